"""Sentences and words with their offsets.

The only module that imports jieba, and it does so when words are asked for.
jieba's dictionary is Simplified: the folded text is cut and the original is sliced, so that Traditional
text is cut as well as Simplified, and no offset moves.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model import Article, Block
from pipeline.text.dictionary import Dictionary
from pipeline.text.fold import fold
from pipeline.text.sentences import sentences

_CHINESE = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DICTIONARY = r"\u4e00-\u9fd5"  # what jieba's dictionary knows; rarer characters are words by themselves
_WORD = re.compile(rf"[{_DICTIONARY}]+|[{_CHINESE}]|[^\W{_CHINESE}]+(?:[.,'’&/+-][^\W{_CHINESE}]+)*%?|[^\w\s]")
_LONGEST = 6  # characters of a word
_TOTAL = 60_101_967  # of what jieba's dictionary counts
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


def cut(folded: str, known: Collection[str] = (), more: Collection[str] = ()) -> list[str]:
    """Return the most likely words of a folded run of Chinese characters; what no dictionary knows is cut into characters.

    Args:
        folded: Chinese characters only.
        known: further words of up to six characters, each as likely as a frequent word of the dictionary.
        more: some more of them, beside many that are always the same.

    >>> cut("欧卡智舶营收"), cut("欧卡智舶营收", {"营收"})
    (['欧', '卡', '智', '舶', '营', '收'], ['欧', '卡', '智', '舶', '营收'])
    """
    known, more = frozenset(known), frozenset(more)
    own, counted, log, total = _own_counts(known, more).get, _met(folded).get, math.log, math.log(_TOTAL)
    size = len(folded)
    best: list[tuple[float, int]] = [(0.0, size)] * (size + 1)
    for start in range(size - 1, -1, -1):
        stop = start + 1
        char = folded[start]
        cost = log(own(char) or counted(char) or 1) - total + best[stop][0]
        for end in range(start + 2, min(size, start + _LONGEST) + 1):
            word = folded[start:end]
            if (count := own(word)) is None and (count := counted(word)) is None:
                break  # the dictionary holds whatever its words begin with
            if count and not (end - start > 2 and _joins(word, known, more)):
                longer = log(count) - total + best[end][0]
                if longer >= cost:
                    cost, stop = longer, end
        best[start] = cost, stop
    cuts, at = [], 0
    while at < size:
        cuts.append(folded[at : best[at][1]])
        at = best[at][1]
    return cuts


@functools.lru_cache(maxsize=16)
def _own_counts(known: frozenset[str], more: frozenset[str] = frozenset()) -> dict[str, int]:
    """How often known words count as seen, as frequent ones do, and what they begin with."""
    if more:
        counted = _own_counts(known)
        return counted | {word: max(count, counted.get(word, 0)) for word, count in _own_counts(more).items()}
    counts = _met("\n".join(known))
    begun = {word[:n]: counts.get(word[:n], 0) for word in known for n in range(1, len(word))}
    return begun | {word: max(counts.get(word, 0), _KNOWN) for word in known}


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
