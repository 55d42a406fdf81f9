"""One figure told in two roundings: 逾 10 億 in the headline is the 10.35 億 of the text.

Figures are compared with each other's, so the work grows with their number squared; with :data:`MOST` it grows in a line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from pipeline.model import Money
from pipeline.records.record import Record

_EXACTLY = (Decimal("0.985"), Decimal("1.05"))  # cut off or rounded: 2.53 and 2.5, 10.35 and 10
_LEEWAY = {
    "over": (Decimal(1), Decimal("1.1")), "at_least": (Decimal(1), Decimal("1.1")), "nearly": (Decimal("0.9"), Decimal(1)),
    "under": (Decimal("0.9"), Decimal(1)), "about": (Decimal("0.95"), Decimal("1.05")),
}  # fmt: skip


MOST = 100
"""Different figures of one company and metric, or its rounds, that another is compared with: only long tables have more."""


def figures_of(records: Sequence[Record], whose: Callable[[Record], Any], figure: Callable[[Record], Any]) -> dict[Any, list[Record]]:
    """The records by whose they are, the first of each figure, in order, at most :data:`MOST`."""
    found: dict[Any, dict[Any, Record]] = {}
    for r in records:
        different = found.setdefault(whose(r), {})
        if len(different) < MOST:
            different.setdefault(figure(r), r)
    return {key: list(different.values()) for key, different in found.items()}


def sharpen(records: Sequence[Record]) -> None:
    """A rounded figure (逾 10 億 in the headline) is the sharp one (10.35 億) that the company states of the same metric."""
    def whose(r: Record) -> Any:
        return r.company and r.company.key, r.other["metric"]

    figures = figures_of(records, whose, lambda r: r.money and (r.money.value, r.money.currency))
    for r in records:
        if twin := next((x for x in figures[whose(r)] if r.company and _rounds(r.money, x.money)), None):
            r.money = twin.money


def _rounds(rough: Money | None, sharp: Money | None) -> bool:
    """Whether one amount is another in fewer digits, as its qualifier says; two currencies are two amounts."""
    if rough is None or sharp is None:
        return False
    if not rough.value or not sharp.value:
        return False
    if rough.currency and sharp.currency and rough.currency != sharp.currency:
        return False
    if len(rough.value.normalize().as_tuple().digits) >= len(sharp.value.normalize().as_tuple().digits):
        return False
    low, high = _LEEWAY.get(rough.qualifier, _EXACTLY)
    return low <= sharp.value / rough.value <= high
