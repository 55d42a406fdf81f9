"""Figures in tables of periods: a line a month, or a column a year; the header names what is measured.

A table is one of these when a header calls a column periods, or is itself of periods; whose it is, it does not say.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.groups.figure_state import Figure
from pipeline.groups.metrics import Word, is_part, words
from pipeline.languages.calendar_rules import month, quarter
from pipeline.languages.calendar_rules import year as one_year
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.model import When
from pipeline.text.fold import fold_script
from pipeline.text.tables import Cell, Row, Table, open_tables, tables
from pipeline.vocabulary import table as listed

# 25/6, 2025-06, 2025 Q1, 25Q1, 2025年第一季 is a mention of its own.
_PERIOD = re.compile(r"(?:20)?([0-9]{2}) ?(?:[/.-] ?(1[0-2]|0?[1-9])|q([1-4]))(?: ?月)?|(20[0-9]{2})(?: ?年度?)?")
_NEGATIVE = re.compile("^[-−－(]")


def figures(source: Source, mask: Mask) -> Iterator[Figure]:
    """The figures of an article's tables of periods, in order; each knows its period."""
    if "|" not in source.text:
        return
    for table in (*tables(source.text), *open_tables(source.text)):
        yield from _by_row(source, mask, table) if _calls_periods(source, table.header) else _by_column(source, mask, table)


def _by_row(source: Source, mask: Mask, table: Table) -> Iterator[Figure]:
    """Each row is a period, each column a metric."""
    metrics = [_metric(source.folded, cell) for cell in table.header.cells]
    for row in table.rows:
        period = _period(source, mask, row.cells[0])
        for cell, metric in zip(row.cells, metrics, strict=False):
            if period and metric:
                yield from _figure(source, mask, cell, metric, period)


def _by_column(source: Source, mask: Mask, table: Table) -> Iterator[Figure]:
    """Each column is a period, each row a metric."""
    periods = [_period(source, mask, cell) for cell in table.header.cells]
    for row in table.rows if any(periods[1:]) else ():
        metric = _metric(source.folded, row.cells[0])
        for cell, period in zip(row.cells[1:], periods[1:], strict=False):
            if period and metric:
                yield from _figure(source, mask, cell, metric, period)


def _figure(source: Source, mask: Mask, cell: Cell, metric: Word, period: Mention) -> Iterator[Figure]:
    for m in mask.within(cell.start, cell.end, "money")[:1]:
        below = metric.value == "profit" and _NEGATIVE.search(source.folded[cell.start : cell.end])
        yield Figure("loss" if below else metric.value, m, cell.start, cell.end, period=period)


def _metric(folded: str, cell: Cell) -> Word | None:
    """The metric that a header names, and nothing else: no rate of growth, no other measure."""
    found = list(words(folded, cell.start, cell.end))
    if [w.kind for w in found] != ["metric"] or is_part(folded[cell.start : found[0].start]):
        return None
    return found[0] if found[0].start - cell.start < 3 else None


@functools.cache
def _called() -> frozenset[str]:
    return frozenset(fold_script(word) for word in listed("metrics")["tables"]["periods"])


def _calls_periods(source: Source, header: Row) -> bool:
    return source.folded[header.cells[0].start : header.cells[0].end] in _called()


def _period(source: Source, mask: Mask, cell: Cell) -> Mention | None:
    """The period that a cell is: a date's mention that fills it, or its short form."""
    for m in mask.within(cell.start, cell.end, "when"):
        if m.start == cell.start and m.end == cell.end and m.value.granularity not in ("day", "week"):
            return m
    match = _PERIOD.fullmatch(source.folded, cell.start, cell.end)
    if match is None:
        return None
    year = 2000 + int(match[1] or match[4][2:])
    span = month(year, int(match[2])) if match[2] else quarter(year, int(match[3])) if match[3] else one_year(year)
    if span is None:
        return None
    value = When(text=source.text[cell.start : cell.end], start=span.start, end=span.end, granularity=span.granularity, edtf=span.edtf)
    return Mention("when", cell.start, cell.end, value, f"when.{span.granularity}")
