"""The sentences of an article that say most of it: LexRank with a prior.

Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization" (2004), the continuous
form: sentences are alike by the cosine of their words' tf-idf, and a sentence weighs what those like it weigh. The
random jump goes by position and by the words of the title instead of anywhere, for news says the most at its start.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.languages import own
from pipeline.model import AcquisitionFact, AmountFact, Article, DateFact, Fact, FundingRound, InvestorFact
from pipeline.records.entities import named
from pipeline.summary.plan import amount, is_titled, subject, title_of
from pipeline.summary.quotable import is_spoken, length, prose, quotable, stands_alone, unlabelled
from pipeline.summary.standing import (
    claims,
    commentary,
    is_about,
    is_dated_nearby,
    is_silent,
    is_surname,
    names_somebody,
    opened,
    outside,
    reports,
    rests,
)
from pipeline.text.fold import fold
from pipeline.text.sentence_words import in_any_language
from pipeline.text.sentences import sentences
from pipeline.text.words import words_in

_MOST = 80  # sentences that are compared with each other: what news says further down, it does not say first
_WALK, _ROUNDS = 0.45, 30  # of the weight that comes from alike sentences; rounds until nothing moves any more
_ALIKE = 0.3  # a cosine: they say the same
_RELATED = 0.02  # a cosine: they are at least of the same story
_LEAST = 0.4  # of the weightiest sentence's weight, fit or not, beside stated facts: there nothing has to be quoted
_TITLE = 2.0
_SHORTEST = {True: 10, False: 16}  # words or characters of a sentence beside the news, with blanks between words and without
_LEAD, _EARLY = 600, 800  # code points: of what counts as the lead, of what counts as early in a short article
_SHARED = 2  # words of the title in a sentence of a language without capitals that names nobody we know
_PROOFS = ("money", "valuation", "text", "ratio", "percent", "growth", "listing")  # fields whose words are the news itself
_EVERYWHERE = in_any_language("common") | in_any_language("starters")


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    vector: Mapping[str, float]
    square: float  # of the vector's length


def quotes(article: Article, facts: Sequence[Fact], told: Collection[str] = (), *, news: bool = False) -> list[tuple[int, int]]:
    """Return the sentences of an article that can be quoted, the weightiest first; not two that say the same.

    Args:
        article: its text is quoted by offsets.
        facts: of the article.
        told: ids of the facts that the summary states; a sentence that says again what they say is left out.
        news: these are what the article is about, so that a sentence about somebody else, or one that says little, is needless.

    Returns:
        Code point spans; beside what is told only those that name somebody, or what the title does. Where nothing can stand by itself and
        nothing is told: its first line.
    """
    folded, spaced = fold(article.text), own(article.language).spaced
    marks = sorted((e.start, e.field) for f in facts if f.id in told for e in f.evidence if not e.field.startswith("company"))
    spans = [opened(folded, s) for s in unlabelled(folded, prose(article, sentences(article.text, article.blocks))[:_MOST])]
    title, aside, restating = _bare(folded[slice(*title_of(article))]), commentary(article, folded), _Restating(facts, told)
    known = len({fold(f.company.name) for f in facts if f.id in told and isinstance(f, FundingRound) and f.company}) == 1
    names = frozenset(fold(name.text) for fact in facts for name in named(fact))
    mine = _own(article, facts, told) if news else frozenset[str]()
    lead, early = _lead_end(article), max(_EARLY, len(folded) // 2)
    titled = set(_terms(folded, words_in(folded, *title_of(article))))
    worth: dict[tuple[int, int], float] = {}  # of those that can be quoted, the share of their weight that counts
    vague: dict[tuple[int, int], float] = {}  # those that name nobody, and nothing of the title
    for start, end in spans:
        text, said = article.text[start:end], folded[start:end]
        tells = reports(said) and not is_dated_nearby(said)
        if told and is_silent(said):
            continue
        if not (tells and quotable(text, said, spaced) and _bare(said) != title):
            continue
        if not outside((start, end), aside) or restating(start, end):
            continue
        wanted = start < lead or (start < early and is_about(said, mine, spaced))
        if mine and (not wanted or length(text) < _SHORTEST[spaced]):
            continue
        if is_surname(article.text, start, names):
            continue
        if text[-1] in "!?" and text[-2].isascii() and folded[end : end + 1].isalpha():  # YOHO!有貨
            continue
        if stands_alone(text, said) and not is_spoken(article.text, start) and not rests(folded, (start, end), known):
            again = bisect_left(marks, (end, "")) - bisect_left(marks, (start, ""))
            share = (0.5 if again else 1.0) * (0.5 if claims(folded, (start, end)) else 1.0)
            about = names_somebody(text, said, names) or (not spaced and sum(term in said for term in titled) >= _SHARED)
            (worth if about else vague)[start, end] = share
    worth = worth or (vague if not told else {})
    if not worth:
        return [] if told else _first_line(article)
    return _weightiest(article, folded, spans, worth, bool(told))


def _lead_end(article: Article) -> int:
    """Where the summary or the first paragraph of an article ends."""
    first = next((b.end for b in article.blocks if b.kind in ("summary", "paragraph")), 0)
    return min(first, _LEAD)


def _own(article: Article, facts: Sequence[Fact], told: Collection[str]) -> frozenset[str]:
    """What the one company of the title and the news is called, or both parties of a purchase, folded; nothing where it is about several."""
    said = [f for f in facts if f.id in told and not isinstance(f, InvestorFact | DateFact)]
    parties = {name.name for f in said for name in (f.target if isinstance(f, AcquisitionFact) else None, subject(f)) if name}
    if len(parties) > 2 or (len(parties) == 2 and not any(isinstance(f, AcquisitionFact) for f in said)):
        return frozenset()
    if not any(is_titled(article, name) for f in said for name in named(f) if name.name in parties):
        return frozenset()
    forms = {form for f in facts for name in named(f) if name.name in parties for form in (name.name, name.text)}
    return frozenset(fold(form) for form in forms)


class _Restating:
    """Whether a sentence says again what is told: it has words that prove it, or an amount of it."""

    def __init__(self, facts: Sequence[Fact], told: Collection[str]) -> None:
        said = [f for f in facts if f.id in told]
        worths = {amount(money) for f in said for money in (getattr(f, "money", None), getattr(f, "valuation", None))} - {None}
        told_at = (e.start for f in said for e in f.evidence if e.field in _PROOFS)
        again = (e.start for f in facts if isinstance(f, AmountFact) and amount(f.money) in worths for e in f.evidence)
        self._at = sorted({*told_at, *again})

    def __call__(self, start: int, end: int) -> bool:
        return bisect_left(self._at, end) > bisect_left(self._at, start)


def _weightiest(
    article: Article, folded: str, spans: Sequence[tuple[int, int]], worth: Mapping[tuple[int, int], float], told: bool
) -> list[tuple[int, int]]:
    """Those of several sentences that say most and do not say the same, the weightiest first."""
    found = _sentences(folded, spans)
    weights = _weights(found, _prior(article, folded, found))
    ranked = [(weight * worth[s.start, s.end], s) for s, weight in zip(found, weights, strict=True) if (s.start, s.end) in worth]
    ranked.sort(key=lambda item: (-item[0], item[1].start))
    least = _LEAST * max(weights)
    chosen: list[_Sentence] = []
    for weight, sentence in ranked:
        weighty = weight > least or not (told or chosen)  # where nothing is told, one sentence is better than none
        if weighty and (not chosen or _RELATED < max(_cosine(sentence, other) for other in chosen) < _ALIKE):
            chosen.append(sentence)
    return [(s.start, s.end) for s in chosen]


def _bare(folded: str) -> str:
    """Letters and digits alone: a caption that repeats the title says nothing."""
    return "".join(filter(str.isalnum, folded))


def _first_line(article: Article) -> list[tuple[int, int]]:
    """The first words of an article that has no whole sentence: a heading is better than nothing."""
    start = len(article.text) - len(article.text.lstrip())
    end = start + len(article.text[start : start + 120].split("\n")[0].rstrip())
    return [(start, end)] if any(map(str.isalpha, article.text[start:end])) else []


def _sentences(folded: str, spans: Sequence[tuple[int, int]]) -> list[_Sentence]:
    """Sentences with their words weighted by how rare they are among them."""
    bags = [Counter(_terms(folded, words_in(folded, *span))) for span in spans]
    seen = Counter(term for bag in bags for term in bag)
    rare = {term: math.log(1 + len(bags) / count) for term, count in seen.items()}
    vectors = [{term: n * rare[term] for term, n in bag.items()} for bag in bags]
    return [_Sentence(*span, vector, math.fsum(w * w for w in vector.values())) for span, vector in zip(spans, vectors, strict=True)]


def _terms(folded: str, words: Iterable[tuple[int, int]]) -> list[str]:
    """Words that can tell what a sentence is about: of two characters at least, and none that every text has."""
    found = (folded[start:end] for start, end in words if end - start > 1 and folded[start].isalnum())
    return [word for word in found if word not in _EVERYWHERE]


def _prior(article: Article, folded: str, found: Sequence[_Sentence]) -> list[float]:
    """Where the walk begins anew: early sentences, and those that have the title's words."""
    start, end = title_of(article)
    title = folded[start:end] or fold(article.title or "")
    words = {term for sentence in found for term in sentence.vector if term in title}
    shared = [len(words & sentence.vector.keys()) / (len(words) or 1) for sentence in found]
    return _sums_to_one([1 / (1 + 0.3 * place) + _TITLE * share for place, share in enumerate(shared)])


