"""Which of the article's own sentences to quote: at most three, verbatim, that say more than the stated facts do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import add

from pipeline.languages import languages
from pipeline.model import Article, Fact
from pipeline.text.fold import fold
from pipeline.text.sentence_words import in_any_language, sentence_words
from pipeline.text.sentences import sentences

_ENDED = re.compile(r"[。！？.!?][」』”’）)\"']{0,4}$")
_TERM = re.compile(r"[a-z0-9][a-z0-9'&+.-]*|[\u3400-\u9fff]+")
_FIRST_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_BOILERPLATE = tuple(sorted(in_any_language("boilerplate")))


def _leaning(spaced: bool) -> tuple[str, ...]:
    return tuple(w for room in languages() if room.spaced is spaced for w in sentence_words()[room.code]["leaning"])


# What a sentence that leans begins with: whole words, and characters where no blank ends a word.
_LEANING_WORDS, _LEANING = frozenset(_leaning(True)), _leaning(False)
_PAIRS = ("「」", "『』", "“”", "（）", "()", "《》")
_PROSE = ("summary", "paragraph", "quote", "item")
_TITLE_WEIGHT, _CENTRE_WEIGHT, _ALIKE = 1.5, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    terms: frozenset[str]
    score: float


def quotes(
    article: Article, facts: Sequence[Fact], told: Collection[str] = (), most: int = 3
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the sentences to quote, in the article's order.

    Chosen by position, words shared with the title and with the rest of the article, figures and evidence of facts;
    not two that say the same, and none that merely restates the facts already told.

    Args:
        article: its text is quoted by offsets.
        facts: all facts of the article.
        told: ids of the facts that the summary has stated.
        most: how many at most.

    Returns:
        Code point spans, each with the ids of the facts that have evidence in it.
    """
    spans = _prose(article)
    candidates = _scored(article, facts, frozenset(told), spans)
    if not candidates and not told:  # nothing but headings and rows: better those than nothing
        candidates = _scored(article, facts, frozenset(), sentences(article.text, article.blocks)[:most], strict=False)
    chosen: list[_Candidate] = []
    while candidates and len(chosen) < most:
        best = max(candidates, key=lambda c: (c.score - max((_overlap(c, o) for o in chosen), default=0.0), -c.start))
        chosen.append(best)
        candidates = [c for c in candidates if c is not best and _overlap(c, best) < _ALIKE]
    return [(c.start, c.end, _ids(facts, c.start, c.end)) for c in sorted(chosen, key=lambda c: c.start)]


def terms(text: str) -> frozenset[str]:
    """Latin words and pairs of Chinese characters of the folded text: words enough to compare sentences by.

    >>> sorted(terms("沛星募資 Series A"))
    ['series', '募资', '星募', '沛星']
    """
    return _terms(_TERM.findall(fold(text)))


