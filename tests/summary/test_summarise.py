"""Summaries say what the facts say, in two languages, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.model import (
    AboutFact,
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
    Report,
    RevenueFact,
    Valuation,
    ValuationFact,
    When,
)
from pipeline.summary.summarise import summarise, summarised
from tests.helpers.facts import money, name, said

FEBRUARY = When(text="2 月 12 日", start=date(2026, 2, 12), end=date(2026, 2, 12), granularity="day", edtf="2026-02-12")
LAST_YEAR = When(text="2025 年", start=date(2025, 1, 1), end=date(2025, 12, 31), granularity="year", edtf="2025")
SEPTEMBER = When(text="9 月", start=date(2025, 9, 1), end=date(2025, 9, 30), granularity="month", edtf="2025-09")


def investor(text: str, role: Any = "participant") -> Investor:
    return Investor(name=text, text=text, role=role)


def worth(value: int, basis: Any = None, qualifier: Any = "exact") -> Valuation:
    return Valuation(text=str(value), value=Decimal(value), currency="USD", basis=basis, qualifier=qualifier)


def article(text: str = "", language: Any = "zh-Hant", blocks: tuple[Block, ...] = (), published: date | None = None) -> Article:
    return Article(id="a", source="a.md", sha256="0", language=language, text=text, blocks=blocks, published=published)


def both(*facts: Fact, of: Article | None = None) -> tuple[str, str]:
    made = summarise(of or article(), facts)
    zh, en = made["zh-Hant"], made["en"]
    return zh.text if zh else "", en.text if en else ""


def test_the_news_in_one_sentence_then_what_belongs_to_it() -> None:
    anthropic = name("Anthropic")
    zh, en = both(
        said(
            FundingRound,
            company=anthropic,
            series="G",
            money=money(30_000_000_000),
            valuation=worth(380_000_000_000, "post_money"),
            date=FEBRUARY,
            investors=(investor("GIC", "lead"), investor("Coatue", "lead"), investor("Sequoia")),
        ),
        said(ValuationFact, 1, company=anthropic, money=money(183_000_000_000), date=SEPTEMBER),
        said(RevenueFact, 1, company=anthropic, money=money(14_000_000_000), metric="arr", status="reported", id="f2"),
        said(GrowthFact, 2, company=anthropic, metric="arr", ratio=Decimal(10), status="reported"),
        said(InvestorFact, 3, investor=name("Amazon"), company=anthropic, role="existing"),
        said(InvestorFact, 4, investor=name("Google"), company=anthropic, role="existing"),
        said(ValuationFact, 5, company=anthropic, money=money(380_000_000_000), basis="post_money"),
        said(ValuationFact, 6, company=name("OpenAI"), money=money(400_000_000_000, qualifier="at_least")),
        of=article(published=date(2026, 2, 13)),
    )
    assert zh == (
        "Anthropic 於 2 月 12 日完成 300 億美元 G 輪融資，由 GIC 與 Coatue 共同領投，投後估值達 3,800 億美元，"
        "2025 年 9 月時為 1,830 億美元。"
        "參與投資的還有 Sequoia。"
        "據報導，公司年度經常性營收（ARR）達 140 億美元，增為 10 倍。"
        "公司的既有投資人包括 Amazon 與 Google。"
        "OpenAI 估值至少 4,000 億美元。"
    )
    assert en == (
        "Anthropic raised $30 billion in a Series G round on February 12, led by GIC and Coatue, at a post-money valuation "
        "of $380 billion, up from $183 billion in September 2025. "
        "Sequoia also took part. "
        "The company reportedly has annual recurring revenue (ARR) of $14 billion, up tenfold. "
        "Its existing backers include Amazon and Google. "
        "OpenAI is worth at least $400 billion."
    )


@pytest.mark.parametrize(
    ("fact", "zh", "en"),
    [
        (
            said(FundingRound, company=name("沛星"), series="A", money=money(300_000_000, "TWD"), status="reported"),
            "據報導，沛星正進行新台幣 3 億元 A 輪融資。",
            "Peixing (沛星) is reportedly raising NT$300 million in a Series A round.",
        ),
        (
            said(FundingRound, company=name("Acme"), money=money(5_000_000), status="planned"),
            "Acme 計畫募資 500 萬美元。",
            "Acme plans to raise $5 million.",
        ),
        (
            said(FundingRound, company=name("Acme"), money=money(5_000_000), series="Seed", status="denied"),
            "「Acme 進行 500 萬美元種子輪融資」一事未成。",
            "Nothing came of reports that Acme is raising $5 million in a seed round.",
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
            "Acme 完成 200 萬美元債務融資。",
            "Acme raised $2 million in debt financing.",
        ),
        (
            said(AcquisitionFact, acquirer=name("Cohere"), target=name("Aleph Alpha"), money=money(1_000_000_000)),
            "Cohere 以 10 億美元收購 Aleph Alpha。",
            "Cohere acquired Aleph Alpha for $1 billion.",
        ),
        (
            said(AcquisitionFact, target=name("Acme Inc."), status="reported"),
            "據報導，Acme Inc. 將被收購。",
            "Acme Inc. is reportedly being acquired.",
        ),
        (
            said(ListingFact, company=name("Acme"), exchange="Nasdaq", money=money(700_000_000), status="planned"),
            "Acme 計畫在那斯達克上市，募資 7 億美元。",
            "Acme plans to go public on Nasdaq and raise $700 million.",
        ),
        (
            said(RevenueFact, company=name("Siemens"), metric="loss", money=money(9_000_000), period=LAST_YEAR),
            "Siemens 2025 年虧損達 900 萬美元。",
            "Siemens had a loss of $9 million in 2025.",
        ),
        (
            said(RevenueFact, company=name("Acme"), metric="revenue", money=money(9_000_000), status="planned"),
            "Acme 營收預計達 900 萬美元。",
            "Acme is expected to have revenue of $9 million.",
        ),
        (
            said(GrowthFact, company=name("Acme"), metric="revenue", percent=Decimal("-2.5"), period=LAST_YEAR),
            "Acme 2025 年營收下滑 2.5%。",
            "Acme's revenue fell 2.5% in 2025.",
        ),
        (
            said(ValuationFact, company=name("Acme"), money=money(10**9), status="planned", basis="pre_money"),
            "Acme 目標投前估值達 10 億美元。",
            "Acme is seeking a pre-money valuation of $1 billion.",
        ),
        (
            said(ValuationFact, company=name("Acme"), money=money(10**9), status="speculated"),
            "Acme 估值可能達 10 億美元。",
            "Acme might be valued at $1 billion.",
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
    zh, _ = both(raised, bought, of=article(text, blocks=(block,)))
    assert zh.startswith("甲公司收購乙公司。")


def test_an_article_about_revenue_leads_with_revenue() -> None:
    text = "甲公司去年營收九億\n甲公司曾在多年以前募得一億。"
    earned = said(RevenueFact, 7, company=name("甲公司"), metric="revenue", money=money(900_000_000, "TWD"), period=LAST_YEAR)
    raised = said(FundingRound, text.index("一億"), company=name("甲公司"), money=money(100_000_000, "TWD"))
    title = Block(kind="title", start=0, end=text.index("\n"))
    zh, _ = both(raised, earned, of=article(text, blocks=(title,)))
    assert zh.startswith("甲公司 2025 年營收達新台幣 9 億元。公司募得新台幣 1 億元。")


def test_the_day_of_a_rumour_is_not_told_as_the_day_of_the_round() -> None:
    assert both(said(FundingRound, company=name("Acme"), money=money(5_000_000), date=FEBRUARY, status="reported")) == (
        "據報導，Acme 正募資 500 萬美元。",
        "Acme is reportedly raising $5 million.",
    )
    assert both(said(FundingRound, company=name("Acme"), money=money(5_000_000), date=LAST_YEAR, status="planned")) == (
        "Acme 計畫於 2025 年募資 500 萬美元。",
        "Acme plans to raise $5 million in 2025.",
    )


def test_long_lists_of_investors_are_cut() -> None:
    joined = tuple(investor(f"Fund {c}") for c in "ABCDEFGH")
    zh, en = both(said(FundingRound, company=name("Acme"), series="B", investors=joined))
    assert zh == "Acme 完成 B 輪融資，投資人包括 Fund A、Fund B、Fund C、Fund D、Fund E 等。"
    assert en.endswith("closed a Series B round with Fund A, Fund B, Fund C, Fund D, Fund E, and others.")


def test_who_follows_is_as_sure_as_the_round() -> None:
    investors = (investor("GIC", "lead"), investor("Coatue"))
    zh, en = both(said(FundingRound, company=name("Acme"), series="B", investors=investors, status="planned"))
    assert zh == "Acme 計畫進行 B 輪融資，由 GIC 領投。計畫參與投資的還有 Coatue。"
    assert en == "Acme plans to raise a Series B round, led by GIC. Coatue also plans to take part."


def test_what_is_less_sure_is_not_told() -> None:
    doubtful = said(FundingRound, company=name("Acme"), money=money(5_000_000), confidence=0.4)
    assert both(doubtful) == ("", "")


def test_a_listing_to_come_is_a_plan_and_a_plan_of_the_past_is_nothing() -> None:
    today = article(published=date(2025, 8, 20))
    assert both(said(ListingFact, company=name("Acme"), date=SEPTEMBER), of=today)[1] == "Acme plans to go public in September."
    late = article(published=date(2026, 2, 13))
    assert both(said(ListingFact, company=name("Acme"), date=SEPTEMBER, status="planned"), of=late) == ("", "")


def test_an_exchange_is_written_as_the_article_has_it() -> None:
    evidence = (Evidence(start=0, end=4, text="那斯達克", field="exchange"),)
    fact = ListingFact(id="f1", company=name("Acme"), exchange="Nasdaq", evidence=evidence, rule="test")
    assert both(fact) == ("Acme 在那斯達克上市。", "Acme went public on Nasdaq.")
    assert both(said(ListingFact, company=name("Acme"), exchange="興櫃"))[1] == "Acme went public on the Emerging Stock Board."


PLAIN = """海風科技推出離岸風電預測模型

