"""Listings that no rule reads and words make likely, and those that a rule reads and everything speaks against."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.likely import listings
from pipeline.likely.context import Context
from pipeline.likely.listing_evidence import ListingEvidence
from pipeline.mentions.mention import source_of
from pipeline.process import extract
from pipeline.quality.likely import context_of, told_in
from pipeline.reading import article_from_text

BY_RULE = "智譜今日正式在港交所掛牌上市。"
BY_WORDS = "Baseten prefers an IPO, and soon."


def context(text: str) -> Context:
    return context_of(told_in(source_of(article_from_text(text, published="2026-08-31", region="TW"))))


def found(text: str) -> list[tuple[str, str, str]]:
    facts: list[Any] = extract(text, published="2026-08-31", region="TW", only=["listing"])
    return [(f.company.text, f.status, f.rule) for f in facts]


def evidence_of(text: str) -> list[tuple[str, tuple[str, ...]]]:
    evidence = ListingEvidence(context(text))
    return [(evidence.context.words(evidence.context.row(i).mention(at)), tuple(evidence.of(i, at))) for i, at in evidence.asked()]


def sure(monkeypatch: pytest.MonkeyPatch, likelihood: float) -> None:
    monkeypatch.setattr(listings, "likelihood", lambda question, evidence: likelihood)


def test_words_tell_of_a_listing_that_no_rule_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(BY_WORDS) == []
    sure(monkeypatch, listings.LISTED)
    assert found(BY_WORDS) == [("Baseten", "asserted", "listing.likely")]


def test_the_weights_tell_who_goes_public_from_who_helps() -> None:
    evidence = evidence_of("Harborline plans to raise $120 million in an IPO with Goldman Sachs.")
    weighed = {told: listings.likelihood("listed", kinds) for told, kinds in evidence}
    assert weighed["Harborline"] > weighed["Goldman Sachs"]


@pytest.mark.parametrize(
    "text",
    [
        "智譜是上市公司。", "智譜選定高盛籌備首次公開招股。", "三星提交新藥的上市申請。",
        "Baseten has lined up Rothschild and Numis to explore a flotation in London.",
    ],
)
def test_who_helps_and_what_is_listed_already_is_not_told(text: str) -> None:
    assert not {who for who, _, _ in found(text)} & {"高盛", "Rothschild", "Numis", "三星"}


def test_who_is_told_by_a_rule_is_not_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sure(monkeypatch, 0.99)
    assert [rule for _, _, rule in found(BY_RULE + "智譜考慮轉往美國首次公開招股。")] == ["listing.walk"]


@pytest.mark.parametrize(
    ("text", "status"),
    [(BY_WORDS, "asserted"), ("Baseten, sources say, could prefer an IPO.", "planned"), ("Baseten abandoned the idea of doing an IPO.", "denied")],
)
def test_what_stands_beside_says_how_far_it_has_come(monkeypatch: pytest.MonkeyPatch, text: str, status: str) -> None:
    sure(monkeypatch, 0.0)
    told = context(text)
    sure(monkeypatch, 0.99)
    statements = [*listings.listings(told)]
    assert [s.slots.get("status", "asserted") for s in statements] == [status]
    assert all(text[s.start : s.end] == "IPO" for s in statements)


def test_what_everything_speaks_against_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    told = context(BY_RULE)
    assert [*listings.unlikely(told)] == []
    assert found(BY_RULE)
    sure(monkeypatch, 0.01)
    assert [s.rule.id for s in listings.unlikely(told)] == ["listing.walk"]
    assert found(BY_RULE) == []


def test_without_weights_nothing_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "is_fitted", lambda question: False)
    sure(monkeypatch, 0.01)
    assert found(BY_RULE)
