"""What stands in an article beside a fact that may be stated, found once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import AboutFact, DateFact, Evidence, Fact, FundingRound, InvestorFact, ValuationFact, When
from pipeline.summary.plan import amount


class Beside:
    """What a fact is told beside.

    Attributes:
        founding: where a day stands on which a company was founded.
        investors: who took part in a round, by its id.
        worths: what companies are worth: what a listing values one at is not what it raises.
        raisers: where each company of a round is named, by the round's id.
    """

    def __init__(self, facts: Sequence[Fact], dates: Sequence[DateFact]) -> None:
        self._days = {(e.start, e.end): day.date for day in dates for e in day.evidence}
        self.founding = {e.start for f in facts if isinstance(f, AboutFact) for e in f.evidence if e.field == "date"}
        self.worths = {amount(f.money) for f in facts if isinstance(f, ValuationFact)}
        self.investors: dict[str, list[InvestorFact]] = {}
        rounds = [fact for fact in facts if isinstance(fact, FundingRound)]
        self.raisers = {fact.id: [e for e in fact.evidence if e.field == "company"] for fact in rounds}
        for fact in facts:
            if isinstance(fact, InvestorFact) and fact.round:
                self.investors.setdefault(fact.round, []).append(fact)

    def whens(self, words: Iterable[Evidence]) -> list[When]:
        """The days that words name."""
        return [self._days[e.start, e.end] for e in words if (e.start, e.end) in self._days]


def are_one(days: Sequence[When]) -> bool:
    """Whether days can be one and the same, told more or less closely."""
    return not days or max(day.start for day in days) <= min(day.end for day in days)
