"""What the words beside a ratio say of it: more or less, up or down, by or to, against when."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from pipeline.mentions import qualifiers
from pipeline.mentions.mention import Source
from pipeline.mentions.ratio.units import patterns
from pipeline.mentions.ratio.value import Draft, Ratio
from pipeline.model import Qualifier
from pipeline.text.late import late

_CLAUSE = late(r"[,。;、!?\n(]|, ")


def _around(folded: str, start: int, end: int) -> tuple[str, str]:
    left = folded[max(0, start - 24) : start]
    for stop in reversed(list(_CLAUSE.finditer(left))):
        left = left[stop.end() :]
        break
    right = folded[end : end + 24]
    stop_right = _CLAUSE.search(right)
    return left, right[: stop_right.start()] if stop_right else right


def _nearest(patterns: dict[str, re.Pattern[str]], left: str, right: str) -> str | None:
    """The key whose word is the last one before, or else the first one after."""
    best: tuple[int, str] | None = None
    for key, pattern in patterns.items():
        for match in pattern.finditer(left):
            if best is None or match.end() > best[0]:
                best = (match.end(), key)
    if best is not None:
        return best[1]
    for key, pattern in patterns.items():
        match_right = pattern.search(right)
        if match_right is not None and (best is None or match_right.start() < best[0]):
            best = (match_right.start(), key)
    return best[1] if best else None


_TO_BEFORE = late(r"(?:[增升涨提扩翻][大高长加]?(?:至|到|为)|\bto|是[^,]{0,8}的) ?(?:约|近|逾|超过|的)? ?$")
_TO_AFTER = late(r" ?(?:以上)?的(?:规模|水准|水平)| times (?:the|its|what)")


def read(source: Source, draft: Draft) -> tuple[Ratio, int, int]:
    """The ratio with what stands beside it, and where its words with those that bend it begin and end."""
    folded = source.folded
    qualifier, outer_start = qualifiers.before(folded, draft.start)
    sign = folded[draft.start - 1 : draft.start]
    inside, end = qualifiers.inside(folded, draft.end)
    if folded[end : end + 2] in ("有余", "余点"):
        inside, end = "over", end + 2
    right, outer_end = qualifiers.after(folded, end)
    final: Qualifier = "exact"
    for candidate in (draft.hedge if draft.high is not None else "exact", qualifier, inside, draft.hedge, right):
        if candidate != "exact":
            final = candidate
            break
    left, after = _around(folded, draft.start, end)
    direction = _nearest(patterns("direction"), left, after)
    if sign in ("+", "-", "−") and not folded[draft.start - 2 : draft.start - 1].isalnum():
        direction = "up" if sign == "+" else "down"
    if draft.word:
        direction = "down" if draft.low < 1 else "up"
    basis = _nearest(patterns("basis"), left, after)
    low = draft.low
    change: Literal["by", "to"] | None = None
    if draft.unit == "times":
        if draft.word or _TO_BEFORE.search(left) or _TO_AFTER.match(after):
            change = "to"
        elif direction is not None:
            change = "by"
        if low == 1 and direction == "up" and draft.high is None:
            low, change = Decimal(2), "to"  # 增加一倍 is twice as much
    value = Ratio(
        text=source.text[draft.start : end],
        percent=low if draft.unit == "percent" and draft.high is None else None,
        ratio=low if draft.unit == "times" and draft.high is None else None,
        points=low if draft.unit == "points" and draft.high is None else None,
        min=None if draft.high is None else low,
        max=draft.high,
        unit=draft.unit,
        qualifier=final,
        basis=basis,  # type: ignore[arg-type]
        direction=direction,  # type: ignore[arg-type]
        change=change,
    )
    return value, outer_start, max(outer_end, end)
