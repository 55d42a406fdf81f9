"""What every reader makes of a file before it is an article: pieces in reading order, and what is known about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["title", "summary", "heading", "paragraph", "item", "table", "quote"]


@dataclass(slots=True)
class Piece:
    """One visual unit: its kind, its visible text (lines within it end with a newline), a heading's level."""

    kind: Kind
    text: str
    level: int = 0


@dataclass(slots=True)
class Draft:
    """A file as its reader leaves it.

    Attributes:
        pieces: the body in reading order; the title and summary are in ``meta`` unless the body says them.
        meta: lower-case keys such as ``title`` ``summary`` ``date`` ``author`` ``url`` ``lang``; values as written.
            ``unseen_title`` is one that no reader of the page sees: it names the article and is not its text.
        notes: what was left out and why, for the report's ``notes``.
    """

    pieces: list[Piece]
    meta: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
