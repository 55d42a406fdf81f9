"""Amounts that share what stands behind the last of them: 34.7/44.7/55.9 億元, 3.1、4.2 億元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.mentions.money.draft import Draft

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3}){1,3}(?:\.[0-9]{1,3})?|[0-9]{1,7}(?:\.[0-9]{1,3})?"
_ROW = re.compile(rf"(?:{_NUMBER})(?: ?/ ?-?(?:{_NUMBER})){{1,5}}|[0-9]{{1,7}}\.[0-9]{{1,3}}(?:、-?[0-9]{{1,7}}\.[0-9]{{1,3}}){{1,5}}")
_ONE = re.compile(_NUMBER)
_NO_START = re.compile(r"[0-9.,/%:$€£]-?$|[a-z]$")  # a date, a quotient, a price with its sign
_SEVERAL = 3  # items of a row without decimals: 9/10 億 may be a date


def row_at(folded: str, start: int) -> list[tuple[int, int]]:
    """The numbers of a row that begins at ``start``, as spans; fewer than two where there is none.

    >>> row_at("34.7/44.7/55.9亿元", 0)
    [(0, 4), (5, 9), (10, 14)]
    >>> row_at("8/3亿元", 0), row_at("1、3.2亿元", 0)
    ([], [])
    """
    row = _ROW.match(folded, start)
    if row is None or _NO_START.search(folded, max(0, start - 2), start):
        return []
    spans = [m.span() for m in _ONE.finditer(folded, *row.span())]
    return spans if len(spans) >= _SEVERAL or "." in row[0] or "," in row[0] else []


def shared(folded: str, row: Sequence[tuple[int, int]], last: Draft) -> list[Draft]:
    """The amounts of a row, by the scale and the currency of the last; none where that says neither."""
    if last.unit is None or last.quantity.high is not None or last.quantity.scale == 1:
        return []
    scale = last.quantity.scale
    numbers = ((start, end, Decimal(folded[start:end].replace(",", ""))) for start, end in row[:-1])
    first = [Draft(a, b, a, b, replace(last.quantity, start=a, end=b, low=number * scale), "exact", last.unit) for a, b, number in numbers]
    return [*first, last]
