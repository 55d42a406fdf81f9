"""Raises told in words between blanks: X raised $3 million, a $3 million Series A for X, the round valued X."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.groups.deals import Place
from pipeline.groups.raises import Raise


class LatinRaises:
    """Reads the raises of one sentence."""

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def raises(self) -> Iterator[Raise]:
        yield from ()
