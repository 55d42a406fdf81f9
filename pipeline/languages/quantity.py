"""How much is written at one place, whatever the language: a number with its bounds, its hedge and its scale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Hedge = Literal["over", "about", "at_least", "vague", "range"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written.

    Attributes:
        start, end: code points.
        low, high: its bounds; ``high`` is None for a single value.
        hedge: what the number itself says (20 多億 is over, 數十億 is vague, 三四億 a range).
        scale: the product of its units, 1 where there is none, 0 where several numbers are mixed (1 億 2,000 萬).
        bare: units without a number (百億, 千萬).
        big: it has a scale of ten thousand or more (萬 億 million …), a thousand in English.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    hedge: Hedge | None = None
    scale: Decimal = Decimal(1)
    bare: bool = False
    big: bool = False

    @property
    def number(self) -> Decimal:
        """The number before its scale: what a range's other end is compared with."""
        return self.low / self.scale if self.scale else self.low
