"""One figure told in two roundings: 逾 10 億 in the headline is the 10.35 億 of the text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.model import Money
from pipeline.records.record import Record

_EXACTLY = (Decimal("0.985"), Decimal("1.05"))  # cut off or rounded: 2.53 and 2.5, 10.35 and 10
_LEEWAY = {
    "over": (Decimal(1), Decimal("1.1")), "at_least": (Decimal(1), Decimal("1.1")), "nearly": (Decimal("0.9"), Decimal(1)),
    "under": (Decimal("0.9"), Decimal(1)), "about": (Decimal("0.95"), Decimal("1.05")),
}  # fmt: skip


def sharpen(records: Sequence[Record]) -> None:
    """A rounded figure (逾 10 億 in the headline) is the sharp one (10.35 億) that the company states of the same metric."""
    for r in records:
        twins = (x for x in records if x.company and r.company and x.company.key == r.company.key)
        same = (x for x in twins if x.other["metric"] == r.other["metric"] and _rounds(r.money, x.money))
        if twin := next(same, None):
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
