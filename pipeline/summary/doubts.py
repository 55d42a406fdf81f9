"""What the words around a fact make of it: the growth of a forecast, growth since the quarter before, a listing that is only thought about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pipeline.lexicons.cues import pattern
from pipeline.model import Fact, GrowthFact, ListingFact, RevenueFact, Status
from pipeline.records.nearness import Nearness

CONSIDERS = pattern(r"{considers}", "stating")
# 較第 2 季的 4.02 億元減少 | 26.9%: of a year ago it would be said so (較去年第 2 季).
_QUARTER = r"第 ?[1-4一二三四] ?季度?(?:的[^,;。]{1,16}?)?"
_STEP = pattern(r"(?:{sequential.zh}|{than.zh} ?(?:{former.zh} ?1? ?{term.zh}|" + _QUARTER + r"))[^,;。]{0,6}$", "stating")
_STEP_BEHIND = pattern(r"[^,;.]{0,24}{sequential.en}", "stating")
_UPON = re.compile(r"\bon (?:revenue|sales|turnover)s? of ?$")
_HOPED = ("planned", "speculated")
_Hoped: TypeAlias = dict[tuple[str, str, int], Status]  # by company, metric and the number of a sentence


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


def is_sequential(near: Nearness, fact: GrowthFact) -> bool:
    """Whether a growth is counted from the month or the quarter before, which readers would take for that of a year: 月增 2.5%."""
    told = [e for e in fact.evidence if e.field in ("ratio", "percent", "growth")]
    return bool(told) and all(_STEP.search(near.before(e.start)) or _STEP_BEHIND.match(near.folded, e.end) for e in told)


def is_considered(near: Nearness, fact: ListingFact) -> bool:
    """Whether all that is told of a listing is that somebody thinks about it: 正評估赴港上市."""
    told = [e for e in fact.evidence if e.field == "listing"]
    return fact.status in ("planned", "reported") and bool(told) and all(CONSIDERS.search(near.clause(e, e)) for e in told)
