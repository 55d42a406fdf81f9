"""Sentences and words with their offsets.

The only module that imports jieba, and it does so when words are asked for.
jieba's dictionary is Simplified: the folded text is cut and the original is sliced, so that Traditional
text is cut as well as Simplified, and no offset moves.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model import Article, Block
from pipeline.text.dictionary import Dictionary
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.text.sentences import sentences

_CHINESE = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DICTIONARY = r"\u4e00-\u9fd5"  # what jieba's dictionary knows; rarer characters are words by themselves
_WORD = late(rf"[{_DICTIONARY}]+|[{_CHINESE}]|[^\W{_CHINESE}]+(?:[.,'’&/+-][^\W{_CHINESE}]+)*%?|[^\w\s]")
_LONGEST = 6  # characters of a word
_TOTAL = 60_101_967  # of what jieba's dictionary counts
_LOG_TOTAL = math.log(_TOTAL)
_RUN, _REMEMBERED = 100, 1 << 16  # characters of a run that is remembered; words whose likelihood is
_KNOWN = 2_000  # how often a further word counts as seen


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A text with its sentences and words as half-open code point spans, in order.

    Attributes:
        text: the text as given.
        sentences: without white space at their ends; every visible character is in one.
        words: never across a sentence, never white space, punctuation included.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    words: tuple[tuple[int, int], ...]

    def __iter__(self) -> Iterator[str]:
        """The words as written."""
        return (self.text[start:end] for start, end in self.words)


def segment(text_or_article: str | Article) -> Segmentation:
    """Return the sentences and words of a text or an article.

    >>> list(segment("三億五千萬元由紅杉資本領投"))
    ['三億五千萬元', '由', '紅杉', '資本', '領投']
    """
    text, blocks = _parts(text_or_article)
    spans = sentences(text, blocks)
    folded = fold(text)
    found = [word for start, end in spans for word in words_in(folded, start, end)]
    return Segmentation(text, tuple(spans), tuple(found))


def ordinary(words: str) -> bool:
    """Return whether folded Chinese ``words`` are ordinary words one after another, and so hardly a name.

    >>> ordinary("不会轻易"), ordinary("厚雪资本")
    (True, False)
    """
    known = _met(words)
    return all(known.get(word, 0) > (2 if len(word) > 1 else 50_000) for word in _jieba().cut(words, HMM=False))


def _parts(given: str | Article) -> tuple[str, Sequence[Block]]:
    return (given, ()) if isinstance(given, str) else (given.text, given.blocks)


def words_in(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of a part of a folded text, in code points. Only runs of Chinese characters go to jieba, which breaks 1,000 and D. E.

    >>> list(words_in("acme 1,000", 0, 10))
    [(0, 4), (5, 10)]
    """
    for match in _WORD.finditer(folded, start, end):
        at = match.start()
        if not "\u4e00" <= folded[at] <= "\u9fd5":
            yield match.span()
            continue
        for word in _cutter()(match.group()):
            yield at, at + len(word)
            at += len(word)


@functools.cache
def _cutter() -> Callable[[str], Iterable[str]]:
    """rjieba where it is installed (the extra ``fast``): the same dictionary and model, the same words, 12 times faster."""
    try:
        import rjieba
    except ImportError:
        return _cut_by_jieba
    cut: Callable[[str], Iterable[str]] = rjieba.cut
    return cut


def _cut_by_jieba(run: str) -> Iterable[str]:
    _met(run)
    words: Iterable[str] = _jieba().cut(run)
    return words


@functools.cache
def _jieba() -> Any:
    """A tokenizer that shares our dictionary: jieba fills its own from a cache on the disk, whoever wrote it, and takes longer."""
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = _dictionary().counts, _TOTAL, True
    return tokenizer


@functools.cache
def _dictionary() -> Dictionary:
    """The dictionary beside jieba's code."""
    import jieba

    with jieba.Tokenizer().get_dict_file() as file:
        text: str = file.read().decode("utf-8")
    return Dictionary(text.rstrip("\n").split("\n"))


def _met(text: str) -> dict[str, int]:
    """How often the words are seen that may begin anywhere in a text, and others."""
    dictionary = _dictionary()
    dictionary.meet(text)
    return dictionary.counts


def _count(word: str) -> int:
    """How often a word is seen; what is counted was met."""
    count = _dictionary().counts.get(word)
    return _met(word[:2]).get(word, 0) if count is None else count


