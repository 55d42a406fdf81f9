"""Periods that are more than a date, and lists of them."""

from __future__ import annotations

import pytest

from pipeline.process import extract


def periods(text: str) -> list[tuple[str, str]]:
    facts = extract(text, published="2025-08-20", region="TW", only=["revenue"])
    return [(str(f.period.start), str(f.period.end)) for f in facts if f.period]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("晶澤科技截至2020年9月30日止6個月營收5億元。", [("2020-04-01", "2020-09-30")]),
        ("晶澤科技截至2020年3月31日止年度營收5億元。", [("2019-04-01", "2020-03-31")]),
        ("Acme Corp said revenue for the three months ended June 30, 2025 was $52 million.", [("2025-04-01", "2025-06-30")]),
        ("Acme Corp posted a net loss of $52 million in the June quarter of 2025.", [("2025-04-01", "2025-06-30")]),
        ("晶澤科技截至2024年11月底止中期純利3,100萬元。", [("2024-06-01", "2024-11-30")]),
        ("晶澤科技2025年中報顯示，晶澤科技營收5億元。", [("2025-01-01", "2025-06-30")]),
        ("晶澤科技2023年、2024年營收分別為5億元和7億元。", [("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-12-31")]),
        ("晶澤科技2022年~2024年，淨利潤分別為5億元、7億元、9億元。", [(f"{y}-01-01", f"{y}-12-31") for y in (2022, 2023, 2024)]),
    ],
)
def test_the_period_of_a_figure(text: str, found: list[tuple[str, str]]) -> None:
    assert periods(text) == found
