"""Raises told without blanks between words: X 完成 3 億元 A 輪融資, X 的 B 輪由 Y 領投, 獲 Y 投資 3 億元的 X."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.groups.deals import Place
from pipeline.groups.raises import Raise


class HanRaises:
    """Reads the raises of one sentence."""

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def raises(self) -> Iterator[Raise]:
        yield from ()
