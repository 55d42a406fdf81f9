"""Chinese dates that lean on another: 三年前, 一个月后, 上周四, 本季, 昨(12)日, 12日, 3/25.

They are read at one place of folded text against the article's own date, or the date before in the paragraph.
"""

from __future__ import annotations

from datetime import timedelta

from pipeline.languages import calendar_rules as rules
from pipeline.languages.calendar_rules import Context, Reading
from pipeline.languages.dates import any_of
from pipeline.languages.zh.calendar_pieces import (
    COUNT,
    DAY,
    FIRST_PARTS,
    MONTH,
    PART,
    SHIFT,
    TENTHS,
    TO,
    UNITS,
    WEEK,
    WORDS,
    among,
    integer,
    number,
    preceding,
)
from pipeline.languages.zh.calendar_tails import days_of_month
from pipeline.text.late import late

_AGO = late(rf"({COUNT})(?:{TO}({COUNT}))? ?(个)?(半)? ?({UNITS})(半)? ?(?:之|以)?([前后])")


def read_ago(text: str, at: int, context: Context) -> Reading | None:
    """三年前 from the article's date; 一个月后 from the date before it, if that has come to pass."""
    hit = _AGO.match(text, at)
    if hit is None or context.published is None:
        return None
    first, last, counted, half, word, and_half, side = hit.groups()
    unit, follows = WORDS["units"][word], text[hit.end() : hit.end() + 1]
    if (unit == "month") != bool(counted) and unit in ("month", "year", "day") or word == "日":
        return None  # 3月前 is before March
    if among(preceding(text, at), WORDS["not"]["before_count"]) or among(follows, WORDS["not"]["after_ago"]):
        return None
    count = 0 if first == "半" else integer(first)
    if context.taiwan and count >= 100 and FIRST_PARTS.match(text, hit.end() - 1):
        return None  # 114年前三季 and 114年前十大 count from 1911
    if first == "半" or half or and_half:
        if unit != "year":
            return None
        unit, count = "month", count * 12 + 6
    if side == "后":
        return _later(at, hit.end(), count, unit, context) if last is None else None
    near = rules.away(context.published, -count, unit)
    if last is None:
        return Reading(at, hit.end(), near, "ago") if near else None
    far = rules.away(context.published, -integer(last), unit)
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

_WEEKDAYS = WORDS["weekdays"]
_OF_WEEK = late(rf"({SHIFT})(?:一|个|一个)? ?{WEEK}([一二三四五六日天末])?")
_ON_WEEKDAY = late(rf"{WEEK}([一二三四五六日天])(?: ?\( ?(?:({MONTH})[月/])?({DAY})日? ?\))?")
_OF_MONTH = late(rf"({SHIFT})(?:个|一个)?(?: ?\( ?{MONTH} ?\))? ?月份?(?: ?(?:({TENTHS})|({DAY}) ?[日号]))?")
_OF_QUARTER = late(rf"({SHIFT})(?:一|个|一个)? ?季度?")
_HALF_OF_MONTH = late("([上下])半月")
_PART_OF_MONTH = late(r"月([初底末])")
_OF_SEASON = late(r"([今去明])年?([春夏秋冬])[季天]?")


