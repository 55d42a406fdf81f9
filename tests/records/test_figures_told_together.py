"""Rows of figures, bases, parts and raters: what is whose, and what is no figure."""

from __future__ import annotations

import pytest

from pipeline.model import GrowthFact, RevenueFact
from pipeline.process import extract


def figures(text: str, region: str = "CN") -> list[tuple[str, str, int | None]]:
    facts = extract(text, published="2026-08-31", region=region, only=["revenue"])
    return [(f.company.text, str(f.money.value), f.period.start.year if f.period else None) for f in facts if isinstance(f, RevenueFact)]


def changes(text: str, region: str = "CN") -> list[tuple[str, float]]:
    facts = extract(text, published="2026-08-31", region=region, only=["growth"])
    return [(f.metric, float(f.percent or 0)) for f in facts if isinstance(f, GrowthFact)]


@pytest.mark.parametrize("row", ["为31.2/42.3亿元", "分别为31.2、42.3亿元"])
def test_a_row_shares_the_unit_of_its_last_and_takes_the_years_of_a_span(row: str) -> None:
    assert figures(f"预计海川智能2026-2027年营收{row}。") == [("海川智能", "3120000000", 2026), ("海川智能", "4230000000", 2027)]


def test_what_a_rater_expects_is_of_who_is_rated() -> None:
    assert {who for who, _, _ in figures("中信证券给予海川智能（300001）“买入”评级。预计公司2026年净利润5亿元。")} == {"海川智能"}
    assert "高盛" not in {who for who, _, _ in figures("高盛将海川智能目标价上调至72港元，并预计其2026年收入为128亿元。")}


def test_the_target_is_whom_was_told_before() -> None:
    text = "海川智能公告，拟收购澜石科技51%股权。标的公司2025年营收5亿元。此前，公司曾以2亿元收购远东精工100%股权。"
    assert [who for who, _, _ in figures(text)] == ["澜石科技"]


def test_a_period_that_touches_one_figure_is_not_the_next_ones() -> None:
    told = figures("Lumenary's net loss narrowed to $46 million in 2025 from $91 million in 2024.", "US")
    assert told == [("Lumenary", "46000000", 2025), ("Lumenary", "91000000", 2024)]
    assert len(figures("Lumenary's net loss narrowed to $46 million in 2025 from $91 million.", "US")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Tariffs reduced Lumenary's operating profit by about $19 million in 2025.",
        "海川银行第三季度利息净收入158.4亿元。",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert not figures(text, "US" if text.isascii() else "CN")


def test_what_a_region_earns_is_not_the_companys() -> None:
    assert changes("Lumenary's revenue rose 10%. Sales in North America, its largest market, grew 9%.", "US") == [("revenue", 10)]


def test_what_analysts_looked_for_was_not_earned() -> None:
    told = figures("Lumenary net sales fell 3.1% to $1.87 billion, missing the $1.93 billion that analysts were looking for.", "US")
    assert [value for _, value, _ in told] == ["1870000000"]


def test_assets_grow_and_are_no_earnings() -> None:
    text = "海川智能2025年一季报：总资产7.3亿元，较上年度末减少1.40%；净资产5.1亿元，较上年度末减少3.59%。"
    assert changes(text) == [("assets", -1.4), ("net_assets", -3.59)]
    assert not figures(text)


def test_tenths_are_the_sharp_growth_of_their_period() -> None:
    assert changes("海川智能一季度净利下滑两成\n\n海川智能一季度净利润2.14亿元，同比下降21.3%。") == [("profit", -21.3)]
    assert len(changes("海川智能二季度净利降两成\n\n海川智能上半年净利2亿元，同比下降21.3%。")) == 2
