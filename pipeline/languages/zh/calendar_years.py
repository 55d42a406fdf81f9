"""Chinese years and what stands inside them: 2026年2月12日, 民国115年, 去年底, 今年第一季, 1980年代初期.

An expression is a head that gives a year and a tail inside it, or either alone. Patterns match folded text (Simplified,
half width) at one place and are bounded, so that a try costs the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from pipeline.languages import calendar_rules as rules
from pipeline.languages.calendar_rules import Context, Part, Reading, Span
from pipeline.languages.dates import any_of
from pipeline.vocabulary import table

WORDS = table("calendar")["zh"]
_D = WORDS["digits"]


_YEAR = rf"(?:(?:1[89]|20|21)\d\d|[一二][{_D}]{{3}})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
COUNT = r"(?:\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|半)"
TO = r" ?(?:至|到|-|–|—|~|、|和|与|及) ?"
WEEK = r"(?:周|星期|礼拜)"
_WEEKDAY = rf"(?: ?[,(]? ?{WEEK}([一二三四五六日天])(?: ?\))?| ?\(([一二三四五六日])\))?"
TENTHS = any_of(word for words in WORDS["tenths"].values() for word in words)
_PARTS = any_of(word for words in WORDS["parts"].values() for word in words)
PART: dict[str, Part] = {
    word: part for table in ("tenths", "parts") for part, words in WORDS[table].items() for word in words
}
UNITS = any_of(WORDS["units"])
SHIFT = any_of(WORDS["shifts"])

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_TENS = re.compile(r"(?:([一二两三四五六七八九])?百零?)?(?:([一二三四五六七八九])?十|(廿))?([一二两三四五六七八九])?")


def number(text: str) -> int | None:
    """A number below 1000, or three or four digits said one by one, as dates write them; None for anything else.

    >>> [number(t) for t in ("12", "三十一", "廿三", "二〇二五", "一百一十五", "两三")]
    [12, 31, 23, 2025, 115, None]
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if len(text) in (3, 4) and all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    if not text or (hit := _TENS.fullmatch(text)) is None:
        return None
    hundreds, tens, score, ones = hit.groups()
    value = (DIGITS.get(hundreds, 1) * 100 if "百" in text else 0) + (20 if score else 0)
    return value + (DIGITS.get(tens, 1) * 10 if "十" in text else 0) + DIGITS.get(ones, 0)


def integer(text: str) -> int:
    return number(text) or 0


def preceding(text: str, at: int, size: int = 1) -> str:
    return text[max(0, at - size) : at]


# --- Tails: what stands inside a year -----------------------------------------------------------------------------

_Groups = tuple[str | None, ...]


class _Tail(NamedTuple):
    """A part of a year. ``bare``: it may stand without one; ``shut``: characters that show it is another word."""

    rule: str
    pattern: re.Pattern[str]
    span: Callable[[int, _Groups], Span | None]
    bare: bool = True
    shut: str = ""
    short: bool = True  # may follow a year written without 年: 2025 全年, 2026 Q1


def _g(groups: _Groups, index: int) -> str:
    return groups[index] or ""


def _quarter(year: int, groups: _Groups) -> Span | None:
    word = _g(groups, 0)
    return rules.quarter(year, {"首": 1, "末": 4}.get(word) or integer(word))


def _quarters(year: int, first: int, last: int) -> Span | None:
    return rules.months(year, first * 3 - 2, last * 3) if 1 <= first < last <= 4 else None


