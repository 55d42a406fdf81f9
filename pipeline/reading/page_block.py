"""A block of a page: a piece of its text, with what it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reading.draft import Piece


@dataclass(slots=True)
class Block:
    """A piece of the page with the parts it stands in.

    Attributes:
        parts: numbers of the parts of the page, outermost first.
        linked: code points inside links.
        path: numbers of the elements that hold it, outermost first.
        bold: whether all of it is set in bold.
        told: whether it is sentences, once somebody asked.
        stamps: its parts that are a day with its time or its label, where it is parts set side by side.
    """

    piece: Piece
    parts: tuple[int, ...]
    linked: int
    path: tuple[int, ...] = ()
    bold: bool = False
    told: bool | None = None
    stamps: tuple[str, ...] = ()

    @property
    def running(self) -> int:
        """How much of it is text to be read, not links."""
        return max(0, len(self.piece.text) - self.linked)
