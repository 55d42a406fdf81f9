"""English months, days and weekdays: April 27, 2026; 3rd of February; in May; Thursday.

Month and weekday names count only with their capital, which the original text keeps: "may" and "march" are verbs.
"""

from __future__ import annotations

from functools import partial

from pipeline.languages import calendar_rules as rules
from pipeline.languages.calendar_rules import Context, Reading, Span
from pipeline.languages.dates import DAY, YEAR, any_of, capital, free, pattern
from pipeline.languages.en.calendar_pieces import MON, NOT, TH, WEEKDAY, WORDS, month_number, word_before, year_of

_MONTH_DAY = pattern(
    rf"({MON}) ({DAY}){TH}(?: ?[-–—] ?({DAY}){TH})?(?:(?:,? |,)({YEAR})\b|,? (?:of )?(this|last|next) year\b)?"
)
_DAY_MONTH = pattern(rf"({DAY}){TH}(?: ?(?:[-–—]|to(?: the)?) ?({DAY}){TH})? (?:of )?({MON})(?:,? ({YEAR})\b)?")
_MONTH_YEAR = pattern(rf"({MON})(?:,? (?:of |in )?({YEAR})\b|,? (?:of )?(this|last|next) year\b)")
_MONTHS_YEAR = pattern(rf"({MON}) ?(?:[-–—]|to|through) ?({MON})(?:,? (?:of |in )?({YEAR})\b)?")
_SPOKEN_DAY = pattern(rf"({MON})(?:, ({DAY})(?:st|nd|rd|th)| ({any_of(WORDS['day_words'])})),? ({YEAR})\b")
_MONTH = pattern(MON)
_WEEKDAY_DATE = pattern(rf"{WEEKDAY},? (?:the )?")
_NOT_DAY = pattern(r"[\d%]|,\d{3}|:\d| ?(?:million|billion|percent|people|employees|customers|companies)\b|\.\d")


def _day(year: int, month: int, first: str, last: str | None) -> Span | None:
    begin = rules.day(year, month, int(first))
    if last is None or begin is None:
        return begin
    end = rules.day(year, month, int(last))
    return rules.between(begin.start, end.end) if end else None


_YEAR_AFTER = pattern(rf",? (?:and|or|to|through|until|-|–|—) {MON}(?: {DAY}{TH},?)? ({YEAR})\b")


def _year_after(text: str, end: int) -> int | None:
    """The year that a second month carries for both: between January and March 2026."""
    hit = _YEAR_AFTER.match(text, end)
    return int(hit[1]) if hit else None


def _dated(
    text: str, start: int, end: int, month: int, days: tuple[str, str | None], year: int | None, c: Context
) -> Reading | None:
    year = year or _year_after(text, end)
    if year is not None:
        span = _day(year, month, *days)
    else:
        before = _LAST_WEEKDAY.search(text, max(0, start - 16), start)
        weekday = WORDS["weekdays"][before[1]] if before else None
        span = rules.in_some_year(lambda y: _day(y, month, *days), c, weekday)
    return Reading(start, end, span, "month_day", year) if span else None


_LAST_WEEKDAY = pattern(rf"\b({any_of(WORDS['weekdays'])}),? (?:the )?$")


def read_month(text: str, at: int, context: Context) -> Reading | None:
    """April 27, 2026; Feb. 3; March 2026; in May."""
    if not capital(context, at):
        return None
    if (hit := _MONTH_DAY.match(text, at)) and not _NOT_DAY.match(text, hit.end(4) if hit[4] else hit.end()):
        year = year_of((hit[4], hit[5], None), context)
        if year is None and hit[5]:
            return None
        if not hit[4] or _day(int(hit[4]), month_number(hit[1]), hit[2], hit[3]):
            return _dated(text, at, hit.end(), month_number(hit[1]), (hit[2], hit[3]), year, context)
        return None
    if hit := _SPOKEN_DAY.match(text, at):  # August, 20th, 2024; April first 2021
        number, year = int(hit[2] or WORDS["day_words"][hit[3]]), int(hit[4])
        found = rules.day(year, month_number(hit[1]), number)
        return Reading(at, hit.end(), found, "month_day", year) if found else None
    if (hit := _MONTHS_YEAR.match(text, at)) and capital(context, hit.start(2)):
        first, last = month_number(hit[1]), month_number(hit[2])
        joined = hit[3] or "-" in hit[0] or "–" in hit[0]
        if first < last and joined:
            span = (
                rules.months(int(hit[3]), first, last)
                if hit[3]
                else rules.in_some_year(lambda y: rules.months(y, first, last), context)
            )
            return Reading(at, hit.end(), span, "months", int(hit[3]) if hit[3] else None) if span else None
    if hit := _MONTH_YEAR.match(text, at):
        year = year_of((hit[2], hit[3], None), context)
        month = rules.month(year, month_number(hit[1])) if year else None
        return Reading(at, hit.end(), month, "month", year) if month else None
    return _bare_month(text, at, context)


def _bare_month(text: str, at: int, context: Context) -> Reading | None:
    hit = _MONTH.match(text, at)
    if hit is None or hit[0] not in WORDS["months"]:
        return None
    end = hit.end()
    before, follows = word_before(text, at), text[end : end + 2]
    if not free(text, at, end) or follows[:1] in ("-", "–", "@") or text[at - 1 : at] == "-":
        return None
    named = follows[:1] == " " and capital(context, end + 1)
    doubtful = hit[0] in WORDS["verb_months"] or hit[0] in WORDS["name_months"] and named
    led = before in WORDS["before_month"] or before.endswith("'s") or text[at - 1 : at] == "("
    of_a_name = named and _NAME_WORD.match(text, end + 1)
    if of_a_name or (doubtful and not led):
        return None
    year = _year_after(text, end)
    month = partial(rules.month, number=month_number(hit[0]))
    span = month(year) if year else rules.in_some_year(month, context)
    return Reading(at, end, span, "month", year) if span else None


_NAME_WORD = pattern(any_of(NOT["after_month"]) + r"\b")


def read_weekday(text: str, at: int, context: Context) -> Reading | None:
    """Monday, April 27 as one; Thursday as the latest on or before the article's date."""
    hit = _WEEKDAY_DATE.match(text, at)
    if hit and capital(context, at):
        dated = None
        if text[hit.end() : hit.end() + 1].isdigit():
            dated = read_day_month(text, hit.end(), context)
        elif _MONTH.match(text, hit.end()):
            dated = read_month(text, hit.end(), context)
        if dated and dated.span.granularity == "day":
            return Reading(at, dated.end, dated.span, "weekday_date", dated.year)
    word = _LETTERS.match(text, at)
    if word is None or word[0] not in WORDS["weekdays"]:
        return None
    if context.published is None or not capital(context, at):
        return None
    after = text[word.end() : word.end() + 8]
    if after.startswith((".com", "-", ".ai", " times", " night")) or word_before(text, at) in NOT["before_weekday"]:
        return None
    span = rules.on_weekday(context.published, WORDS["weekdays"][word[0]], None)
    return Reading(at, word.end(), span, "weekday")


_LETTERS = pattern(r"[a-z]+")


def read_day_month(text: str, at: int, context: Context) -> Reading | None:
    """21 April 2026, 3rd of February."""
    hit = _DAY_MONTH.match(text, at)
    if hit is None or not capital(context, hit.start(3)) or not free(text, at, hit.end()):
        return None
    year = int(hit[4]) if hit[4] else None
    return _dated(text, at, hit.end(), month_number(hit[3]), (hit[1], hit[2]), year, context)
