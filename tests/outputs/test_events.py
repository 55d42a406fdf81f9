"""Many articles, one record per event: nothing lost, nothing chosen silently, whatever the order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import (
    AcquisitionFact,
    Fact,
    FundingRound,
    ListingFact,
    Money,
    RevenueFact,
    Valuation,
    ValuationFact,
    When,
)
from pipeline.outputs.events import Event, merge
from tests.helpers.facts import money, name, report, round_, said


def year(number: int) -> When:
    return When(
        text=str(number), start=date(number, 1, 1), end=date(number, 12, 31), granularity="year", edtf=str(number)
    )


def test_two_accounts_of_one_round_are_one_event_and_complete_each_other() -> None:
    (event,) = merge(
        [
            report("a", round_("Zephyrix", series="B", money=money(30_000_000), investors=["Oaktide"])),
            report("b", round_("ＺＥＰＨＹＲＩＸ", money=money(30_000_000), investors=["Pinehill"])),
        ]
    )
    assert event.kind == "funding_round"
    assert [source.source for source in event.sources] == ["a", "b"]
    assert event.slots["money"].claims[0].sources == (0, 1)
    assert event.slots["series"].claims[0].sources == (0,)
    assert len(event.slots["investors.lead"].claims) == 2
    assert event.conflicts == ()


def test_different_amounts_for_one_series_are_a_conflict_that_is_shown() -> None:
    (event,) = merge(
        [
            report("a", round_("Zephyrix", series="B", money=money(30_000_000))),
            report("b", round_("Zephyrix", series="B", money=money(45_000_000))),
        ]
    )
    assert event.conflicts == ("money",)
    assert [
        (int(c.value.value or 0), c.sources) for c in event.slots["money"].claims if isinstance(c.value, Money)
    ] == [
        (30_000_000, (0,)),
        (45_000_000, (1,)),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (round_("Zephyrix", series="A", money=money(10)), round_("Zephyrix", series="B", money=money(10))),
        (round_("Zephyrix", money=money(10_000_000)), round_("Zephyrix", money=money(90_000_000))),
        (round_("Zephyrix", series="A"), round_("Quillon", series="A")),
        (
            round_("Zephyrix", money=money(10_000_000), date=year(2021)),
            round_("Zephyrix", money=money(10_000_000), date=year(2025)),
        ),
        (
            said(AcquisitionFact, acquirer=name("Alphax"), target=name("Betay")),
            said(AcquisitionFact, acquirer=name("Gammaz"), target=name("Betay")),
        ),
        (
            said(RevenueFact, company=name("Zephyrix"), metric="arr", money=money(10)),
            said(RevenueFact, company=name("Zephyrix"), metric="profit", money=money(10)),
        ),
    ],
)
def test_what_is_kept_apart(one: Fact, other: Fact) -> None:
    assert len(merge([report("a", one), report("b", other)])) == 2


def test_facts_of_one_article_are_never_joined() -> None:
    facts = (round_("Zephyrix", money=money(10_000_000)), round_("Zephyrix", series="A", money=money(10_000_000)))
    assert len(merge([report("a", *facts)])) == 2


def test_about_does_not_contradict_and_currencies_are_not_compared() -> None:
    (event,) = merge(
        [
            report("a", round_("Zephyrix", series="B", money=money(300_000_000, qualifier="about"))),
            report("b", round_("Zephyrix", series="B", money=money(299_000_000))),
            report("c", round_("Zephyrix", series="B", money=money(9_500_000_000, "TWD"))),
        ]
    )
    assert len(event.slots["money"].claims) == 3
    assert event.conflicts == ()


def test_a_denial_beside_an_assertion_is_a_conflict() -> None:
    (event,) = merge(
        [
            report("a", said(AcquisitionFact, target=name("Betay"))),
            report("b", said(AcquisitionFact, target=name("Betay"), acquirer=name("Alphax"), status="denied")),
        ]
    )
    assert event.conflicts == ("status",)
    assert event.slots["acquirer"].claims[0].sources == (1,)


def test_the_status_is_the_latest_articles() -> None:
    rumour = report("z", round_("Zephyrix", series="B", status="reported"), published=date(2026, 1, 2))
    news = report("a", round_("Zephyrix", series="B"), published=date(2026, 2, 2))
    (event,) = merge([news, rumour])
    assert event.status == "asserted"
    assert event.conflicts == ()


def test_a_lexicon_id_joins_names_of_two_languages() -> None:
    (event,) = merge(
        [
            report("a", said(FundingRound, company=name("Anthropic", "anthropic"), series="G")),
            report("b", said(FundingRound, company=name("安瑟羅", "anthropic"), series="G")),
        ]
    )
    assert len(event.sources) == 2


def test_listings_valuations_and_revenues() -> None:
    post = {"company": name("Zephyrix"), "basis": "post_money"}
    facts = [
        (said(ListingFact, company=name("Zephyrix"), exchange="Nasdaq"), said(ListingFact, company=name("Zephyrix"))),
        (said(ValuationFact, money=money(10**9), **post), said(ValuationFact, money=money(10**9), **post)),
        (
            said(RevenueFact, company=name("Zephyrix"), metric="revenue", money=money(10**7), period=year(2025)),
            said(RevenueFact, company=name("Zephyrix"), metric="revenue", money=money(10**8), period=year(2025)),
        ),
    ]
    events = merge([report("a", *(one for one, _ in facts)), report("b", *(other for _, other in facts))])
    assert [(event.kind, len(event.sources), event.conflicts) for event in events] == [
        ("listing", 2, ()),
        ("revenue", 2, ("money",)),
        ("valuation", 2, ()),
    ]


_ROUNDS = st.builds(
    round_,
    st.sampled_from(["Zephyrix", "Quillon"]),
    series=st.sampled_from([None, "A", "B"]),
    money=st.sampled_from([None, money(10_000_000), money(11_000_000, qualifier="about"), money(50_000_000)]),
    investors=st.lists(st.sampled_from(["Oaktide", "Pinehill"]), unique=True),
    date=st.sampled_from([None, year(2023), year(2026)]),
    valuation=st.sampled_from([None, Valuation(text="1", value=Decimal(10**9), currency="USD")]),
    status=st.sampled_from(["asserted", "reported", "speculated", "denied"]),
)


@given(st.lists(st.lists(_ROUNDS, max_size=3), max_size=5), st.randoms())
def test_order_and_repetition_change_nothing_and_nothing_is_lost(facts: list[list[Fact]], random: Any) -> None:
    reports = [report(f"r{i}", *some) for i, some in enumerate(facts)]
    events = merge(reports)
    shuffled = [*reports, *reports[:2]]
    random.shuffle(shuffled)
    assert merge(shuffled) == events
    sources = sorted((source.source, source.fact) for event in events for source in event.sources)
    assert sources == sorted((r.article.source, fact.id) for r in reports for fact in r.facts)
    for event in events:
        assert Event.model_validate_json(event.model_dump_json()) == event
