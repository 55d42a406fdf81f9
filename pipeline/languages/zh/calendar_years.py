"""Chinese years: 2026年2月12日, 民国115年, 去年底, 今年第一季, 1980年代初期.

An expression is a head that gives a year and a tail inside it (``calendar_tails``), or a head alone.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.languages import calendar_rules as rules
from pipeline.languages.calendar_rules import Context, Part, Reading, Span
from pipeline.languages.dates import any_of
from pipeline.languages.zh.calendar_pieces import (
    DAY,
    DIGITS,
    FIRST_PARTS,
    NUMERALS,
    RANKED,
    TO,
    WORDS,
    YEAR,
    among,
    integer,
    number,
    preceding,
)
from pipeline.languages.zh.calendar_tails import tail_at
from pipeline.text.late import late

_ABSOLUTE = late(rf"({YEAR}) ?(?:年度?)?(?: ?(?:财年|财政年度|会计年度))?")
_SHARED = late(rf"({YEAR})(?:{TO}| ?或 ?)({YEAR}|\d\d) ?(?:年度?|财年|全年)")
_ROC = late(r"民国 ?(\d{1,3}|[一二三四五六七八九十百零〇]{1,6}) ?年")
_SHORT = late(r"(\d{2,3}) ?年")
_RELATIVE = late(rf"({any_of(WORDS['years'])})度?")
_ANCHORED = late(rf"({any_of(WORDS['anchored_years'])})")
_BRACKETED = late(rf"([今去明本]) ?\( ?({YEAR}|1[0-5]\d) ?\) ?年")


class _Head(NamedTuple):
    year: int
    end: int
    rule: str
    complete: bool  # whether it is a date without any tail


def _head(text: str, at: int, context: Context) -> _Head | None:
    """The year written at ``at``."""
    first, published = text[at], context.published
    if first.isdigit() or first in NUMERALS:
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
        if among(after, WORDS["not"]["after_year"]) or (word == "上年" and not among(after, "同末底")):
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
        counted = rest[:1] == "前" and (year < 1990 or year == 2000)
        if named and (rest[:1] == "代" or counted):
            return None  # 1980 年代 is a decade, 2000 年前 may count years
        if named and (rest in ("历史", "之久", "的历", "以上", "报告") or rest[:1] == "多"):
            return None
        return _Head(year, hit.end() if named else hit.end(1), "year", named)
    hit = _SHORT.match(text, at)
    if hit is not None and not _counts_years(text, hit.end(), context):
        count = int(hit[1])
        if context.taiwan and 80 <= count <= 150:
            return _Head(1911 + count, hit.end(), "roc", RANKED.match(text, hit.end()) is not None)
        if context.published and 10 <= count <= context.published.year % 100 + 5 and hit[1][0] != "0":
            return _Head(2000 + count, hit.end(), "short", False)
    return None


def _counts_years(text: str, at: int, context: Context) -> bool:
    """Whether what follows makes a number before 年 so many years, and not one: 114 年前, but not 114 年前三季."""
    if context.taiwan and FIRST_PARTS.match(text, at):
        return False
    return text[at : at + 1] in ("前", "后", "代")


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
    if tail := tail_at(text, head.end, head.year, head.complete or counted):
        end, rule, span = tail
        if rule == "no_such_day":
            return None
        part = ("ymd", "ymd_range", "month", "months", "month_part", "quarter", "quarters", "half") + ("part", "whole") * (head.rule == "roc")
        if not counted or head.complete or rule in part:
            return Reading(at, end, span, rule, head.year)
    if head.rule == "anchored" and text[head.end : head.end + 1] in ("来", "的"):
        return None
    return Reading(at, head.end, rules.year(head.year), head.rule, head.year) if head.complete else None


_ROC_DAY = late(rf"(1[0-4]\d)([/.])(1[0-2]|0?[1-9])([/.])({DAY})")
_RUNS_ON = tuple("/.-_:%$")


def read_roc_day(text: str, at: int, context: Context) -> Reading | None:
    """115/2/12 and 115.02.12, as Taiwan's companies date their announcements; not a version, an address, a path."""
    hit = _ROC_DAY.match(text, at) if context.taiwan else None
    if hit is None or hit[2] != hit[4]:
        return None
    before, after = preceding(text, at), text[hit.end() : hit.end() + 2]
    labelled = before == ":" and not text[at - 2 : at - 1].isdigit()  # 事實發生日:115/3/10
    part = before.isascii() and before.isalnum()
    glued = part or before in _RUNS_ON and not labelled
    goes_on = after[1:].isalnum() if after[:1] in _RUNS_ON else after[:1].isascii() and after[:1].isalnum()
    decimal = hit[2] == "." and len(hit[3]) < 2
    if glued or goes_on or decimal:
        return None
    year = 1911 + int(hit[1])
    span = rules.day(year, int(hit[3]), integer(hit[5]))
    return Reading(at, hit.end(), span, "roc", year) if span else None


_EARLIER = late(r" ?(?:年初至今|年初以来|初至今|初以来|稍早|早些时候|较早时候?|早前)")
_LATER = late(r" ?(?:稍晚|晚些时候|稍后|较晚时候|迟些时候)")


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


_YEAR_PART = late(r"年(初|底|末|终|尾|中)(?:至今|以来)?")


def read_year_part(text: str, at: int, context: Context) -> Reading | None:
    """年初, 年底 of the article's own year; 年初至今."""
    hit = _YEAR_PART.match(text, at)
    if hit is None or context.published is None or among(preceding(text, at), WORDS["not"]["before_part"]):
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


_DECADE = late(
    rf"(?:(上|本|\d\d|十九|二十) ?世纪 ?)?({YEAR}|[1-9]0|[二三四五六七八九][十〇零]) ?年代 ?(初期?|早期|中期|末期?|后期|晚期)?"
)
_CENTURY = late(r"(1[5-9]|2[01]|十[五六七八九]|二十一?) ?世纪")
_THIS_DECADE = late(r"[这本]个? ?十年(?:底|末|结束)")


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
