"""Calendars of languages: the days that the lexicon gives."""

from __future__ import annotations

from datetime import date

from pipeline.languages import calendar_rules
from pipeline.vocabulary import table


def test_the_new_years_of_the_chinese_calendar() -> None:
    days = table("calendar")["spring_festival"]["day"]
    assert sorted(map(int, days)) == list(range(2015, 2036))
    for year, first in days.items():
        assert first.year == int(year) and date(first.year, 1, 21) <= first <= date(first.year, 2, 21)
        span = calendar_rules.new_year(int(year))
        assert span is not None and span.start <= first <= span.end
    assert calendar_rules.new_year(1999) is None
