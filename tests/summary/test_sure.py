"""What is sure enough to be stated: by kind, by status, by place."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model import FundingRound, GrowthFact, InvestorFact, ListingFact, RevenueFact
from pipeline.records.confidence import SUMMARISED
from pipeline.summary.sure import sure_enough
from tests.helpers.facts import money, name, said

KINDS: list[tuple[type, dict[str, Any]]] = [
    (FundingRound, {"money": money(5)}), (ListingFact, {}), (RevenueFact, {"metric": "revenue", "money": money(5)}),
    (GrowthFact, {"metric": "revenue", "percent": 5}), (InvestorFact, {"investor": name("GIC"), "role": "lead", "round": "f1"}),
]  # fmt: skip


def least(kind: type, fields: dict[str, Any], status: str, titled: bool) -> float:
    """The least confidence in percent that is enough."""
    facts = {n: said(kind, company=name("Acme"), status=status, confidence=n / 100, **fields) for n in range(101)}
    return min(n for n, fact in facts.items() if sure_enough(fact, titled))


@pytest.mark.parametrize(("kind", "fields"), KINDS, ids=lambda v: getattr(v, "__name__", ""))
@pytest.mark.parametrize("status", ["planned", "reported", "speculated"])
def test_a_hedge_that_is_no_headline_asks_for_more_and_nothing_for_less(kind: type, fields: dict[str, Any], status: str) -> None:
    plain, titled, deep = least(kind, fields, "asserted", False), least(kind, fields, status, True), least(kind, fields, status, False)
    assert SUMMARISED * 100 <= plain == titled <= deep
    assert (deep > plain) == (kind not in (FundingRound, InvestorFact))


def test_figures_and_listings_ask_for_more_than_rounds() -> None:
    floors = {kind: least(kind, fields, "asserted", True) for kind, fields in KINDS}
    assert all(floors[kind] > floors[FundingRound] for kind in (ListingFact, RevenueFact, GrowthFact))
