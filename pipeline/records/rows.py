"""Tables and fact sheets: a row, or a list of labels, is one company's record; header and labels say what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.groups import lists
from pipeline.groups.lists import Named
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import inventory as names
from pipeline.mentions.names.inventory import NameRef
from pipeline.mentions.series import label, labels
from pipeline.records.record import Record, Span
from pipeline.text.fold import fold_script
from pipeline.text.tables import Cell, Row, tables

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(fold_script(pattern)))
    for kind, pattern in (
        ("company", r"公司|企業|新創|名稱|品牌|項目方|company|startup|name|organi[sz]ation"),
        ("valuation", r"估值|身價|valuation"),
        ("series", r"輪次|輪別|輪|階段|series|stage|round$"),
        ("lead", r"領投|主投|lead"),
        ("investors", r"投資方|投資人|投資者|跟投|參投|股東|investor|backer"),
        ("money", r"融資|募資|金額|集資|amount|raised|funding|deal size"),
        ("arr", r"\barr\b|經常性|run.?rate"),
        ("revenue", r"營收|收入|銷售額|revenue|sales"),
        ("date", r"日期|時間|年月|date|announced"),
    )
)
_LETTER = re.compile(r"(?:pre-)?[a-l][1-9]?\+{0,2}")
# A column of these is no valuation and no raising, whatever else its header says.
_OTHER = re.compile(
    fold_script(
        r"市值|累計|總募資|倍數|佔比|成長|變化|地點|網站|簡介|產品|類型|market cap|total|multiple|growth|share|website|"
        r"location|products?\b"
    )
)
_ITEM = re.compile(r"([^:,;。\n\ue000-\ue0ff]{2,16}): ?([^\n]+)")
_LEADS = re.compile(fold_script(r" ?[(（][^()（）]{0,16}(?:領投|主投|\blead)"))


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
            columns = _columns(source, table.header.cells)
            if "company" in columns.values() and set(columns.values()) - {
                "company",
                "date",
                "lead",
                "investors",
                "series",
            }:
                for row in (table.header, *table.rows):
                    if row.cells:
                        taken.append((row.cells[0].start, row.cells[-1].end))
                for row in table.rows:
                    found += _row(source, mask, row, columns)
    for items in _sheets(source):
        columns = _columns(source, [label for label, _ in items])
        if {"company"} < set(columns.values()) and {"money", "series"} & set(columns.values()):
            taken += [(items[i][0].start, items[i][1].end) for i in columns]
            found += _row(source, mask, Row(tuple(value for _, value in items)), columns)
    return found, taken


def _sheets(source: Source) -> Iterator[list[tuple[Cell, Cell]]]:
    """Lists of at least three neighbouring items of the form "label: value"."""
    sheet: list[tuple[Cell, Cell]] = []
    for block in (*source.blocks, None):
        item = _ITEM.fullmatch(source.folded, block.start, block.end) if block and block.kind == "item" else None
        if item:
            sheet.append((Cell(*item.span(1)), Cell(*item.span(2))))
            continue
        if len(sheet) > 2:
            yield sheet
        sheet = []


def _columns(source: Source, header: Iterable[Cell]) -> dict[int, str]:
    """What each column is; the first that fits a kind is it."""
    columns: dict[int, str] = {}
    for i, cell in enumerate(header):
        words = source.folded[cell.start : cell.end]
        if not words or _OTHER.search(words):
            continue
        kind = next((k for k, pattern in _COLUMNS if pattern.search(words)), None)
        if kind and kind not in columns.values():
            columns[i] = kind
    return columns


def _company(source: Source, mask: Mask, cell: Cell) -> Named | None:
    inside = mask.within(cell.start, cell.end, "name")
    if inside:
        first: Mention = inside[0]
        return Named(first.start, first.end, first.value)
    words = source.text[cell.start : cell.end]
    if not words or len(words) > 30 or not re.search(r"[^\W\d]", words) or source.lexicon.denies(words):
        return None
    return Named(cell.start, cell.end, NameRef(words, None, None, names.key(words)))


def _row(source: Source, mask: Mask, row: Row, columns: dict[int, str]) -> list[Record]:
    cells = {kind: row.cells[i] for i, kind in columns.items() if i < len(row.cells)}
    if "company" not in cells or not (who := _company(source, mask, cells["company"])):
        return []
    found: list[Record] = []

    def first(kind: str, slot: str) -> Mention | None:
        if slot not in cells:
            return None
        inside = mask.within(cells[slot].start, cells[slot].end, kind)
        return inside[0] if inside else None

    def start(says: str, at: int) -> Record:
        record = Record(says, who.ref, at, f"{says}.table", explicit=True, table=True)
        record.prove(who.start, who.end, "company")
        found.append(record)
        return record

    money, valuation, day = first("money", "money"), first("money", "valuation"), first("when", "date")
    series = _series(source, first("series", "series"), cells.get("series"))
    if money or series:
        record = start("round", cells["company"].start)
        if money:
            record.money = money.value
            record.prove(money.start, money.end, "money")
        if series:
            record.series, at, end = series
            record.prove(at, end, "series")
        if valuation:
            record.valuation = valuation.value
            record.prove(valuation.start, valuation.end, "valuation")
        if day:
            record.date = day.value
            record.prove(day.start, day.end, "date")
        for slot, role in (("lead", "lead"), ("investors", "participant")):
            if slot in cells:
                for investor in lists.after(source, mask, cells[slot].start, cells[slot].end):
                    leads = _LEADS.match(source.folded, investor.end)
                    record.investors.setdefault(investor.ref.key, (investor, "lead" if leads else role))
                    record.prove(investor.start, investor.end, "investors")
    if valuation:
        record = start("valuation", valuation.start)
        record.money = valuation.value
        record.prove(valuation.start, valuation.end, "money")
    for metric in ("arr", "revenue"):
        if earned := first("money", metric):
            record = start("revenue", earned.start)
            record.money = earned.value
            record.other["metric"] = metric
            record.prove(earned.start, earned.end, "money")
    return found


def _series(source: Source, mention: Mention | None, cell: Cell | None) -> tuple[str, int, int] | None:
    """The series in a cell, where a bare letter is one."""
    if mention:
        return mention.value, mention.start, mention.end
    words = source.folded[cell.start : cell.end] if cell else ""
    if cell and (_LETTER.fullmatch(words) or words in labels()):
        return label(words), cell.start, cell.end
    return None
