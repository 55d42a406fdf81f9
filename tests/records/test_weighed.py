"""A fact weighed anew: whether the words around it say what its rule says."""

from __future__ import annotations

import pytest

from pipeline.likely.context import Context
from pipeline.likely.evidence import of_money
from pipeline.mentions.mention import source_of
from pipeline.model import FundingRound
from pipeline.process import grounds_of
from pipeline.quality.likely import context_of, told_in
from pipeline.reading import article_from_text
from pipeline.records.weighed import weighed

CLEAR = "歐卡智舶宣布完成近 2 億元人民幣 B 輪融資，由三星領投。"


def context(text: str) -> Context:
    return context_of(told_in(source_of(article_from_text(text, published="2026-08-31", region="TW"))))


def kinds(text: str) -> list[list[str]]:
    grounds = grounds_of(source_of(article_from_text(text, published="2026-08-31", region="TW")))
    assert grounds.context
    return [[*weighed(grounds.context, fact)] for fact in grounds.facts if isinstance(fact, FundingRound)]


def test_a_plain_round_is_likely_and_its_company_agrees() -> None:
    assert kinds(CLEAR) == [["raised.likely", "raiser.same"]]


def test_a_round_without_an_amount_is_not_weighed() -> None:
    assert kinds("歐卡智舶宣布完成 B 輪融資，由三星領投。") == [[]]


def test_other_facts_are_not_weighed() -> None:
    grounds = grounds_of(source_of(article_from_text("三星去年營收 300 億元。", published="2026-08-31", region="TW")))
    assert grounds.context and not [kind for fact in grounds.facts for kind in weighed(grounds.context, fact)]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("歐卡智舶完成 B 輪融資。這次金額是 2 億元人民幣。", "sentence_before=round without amount"),
        ("歐卡智舶完成 3 億元人民幣 B 輪融資。去年營收是 2 億元人民幣。", "sentence_before=round with amount"),
    ],
)
def test_a_round_near_that_has_no_amount_yet_is_evidence(told: str, kind: str) -> None:
    article = context(told)
    (at,) = article.row(1).of_kind("money")
    assert kind in [*of_money(article, 1, at)]
