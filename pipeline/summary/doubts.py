"""What the words around a fact take back of it: a listing that failed, the growth of a forecast, shares that are only subscribed to, a parent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.verbs import verbs
from pipeline.model import Evidence, Fact, FundingRound, GrowthFact, InvestorFact, ListingFact, RevenueFact, Status
from pipeline.summary.nearness import Nearness

_FOILED = pattern(r"{foiled}", "stating")
_PLACED = pattern(r"{announces}[^。!?\n]{0,40}?{subscribes}[^。!?\n]{0,20}?{placement}", "stating")
_OWNS = pattern(r" ?(?:\([^()\n]{0,16}\) ?|['’]s )?{owns}[^,;:。!?\n]{0,12}$", "stating")
_BETWEEN = 40  # code points between a parent and its house
_MADE = (verbs("raise")[0], verbs("invest")[0], pattern(r"{made_known}", "stating"))  # what is done, or said, on the day of a round
_HOPED = ("planned", "speculated")
_Hoped: TypeAlias = dict[tuple[str, str, int], Status]  # by company, metric and the number of a sentence


def as_foiled(near: Nearness, fact: ListingFact) -> ListingFact:
    """A listing that came to nothing where most of its clauses say so: 甲 IPO 失敗, 原先計畫九月上市."""
    told = [e for e in fact.evidence if e.field == "listing"]
    foiled = [e for e in told if _FOILED.search(near.clause(e, e))]
    if fact.status not in ("asserted", "planned") or not foiled or 2 * len(foiled) < len(told):
        return fact
    return fact.model_copy(update={"status": "denied"})


def as_forecast(near: Nearness, facts: Sequence[Fact]) -> list[Fact]:
    """The facts, the growth of a figure that is only expected expected as well: is projecting $540 million, representing 80% growth."""
    figures = [f for f in facts if isinstance(f, RevenueFact) and f.status in _HOPED]
    hoped: _Hoped = {(f.company.name, f.metric, place): f.status for f in figures for place in near.places(f, "money")}
    return [_with_figure(near, f, hoped) if isinstance(f, GrowthFact) and f.status == "asserted" else f for f in facts]


def _with_figure(near: Nearness, fact: GrowthFact, hoped: _Hoped) -> Fact:
    places = near.places(fact, "ratio", "percent", "growth")
    found = [hoped.get((fact.company.name, fact.metric, place)) for place in places]
    return fact.model_copy(update={"status": found[0]}) if found and all(found) else fact


def is_subscribed(near: Nearness, fact: FundingRound) -> bool:
    """Whether somebody announces to subscribe to new shares, and nobody tells that it was done: 宣布以每股 30 元參與乙的私募."""
    places = near.places(fact, "money", "investors")
    return any(_PLACED.search(near.folded, *near.sentences[place]) for place in places if place >= 0)


def parents(near: Nearness, fact: FundingRound, investors: Sequence[InvestorFact]) -> set[str]:
    """Investors of a round that are named only as whose house another one is: 神盾旗下安格參與 …."""
    at = [e for f in (fact, *investors) for e in f.evidence if e.field in ("investor", "investors")]
    return {f.investor.text for f in investors if (told := [e for e in f.evidence if e.field == "investor"]) and all(_owns(near, e, at) for e in told)}


def _owns(near: Nearness, one: Evidence, others: Sequence[Evidence]) -> bool:
    """Whether words for ownership alone stand between a name and the next one of an investor."""
    behind = min((e.start for e in others if e.start >= one.end), default=one.end)
    return one.end < behind <= one.end + _BETWEEN and _OWNS.match(near.folded, one.end, behind) is not None


def is_raised_then(near: Nearness, fact: FundingRound) -> bool:
    """Whether the day of a round is that of its raising: where a day's sentences have the amount, and no verb for that, a pitch deck was shown."""
    days = [e for e in fact.evidence if e.field == "date"]
    told = [near.around(e) for e in days if near.sentence(e) in near.places(fact, "money")]
    return len(told) < len(days) or not days or any(verb.search(near.folded, *span) for verb in _MADE for span in told)
