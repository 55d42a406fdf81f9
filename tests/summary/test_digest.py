"""A digest is a list of deals, grouped; an article about something else mentions deals."""

from __future__ import annotations

from datetime import date

from pipeline import extract
from pipeline.model import AcquisitionFact, Article, Block, DateFact, Evidence, Fact, FundingRound, ListingFact, When
from pipeline.summary.summarise import summarise
from tests.helpers.facts import money, name, said


def article(text: str = "x" * 200, blocks: tuple[Block, ...] = (), language: str = "en") -> Article:
    made = {"id": "a", "source": "a", "sha256": "0", "language": language, "text": text, "blocks": blocks, "published": date(2026, 3, 1)}
    return Article.model_validate(made)


def test_deals_are_grouped_and_the_rest_is_named() -> None:
    deals = [said(FundingRound, i, company=name(f"Co{chr(65 + i)}"), money=money(10**6)) for i in range(4)]
    deals += [said(AcquisitionFact, 20, acquirer=name("Big"), target=name("Small"), money=money(5 * 10**6))]
    deals += [said(ListingFact, 21, company=name("Nova"), status="planned", exchange="Nasdaq")]
    made = summarise(article(), deals)
    zh, en = made["zh-Hant"], made["en"]
    assert zh and en
    assert [s.text.partition(": ")[0] for s in en.sentences[:3]] == ["Funding", "Acquisitions", "Listings"]
    assert zh.sentences[0].text.startswith("募資方面，CoA 募得 100 萬美元；CoB 募得 100 萬美元；")
    assert "併購方面，Big 以 500 萬美元收購 Small。" in zh.text and "Listings: Nova plans to go public on Nasdaq." in en.text
    ids = {fact.id for fact in deals}
    for summary in (zh, en):
        assert {id for s in summary.sentences for id in s.facts} <= ids


def test_the_names_of_the_rest_come_to_an_end() -> None:
    deals = [said(FundingRound, i, company=name(f"Co{i}x"), money=money(10**6)) for i in range(99)]
    made = summarise(article("x" * 200), deals)
    zh, en = made["zh-Hant"], made["en"]
    assert zh and en
    assert [s.text.partition(" ")[0] for s in en.sentences] == ["Funding:", "The"]
    assert en.text.endswith(", and others.") and zh.text.endswith("等公司的交易。")


def test_the_round_of_the_title_is_the_news() -> None:
    text = "小蟻募資五百萬\n大象去年募得十億。小蟻這次募得五百萬。"
    big = said(FundingRound, text.index("十億"), company=name("大象"), money=money(10**9))
    small = said(FundingRound, 4, company=name("小蟻"), money=money(5_000_000))
    block = Block(kind="title", start=0, end=text.index("\n"))
    made = summarise(article(text, (block,), "zh-Hant"), [big, small])["en"]
    assert made and made.sentences[0].text == "Xiaoyi (小蟻) raised $5 million."


def _beside_wind(*deals: str) -> tuple[Article, list[Fact]]:
    """An article about wind, and the deals that it mentions at its end: 大象募得十億。"""
    text = "海風科技推出預測模型\n" + "海風科技推出新的離岸風電預測模型。" * 60 + "".join(deals)
    blocks = (Block(kind="title", start=0, end=10), Block(kind="paragraph", start=11, end=40), Block(kind="paragraph", start=41, end=len(text)))
    made = [
        said(FundingRound, text.index(deal) + 4, company=name(deal[:2]), money=money(10**9, "TWD"), status=status, id=f"f{i}")
        for i, deal in enumerate(deals)
        for status in ["reported" if "傳" in deal else "asserted"]
    ]
    return article(text, blocks, "zh-Hant"), made


def test_deals_of_an_article_about_something_else_are_mentioned_where_they_are_several() -> None:
    made = summarise(*_beside_wind("大象募得十億。", "小貓募得十億。"))
    zh, en = made["zh-Hant"], made["en"]
    assert zh and en
    assert zh.sentences[0].kind == "quoted" and zh.sentences[-1].text == "文中提到，大象募得新台幣 10 億元；小貓募得新台幣 10 億元。"
    assert en.text == "The article mentions that Daxiang (大象) raised NT$1 billion and that Xiaomao (小貓) raised NT$1 billion."


def test_one_deal_of_an_article_about_something_else_is_a_stray() -> None:
    made = summarise(*_beside_wind("大象募得十億。"))
    assert made["en"] is None and made["zh-Hant"] and all(s.kind == "quoted" for s in made["zh-Hant"].sentences)


