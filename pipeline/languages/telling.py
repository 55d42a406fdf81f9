"""What the phrases of a summary are given: values of facts, put together and not yet in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal, Protocol, TypeAlias

from pipeline import model
from pipeline.lexicons.cues import pattern
from pipeline.lexicons.topics import Topic
from pipeline.text.fold import fold

_FISCAL, _NUMBERED = pattern(r"{fiscal.zh}|{fiscal.en}|\bfy ?'?[0-9]{2}", "stating"), pattern(r"[0-9]{2}|[〇零一二三四五六七八九]{4}", "stating")


_SEASONS = ((1, 3), (4, 9), (10, 12))  # months that a beginning, a middle and an end of a year are read as
_BY_MONTHS = re.compile(r"月|季|month|quarter|q[1-4]|januar|april|octob|march|septem|decem")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said it.

    Attributes:
        outlet: the newsroom that reports it.
        insiders: people familiar with the matter told it.
        refused: it was an offer, and was declined.
        contradicted: somebody says that it is not so; else what was denied came to nothing.
    """

    outlet: model.Name | None = None
    insiders: bool = False
    refused: bool = False
    contradicted: bool = False


# What nobody hedges came about, or somebody says that it will; of what is hedged somebody only thinks, or talks.
Part: TypeAlias = Literal["", "assets", "shares"]  # what of a company is bought, where that is not all of it
Manner: TypeAlias = Literal["done", "announced", "underway", "considered", "talks"]


class Voice(Protocol):
    """How one sentence is told.

    Attributes:
        by: who is said to have said it.
        cited: the summary has named that source already.
        again: how many sentences before this one are about the same company, so that its name need not be said again.
        apart: others are the subject of the sentence before this one, so that "it" would be theirs.
        year: the year of the article, which a reader need not be told; None where it has no day.
    """

    by: Attribution
    cited: bool
    again: int
    apart: bool
    year: int | None

    def __call__(self, name: model.Name | model.Investor, person: bool = False) -> str:
        """How the name of an organisation or a person is written."""


@dataclass(frozen=True, slots=True)
class Before:
    """What a company was worth, or a metric was, earlier.

    Attributes:
        date: when; the day or the period that the article gives.
        series: the round at which it was so, where no day is known.
        ago: half a year or a year before the news, where it is just that.
    """

    money: model.Money
    date: model.When | None = None
    series: str | None = None
    ago: Literal["half_year", "year"] | None = None


@dataclass(frozen=True, slots=True)
class Grown:
    """How a metric grew, ``bent`` as the article has it (nearly tripled); ``by`` so many times (成長 3 倍), and not to so many."""

    fact: model.GrowthFact
    bent: model.Qualifier = "exact"
    by: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One metric in a period, with its growth and what it was before."""

    metric: model.Metric
    money: model.Money
    growth: Grown | None = None
    before: Before | None = None


@dataclass(frozen=True, slots=True)
class Portrait:
    """What a company is, apart from its deals; of what nobody says there is nothing.

    Attributes:
        founded: when it was founded.
        founders: the persons who founded it, all of them.
        place: where it sits.
        staff: how many people work there, ``bent`` as the article has it (about, over).
        trades: what its business has to do with.
    """

    company: model.Name
    founded: model.When | None = None
    founders: tuple[model.Name, ...] = ()
    place: Topic | None = None
    staff: Decimal | None = None
    bent: model.Qualifier = "exact"
    trades: tuple[Topic, ...] = ()


def higher(money: model.Money, before: model.Money) -> bool | None:
    """Whether an amount is more than an earlier one; None where that cannot be said."""
    now, then = money.value or money.min, before.value or before.max
    comparable = money.currency == before.currency and now != then
    return now > then if now is not None and then is not None and comparable else None


def is_fiscal(period: model.When) -> bool:
    """Whether a period is one of a company's own year, which may end in any month.

    >>> from datetime import date
    >>> days = {"start": date(2025, 4, 1), "end": date(2025, 6, 30), "granularity": "quarter", "edtf": "2025-34"}
    >>> [is_fiscal(model.When(text=text, **days)) for text in ("fiscal Q2 2025", "2025 財年第二季", "2025 年第二季")]
    [True, True, False]
    """
    return _has(_FISCAL, period.text)


def is_season(period: model.When) -> bool:
    """Whether a span was written as the beginning, the middle or the end of a year, and not by its months.

    >>> from datetime import date
    >>> days = {"start": date(2025, 4, 1), "end": date(2025, 9, 30), "granularity": "span", "edtf": "2025-04-01/2025-09-30"}
    >>> [is_season(model.When(text=text, **days)) for text in ("2025 年中", "mid-2025", "2025 年 9 月 30 日止 6 個月")]
    [True, True, False]
    """
    of_a_year = period.granularity == "span" and period.start.year == period.end.year
    return of_a_year and (period.start.month, period.end.month) in _SEASONS and not _has(_BY_MONTHS, period.text)


def is_numbered(period: model.When) -> bool:
    """Whether its words give the year of a period.

    >>> from datetime import date
    >>> days = {"start": date(2025, 4, 1), "end": date(2025, 6, 30), "granularity": "quarter", "edtf": "2025-34"}
    >>> [is_numbered(model.When(text=text, **days)) for text in ("fiscal Q2 2025", "第二財季")]
    [True, False]
    """
    return _has(_NUMBERED, period.text)


@lru_cache(1 << 12)
def _has(words: re.Pattern[str], text: str) -> bool:
    return words.search(fold(text)) is not None