_TAILS = (
    _Tail(
        "ymd_range",
        re.compile(rf"({MONTH}) ?月 ?({DAY}) ?(?:至|到|-|–|—|~|、) ?({DAY}) ?[日号]"),
        lambda y, g: days_of_month(y, integer(_g(g, 0)), integer(_g(g, 1)), integer(_g(g, 2))),
        short=False,
    ),
    _Tail(
        "ymd",
        re.compile(rf"({MONTH}) ?月份? ?({DAY}) ?[日号]{_WEEKDAY}"),
        lambda y, g: _day(y, g),
        short=False,
    ),
    _Tail(
        "month_part",
        re.compile(rf"({MONTH}) ?月份? ?({TENTHS})"),
        lambda y, g: rules.part_of_month(y, integer(_g(g, 0)), PART[_g(g, 1)]),
        short=False,
    ),
    _Tail(
        "months",
        re.compile(rf"({MONTH}){TO}({MONTH}) ?月份?"),
        lambda y, g: _months(y, integer(_g(g, 0)), integer(_g(g, 1))),
        short=False,
        shut=WORDS["not"]["month"],
    ),
    _Tail(
        "month",
        re.compile(rf"({MONTH}) ?月份?"),
        lambda y, g: rules.month(y, integer(_g(g, 0))),
        short=False,
        shut=WORDS["not"]["month"],
    ),
    _Tail(
        "quarters",
        re.compile(rf"第? ?([1-4一二三四]){TO}第? ?([1-4一二三四]) ?季度?"),
        lambda y, g: _quarters(y, integer(_g(g, 0)), integer(_g(g, 1))),
        shut=WORDS["not"]["quarter"],
    ),
    _Tail(
        "quarter",
        re.compile(r"(?:第 ?([1-4一二三四]) ?季度?|([1-4一二三四]) ?季度|([首末])季度?)"),
        lambda y, g: _quarter(y, (g[0] or g[1] or g[2],)),
        shut=WORDS["not"]["quarter"],
    ),
    _Tail("quarter", re.compile(r"([1-4一二三四]) ?季"), _quarter, bare=False, shut=WORDS["not"]["quarter"]),
    _Tail(
        "quarters",
        re.compile(rf"q([1-4]){TO}q?([1-4])"),
        lambda y, g: _quarters(y, integer(_g(g, 0)), integer(_g(g, 1))),
        bare=False,
    ),
    _Tail("quarter", re.compile(r"q([1-4])"), _quarter, bare=False),
    _Tail(
        "quarters",
        re.compile(r"前 ?([23二两三]) ?个?季度?"),
        lambda y, g: _quarters(y, 1, integer(_g(g, 0))),
        shut=WORDS["not"]["quarter"],
    ),
    _Tail(
        "months",
        re.compile(r"前 ?([2-9]|1[01]|十一?|[二两三四五六七八九]) ?个?月"),
        lambda y, g: rules.months(y, 1, integer(_g(g, 0))),
        bare=False,
    ),
    _Tail("half", re.compile(r"([上下])半年"), lambda y, g: rules.half(y, 1 if g[0] == "上" else 2)),
    _Tail("half", re.compile(r"h([12])"), lambda y, g: rules.half(y, integer(_g(g, 0))), bare=False),
    _Tail(
        "season", re.compile(r"([春夏秋冬])[季天]"), lambda y, g: rules.season(y, WORDS["seasons"][g[0]]), bare=False
    ),
    _Tail("festival", re.compile(r"(?:农历)?春节|农历新年|农历年"), lambda y, g: rules.new_year(y)),
    _Tail("whole", re.compile(r"全年|度"), lambda y, g: rules.year(y), bare=False),
    _Tail(
        "part",
        re.compile(rf"({_PARTS})"),
        lambda y, g: rules.part_of_year(y, PART[_g(g, 0)]),
        bare=False,
    ),
)


def _day(year: int, groups: _Groups) -> Span | None:
    return rules.day(year, integer(_g(groups, 0)), integer(_g(groups, 1)))


def days_of_month(year: int, month: int, first: int, last: int) -> Span | None:
    a, b = rules.day(year, month, first), rules.day(year, month, last)
    return a if first == last else rules.between(a.start, b.end) if a and b else None


def _months(year: int, first: int, last: int) -> Span | None:
    return rules.months(year, first, last) if first < last else None


def _tail(text: str, at: int, year: int, complete: bool) -> tuple[int, str, Span] | None:
    """The part of ``year`` written at ``at``, after a space or 的 at most."""
    if text[at : at + 1] == " ":
        at += 1
    if text[at : at + 1] == "的":
        at += 1
        if text[at : at + 1] == " ":
            at += 1
    for tail in _TAILS:
        if (complete or tail.short) and (hit := tail.pattern.match(text, at)) and not _shut(tail, text, hit.end()):
            span = tail.span(year, hit.groups())
            if span is not None:
                return hit.end(), tail.rule, span
            if tail.rule.startswith("ymd"):
                return hit.end(), "no_such_day", rules.year(year)
    return None


def _shut(tail: _Tail, text: str, end: int) -> bool:
    follows = text[end : end + 1]
    if tail.rule in ("part", "month_part"):
        return bool(follows) and follows in WORDS["not"]["part"].get(text[end - 1], "")
    return bool(follows) and follows in tail.shut


# --- Heads: the year ----------------------------------------------------------------------------------------------

_ABSOLUTE = re.compile(rf"({_YEAR}) ?(?:年度?)?(?: ?(?:财年|财政年度|会计年度))?")
_SHARED = re.compile(rf"({_YEAR})(?:{TO}| ?或 ?)({_YEAR}|\d\d) ?(?:年度?|财年|全年)")
_ROC = re.compile(r"民国 ?(\d{1,3}|[一二三四五六七八九十百零〇]{1,6}) ?年")
_SHORT = re.compile(r"(\d{2,3}) ?年")
_RELATIVE = re.compile(rf"({any_of(WORDS['years'])})度?")
_ANCHORED = re.compile(rf"({any_of(WORDS['anchored_years'])})")
_BRACKETED = re.compile(rf"([今去明本]) ?\( ?({_YEAR}|1[0-5]\d) ?\) ?年")


