"""Dates as English newsrooms write them, read at one place of a folded text (lower case, same length).

Month and weekday names count only with their capital, which the original text keeps: "may" and "march" are verbs.
A bare number is a year only where a preposition, an article or a table cell makes it one: "GTC 2026" is a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from pipeline import calendar_rules as rules
from pipeline.calendar_rules import Context, Part, Reading, Span

_WORDS = rules.lexicon()["en"]
_NOT = _WORDS["not"]


def _any(words: Iterable[str]) -> str:
    """An alternation that prefers the longest word."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


_YEAR = r"(?:1[89]|20|21)\d\d"
_MON = rf"{_any(_WORDS['months'])}\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th)?"
_NUM = rf"(?:\d{{1,3}}|{_any(_WORDS['numbers'])})"
_ORDINAL = _any(_WORDS["ordinals"])
_FISCAL = r"(?:(?:the )?(?:fiscal|financial|calendar)(?: year)?,? |fy ?'?)"
_OF_YEAR = rf"(?:{_FISCAL})?(?:({_YEAR})|(this|last|next) year|(the year)\b)"
"""Three groups: a year in digits, a relative one, "the year"."""

STARTS = r"[a-z]+"
"""Where an expression may begin, besides a run of digits."""

def starts(word: str) -> bool:
    """Whether a lower-case word may begin a date.

    >>> starts("april"), starts("amount")
    (True, False)
    """
    return word in _READERS


def _capital(context: Context, at: int) -> bool:
    return context.written[at : at + 1].isupper()


def _word_before(text: str, at: int) -> str:
    """The word before a place, if only blanks and an opening quote lie between."""
    hit = _LAST_WORD.search(text, max(0, at - 24), at)
    return hit[1] if hit else ""


_LAST_WORD = re.compile(r"([a-z][a-z'-]*)[ \"(*]*$")


