"""What needs eyes first: the readings of an article that are most likely to be believed wrongly.

Works on plain JSON facts, so that a list of a thousand articles needs no validation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.text.fold import fold

Plain = Mapping[str, Any]

WEIGHTS = {"lost": 9, "disputed": 8, "changed": 7, "conflict": 6, "currency": 4, "denied": 3, "uncertain": 2, "vague": 1}
"""How much each reason pulls an article to the top of the list; each counts once an article, plus a little for each fact."""

EVENTS = ("funding_round", "valuation", "revenue", "growth", "acquisition", "listing", "investor")


def reasons(facts: Sequence[Plain]) -> dict[str, int]:
    """How many facts need eyes, by reason.

    ``conflict``: two facts of one event give different amounts. ``currency``: an amount of an event has none.
    ``denied``, ``uncertain`` (hedged or planned), ``vague`` (no single number).

    >>> reasons([{"kind": "valuation", "status": "denied", "company": {"name": "A"}, "money": {"value": 1}}])
    {'currency': 1, 'denied': 1}
    """
    found: dict[str, int] = defaultdict(int)
    said: dict[tuple[object, ...], set[tuple[object, ...]]] = defaultdict(set)
    for fact in facts:
        if fact.get("kind") not in EVENTS:
            continue
        for reason in of_fact(fact):
            found[reason] += 1
        money = fact.get("money")
        if money and (fact["kind"] != "funding_round" or fact.get("series")):
            said[_event(fact)].add(_amount(money))
    conflicts = sum(len(amounts) > 1 for amounts in said.values())
    return dict(sorted((found | ({"conflict": conflicts} if conflicts else {})).items()))


def of_fact(fact: Plain) -> list[str]:
    """Why one fact needs eyes.

    >>> of_fact({"kind": "revenue", "status": "reported", "money": {"currency": "USD", "qualifier": "vague"}})
    ['uncertain', 'vague']
    """
    found = []
    moneys = [m for m in (fact.get("money"), fact.get("valuation")) if m]
    if any(not m.get("currency") for m in moneys):
        found.append("currency")
    if fact.get("status") == "denied":
        found.append("denied")
    elif fact.get("status") in ("reported", "planned", "speculated"):
        found.append("uncertain")
    if any(m.get("qualifier") in ("vague", "range") for m in moneys):
        found.append("vague")
    return found


def weight(found: Mapping[str, int]) -> float:
    """The weight of an article's reasons: heavier stands higher in the list.

    >>> weight({"denied": 1}) > weight({"uncertain": 1}) > weight({}) == 0
    True
    """
    return sum(WEIGHTS[reason] + 0.1 * min(count, 9) for reason, count in found.items())


def _event(fact: Plain) -> tuple[object, ...]:
    company = fact.get("company") or fact.get("target") or {}
    period = (fact.get("period") or fact.get("date") or {}).get("start")
    detail = fact.get("series") or fact.get("metric") or fact.get("basis")
    return fact["kind"], fold(str(company.get("name"))), detail, period


def _amount(money: Plain) -> tuple[object, ...]:
    return money.get("value"), money.get("min"), money.get("max"), money.get("currency")
