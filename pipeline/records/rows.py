"""Tables and fact sheets: a row, or a list of labels, is one company's record; header and labels say what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups import coordination
from pipeline.groups.named import Named
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import inventory as names
from pipeline.mentions.names.inventory import NameRef
from pipeline.mentions.series import label, labels
from pipeline.records.labels import Labelled, lines
from pipeline.records.labels import columns as columns_of
from pipeline.records.record import Record, Span
from pipeline.text.fold import fold_script
from pipeline.text.late import late
from pipeline.text.tables import Cell, Row, tables

_NAME = 40  # characters that a name has at most, with its glosses
_FIGURES = {"valuation", "money", "arr", "revenue"}
_PROJECT = late(fold_script(r"(?:專案|項目|工程|計畫|計劃)[;。,]?$"))  # what is built, and nobody who raises
_LETTER = re.compile(r"(?:pre-)?[a-l][1-9]?\+{0,2}")


def records_of(source: Source, mask: Mask) -> tuple[list[Record], list[Span]]:
    """Return the records that tables state, and the rows they took (no sentence rule reads those again).

    A table speaks this way when its header has a column of companies and one that says what a figure is.
    """
    found: list[Record] = []
    taken: list[Span] = []
    for block in source.blocks:
        if block.kind != "table":
            continue
        for table in tables(source.text, block.start, block.end):
            columns = columns_of(source, table.header.cells)
            if "company" in columns.values() and _FIGURES & set(columns.values()):
                taken += [(row.cells[0].start, row.cells[-1].end) for row in (table.header, *table.rows) if row.cells]
                for row in table.rows:
                    found += _Row(source, mask, row, columns).records()
    for items in _sheets(source):
        columns = columns_of(source, [label for label, _ in items])
        if _is_sheet(source, columns, items):
            taken += [(items[i][0].start, items[i][1].end) for i in columns]
            found += _Row(source, mask, Row(tuple(value for _, value in items)), columns).records()
    return found, taken


def _is_sheet(source: Source, columns: dict[int, str], items: list[tuple[Cell, Cell]]) -> bool:
    """Whether labels stand beside a company and its round; a sentence beside one is for the sentence's rules."""
    named = next((items[i][1] for i, kind in columns.items() if kind == "company"), None)
    raised = {"money", "series"} & set(columns.values())
    if named is None or not raised:
        return False
    words = source.text[named.start : named.end]
    return len(words) <= _NAME and not words.endswith((".", "。"))


def _sheets(source: Source) -> Iterator[list[tuple[Cell, Cell]]]:
    """Lists of at least three neighbouring lines of the form "label: value", none of them twice."""
    sheet: list[Labelled] = []
    for line in (*lines(source), None):
        if sheet and (line is None or not _goes_on(source, sheet, line)):
            if len(sheet) > 2:
                yield [(x.label, x.value) for x in sheet]
            sheet = []
        if line is not None:
            sheet.append(line)


def _goes_on(source: Source, sheet: list[Labelled], line: Labelled) -> bool:
    between = source.text[sheet[-1].value.end : line.label.start]
    return not between.strip("\n -*•") and all(x.words != line.words for x in sheet)


def _company(source: Source, mask: Mask, cell: Cell) -> Named | None:
    if _PROJECT.search(source.folded, cell.start, cell.end):
        return None
    inside = mask.within(cell.start, cell.end, "name")
    if inside:
        first: Mention = inside[0]
        return Named(first.start, first.end, first.value)
    words = source.text[cell.start : cell.end]
    named = 0 < len(words) <= 30 and re.search(r"[^\W\d]", words) is not None
    if not named or source.lexicon.denies(words):
        return None
    return Named(cell.start, cell.end, NameRef(words, None, None, names.key(words)))


class _Row:
    """One row, or one list of labels, and what its cells say of its company."""

    def __init__(self, source: Source, mask: Mask, row: Row, columns: dict[int, str]) -> None:
        self.source, self.mask = source, mask
        self.cells = {kind: row.cells[i] for i, kind in columns.items() if i < len(row.cells)}
        self.who = _company(source, mask, self.cells["company"]) if "company" in self.cells else None

    def records(self) -> list[Record]:
        if self.who is None:
            return []
        figures = (("valuation", "valuation"), ("revenue", "arr"), ("revenue", "revenue"))
        read = [self._round(self.who), *(self._figure(self.who, says, slot) for says, slot in figures)]
        return [record for record in read if record is not None]

    def _first(self, kind: str, slot: str) -> Mention | None:
        """The first mention of a kind in a cell."""
        cell = self.cells.get(slot)
        inside = self.mask.within(cell.start, cell.end, kind) if cell else []
        return inside[0] if inside else None

    def _record(self, who: Named, says: str, at: int) -> Record:
        record = Record(says, who.ref, at, f"{says}.table", explicit=True, table=True)
        record.prove(who.start, who.end, "company")
        return record

    def _round(self, who: Named) -> Record | None:
        money = self._first("money", "money")
        series = _series(self.source, self._first("series", "series"), self.cells.get("series"))
        if not money and not series:
            return None
        record = self._record(who, "round", self.cells["company"].start)
        if money:
            record.money = money.value
            record.prove(money.start, money.end, "money")
        if series:
            record.series, at, end = series
            record.prove(at, end, "series")
        if valuation := self._first("money", "valuation"):
            record.valuation = valuation.value
            record.prove(valuation.start, valuation.end, "valuation")
        if day := self._first("when", "date"):
            record.date = day.value
            record.prove(day.start, day.end, "date")
        self._add_investors(record)
        return record

    def _add_investors(self, record: Record) -> None:
        for slot, role in (("lead", "lead"), ("investors", "participant")):
            if cell := self.cells.get(slot):
                for investor in coordination.after(self.source, self.mask, cell.start, cell.end):
                    record.investors.setdefault(
                        investor.ref.key, (investor, "lead" if investor.role == "lead" else role)
                    )
                    record.prove(investor.start, investor.end, "investors")

    def _figure(self, who: Named, says: str, slot: str) -> Record | None:
        """A valuation, or what a company earns, where the slot is the metric."""
        figure = self._first("money", slot)
        if figure is None:
            return None
        record = self._record(who, says, figure.start)
        record.money = figure.value
        if says == "revenue":
            record.other["metric"] = slot
        record.prove(figure.start, figure.end, "money")
        return record


def _series(source: Source, mention: Mention | None, cell: Cell | None) -> tuple[str, int, int] | None:
    """The series in a cell, where a bare letter is one."""
    if mention:
        return mention.value, mention.start, mention.end
    words = source.folded[cell.start : cell.end] if cell else ""
    if cell and (_LETTER.fullmatch(words) or words in labels()):
        return label(words), cell.start, cell.end
    return None