def _free(text: str, start: int, end: int) -> bool:
    """Whether neither side runs on into a word or a number."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before and before.isascii() and (before.isalnum() or before in "_@#/$€£"):
        return False
    return not (after[:1].isascii() and (after[:1].isalnum() or after[:1] in ("_", "%")))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS["numbers"][word]


def _month_number(word: str) -> int:
    return int(_WORDS["months"][word.rstrip(".")])


def _short_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _year_of(groups: tuple[str | None, ...], context: Context) -> int | None:
    """The year that the three groups of ``_OF_YEAR`` name."""
    digits, shift, the_year = groups
    if digits:
        return int(digits)
    if context.published is None:
        return None
    if shift:
        return context.published.year + int(_WORDS["shifts"][shift])
    return (context.stated_year or context.published.year) if the_year else None


# --- Months and days ----------------------------------------------------------------------------------------------

_WEEKDAY = _any(_WORDS["weekdays"])
_MONTH_DAY = re.compile(
    rf"({_MON}) ({_DAY}){_TH}(?: ?[-–—] ?({_DAY}){_TH})?(?:,? ({_YEAR})\b|,? (?:of )?(this|last|next) year\b)?"
)
_DAY_MONTH = re.compile(rf"({_DAY}){_TH}(?: ?[-–—] ?({_DAY}){_TH})? (?:of )?({_MON})(?:,? ({_YEAR})\b)?")
_MONTH_YEAR = re.compile(rf"({_MON})(?:,? (?:of )?({_YEAR})\b|,? (?:of )?(this|last|next) year\b)")
_MONTHS_YEAR = re.compile(rf"({_MON}) ?(?:[-–—]|to|through) ?({_MON})(?:,? (?:of )?({_YEAR})\b)?")
_MONTH = re.compile(_MON)
_WEEKDAY_DATE = re.compile(rf"{_WEEKDAY},? (?:the )?")
_NOT_DAY = re.compile(r"[\d%]|,\d{3}|:\d| ?(?:million|billion|percent|people|employees|customers|companies)\b|\.\d")


def _day(year: int, month: int, first: str, last: str | None) -> Span | None:
    begin = rules.day(year, month, int(first))
    if last is None or begin is None:
        return begin
    end = rules.day(year, month, int(last))
    return rules.between(begin.start, end.end) if end else None


def _dated(start: int, end: int, month: int, days: tuple[str, str | None], year: int | None, c: Context) -> Reading | None:
    if year is not None:
        span = _day(year, month, *days)
    else:
        span = rules.in_some_year(lambda y: _day(y, month, *days), c)
    return Reading(start, end, span, "month_day", year) if span else None


def _read_month(text: str, at: int, context: Context) -> Reading | None:
    """April 27, 2026; Feb. 3; March 2026; in May."""
    if not _capital(context, at):
        return None
    if (hit := _MONTH_DAY.match(text, at)) and not _NOT_DAY.match(text, hit.end(4) if hit[4] else hit.end()):
        year = _year_of((hit[4], hit[5], None), context)
        if year is not None or not (hit[4] or hit[5]):
            return _dated(at, hit.end(), _month_number(hit[1]), (hit[2], hit[3]), year, context)
    if (hit := _MONTHS_YEAR.match(text, at)) and _capital(context, hit.start(2)):
        first, last = _month_number(hit[1]), _month_number(hit[2])
        if first < last and (hit[3] or "-" in hit[0] or "–" in hit[0]):
            span = (
                rules.months(int(hit[3]), first, last)
                if hit[3]
                else rules.in_some_year(lambda y: rules.months(y, first, last), context)
            )
            return Reading(at, hit.end(), span, "months", int(hit[3]) if hit[3] else None) if span else None
    if hit := _MONTH_YEAR.match(text, at):
        year = _year_of((hit[2], hit[3], None), context)
        month = rules.month(year, _month_number(hit[1])) if year else None
        return Reading(at, hit.end(), month, "month", year) if month else None
    return _bare_month(text, at, context)


def _bare_month(text: str, at: int, context: Context) -> Reading | None:
    hit = _MONTH.match(text, at)
    if hit is None or len(hit[0].rstrip(".")) < 4 and hit[0] != "may":
        return None
    end = hit.end() - hit[0].endswith(".")
    before, follows = _word_before(text, at), text[end : end + 2]
    if not _free(text, at, end) or follows[:1] in ("-", "–", "@") or text[at - 1 : at] == "-":
        return None
    doubtful = hit[0] in _WORDS["doubtful_months"]
    named = follows[:1] == " " and _capital(context, end + 1)
    company = _NAME_WORD.match(text, end + 1) is not None
    if doubtful and (company or before not in _WORDS["before_month"]) or named and company:
        return None
    span = rules.in_some_year(lambda y: rules.month(y, _month_number(hit[0])), context)
    return Reading(at, end, span, "month") if span else None


_NAME_WORD = re.compile(_any(_NOT["after_month"]) + r"\b")


def _read_weekday(text: str, at: int, context: Context) -> Reading | None:
    """Monday, April 27 as one; Thursday as the latest on or before the article's date."""
    hit = _WEEKDAY_DATE.match(text, at)
    if hit and _capital(context, at):
        dated = None
        if text[hit.end() : hit.end() + 1].isdigit():
            dated = _read_day_month(text, hit.end(), context)
        elif _MONTH.match(text, hit.end()):
            dated = _read_month(text, hit.end(), context)
        if dated and dated.span.granularity == "day":
            return Reading(at, dated.end, dated.span, "weekday_date", dated.year)
    word = _LETTERS.match(text, at)
    if word is None or word[0] not in _WORDS["weekdays"] or not _capital(context, at) or context.published is None:
        return None
    after = text[word.end() : word.end() + 8]
    if after.startswith((".com", "-", ".ai", " times", " night")) or _word_before(text, at) in _NOT["before_weekday"]:
        return None
    span = rules.on_weekday(context.published, _WORDS["weekdays"][word[0]], None)
    return Reading(at, word.end(), span, "weekday")


_LETTERS = re.compile(r"[a-z]+")