海風科技上週在臺中發表新的離岸風電預測模型,能提前三天估計風場的發電量。
模型由二十位工程師花了兩年開發,資料來自彰化外海的四座風場。
但是也有人懷疑。
執行長表示,預測模型的誤差比過去的方法小了一半,電網調度因此更有餘裕。
你會相信預測嗎?
歡迎訂閱我們的電子報並追蹤粉絲團,我們每週都會寄出最新的消息給您。
風電業者認為,離岸風電的預測若能更準,儲能設備的投資就可以少一些。
"""


def test_an_article_without_facts_is_quoted_in_its_own_language_only() -> None:
    made = summarise(article(PLAIN), [])
    zh = made["zh-Hant"]
    assert made["en"] is None and zh is not None
    assert 2 <= len(zh.sentences) <= 3
    assert all(s.kind == "quoted" and s.text in PLAIN and not s.converted for s in zh.sentences)
    assert zh.sentences[0].text.startswith("海風科技上週")
    assert not any("訂閱" in s.text or s.text.endswith("?") for s in zh.sentences)


def test_a_language_with_nothing_to_say_has_a_note() -> None:
    report = summarised(Report(article=article(PLAIN), facts=(), summary={}))
    assert [note for note in report.notes if note.startswith("summary.en: null")]
    assert summarised(report) == report


def test_simplified_quotations_are_converted_and_marked() -> None:
    text = "海风科技上周在上海发布新的风电预测模型，华发集团提供了风场的全部数据。"
    zh = summarise(article(text, "zh-Hans"), [])["zh-Hant"]
    assert zh is not None
    assert [(s.text, s.converted) for s in zh.sentences] == [
        ("海風科技上週在上海發佈新的風電預測模型，華發集團提供了風場的全部數據。", True)
    ]


def test_a_sentence_that_restates_is_not_quoted() -> None:
    text = "沛星完成五百萬美元A輪募資,消息於今天由公司公布。沛星會在東南亞各國的銷售據點與研發中心招募二十名工程師。"
    evidence = [
        Evidence(start=text.index(w), end=text.index(w) + len(w), text=w, field=f)
        for w, f in (("沛星", "company"), ("五百萬美元", "money"), ("A輪", "series"))
    ]
    fact = FundingRound(id="f1", company=name("沛星"), money=money(5_000_000), series="A", evidence=tuple(evidence), rule="test")
    made = summarise(article(text), [fact])["zh-Hant"]
    assert made is not None
    assert [(s.kind, s.facts) for s in made.sentences] == [("stated", ("f1",)), ("quoted", ())]
    assert made.sentences[1].text.startswith("沛星會在")


def test_short_is_shorter() -> None:
    facts = [said(FundingRound, company=name("Acme"), series="B", money=money(10**7), investors=(investor("GIC", "lead"), investor("Coatue")))]
    facts += [said(ValuationFact, i, company=name(f"Co{c}"), money=money(10**9)) for i, c in enumerate("ABCDEF", 3)]
    long, short = (summarise(article(), facts, length=length)["en"] for length in ("normal", "short"))
    assert long and short and len(short.text.split()) <= 45
    assert len(short.sentences) <= len(long.sentences)


@pytest.mark.parametrize("text", ["", "\n", "只有標題", "Heading only", "| a | b |\n|---|---|"])
def test_next_to_nothing_is_summarised_by_what_there_is(text: str) -> None:
    made = summarise(article(text), [])["zh-Hant"]
    assert made is None or all(s.text in text for s in made.sentences)


def test_names_stay_as_the_article_has_them() -> None:
    fact = said(FundingRound, company=Name(name="Orbita", text="星軌科技"), series="A")
    zh, en = both(fact, of=article("星軌科技（Orbita）完成 A 輪"))
    assert (zh.split("。")[0], en) == ("星軌科技完成 A 輪融資", "Orbita closed a Series A round.")


def test_behind_those_who_joined_it_would_be_theirs() -> None:
    investors = (investor("GIC", "lead"), investor("Coatue"))
    total = said(AboutFact, 2, company=name("Acme"), topic="total_raised", text="$9", money=money(9_000_000), confidence=0.85)
    zh, en = both(said(FundingRound, company=name("Acme"), series="A", money=money(5_000_000), investors=investors), total)
    assert en.endswith("Coatue also took part. The company has raised $9 million in total.") and zh.endswith("公司累計募資 900 萬美元。")
