"""A ratio: what is written, and what the words beside it say of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.model import Qualifier

Basis = Literal["yoy", "qoq", "mom"]
Unit = Literal["percent", "times", "points"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share or a multiple.

    Attributes:
        text: as written, from the number to the unit.
        percent: 20 for 20%, 兩成, 百分之二十; None for other units and for ranges.
        ratio: 10 for 十倍, 10x, tenfold; 2 for 翻倍, doubled and 增加一倍; None likewise.
        points: percentage points (2 for 2 個百分點, 0.5 for 50 basis points); never a percentage.
        min, max: the bounds of a range, in the unit that ``unit`` names.
        basis: against what: the year before, the quarter before, the month before.
        direction: whether the words around it say up or down.
        change: ``by`` (成長 2.5 倍) or ``to`` (增至 2.5 倍); None where they do not say.
    """

    text: str
    percent: Decimal | None = None
    ratio: Decimal | None = None
    points: Decimal | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    unit: Unit = "percent"
    qualifier: Qualifier = "exact"
    basis: Basis | None = None
    direction: Literal["up", "down"] | None = None
    change: Literal["by", "to"] | None = None


    @property
    def percents(self) -> tuple[Decimal | None, Decimal | None]:
        """The percentage, or the bounds of a range of them."""
        return (self.min, self.max) if self.min is not None and self.unit == "percent" else (self.percent, None)

    @property
    def more(self) -> Decimal | None:
        """The percentage that something grew by, where a multiple below two times says so; None else: what grows 3 倍 may grow to it.

        >>> Ratio("1.3倍", ratio=Decimal("1.3"), unit="times", direction="up", change="by").more
        Decimal('130.0')
        """
        if self.ratio is None or self.direction != "up" or "倍" not in self.text:
            return None
        if self.text.replace(" ", "").startswith(("一倍", "1倍")):
            return Decimal(100)
        return self.ratio * 100 if self.change == "by" and 1 < self.ratio < 2 else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A ratio as read, before the words beside it are asked; ``word``: a multiple in one word (doubled)."""

    start: int
    end: int
    unit: Unit
    low: Decimal
    high: Decimal | None
    hedge: Qualifier
    rule: str
    word: bool = False