def _read_day_month(text: str, at: int, context: Context) -> Reading | None:
    """21 April 2026, 3rd of February."""
    hit = _DAY_MONTH.match(text, at)
    if hit is None or not _capital(context, hit.start(3)) or not _free(text, at, hit.end()):
        return None
    end = hit.end()
    if not hit[4] and hit[3].endswith(".") and len(hit[3]) > 5:
        end -= 1
    year = int(hit[4]) if hit[4] else None
    return _dated(at, end, _month_number(hit[3]), (hit[1], hit[2]), year, context)


# --- Years and their parts ----------------------------------------------------------------------------------------

_PART_OF = re.compile(
    rf"(?:({_any(_WORDS['parts'])})(?: of |[- ](?:in )?))(?:the )?"
    rf"(?:({_MON})(?:,? (?:of )?({_YEAR})\b|,? (?:of )?(this|last|next) year\b)?"
    rf"|{_OF_YEAR}|(year)\b|(this|last|next) month\b|(month)\b|(this|last|next) week\b|(decade)\b|({_YEAR}|'?[2-9]0)s\b|{_FISCAL}({_YEAR}))"
)
_NEEDS_OF = frozenset(("beginning", "start", "middle", "end", "close"))


def _read_part(text: str, at: int, context: Context) -> Reading | None:
    """early 2026, mid-March, late last year, end of the year, early 2020s."""
    hit = _PART_OF.match(text, at)
    if hit is None or not _free(text, at, hit.end() - hit[0].endswith(".")):
        return None
    word, mon, mon_year, mon_shift, digits, shift, the_year, year_word, month_shift, month_word, week_shift, dec, tens, fy = (
        hit.groups()
    )
    of = hit[0].startswith(f"{word} of ")
    if (word in _NEEDS_OF) != of and not (word == "end" and hit[0][3] in "- " and digits):
        return None
    part: Part = _WORDS["parts"][word]
    published, end = context.published, hit.end()
    if mon:
        return _part_of_month(hit, part, mon, mon_year, mon_shift, context) if _capital(context, hit.start(2)) else None
    if tens:
        first = int(tens) if len(tens) == 4 else 1900 + int(tens.lstrip("'"))
        return Reading(at, end, rules.decade(first, part), "decade") if first % 10 == 0 else None
    if fy or digits or shift or the_year or (year_word and of):
        year = _year_of((fy or digits, shift, the_year or year_word), context)
        span = rules.part_of_year(year, part) if year else None
        return Reading(at, end, span, "part", year) if span else None
    if published is None:
        return None
    if dec:
        last = published.year // 10 * 10 + 9
        return Reading(at, end, rules.year(last), "decade_end") if part == "late" and of else None
    if month_shift or (month_word and of):
        whole = rules.shifted(published.year, published.month, _WORDS["shifts"][month_shift] if month_shift else 0)
        span = rules.part_of_month(whole.start.year, whole.start.month, part) if whole else None
        return Reading(at, end, span, "month_part") if span else None
    if week_shift:
        return Reading(at, end, rules.week(published + timedelta(7 * _WORDS["shifts"][week_shift])), "week")
    return None


def _part_of_month(
    hit: re.Match[str], part: Part, mon: str, digits: str | None, shift: str | None, context: Context
) -> Reading | None:
    number, end = _month_number(mon), hit.end()
    year = _year_of((digits, shift, None), context)
    if year is not None:
        span = rules.part_of_month(year, number, part)
    else:
        end -= mon.endswith(".") and len(mon) > 5
        span = rules.in_some_year(lambda y: rules.part_of_month(y, number, part), context)
    return Reading(hit.start(), end, span, "month_part", year) if span else None


_QUARTER = re.compile(
    rf"({_ORDINAL})[ -](?:fiscal |financial |calendar )?(quarter|half)\b"
    rf"(?:,? (?:of |in |for )?{_OF_YEAR})?"
)
_FIRST_MONTHS = re.compile(rf"first ({_NUM}) (months|quarters) of {_OF_YEAR}")
_RUNNING = re.compile(r"[- ](?:in a row|running|century|of growth|life|straight|consecutive)\b|[- ]?(?:finals?|back)\b")


