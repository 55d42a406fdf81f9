"""The day that a page prints near its title: on a line of its own, or as one part of the line that tells who wrote it and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import takewhile

from pipeline.reading import published
from pipeline.reading.days import days_in
from pipeline.reading.noise import date_line_words
from pipeline.reading.page_block import Block
from pipeline.reading.page_core import NEAR, is_told
from pipeline.reading.seams import SEAM

_LONGEST = 160
"""Code points of a line that is parts set side by side."""


def stamps(line: str) -> tuple[str, ...]:
    """The parts of a line that are a day with its time or its label.

    Args:
        line: with its seams.

    >>> stamps("原創\\x1f小雲\\x1f2026年3月2日 20:15\\x1f上海"), stamps("於\\x1f2026年3月2日\\x1f宣布")
    (('2026年3月2日 20:15',), ())
    """
    if SEAM not in line or len(line) > _LONGEST:
        return ()
    parts = (part.strip() for part in line.split(SEAM))
    return tuple(part for part in parts if any(map(str.isdigit, part)) and published.is_stamped(part))


def byline(blocks: Sequence[Block], title: int | None) -> date | None:
    """The day on a line near the title: behind it, or else above it with its time of day or its label, or set nearer to it than to the page's head.

    Args:
        blocks: the page's, furniture and all.
        title: which of them is the title.
    """
    if title is None:
        return None
    words = date_line_words()
    shown = [block for block in blocks if block.piece.kind != "table"]
    at = sum(block.piece.kind != "table" for block in blocks[:title])
    above, behind = shown[max(0, at - NEAR) : at], shown[at + 1 :]
    beside = takewhile(lambda block: not is_told(block), behind)
    near = (
        _lines(behind),
        [stamp for block in beside for stamp in block.stamps],
        [line for line in _lines(above) if published.is_stamped(line)],
        _lines(block for block in above[-1:] if belongs(block, blocks[title], shown[0])),
    )
    return next((day for lines in near if (day := published.of_lines(lines, words))), None)


def _lines(blocks: Iterable[Block]) -> list[str]:
    return [block.piece.text for block in blocks]


def belongs(line: Block, title: Block, first: Block) -> bool:
    """Whether a line above a title has its day: with the time or a label, or set with it and not with the head of the page.

    The head of a page tells on what day it is looked at.

    Args:
        first: of the page.
    """
    near = line is not first and bool(days_in(line.piece.text)) and _shared(line, title) > _shared(line, first)
    return near or published.is_stamped(line.piece.text)


def _shared(one: Block, other: Block) -> int:
    """How many elements hold both."""
    return len(set(one.path) & set(other.path))
