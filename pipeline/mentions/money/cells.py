"""Amounts in the cells of tables: the header, or a line above it, says their unit, or that they are money at all."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable
from decimal import Decimal

from pipeline.mentions import qualifiers
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.money.draft import plain
from pipeline.model import Money
from pipeline.text.fold import fold
from pipeline.text.tables import Cell, open_tables, tables
from pipeline.vocabulary import table as listed

_PLAIN = re.compile(
    r"(?:[~<>约(] ?|[-−－] ?)?([0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?)(\+)?([亿万百千]{0,2})\)?"
)
_SCALES = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}
_HEADER_UNIT = re.compile(r"[(（]([^()（）]{1,16})[)）]|(?:单位|單位)[:：] ?([^()（）\s]{1,10})")
_SIGN_UNIT = re.compile(r"([A-Za-z]{0,3}[$€£¥₹₩]|[A-Z]{3}) ?(.*)")
_ABOVE = 40  # characters above a table in which a line may say the unit of all its columns

Parse = Callable[..., Money | None]


def add_to(source: Source, mentions: list[Mention], parse: Parse) -> list[Mention]:
    """Add the numbers of table columns that are money: whose header names a unit, or what is counted in money.

    Args:
        source: the article.
        mentions: the amounts already found, in order.
        parse: reads one amount written out, to know a unit by.
    """
    starts = [m.start for m in mentions]
    codes = {m.value.currency for m in mentions if m.value.currency}
    common = Money(text="1", value=Decimal(1), currency=next(iter(codes)), currency_basis="context") if len(codes) == 1 else None
    added: list[Mention] = []
    for table in (*tables(source.text), *open_tables(source.text)):
        above = _unit(source, source.text[max(0, table.start - _ABOVE) : table.start], parse, above=True)
        for index, head in enumerate(table.header.cells):
            unit = _unit(source, source.text[head.start : head.end], parse)
            measured = _is_measure(source.folded, head)
            unit = unit or (above or common if measured else None)
            for cell in table.column(index):
                i = bisect_right(starts, cell.end)
                if unit is None or i and mentions[i - 1].end > cell.start:
                    continue
                if m := _amount(source, cell, unit, scaled=unit is common):
                    added.append(m)
    return sorted(mentions + added, key=lambda m: m.start)


def _amount(source: Source, cell: Cell, unit: Money, scaled: bool) -> Mention | None:
    """A cell's number in a unit; ``scaled``: only one that says its own scale (3.2億), for the unit is but a currency."""
    number = _PLAIN.fullmatch(source.folded, cell.start, cell.end)
    if number is None or number[3] not in _SCALES or bool(number[3]) is not scaled:
        return None
    end = number.end(3)
    qualifier, _ = qualifiers.before(source.folded, number.start(1))
    value = unit.model_copy(
        update={
            "text": source.text[number.start(1) : end],
            "value": plain(Decimal(number[1].replace(",", "")) * (unit.value or 1) * _SCALES[number[3]]),
            "qualifier": "at_least" if number[2] else qualifier,
        }
    )
    return Mention("money", number.start(1), end, value, "money.table", cell.start, cell.end)


@functools.cache
def _measures() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(re.escape(fold(word)) for word in listed("metrics")["tables"]["measured"]) + ")$")


def _is_measure(folded: str, head: Cell) -> bool:
    """Whether a header names what is counted in money: 月營收."""
    return _measures().search(folded[head.start : head.end]) is not None


def _unit(source: Source, header: str, parse: Parse, above: bool = False) -> Money | None:
    """One unit of a column, as money: 估值（億美元）, Revenue ($M); above a table only what is called one (單位：千元)."""
    for match in _HEADER_UNIT.finditer(header):
        if above and not match[2]:
            continue
        unit = (match[1] or match[2]).strip()
        sign = _SIGN_UNIT.fullmatch(unit)
        spellings = [f"1{unit}", f"1 {unit}"] + ([f"{sign[1]}1{sign[2]}", f"{sign[1]}1 {sign[2]}"] if sign else [])
        for spelling in spellings:
            money = parse(spelling, region=source.region, language=source.language)
            if money is not None and money.value and money.text == spelling:
                return money
    return None
