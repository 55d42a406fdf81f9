"""English months, years and their parts: April 27, 2026; mid-March; late last year; the first quarter; FY2027 Q1.

Month and weekday names count only with their capital, which the original text keeps: "may" and "march" are verbs.
Patterns match folded text (lower case) at one place and are bounded, so that a try costs the same everywhere.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial

from pipeline.languages import calendar_rules as rules
from pipeline.languages.calendar_rules import Context, Part, Reading, Span
from pipeline.languages.dates import DAY, YEAR, any_of, capital, free, pattern
from pipeline.vocabulary import table

WORDS = table("calendar")["en"]
NOT = WORDS["not"]


MONTHS: dict[str, int] = WORDS["months"] | WORDS["short_months"]
MON = rf"(?:{any_of(WORDS['months'])}\b|{any_of(WORDS['short_months'])}\b\.?)"
TH = r"(?:st|nd|rd|th)?"
NUM = rf"(?:\d{{1,3}}|{any_of(WORDS['numbers'])})"
ORDINAL = any_of(WORDS["ordinals"])
FISCAL = r"(?:(?:the )?(?:fiscal|financial|calendar)(?: year)?,? |fy ?'?)"
OF_YEAR = rf"(?:{FISCAL})?(?:({YEAR})|(this|last|next) year|(the year)\b)"
"""Three groups: a year in digits, a relative one, "the year"."""


def word_before(text: str, at: int) -> str:
    """The word before a place, if only blanks and an opening quote lie between."""
    hit = _LAST_WORD.search(text, max(0, at - 24), at)
    return hit[1] if hit else ""


_LAST_WORD = pattern(r"([a-z][a-z'-]*)[ \"(*]*$")


def count_of(word: str) -> int:
    return int(word) if word.isdigit() else WORDS["numbers"][word]


def month_number(word: str) -> int:
    return int(MONTHS[word.rstrip(".")])


def short_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def year_of(groups: tuple[str | None, ...], context: Context) -> int | None:
    """The year that the three groups of ``OF_YEAR`` name."""
    digits, shift, the_year = groups
    if digits:
        return int(digits)
    if context.published is None:
        return None
    if shift:
        return context.published.year + int(WORDS["shifts"][shift])
    return context.year_about if the_year else None


# --- Months and days ----------------------------------------------------------------------------------------------

WEEKDAY = any_of(WORDS["weekdays"])
_MONTH_DAY = pattern(
    rf"({MON}) ({DAY}){TH}(?: ?[-–—] ?({DAY}){TH})?(?:(?:,? |,)({YEAR})\b|,? (?:of )?(this|last|next) year\b)?"
)
_DAY_MONTH = pattern(rf"({DAY}){TH}(?: ?[-–—] ?({DAY}){TH})? (?:of )?({MON})(?:,? ({YEAR})\b)?")
_MONTH_YEAR = pattern(rf"({MON})(?:,? (?:of )?({YEAR})\b|,? (?:of )?(this|last|next) year\b)")
_MONTHS_YEAR = pattern(rf"({MON}) ?(?:[-–—]|to|through) ?({MON})(?:,? (?:of )?({YEAR})\b)?")
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
    if (hit := _MONTHS_YEAR.match(text, at)) and capital(context, hit.start(2)):
        first, last = month_number(hit[1]), month_number(hit[2])
        if first < last and (hit[3] or "-" in hit[0] or "–" in hit[0]):
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
    if doubtful and not led or named and _NAME_WORD.match(text, end + 1):
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
    if word is None or word[0] not in WORDS["weekdays"] or not capital(context, at) or context.published is None:
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


# --- Years and their parts ----------------------------------------------------------------------------------------

_PART_OF = pattern(
    rf"(?:(?:(early|mid)[- ]to[- ])?({any_of(WORDS['parts'])})(?: of |[- ](?:in )?))(?:the )?"
    rf"(?:({MON})(?:,? (?:of )?({YEAR})\b|,? (?:of )?(this|last|next) year\b)?"
    rf"|({YEAR}|'?[2-9]0)s\b|{OF_YEAR}|(year)\b|(this|last|next) month\b|(month)\b|(this|last|next) week\b|(decade)\b)"
)
_NEEDS_OF = frozenset(("beginning", "start", "middle", "end", "close"))


def read_part(text: str, at: int, context: Context) -> Reading | None:
    """early 2026, mid-March, late last year, end of the year, early 2020s."""
    hit = _PART_OF.match(text, at)
    if hit is None or not free(text, at, hit.end()):
        return None
    first, word, mon, mon_year, mon_shift, tens, digits, shift, the_year = hit.groups()[:9]
    year_word, month_shift, month_word, week_shift, dec = hit.groups()[9:]
    of = text.startswith(" of ", hit.end(2))
    if (word in _NEEDS_OF) != of and not (word == "end" and digits):
        return None
    part: Part = WORDS["parts"][word]
    published, end = context.published, hit.end()
    if first:
        return _joined(hit, WORDS["parts"][first], part, year_of((digits, shift, the_year), context))
    if mon:
        return _part_of_month(hit, part, mon, mon_year, mon_shift, context) if capital(context, hit.start(3)) else None
    if tens:
        decade = int(tens) if len(tens) == 4 else 1900 + int(tens.lstrip("'"))
        return Reading(at, end, rules.decade(decade, part), "decade") if decade % 10 == 0 else None
    if digits or shift or the_year or (year_word and of):
        year = year_of((digits, shift, the_year or year_word), context)
        span = rules.part_of_year(year, part) if year else None
        return Reading(at, end, span, "part", year) if span else None
    if published is None:
        return None
    if dec:
        last = published.year // 10 * 10 + 9
        return Reading(at, end, rules.year(last), "decade_end") if part == "late" and of else None
    if month_shift or (month_word and of):
        whole = rules.shifted(published.year, published.month, WORDS["shifts"][month_shift] if month_shift else 0)
        span = rules.part_of_month(whole.start.year, whole.start.month, part) if whole else None
        return Reading(at, end, span, "month_part") if span else None
    if week_shift:
        return Reading(at, end, rules.week(published + timedelta(7 * WORDS["shifts"][week_shift])), "week")
    return None


def _joined(hit: re.Match[str], first: Part, last: Part, year: int | None) -> Reading | None:
    """mid-to-late 2025."""
    if year is None or (a := rules.part_of_year(year, first)) is None or (b := rules.part_of_year(year, last)) is None:
        return None
    span = rules.between(a.start, b.end)
    return Reading(hit.start(), hit.end(), span, "part", year) if span else None


def _part_of_month(
    hit: re.Match[str], part: Part, mon: str, digits: str | None, shift: str | None, context: Context
) -> Reading | None:
    number, end = month_number(mon), hit.end()
    year = year_of((digits, shift, None), context)
    in_year = partial(rules.part_of_month, number=number, part=part)
    span = in_year(year) if year is not None else rules.in_some_year(in_year, context)
    return Reading(hit.start(), end, span, "month_part", year) if span else None


_QUARTER = pattern(
    rf"({ORDINAL})[ -](?:fiscal |financial |calendar )?(quarter|half)\b"
    rf"(?:,? (?:of |in |for )?{OF_YEAR})?"
)
_FIRST_MONTHS = pattern(rf"first ({NUM}) (months|quarters) of {OF_YEAR}")
_RUNNING = pattern(r"[- ](?:in a row|running|century|of growth|life|straight|consecutive)\b|[- ]?(?:finals?|back)\b")


def read_quarter(text: str, at: int, context: Context) -> Reading | None:
    """the first quarter of this year, second half of 2026, first nine months of 2025."""
    if hit := _FIRST_MONTHS.match(text, at):
        year = year_of(hit.groups()[2:], context)
        count = count_of(hit[1]) * (3 if hit[2] == "quarters" else 1)
        span = rules.months(year, 1, count) if year and count <= 12 else None
        return Reading(at, hit.end(), span, "months", year) if span else None
    hit = _QUARTER.match(text, at)
    if hit is None or _RUNNING.match(text, hit.end()):
        return None
    number = int(WORDS["ordinals"][hit[1]])
    if hit[2] == "half" and hit[1] == "final":
        number = 2
    make = rules.quarter if hit[2] == "quarter" else rules.half
    if any(hit.groups()[2:]):
        year = year_of(hit.groups()[2:], context)
        span = make(year, number) if year else None
        return Reading(at, hit.end(), span, hit[2], year) if span else None
    if hit[2] == "half" or hit[1] == "final":
        return None
    span = rules.in_some_year(lambda y: rules.quarter(y, number), context)
    return Reading(at, hit.end(), span, "quarter") if span else None


_Q = pattern(
    rf"([qh])([1-4])(?: ?[-–] ?q([1-4]))?(?:(?: of)?,? ?(?:{FISCAL})?(?:({YEAR})|'(\d\d))\b|,? ?(?:fy ?'?)(\d\d)\b"
    r"|,? (?:of )?(this|last|next) year\b)?"
)
_FY = pattern(rf"(?:fy ?'?|(?:fiscal|financial)(?: year)?,? )({YEAR}|\d\d)\b(?:[ ,'-]{{0,2}}([qh])([1-4])\b)?")
_FISCAL_QUARTER = pattern(rf"(?:fiscal|financial) (?:({ORDINAL})[ -]quarter|q([1-4]))\b")


def read_fiscal(text: str, at: int, context: Context) -> Reading | None:
    """Q1, Q3 2026, Q1'26, H1 2026, FY2027 Q1, fiscal 2026."""
    if (hit := _FY.match(text, at)) and free(text, at, hit.end()):
        if len(hit[1]) == 2 and not hit[0].startswith("fy"):
            return None
        year = short_year(hit[1])
        part = quarter_of(hit[2], hit[3], None, year) if hit[2] else rules.year(year)
        return Reading(at, hit.end(), part, "fiscal", year) if part else None
    if hit := _FISCAL_QUARTER.match(text, at):
        number = WORDS["ordinals"][hit[1]] if hit[1] else int(hit[2])
        span = rules.in_some_year(lambda y: rules.quarter(y, number), context)
        return Reading(at, hit.end(), span, "quarter") if span else None
    hit = _Q.match(text, at)
    if (
        hit is None
        or not free(text, at, hit.end())
        or text[at - 1 : at] == "-"
        or text[hit.end() : hit.end() + 1] in (":", "-")
    ):
        return None
    digits = hit[4] or hit[5] or hit[6]
    if digits:
        span = quarter_of(hit[1], hit[2], hit[3], short_year(digits))
        return Reading(at, hit.end(), span, "quarter", short_year(digits)) if span else None
    if hit[7]:
        of = year_of((None, hit[7], None), context)
        span = quarter_of(hit[1], hit[2], hit[3], of) if of else None
        return Reading(at, hit.end(), span, "quarter", of) if span else None
    if hit[1] == "h" and word_before(text, at) not in ("in", "for", "of", "during", "since", "by"):
        return None
    span = rules.in_some_year(lambda y: quarter_of(hit[1], hit[2], hit[3], y), context)
    return Reading(at, hit.end(), span, "quarter") if span else None


def quarter_of(letter: str, number: str, last: str | None, year: int) -> Span | None:
    if letter == "h":
        return rules.half(year, int(number)) if last is None else None
    if last is None:
        return rules.quarter(year, int(number))
    return rules.months(year, int(number) * 3 - 2, int(last) * 3) if number < last else None


_SEASON = pattern(rf"({any_of(WORDS['seasons'])})(?: of|,)? (?:({YEAR})|(this|last|next) year)\b")
_NEW_YEAR = pattern(rf"(?:chinese|lunar) new year(?: (?:in |of )?({YEAR}))?")


def read_season(text: str, at: int, context: Context) -> Reading | None:
    """summer 2026, Lunar New Year."""
    if hit := _SEASON.match(text, at):
        year = year_of((hit[2], hit[3], None), context)
        span = rules.season(year, WORDS["seasons"][hit[1]]) if year else None
        return Reading(at, hit.end(), span, "season", year) if span else None
    if hit := _NEW_YEAR.match(text, at):
        span = rules.new_year(int(hit[1])) if hit[1] else rules.in_some_year(rules.new_year, context)
        return Reading(at, hit.end(), span, "festival") if span else None
    return None
