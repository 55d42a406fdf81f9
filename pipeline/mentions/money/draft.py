"""An amount as it is written, before the article around it decides what it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.languages.quantity import Quantity
from pipeline.lexicons.currencies import Unit
from pipeline.model import Qualifier


@dataclass(frozen=True, slots=True)
class Draft:
    """An amount as read, its currency still a word (``unit`` None: none is written).

    ``start``, ``end`` are its own words, ``outer_start``, ``outer_end`` the same with its qualifiers, in code points.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    quantity: Quantity
    qualifier: Qualifier
    unit: Unit | None

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """Its lowest and highest value in whole currency units; equal for a single value."""
        q, parts = self.quantity, self.unit.parts if self.unit else 1
        return plain(q.low / parts), plain((q.low if q.high is None else q.high) / parts)


def plain(number: Decimal) -> Decimal:
    """The number without the zeros that multiplying left behind.

    >>> plain(Decimal("1.20") * 10**8), plain(Decimal("0.50"))
    (Decimal('120000000'), Decimal('0.5'))
    """
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