def cut(folded: str, known: Collection[str] = (), *more: Collection[str]) -> list[str]:
    """Return the most likely words of a folded run of Chinese characters; what no dictionary knows is cut into characters.

    Args:
        folded: Chinese characters only.
        known: further words of up to six characters, each as likely as a frequent word of the dictionary.
        more: some more of them, of two characters and more, beside many that are always the same.

    >>> cut("欧卡智舶营收"), cut("欧卡智舶营收", {"营收"})
    (['欧', '卡', '智', '舶', '营', '收'], ['欧', '卡', '智', '舶', '营收'])
    """
    said = frozenset[str]().union(*(_said(folded, frozenset(words)) for words in more))
    return list((_cut if len(folded) <= _RUN else _cut.__wrapped__)(folded, frozenset(known), said))


@functools.lru_cache(1 << 13)
def _cut(folded: str, known: frozenset[str], more: frozenset[str]) -> tuple[str, ...]:
    """The words of a run, remembered: names are sought in the same runs in more than one way."""
    costs, size = _costs(known, more), len(folded)
    best, stops = [0.0] * (size + 1), [size] * (size + 1)
    for start in range(size - 1, -1, -1):
        cost, stop = best[start + 1] + (costs[folded[start]] or 0.0), start + 1
        for end in range(start + 2, min(size, start + _LONGEST) + 1):
            if (own := costs[folded[start:end]]) is None:
                break  # the dictionary holds whatever its words begin with
            if own and (longer := own + best[end]) >= cost:
                cost, stop = longer, end
        best[start], stops[start] = cost, stop
    cuts, at = [], 0
    while at < size:
        cuts.append(folded[at : stops[at]])
        at = stops[at]
    return tuple(cuts)


def _said(folded: str, words: frozenset[str]) -> frozenset[str]:
    """Those of many words that stand in a run: of most runs none, and then their number costs nothing."""
    begun, starts = _begun(words), [*map(str.__add__, folded, folded[1:])]
    if begun.keys().isdisjoint(starts):
        return frozenset()
    return frozenset(word for start in starts for word in begun.get(start, ()) if word in folded)


@functools.lru_cache(maxsize=8)
def _begun(words: frozenset[str]) -> dict[str, list[str]]:
    """Words by their first two characters."""
    begun: dict[str, list[str]] = {}
    for word in (word for word in words if len(word) > 1):
        begun.setdefault(word[:2], []).append(word)
    return begun


class _Costs(dict[str, float | None]):
    """How likely words are, in nats below certainty: 0 for what words only begin with, None for what none begins with.

    Filled a word at a time as texts ask for it, shorter ones first.
    """

    def __init__(self, known: frozenset[str], more: frozenset[str]) -> None:
        self._known, self._more = known, more
        self._begun, self._more_begun = _beginnings(known), _beginnings(more)

    def __missing__(self, word: str) -> float | None:
        if len(self) > _REMEMBERED:
            self.clear()
        count = _dictionary().counts.get(word)
        if count is None and len(word) < 3:
            count = _met(word).get(word)
        if word in self._known or word in self._more:
            count = max(count or 0, _KNOWN)
        if len(word) == 1:
            count = count or 1
        elif count is None:
            count = 0 if word in self._begun or word in self._more_begun else None
        elif len(word) > 2 and _joins(word, self._known, self._more):
            count = 0
        cost = None if count is None else math.log(count) - _LOG_TOTAL if count else 0.0
        self[word] = cost
        return cost


@functools.lru_cache(maxsize=64)
def _costs(known: frozenset[str], more: frozenset[str]) -> _Costs:
    return _Costs(known, more)


@functools.lru_cache(maxsize=64)
def _beginnings(known: frozenset[str]) -> frozenset[str]:
    """What words begin with."""
    return frozenset(word[:n] for word in known for n in range(1, len(word)))


def _joins(word: str, known: frozenset[str], more: frozenset[str]) -> bool:
    """Whether the dictionary writes as one word two known ones, or one and a character before it: 順利完成, 次增持."""
    if word in known or word in more:
        return False
    last, first = word[-2:], word[:-2]
    if last not in known and last not in more:
        return False
    return len(word) == 3 or first in known or first in more


def part_of_speech(word: str) -> tuple[str, int]:
    """Return the part of speech of a folded word in jieba's dictionary and how often its corpus has it; ``("x", 0)`` for others.

    >>> part_of_speech("完成")[0], part_of_speech("欧卡")
    ('v', ('x', 0))
    """
    count = _count(word)
    return _dictionary().tags.get(word, "x"), count


def rarity(words: Iterable[str]) -> float:
    """Return how rare these words are: nats for each character, as jieba's dictionary counts; common text has about five."""
    cost = size = 0.0
    for word in words:
        count = _count(word)
        cost += math.log(_TOTAL / count) if count else math.log(_TOTAL) + 2.0 * len(word)
        size += len(word)
    return cost / max(size, 1)
