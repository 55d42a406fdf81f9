"""The sentences of an article that say most of it: LexRank with a prior.

Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization" (2004), the continuous
form: sentences are alike by the cosine of their words' tf-idf, and a sentence weighs what those like it weigh. The
random jump goes by position and by the words of the title instead of anywhere, for news says the most at its start.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.languages import own
from pipeline.model import Article, Fact
from pipeline.summary.plan import title_of
from pipeline.summary.quotable import prose, quotable, stands_alone
from pipeline.text.fold import fold
from pipeline.text.sentence_words import in_any_language
from pipeline.text.words import segment

_MOST = 80  # sentences that are compared with each other: what news says further down, it does not say first
_WALK, _ROUNDS = 0.45, 30  # of the weight that comes from alike sentences; rounds until nothing moves any more
_ALIKE = 0.45  # a cosine: they say the same
_RELATED = 0.02  # a cosine: they are at least of the same story
_LEAST = 0.5  # of the first sentence's weight, beside stated facts: there nothing has to be quoted
_TITLE = 2.0
_EVERYWHERE = in_any_language("common") | in_any_language("starters")


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    vector: Mapping[str, float]


def quotes(article: Article, facts: Sequence[Fact], told: Collection[str] = ()) -> list[tuple[int, int]]:
    """Return the sentences of an article that can be quoted, the weightiest first; not two that say the same.

    Args:
        article: its text is quoted by offsets.
        facts: of the article.
        told: ids of the facts that the summary states; a sentence that says again what they say is left out.

    Returns:
        Code point spans. Where nothing can stand by itself and nothing is told: its first line.
    """
    folded = fold(article.text)
    found = _sentences(article, folded)
    marks = sorted(e.start for f in facts if f.id in told for e in f.evidence if not e.field.startswith("company"))
    weights, spaced = _weights(found, _prior(article, folded, found)), own(article.language).spaced
    ranked = []
    for sentence, weight in zip(found, weights, strict=True):
        text = article.text[sentence.start : sentence.end]
        restated = bisect_left(marks, sentence.end) - bisect_left(marks, sentence.start)
        if restated < 2 and quotable(text, folded[sentence.start : sentence.end], spaced):
            alone = stands_alone(text, folded[sentence.start : sentence.end])
            if alone or not told:
                ranked.append((weight * (1.0 if alone else 0.3) * (0.5 if restated else 1.0), sentence))
    ranked.sort(key=lambda item: (-item[0], item[1].start))
    chosen: list[_Sentence] = []
    for weight, sentence in ranked:
        likeness = [_cosine(sentence.vector, other.vector) for other in chosen]
        weighty = weight > _LEAST * ranked[0][0] or not told
        if not chosen or (weighty and _RELATED < max(likeness) < _ALIKE):
            chosen.append(sentence)
    return [(s.start, s.end) for s in chosen] or ([] if told else _first_line(article))


def _first_line(article: Article) -> list[tuple[int, int]]:
    """The first words of an article that has no whole sentence: a heading is better than nothing."""
    start = len(article.text) - len(article.text.lstrip())
    end = start + len(article.text[start : start + 120].split("\n")[0].rstrip())
    return [(start, end)] if any(map(str.isalpha, article.text[start:end])) else []


def _sentences(article: Article, folded: str) -> list[_Sentence]:
    """The first sentences of prose with their words weighted by how rare they are among them."""
    cut = segment(article)
    starts = [start for start, _ in cut.words]
    spans = prose(article, list(cut.sentences))[:_MOST]
    bags = [Counter(_terms(folded, cut.words[bisect_left(starts, start) : bisect_left(starts, end)])) for start, end in spans]
    seen = Counter(term for bag in bags for term in bag)
    rare = {term: math.log(1 + len(bags) / count) for term, count in seen.items()}
    return [_Sentence(*span, {term: n * rare[term] for term, n in bag.items()}) for span, bag in zip(spans, bags, strict=True)]


def _terms(folded: str, words: Sequence[tuple[int, int]]) -> list[str]:
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
    alike = [_sums_to_one([_cosine(one.vector, other.vector) if one is not other else 0.0 for other in found]) for one in found]
    weights = list(prior)
    for _ in range(_ROUNDS):
        come = [0.0] * len(found)
        for weight, row in zip(weights, alike, strict=True):
            for place, share in enumerate(row):
                come[place] += weight * share
        weights = _sums_to_one([_WALK * walked + (1 - _WALK) * jumped for walked, jumped in zip(come, prior, strict=True)])
    return weights


def _sums_to_one(numbers: Sequence[float]) -> list[float]:
    total = math.fsum(numbers)
    return [number / total for number in numbers] if total else list(numbers)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = one.keys() & other.keys()
    if not shared:
        return 0.0
    product = math.fsum(one[term] * other[term] for term in shared)
    return product / math.sqrt(math.fsum(w * w for w in one.values()) * math.fsum(w * w for w in other.values()))
