"""Dates as Chinese newsrooms write them, read at one place of a folded text (Simplified, half width).

An expression is a head that gives a year (2026年, 民国115年, 去年, 同年) and a tail inside it (2月12日, 第一季, 年底),
or either alone. ``STARTS`` says where to try; every pattern is bounded, so that a try costs the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import NamedTuple

from pipeline import calendar_rules as rules
from pipeline.calendar_rules import Context, Part, Reading, Span

_WORDS = rules.lexicon()["zh"]
_D = _WORDS["digits"]


def _any(words: Iterable[str]) -> str:
    """An alternation that prefers the longest word."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


_YEAR = rf"(?:(?:1[89]|20|21)\d\d|[一二][{_D}]{{3}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_COUNT = r"(?:\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|半)"
_TO = r" ?(?:至|到|-|–|—|~|、|和|与|及) ?"
_WEEK = r"(?:周|星期|礼拜)"
_WEEKDAY = rf"(?: ?[,(]? ?{_WEEK}[一二三四五六日天] ?\)?| ?\([一二三四五六日]\))?"
_TENTHS = _any(word for words in _WORDS["tenths"].values() for word in words)
_PARTS = _any(word for words in _WORDS["parts"].values() for word in words)
_PART: dict[str, Part] = {
    word: part for table in ("tenths", "parts") for part, words in _WORDS[table].items() for word in words
}
_UNITS = _any(_WORDS["units"])
_SHIFT = _any(_WORDS["shifts"])

STARTS = r"[0-9]+|[〇零○一二两三四五六七八九十廿半]+|[民今本同当隔翌次去前大明后昨上下这周星礼年首第春农]"
"""Where an expression may begin: a run of digits, or the first character of a word."""

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_TENS = re.compile(r"(?:([一二两三四五六七八九])?百零?)?(?:([一二三四五六七八九])?十|(廿))?([一二两三四五六七八九])?")


