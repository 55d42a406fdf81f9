"""Descriptions are told behind the news, in terms that both languages have, and only where they are sure."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.model import AboutFact, Article, Block, Fact, FundingRound, When
from pipeline.summary.summarise import summarise
from tests.helpers.facts import money, name, said

ACME = name("Acme")
YEAR = When(text="2019", start=date(2019, 1, 1), end=date(2019, 12, 31), granularity="year", edtf="2019")


def about(topic: str, text: str, at: int = 0, **more: Any) -> Fact:
    return said(AboutFact, at, company=ACME, topic=topic, text=text, field="text", id=f"{topic}{at}", **more)


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
        "Acme raised $5 million in a Series A round. The proceeds are to go to hiring and R&D. It was founded in 2019, and its business "
        "relates to humanoid robots and speech recognition. It has raised $9 million in total.",
    )  # fmt: skip


def test_beside_a_narrower_term_the_wider_one_is_not_told() -> None:
    assert both(about("business", "batteries and solid-state batteries"))[1] == "Acme's business relates to solid-state batteries."


def test_a_term_with_an_and_of_its_own_is_set_off() -> None:
    assert both(RAISED, about("use_of_proceeds", "hiring, sales and marketing"))[1].endswith("The proceeds are to go to hiring, and sales and marketing.")


def test_what_money_is_for_may_be_planned_and_is_not_guessed() -> None:
    told = [both(RAISED, about("use_of_proceeds", "hiring", status=status)) for status in ("asserted", "planned", "speculated")]
    assert told[0] == told[1] != told[2] == both(RAISED)


def test_a_description_alone_is_a_summary() -> None:
    assert both(about("business", "人形機器人"))[1] == "Acme's business relates to humanoid robots."


@pytest.mark.parametrize(
    "fact",
    [
        about("business", "things nobody has a term for"), about("business", "robots", confidence=0.6), about("business", "robots", status="reported"),
        about("location", "Oslo"), about("customers", "Nova"), about("founded", "long ago"),
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
