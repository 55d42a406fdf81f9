"""Summaries say what the facts say, in two languages, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.model import (
    AcquisitionFact,
    Article,
    Block,
    Evidence,
    Fact,
    FundingRound,
    GrowthFact,
    Investor,
    InvestorFact,
    ListingFact,
    Name,
    RevenueFact,
    Valuation,
    ValuationFact,
    When,
)
from pipeline.summary.summarise import summarise
from tests.helpers.facts import money, name, said

FEBRUARY = When(text="2 月 12 日", start=date(2026, 2, 12), end=date(2026, 2, 12), granularity="day", edtf="2026-02-12")
LAST_YEAR = When(text="2025 年", start=date(2025, 1, 1), end=date(2025, 12, 31), granularity="year", edtf="2025")


def investor(text: str, role: Any = "participant") -> Investor:
    return Investor(name=text, text=text, role=role)


def worth(value: int, basis: Any = None, qualifier: Any = "exact") -> Valuation:
    return Valuation(text=str(value), value=Decimal(value), currency="USD", basis=basis, qualifier=qualifier)


def article(text: str = "", language: Any = "zh-Hant", blocks: tuple[Block, ...] = ()) -> Article:
    return Article(id="a", source="a.md", sha256="0", language=language, text=text, blocks=blocks)


def both(*facts: Fact) -> tuple[str, str]:
    made = summarise(article(), facts)
    return made["zh-Hant"].text, made["en"].text


def test_the_event_first_then_the_other_figures() -> None:
    anthropic = name("Anthropic")
    zh, en = both(
        said(
            FundingRound,
            company=anthropic,
            series="G",
            money=money(30_000_000_000),
            valuation=worth(380_000_000_000, "post_money"),
            investors=(investor("GIC", "lead"), investor("Coatue", "lead"), investor("Sequoia")),
        ),
        said(
            RevenueFact,
            1,
            company=anthropic,
            money=money(14_000_000_000),
            metric="arr",
            status="reported",
            id="f2",
        ),
        said(GrowthFact, 2, company=anthropic, metric="arr", ratio=Decimal(10), status="reported"),
        said(InvestorFact, 3, investor=name("Amazon"), company=anthropic, role="existing"),
        said(InvestorFact, 4, investor=name("Google"), company=anthropic, role="existing"),
        said(ValuationFact, 5, company=anthropic, money=money(380_000_000_000), basis="post_money"),
        said(ValuationFact, 6, company=name("OpenAI"), money=money(400_000_000_000, qualifier="at_least")),
        said(ValuationFact, 7, company=name("xAI"), money=money(150_000_000_000)),
    )
    assert zh == (
        "Anthropic 完成 300 億美元的 G 輪融資，投後估值 3,800 億美元，由 GIC 與 Coatue 共同領投，Sequoia 參與投資。"
        "Anthropic 的既有投資人包括 Amazon 與 Google。"
        "據報導，Anthropic 的年度經常性營收（ARR）為 140 億美元，增為 10 倍。"
        "OpenAI 的估值至少 4,000 億美元，xAI 的估值為 1,500 億美元。"
    )
    assert en == (
        "Anthropic raised $30 billion in a Series G round at a post-money valuation of $380 billion, led by GIC and "
        "Coatue, with participation from Sequoia. "
        "Anthropic's existing backers include Amazon and Google. "
        "Anthropic's annual recurring revenue (ARR) is reportedly $14 billion, up tenfold. "
        "OpenAI's valuation is at least $400 billion and xAI's valuation is $150 billion."
    )


@pytest.mark.parametrize(
    ("fact", "zh", "en"),
    [
        (
            said(FundingRound, company=name("沛星"), series="A", money=money(300_000_000, "TWD"), status="reported"),
            "據報導，沛星進行新台幣 3 億元的 A 輪融資。",
            "沛星 is reportedly raising NT$300 million in a Series A round.",
        ),
        (
            said(FundingRound, company=name("Acme"), money=money(5_000_000), status="planned"),
            "Acme 計畫進行 500 萬美元融資。",
            "Acme plans to raise $5 million.",
        ),
        (
            said(FundingRound, company=name("Acme"), money=money(5_000_000), series="Seed", status="denied"),
            "「Acme 進行 500 萬美元的種子輪融資」的說法遭到否認。",
            "The claim that Acme is raising $5 million in a seed round was denied.",
        ),
        (
            said(FundingRound, company=name("Acme"), series="Angel", date=FEBRUARY),
            "Acme 於 2026 年 2 月 12 日完成天使輪融資。",
            "Acme closed an angel round on February 12, 2026.",
        ),
        (
            said(FundingRound, company=name("Acme"), investors=(investor("SoftBank"),)),
            "Acme 獲得 SoftBank 投資。",
            "Acme raised funding from SoftBank.",
        ),
        (
            said(FundingRound, company=name("Acme"), series="Debt", money=money(2_000_000)),
            "Acme 完成 200 萬美元的債務融資。",
            "Acme raised $2 million in debt financing.",
        ),
        (
            said(AcquisitionFact, acquirer=name("Cohere"), target=name("Aleph Alpha"), money=money(1_000_000_000)),
            "Cohere 收購 Aleph Alpha，金額 10 億美元。",
            "Cohere acquires Aleph Alpha for $1 billion.",
        ),
        (
            said(AcquisitionFact, target=name("Acme Inc."), status="reported"),
            "據報導，Acme Inc. 被收購。",
            "Acme Inc. is reportedly being acquired.",
        ),
        (
            said(ListingFact, company=name("Acme"), exchange="Nasdaq", money=money(700_000_000), status="planned"),
            "Acme 計畫在 Nasdaq 上市，募資 7 億美元。",
            "Acme plans to go public on Nasdaq and raise $700 million.",
        ),
        (
            said(RevenueFact, company=name("Siemens"), metric="loss", money=money(9_000_000), period=LAST_YEAR),
            "Siemens 2025 年的虧損為 900 萬美元。",
            "Siemens' loss in 2025 was $9 million.",
        ),
        (
            said(RevenueFact, company=name("Acme"), metric="revenue", money=money(9_000_000), status="planned"),
            "Acme 的營收預計為 900 萬美元。",
            "Acme expects revenue of $9 million.",
        ),
        (
            said(GrowthFact, company=name("Acme"), metric="revenue", percent=Decimal("-2.5"), period=LAST_YEAR),
            "Acme 2025 年的營收下滑 2.5%。",
            "Acme's revenue fell 2.5% in 2025.",
        ),
        (
            said(ValuationFact, company=name("Acme"), money=money(10**9), status="planned", basis="pre_money"),
            "Acme 的目標投前估值為 10 億美元。",
            "Acme's pre-money valuation is expected to be $1 billion.",
        ),
        (
            said(InvestorFact, investor=name("Nvidia"), company=name("Acme"), role="participant", status="planned"),
            "Nvidia 計畫投資 Acme。",
            "Nvidia plans to invest in Acme.",
        ),
    ],
)
def test_every_kind_reads_like_a_sentence(fact: Fact, zh: str, en: str) -> None:
    assert both(fact) == (zh, en)


def test_the_lead_paragraph_outranks_background_told_at_length() -> None:
    text = "甲公司宣布收購乙公司。\n甲公司去年募得十億,由丙領投,估值百億。"
    bought = said(AcquisitionFact, 5, acquirer=name("甲公司"), target=name("乙公司"), field="target")
    evidence = tuple(Evidence(start=i, end=i + 1, text=text[i], field="money") for i in (20, 22, 24))
    raised = FundingRound(id="f9", company=name("甲公司"), money=money(10**9), evidence=evidence, rule="test")
    block = Block(kind="paragraph", start=0, end=text.index("\n"))
    made = summarise(article(text, blocks=(block,)), [raised, bought])
    assert made["en"].sentences[0].text == "甲公司 acquires 乙公司."


def test_the_day_of_a_rumour_is_not_told_as_the_day_of_the_round() -> None:
    zh, en = both(said(FundingRound, company=name("Acme"), money=money(5_000_000), date=FEBRUARY, status="reported"))
    assert (zh, en) == ("據報導，Acme 進行 500 萬美元融資。", "Acme is reportedly raising $5 million.")
    zh, en = both(said(FundingRound, company=name("Acme"), money=money(5_000_000), date=LAST_YEAR, status="planned"))
    assert (zh, en) == ("Acme 計畫於 2025 年進行 500 萬美元融資。", "Acme plans to raise $5 million in 2025.")


def test_long_lists_of_investors_are_cut() -> None:
    joined = tuple(investor(f"Fund {c}") for c in "ABCDEFGH")
    zh, en = both(said(FundingRound, company=name("Acme"), series="B", investors=joined))
    assert zh == "Acme 完成 B 輪融資，Fund A、Fund B、Fund C、Fund D、Fund E、Fund F 等參與投資。"
    assert en.endswith("with participation from Fund A, Fund B, Fund C, Fund D, Fund E, Fund F, and others.")


def test_a_digest_tells_each_deal_and_names_the_rest() -> None:
    deals = [said(FundingRound, i, company=name(f"Co{chr(65 + i)}"), money=money(10**6)) for i in range(11)]
    made = summarise(article("x" * 20), deals)
    assert [s.text for s in made["en"].sentences] == [
        *(f"Co{c} raised $1 million." for c in "ABCDEFGH"),
        "The article also mentions deals by CoI, CoJ, and CoK.",
    ]
    assert made["zh-Hant"].sentences[-1].text == "文中另提及 CoI、CoJ 與 CoK 的交易。"


def test_the_names_of_the_rest_come_to_an_end() -> None:
    deals = [said(FundingRound, i, company=name(f"Co{i}x"), money=money(10**6)) for i in range(99)]
    made = summarise(article("x" * 120), deals)
    assert made["en"].sentences[-1].text.endswith("Co18x, Co19x, and others.")
    assert made["zh-Hant"].sentences[-1].text.endswith("Co19x 等公司的交易。")


def test_the_round_of_the_title_is_the_main_one() -> None:
    text = "小蟻募資五百萬\n大象去年募得十億。小蟻這次募得五百萬。"
    big = said(FundingRound, text.index("十億"), company=name("大象"), money=money(10**9))
    small = said(FundingRound, 4, company=name("小蟻"), money=money(5_000_000))
    block = Block(kind="title", start=0, end=text.index("\n"))
    made = summarise(article(text, blocks=(block,)), [big, small])
    assert made["en"].sentences[0].text == "小蟻 raised $5 million."


def test_names_are_written_as_in_the_article_or_the_lexicon() -> None:
    sequoia = Investor(name="Sequoia Capital", text="紅杉資本", id="sequoia", role="lead")
    fact = said(FundingRound, company=name("沛星"), series="A", investors=(sequoia,))
    made = summarise(article("沛星獲紅杉資本領投"), [fact])
    assert made["zh-Hant"].sentences[0].text == "沛星完成 A 輪融資，由紅杉資本領投。"
    assert made["en"].sentences[0].text == "沛星 closed a Series A round, led by Sequoia Capital."


def test_a_latin_spelling_of_the_article_serves_english() -> None:
    fact = said(FundingRound, company=Name(name="Orbita", text="星軌科技"), series="A")
    made = summarise(article("星軌科技（Orbita）完成 A 輪"), [fact])
    assert made["zh-Hant"].sentences[0].text == "星軌科技完成 A 輪融資。"
    assert made["en"].sentences[0].text == "Orbita closed a Series A round."


def test_an_exchange_is_written_as_the_article_has_it() -> None:
    evidence = (Evidence(start=0, end=4, text="那斯達克", field="exchange"),)
    fact = ListingFact(id="f1", company=name("Acme"), exchange="Nasdaq", evidence=evidence, rule="test")
    assert both(fact) == ("Acme 在那斯達克上市。", "Acme went public on Nasdaq.")


PLAIN = """海風科技推出離岸風電預測模型