def number(text: str) -> int | None:
    """A number below 1000, or four digits said one by one, as dates write them; None for anything else.

    >>> [number(t) for t in ("12", "三十一", "廿三", "二〇二五", "一百一十五", "两三")]
    [12, 31, 23, 2025, 115, None]
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if len(text) == 4 and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    if not text or (hit := _TENS.fullmatch(text)) is None:
        return None
    hundreds, tens, score, ones = hit.groups()
    value = (_DIGITS.get(hundreds, 1) * 100 if "百" in text else 0) + (20 if score else 0)
    return value + (_DIGITS.get(tens, 1) * 10 if "十" in text else 0) + _DIGITS.get(ones, 0)


def _int(text: str) -> int:
    return number(text) or 0


def _before(text: str, at: int, size: int = 1) -> str:
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
    return rules.quarter(year, {"首": 1, "末": 4}.get(word) or _int(word))


def _quarters(year: int, first: int, last: int) -> Span | None:
    return rules.months(year, first * 3 - 2, last * 3) if 1 <= first < last <= 4 else None


_TAILS = (
    _Tail(
        "ymd_range",
        re.compile(rf"({_MONTH}) ?月 ?({_DAY}) ?(?:至|到|-|–|—|~|、) ?({_DAY}) ?[日号]"),
        lambda y, g: _days(y, _int(_g(g, 0)), _int(_g(g, 1)), _int(_g(g, 2))),
        short=False,
    ),
    _Tail(
        "ymd",
        re.compile(rf"({_MONTH}) ?月份? ?({_DAY}) ?[日号]{_WEEKDAY}"),
        lambda y, g: rules.day(y, _int(_g(g, 0)), _int(_g(g, 1))),
        short=False,
    ),
    _Tail(
        "month_part",
        re.compile(rf"({_MONTH}) ?月份? ?({_TENTHS})"),
        lambda y, g: rules.part_of_month(y, _int(_g(g, 0)), _PART[_g(g, 1)]),
        short=False,
    ),
    _Tail(
        "months",
        re.compile(rf"({_MONTH}){_TO}({_MONTH}) ?月份?"),
        lambda y, g: _months(y, _int(_g(g, 0)), _int(_g(g, 1))),
        short=False,
        shut=_WORDS["not"]["month"],
    ),
    _Tail(
        "month",
        re.compile(rf"({_MONTH}) ?月份?"),
        lambda y, g: rules.month(y, _int(_g(g, 0))),
        short=False,
        shut=_WORDS["not"]["month"],
    ),
    _Tail(
        "quarters",
        re.compile(rf"第? ?([1-4一二三四]){_TO}第? ?([1-4一二三四]) ?季度?"),
        lambda y, g: _quarters(y, _int(_g(g, 0)), _int(_g(g, 1))),
        shut=_WORDS["not"]["quarter"],
    ),
    _Tail(
        "quarter",
        re.compile(r"(?:第 ?([1-4一二三四]) ?季度?|([1-4一二三四]) ?季度|([首末])季度?)"),
        lambda y, g: _quarter(y, (g[0] or g[1] or g[2],)),
        shut=_WORDS["not"]["quarter"],
    ),
    _Tail("quarter", re.compile(r"([1-4一二三四]) ?季"), _quarter, bare=False, shut=_WORDS["not"]["quarter"]),
    _Tail("quarter", re.compile(r"q([1-4])"), _quarter, bare=False),
    _Tail(
        "quarters",
        re.compile(r"前 ?([23二两三]) ?个?季度?"),
        lambda y, g: _quarters(y, 1, _int(_g(g, 0))),
        shut=_WORDS["not"]["quarter"],
    ),
    _Tail(
        "months",
        re.compile(r"前 ?([2-9]|1[01]|十一?|[二两三四五六七八九]) ?个?月"),
        lambda y, g: rules.months(y, 1, _int(_g(g, 0))),
        bare=False,
    ),
    _Tail("half", re.compile(r"([上下])半年"), lambda y, g: rules.half(y, 1 if g[0] == "上" else 2)),
    _Tail("half", re.compile(r"h([12])"), lambda y, g: rules.half(y, _int(_g(g, 0))), bare=False),
    _Tail("season", re.compile(r"([春夏秋冬])[季天]"), lambda y, g: rules.season(y, _WORDS["seasons"][g[0]]), bare=False),
    _Tail("festival", re.compile(r"(?:农历)?春节|农历新年|农历年"), lambda y, g: rules.new_year(y)),
    _Tail("whole", re.compile(r"全年|度"), lambda y, g: rules.year(y), bare=False),
    _Tail(
        "part",
        re.compile(rf"({_PARTS})"),
        lambda y, g: rules.part_of_year(y, _PART[_g(g, 0)]),
        bare=False,
    ),
)


def _days(year: int, month: int, first: int, last: int) -> Span | None:
    a, b = rules.day(year, month, first), rules.day(year, month, last)
    return rules.between(a.start, b.end) if a and b else None


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
    return None


def _shut(tail: _Tail, text: str, end: int) -> bool:
    follows = text[end : end + 1]
    if tail.rule in ("part", "month_part"):
        return bool(follows) and follows in _WORDS["not"]["part"].get(text[end - 1], "")
    return bool(follows) and follows in tail.shut


# --- Heads: the year ----------------------------------------------------------------------------------------------

_ABSOLUTE = re.compile(rf"({_YEAR}) ?(?:年度?)?(?: ?(?:财年|财政年度|会计年度))?")
_SHARED = re.compile(rf"({_YEAR}){_TO}({_YEAR}|\d\d) ?(?:年度?|财年|全年)")
_ROC = re.compile(r"民国 ?(\d{1,3}|[一二三四五六七八九十百零〇]{1,6}) ?年")
_SHORT = re.compile(r"(\d{2,3}) ?年")
_RELATIVE = re.compile(rf"({_any(_WORDS['years'])})度?")
_ANCHORED = re.compile(rf"({_any(_WORDS['anchored_years'])})")
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
        value = _int(hit[2])
        return _Head(value if value > 999 else value + 1911, hit.end(), "bracketed", True)
    if published and (hit := _RELATIVE.match(text, at)):
        word, before, after = hit[1], _before(text, at), text[hit.end() : hit.end() + 1]
        if before and before in _WORDS["not"]["before_year"].get(word, ""):
            return None
        if after and after in _WORDS["not"]["after_year"]:
            return None
        return _Head(published.year + _WORDS["years"][word], hit.end(), "relative", True)
    if context.previous and (hit := _ANCHORED.match(text, at)):
        if text[hit.end() : hit.end() + 1] in ("龄", "级", "代", "纪"):
            return None
        year = context.previous.start.year + _WORDS["anchored_years"][hit[1]]
        return _Head(year, hit.end(), "anchored", hit[1] != "当年")
    return None


def _number_head(text: str, at: int, context: Context) -> _Head | None:
    if (hit := _ABSOLUTE.match(text, at)) and not text[hit.end(1) : hit.end(1) + 1].isdigit():
        year, rest = _int(hit[1]), text[hit.end() : hit.end() + 2]
        named = hit.end() > hit.end(1) + (text[hit.end(1)] == " ")
        if rest[:1] in ("代", "前") and named and (rest[0] == "代" or year < 1990 or year == 2000):
            return None  # 1980 年代 is a decade, 2000 年前 may count years
        if named and (rest in ("历史", "之久", "的历", "以上") or rest == "报告" or rest[:1] == "多"):
            return None
        return _Head(year, hit.end() if named else hit.end(1), "year", named)
    if (hit := _SHORT.match(text, at)) and not text[hit.end() :].startswith(("前", "后", "代")):
        count = int(hit[1])
        if context.taiwan and 80 <= count <= 150:
            return _Head(1911 + count, hit.end(), "roc", False)
        if context.published and 10 <= count <= context.published.year % 100 + 5 and hit[1][0] != "0":
            return _Head(2000 + count, hit.end(), "short", False)
    return None


def _read_year(text: str, at: int, context: Context) -> Reading | None:
    """A year, with what stands inside it."""
    if (hit := _SHARED.match(text, at)) and text[hit.end() : hit.end() + 1] not in ("代", "前"):
        first, last = _int(hit[1]), _int(hit[2])
        last += first // 100 * 100 if last < 100 else 0
        if first < last <= first + 60 and (span := rules.years(first, last)):
            return Reading(at, hit.end(), span, "years", last)
    if (head := _head(text, at, context)) is None:
        return None
    if head.rule == "year" and (_before(text, at).isalnum() and _before(text, at).isascii()):
        return None
    if context.published and head.year == context.published.year and (found := _so_far(text, head.end, context)):
        return Reading(at, found[0], found[1], "so_far", head.year)
    counted = head.rule in ("roc", "short")  # 115年2月, 25年第一季: only with a part of the year
    if tail := _tail(text, head.end, head.year, head.complete or counted):
        end, rule, span = tail
        if not counted or head.complete or rule in ("ymd", "ymd_range", "month", "month_part", "quarter", "half"):
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


def _read_tail(text: str, at: int, context: Context) -> Reading | None:
    """A month, day, quarter or half whose year the context gives."""
    if _before(text, at) in _WORDS["not"]["before_tail"] and _before(text, at):
        return None
    for tail in _TAILS:
        bare = tail.bare or (tail.rule == "months" and context.stated_year is not None)
        if bare and (hit := tail.pattern.match(text, at)) and not _shut(tail, text, hit.end()):
            groups, span_of = hit.groups(), tail.span
            span = rules.in_some_year(lambda year: span_of(year, groups), context)
            if span is not None:
                return Reading(at, hit.end(), span, tail.rule, context.stated_year and span.start.year)
    return None


_YEAR_PART = re.compile(r"年(初|底|末|终|尾|中)(?:至今|以来)?")


def _read_year_part(text: str, at: int, context: Context) -> Reading | None:
    """年初, 年底 of the article's own year; 年初至今."""
    hit = _YEAR_PART.match(text, at)
    if hit is None or context.published is None or _before(text, at) in _WORDS["not"]["before_part"] and at:
        return None
    year, follows = context.stated_year or context.published.year, text[hit.end() : hit.end() + 1]
    if hit[0].endswith(("至今", "以来")):
        span = rules.between(context.published.replace(month=1, day=1), context.published)
        return Reading(at, hit.end(), span, "so_far") if span and hit[1] == "初" else None
    if hit[1] == "中" and follows not in _WORDS["mid_year"]:
        return None
    if follows and follows in _WORDS["not"]["part"].get(hit[1], ""):
        return None
    span = rules.part_of_year(year, {"初": "early", "中": "mid"}.get(hit[1], "late"))  # type: ignore[arg-type]
    return Reading(at, hit.end(), span, "part") if span else None


