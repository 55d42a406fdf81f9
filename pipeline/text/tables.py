"""Pipe tables inside article text: rows and cells with their offsets.

A table is a run of lines that begin with ``|``. Its first row is its header; a line of dashes is no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_BAR = re.compile(r"\\.|\|", re.DOTALL)
_RULE_CELL = re.compile(r":?-{1,80}:?")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell without the blanks around it: ``text[start:end]``; an empty cell has ``start == end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A header row and the rows below it."""

    header: Row
    rows: tuple[Row, ...]

    @cached_property
    def start(self) -> int:
        """Where the header's first cell starts."""
        return self.header.cells[0].start

    @cached_property
    def end(self) -> int:
        """Where the last cell ends."""
        return (self.rows[-1] if self.rows else self.header).cells[-1].end

    def column(self, index: int) -> Iterator[Cell]:
        """The cells below the header's cell ``index``; short rows have none."""
        for row in self.rows:
            if index < len(row.cells):
                yield row.cells[index]


def _row(text: str, start: int, end: int) -> Row:
    cells, left = [], start
    bars = [m.start() for m in _BAR.finditer(text, start, end) if m[0] == "|"]
    for bar in [*bars, end]:
        if bar == end and bars and not text[left:end].strip():
            break  # behind the closing bar
        if bar != start:
            low, high = left, bar
            while low < high and text[low].isspace():
                low += 1
            while high > low and text[high - 1].isspace():
                high -= 1
            cells.append(Cell(low, high))
        left = bar + 1
    return Row(tuple(cells))


def open_tables(text: str) -> list[Table]:
    """Tables whose lines do not begin with a bar, as pages copied out of a browser have them; a blank line may part two rows.

    >>> page = "月份 | 營收 |\\n\\n25/6 | 3億 |"
    >>> [table] = open_tables(page)
    >>> [page[c.start : c.end] for c in (*table.header.cells, *table.column(1))]
    ['月份', '營收', '3億']
    """
    found: list[Table] = []
    rows: list[Row] = []
    last = -3
    for number, (start, end) in enumerate(_lines(text) if "|" in text else ()):
        if text.find("|", start, end) < 0 or text.startswith("|", start):
            continue
        row = _row(text, start, end)
        fits = bool(rows) and number - last < 3 and len(row.cells) == len(rows[0].cells)
        if rows and not fits:
            found.append(Table(rows[0], tuple(rows[1:])))
            rows = []
        rows.append(row)
        last = number
    if rows:
        found.append(Table(rows[0], tuple(rows[1:])))
    return [table for table in found if table.rows and len(table.header.cells) > 1]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def tables(text: str, start: int = 0, end: int | None = None) -> list[Table]:
    """The pipe tables of ``text[start:end]``, with offsets into ``text`` (code points).

    >>> page = "| Name | Value |\\n|---|---|\\n| Acme | 12 |"
    >>> [table] = tables(page)
    >>> [page[c.start : c.end] for c in table.header.cells], [page[c.start : c.end] for c in table.column(1)]
    (['Name', 'Value'], ['12'])
    """
    end = len(text) if end is None else end
    found: list[Table] = []
    rows: list[Row] = []

    def close() -> None:
        if rows:
            found.append(Table(rows[0], tuple(rows[1:])))
            rows.clear()

    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        low = at
        while low < stop and text[low] in " \t":
            low += 1
        if low < stop and text[low] == "|":
            row = _row(text, low, stop)
            if row.cells and not all(_RULE_CELL.fullmatch(text, c.start, c.end) for c in row.cells):
                rows.append(row)
        else:
            close()
        at = stop + 1
    close()
    return found