def _weights(found: Sequence[_Sentence], prior: Sequence[float]) -> list[float]:
    """LexRank by power iteration; a number of rounds and no threshold, so that the same text gives the same weights."""
    size = len(found)
    alike = [[0.0] * size for _ in found]
    for (i, one), (j, other) in combinations(enumerate(found), 2):
        alike[i][j] = alike[j][i] = _cosine(one, other)
    ways = [[(place, share) for place, share in enumerate(_sums_to_one(row)) if share] for row in alike]
    weights = list(prior)
    for _ in range(_ROUNDS):
        come = [0.0] * size
        for weight, row in zip(weights, ways, strict=True):
            for place, share in row:
                come[place] += weight * share
        weights = _sums_to_one([_WALK * walked + (1 - _WALK) * jumped for walked, jumped in zip(come, prior, strict=True)])
    return weights


def _sums_to_one(numbers: Sequence[float]) -> list[float]:
    total = math.fsum(numbers)
    return [number / total for number in numbers] if total else list(numbers)


def _cosine(one: _Sentence, other: _Sentence) -> float:
    shared = one.vector.keys() & other.vector.keys()
    if not shared:
        return 0.0
    return math.fsum(one.vector[term] * other.vector[term] for term in shared) / math.sqrt(one.square * other.square)
