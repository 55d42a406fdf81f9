"""The period of a figure that only says against what another is compared: that of the other, so much earlier.

去年同期, a year earlier and 上季 tell no days of their own: they count from the period of the figure that is compared with them.
"""

from __future__ import annotations

import functools
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pipeline.languages.calendar_rules import Span, between, half, quarter, season, shifted, year
from pipeline.lexicons.verbs import any_of
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.model import When
from pipeline.text.fold import fold_script
from pipeline.text.late import late
from pipeline.vocabulary import table

_EDGE = late("[;:。!?\n]")
_ENDS = late("[,;:.()。!?\n]")
_SIGHT = 60  # characters on either side of a figure
_GAP = late(r"(?: (?:reported|recorded|posted|booked|made|earned|in|for|during|of|the|its|it))* ?")  # $3 million | in the | year-ago quarter
_NAMED_YEAR = late(fold_script(r"([12][0-9]{3}) ?年度?的?同[期季月]|\b(?:the )?same (?:period|quarter|month) (?:of|in) ([12][0-9]{3})\b"))
_JOINED = late(fold_script("[、和與及]|以及"))
_YEAR = 12
_STEPS = {"month": 1, "quarter": 3, "year": _YEAR}


class Base(NamedTuple):
    """Words by which a figure is of an earlier period: of another year, or of the unit before."""

    start: int
    end: int
    unit: str  # "ago": a year back, whatever the period; else the kind of period of which it is the one before
    year: int | None = None

    def of(self, period: When, text: str) -> When | None:
        """What these words tell, from the period of what is compared with them; None where they cannot be of it."""
        steps = _YEAR if self.unit == "ago" else _STEPS[self.unit]
        if self.unit not in ("ago", period.granularity):
            return None
        back = (period.start.year - self.year) * _YEAR if self.year is not None else steps
        span = earlier(period, back) if back > 0 else None
        return When(text=text[self.start : self.end], start=span.start, end=span.end, granularity=span.granularity, edtf=span.edtf) if span else None


@functools.cache
def _words() -> dict[str, re.Pattern[str]]:
    return {unit: any_of(words) for unit, words in table("metrics")["bases"].items()}


def base_of(mask: Mask, source: Source, m: Mention, sentence: tuple[int, int], spaced: bool) -> Base | None:
    """The words beside an earlier figure that say how much earlier: the last before it, behind the figure before; else those behind.

    Args:
        sentence: where the figure's sentence begins and ends.
        spaced: whether blanks part the article's words.
    """
    start, end = sentence
    told = mask.within(start, m.outer_start, "money", "ratio")
    while told and _JOINED.match(source.folded, told[-1].outer_end):
        told.pop()  # 去年同期營收 10 億元、| 淨利
    since = max(start, m.outer_start - _SIGHT, told[-1].outer_end if told else start)
    edges = [e.end() for e in _EDGE.finditer(source.folded, since, m.outer_start)]
    before = max(_bases(source.folded, edges[-1] if edges else since, m.outer_start), key=lambda b: (b.end, -b.start), default=None)
    return before or (base_behind(source, m, end) if spaced else None)


def base_behind(source: Source, m: Mention, end: int) -> Base | None:
    """The same words right behind a figure, before a mark: $3 million in the year-ago quarter."""
    until = min(end, m.outer_end + _SIGHT)
    stop = _ENDS.search(source.folded, m.outer_end, until)
    behind = min(_bases(source.folded, m.outer_end, stop.start() if stop else until), key=lambda b: (b.start, -b.end), default=None)
    return behind if behind and _GAP.fullmatch(source.folded, m.outer_end, behind.start) else None


def _bases(folded: str, start: int, end: int) -> Iterator[Base]:
    for unit, pattern in _words().items():
        yield from (Base(*found.span(), unit) for found in pattern.finditer(folded, start, end))
    for found in _NAMED_YEAR.finditer(folded, start, end):
        yield Base(*found.span(), "ago", int(found[1] or found[2]))


def earlier(period: When, months: int) -> Span | None:
    """A period so many months earlier, of the same kind; None where its kind cannot be moved by so much.

    >>> when = When(text="Q1 2024", start=date(2024, 1, 1), end=date(2024, 3, 31), granularity="quarter", edtf="2024-33")
    >>> earlier(when, 12).edtf, earlier(when, 3).edtf
    ('2023-33', '2023-36')
    """
    start, end = _back(period.start, months), _back(period.end, months)
    kind = period.granularity
    if kind == "month":
        return shifted(start.year, start.month, 0)
    if kind == "quarter":
        return quarter(start.year, (start.month + 2) // 3)
    if months % _YEAR:
        return None
    if kind == "half":
        return half(start.year, 1 + start.month // 7)
    if kind == "year":
        return year(start.year)
    if kind == "season":
        return season(end.year, end.month // 3 if end.month < _YEAR else 4)
    return between(start, end) if kind == "span" else None


def _back(day: date, months: int) -> date:
    """A day so many months earlier; the last of a month is the last of another."""
    index = day.year * 12 + day.month - 1 - months
    of, month = divmod(index, 12)
    last = monthrange(of, month + 1)[1]
    was_last = day.day == monthrange(day.year, day.month)[1]
    return date(of, month + 1, last if was_last else min(day.day, last))
