"""Who opens a paragraph as its source owns nothing that is told in it, whatever it is called."""

from __future__ import annotations

import pytest

from pipeline.process import extract

LINES = [
    "Ravelnews 8月3日消息，", "砚北汽车讯 ", "砚北汽车讯 据外媒报道，", "砚北财讯8月3日讯，", "砚北观察讯（记者 李明）",
    "砚北研究院获悉，", "砚北网（微信：yanbei）8月3日报道，", "砚北网8月3日，", "砚北财经 李明 8月3日，", "(砚北社8月3日电) ", "来源：砚北财经\n\n",
    "砚北网讯：8月3日，",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    "told",
    ["今年上半年实现营收3.2亿元，同比增长21%。", "收购了上海明澈科技有限公司，作价3亿元。", "公司完成2亿元B轮融资，由红杉中国领投。"],
)
def test_a_dateline_or_a_byline_owns_nothing(line: str, told: str) -> None:
    facts = extract(line + told, published="2026-08-31", region="CN")
    assert not [f for f in facts if getattr(f, "company", None) or getattr(f, "acquirer", None)]


@pytest.mark.parametrize(
    "text",
    ["海川智能今年上半年实现营收3.2亿元。", "恒宇科技消息灵通，今年上半年实现营收3.2亿元。", "港交所8月3日消息，恒宇科技上半年实现营收3.2亿元。"],
)
def test_whoever_opens_a_sentence_without_its_words_is_no_source(text: str) -> None:
    assert [f for f in extract(text, published="2026-08-31", region="CN", only=["revenue"]) if f.company]


def test_who_measures_a_market_owns_no_figure_of_it() -> None:
    text = "砚图数据显示，上半年国内学习平板销量312万台，同比增长9.7%，但恒宇科技份额跌至2.1%。"
    assert not extract(text, published="2026-08-31", region="CN", only=["growth"])


@pytest.mark.parametrize("word", ["Profit", "Earnings", "Losses", "Orders", "Margins"])
def test_a_measure_that_opens_a_sentence_is_no_name(word: str) -> None:
    facts = extract(f"Barnaby Foods reported revenue of $4 million. {word} fell 8% in 2025.", published="2026-08-31", region="US", only=["growth"])
    assert all(f.company.text == "Barnaby Foods" for f in facts)  # type: ignore[union-attr]
    assert bool(facts) == (word != "Margins")
