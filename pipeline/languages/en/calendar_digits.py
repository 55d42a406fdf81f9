"""Dates in digits alone: 2026-03-31, 13/4/2026, 2026-2028, 1Q26, 1990s, and a bare year.

A bare number is a year only where a preposition, an article, a list or a table cell makes it one: "GTC 2026" is a name.
"""

from __future__ import annotations

from pipeline.languages import calendar_rules as rules
from pipeline.languages.calendar_rules import Context, Reading
from pipeline.languages.dates import YEAR, capital, free, pattern, read_iso
from pipeline.languages.en.calendar_pieces import NOT, ORDINAL, WORDS, short_year, word_before
from pipeline.languages.en.calendar_years import quarter_of

_SLASHED = pattern(rf"(\d\d?)/(\d\d?)/({YEAR})")
_DECADE = pattern(r"((?:1[89]|20)\d0)s\b|([2-9]0)s\b")
_YEARS = pattern(rf"({YEAR}) ?[-–—/] ?({YEAR}|\d\d)\b")
_YEAR_QUARTER = pattern(rf"({YEAR})[ -]?(?:([qh])([1-4])\b|({ORDINAL})[ -](quarter|half)\b)")
_QUARTER_YEAR = pattern(rf"([1-4])([qh]) ?'?({YEAR}|\d\d)\b")
_SHORT_QUARTER = pattern(r"([12]\d)([qh])([1-4])\b")  # 25Q4
_CENTURY = pattern(r"(1[5-9]th|20th|21st)[ -]century\b")


def read_digits(text: str, at: int, context: Context) -> Reading | None:
    """2026-03-31, 3/31/2026, 2026-2028, 1Q26, 1990s, and a bare year."""
    if (found := read_iso(text, at)) is not None:
        return found
    if (hit := _SLASHED.match(text, at)) and free(text, at, hit.end()):
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
    if (hit := _SHORT_QUARTER.match(text, at)) and free(text, at, hit.end()):
        year = short_year(hit[1])
        span = quarter_of(hit[2], hit[3], None, year)
        return Reading(at, hit.end(), span, "quarter", year) if span else None
    if (hit := _QUARTER_YEAR.match(text, at)) and free(text, at, hit.end()):
        year = short_year(hit[3])
        span = quarter_of(hit[2], hit[1], None, year)
        return Reading(at, hit.end(), span, "quarter", year) if span else None
    if (hit := _YEAR_QUARTER.match(text, at)) and free(text, at, hit.end()):
        year = int(hit[1])
        span = (
            quarter_of(hit[2], hit[3], None, year)
            if hit[2]
            else (rules.quarter if hit[5] == "quarter" else rules.half)(year, WORDS["ordinals"][hit[4]])
        )
        return Reading(at, hit.end(), span, "quarter", year) if span else None
    return _bare_year(text, at, context)


_YEAR_ONLY = pattern(rf"{YEAR}")
_AFTER_YEAR = pattern(r"(?:'s\b)?[ -]?(?:\(?)([a-z]*)")
_LISTED = pattern(r"(?:19|20)\d\d(?:,| ?[-–/&]| to)? ?$")


_ADJECTIVE = pattern(r"\b(?:the|a|an|its|his|her|their|our) ([a-z]+) $")


def _described(text: str, at: int, context: Context) -> bool:
    """Whether an article and one common word stand before: the landmark 2017 paper, not the GTC 2026 keynote."""
    hit = _ADJECTIVE.search(text, max(0, at - 30), at)
    return hit is not None and not capital(context, hit.start(1))


def _likely(year: int, follows: str, context: Context) -> bool:
    """Whether a number is a year of our time and not a count of things: of 2025 revenues, of 2048 dimensions."""
    now = context.published.year if context.published else 2025
    counts = follows.endswith("s") and follows not in WORDS["counted_years"]
    return now - 80 <= year <= now + 15 and not counts


_LISTS = pattern(rf"(?:,? and|,? or| to|,|-|–|—) ?{YEAR}\b")
_CELL_END = pattern(r"\*{0,2} {0,40}(?:[|)]|-{1,2} )")


_CASE_NUMBER = pattern("\\)[\u4e00-\u9fff0-9]{1,8}字")  # （2025）京01民初字第 8 號


def _bare_year(text: str, at: int, context: Context) -> Reading | None:
    """A year where what stands before it says so."""
    hit = _YEAR_ONLY.match(text, at)
    if hit is None or not free(text, at, hit.end()):
        return None
    end, year = hit.end(), int(hit[0])
    after = text[end : end + 2]
    if after[:1] in (",", ".", ":") and after[1:].isdigit():
        return None
    if at and text[at - 1] in ".,+~=":
        return None
    follows = _AFTER_YEAR.match(text, end)
    if after[:1] == "-" and after[1:].isdigit() and not _YEARS.match(text, at):
        return None
    if follows and follows[1] in NOT["after_number"] or after[:1] == "年":
        return None
    if _CASE_NUMBER.match(text, end):
        return None
    before, sign = word_before(text, at), text[max(0, at - 2) : at].rstrip(" *")[-1:]
    named = after[:1] == " " and capital(context, end + 1)
    if before:
        weak = before in WORDS["before_year_weak"] or before.endswith("'s") or _described(text, at, context)
        likely = before in WORDS["before_year_likely"] and _likely(year, follows[1] if follows else "", context)
        weakly = weak and not named
        sure = before in WORDS["before_year"] or likely or weakly
    else:
        sure = sign in ("|", "(") and _CELL_END.match(text, end) is not None
    sure = sure or _LISTED.search(text, max(0, at - 10), at) is not None or _LISTS.match(text, end) is not None
    told = follows is not None and follows[1] in WORDS["after_year"]
    sure = sure or (told and _sentence_starts(text, at))
    round_number = year == 2000 and before not in ("in", "since", "by", "until", "of")
    if not sure or not 1900 <= year <= 2100 or round_number:
        return None
    if (span := _YEARS.match(text, at)) and free(text, at, span.end()):
        last = int(span[2]) if len(span[2]) == 4 else year // 100 * 100 + int(span[2])
        if year < last <= year + 60 and (both := rules.years(year, last)):
            return Reading(at, span.end(), both, "years", last)
    return Reading(at, end, rules.year(year), "year", year)


def _sentence_starts(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at]
    return before.rstrip(" *#")[-1:] in (
        ("", ".", "\n", "!", "?") if at < 4 or before.endswith((" ", "\n", "*", "#")) else ("\n",)
    )
