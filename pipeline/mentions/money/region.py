"""Where an article is from and whom it is about, by weighed evidence: ``lexicons/regions.toml`` and ``region_words.toml``.

Each region's words speak for it alone, so that more evidence of one region never makes it another.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from pipeline.text.fold import fold
from pipeline.vocabulary import table

_Sense: TypeAlias = tuple[str, str]  # kind, region


_LATIN = re.compile("[a-z0-9]{2}")


class Standing(NamedTuple):
    """The region that all evidence shows and the one that the article speaks of; None where that is left open."""

    home: str | None
    subject: str | None


@functools.cache
def _words() -> tuple[dict[str, list[str]], dict[str, list[_Sense]]]:
    """Words by their first two letters, longest first, and what each shows; longer words that only hold another show nothing."""
    senses: dict[str, list[_Sense]] = {}
    for kind, regions in table("region_words").items():
        for region, words in regions.items():
            for word in words:
                senses.setdefault(fold(word), []).extend([] if kind == "none" else [(kind, region)])
    first: dict[str, list[str]] = {}
    for word in sorted(senses, key=lambda w: (-len(w), w)):
        first.setdefault(word[:2], []).append(word)
    return first, senses


@functools.cache
def _patterns() -> list[tuple[re.Pattern[str], _Sense]]:
    kinds = table("regions")["patterns"].items()
    return [(re.compile(pattern), (kind, region)) for kind, by in kinds for region, pattern in by.items()]


def _found(folded: str) -> set[str]:
    """The different words of the lists, in one pass; the longest that begins at a place hides what lies inside it."""
    first, _ = _words()
    found: set[str] = set()
    at, end = 0, len(folded)
    while at < end:
        begun = first.get(folded[at : at + 2]) or first.get(folded[at])
        word = begun and next((w for w in begun if folded.startswith(w, at) and _whole(folded, at, at + len(w))), None)
        if word:
            found.add(word)
        at += len(word) if word else 1
    return found


def _whole(folded: str, start: int, end: int) -> bool:
    """Whether no Latin word or number goes on at either end: GEM is not in management."""
    return not any(_LATIN.fullmatch(folded, at - 1, at + 1) for at in (start, end))


def evidence(text: str) -> Iterator[_Sense]:
    """What a text shows, a kind and a region for each different word, pattern and spelling.

    Args:
        text: as it is written.

    >>> sorted(evidence("雲澤（2330-TW）的行政總裁"))
    [('code', 'TW'), ('plain', 'HK')]
    """
    folded = fold(text)
    _, senses = _words()
    for word in _found(folded):
        yield from senses[word]
    yield from (sense for pattern, sense in _patterns() if pattern.search(folded))
    for region, letters in table("regions")["letters"].items():
        yield from (("spelling", region) for letter in letters if letter in text)


def standing(text: str, stated: str | None = None) -> Standing:
    """Weigh what a text shows.

    Args:
        text: as it is written.
        stated: the region whose 元 the article's amounts state.

    >>> standing("興櫃公司雲澤（6999）募資5億元，執行長說軟體業者看好")
    Standing(home='TW', subject='TW')
    >>> standing("公司募資5億元")
    Standing(home=None, subject=None)
    """
    counts = Counter(evidence(text))
    if stated is not None:
        counts["stated", stated] = 1
    weighing = table("regions")["weighing"]
    kinds = {kind: points for group in ("voice", "subject", "amounts") for kind, points in weighing[group].items()}
    needed = weighing["needed"]
    return Standing(_first(counts, kinds, needed), _first(counts, weighing["subject"], needed))


def _first(counts: Counter[_Sense], kinds: dict[str, float], needed: float) -> str | None:
    """The region that leads the next one by enough."""
    points = {"TW": 0.0, "HK": 0.0, "CN": 0.0}
    for (kind, region), count in sorted(counts.items()):
        points[region] += kinds.get(kind, 0.0) * math.log2(1 + count)
    (next_best, _), (best, region) = sorted((worth, name) for name, worth in points.items())[-2:]
    return region if best - next_best >= needed else None