class _Head(NamedTuple):
    year: int
    end: int
    rule: str
    complete: bool  # whether it is a date without any tail


def _head(text: str, at: int, context: Context) -> _Head | None:
    """The year written at ``at``."""
    first, published = text[at], context.published
    if first.isdigit() or first in _D:
        return _number_head(text, at, context)
    if hit := _ROC.match(text, at):
        count = number(hit[1])
        return _Head(1911 + count, hit.end(), "roc", True) if count else None
    if hit := _BRACKETED.match(text, at):
        value = integer(hit[2])
        return _Head(value if value > 999 else value + 1911, hit.end(), "bracketed", True)
    if published and (hit := _RELATIVE.match(text, at)):
        word, before, after = hit[1], preceding(text, at), text[hit.end() : hit.end() + 1]
        apart = text[at - 2 : at - 1] in WORDS["not"]["before_year_after_all"].get(before, "") if at > 1 else False
        if before and before in WORDS["not"]["before_year"].get(word, "") and not apart:
            return None
        if after and after in WORDS["not"]["after_year"] or word == "上年" and after not in ("同", "末", "底"):
            return None  # 今年轻人; 理论上年产
        return _Head(published.year + WORDS["years"][word], hit.end(), "relative", True)
    if context.previous and (hit := _ANCHORED.match(text, at)):
        if text[hit.end() : hit.end() + 1] in ("龄", "级", "代", "纪"):
            return None
        year = context.previous.start.year + WORDS["anchored_years"][hit[1]]
        return _Head(year, hit.end(), "anchored", hit[1] != "当年")
    return None


def _number_head(text: str, at: int, context: Context) -> _Head | None:
    if (hit := _ABSOLUTE.match(text, at)) and not text[hit.end(1) : hit.end(1) + 1].isdigit():
        year, rest = integer(hit[1]), text[hit.end() : hit.end() + 2]
        named = hit.end() > hit.end(1) + (text[hit.end(1) : hit.end(1) + 1] == " ")
        if rest[:1] in ("代", "前") and named and (rest[0] == "代" or year < 1990 or year == 2000):
            return None  # 1980 年代 is a decade, 2000 年前 may count years
        if named and (rest in ("历史", "之久", "的历", "以上") or rest == "报告" or rest[:1] == "多"):
            return None
        return _Head(year, hit.end() if named else hit.end(1), "year", named)
    if (hit := _SHORT.match(text, at)) and text[hit.end() : hit.end() + 1] not in ("前", "后", "代"):
        count = int(hit[1])
        if context.taiwan and 80 <= count <= 150:
            return _Head(1911 + count, hit.end(), "roc", False)
        if context.published and 10 <= count <= context.published.year % 100 + 5 and hit[1][0] != "0":
            return _Head(2000 + count, hit.end(), "short", False)
    return None


def read_year(text: str, at: int, context: Context) -> Reading | None:
    """A year, with what stands inside it."""
    if (hit := _SHARED.match(text, at)) and text[hit.end() : hit.end() + 1] not in ("代", "前"):
        first, last = integer(hit[1]), integer(hit[2])
        last += first // 100 * 100 if last < 100 else 0
        if first < last <= first + 60 and (span := rules.years(first, last)):
            return Reading(at, hit.end(), span, "years", last)
    if (head := _head(text, at, context)) is None:
        return None
    if head.rule == "year" and (preceding(text, at).isalnum() and preceding(text, at).isascii()):
        return None
    if context.published and head.year == context.published.year and (found := _so_far(text, head.end, context)):
        return Reading(at, found[0], found[1], "so_far", head.year)
    counted = head.rule in ("roc", "short")  # 115年2月, 25年第一季: only with a part of the year
    if tail := _tail(text, head.end, head.year, head.complete or counted):
        end, rule, span = tail
        if rule == "no_such_day":
            return None
        part = ("ymd", "ymd_range", "month", "month_part", "quarter", "half") + ("part", "whole") * (head.rule == "roc")
        if not counted or head.complete or rule in part:
            return Reading(at, end, span, rule, head.year)
    if head.rule == "anchored" and text[head.end : head.end + 1] in ("来", "的"):
        return None
    return Reading(at, head.end, rules.year(head.year), head.rule, head.year) if head.complete else None


