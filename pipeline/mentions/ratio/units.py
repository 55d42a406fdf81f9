"""The units of ratios, from ``lexicons/ratios.toml``: %, 成, 倍, x, -fold, percentage points, basis points."""

from __future__ import annotations

import functools
import re

from pipeline.mentions.ratio.value import Unit
from pipeline.text.fold import fold
from pipeline.vocabulary import table


@functools.cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    """The lists of ``ratios.toml``, folded."""
    return {
        kind: {key: [fold(w) for w in words] for key, words in entries.items()}
        for kind, entries in table("ratios").items()
    }


def _either(words: list[str]) -> str:
    spelt = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(rf"\b{re.escape(w)}\b" if w[0].isascii() else re.escape(w) for w in spelt)


@functools.cache
def patterns(kind: str) -> dict[str, re.Pattern[str]]:
    """Each key of one table with a pattern of its words."""
    return {key: re.compile(_either(words), re.ASCII) for key, words in vocabulary()[kind].items()}


def behind(unit: str) -> str:
    """An alternation of the words that name a unit behind its number."""
    words = sorted(vocabulary()["units"][unit], key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) + r"\b" * w[-1].isalpha() * w.isascii() for w in words)


_UNIT = re.compile(
    rf" ?(?P<points>{behind('points')})"
    r"|(?: |-)?(?P<basis>basis points?\b|bps\b|个?基点)"
    rf"| ?(?P<percent>{behind('percent')})"
    rf"| ?(?P<times>倍)|(?P<x>[x×](?:[^a-z0-9]|$))|(?: |-)?(?P<fold>{behind('fold')})"
    r"| (?P<of>times) (?:in (?:a|one) (?:year|quarter)|year[- ]o(?:ver|n)[- ]year|yoy"
    r"|the|more|as|higher|larger|bigger|its|their|faster|greater|what|that|over)\b"
)
_BEGIN = sorted({re.escape(w[:3]) for words in vocabulary()["units"].values() for w in words})
NEAR = re.compile("|".join(["[倍x×点]", "times", "bps", "bas", *_BEGIN]))
"""What every unit begins with or holds: most numbers of a text have none of it behind them."""
_NOT_TIMES = ("数", "率", "频", "速器", "体")


def unit_at(folded: str, at: int) -> tuple[int, Unit, int] | None:
    """The unit written at ``at``: its end, itself, and how many of it make one (100 basis points a percentage point)."""
    match = _UNIT.match(folded, at)
    if match is None or match.lastgroup is None:
        return None
    name, end = match.lastgroup, match.end(match.lastgroup)
    if name == "x":
        return match.start("x") + 1, "times", 1
    if name == "basis":
        return end, "points", 100
    if name == "times" and folded.startswith(_NOT_TIMES, end):
        return None
    if name == "percent" and folded[end : end + 1] == "点":
        return None
    return end, ("times" if name in ("times", "fold", "of") else "points" if name == "points" else "percent"), 1
