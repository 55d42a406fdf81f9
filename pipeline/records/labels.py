"""Labels: what a column of a table, a row of a fact sheet or a line of a card says its value is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Source
from pipeline.text.tables import Cell

# A header may speak of more than one: the first that fits is what the column is of.
_COLUMNS = {
    "company": pattern(r"{column_company}"),
    "valuation": pattern(r"{column_valuation}"),
    "series": pattern(r"{column_series}|round$"),
    "lead": pattern(r"{column_lead}"),
    "investors": pattern(r"{column_investors}"),
    "money": pattern(r"{column_money}"),
    "arr": pattern(r"{column_arr}|run.?rate"),
    "revenue": pattern(r"{column_revenue}"),
    "date": pattern(r"{column_date}"),
}
_OTHER = pattern(r"{column_of_another}")
_LINE = re.compile(r"(?:[-*•] )?([^:,;。|\n\ue000-\ue0ff]{2,24}): ?([^\n]+)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One line "label: value" of a block; ``kind`` is what the label says of its value, if it is a kind of ours."""

    label: Cell
    value: Cell
    words: str
    kind: str | None


def kind_of(words: str) -> str | None:
    """What a folded label says.

    >>> kind_of("lead investor"), kind_of("headquarters")
    ('lead', None)
    """
    if not words or _OTHER.search(words):
        return None
    return next((kind for kind, label in _COLUMNS.items() if label.search(words)), None)


def columns(source: Source, header: Iterable[Cell]) -> dict[int, str]:
    """What each column is; the first that fits a kind is it."""
    found: dict[int, str] = {}
    for i, cell in enumerate(header):
        kind = kind_of(source.folded[cell.start : cell.end])
        if kind and kind not in found.values():
            found[i] = kind
    return found


def lines(source: Source) -> Iterator[Labelled]:
    """The lines of an article's paragraphs and items that begin with a label."""
    for block in source.blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        start = block.start
        while start < block.end:
            end = source.folded.find("\n", start, block.end)
            end = block.end if end < 0 else end
            if m := _LINE.fullmatch(source.folded, start, end):
                yield Labelled(Cell(*m.span(1)), Cell(*m.span(2)), m[1], kind_of(m[1]))
            start = end + 1
