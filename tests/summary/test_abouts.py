"""Descriptions are told behind the news, in terms that both languages have, and only where they are sure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.model import AboutFact, Article, Block, Fact, FundingRound, Investor, Name, When
from pipeline.summary.summarise import summarise
from tests.helpers.facts import money, name, said

ACME = name("Acme")
YEAR = When(text="2019", start=date(2019, 1, 1), end=date(2019, 12, 31), granularity="year", edtf="2019")


def about(topic: str, text: str, at: int = 0, **more: Any) -> Fact:
    return said(AboutFact, at, company=ACME, topic=topic, text=text, field="text", id=f"{topic}{at}", **more)


def by(text: str) -> Fact:
    return about("founders", text, 2).model_copy(update={"rule": "about.xx.founded_by"})


def both(*facts: Fact, text: str = "", blocks: tuple[Block, ...] = ()) -> tuple[str, str]:
    made = summarise(Article(id="a", source="a", sha256="0", language="en", text=text, blocks=blocks), facts)
    zh, en = made["zh-Hant"], made["en"]
    return zh.text if zh else "", en.text if en else ""


RAISED = said(FundingRound, company=ACME, series="A", money=money(5_000_000), id="r")


def test_what_a_company_is_stands_behind_the_news() -> None:
    assert both(
        about("business", "humanoid robots with speech recognition"), about("founded", "founded in 2019", 1, date=YEAR),
        about("use_of_proceeds", "hiring and R&D", 2), about("total_raised", "$9", 3, money=money(9_000_000)), RAISED,
    ) == (
        "Acme 完成 500 萬美元 A 輪融資。資金將用於招募人才與研發。公司成立於 2019 年，業務涉及人形機器人與語音辨識。公司累計募資 900 萬美元。",
        "Acme raised $5 million in a Series A round. The proceeds are to go to hiring and R&D. Founded in 2019, the company "
        "is active in humanoid robots and speech recognition. It has raised $9 million in total.",
    )  # fmt: skip


def beside_a_year(text: str) -> tuple[str, str]:
    return both(RAISED, about("founded", "founded in 2019", 1, date=YEAR), about("business", text, 2))


def test_beside_a_narrower_term_the_wider_one_is_not_told() -> None:
    assert beside_a_year("batteries and solid-state batteries")[1].endswith("Founded in 2019, the company is active in solid-state batteries.")
    assert beside_a_year("software, code generation, and artificial intelligence")[1].endswith("is active in AI coding.")
    assert beside_a_year("robots and artificial intelligence")[0].endswith("公司成立於 2019 年，業務涉及機器人。")


@pytest.mark.parametrize(
    "text",
    [
        "clinical data on the longevity of implants", "software", "an architecture platform", "tools and a data platform that makes reporting easier",
        "a company that sells to restaurants",
    ],
)  # fmt: skip
def test_what_a_trade_is_for_or_like_or_too_wide_is_none(text: str) -> None:
    assert beside_a_year(text)[1].endswith("It was founded in 2019.")


def test_a_trade_is_told_of_the_company_of_the_title_and_never_alone() -> None:
    assert both(RAISED, about("business", "humanoid robots", 2)) == both(RAISED)
    for title, told in (("Acme raises money", True), ("Ten rounds of the week", False)):
        text = f"{title}\n" + "Acme makes humanoid robots. " * 5
        blocks = (Block(kind="title", start=0, end=len(title)), Block(kind="paragraph", start=len(title) + 1, end=len(text)))
        facts = (RAISED, about("founded", "founded in 2019", 1, date=YEAR), about("business", "humanoid robots", 2))
        assert ("humanoid robots" in both(*facts, text=text, blocks=blocks)[1]) is told


FOUNDED, BY, SEAT = about("founded", "founded in 2019", 1, date=YEAR), by("former Nova CTO Ada Byron and Lin Ruo"), about("location", "Hsinchu, Taiwan", 3)
STAFF = about("headcount", "about 220 employees", 4, number=Decimal(220), confidence=0.65)
BUYERS = about("customers", "Nvidia、台積電與其他公司", 5, confidence=0.55)


def test_who_founded_a_company_when_and_where_it_sits_and_who_works_there_is_one_sentence() -> None:
    zh, en = both(RAISED, FOUNDED, BY, SEAT, STAFF, about("business", "drones", 6), BUYERS)
    assert zh.endswith("。公司 2019 年由 Ada Byron 與 Lin Ruo 創立，總部在新竹，約有 220 名員工，業務涉及無人機。公司的客戶包括 Nvidia 與台積電。")
    assert en.endswith(
        ". Founded in 2019 by Ada Byron and Lin Ruo, the company is based in Hsinchu, has about 220 employees, and is active in drones. "
        "Its customers include Nvidia and TSMC."
    )


@pytest.mark.parametrize(
    ("facts", "zh", "en"),
    [
        ((FOUNDED, BY), "2019 年由 Ada Byron 與 Lin Ruo 創立", "It was founded in 2019 by Ada Byron and Lin Ruo"),
        ((FOUNDED, SEAT), "成立於 2019 年，總部在新竹", "Founded in 2019, the company is based in Hsinchu"),
        ((BY,), "由 Ada Byron 與 Lin Ruo 創立", "It was founded by Ada Byron and Lin Ruo"),
        ((SEAT,), "總部在新竹", "It is based in Hsinchu"),
        ((about("location", "the UK"),), "總部在英國", "It is based in the UK"),
        ((SEAT, STAFF), "總部在新竹，約有 220 名員工", "It is based in Hsinchu and has about 220 employees"),
        ((STAFF,), "約有 220 名員工", "It has about 220 employees"),
    ],
)
def test_of_what_is_not_known_nothing_is_said(facts: tuple[Fact, ...], zh: str, en: str) -> None:
    blank = " " if zh[0].isdigit() else ""
    assert both(RAISED, *facts) == (f"Acme 完成 500 萬美元 A 輪融資。公司{blank}{zh}。", f"Acme raised $5 million in a Series A round. {en}.")


def test_alone_it_begins_with_the_company() -> None:
    assert both(FOUNDED, SEAT, STAFF) == (
        "Acme 成立於 2019 年，總部在新竹，約有 220 名員工。", "Founded in 2019, Acme is based in Hsinchu and has about 220 employees.",
    )  # fmt: skip
    assert both(SEAT) == ("", "")  # one thing alone is no summary


def test_persons_are_spelt_family_name_first_and_no_name_by_sound_is() -> None:
    assert both(RAISED, by("王小明、李明"))[1].endswith("It was founded by Wang Xiaoming (王小明) and Li Ming (李明).")
    assert both(RAISED, by("比德·迪爾")) == both(RAISED, by("前 Acme 高層")) == both(RAISED)
    assert both(RAISED, by("麥克斯·霍達克（Max Hodak）")) == (
        "Acme 完成 500 萬美元 A 輪融資。公司由麥克斯·霍達克創立。", "Acme raised $5 million in a Series A round. It was founded by Max Hodak.",
    )  # fmt: skip


def test_who_may_be_one_of_many_is_told_as_one_of_them() -> None:
    for one in (about("founders", "Ada Byron", 2), by("Ada Byron and a few friends"), about("founders", "Nova president Ada Byron", 2)):
        zh, en = both(RAISED, FOUNDED, one)
        assert zh.endswith("公司成立於 2019 年。公司的創辦人包括 Ada Byron。") and en.endswith("It was founded in 2019. Its founders include Ada Byron.")


def test_two_head_counts_and_two_seats_are_none() -> None:
    assert both(RAISED, STAFF, about("headcount", "300 employees", 9, number=Decimal(300))) == both(RAISED)
    assert both(RAISED, SEAT, about("location", "Taipei", 9)) == both(RAISED)


def test_without_room_for_what_it_does_the_rest_is_told() -> None:
    investors = tuple(Investor(name=f"Fund {c}", text=f"Fund {c}", role="participant") for c in "ABCDE")
    raised = said(FundingRound, company=ACME, series="A", money=money(5_000_000), id="r", investors=investors)
    facts = [raised, FOUNDED, SEAT, about("business", "robots, speech recognition, machine translation", 9)]
    made = summarise(Article(id="a", source="a", sha256="0", language="en", text=""), facts, length="short")["en"]
    assert made and made.text.endswith("Founded in 2019, the company is based in Hsinchu.")


def test_a_term_with_an_and_of_its_own_is_set_off() -> None:
    assert both(RAISED, about("use_of_proceeds", "hiring, sales and marketing"))[1].endswith("The proceeds are to go to hiring, and sales and marketing.")


def test_what_money_is_for_may_be_planned_and_is_not_guessed() -> None:
    told = [both(RAISED, about("use_of_proceeds", "hiring", status=status)) for status in ("asserted", "planned", "speculated")]
    assert told[0] == told[1] != told[2] == both(RAISED)


def test_nobody_knows_the_proceeds_of_money_that_was_not_told() -> None:
    assert both(about("use_of_proceeds", "hiring")) == ("", "") and "proceeds" in both(RAISED, about("use_of_proceeds", "hiring"))[1]


def test_a_description_alone_is_a_summary_but_for_a_trade() -> None:
    assert both(about("location", "Hsinchu"), about("founded", "2019", 1, date=YEAR))[1] == "Founded in 2019, Acme is based in Hsinchu."
    assert both(about("business", "人形機器人")) == ("", "")


@pytest.mark.parametrize(
    "fact",
    [
        about("business", "things nobody has a term for"), about("business", "robots", confidence=0.6), about("business", "robots", status="reported"),
        about("location", "a hill"), about("customers", "Nova"), about("founded", "long ago"),
    ],
)  # fmt: skip
def test_what_both_languages_cannot_say_or_what_is_not_sure_is_not_told(fact: Fact) -> None:
    assert both(fact) == ("", "")
    assert both(RAISED, fact) == both(RAISED)


def test_two_years_of_founding_are_none_and_a_round_is_no_total() -> None:
    other = YEAR.model_copy(update={"start": date(2018, 1, 1), "end": date(2018, 12, 31)})
    assert both(RAISED, about("founded", "2019", 1, date=YEAR), about("founded", "2018", 2, date=other)) == both(RAISED)
    assert both(RAISED, about("total_raised", "$5", 1, money=money(5_000_000))) == both(RAISED)


def test_a_company_that_an_article_only_mentions_is_not_described() -> None:
    text = "Harbor board tests tidal turbines\n" + "The turbines supplied power to many homes. " * 20 + "Acme makes robots."
    blocks = (Block(kind="title", start=0, end=33), Block(kind="paragraph", start=34, end=100), Block(kind="paragraph", start=101, end=len(text)))
    assert both(about("business", "robots", text.index("robots")), text=text, blocks=blocks)[0] == ""


def test_a_description_never_makes_a_summary_longer_than_its_bounds() -> None:
    facts = [RAISED, *(about("business", "robots, speech recognition, machine translation", i) for i in range(9))]
    made = summarise(Article(id="a", source="a", sha256="0", language="en", text=""), facts, length="short")["en"]
    assert made and len(made.text.split()) <= 45


def test_the_trade_alone_of_a_company_that_readers_know_is_not_told() -> None:
    known = Name(name="TSMC", text="TSMC", id="tsmc")
    trade = about("business", "humanoid robots").model_copy(update={"company": known})
    assert both(trade) == ("", "")
    more = [f.model_copy(update={"company": known}) for f in (about("location", "Hsinchu", 3), about("founded", "2019", 4, date=YEAR))]
    assert both(trade, *more)[1].startswith("Founded in 2019, TSMC is based in Hsinchu")