_DECADE = re.compile(
    rf"(?:(上|本|\d\d|十九|二十) ?世纪 ?)?({_YEAR}|[1-9]0|[二三四五六七八九][十〇零]) ?年代 ?(初期?|早期|中期|末期?|后期|晚期)?"
)
_CENTURY = re.compile(r"(1[5-9]|2[01]|十[五六七八九]|二十一?) ?世纪")
_THIS_DECADE = re.compile(r"[这本]个? ?十年(?:底|末|结束)")


def _read_decade(text: str, at: int, context: Context) -> Reading | None:
    """1980 年代初期, 上世纪九十年代, 21 世纪, 这十年底."""
    if hit := _DECADE.match(text, at):
        word = hit[2]
        value = number(word) or (_DIGITS[word[0]] * 10)
        if value < 100:
            century = {"上": 1900, "本": 2000, None: 1900}.get(hit[1])
            century = (_int(hit[1]) - 1) * 100 if century is None else century
            if hit[1] is None and value < 40:
                return None
            value += century
        part: Part | None = None
        if hit[3]:
            part = "early" if hit[3][0] in "初早" else "mid" if hit[3][0] == "中" else "late"
        return Reading(at, hit.end(), rules.decade(value, part), "decade") if value % 10 == 0 else None
    if (hit := _CENTURY.match(text, at)) and text[hit.end() : hit.end() + 1] not in tuple("经影福初末中公"):
        return Reading(at, hit.end(), rules.century(_int(hit[1])), "century")
    if context.published and (hit := _THIS_DECADE.match(text, at)):
        return Reading(at, hit.end(), rules.year(context.published.year // 10 * 10 + 9), "decade_end")
    return None


_AGO = re.compile(rf"({_COUNT})(?:{_TO}({_COUNT}))? ?(个)?(半)? ?({_UNITS})(半)? ?(?:之|以)?([前后])")


def _read_ago(text: str, at: int, context: Context) -> Reading | None:
    """三年前 from the article's date; 一个月后 from the date before it, if that has come to pass."""
    hit = _AGO.match(text, at)
    if hit is None or context.published is None:
        return None
    first, last, counted, half, word, and_half, side = hit.groups()
    unit, follows = _WORDS["units"][word], text[hit.end() : hit.end() + 1]
    if (unit == "month") != bool(counted) and unit in ("month", "year", "day") or word == "日":
        return None  # 3月前 is before March
    if _before(text, at) in _WORDS["not"]["before_count"] and at or follows and follows in _WORDS["not"]["after_ago"]:
        return None
    count = 0 if first == "半" else _int(first)
    if first == "半" or half or and_half:
        if unit != "year":
            return None
        unit, count = "month", count * 12 + 6
    if side == "后":
        return _later(at, hit.end(), count, unit, context) if last is None else None
    near = rules.away(context.published, -count, unit)
    if last is None:
        return Reading(at, hit.end(), near, "ago") if near else None
    far = rules.away(context.published, -_int(last), unit)
    span = rules.between(far.start, near.end) if near and far else None
    return Reading(at, hit.end(), span, "ago") if span else None


def _later(at: int, end: int, count: int, unit: str, context: Context) -> Reading | None:
    """So long after the date before: only if that date is as fine as the unit, and the result is not in the future."""
    before = context.previous
    if before is None or before.granularity not in rules.FINER[unit]:
        return None
    span = rules.away(before.start, count, unit)
    if span is None or context.published is None or span.start > context.published:
        return None
    return Reading(at, end, span, "later")


# --- Words of the calendar ----------------------------------------------------------------------------------------

_WEEKDAYS = _WORDS["weekdays"]
_OF_WEEK = re.compile(rf"({_SHIFT})(?:一|个|一个)? ?{_WEEK}([一二三四五六日天末])?")
_ON_WEEKDAY = re.compile(rf"{_WEEK}([一二三四五六日天])(?: ?\( ?(?:({_MONTH})[月/])?({_DAY})日? ?\))?")
_OF_MONTH = re.compile(
    rf"({_SHIFT})(?:个|一个)?(?: ?\( ?{_MONTH} ?\))? ?月份?(?: ?(?:({_TENTHS})|({_DAY}) ?[日号]))?"
)
_OF_QUARTER = re.compile(rf"({_SHIFT})(?:一|个|一个)? ?季度?")
_OF_SEASON = re.compile(r"([今去明])年?([春夏秋冬])[季天]?")


def _read_period(text: str, at: int, context: Context) -> Reading | None:
    """上周四, 本周, 上个月, 上季, 今夏."""
    today = context.published
    if today is None:
        return None
    before = _before(text, at)
    if (hit := _OF_WEEK.match(text, at)) and not (before and before in "以日成资基"):
        by, day, follows = _WORDS["shifts"][hit[1]], hit[2], text[hit.end() : hit.end() + 1]
        if day == "末":
            monday = rules.week(today + timedelta(7 * by)).start
            span = rules.between(monday + timedelta(5), monday + timedelta(6))
            return Reading(at, hit.end(), span, "weekend") if span else None
        if day:
            return Reading(at, hit.end(), rules.on_weekday(today, _WEEKDAYS[day], by), "weekday")
        if not follows or follows not in _WORDS["not"]["week"]:
            return Reading(at, hit.end(), rules.week(today + timedelta(7 * by)), "week")
    if (hit := _OF_MONTH.match(text, at)) and not (before and before in "以日成资基"):
        whole = rules.shifted(today.year, today.month, _WORDS["shifts"][hit[1]])
        if whole is None or text[hit.end() : hit.end() + 1] in ("球", "薪"):
            return None
        year, month = whole.start.year, whole.start.month
        if hit[2]:
            part = rules.part_of_month(year, month, _PART[hit[2]])
            return Reading(at, hit.end(), part, "month_part", year) if part else None
        found = rules.day(year, month, _int(hit[3])) if hit[3] else whole
        return Reading(at, hit.end(), found, "month", year) if found else None
    if (hit := _OF_QUARTER.match(text, at)) and not (before and before in "以日成资基"):
        if text[hit.end() : hit.end() + 1] in ("节", "风", "军", "票"):
            return None
        index = today.year * 4 + (today.month - 1) // 3 + _WORDS["shifts"][hit[1]]
        quarter = rules.quarter(index // 4, index % 4 + 1)
        return Reading(at, hit.end(), quarter, "quarter") if quarter else None
    if (hit := _OF_SEASON.match(text, at)) and text[hit.end() : hit.end() + 1] != "节":
        year = today.year + {"今": 0, "去": -1, "明": 1}[hit[1]]
        season = rules.season(year, _WORDS["seasons"][hit[2]])
        return Reading(at, hit.end(), season, "season", year) if season else None
    return None


def _read_weekday(text: str, at: int, context: Context) -> Reading | None:
    """周四: the latest on or before the article's date."""
    hit = _ON_WEEKDAY.match(text, at)
    if hit is None or context.published is None:
        return None
    before, after = _before(text, at), text[hit.end() : hit.end() + 2]
    if before in _WORDS["not"]["before_weekday"] and before or after[:1] in ("至", "到", "-", "~", "均", "福", "制"):
        return None
    if before and before in "至到-~":
        return None
    if hit[3]:
        month = _int(hit[2]) if hit[2] else context.published.month
        span = rules.in_some_year(lambda year: rules.day(year, month, _int(hit[3])), context)
        if span and span.start.weekday() == _WEEKDAYS[hit[1]]:
            return Reading(at, hit.end(), span, "weekday")
        return None
    return Reading(at, hit.end(), rules.on_weekday(context.published, _WEEKDAYS[hit[1]], None), "weekday")


_BRACKET_DAY = re.compile(
    rf"([今昨明])(?:[天日晚])? ?\( ?(?:({_MONTH}) ?[月/] ?)?({_DAY}) ?日? ?\) ?[日天晚]?|([今昨明]) ?({_DAY}) ?日"
)
_DAY_WORD = re.compile(_any(_WORDS["days"]))
_ANCHORED_DAY = re.compile(_any(_WORDS["anchored_days"]))


def _read_day(text: str, at: int, context: Context) -> Reading | None:
    """昨(12)日, 昨天, 隔天; 今天 only where it is the day of the news and not the present age."""
    today = context.published
    if today is None:
        return None
    if hit := _BRACKET_DAY.match(text, at):
        wanted = int(number(hit[3] or hit[5]) or 0)
        base = today + timedelta({"昨": -1, "今": 0, "明": 1}[hit[1] or hit[4]])
        # An agency's "yesterday" may be reprinted some days later: the number decides, if it is near.
        for by in (0, -1, -2, -3, -4, -5, -6, 1):
            if (found := base + timedelta(by)).day == wanted:
                return Reading(at, hit.end(), rules.of_day(found), "bracketed_day")
        return None
    if hit := _DAY_WORD.match(text, at):
        by = _WORDS["days"][hit[0]]
        if by == 0 and not _is_news_day(text, at, hit.end()):
            return None
        before, after = _before(text, at), text[hit.end() : hit.end() + 1]
        if before and before in _WORDS["not"]["before_day"] or after and after in _WORDS["not"]["after_day"]:
            return None
        return Reading(at, hit.end(), rules.of_day(today + timedelta(by)), "day")
    if (hit := _ANCHORED_DAY.match(text, at)) and context.previous and context.previous.granularity == "day":
        if _before(text, at) in tuple("每首本多单"):
            return None
        found = context.previous.start + timedelta(_WORDS["anchored_days"][hit[0]])
        return Reading(at, hit.end(), rules.of_day(found), "anchored_day")
    return None


_TODAY = re.compile(rf" ?{_any(_WORDS['today']['after'])}")
_EVENT = re.compile(_any(_WORDS["today"]["events"]))


def _is_news_day(text: str, at: int, end: int) -> bool:
    """Whether 今天 is the day of publication: it opens a clause, or an event follows; not 今天的世界, 到今天."""
    before = text[max(0, at - 8) : at].rstrip()
    follows = text[end : end + 1]
    if text[end : end + 2] in ("头条", "资本") or follows in ("之", "所"):
        return False
    opens = not before or before[-1] in _WORDS["today"]["opens"]
    if follows == "的":
        return opens and _TODAY.match(text, end + 1) is not None
    if _TODAY.match(text, end):
        return True
    if before and before[-1] in _WORDS["today"]["not_after"]:
        return False
    if _EVENT.search(text, end, min(len(text), end + 16)):
        return True
    return opens and follows not in (",", "")


_BARE_DAY = re.compile(rf"({_DAY})(?:{_TO}({_DAY}))? ?日")


def _read_bare_day(text: str, at: int, context: Context) -> Reading | None:
    """12 日: the latest such day, where what stands around it says that it is one."""
    hit = _BARE_DAY.match(text, at)
    if hit is None or context.published is None:
        return None
    before, after = _before(text, at, 4).rstrip(), text[hit.end() : hit.end() + 4].lstrip()
    if before and before[-1] in _WORDS["not"]["before_bare_day"] or after and after[0] in _WORDS["not"]["after_bare_day"]:
        return None
    if not (before.endswith(tuple(_WORDS["bare_day"]["before"])) or after.startswith(tuple(_WORDS["bare_day"]["after"]))):
        return None
    first, last = _int(hit[1]), _int(hit[2]) if hit[2] else _int(hit[1])
    previous = context.previous
    if previous and before and before[-1] in "至到-~" and previous.granularity == "day":
        base = [(previous.start.year, previous.start.month)]
    else:
        index = context.published.year * 12 + context.published.month - 1
        base = [((index + by) // 12, (index + by) % 12 + 1) for by in (-1, 0, 1)]
    spans = [_days(y, m, first, last) if hit[2] else rules.day(y, m, first) for y, m in base]
    if len(spans) == 3:
        known = [s for s in spans if s]
        past = [s for s in known if s.start <= context.published]
        spans = [past[-1]] if past and not (context.ahead and spans[2] == known[-1] and past[-1] != spans[1]) else past[-1:]
    span = spans[0] if spans else None
    return Reading(at, hit.end(), span, "day_of_month") if span else None


_SLASH = re.compile(r"(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?: ?\([一二三四五六日]\))?")


def _read_slash(text: str, at: int, context: Context) -> Reading | None:
    """3/25 as month and day: not a fraction, a score, a path."""
    hit = _SLASH.match(text, at)
    if hit is None or context.published is None:
        return None
    before, after = _before(text, at), text[hit.end() : hit.end() + 1]
    if before.isascii() and (before.isalnum() or before in tuple("/.-_$~+")) or after.isascii() and after.isalnum():
        return None
    if after and after in "/%-~.的分倍个台点" or not any("\u4e00" <= c <= "\u9fff" for c in text[max(0, at - 12) : hit.end() + 12]):
        return None
    clear = int(hit[2]) > 12 or hit[0].endswith(")")
    said = _before(text, at, 3).rstrip().endswith(tuple("在于自从至到截")) or text[hit.end() :][:2].lstrip()[:1] in ("起", "当", "前", "号")
    if not (clear or said):
        return None
    span = rules.in_some_year(lambda year: rules.day(year, int(hit[1]), int(hit[2])), context)
    return Reading(at, hit.end(), span, "slash") if span else None


_BY_NUMBER = (_read_ago, _read_decade, _read_year, _read_tail, _read_bare_day, _read_slash)
_BY_WORD = (_read_day, _read_period, _read_year, _read_year_part, _read_weekday, _read_decade, _read_tail)


def read(text: str, at: int, context: Context) -> Reading | None:
    """The date written at ``at``, or None.

    Args:
        text: folded text.
        at: where a match of ``STARTS`` begins.
        context: what relative dates resolve against.

    >>> from datetime import date
    >>> read("今年第一季营收", 0, Context(date(2026, 2, 13))).span.edtf
    '2026-33'
    """
    readers = _BY_NUMBER if text[at].isdigit() or text[at] in _D or text[at] in "十廿半两" else _BY_WORD
    for reader in readers:
        if (found := reader(text, at, context)) is not None:
            return found
    return None