def _terms(runs: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    for run in runs:
        if run[0] >= "\u3400":
            found.update(map(add, run, run[1:]))
        elif len(run) > 2:
            found.add(run)
    return frozenset(found)


def title_of(article: Article) -> tuple[int, int]:
    """The span of the title in the text; empty if the text has none."""
    for block in article.blocks:
        if block.kind == "title":
            return block.start, block.end
    if article.title and article.text.startswith(article.title):
        return 0, len(article.title)
    return 0, 0


def _prose(article: Article) -> list[tuple[int, int]]:
    spans = sentences(article.text, article.blocks)
    if not article.blocks:
        return spans
    blocks = sorted((b.start, b.end) for b in article.blocks if b.kind in _PROSE)
    kept, at = [], 0
    for start, end in spans:
        while at < len(blocks) and blocks[at][1] <= start:
            at += 1
        if at < len(blocks) and blocks[at][0] <= start:
            kept.append((start, end))
    return kept


def _scored(
    article: Article,
    facts: Sequence[Fact],
    told: frozenset[str],
    spans: Sequence[tuple[int, int]],
    *,
    strict: bool = True,
) -> list[_Candidate]:
    title = terms(article.text[slice(*title_of(article))] or article.title or "")
    everything = fold(article.text)
    texts = [_Text(article.text[start:end], everything[start:end]) for start, end in spans]
    bags = [_terms(text.runs) for text in texts]
    frequency = Counter(term for bag in bags for term in bag)
    usual = max((n for _, n in frequency.most_common(1)), default=1)
    marks = _marks(facts, told)
    found = []
    for place, ((start, end), text, bag) in enumerate(zip(spans, texts, bags, strict=True)):
        restated, fresh = _evidence_in(marks, start, end)
        if strict and (restated >= 2 or not _quotable(text)):
            continue
        score = 1 / (1 + 0.2 * place)
        score += _TITLE_WEIGHT * len(bag & title) / (len(title) or 1)
        score += _CENTRE_WEIGHT * (sum(map(frequency.__getitem__, bag)) - len(bag)) / ((len(bag) or 1) * usual)
        score += 0.15 * any(map(str.isdigit, text.written)) + 0.1 * min(fresh, 3) - 0.6 * restated - _awkward(text)
        found.append(_Candidate(start, end, bag, score))
    return found


def _marks(facts: Sequence[Fact], told: frozenset[str]) -> list[tuple[int, float, float]]:
    """Where each value is evidenced, and what it weighs as told and as news. A company's name alone restates nothing."""
    marks: dict[int, tuple[float, float]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            if not evidence.field.startswith("company"):
                weight = 0.5 if evidence.field.startswith(("investor", "acquirer", "target")) else 1.0
                old, new = marks.get(evidence.start, (0.0, 0.0))
                marks[evidence.start] = (max(old, weight), new) if fact.id in told else (old, max(new, weight))
    return [(start, old, 0.0 if old else new) for start, (old, new) in sorted(marks.items())]


def _evidence_in(marks: Sequence[tuple[int, float, float]], start: int, end: int) -> tuple[float, float]:
    inside = marks[bisect_left(marks, (start,)) : bisect_left(marks, (end,))]
    return sum(old for _, old, _ in inside), sum(new for *_, new in inside)


class _Text:
    """A sentence as written and folded, and its words."""

    def __init__(self, written: str, folded: str) -> None:
        self.written, self.folded = written, folded
        self.runs: list[str] = _TERM.findall(folded)
        self.size = sum(len(run) if run[0] >= "\u3400" else 1 for run in self.runs)  # Chinese characters and Latin words


def _quotable(sentence: _Text) -> bool:
    """Whether a sentence can stand by itself: whole, of a readable length, and of the article."""
    return 10 <= sentence.size <= 120 and _is_whole(sentence.written) and not _is_around(sentence.folded)


def _is_whole(text: str) -> bool:
    """Whether a sentence is one line of prose that ends, and closes what it opens."""
    if _ENDED.search(text, max(0, len(text) - 5)) is None or any(c in text for c in "\n\r|"):
        return False
    return text.count('"') % 2 == 0 and all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def _is_around(folded: str) -> bool:
    """Whether a sentence is of the page around an article."""
    return "http" in folded or any(word in folded for word in _BOILERPLATE)


def _awkward(sentence: _Text) -> float:
    text = sentence.written
    first = _FIRST_WORD.match(text)
    leaning = sentence.folded[:8].startswith(_LEANING) or (first is not None and first.group().lower() in _LEANING_WORDS)
    asks = text.rstrip("」』”’）)\"'")[-1:] in "?？"
    speaks = text[:1] in "「『“\"‘'"
    return 0.4 * leaning + 0.5 * asks + 0.2 * speaks + 0.3 * (sentence.size > 90)


def _overlap(one: _Candidate, other: _Candidate) -> float:
    smaller = min(len(one.terms), len(other.terms))
    return len(one.terms & other.terms) / smaller if smaller else 1.0


def _ids(facts: Sequence[Fact], start: int, end: int) -> tuple[str, ...]:
    return tuple(f.id for f in facts if any(start <= e.start and e.end <= end for e in f.evidence))