def _read_quarter(text: str, at: int, context: Context) -> Reading | None:
    """the first quarter of this year, second half of 2026, first nine months of 2025."""
    if hit := _FIRST_MONTHS.match(text, at):
        year = _year_of(hit.groups()[2:], context)
        count = _number(hit[1]) * (3 if hit[2] == "quarters" else 1)
        span = rules.months(year, 1, count) if year and count <= 12 else None
        return Reading(at, hit.end(), span, "months", year) if span else None
    hit = _QUARTER.match(text, at)
    if hit is None or _RUNNING.match(text, hit.end()):
        return None
    number = int(_WORDS["ordinals"][hit[1]])
    if hit[2] == "half" and hit[1] == "final":
        number = 2
    make = rules.quarter if hit[2] == "quarter" else rules.half
    if any(hit.groups()[2:]):
        year = _year_of(hit.groups()[2:], context)
        span = make(year, number) if year else None
        return Reading(at, hit.end(), span, hit[2], year) if span else None
    if hit[2] == "half" or hit[1] == "final":
        return None
    span = rules.in_some_year(lambda y: rules.quarter(y, number), context)
    return Reading(at, hit.end(), span, "quarter") if span else None


_Q = re.compile(
    rf"([qh])([1-4])(?: ?[-–] ?q([1-4]))?(?:(?: of)?,? ?(?:{_FISCAL})?(?:({_YEAR})|'(\d\d))\b|,? ?(?:fy ?'?)(\d\d)\b)?"
)
_FY = re.compile(rf"(?:fy ?'?|(?:fiscal|financial)(?: year)?,? )({_YEAR}|\d\d)\b(?:[ ,'-]{{0,2}}([qh])([1-4])\b)?")
_FISCAL_QUARTER = re.compile(rf"(?:fiscal|financial) (?:({_ORDINAL})[ -]quarter|q([1-4]))\b")


def _read_fiscal(text: str, at: int, context: Context) -> Reading | None:
    """Q1, Q3 2026, Q1'26, H1 2026, FY2027 Q1, fiscal 2026."""
    if (hit := _FY.match(text, at)) and _free(text, at, hit.end()):
        if len(hit[1]) == 2 and not hit[0].startswith("fy"):
            return None
        year = _short_year(hit[1])
        part = _q(hit[2], hit[3], None, year) if hit[2] else rules.year(year)
        return Reading(at, hit.end(), part, "fiscal", year) if part else None
    if hit := _FISCAL_QUARTER.match(text, at):
        number = _WORDS["ordinals"][hit[1]] if hit[1] else int(hit[2])
        span = rules.in_some_year(lambda y: rules.quarter(y, number), context)
        return Reading(at, hit.end(), span, "quarter") if span else None
    hit = _Q.match(text, at)
    if hit is None or not _free(text, at, hit.end()) or text[at - 1 : at] == "-" or text[hit.end() : hit.end() + 1] in (":", "-"):
        return None
    digits = hit[4] or hit[5] or hit[6]
    if digits:
        span = _q(hit[1], hit[2], hit[3], _short_year(digits))
        return Reading(at, hit.end(), span, "quarter", _short_year(digits)) if span else None
    if hit[1] == "h" and _word_before(text, at) not in ("in", "for", "of", "during", "since", "by"):
        return None
    span = rules.in_some_year(lambda y: _q(hit[1], hit[2], hit[3], y), context)
    return Reading(at, hit.end(), span, "quarter") if span else None


def _q(letter: str, number: str, last: str | None, year: int) -> Span | None:
    if letter == "h":
        return rules.half(year, int(number)) if last is None else None
    if last is None:
        return rules.quarter(year, int(number))
    return rules.months(year, int(number) * 3 - 2, int(last) * 3) if number < last else None


_SEASON = re.compile(rf"({_any(_WORDS['seasons'])})(?: of|,)? (?:({_YEAR})|(this|last|next) year)\b")
_NEW_YEAR = re.compile(rf"(?:chinese|lunar) new year(?: (?:in |of )?({_YEAR}))?")


