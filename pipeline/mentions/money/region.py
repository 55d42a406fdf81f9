"""Where an article is from and whom it is about, by points of evidence that stand in ``lexicons/regions.toml``.

The two are apart, as a newspaper of Taipei also writes of Shanghai: its words are Taiwan's and the money need not be.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import NamedTuple, TypeAlias

from pipeline.text.fold import fold
from pipeline.vocabulary import table

_Sense: TypeAlias = tuple[str, str, int]  # origin or subject, region, points


class Standing(NamedTuple):
    """The region whose words an article speaks and the one it speaks of; None where the evidence leaves it open.

    ``leaning``: the one that has more of the words than any other, though they may be few.
    """

    origin: str | None
    subject: str | None
    leaning: str | None


@functools.cache
def _words() -> tuple[re.Pattern[str], dict[str, list[_Sense]]]:
    senses: dict[str, list[_Sense]] = {}
    for item in table("regions")["evidence"]:
        for region, words in item.get("words", {}).items():
            for word in words:
                senses.setdefault(fold(word), []).append((item["of"], region, item["points"]))
    longest_first = sorted(senses, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, longest_first))), senses


@functools.cache
def _patterns() -> list[tuple[re.Pattern[str], _Sense]]:
    return [
        (re.compile(pattern), (item["of"], region, item["points"]))
        for item in table("regions")["evidence"]
        for region, pattern in item.get("patterns", {}).items()
    ]


def standing(folded: str) -> Standing:
    """Add up what a folded text shows.

    >>> standing("兴柜公司云泽(6999)募资5亿元,执行长说软体业者看好")
    Standing(origin='TW', subject='TW', leaning='TW')
    >>> standing("公司募资5亿元")
    Standing(origin=None, subject=None, leaning='TW')
    """
    words, senses = _words()
    found = [sense for word in sorted({m[0] for m in words.finditer(folded)}) for sense in senses[word]]
    found += [sense for pattern, sense in _patterns() if pattern.search(folded)]
    points: dict[str, Counter[str]] = {"origin": Counter(), "subject": Counter()}
    for of, region, worth in found:
        points[of][region] += worth
    needed = table("regions")["needed"]
    return Standing(
        _first(points["origin"], needed["points"], needed["times"]),
        _first(points["subject"], needed["points"], needed["times"]),
        _first(points["origin"], 1, 1),
    )


def _first(points: Counter[str], enough: int, times: int) -> str | None:
    """The region that has enough points, and enough more than the next."""
    ranked = [*sorted(points.items(), key=lambda item: (-item[1], item[0])), ("", 0), ("", 0)]
    (region, best), (_, next_best) = ranked[:2]
    return region if best >= enough and best >= times * next_best and best > next_best else None
