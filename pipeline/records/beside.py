"""What stands in an article beside a fact, found once for all of them."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pipeline.model import (
    AboutFact,
    AcquisitionFact,
    DateFact,
    Evidence,
    Fact,
    FundingRound,
    InvestorFact,
    Money,
    ValuationFact,
    When,
)


class Beside:
    """What a fact is told beside.

    Attributes:
        founding: where a day stands on which a company was founded.
        investors: who took part in a round, by its id.
        bought: where those are named who are bought.
        worths: where it is told what companies are worth, by the amount.
        raisers: where each company of a round is named, by the round's id.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        """``facts``: all of an article."""
        self._days = {(e.start, e.end): day.date for day in facts if isinstance(day, DateFact) for e in day.evidence}
        self.founding = {e.start for f in facts if isinstance(f, AboutFact) for e in f.evidence if e.field == "date"}
        self.worths: dict[tuple[object, ...], list[Evidence]] = {}
        for worth in (f for f in facts if isinstance(f, ValuationFact)):
            self.worths.setdefault(figure(worth.money), []).extend(e for e in worth.evidence if e.field == "money")
        self.bought = {e.start for f in facts if isinstance(f, AcquisitionFact) for e in f.evidence if e.field == "target"}
        self.investors: dict[str, list[InvestorFact]] = {}
        rounds = [fact for fact in facts if isinstance(fact, FundingRound)]
        self.raisers = {fact.id: [e for e in fact.evidence if e.field == "company"] for fact in rounds}
        for fact in facts:
            if isinstance(fact, InvestorFact) and fact.round:
                self.investors.setdefault(fact.round, []).append(fact)

    def raising_from(self, start: int, end: int) -> Iterator[Evidence]:
        """The names of rounds' companies that begin in a stretch of the text, its end among it."""
        at = bisect.bisect_left(self._raising, start, key=lambda e: e.start)
        while at < len(self._raising) and self._raising[at].start <= end:
            yield self._raising[at]
            at += 1

    @cached_property
    def _raising(self) -> list[Evidence]:
        return sorted({e for told in self.raisers.values() for e in told}, key=lambda e: (e.start, e.end))

    def whens(self, words: Iterable[Evidence]) -> list[When]:
        """The days that words name."""
        return [self._days[e.start, e.end] for e in words if (e.start, e.end) in self._days]


def are_one(days: Sequence[When]) -> bool:
    """Whether days can be one and the same, told more or less closely."""
    return not days or max(day.start for day in days) <= min(day.end for day in days)


def figure(money: Money) -> tuple[object, ...]:
    """What two tellings of one amount share."""
    return money.value, money.min, money.max, money.currency