_EARLIER = re.compile(r" ?(?:年初至今|年初以来|初至今|初以来|稍早|早些时候|较早时候?|早前)")
_LATER = re.compile(r" ?(?:稍晚|晚些时候|稍后|较晚时候|迟些时候)")


def _so_far(text: str, at: int, context: Context) -> tuple[int, Span] | None:
    """The part of the current year before, or after, the article: 今年稍早, 今年晚些时候."""
    today = context.published
    if today is None:
        return None
    if hit := _EARLIER.match(text, at):
        span = rules.between(today.replace(month=1, day=1), today)
    elif hit := _LATER.match(text, at):
        span = rules.between(today, today.replace(month=12, day=31))
    else:
        return None
    return (hit.end(), span) if span else None


# --- Without a year -----------------------------------------------------------------------------------------------


def read_tail(text: str, at: int, context: Context) -> Reading | None:
    """A month, day, quarter or half whose year the context gives."""
    before = preceding(text, at, 2).rstrip(" ")[-1:]
    if before and before in WORDS["not"]["before_tail"]:
        return None
    for tail in _TAILS:
        bare = tail.bare or (tail.rule == "months" and context.stated_year is not None)
        if not bare or (hit := tail.pattern.match(text, at)) is None or _shut(tail, text, hit.end()):
            continue
        if tail.rule == "month" and text[at] in "一二两" and text[hit.end() : hit.end() + 1] == "一":
            continue  # 一月一次
        weekday = (hit[3] or hit[4]) if tail.rule == "ymd" else None
        span = rules.in_some_year(partial(_span_of, tail, hit.groups()), context, WORDS["weekdays"].get(weekday))
        if span is not None:
            return Reading(at, hit.end(), span, tail.rule, context.stated_year and span.start.year)
        if tail.rule.startswith("ymd"):
            return None  # 2月30日 is no date, and no February
    return None


def _span_of(tail: _Tail, groups: _Groups, year: int) -> Span | None:
    return tail.span(year, groups)


_YEAR_PART = re.compile(r"年(初|底|末|终|尾|中)(?:至今|以来)?")


def read_year_part(text: str, at: int, context: Context) -> Reading | None:
    """年初, 年底 of the article's own year; 年初至今."""
    hit = _YEAR_PART.match(text, at)
    if hit is None or context.published is None or preceding(text, at) in WORDS["not"]["before_part"] and at:
        return None
    year, follows = context.year_about or context.published.year, text[hit.end() : hit.end() + 1]
    if hit[0].endswith(("至今", "以来")):
        span = rules.between(context.published.replace(month=1, day=1), context.published)
        return Reading(at, hit.end(), span, "so_far") if span and hit[1] == "初" else None
    if hit[1] == "中" and follows not in WORDS["mid_year"]:
        return None
    if follows and follows in WORDS["not"]["part"].get(hit[1], ""):
        return None
    span = rules.part_of_year(year, {"初": "early", "中": "mid"}.get(hit[1], "late"))  # type: ignore[arg-type]
    return Reading(at, hit.end(), span, "part", year) if span else None


_DECADE = re.compile(
    rf"(?:(上|本|\d\d|十九|二十) ?世纪 ?)?({_YEAR}|[1-9]0|[二三四五六七八九][十〇零]) ?年代 ?(初期?|早期|中期|末期?|后期|晚期)?"
)
_CENTURY = re.compile(r"(1[5-9]|2[01]|十[五六七八九]|二十一?) ?世纪")
_THIS_DECADE = re.compile(r"[这本]个? ?十年(?:底|末|结束)")


def read_decade(text: str, at: int, context: Context) -> Reading | None:
    """1980 年代初期, 上世纪九十年代, 21 世纪, 这十年底."""
    if hit := _DECADE.match(text, at):
        word = hit[2]
        value = number(word) or (DIGITS[word[0]] * 10)
        if value < 100:
            century = {"上": 1900, "本": 2000, None: 1900}.get(hit[1])
            century = (integer(hit[1]) - 1) * 100 if century is None else century
            if hit[1] is None and value < 40:
                return None
            value += century
        part: Part | None = None
        if hit[3]:
            part = "early" if hit[3][0] in "初早" else "mid" if hit[3][0] == "中" else "late"
        return Reading(at, hit.end(), rules.decade(value, part), "decade") if value % 10 == 0 else None
    if (hit := _CENTURY.match(text, at)) and text[hit.end() : hit.end() + 1] not in tuple("经影福初末中公"):
        return Reading(at, hit.end(), rules.century(integer(hit[1])), "century")
    if context.published and (hit := _THIS_DECADE.match(text, at)):
        return Reading(at, hit.end(), rules.year(context.published.year // 10 * 10 + 9), "decade_end")
    return None