def _read_season(text: str, at: int, context: Context) -> Reading | None:
    """summer 2026, Lunar New Year."""
    if hit := _SEASON.match(text, at):
        year = _year_of((hit[2], hit[3], None), context)
        span = rules.season(year, _WORDS["seasons"][hit[1]]) if year else None
        return Reading(at, hit.end(), span, "season", year) if span else None
    if hit := _NEW_YEAR.match(text, at):
        span = rules.new_year(int(hit[1])) if hit[1] else rules.in_some_year(rules.new_year, context)
        return Reading(at, hit.end(), span, "festival") if span else None
    return None


# --- Relative to the article, or to the date before ---------------------------------------------------------------

_SHIFTED = re.compile(rf"(last|this|next) (year|month|week|weekend|quarter|decade|night|morning|afternoon|evening|{_WEEKDAY}|{_any(_WORDS['seasons'])}|{_any(_WORDS['months'])})\b")
_LAST_QUARTER = re.compile(rf"last quarter of {_OF_YEAR}")


def _read_shifted(text: str, at: int, context: Context) -> Reading | None:
    """last year, this week, next Tuesday, last March, this summer; not "the last year", which is a duration."""
    today = context.published
    if (hit := _LAST_QUARTER.match(text, at)) and (year := _year_of(hit.groups(), context)):
        quarter = rules.quarter(year, 4)
        return Reading(at, hit.end(), quarter, "quarter", year) if quarter else None
    hit = _SHIFTED.match(text, at)
    if hit is None or today is None or _word_before(text, at) in _NOT["before_shift"]:
        return None
    by, word, end = int(_WORDS["shifts"][hit[1]]), hit[2], hit.end()
    span: Span | None = None
    year: int | None = None
    if word == "year":
        year = today.year + by
        span = rules.year(year)
    elif word in ("month", "week"):
        span = rules.away(today, by, word) if word == "week" else rules.shifted(today.year, today.month, by)
    elif word == "weekend":
        saturday = rules.week(today + timedelta(7 * by)).start + timedelta(5)
        span = rules.between(saturday, saturday + timedelta(1))
    elif word == "quarter":
        index = today.year * 4 + (today.month - 1) // 3 + by
        span = rules.quarter(index // 4, index % 4 + 1)
    elif word == "decade":
        span = rules.decade(today.year // 10 * 10) if by == 0 else None
    elif word in ("night", "morning", "afternoon", "evening"):
        if (hit[1], word) in (("last", "night"), ("this", "morning"), ("this", "afternoon"), ("this", "evening")):
            span = rules.of_day(today + timedelta(by))
    elif word in _WORDS["weekdays"]:
        span = rules.on_weekday(today, _WORDS["weekdays"][word], by) if _capital(context, hit.start(2)) else None
    elif word in _WORDS["seasons"]:
        span = _neighbour([rules.season(today.year + y, _WORDS["seasons"][word]) for y in (-1, 0, 1)], today, by)
    elif _capital(context, hit.start(2)):
        span = _neighbour([rules.month(today.year + y, _WORDS["months"][word]) for y in (-1, 0, 1)], today, by)
    return Reading(at, end, span, "relative", year) if span else None


def _neighbour(spans: list[Span | None], today: date, by: int) -> Span | None:
    """Last, this or next among the same months or seasons of three years."""
    if by == 0:
        return spans[1]
    if by < 0:
        return next((s for s in reversed(spans) if s and s.end < today), None)
    return next((s for s in spans if s and s.start > today), None)


_SO_FAR = re.compile(r"(earlier|later) (?:this|in the) (year|month|week)\b|(?:earlier|later) (today)\b")


def _read_so_far(text: str, at: int, context: Context) -> Reading | None:
    """earlier this year, later this month: up to the article's date, or from it."""
    hit, today = _SO_FAR.match(text, at), context.published
    if hit is None or today is None:
        return None
    if hit[3]:
        return Reading(at, hit.end(), rules.of_day(today), "day")
    whole = rules.week(today) if hit[2] == "week" else rules.month(today.year, today.month) if hit[2] == "month" else rules.year(today.year)
    if whole is None:
        return None
    span = rules.between(whole.start, today) if hit[1] == "earlier" else rules.between(today, whole.end)
    return Reading(at, hit.end(), span, "so_far") if span else None


_AGO = re.compile(
    rf"(half )?({_NUM})(?: ?(?:-|–|to|or) ?({_NUM}))?[ -](day|week|month|year|decade)s?( and a half)? (ago|earlier|prior|later)\b"
)


def _read_ago(text: str, at: int, context: Context) -> Reading | None:
    """two years ago, 12 to 18 months ago, eight months earlier, a month later."""
    hit, today = _AGO.match(text, at), context.published
    if hit is None or today is None or _word_before(text, at) in _NOT["before_ago"]:
        return None
    if text[max(0, at - 1) : at].isalnum() or text[max(0, at - 1) : at] in ("-", "$", ".", ","):
        return None
    count, unit = _number(hit[2]), hit[4]
    if hit[1] or hit[5]:
        if unit != "year":
            return None
        count, unit = (6, "month") if hit[1] else (count * 12 + 6, "month")
    before = context.previous
    leans = hit[6] != "ago" and before is not None and before.granularity in rules.FINER.get(unit, ())
    if hit[6] == "later":
        if not leans or before is None:
            return None
        span = rules.away(before.start, count, unit)
        return Reading(at, hit.end(), span, "later") if span and span.start <= today else None
    base = before.start if leans and before else today
    span = rules.away(base, -count, unit)
    if hit[3]:
        far = rules.away(base, -_number(hit[3]), unit)
        span = rules.between(far.start, span.end) if far and span else None
    return Reading(at, hit.end(), span, "ago") if span else None


_ANCHORED = re.compile(r"(following|same) (day|month|year)\b")


def _read_anchored(text: str, at: int, context: Context) -> Reading | None:
    """the following year, the same month: of the date before."""
    hit, before = _ANCHORED.match(text, at), context.previous
    if hit is None or before is None or _word_before(text, at) not in ("the", "that"):
        return None
    by, unit = int(hit[1] == "following"), hit[2]
    if before.granularity not in rules.FINER[unit] or text[hit.end() : hit.end() + 1] == "-":
        return None
    span = rules.away(before.start, by, unit)
    return Reading(at, hit.end(), span, "anchored", span.start.year if unit == "year" else None) if span else None


_EVENT = re.compile(_any(_WORDS["events"]) + r"\b")
_TODAY = re.compile(r"today|yesterday|tomorrow")


def _read_day_word(text: str, at: int, context: Context) -> Reading | None:
    """yesterday; today only where something is announced, not "today's world"."""
    hit = _TODAY.match(text, at)
    if hit is None or context.published is None or text[hit.end() : hit.end() + 2] == "'s":
        return None
    if hit[0] == "yesterday":
        return Reading(at, hit.end(), rules.of_day(context.published - timedelta(1)), "day")
    opens = text[max(0, at - 2) : at].rstrip(" *\"'")[-1:] in ("", ".", "\n", "!", "?", "-", "—")
    after = _EVENT.search(text, hit.end(), min(len(text), hit.end() + (80 if opens else 14)))
    if after and "." not in text[hit.end() : after.start()] or _word_before(text, at) in _WORDS["events"]:
        return Reading(at, hit.end(), rules.of_day(context.published), "day")
    return None


_YEAR_END = re.compile(r"year(?:'s)?[- ]end\b")


def _read_year_end(text: str, at: int, context: Context) -> Reading | None:
    """year-end, year's end."""
    hit = _YEAR_END.match(text, at)
    if hit is None or context.published is None:
        return None
    span = rules.part_of_year(context.stated_year or context.published.year, "late")
    return Reading(at, hit.end(), span, "part") if span else None


# --- Digits -------------------------------------------------------------------------------------------------------

_ISO = re.compile(rf"({_YEAR})([-/.])(1[0-2]|0?[1-9])(?:([-/.])({_DAY}))?")
_SLASHED = re.compile(rf"(\d\d?)/(\d\d?)/({_YEAR})")
_DECADE = re.compile(r"((?:1[89]|20)\d0)s\b|([2-9]0)s\b")
_YEARS = re.compile(rf"({_YEAR}) ?[-–—/] ?({_YEAR}|\d\d)\b")
_YEAR_QUARTER = re.compile(rf"({_YEAR})[ -]?(?:([qh])([1-4])\b|({_ORDINAL})[ -](quarter|half)\b)")
_QUARTER_YEAR = re.compile(rf"([1-4])([qh]) ?'?({_YEAR}|\d\d)\b")
_CENTURY = re.compile(r"(1[5-9]th|20th|21st)[ -]century\b")


def _read_digits(text: str, at: int, context: Context) -> Reading | None:
    """2026-03-31, 3/31/2026, 2026-2028, 1Q26, 1990s, and a bare year."""
    if hit := _ISO.match(text, at):
        return _iso(text, hit)
    if (hit := _SLASHED.match(text, at)) and _free(text, at, hit.end()):
        a, b = int(hit[1]), int(hit[2])
        if a > 12 or b > 12 or a == b:  # otherwise the order of day and month is anybody's guess
            span = rules.day(int(hit[3]), *((b, a) if a > 12 else (a, b)))
            return Reading(at, hit.end(), span, "slashed", int(hit[3])) if span else None
        return None
    if (hit := _DECADE.match(text, at)) and (hit[1] or text[at - 1 : at] in ("'", "’")):
        first = int(hit[1]) if hit[1] else 1900 + int(hit[2])
        return Reading(at, hit.end(), rules.decade(first), "decade")
    if (hit := _CENTURY.match(text, at)) and not text.startswith(" fox", hit.end()):
        return Reading(at, hit.end(), rules.century(int(hit[1][:2])), "century")
    if (hit := _QUARTER_YEAR.match(text, at)) and _free(text, at, hit.end()):
        year = _short_year(hit[3])
        span = _q(hit[2], hit[1], None, year)
        return Reading(at, hit.end(), span, "quarter", year) if span else None
    if (hit := _YEAR_QUARTER.match(text, at)) and _free(text, at, hit.end()):
        year = int(hit[1])
        span = (
            _q(hit[2], hit[3], None, year)
            if hit[2]
            else (rules.quarter if hit[5] == "quarter" else rules.half)(year, _WORDS["ordinals"][hit[4]])
        )
        return Reading(at, hit.end(), span, "quarter", year) if span else None
    return _bare_year(text, at, context)


def _iso(text: str, hit: re.Match[str]) -> Reading | None:
    """2026-03-31, 2026/3/31, 2026.03.31, 2026-03; not a piece of a path, a version or a product number."""
    start, end = hit.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before.isascii() and (before.isalnum() or before in tuple("/-_.=&#")) or not hit[5] and hit[2] != "-" and len(hit[3]) < 2:
        return None
    if after[:1].isdigit() or after[:1] in tuple("-_/") or after[:1] == "." and after[1:].isdigit():
        return None
    if after[:1].isascii() and after[:1].isalpha() and not (after[0] == "t" and after[1:].isdigit()):
        return None
    year, month = int(hit[1]), int(hit[3])
    if hit[5]:
        span = rules.day(year, month, int(hit[5])) if hit[2] == hit[4] else None
        return Reading(start, end, span, "iso", year) if span else None
    span = rules.month(year, month) if hit[2] != "." and len(hit[3]) == 2 else None
    return Reading(start, end, span, "iso", year) if span else None


_YEAR_ONLY = re.compile(rf"{_YEAR}")
_AFTER_YEAR = re.compile(r"(?:'s\b)?[ -]?(?:\(?)([a-z]*)")
_LISTED = re.compile(r"(?:19|20)\d\d(?:,| ?[-–/&]| to)? ?$")


def _bare_year(text: str, at: int, context: Context) -> Reading | None:
    """A year where what stands before it says so."""
    hit = _YEAR_ONLY.match(text, at)
    if hit is None or not _free(text, at, hit.end()):
        return None
    end, year = hit.end(), int(hit[0])
    after = text[end : end + 2]
    if after[:1] in (",", ".", ":") and after[1:].isdigit() or text[at - 1 : at] in (".", ",", "+", "~", "=") and at:
        return None
    follows = _AFTER_YEAR.match(text, end)
    if follows and follows[1] in _NOT["after_number"] or after[:1] == "年":
        return None
    before, sign = _word_before(text, at), text[max(0, at - 2) : at].rstrip(" *")[-1:]
    capital = after[:1] == " " and _capital(context, end + 1)
    if before:
        sure = before in _WORDS["before_year"] or before in _WORDS["before_year_weak"] and not capital
    elif sign in ("|", "(", "\n", "", ".") and at:
        sure = sign in "|(" and after.lstrip(" *")[:1] in ("|", ")", "年") or sign == "(" and after[:1] == "-"
    else:
        sure = False
    sure = sure or _LISTED.search(text, max(0, at - 10), at) is not None
    sure = sure or _sentence_starts(text, at) and follows is not None and (follows[1] in _WORDS["after_year"])
    if not sure or not 1900 <= year <= 2100 or year == 2000 and before not in ("in", "since", "by", "until", "of"):
        return None
    if (span := _YEARS.match(text, at)) and _free(text, at, span.end()):
        last = int(span[2]) if len(span[2]) == 4 else year // 100 * 100 + int(span[2])
        if year < last <= year + 60 and (both := rules.years(year, last)):
            return Reading(at, span.end(), both, "years", last)
    return Reading(at, end, rules.year(year), "year", year)


def _sentence_starts(text: str, at: int) -> bool:
    return at == 0 or text[:at].rstrip(" *#")[-1:] in (".", "\n", "!", "?") if at < 4 else text[at - 4 : at].rstrip(" *#")[-1:] in ("", ".", "\n", "!", "?")


_Reader = Callable[[str, int, Context], Reading | None]


def _by_word() -> dict[str, tuple[_Reader, ...]]:
    """Which readers a first word calls for."""
    table: dict[str, list[_Reader]] = {}
    for words, reader in (
        (_WORDS["months"], _read_month),
        (_WORDS["weekdays"], _read_weekday),
        (_WORDS["parts"], _read_part),
        (_WORDS["ordinals"], _read_quarter),
        (("q", "h", "fy", "fiscal", "financial"), _read_fiscal),
        ((*_WORDS["seasons"], "chinese", "lunar"), _read_season),
        (_WORDS["shifts"], _read_shifted),
        (("earlier", "later"), _read_so_far),
        ((*_WORDS["numbers"], "half"), _read_ago),
        (("following", "same"), _read_anchored),
        (("today", "yesterday"), _read_day_word),
        (("year",), _read_year_end),
    ):
        for word in words:
            table.setdefault(word, []).append(reader)
    return {word: tuple(found) for word, found in table.items()}


_READERS = _by_word()
_BY_DIGITS = (_read_ago, _read_day_month, _read_quarter, _read_digits)


def read(text: str, at: int, context: Context) -> Reading | None:
    """The date written at ``at``, or None.

    Args:
        text: folded text; ``context.written`` is the same unfolded.
        at: where a digit run begins, or a word that ``starts``.
        context: what relative dates resolve against.

    >>> read("early 2026", 0, Context(written="early 2026")).span.edtf
    '2026-01-01/2026-03-31'
    """
    before = text[at - 1 : at] if at else ""
    if text[at].isdigit():
        readers: tuple[_Reader, ...] = _BY_DIGITS
    elif before.isascii() and (before.isalnum() or before in tuple("_@#/.")):
        return None
    else:
        word = _LETTERS.match(text, at)
        readers = _READERS.get(word[0], ()) if word else ()
    for reader in readers:
        if (found := reader(text, at, context)) is not None:
            return found
    return None
