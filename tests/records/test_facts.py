"""Records to facts: in any order the same facts."""

from __future__ import annotations

import random

from pipeline.mentions.mention import source_of
from pipeline.records.facts import merge_records
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