def test_no_sentence_has_two_hedges_in_a_row() -> None:
    zh = summarise(*_beside_wind("大象傳募得十億。", "小貓募得十億。"))["zh-Hant"]
    assert zh and zh.sentences[-1].text.startswith("文中提到，小貓募得")
    zh = summarise(*_beside_wind("大象傳募得十億。", "小貓傳募得十億。"))["zh-Hant"]
    assert zh and "文中提到" not in zh.text and zh.text.count("據報導") == 2


def test_a_deal_has_the_year_that_stands_alone_in_its_sentence_but_not_between_the_two() -> None:
    def told(text: str, year: str) -> str:
        places = {"acquirer": "Nova", "target": "Orbit"}
        words = {field: Evidence(start=text.index(word), end=text.index(word) + len(word), text=word, field=field) for field, word in places.items()}
        deal = AcquisitionFact(id="f1", acquirer=name("Nova"), target=name("Orbit"), evidence=tuple(words.values()), rule="test")
        at = text.index(year)
        when = When(text=year, start=date(int(year), 1, 1), end=date(int(year), 12, 31), granularity="year", edtf=year)
        day = DateFact(id="f2", date=when, evidence=(Evidence(start=at, end=at + 4, text=year, field="date"),), rule="test")
        made = summarise(article(text), [deal, day])["en"]
        assert made and {"f1"} <= set(made.sentences[0].facts)
        return made.sentences[0].text

    assert told("Nova acquired Orbit in 2013.", "2013") == "Nova acquired Orbit in 2013."
    assert told("In 2013 Nova acquired Orbit.", "2013") == "Nova acquired Orbit in 2013."
    assert told("Nova acquired the 2013 champion Orbit.", "2013") == "Nova acquired Orbit."


def _headed(*parts: tuple[str, str], title: str = "晨間快訊") -> Article:
    """Parts with a heading and a paragraph each."""
    text, blocks = title, [Block(kind="title", start=0, end=len(title))]
    for kind, words in [(kind, words) for part in parts for kind, words in zip(("heading", "paragraph"), part, strict=True)]:
        text += "\n"
        blocks.append(Block.model_validate({"kind": kind, "start": len(text), "end": len(text) + len(words)}))
        text += words
    return article(text, tuple(blocks), "zh-Hant")


def _summaries(read: Article) -> tuple[str, str]:
    made = summarise(read, extract(read))
    return tuple(summary.text if summary else "" for summary in (made["zh-Hant"], made["en"]))  # type: ignore[return-value]


def _earned(*companies: str) -> list[tuple[str, str]]:
    return [(f"{c} 2025 年營收 {i} 億美元", f"{c} 公布，2025 年營收 {i} 億美元，淨利 {i} 千萬美元。") for i, c in enumerate(companies, 3)]


def test_results_of_several_companies_are_a_list_of_one_figure_each() -> None:
    zh, en = _summaries(_headed(*_earned("宏碁", "華碩", "微星")))
    assert zh.startswith("財報方面，宏碁 2025 年營收達 3 億美元；華碩 2025 年營收達 4 億美元；微星")
    assert en.startswith("Results: Acer had revenue of $300 million in 2025; ASUS had revenue of $400 million in 2025; ")
    zh, _ = _summaries(_headed(*_earned("宏碁", "華碩", "微星"), title="宏碁 2025 年營收 3 億美元"))
    assert "財報方面" not in zh and zh.startswith("宏碁 2025 年營收達 3 億美元")


def test_two_parts_of_a_digest_are_a_list_and_an_aside_is_none() -> None:
    first, second = "Stripe 完成 1 億美元 C 輪融資，由 GIC 領投。", "Supabase 完成 2 億美元 D 輪融資，由 Coatue 領投。"
    rest = "該公司在多國設有據點。" * 4
    zh, _ = _summaries(_headed(("支付", first + rest), ("資料庫", second + rest)))
    assert zh.startswith("募資方面，") and "Stripe 完成" in zh and "Supabase 完成" in zh
    zh, _ = _summaries(_headed(("支付", first + rest), ("資料庫", second + rest), ("又及", "Stripe 在多國設有據點。")))
    assert not zh.startswith("募資方面，")


def test_deals_of_years_ago_are_no_list_of_news() -> None:
    year = When(text="2019", start=date(2019, 1, 1), end=date(2019, 12, 31), granularity="year", edtf="2019")
    deals = [said(FundingRound, i, company=name(f"Co{chr(65 + i)}"), money=money(10**6), date=year) for i in range(3)]
    made = summarise(article(), deals)["en"]
    assert made is None or "Funding: " not in made.text
