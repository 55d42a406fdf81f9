"""The calendar: years, halves, quarters, seasons and their parts as inclusive days with their EDTF form.

Nothing here reads text. EDTF is ISO 8601-2: 2026-33 is the first quarter, 2026-40 the first half, 2026-21 spring,
202X a decade. Conventions of newsrooms: "early" a year is January to March, "mid" April to September, "late" October
to December; "early" a month its first ten days, "mid" the next ten; weeks start on Monday; winter ends in its year.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from pipeline.vocabulary import table

Granularity: TypeAlias = Literal[
    "day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "span"
]
Part: TypeAlias = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class Span:
    """Inclusive days, what kind of period they are, and the same in EDTF."""

    start: date
    end: date
    granularity: Granularity
    edtf: str


@dataclass(slots=True)
class Context:
    """What a relative expression may lean on where it stands.

    Attributes:
        published: the article's own date; without it only absolute dates resolve.
        written: the text before it was folded, where English keeps its capitals.
        taiwan: whether a year such as 115 may count from 1911.
        previous: the date before this one in the paragraph, if it is near enough to lean on.
        stated_year: the year that was said earlier in the same sentence.
        told_year: the year that was said last in the same paragraph.
        joined: whether only "to" stands between the date before and this place.
        said: what the article dates with a year anywhere.
        future: says whether the sentence speaks of the future; asked only when it matters.
    """

    published: date | None = None
    written: str = ""
    taiwan: bool = False
    previous: Span | None = None
    stated_year: int | None = None
    told_year: int | None = None
    joined: bool = False
    said: Container[Span] = ()
    future: Callable[[], bool] = bool

    @property
    def ahead(self) -> bool:
        return self.future()

    @property
    def year_about(self) -> int | None:
        """The year that "the year" is: what the sentence said, what the paragraph tells of, else the article's own."""
        if self.stated_year is not None or self.published is None:
            return self.stated_year
        told = self.told_year
        return told if told is not None and told < self.published.year and not self.ahead else self.published.year


@dataclass(frozen=True, slots=True)
class Reading:
    """A date read at ``[start, end)`` of the folded text; ``year`` is the year it states, for what follows."""

    start: int
    end: int
    span: Span
    rule: str
    year: int | None = None


def between(start: date, end: date) -> Span | None:
    """Days from ``start`` to ``end``, or None if they run backwards.

    >>> between(date(2026, 2, 1), date(2026, 2, 10)).edtf
    '2026-02-01/2026-02-10'
    """
    return Span(start, end, "span", f"{start}/{end}") if start <= end else None


def day(year: int, month: int, number: int) -> Span | None:
    """One day, or None if the calendar has no such day.

    >>> day(2026, 2, 30) is None
    True
    """
    try:
        return of_day(date(year, month, number))
    except ValueError:
        return None


def of_day(when: date) -> Span:
    """The span of a single day."""
    return Span(when, when, "day", when.isoformat())


def week(when: date) -> Span:
    """The week from Monday to Sunday that holds a day."""
    monday = when - timedelta(when.weekday())
    return Span(monday, monday + timedelta(6), "week", f"{monday}/{monday + timedelta(6)}")


def month(year: int, number: int) -> Span | None:
    """One month, or None if there is no such month.

    >>> month(2024, 2).end
    datetime.date(2024, 2, 29)
    """
    if not (1 <= number <= 12 and 1 <= year <= 9999):
        return None
    last = calendar.monthrange(year, number)[1]
    return Span(date(year, number, 1), date(year, number, last), "month", f"{year:04}-{number:02}")


def months(year: int, first: int, last: int) -> Span | None:
    """The months ``first`` to ``last`` of a year."""
    a, b = month(year, first), month(year, last)
    return between(a.start, b.end) if a and b else None


