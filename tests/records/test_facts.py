"""Records to facts: in any order the same facts."""

from __future__ import annotations

import random

import pytest

from pipeline import extract
from pipeline.mentions.mention import Source, source_of
from pipeline.model import FundingRound, unproved
from pipeline.reading import article_from_text
from pipeline.records.facts import Facts, merge_records
from pipeline.records.record import compatible, same_money
from tests.helpers.examples import ARTICLES, INPUTS, records_of


def test_the_order_of_records_does_not_change_the_facts() -> None:
    for seed, a in enumerate(INPUTS[::3]):
        mentions, records = records_of(a)
        facts = merge_records(source_of(a), mentions, records)
        shuffled = records_of(a)[1]
        random.Random(seed).shuffle(shuffled)
        assert merge_records(source_of(a), mentions, shuffled) == facts


def test_whether_two_amounts_or_records_can_be_one_does_not_depend_on_their_order() -> None:
    for a in ARTICLES.values():
        mentions, records = records_of(a)
        money = [m.value for m in mentions if m.kind == "money"]
        assert all(same_money(x, y) == same_money(y, x) for x in money for y in money)
        rounds = [r for r in records if r.says == "round"]
        assert all(compatible(x, y) == compatible(y, x) for x in rounds for y in rounds if x.hint == y.hint)


def _source() -> Source:
    return source_of(article_from_text("甲乙丙丁戊己"))


def _fact(**slots: object) -> dict[str, object]:
    exa: dict[str, object] = {"name": "Exa", "text": "甲"}
    return {"company": exa, "status": "asserted", **slots}


def test_a_fact_whose_company_no_words_show_is_not_told() -> None:
    facts = Facts(_source())
    money = {"text": "丙", "value": 1, "currency": None, "qualifier": "exact"}
    facts.add("valuation", 0, "r", [(2, 3, "money")], **_fact(money=money))
    facts.add("valuation", 0, "r", [(0, 1, "company"), (2, 3, "money")], **_fact(money=money))
    assert [{e.field for e in f.evidence} for f in facts.finish()] == [{"company", "money"}]


def test_a_value_that_no_words_show_is_left_out() -> None:
    facts = Facts(_source())
    facts.add("funding_round", 0, "r", [(0, 1, "company"), (1, 2, "series")], **_fact(series="A", money={"text": "丙", "value": 1, "qualifier": "exact"}))
    (told,) = facts.finish()
    assert isinstance(told, FundingRound)
    assert (told.series, told.money) == ("A", None)


@pytest.mark.parametrize(
    ("headline", "text", "stated"),
    [
        ("Lumora raises over $718 million in B+ round", "Lumora has completed a B+ round of RMB 5 billion ($718 million).", ("CNY", 5_000_000_000)),
        ("芯澄科技融資1.45億美元", "芯澄科技宣布完成10億元人民幣（約1.45億美元）B輪融資。", ("CNY", 1_000_000_000)),
        ("Lumora raises $4.2M", "Seattle-based Lumora raised $4.25 million in a new investment round.", ("USD", 4_250_000)),
        ("Lumora raises $4M", "Lumora raised $4 million (£3.17m) in a new investment round.", ("USD", 4_000_000)),
    ],
)
def test_a_round_has_the_sum_that_was_paid_as_the_text_states_it(headline: str, text: str, stated: tuple[str, int]) -> None:
    (told,) = [f for f in extract(f"# {headline}\n\n{text}", only=["funding_round"]) if isinstance(f, FundingRound)]
    assert told.money is not None
    assert (told.money.currency, told.money.value) == stated


def test_a_name_in_two_spellings_is_shown_in_the_one_that_each_fact_quotes() -> None:
    text = "# 廢塑膠業者青苔完成 B 輪第二批 900 萬美元\n\n青苔科技（MossBiotech）今天公布 B 輪的第二批資金 900 萬美元到位，由遠帆資本投入。"
    told = extract(text, only=["investor", "funding_round"])
    assert {fact.kind for fact in told} == {"funding_round", "investor"}
    for fact in told:
        assert not unproved(fact)
        assert fact.company and fact.company.text in [e.text for e in fact.evidence if e.field == "company"]
