"""Whose a valuation is, where hardly anything speaks for the company that was found for it."""

from __future__ import annotations

import bisect
from typing import Any

import pytest

from pipeline.likely import worth
from pipeline.likely.context import Context
from pipeline.mentions.mention import Mention, source_of
from pipeline.process import extract
from pipeline.quality.likely import context_of, told_in
from pipeline.reading import article_from_text

TEXT = "Samsung sold a tenth of Exa to Altos Ventures, giving the subsidiary a paper value of $400 million."


def context(text: str) -> Context:
    return context_of(told_in(source_of(article_from_text(text, published="2026-08-31", region="US"))))


def amount(told: Context) -> tuple[int, int]:
    return next((i, at) for i in range(len(told.sentences)) for at in told.row(i).of_kind("money"))


def whose(text: str) -> list[str]:
    facts: list[Any] = extract(text, published="2026-08-31", region="US", only=["valuation"])
    return [f.company.text for f in facts]


def rather(monkeypatch: pytest.MonkeyPatch, shares: dict[str, float]) -> None:
    def owners(told: Context, of: tuple[int, int]) -> list[worth.Owner]:
        names: list[Mention] = told.mask.within(0, len(told.mask.text), "name")
        return [worth.Owner(m, bisect.bisect(told.starts, m.start) - 1, (told.words(m),)) for m in names]

    monkeypatch.setattr(worth, "owners", owners)
    monkeypatch.setattr(worth, "likelihood", lambda question, evidence: shares.get(next(iter(evidence)), 0.2))


def test_every_name_near_may_be_who_is_worth_it() -> None:
    told = context(TEXT)
    assert {told.words(owner.name) for owner in worth.owners(told, amount(told))} == {"Samsung", "Exa", "Altos Ventures"}


@pytest.mark.parametrize(
    ("shares", "who"),
    [
        ({"Samsung": 0.01, "Exa": 0.9}, "Exa"),
        ({"Samsung": 0.3, "Exa": 0.9}, "Samsung"),  # it may be
        ({"Samsung": 0.01, "Exa": 0.4}, "Samsung"),  # nobody else is likely
    ],
)
def test_only_who_is_hardly_worth_it_gives_way_to_who_rather_is(monkeypatch: pytest.MonkeyPatch, shares: dict[str, float], who: str) -> None:
    rather(monkeypatch, shares)
    assert whose(TEXT) == [who]


def test_a_company_that_the_words_name_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Samsung sells stake in Exa at $1.9 billion valuation."
    rather(monkeypatch, {"Exa": 0.01, "Samsung": 0.9})
    assert whose(text) == ["Exa"]


def test_a_company_of_another_sentence_does_not_take_it(monkeypatch: pytest.MonkeyPatch) -> None:
    rather(monkeypatch, {"Samsung": 0.01, "Grammarly": 0.9})
    assert whose(f"Grammarly is for sale. {TEXT}") == ["Samsung"]


def test_who_is_not_asked_about_is_not_found_unlikely(monkeypatch: pytest.MonkeyPatch) -> None:
    rather(monkeypatch, {"Exa": 0.9})
    told = context(TEXT)
    i, at = amount(told)
    assert worth.likelier(told, i, told.row(i).mention(at), "somebody else") is None


def test_without_weights_nobody_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    rather(monkeypatch, {"Samsung": 0.01, "Exa": 0.9})
    monkeypatch.setattr(worth, "is_fitted", lambda question: False)
    assert whose(TEXT) == ["Samsung"]
