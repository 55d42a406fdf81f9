"""Which facts can be told at all."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.languages.en.periods import when as english
from pipeline.languages.zh.periods import when as chinese
from pipeline.model import AcquisitionFact, Article, FundingRound, RevenueFact, ValuationFact, When
from pipeline.summary.plan import nameable, tellable
from tests.helpers.facts import money, name, said

ARTICLE = Article(id="a", source="a", sha256="0", language="en", text="x", published=date(2026, 3, 1))


def when(granularity: str, start: date, end: date) -> When:
    return When.model_validate({"text": "時", "start": start, "end": end, "granularity": granularity, "edtf": "x"})


SPANS = [
    when("day", date(2025, 2, 3), date(2025, 2, 3)), when("month", date(2025, 2, 1), date(2025, 2, 28)),
    when("quarter", date(2025, 4, 1), date(2025, 6, 30)), when("half", date(2025, 7, 1), date(2025, 12, 31)),
    when("year", date(2025, 1, 1), date(2025, 12, 31)), when("span", date(2025, 1, 1), date(2025, 5, 31)),
    when("span", date(2025, 10, 1), date(2025, 12, 31)), when("span", date(2025, 1, 3), date(2025, 5, 31)),
    when("span", date(2024, 1, 1), date(2025, 12, 31)), when("decade", date(2020, 1, 1), date(2029, 12, 31)),
    when("week", date(2025, 2, 3), date(2025, 2, 9)), when("season", date(2025, 3, 1), date(2025, 5, 31)),
]  # fmt: skip


@pytest.mark.parametrize("period", SPANS, ids=lambda period: f"{period.granularity}-{period.start}")
def test_a_period_that_can_be_told_has_words_in_every_language(period: When) -> None:
    assert {bool(words(period)) for words in (english, chinese)} == {nameable(period)}
    fact = said(RevenueFact, company=name("Acme"), metric="arr", money=money(5), period=period)
    assert bool(tellable(ARTICLE, [fact])) == nameable(period)


def test_a_description_is_no_company_to_tell_of() -> None:
    described = said(AcquisitionFact, acquirer=name("Acme"), target=name("甲公司的資安事業部"))
    plain = said(AcquisitionFact, 1, acquirer=name("Acme"), target=name("Nova"))
    assert tellable(ARTICLE, [described, plain]) == [plain]


def test_nobodys_round_and_a_worth_without_a_figure_are_not_told() -> None:
    nothing = money(1).model_copy(update={"value": None})
    assert tellable(ARTICLE, [said(FundingRound, money=money(5)), said(ValuationFact, 1, company=name("Acme"), money=nothing)]) == []


def test_an_amount_of_nobody_knows_what_money_is_not_told() -> None:
    unknown = money(5, currency=None)
    assert tellable(ARTICLE, [said(RevenueFact, company=name("Acme"), metric="revenue", money=unknown)]) == []
    (raised,) = tellable(ARTICLE, [said(FundingRound, company=name("Acme"), series="A", money=unknown)])
    assert isinstance(raised, FundingRound) and (raised.series, raised.money) == ("A", None)
