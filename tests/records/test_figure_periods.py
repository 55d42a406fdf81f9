"""Which period a figure is of: months added up from January are not their last; a company's own year is told as such."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Article, RevenueFact
from pipeline.process import extract, process

JANUARY_TO_MAY = "2025-01-01/2025-05-31"


def periods(text: str) -> list[str | None]:
    figures = [f for f in extract(text, published="2025-06-10", region="TW") if isinstance(f, RevenueFact)]
    return [f.period.edtf if f.period else None for f in figures]


@pytest.mark.parametrize("months", ["前五月", "前 5 月", "前5個月", "前五個月", "首五個月", "1 至 5 月", "1-5 月", "一到五月"])
@pytest.mark.parametrize("added", ["累計", "累計今年", "今年"])
def test_months_that_are_added_up_count_from_january(months: str, added: str) -> None:
    assert periods(f"台積電 5 月營收 1,500 億元；{added}{months}營收 6,200 億元。") == ["2025-05", JANUARY_TO_MAY]


def test_months_that_are_not_over_are_those_of_the_year_before() -> None:
    assert periods("台積電累計前 11 月營收 2 兆元。") == ["2024-01-01/2024-11-30"]


def test_so_many_months_ago_is_no_period() -> None:
    assert periods("台積電五個月前營收 100 億元。") == ["2025-01"]
    assert not [f for f in extract("台積電前五個月才擴產。", published="2025-06-10") if f.kind == "date"]


def said(text: str, language: str) -> str:
    article = Article.model_validate({"id": "a", "source": "a", "sha256": "0", "language": language, "text": text, "published": date(2024, 12, 10)})
    made = process(article).summary["en" if language == "en" else "zh-Hant"]
    return made.text if made else ""


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Oracle reported revenue of $14.1 billion in fiscal Q2 2025.", "en", "in the second quarter of fiscal 2025."),
        ("Oracle's revenue was $14.1 billion in the second quarter of fiscal 2025.", "en", "in the second quarter of fiscal 2025."),
        ("Oracle's revenue was $14.1 billion in the fiscal second quarter.", "en", "in the second fiscal quarter."),
        ("Oracle's revenue was $57.4 billion in FY2025.", "en", "in fiscal 2025."),
        ("Oracle 2025 財年第二季營收 141 億美元。", "zh-Hant", "Oracle 2025 會計年度第二季營收達 141 億美元。"),
        ("Oracle 2025 年第二財季營收 141 億美元。", "zh-Hant", "Oracle 2025 會計年度第二季營收達 141 億美元。"),
        ("Oracle 第二財季營收 141 億美元。", "zh-Hant", "Oracle 會計年度第二季營收達 141 億美元。"),
    ],
)
def test_a_companys_own_year_is_told_as_such_and_is_no_plan(text: str, language: str, told: str) -> None:
    assert said(text, language).endswith(told) and "expects" not in said(text, language)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("台積電 2024 年 4 月 1 日至 2024 年 6 月 30 日營收 478 億元。", ["2024-04-01/2024-06-30"]),
        ("台積電 2024 年前三季度（1 月-9 月）淨利 116 億元。", ["2024-01-01/2024-09-30"]),
        ("台積電截至 2024 年 6 月 30 日止三個月之第一季度，收益 735 億元。", ["2024-04-01/2024-06-30"]),
        ("台積電 2024 年中期營收 735 億元。", [None]),
        ("台積電 2023/2024 財年首個財季營收 735 億元。", [None]),
        ("台積電 2024 財年首個財季營收 735 億元。", ["2024-33"]),
        ("台積電第一家門市 2017 年 5 月開始營運，年營收 735 億元。", [None]),
        ("台積電 2024 年上半年淨利 20 億元，上年同期獲利 14 億元。", ["2024-40", "2023-40"]),
        ("台積電 2024 年上半年淨損 20 億元，而去年同期盈利為 14 億元。", ["2024-40", "2023-40"]),
        ("TSMC had a net loss of $3 million in the first quarter of 2025, against a profit of $5 million a year earlier.", ["2025-33", "2024-33"]),
    ],
)
def test_a_period_is_what_is_told_and_not_what_stands_beside(text: str, edtf: list[str | None]) -> None:
    assert periods(text) == edtf


def test_the_quarter_before_is_no_first_quarter() -> None:
    assert not [f for f in extract("台積電總收入較上一季度增長 10%。") if f.kind == "date"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("台積電第三季營收 12 億元，優於市場預期。", ["2024-35"]),
        ("台積電下半年營收 12 億元。", ["2024-41"]),
        ("台積電今年前三季營收已超越去年全年，達 45 億元。", ["2025-01-01/2025-09-30"]),
        ("台積電截至三月底止半年純利 3 億元。", ["2024-10-01/2025-03-31"]),
        ("台積電第一、二季分別虧損 7 億及 4 億元。", ["2024-33", "2024-34"]),
        ("台積電營收從 2014 年的 90 億元掉到去年僅剩 51 億元。", ["2014", "2024"]),
        ("台積電 5 月營收 215 億元，較 4 月的 200 億元成長 7%。", ["2025-05", "2025-04"]),
        ("台積電上季虧損 3 億元，較前季虧損 2 億元擴大。", ["2025-33", "2024-36"]),
        ("台積電公布第一季財報，營收 30 億元；毛利率 30%；稅後淨利 3 億元。", ["2025-33", "2025-33"]),
    ],
)
def test_what_is_done_has_a_period_that_is_over_and_its_own(text: str, edtf: list[str | None]) -> None:
    assert periods(text) == edtf
