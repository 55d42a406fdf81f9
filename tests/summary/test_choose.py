"""What the news is, and what is only mentioned."""

from __future__ import annotations

from datetime import date

from pipeline.model import (
    AcquisitionFact,
    Article,
    Block,
    Evidence,
    Fact,
    FundingRound,
    GrowthFact,
    InvestorFact,
    ListingFact,
    RevenueFact,
    ValuationFact,
    When,
)
from pipeline.records.confidence import BACKGROUND
from pipeline.summary.choose import plan_of
from tests.helpers.facts import money, name, said

MAY = When(text="5 月", start=date(2025, 5, 1), end=date(2025, 5, 31), granularity="month", edtf="2025-05")
YEAR = When(text="今年", start=date(2026, 1, 1), end=date(2026, 12, 31), granularity="year", edtf="2026")


def article(title: str, *paragraphs: str, published: date | None = date(2026, 3, 1)) -> Article:
    text, blocks = title, [Block(kind="title", start=0, end=len(title))]
    for paragraph in paragraphs:
        blocks.append(Block(kind="paragraph", start=len(text) + 1, end=len(text) + 1 + len(paragraph)))
        text += "\n" + paragraph
    return Article(id="a", source="a", sha256="0", language="zh-Hant", text=text, blocks=tuple(blocks), published=published)


def at(read: Article, word: str, kind: type, **fields: object) -> Fact:
    """A fact whose value is the first such word of an article."""
    start = read.text.index(word)
    evidence = (Evidence(start=start, end=start + len(word), text=word, field=str(fields.pop("field", "money"))),)
    return kind(id=f"{kind.__name__}{start}", evidence=evidence, rule="test", **fields)  # type: ignore[no-any-return]


def phrases(read: Article, *facts: Fact) -> list[tuple[str, str]]:
    return [(told.phrase, told.group) for told in plan_of(read, facts).told]


def test_one_party_in_a_title_makes_no_purchase_of_it() -> None:
    read = article("大象營收連四降 盼小蟻撐場", "大象公布營收九億。大象去年收購小蟻。")
    words = [("大象", "acquirer"), ("小蟻", "target")]
    places = [Evidence(start=read.text.rindex(w), end=read.text.rindex(w) + 2, text=w, field=f) for w, f in words]
    places.append(Evidence(start=read.text.index("小蟻"), end=read.text.index("小蟻") + 2, text="小蟻", field="target"))
    bought = AcquisitionFact(id="f1", acquirer=name("大象"), target=name("小蟻"), evidence=tuple(places), rule="test")
    earned = at(read, "營收", RevenueFact, company=name("大象"), metric="revenue", money=money(9 * 10**8))
    assert [phrase for phrase, _ in phrases(read, bought, earned)] == ["figures", "acquisition"]


def test_an_old_round_is_no_news_but_of_the_title_and_one_of_some_other_day_is_not_told() -> None:
    read = article("大象發表新模型", "大象發表新模型，曾募得十億。")
    old = at(read, "十億", FundingRound, company=name("大象"), money=money(10**9), date=MAY)
    assert phrases(read, old) == [("round_", "")]
    undated = at(read, "十億", FundingRound, company=name("大象"), money=money(10**9))
    assert phrases(read, undated) == []
    read = article("大象發表新模型", "大象發表新模型，募得十億。")
    assert phrases(read, at(read, "十億", FundingRound, company=name("大象"), money=money(10**9))) == [("round_", "")]


def test_what_is_no_news_has_to_be_surer() -> None:
    read = article("小蟻募得五億", "小蟻募得五億。大象曾募得十億。")
    small = at(read, "五億", FundingRound, company=name("小蟻"), money=money(5 * 10**8), confidence=0.55)
    for confidence, told in ((BACKGROUND - 0.05, 1), (BACKGROUND + 0.05, 2)):
        big = at(read, "十億", FundingRound, company=name("大象"), money=money(10**9), confidence=confidence)
        assert len(phrases(read, small, big)) == told


def test_the_same_sum_under_another_name_is_an_echo() -> None:
    read = article("小蟻募得五億", "小蟻募得五億。小蟻科技募得五億元。")
    one = at(read, "五億", FundingRound, company=name("小蟻"), money=money(5 * 10**8))
    two = at(read, "五億元", FundingRound, company=name("小蟻科技"), money=money(5 * 10**8))
    assert len(phrases(read, one, two)) == 1


def test_a_year_that_is_not_over_is_expected() -> None:
    read = article("小蟻今年營收五億", "小蟻今年營收五億。")
    earned = at(read, "五億", RevenueFact, company=name("小蟻"), metric="revenue", money=money(5 * 10**8), period=YEAR)
    assert [told.given[0].status for told in plan_of(read, [earned]).told] == ["planned"]
    over = plan_of(read.model_copy(update={"published": date(2027, 2, 1)}), [earned])
    assert [told.given[0].status for told in over.told] == ["asserted"]


def test_a_listing_without_day_place_or_sum_says_nothing() -> None:
    read = article("大象上市", "大象上市。")
    assert phrases(read, at(read, "上市", ListingFact, company=name("大象"), field="company")) == []
    assert phrases(read, at(read, "上市", ListingFact, company=name("大象"), field="company", exchange="Nasdaq")) == [("listing", "")]


def test_investors_of_a_round_are_told_with_it_alone() -> None:
    read = article("鯨投資大象", "鯨投資大象。")
    free = said(InvestorFact, 1, investor=name("鯨"), company=name("大象"), role="participant", field="investor")
    assert phrases(read, free) == [("investors", "")]
    assert phrases(read, free.model_copy(update={"round": "f9"})) == []


def test_of_others_only_deals_and_figures_of_the_beginning_are_told() -> None:
    read = article("小蟻募得五億", "小蟻募得五億。大象營收七億，成長九成。", "大象收購河馬。獅子營收八億。")
    news = at(read, "五億", FundingRound, company=name("小蟻"), money=money(5 * 10**8))
    early = at(read, "七億", RevenueFact, company=name("大象"), metric="revenue", money=money(7 * 10**8))
    late = at(read, "八億", RevenueFact, company=name("獅子"), metric="revenue", money=money(8 * 10**8))
    grown = at(read, "九成", GrowthFact, company=name("河馬"), metric="revenue", percent=90, field="percent")
    bought = at(read, "收購", AcquisitionFact, acquirer=name("大象"), target=name("河馬"), field="target")
    assert [phrase for phrase, _ in phrases(read, news, early, late, grown, bought)] == ["round_", "figures"]


def test_an_article_of_one_listed_line_is_about_what_the_line_says() -> None:
    read = article("小蟻募得五億").model_copy(update={"blocks": (Block(kind="item", start=0, end=6),), "title": None})
    assert phrases(read, at(read, "五億", FundingRound, company=name("小蟻"), money=money(5 * 10**8))) == [("round_", "")]


def test_a_worth_is_of_a_company_that_the_title_or_a_deal_names() -> None:
    read = article("小蟻募得五億", "小蟻募得五億。大象估值十億。小象估值二億。")
    news = at(read, "五億", FundingRound, company=name("小蟻"), money=money(5 * 10**8), confidence=0.9)
    stranger = at(read, "十億", ValuationFact, company=name("大象"), money=money(10**9), confidence=0.9)
    own = at(read, "二億", ValuationFact, company=name("小蟻"), money=money(2 * 10**8), confidence=0.9)
    assert [phrase for phrase, _ in phrases(read, news, stranger)] == ["round_"]
    assert [phrase for phrase, _ in phrases(read, news, own)] == ["round_", "worth"]
