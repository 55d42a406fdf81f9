"""The period of a figure that another is compared with: counted back from the other's, and told by the words that say so."""

from __future__ import annotations

import pytest

from pipeline.model import RevenueFact
from pipeline.process import extract


def periods(text: str, region: str = "TW") -> list[tuple[str, str | None]]:
    figures = [f for f in extract(text, published="2025-11-10", region=region) if isinstance(f, RevenueFact)]
    for figure in figures:
        assert figure.period is None or any(text[e.start : e.end] == figure.period.text for e in figure.evidence)
    return [(f.period.text, f.period.edtf) if f.period else ("", None) for f in figures]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("恆宇科技第三季營收 12 億元，去年同期為 10 億元。", [("第三季", "2025-35"), ("去年同期", "2024-35")]),
        ("恆宇科技第三季營收從去年同期的 10 億元增至 12 億元。", [("去年同期", "2024-35"), ("第三季", "2025-35")]),
        ("恆宇科技10月營收12億元，優於去年同月的10億元。", [("10月", "2025-10"), ("去年同月", "2024-10")]),
        ("恆宇科技2024年第三季營收12億元，較2022年同期的8億元成長五成。", [("2024年第三季", "2024-35"), ("2022年同期", "2022-35")]),
        ("恆宇科技第三季淨損 4,200 萬元，較上季的虧損 5,000 萬元縮小。", [("第三季", "2025-35"), ("上季", "2025-34")]),
        ("恒宇科技2025年上半年营收5.2亿元，上年同期为4.8亿元。", [("2025年上半年", "2025-40"), ("上年同期", "2024-40")]),
        ("恒宇科技2020年营收5亿元，上年为4亿元。", [("2020年", "2020"), ("上年", "2019")]),
        (
            "恒宇科技2020年1月1日至2020年6月30日营收5亿元，上年同期为4亿元。",
            [("2020年1月1日至2020年6月30日", "2020-01-01/2020-06-30"), ("上年同期", "2019-01-01/2019-06-30")],
        ),
        (
            "Brightvale Technologies posted revenue of $5 million in the third quarter, compared with $3 million a year earlier.",
            [("third quarter", "2025-35"), ("a year earlier", "2024-35")],
        ),
        (
            "Brightvale Technologies had a loss of $5 million in the first half of 2024, down from a loss of $8 million in the same period last year.",
            [("first half of 2024", "2024-40"), ("the same period last year", "2023-40")],
        ),
        (
            "Brightvale Technologies posted revenue of $5 million in 2024, compared with $4 million the year before.",
            [("2024", "2024"), ("the year before", "2023")],
        ),
    ],
)  # fmt: skip
def test_an_earlier_figure_counts_from_the_one_compared_with_it(text: str, told: list[tuple[str, str | None]]) -> None:
    assert periods(text) == told


def test_a_list_of_an_earlier_period_is_all_of_it() -> None:
    text = "恆宇科技第三季營收 12 億元、淨利 1 億元，去年同期營收 10 億元、淨利 0.8 億元。"
    assert [edtf for _, edtf in periods(text)] == ["2025-35", "2025-35", "2024-35", "2024-35"]


def test_what_is_surpassed_is_of_its_own_period() -> None:
    text = "恆宇科技第三季營收 12 億元，高於第二季的 11 億元及去年同期的 10 億元。"
    assert [edtf for _, edtf in periods(text)] == ["2025-35", "2025-34", "2024-35"]


@pytest.mark.parametrize(
    "text",
    [
        "恆宇科技營收 12 億元，去年同期為 10 億元。",
        "恒宇科技营收12亿元，上年同期为10亿元。",
        "Brightvale Technologies posted revenue of $5 million, compared with $3 million a year earlier.",
    ],
)
def test_a_figure_compared_with_an_undated_one_has_no_period(text: str) -> None:
    assert [edtf for _, edtf in periods(text)] == [None, None]


def test_a_figure_that_rose_from_a_year_ago_is_of_now() -> None:
    told = [("third quarter", "2025-35")]
    assert periods("In the third quarter, revenue of Brightvale Technologies rose to $5 million from a year earlier.")[-1:] == told