海風科技上週在臺中發表新的離岸風電預測模型,能提前三天估計風場的發電量。
模型由二十位工程師花了兩年開發,資料來自彰化外海的四座風場。
但是也有人懷疑。
執行長表示,預測模型的誤差比過去的方法小了一半,電網調度因此更有餘裕。
你會相信預測嗎?
歡迎訂閱我們的電子報並追蹤粉絲團,我們每週都會寄出最新的消息給您。
風電業者認為,離岸風電的預測若能更準,儲能設備的投資就可以少一些。
"""


def test_an_article_without_figures_is_quoted() -> None:
    made = summarise(article(PLAIN), [])
    sentences = made["zh-Hant"].sentences
    assert made["en"].sentences == sentences
    assert [s.kind for s in sentences] == ["quoted"] * 3
    assert all(s.text in PLAIN for s in sentences)
    assert sentences[0].text.startswith("海風科技上週")
    assert not any("訂閱" in s.text or s.text.endswith("?") for s in sentences)


def test_a_sentence_that_restates_is_not_quoted() -> None:
    text = "沛星完成五百萬美元A輪募資,消息於今天由公司公布。新的資金會用來擴大在東南亞各國的銷售團隊與研發中心。"
    evidence = [
        Evidence(start=text.index(w), end=text.index(w) + len(w), text=w, field=f)
        for w, f in (("沛星", "company"), ("五百萬美元", "money"), ("A輪", "series"))
    ]
    fact = FundingRound(
        id="f1", company=name("沛星"), money=money(5_000_000), series="A", evidence=tuple(evidence), rule="test"
    )
    made = summarise(article(text), [fact])["zh-Hant"]
    assert [(s.kind, s.facts) for s in made.sentences] == [("stated", ("f1",)), ("quoted", ())]
    assert made.sentences[1].text.startswith("新的資金")


@pytest.mark.parametrize("text", ["", "\n", "只有標題", "Heading only", "| a | b |\n|---|---|"])
def test_next_to_nothing_is_summarised_by_what_there_is(text: str) -> None:
    made = summarise(article(text), [])
    assert all(s.text in text for s in made["en"].sentences)
