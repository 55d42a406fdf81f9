"""Figures of one period are one sentence; what nobody could tell apart is told once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.model import Article, Fact, GrowthFact, RevenueFact, When
from pipeline.summary.summarise import summarise
from tests.helpers.facts import money, name, said

ACME = name("Acme")


def year(number: int) -> When:
    return When(text="年", start=date(number, 1, 1), end=date(number, 12, 31), granularity="year", edtf=f"{number}")


def month(number: int) -> When:
    return When(text="月", start=date(2025, number, 1), end=date(2025, number, 28), granularity="month", edtf=f"2025-{number:02}")


def earned(at: int, value: int, period: When | None, metric: Any = "revenue", **more: Any) -> Fact:
    return said(RevenueFact, at, company=ACME, metric=metric, money=money(value), period=period, id=f"r{at}", **more)


def grew(at: int, percent: str, period: When | None, metric: str = "revenue") -> Fact:
    return said(GrowthFact, at, company=ACME, metric=metric, percent=Decimal(percent), period=period, id=f"g{at}")


def told(*facts: Fact) -> tuple[str, str]:
    made = summarise(Article(id="a", source="a", sha256="0", language="en", text="", published=date(2026, 3, 1)), facts)
    zh, en = made["zh-Hant"], made["en"]
    return zh.text if zh else "", en.text if en else ""


def test_revenue_and_profit_with_their_growth_are_one_sentence() -> None:
    assert told(earned(0, 900, year(2025)), grew(1, "20", year(2025)), earned(2, 90, year(2025), "profit"), grew(3, "-5", year(2025), "profit")) == (
        "Acme 2025 年營收達 900 美元，成長 20%；獲利達 90 美元，下滑 5%。",
        "Acme had revenue of $900 in 2025, up 20%, and a profit of $90, down 5%.",
    )


def test_a_figure_is_joined_with_that_of_the_year_before() -> None:
    assert told(earned(0, 500_000_000, None, "arr"), earned(1, 1_000_000, year(2024), "arr")) == (
        "Acme 年度經常性營收（ARR）達 5 億美元，2024 年時為 100 萬美元。",
        "Acme has annual recurring revenue (ARR) of $500 million, up from $1 million in 2024.",
    )
    assert told(earned(0, 600, year(2025)), grew(1, "20", year(2025)), earned(2, 500, year(2024)))[1] == (
        "Acme had revenue of $600 in 2025, up 20%, compared with $500 in 2024."
    )


def test_of_a_row_of_months_the_first_is_told() -> None:
    assert told(*(earned(i, 100 + i, month(6 - i)) for i in range(5)))[1] == (
        "Acme had revenue of $100 in June 2025, down from $101 in May 2025."
    )


def test_two_values_of_one_thing_are_not_both_told() -> None:
    _, en = told(earned(0, 400, year(2025), "loss"), earned(1, 343, year(2025), "loss"), earned(2, 246, year(2025), "loss"))
    assert en == "Acme had a loss of $400 in 2025."
    assert told(grew(0, "-1024", None, "profit"), grew(1, "-1745", None, "profit")) == ("", "")


def test_a_period_without_words_is_not_left_out_of_its_figure() -> None:
    span = When(text="近三年", start=date(2022, 5, 3), end=date(2025, 5, 2), granularity="span", edtf="x")
    day = When(text="3/31", start=date(2025, 3, 31), end=date(2025, 3, 31), granularity="day", edtf="2025-03-31")
    assert told(earned(0, 400, span)) == ("", "") == told(earned(0, 400, day))
    assert told(earned(0, 400, day, "arr"))[1] == "Acme had annual recurring revenue (ARR) of $400 on March 31, 2025."


def test_a_profit_and_a_loss_of_one_period_and_a_profit_above_the_revenue_are_not_told() -> None:
    assert told(earned(0, 900, year(2025)), earned(1, 80, year(2025), "loss"), earned(2, 90, year(2025), "profit"))[1] == (
        "Acme had revenue of $900 in 2025 and a loss of $80."
    )
    assert told(earned(0, 900, year(2025)), earned(1, 90_000, year(2025), "profit"))[1] == "Acme had revenue of $900 in 2025."