def shifted(year: int, number: int, by: int) -> Span | None:
    """The month ``by`` months after a month.

    >>> shifted(2026, 1, -3).edtf
    '2025-10'
    """
    index = year * 12 + number - 1 + by
    return month(index // 12, index % 12 + 1)


def year(number: int) -> Span:
    """One calendar year."""
    return Span(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04}")


def years(first: int, last: int) -> Span | None:
    """The years ``first`` to ``last``."""
    if not 1 <= first <= last <= 9999:
        return None
    return Span(date(first, 1, 1), date(last, 12, 31), "span", f"{first:04}/{last:04}")


def quarter(number: int, of: int) -> Span | None:
    """A calendar quarter: 1 to 4 of a year.

    >>> quarter(2026, 3).edtf
    '2026-35'
    """
    if not 1 <= of <= 4:
        return None
    end = date(number, of * 3, calendar.monthrange(number, of * 3)[1])
    return Span(date(number, of * 3 - 2, 1), end, "quarter", f"{number:04}-{32 + of}")


def half(number: int, of: int) -> Span | None:
    """The first or second half of a year."""
    if not 1 <= of <= 2:
        return None
    first = of == 1
    end = date(number, 6, 30) if first else date(number, 12, 31)
    return Span(date(number, 1 if first else 7, 1), end, "half", f"{number:04}-{39 + of}")


def season(number: int, of: int) -> Span | None:
    """A meteorological season: 1 spring (March to May) to 4 winter (December of the year before to February).

    >>> season(2024, 4).start
    datetime.date(2023, 12, 1)
    """
    if of == 4:
        end = date(number, 2, calendar.monthrange(number, 2)[1])
        return Span(date(number - 1, 12, 1), end, "season", f"{number - 1:04}-12/{number:04}-02")
    span = months(number, of * 3, of * 3 + 2) if 1 <= of <= 3 else None
    return Span(span.start, span.end, "season", f"{number:04}-{20 + of}") if span else None


def decade(first: int, part: Part | None = None) -> Span:
    """Ten years from ``first``; early is their years 0 to 3, mid 4 to 6, late 7 to 9.

    >>> decade(1980, "early").end.year, decade(2020).edtf
    (1983, '202X')
    """
    a, b = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}[part]
    edtf = f"{first // 10:03}X" if part is None else f"{first + a:04}/{first + b:04}"
    return Span(date(first + a, 1, 1), date(first + b, 12, 31), "span" if part else "decade", edtf)


def century(ordinal: int) -> Span:
    """A century: the 20th is 1901 to 2000.

    >>> century(21).edtf
    '2001/2100'
    """
    first, last = ordinal * 100 - 99, ordinal * 100
    return Span(date(first, 1, 1), date(last, 12, 31), "century", f"{first:04}/{last:04}")


def part_of_year(number: int, part: Part) -> Span | None:
    """January to March, April to September, or October to December."""
    return months(number, *{"early": (1, 3), "mid": (4, 9), "late": (10, 12)}[part])


def part_of_month(year: int, number: int, part: Part) -> Span | None:
    """Days 1 to 10, 11 to 20, or 21 to the end.

    >>> part_of_month(2026, 2, "late").edtf
    '2026-02-21/2026-02-28'
    """
    whole = month(year, number)
    if whole is None:
        return None
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, whole.end.day)}[part]
    return between(whole.start.replace(day=first), whole.start.replace(day=last))


def new_year(number: int) -> Span | None:
    """The Spring Festival of a year: the public holiday where it was announced, else the eve and six days more."""
    festivals = table("calendar")["spring_festival"]
    if (holiday := festivals["holiday"].get(str(number))) is not None:
        return between(*holiday)
    if (first := festivals["day"].get(str(number))) is not None:
        return between(first - timedelta(1), first + timedelta(6))
    return None


FINER = {"day": ("day",), "week": ("day", "week"), "month": ("day", "month"), "year": ("day", "month", "year")}
"""Which dates "so many units later" may lean on: those that are as fine as the unit."""


