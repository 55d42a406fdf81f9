"""What stands inside a Chinese year: 2月12日, 第一季, 上半年, 春节, 底.

A tail follows a year (``tail_at``) or stands alone, its year left to the context (``read_tail``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from pipeline.languages import calendar_rules as rules
from pipeline.languages.calendar_rules import Context, Reading, Span
from pipeline.languages.dates import any_of
from pipeline.languages.zh.calendar_pieces import (
    DAY,
    MONTH,
    PART,
    PARTS,
    TENTHS,
    TO,
    WEEKDAY,
    WORDS,
    among,
    integer,
    preceding,
)
from pipeline.text.late import late

Groups = tuple[str | None, ...]


class Tail(NamedTuple):
    """A part of a year. ``bare``: it may stand without one; ``shut``: characters that show it is another word."""

    rule: str
    pattern: re.Pattern[str]
    span: Callable[[int, Groups], Span | None]
    bare: bool = True
    shut: str = ""
    short: bool = True  # may follow a year written without 年: 2025 全年, 2026 Q1


def _g(groups: Groups, index: int) -> str:
    return groups[index] or ""


def _quarter(year: int, groups: Groups) -> Span | None:
    word = _g(groups, 0)
    return rules.quarter(year, {"首": 1, "末": 4}.get(word) or integer(word))


def _quarters(year: int, first: int, last: int) -> Span | None:
    return rules.months(year, first * 3 - 2, last * 3) if 1 <= first < last <= 4 else None


TAILS = (
    Tail(
        "ymd_range",
        late(rf"({MONTH}) ?月 ?({DAY}) ?(?:至|到|-|–|—|~|、) ?({DAY}) ?[日号]"),
        lambda y, g: days_of_month(y, integer(_g(g, 0)), integer(_g(g, 1)), integer(_g(g, 2))),
        short=False,
    ),
    Tail(
        "ymd",
        late(rf"({MONTH}) ?月份? ?({DAY}) ?[日号]{WEEKDAY}"),
        lambda y, g: _day(y, g),
        short=False,
    ),
    Tail(
        "month_part",
        late(rf"({MONTH}) ?月份? ?({TENTHS})"),
        lambda y, g: rules.part_of_month(y, integer(_g(g, 0)), PART[_g(g, 1)]),
        short=False,
    ),
    Tail(
        "months",
        late(rf"({MONTH}){TO}({MONTH}) ?月份?"),
        lambda y, g: _months(y, integer(_g(g, 0)), integer(_g(g, 1))),
        short=False,
        shut=WORDS["not"]["month"],
    ),
    Tail(
        "month",
        late(rf"({MONTH}) ?月份?"),
        lambda y, g: rules.month(y, integer(_g(g, 0))),
        short=False,
        shut=WORDS["not"]["month"],
    ),
    Tail(
        "quarters",
        late(rf"第? ?([1-4一二三四]){TO}第? ?([1-4一二三四]) ?季度?"),
        lambda y, g: _quarters(y, integer(_g(g, 0)), integer(_g(g, 1))),
        shut=WORDS["not"]["quarter"],
    ),
    Tail(
        "quarter",
        late(r"(?:第 ?([1-4一二三四]) ?个?财?季度?|([1-4一二三四]) ?季度|([首末])个?财?季度?)"),
        lambda y, g: _quarter(y, (g[0] or g[1] or g[2],)),
        shut=WORDS["not"]["quarter"],
    ),
    Tail("quarter", late(r"([1-4一二三四]) ?季"), _quarter, bare=False, shut=WORDS["not"]["quarter"]),
    Tail(
        "quarters",
        late(rf"q([1-4]){TO}q?([1-4])"),
        lambda y, g: _quarters(y, integer(_g(g, 0)), integer(_g(g, 1))),
        bare=False,
    ),
    Tail("quarter", late(r"q([1-4])"), _quarter, bare=False),
    Tail(
        "quarters",
        late(r"[前首] ?([23二两三]) ?个?季度?"),
        lambda y, g: _quarters(y, 1, integer(_g(g, 0))),
        shut=WORDS["not"]["quarter"],
    ),
    Tail(
        "months",
        late(r"[前首] ?([2-9]|1[01]|十一?|[二两三四五六七八九]) ?个?月份?"),
        lambda y, g: rules.months(y, 1, integer(_g(g, 0))),
        bare=False,
    ),
    Tail("half", late(r"([上下])半年"), lambda y, g: rules.half(y, 1 if g[0] == "上" else 2)),
    Tail("half", late(r"h([12])"), lambda y, g: rules.half(y, integer(_g(g, 0))), bare=False),
    Tail(
        "season", late(r"([春夏秋冬])[季天]"), lambda y, g: rules.season(y, WORDS["seasons"][g[0]]), bare=False
    ),
    Tail("festival", late(r"(?:农历)?春节|农历新年|农历年"), lambda y, g: rules.new_year(y)),
    Tail("whole", late(r"全年|度"), lambda y, g: rules.year(y), bare=False),
    Tail(
        "part",
        late(rf"({PARTS})"),
        lambda y, g: rules.part_of_year(y, PART[_g(g, 0)]),
        bare=False,
    ),
)


def _day(year: int, groups: Groups) -> Span | None:
    return rules.day(year, integer(_g(groups, 0)), integer(_g(groups, 1)))


def days_of_month(year: int, month: int, first: int, last: int) -> Span | None:
    a, b = rules.day(year, month, first), rules.day(year, month, last)
    return a if first == last else rules.between(a.start, b.end) if a and b else None


def _months(year: int, first: int, last: int) -> Span | None:
    return rules.months(year, first, last) if first < last else None


def tail_at(text: str, at: int, year: int, complete: bool) -> tuple[int, str, Span] | None:
    """The part of ``year`` written at ``at``, after a space or 的 at most."""
    if text[at : at + 1] == " ":
        at += 1
    if text[at : at + 1] == "的":
        at += 1
        if text[at : at + 1] == " ":
            at += 1
    for tail in TAILS:
        hit = tail.pattern.match(text, at) if complete or tail.short else None
        if hit and not _shut(tail, text, hit.end()):
            span = tail.span(year, hit.groups())
            if span is not None:
                return hit.end(), tail.rule, span
            if tail.rule.startswith("ymd"):
                return hit.end(), "no_such_day", rules.year(year)
    return None


def _shut(tail: Tail, text: str, end: int) -> bool:
    follows = text[end : end + 1]
    if tail.rule in ("part", "month_part"):
        return bool(follows) and follows in WORDS["not"]["part"].get(text[end - 1], "")
    return bool(follows) and follows in tail.shut


def read_tail(text: str, at: int, context: Context) -> Reading | None:
    """A month, day, quarter or half whose year the context gives."""
    before = preceding(text, at, 2).rstrip(" ")[-1:]
    ends_a_period = _ends_a_period(text, at, context)
    if before and before in WORDS["not"]["before_tail"] and not ends_a_period:
        return None
    for tail in TAILS:
        hit = tail.pattern.match(text, at)
        if hit is None or _shut(tail, text, hit.end()) or not _may_stand_alone(tail, text, hit, context):
            continue
        if tail.rule == "month" and text[at] in "一二两" and text[hit.end() : hit.end() + 1] == "一":
            continue  # 一月一次
        if tail.rule in ("quarter", "month") and text[at] in "一1" and among(before, "上下"):
            continue  # 上|一季度 is the quarter before, in an article without a date as well
        weekday = (hit[3] or hit[4]) if tail.rule == "ymd" else None
        span = rules.in_some_year(partial(_span_of, tail, hit.groups()), context, WORDS["weekdays"].get(weekday))
        if span is not None:
            return Reading(at, hit.end(), span, tail.rule, context.stated_year and span.start.year)
        if tail.rule.startswith("ymd"):
            return None  # 2月30日 is no date, and no February
    return None


def _may_stand_alone(tail: Tail, text: str, hit: re.Match[str], context: Context) -> bool:
    """Whether a tail needs no year; so many months do in a year that was told, or where they are added up or something is counted in them."""
    if tail.bare or tail.rule != "months":
        return tail.bare
    return context.stated_year is not None or bool(_ADDED.search(text, max(0, hit.start() - 4), hit.start()) or _COUNTED.match(text, hit.end()))


_ADDED = late(rf"{any_of(WORDS['months_added'])} ?$")
_COUNTED = late(rf" ?的?{any_of(WORDS['months_of'])}")
_CLOCK = late(r"(?:日|[点时分午晚]|:\d\d) ?[-–—~] ?$")


def _ends_a_period(text: str, at: int, context: Context) -> bool:
    """Whether a dash before a day leads from the day before it: 9月21日下午5點~9月22日."""
    first = context.previous
    return first is not None and first.granularity == "day" and _CLOCK.search(text, max(0, at - 6), at) is not None


def _span_of(tail: Tail, groups: Groups, year: int) -> Span | None:
    return tail.span(year, groups)
