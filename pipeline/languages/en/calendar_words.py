"""English dates that lean on another: last year, next Tuesday, two years ago, a month later, the following year."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.languages import calendar_rules as rules
from pipeline.languages.calendar_rules import Context, Reading, Span
from pipeline.languages.dates import YEAR, any_of, capital, pattern
from pipeline.languages.en.calendar_pieces import NOT, NUM, OF_YEAR, WEEKDAY, WORDS, count_of, word_before, year_of

_SHIFTED = pattern(
    rf"(last|this|next) (year|month|week|weekend|quarter|decade|night|morning|afternoon|evening"
    rf"|{WEEKDAY}|{any_of(WORDS['seasons'])}|{any_of(WORDS['months'])})\b"
)
_LAST_QUARTER = pattern(rf"last quarter of {OF_YEAR}")


def read_shifted(text: str, at: int, context: Context) -> Reading | None:
    """last year, this week, next Tuesday, last March, this summer; not "the last year", which is a duration."""
    today = context.published
    if (hit := _LAST_QUARTER.match(text, at)) and (of := year_of(hit.groups(), context)):
        quarter = rules.quarter(of, 4)
        return Reading(at, hit.end(), quarter, "quarter", of) if quarter else None
    hit = _SHIFTED.match(text, at)
    if hit is None or today is None or word_before(text, at) in NOT["before_shift"]:
        return None
    by, word, end = int(WORDS["shifts"][hit[1]]), hit[2], hit.end()
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
    elif word in WORDS["weekdays"]:
        span = rules.on_weekday(today, WORDS["weekdays"][word], by) if capital(context, hit.start(2)) else None
    elif word in WORDS["seasons"]:
        span = _neighbour([rules.season(today.year + y, WORDS["seasons"][word]) for y in (-1, 0, 1)], today, by)
    elif capital(context, hit.start(2)):
        span = _neighbour([rules.month(today.year + y, WORDS["months"][word]) for y in (-1, 0, 1)], today, by)
    return Reading(at, end, span, "relative", year) if span else None


def _neighbour(spans: list[Span | None], today: date, by: int) -> Span | None:
    """Last, this or next among the same months or seasons of three years."""
    if by == 0:
        return spans[1]
    if by < 0:
        return next((s for s in reversed(spans) if s and s.end < today), None)
    return next((s for s in spans if s and s.start > today), None)


_SO_FAR = pattern(r"(earlier|later) (?:this|in the) (year|month|week)\b|(?:earlier|later) (today)\b")


def read_so_far(text: str, at: int, context: Context) -> Reading | None:
    """earlier this year, later this month: up to the article's date, or from it."""
    hit, today = _SO_FAR.match(text, at), context.published
    if hit is None or today is None:
        return None
    if hit[3]:
        return Reading(at, hit.end(), rules.of_day(today), "day")
    whole = (
        rules.week(today)
        if hit[2] == "week"
        else rules.month(today.year, today.month)
        if hit[2] == "month"
        else rules.year(today.year)
    )
    if whole is None:
        return None
    span = rules.between(whole.start, today) if hit[1] == "earlier" else rules.between(today, whole.end)
    return Reading(at, hit.end(), span, "so_far") if span else None


_AGO = pattern(
    rf"(half )?({NUM})(?: ?(?:-|–|to|or) ?({NUM}))?[ -](day|week|month|year|decade)s?( and a half)? (ago|earlier|prior|later)\b"
)


def read_ago(text: str, at: int, context: Context) -> Reading | None:
    """two years ago, 12 to 18 months ago, eight months earlier, a month later."""
    hit, today = _AGO.match(text, at), context.published
    if hit is None or today is None or word_before(text, at) in NOT["before_ago"]:
        return None
    sign = text[max(0, at - 1) : at]
    if sign.isalnum() or sign in ("-", "$", ".", ","):
        return None
    if text.startswith(" to " if hit[6] == "prior" else " than", hit.end()):
        return None  # three years earlier than planned
    count, unit = count_of(hit[2]), hit[4]
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
        far = rules.away(base, -count_of(hit[3]), unit)
        span = rules.between(far.start, span.end) if far and span else None
    return Reading(at, hit.end(), span, "ago") if span else None


_ANCHORED = pattern(r"(following|same) (day|month|year)\b")


def read_anchored(text: str, at: int, context: Context) -> Reading | None:
    """the following year, the same month: of the date before."""
    hit, before = _ANCHORED.match(text, at), context.previous
    if hit is None or before is None or word_before(text, at) not in ("the", "that"):
        return None
    by, unit = int(hit[1] == "following"), hit[2]
    if before.granularity not in rules.FINER[unit] or text[hit.end() : hit.end() + 1] == "-":
        return None
    span = rules.away(before.start, by, unit)
    return Reading(at, hit.end(), span, "anchored", span.start.year if unit == "year" else None) if span else None


_EVENT = pattern(any_of(WORDS["events"]) + r"\b")
_TODAY = pattern(r"today|yesterday|tomorrow")


def read_day_word(text: str, at: int, context: Context) -> Reading | None:
    """yesterday; today only where something is announced, not "today's world"."""
    hit = _TODAY.match(text, at)
    if hit is None or context.published is None or text[hit.end() : hit.end() + 2] == "'s":
        return None
    if hit[0] == "yesterday":
        return Reading(at, hit.end(), rules.of_day(context.published - timedelta(1)), "day")
    opens = text[max(0, at - 2) : at].rstrip(" *\"'")[-1:] in ("", ".", "\n", "!", "?", "-", "—")
    reach = 80 if opens and text[hit.end() : hit.end() + 1] == "," else 14
    after = _EVENT.search(text, hit.end(), min(len(text), hit.end() + reach))
    if after and "." not in text[hit.end() : after.start()] or word_before(text, at) in WORDS["events"]:
        return Reading(at, hit.end(), rules.of_day(context.published), "day")
    return None


_YEAR_END = pattern(rf"year(?:'s)?[- ]end\b(?: (?:of )?({YEAR})\b)?")


def read_year_end(text: str, at: int, context: Context) -> Reading | None:
    """year-end, year's end, year-end 2025."""
    if (hit := _YEAR_END.match(text, at)) is None:
        return None
    year = int(hit[1]) if hit[1] else context.year_about
    if not hit[1] and context.published and word_before(text, at) in ("by", "before"):
        year = context.published.year
    span = rules.part_of_year(year, "late") if year else None
    return Reading(at, hit.end(), span, "part", year) if span else None
