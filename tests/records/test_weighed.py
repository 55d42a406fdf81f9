"""What the words around a fact make of it."""

from __future__ import annotations

import pytest

from pipeline.mentions.mention import source_of
from pipeline.process import grounds_of
from pipeline.reading import article_from_text
from pipeline.records.weighed import weighed

CLEAR = "歐卡智舶宣布完成近 2 億元人民幣 B 輪融資，由三星領投。"


def kinds(text: str) -> list[list[str]]:
    grounds = grounds_of(source_of(article_from_text(text, published="2026-08-31", region="TW")))
    assert grounds.whose
    return [[*weighed(grounds.whose, fact)] for fact in grounds.facts if fact.kind not in ("amount", "date", "investor")]


def test_a_plain_round_is_likely_and_its_company_as_well() -> None:
    [[raised, whose]] = kinds(CLEAR)
    assert raised == "raised.likely" and whose in ("whose.surely", "whose.likely")


def test_a_round_without_an_amount_is_weighed_by_whose_its_series_is() -> None:
    assert kinds("歐卡智舶宣布完成 B 輪融資，由三星領投。") == [["whose.surely"]]


@pytest.mark.parametrize("text", ["三星去年營收 300 億元。", "三星估值達 20 億美元。", "三星去年營收年增 12%。"])
def test_figures_are_weighed_by_whose_they_are(text: str) -> None:
    [told] = kinds(text)
    assert [kind.partition(".")[0] for kind in told] == ["whose"]


def test_purchases_are_not_weighed() -> None:
    assert not any(kinds("三星收購英國晶片設計公司 Graphcore。"))