def read_period(text: str, at: int, context: Context) -> Reading | None:
    """上周四, 本周, 上个月, 上季, 今夏."""
    today = context.published
    if today is None:
        return None
    before = preceding(text, at)
    if (hit := _OF_WEEK.match(text, at)) and not (before and before in "以日成资基"):
        by, day, follows = WORDS["shifts"][hit[1]], hit[2], text[hit.end() : hit.end() + 1]
        if day == "末":
            monday = rules.week(today + timedelta(7 * by)).start
            span = rules.between(monday + timedelta(5), monday + timedelta(6))
            return Reading(at, hit.end(), span, "weekend") if span else None
        if day:
            return Reading(at, hit.end(), rules.on_weekday(today, _WEEKDAYS[day], by), "weekday")
        if not follows or follows not in WORDS["not"]["week"]:
            return Reading(at, hit.end(), rules.week(today + timedelta(7 * by)), "week")
    if (hit := _OF_MONTH.match(text, at)) and not (before and before in "以日成资基"):
        whole = rules.shifted(today.year, today.month, WORDS["shifts"][hit[1]])
        if whole is None or text[hit.end() : hit.end() + 1] in ("球", "薪"):
            return None
        year, month = whole.start.year, whole.start.month
        if hit[2]:
            part = rules.part_of_month(year, month, PART[hit[2]])
            return Reading(at, hit.end(), part, "month_part", year) if part else None
        found = rules.day(year, month, integer(hit[3])) if hit[3] else whole
        return Reading(at, hit.end(), found, "month", year) if found else None
    if (hit := _OF_QUARTER.match(text, at)) and not (before and before in "以日成资基"):
        if text[hit.end() : hit.end() + 1] in ("节", "风", "军", "票"):
            return None
        index = today.year * 4 + (today.month - 1) // 3 + WORDS["shifts"][hit[1]]
        quarter = rules.quarter(index // 4, index % 4 + 1)
        return Reading(at, hit.end(), quarter, "quarter") if quarter else None
    if (hit := _PART_OF_MONTH.match(text, at)) and not (before and before in WORDS["not"]["before_month_part"]):
        part = rules.part_of_month(today.year, today.month, PART[hit[1]])
        return Reading(at, hit.end(), part, "month_part") if part else None
    if (hit := _OF_SEASON.match(text, at)) and text[hit.end() : hit.end() + 1] != "节":
        year = today.year + {"今": 0, "去": -1, "明": 1}[hit[1]]
        season = rules.season(year, WORDS["seasons"][hit[2]])
        return Reading(at, hit.end(), season, "season", year) if season else None
    return None


def read_half_of_month(text: str, at: int, context: Context) -> Reading | None:
    """上半月: days 1 to 15, or 16 to the end, of the month just named, or a part of which was, or the article's own."""
    hit, before = _HALF_OF_MONTH.match(text, at), context.previous
    named = before if before and (before.start.year, before.start.month) == (before.end.year, before.end.month) else None
    day_in = named.start if named else context.published
    whole = rules.month(day_in.year, day_in.month) if day_in else None
    if hit is None or whole is None:
        return None
    middle = whole.start.replace(day=15)
    span = rules.between(whole.start, middle) if hit[1] == "上" else rules.between(middle + timedelta(1), whole.end)
    return Reading(at, hit.end(), span, "month_part") if span else None


def read_weekday(text: str, at: int, context: Context) -> Reading | None:
    """周四: the latest on or before the article's date."""
    hit = _ON_WEEKDAY.match(text, at)
    if hit is None or context.published is None:
        return None
    before, after = preceding(text, at), text[hit.end() : hit.end() + 2]
    if among(before, WORDS["not"]["before_weekday"]) or among(before, "至到-~"):
        return None
    if among(after[:1], "至到-~福制") or after[:2] in ("均线", "均价"):
        return None
    if hit[3]:
        month = integer(hit[2]) if hit[2] else context.published.month
        span = rules.in_some_year(lambda year: rules.day(year, month, integer(hit[3])), context)
        if span and span.start.weekday() == _WEEKDAYS[hit[1]]:
            return Reading(at, hit.end(), span, "weekday")
        return None
    return Reading(at, hit.end(), rules.on_weekday(context.published, _WEEKDAYS[hit[1]], None), "weekday")


_BRACKET_DAY = late(
    rf"([今昨明])(?:[天日晚])? ?\( ?(?:({MONTH}) ?[月/] ?)?({DAY}) ?日? ?\) ?[日天晚]?|([今昨明]) ?({DAY}) ?日"
)
_DAY_WORD = late(any_of(WORDS["days"]))
_ANCHORED_DAY = late(any_of(WORDS["anchored_days"]))


def read_day(text: str, at: int, context: Context) -> Reading | None:
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
        by = WORDS["days"][hit[0]]
        if by == 0 and not _is_news_day(text, at, hit.end()):
            return None
        before, after = preceding(text, at), text[hit.end() : hit.end() + 1]
        if among(before, WORDS["not"]["before_day"]) or among(after, WORDS["not"]["after_day"]):
            return None
        return Reading(at, hit.end(), rules.of_day(today + timedelta(by)), "day")
    if (hit := _ANCHORED_DAY.match(text, at)) and context.previous and context.previous.granularity == "day":
        if preceding(text, at) in tuple("每首本多单"):
            return None
        found = context.previous.start + timedelta(WORDS["anchored_days"][hit[0]])
        return Reading(at, hit.end(), rules.of_day(found), "anchored_day")
    return None


_TODAY = late(rf" ?(?:ai ?)?{any_of(WORDS['today']['after'])}")
_EVENT = late(any_of(WORDS["today"]["events"]))


def _is_news_day(text: str, at: int, end: int) -> bool:
    """Whether 今天 is the day of publication: it opens a clause, or an event follows; not 今天的世界, 到今天."""
    before = text[max(0, at - 8) : at].rstrip(" *")
    follows = text[end : end + 1]
    if text[end : end + 2] in ("头条", "资本") or follows in ("之", "所"):
        return False
    opens = not before or not before[-1].isalnum() and before[-1] not in WORDS["today"]["not_opens"]
    if follows == "的":
        return opens and _TODAY.match(text, end + 1) is not None
    if _TODAY.match(text, end):
        return True
    if before and before[-1] in WORDS["today"]["not_after"]:
        return False
    if _EVENT.search(text, end, min(len(text), end + 16)):
        return True
    return opens and follows not in (",", "")


_BARE_DAY = late(rf"({DAY})(?:{TO}({DAY}))? ?日")


def read_bare_day(text: str, at: int, context: Context) -> Reading | None:
    """12 日: the latest such day, where what stands around it says that it is one."""
    hit = _BARE_DAY.match(text, at)
    if hit is None or context.published is None:
        return None
    before, after = preceding(text, at, 4).rstrip(), text[hit.end() : hit.end() + 4].lstrip()
    if among(before[-1:], WORDS["not"]["before_bare_day"]) or among(after[:1], WORDS["not"]["after_bare_day"]):
        return None
    if not (before.endswith(tuple(WORDS["bare_day"]["before"])) or after.startswith(tuple(WORDS["bare_day"]["after"]))):
        return None
    first, last = integer(hit[1]), integer(hit[2] or hit[1])
    previous, today = context.previous, context.published
    if previous and previous.granularity == "day" and among(before[-1:], "至到-~"):
        span = days_of_month(previous.start.year, previous.start.month, first, last)
    else:
        index = today.year * 12 + today.month - 1
        months = [days_of_month((index + by) // 12, (index + by) % 12 + 1, first, last) for by in (-2, -1, 0, 1)]
        past = [s for s in months if s and s.start <= today]
        coming = [s for s in months if s and s.start > today]
        span = coming[0] if coming and (context.ahead or not past) else past[-1] if past else None
    return Reading(at, hit.end(), span, "day_of_month") if span else None


_SLASH = late(r"(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?: ?\(([一二三四五六日])\))?")
_HAN = late(r"[\u4e00-\u9fff]")


def read_slash(text: str, at: int, context: Context) -> Reading | None:
    """3/25 as month and day: not a fraction, a score, a path."""
    hit = _SLASH.match(text, at)
    if hit is None or context.published is None:
        return None
    before, after = preceding(text, at), text[hit.end() : hit.end() + 1]
    if before.isascii() and (before.isalnum() or before in tuple("/.-_$~+")):
        return None
    if after.isascii() and after.isalnum():
        return None
    if after and after in "/%-~.的分倍个台点" or not _HAN.search(text, max(0, at - 12), hit.end() + 12):
        return None
    clear = int(hit[2]) > 12 or hit[3]
    said = preceding(text, at, 3).rstrip().endswith(tuple("在于自从至到截"))
    begins = text[hit.end() : hit.end() + 2].lstrip()[:1] in ("起", "当", "前", "号")
    if not (clear or said or begins):
        return None
    weekday = WORDS["weekdays"][hit[3]] if hit[3] else None
    span = rules.in_some_year(lambda year: rules.day(year, int(hit[1]), int(hit[2])), context, weekday)
    return Reading(at, hit.end(), span, "slash") if span else None
