"""What the phrases of a summary are given: values of facts, put together and not yet in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol

from pipeline import model
from pipeline.lexicons.topics import Topic


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


class Voice(Protocol):
    """How one sentence is told.

    Attributes:
        by: who is said to have said it.
        again: how many sentences before this one are about the same company, so that its name need not be said again.
        year: the year of the article, which a reader need not be told; None where it has no day.
    """

    by: Attribution
    again: int
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
class Figure:
    """One metric in a period, with its growth and what it was before."""

    metric: model.Metric
    money: model.Money
    growth: model.GrowthFact | None = None
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