def away(base: date, count: int, unit: str) -> Span | None:
    """The day, week, month or year that lies ``count`` units after a day (before it, if negative).

    >>> away(date(2026, 6, 30), -8, "month").edtf
    '2025-10'
    """
    try:
        if unit == "day":
            return of_day(base + timedelta(count))
        if unit == "week":
            return week(base + timedelta(7 * count))
        if unit == "month":
            return shifted(base.year, base.month, count)
        return year(base.year + 10 * count if unit == "decade" else base.year + count)
    except (ValueError, OverflowError):
        return None


def on_weekday(published: date, weekday: int, weeks: int | None) -> Span:
    """A weekday (Monday is 0) of the week ``weeks`` away, or the latest on or before ``published`` if None."""
    if weeks is None:
        return of_day(published - timedelta((published.weekday() - weekday) % 7))
    return of_day(published + timedelta(weekday - published.weekday() + 7 * weeks))


# A date without a year lies behind unless the sentence looks ahead and the next one is less than _FAR days off,
# or the next one is _SOON and the last one is long gone.
_SOON, _FAR, _GONE, _LONG = 31, 250, 240, 150


def nearest(spans: Iterable[Span | None], published: date, ahead: bool) -> Span | None:
    """Which of the same months or days of neighbouring years is meant.

    >>> nearest([month(y, 12) for y in (2024, 2025, 2026)], date(2026, 2, 3), False).edtf
    '2025-12'
    >>> nearest([month(y, 12) for y in (2025, 2026)], date(2026, 11, 3), False).edtf
    '2026-12'
    """
    known = sorted((s for s in spans if s is not None), key=lambda s: s.start)
    past = [s for s in known if s.start <= published]
    future = [s for s in known if s.start > published]
    if not past or not future:
        return past[-1] if past else future[0] if future else None
    wait, gone = (future[0].start - published).days, (published - past[-1].end).days
    if gone <= 0 and (past[-1].granularity != "span" or (past[-1].end - past[-1].start).days < _LONG):
        return past[-1]
    past = past[:-1] if gone <= 0 and len(past) > 1 else past  # the first three quarters are told when they are over
    if future[0].granularity in ("quarter", "half"):  # forecasts name these as often as reports do
        return future[0] if wait < gone or ahead and wait <= _FAR else past[-1]
    return future[0] if (wait <= _FAR if ahead else wait <= _SOON and gone >= _GONE) else past[-1]


def in_some_year(span_of: Callable[[int], Span | None], context: Context, weekday: int | None = None) -> Span | None:
    """A month, day or quarter whose year is not written: the year of what the article or its sentence said, else nearest.

    Args:
        span_of: the span in a given year.
        context: what is known where it stands.
        weekday: the weekday that is written with a day (Monday is 0): it rules years out.

    >>> context = Context(date(2026, 1, 16), previous=quarter(2025, 4), stated_year=2025)
    >>> in_some_year(lambda year: quarter(year, 1), context).edtf
    '2026-33'
    """
    published = context.published
    if weekday is not None and published is not None:
        fits = [s for by in (-1, 0, 1) if (s := span_of(published.year + by)) and s.start.weekday() == weekday]
        if fits:
            return nearest(fits, published, context.ahead)
    if context.joined and (first := context.previous) is not None:
        ends = [span_of(first.start.year + by) for by in (0, 1)]
        return next((end for end in ends if end and end.start > first.start), None)
    if (stated := context.stated_year) is not None:
        span, later = span_of(stated), span_of(stated + 1)
        backwards = span is not None and context.previous is not None and span.end < context.previous.start
        past = later is not None and published is not None and later.start <= published
        return later if backwards and past else span
    if published is None:
        return None
    spans = [span_of(published.year + by) for by in (-1, 0, 1)]
    said = [span for span in spans if span and span in context.said]
    if len(said) == 1 and (said[0].start > published or not context.ahead):
        return said[0]
    best, told = nearest(spans, published, context.ahead), context.told_year
    soon = best is None or (published - best.end).days <= _SOON
    if told is not None and told < published.year - 1 and not soon:
        return span_of(told)  # a story of years ago goes on
    return best
