"""Records to facts: in any order the same facts."""

from __future__ import annotations

import random

from pipeline.mentions.mention import Source, source_of
from pipeline.model import FundingRound
from pipeline.reading import article_from_text
from pipeline.records.facts import Facts, merge_records
from pipeline.records.record import compatible, same_money
from tests.helpers.examples import ARTICLES, INPUTS, records_of


def test_the_order_of_records_does_not_change_the_facts() -> None:
    for a in INPUTS:
        mentions, records = records_of(a)
        facts = merge_records(source_of(a), mentions, records)
        for seed in range(3):
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
