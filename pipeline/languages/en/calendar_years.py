"""English years and their parts: mid-March; late last year; the first quarter; FY2027 Q1; summer 2026.

Patterns match folded text (lower case) at one place and are bounded, so that a try costs the same everywhere.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial

from pipeline.languages import calendar_rules as rules
from pipeline.languages.calendar_rules import Context, Part, Reading, Span
from pipeline.languages.dates import YEAR, any_of, capital, free, pattern
from pipeline.languages.en.calendar_pieces import (
    FISCAL,
    MON,
    NUM,
    OF_YEAR,
    ORDINAL,
    WORDS,
    count_of,
    month_number,
    short_year,
    word_before,
    year_of,
)

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
    its_year = the_year or (year_word if of else None)
    if digits or shift or its_year:
        year = year_of((digits, shift, its_year), context)
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
_FISCAL_QUARTER = pattern(rf"(?:fiscal|financial) (?:({ORDINAL})[ -]quarter|q([1-4]))\b(?:(?: of| in)?,? (?:{FISCAL})?({YEAR})\b)?")


def read_fiscal(text: str, at: int, context: Context) -> Reading | None:
    """Q1, Q3 2026, Q1'26, H1 2026, FY2027 Q1, fiscal 2026."""
    if (hit := _FY.match(text, at)) and free(text, at, hit.end()):
        if len(hit[1]) == 2 and not hit[0].startswith("fy"):
            return None
        year = short_year(hit[1])
        part = quarter_of(hit[2], hit[3], None, year) if hit[2] else rules.year(year)
        return Reading(at, hit.end(), part, "fiscal", year) if part else None
    if hit := _FISCAL_QUARTER.match(text, at):
        number = int(WORDS["ordinals"][hit[1]] if hit[1] else hit[2])
        of = int(hit[3]) if hit[3] else None
        span = rules.quarter(of, number) if of else rules.in_some_year(lambda y: rules.quarter(y, number), context)
        return Reading(at, hit.end(), span, "quarter", of) if span else None
    hit = _Q.match(text, at)
    if hit is None or not free(text, at, hit.end()):
        return None
    if text[at - 1 : at] == "-" or text[hit.end() : hit.end() + 1] in (":", "-"):
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
