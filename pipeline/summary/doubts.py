"""What the words around a fact take back of it: a listing that failed, the growth of a forecast, shares that are only subscribed to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.verbs import verbs
from pipeline.model import Evidence, Fact, FundingRound, GrowthFact, ListingFact, RevenueFact, Status
from pipeline.summary.nearness import Nearness

_FOILED = pattern(r"{foiled}", "stating")
_PLACED = pattern(r"{announces}[^。!?\n]{0,40}?{subscribes}[^。!?\n]{0,20}?{placement}", "stating")
_AGREED = pattern(r"\bagree[ds] to {gives}", "stating")
CONSIDERS = pattern(r"{considers}", "stating")
_FOLLOWED = pattern(r"{follows}(?: (?:a|an|its|the))?(?: [a-z-]+){0,2} ?$", "stating")
_PRIOR = pattern(r"{prior}", "stating")
_WENT = pattern(r"{went_public}", "stating")
_STEP = pattern(r"(?:{sequential.zh}|{than.zh} ?{former.zh} ?1? ?{term.zh})[^,;。]{0,6}$", "stating")
_STEP_BEHIND = pattern(r"[^,;.]{0,24}{sequential.en}", "stating")
_REACHED = pattern(r"{reached}[^,;.]{0,40}$", "stating")
_ROUND = re.compile(r"[^,;:。!?\n]{0,8}?(?:[輪轮]|融[資资]|\d)")
_OF_ANOTHER = pattern(r"[^,;:。!?\n]{0,12}(?:投资|注资|领投|创办|创立|成立)的", "stating")  # 甲在 2021 年加碼投資的乙完成 …
_TRANCHE = pattern(r"{tranche}", "stating")
_MADE = (verbs("raise")[0], verbs("invest")[0], pattern(r"{made_known}", "stating"))  # what is done, or said, on the day of a round
_UPON = re.compile(r"\bon (?:revenue|sales|turnover)s? of ?$")
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
    expected = {(company, place): status for (company, _, place), status in hoped.items()}
    told = [_with_forecast(near, f, expected) if isinstance(f, RevenueFact) else f for f in facts]
    return [_with_figure(near, f, hoped) if isinstance(f, GrowthFact) else f for f in told]


def _with_forecast(near: Nearness, fact: RevenueFact, expected: Mapping[tuple[str, int], Status]) -> Fact:
    """A figure as expected as the one of the clause that it only completes: forecasts a profit of 5 billion yen, on revenue of 28 billion."""
    told = [e for e in fact.evidence if e.field == "money"]
    found = [expected.get((fact.company.name, near.sentence(e))) if _UPON.search(near.before(e.start)) else None for e in told]
    status = found[0] if found and all(found) else None
    return fact.model_copy(update={"status": status}) if status and fact.status == "asserted" else fact


def _with_figure(near: Nearness, fact: GrowthFact, hoped: _Hoped) -> Fact:
    places = near.places(fact, "ratio", "percent", "growth")
    found = [hoped.get((fact.company.name, fact.metric, place)) for place in places]
    return fact.model_copy(update={"status": found[0]}) if fact.status == "asserted" and found and all(found) else fact


def is_subscribed(near: Nearness, fact: FundingRound) -> bool:
    """Whether somebody announces to subscribe to new shares, and nobody tells that it was done: 宣布以每股 30 元參與乙的私募."""
    places = near.places(fact, "money", "investors")
    spans = [near.sentences[place] for place in places if place >= 0]
    return any(_PLACED.search(near.folded, *span) for span in spans) or (bool(spans) and all(_AGREED.search(near.folded, *span) for span in spans))


def is_bygone(near: Nearness, fact: FundingRound) -> bool:
    """Whether a round is only told as one that another followed: the funding comes two years after a $13 million Series B."""
    told = [e for e in fact.evidence if e.field == "money"]
    return bool(told) and all(_FOLLOWED.search(near.before(e.start)) or _PRIOR.match(near.folded, near.around(e)[0]) for e in told)


def is_done_already(near: Nearness, fact: ListingFact) -> bool:
    """Whether a listing that is to come is told as one that has come as well: Acme goes public."""
    told = [e for e in fact.evidence if e.field == "listing"]
    return fact.status == "planned" and any(_WENT.search(near.folded[e.start : e.end]) for e in told)


def is_sequential(near: Nearness, fact: GrowthFact) -> bool:
    """Whether a growth is counted from the month or the quarter before, which readers would take for that of a year: 月增 2.5%."""
    told = [e for e in fact.evidence if e.field in ("ratio", "percent", "growth")]
    return bool(told) and all(_STEP.search(near.before(e.start)) or _STEP_BEHIND.match(near.folded, e.end) for e in told)


def of_all_of_it(near: Nearness, fact: FundingRound) -> FundingRound:
    """A round whose amount is no ceiling, for it was reached: bumped its Series B up to $41 million."""
    told = [e for e in fact.evidence if e.field == "money"]
    if fact.money is None or fact.money.qualifier != "at_most" or not any(_REACHED.search(near.before(e.start)) for e in told):
        return fact
    return fact.model_copy(update={"money": fact.money.model_copy(update={"qualifier": "exact"})})


def is_considered(near: Nearness, fact: ListingFact) -> bool:
    """Whether all that is told of a listing is that somebody thinks about it: 正評估赴港上市."""
    told = [e for e in fact.evidence if e.field == "listing"]
    return fact.status in ("planned", "reported") and bool(told) and all(CONSIDERS.search(near.clause(e, e)) for e in told)


def is_raised_then(near: Nearness, fact: FundingRound) -> bool:
    """Whether the day of a round is that of its raising: where a day's sentences have the amount, and no verb for that, a pitch deck was shown."""
    days = [e for e in fact.evidence if e.field == "date"]
    if days and all(_TRANCHE.search(near.folded, *near.around(e)) or _is_of_another(near, e) for e in days):
        return False
    told = [near.around(e) for e in days if near.sentence(e) in near.places(fact, "money")]
    return len(told) < len(days) or not days or any(verb.search(near.folded, *span) for verb in _MADE for span in told)


def _is_of_another(near: Nearness, day: Evidence) -> bool:
    """Whether a day is that of what describes a company, and not of a round: 在 2021 年加碼投資的乙完成 …, not 2021 年由甲領投的 B 輪."""
    found = _OF_ANOTHER.match(near.folded, day.end)
    return found is not None and _ROUND.match(near.folded, found.end()) is None
