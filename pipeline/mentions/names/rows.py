"""Lists of names: where one item of a list is sure to be a name, so are the others more likely.

「由遠方基金、鹽南產業基金和優必選共同投資」: who knows one of them knows what kind of list it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from pipeline.mentions.names.candidates import Candidate, weights
from pipeline.text.fold import fold

_CLAUSE = re.compile(r"[^,。;:!?\n]*、[^,。;:!?\n]*")
_JOINS = frozenset(fold("和與及暨"))
_PARTS = _JOINS | {"、"}


def sure_rows(blank: str, sure: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clauses of a folded text that list something, one item of which is sure to be a name.

    Args:
        sure: spans of names.

    >>> sure_rows("甲公司、乙和丙投资,丁、戊出现", [(0, 3)])
    [(0, 9)]
    """
    clauses = [m.span() for m in _CLAUSE.finditer(blank)]
    starts = [start for start, _ in clauses]
    held: set[tuple[int, int]] = set()
    for start, end in sure:
        at = bisect_right(starts, start) - 1
        listed = blank[start - 1 : start] in _PARTS or blank[end : end + 1] == "、"
        if listed and at >= 0 and end <= clauses[at][1]:
            held.add(clauses[at])
    return sorted(held)


def lent(blank: str, found: Mapping[str, Candidate], rows: Sequence[tuple[int, int]]) -> bool:
    """Count the places of candidates in such clauses as beside a known name; whether there are any."""
    starts, lends = [start for start, _ in rows], False
    for candidate in found.values():
        for start, (points, left, right) in list(candidate.places.items()):
            at = bisect_right(starts, start) - 1
            end = start + len(candidate.name)
            if at < 0 or end > rows[at][1]:
                continue
            behind = blank.find("、", rows[at][0], start) >= 0  # an item stands before
            sides = _left(blank, start, left, right if behind else ""), _right(blank, end, left, right)
            if sides != (left, right):
                candidate.places[start] = points + _gain("left", left, sides[0]) + _gain("right", right, sides[1]), *sides
                lends = True
    return lends


def _left(blank: str, start: int, left: str, right: str) -> str:
    joined = left == "marker" and blank[start - 1] in _JOINS and right in _LAST
    return "beside" if left == "list" or joined else left


def _right(blank: str, end: int, left: str, right: str) -> str:
    joined = right in ("closer", "marker") and left in ("list", "beside") and blank[end : end + 1] in _JOINS
    return "beside" if right == "list" or joined else right


_LAST = frozenset(("role", "event", "closer", "function", "edge", "among"))


def _gain(side: str, before: str, now: str) -> float:
    table = weights()[side]
    return table.get(now, 0.0) - table.get(before, 0.0)
