"""A round that only says when another came: neither its series nor its day are the later one's, and both are told apart everywhere."""

from __future__ import annotations

import pytest

from pipeline.process import extract


def rounds(text: str) -> set[tuple[str | None, str | None, str | None]]:
    """Series, amount and day of each round told."""
    facts = extract(text, published="2026-04-03", region="TW")
    told = [f for f in facts if f.kind == "funding_round"]
    return {(f.series, f.money and f.money.text, f.date and f.date.text) for f in told}


@pytest.mark.parametrize(
    ("text", "series", "amount"),
    [
        ("嶺象科技在種子輪後再募 400 萬美元，由嶺漢創投領投。", "Seed", "400 萬美元"),
        ("繼天使輪之後，嶺象科技再獲嶺漢創投投資 400 萬美元。", "Angel", "400 萬美元"),
        ("岭象科技在完成天使轮融资后，再获岭汉创投3000万元投资。", "Angel", "3000万元"),
        ("Following its Series A last year, Oakmere Robotics raised $40 million led by Thistle Capital.", "A", "$40 million"),
        ("Oakmere Robotics has raised $12 million, months after closing its Series A.", "A", "$12 million"),
    ],
)
def test_the_series_before_is_not_that_of_the_sum(text: str, series: str, amount: str) -> None:
    told = rounds(text)
    assert {(s, day) for s, money, day in told if money == amount} == {(None, None)}
    assert all(s in (None, series) for s, _, _ in told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("嶺象科技完成 3 億元 A 輪募資後，將擴建廠房。", {("A", "3 億元", None)}),
        ("嶺象科技 A 輪後不到半年，又拿下 2,000 萬美元 B 輪。", {("B", "2,000 萬美元", None)}),
        ("After raising a $40 million Series A, Oakmere Robotics will expand.", {("A", "$40 million", None)}),
    ],
)
def test_a_round_told_with_its_own_sum_keeps_its_series(text: str, expected: set[tuple[str | None, str | None, str | None]]) -> None:
    assert rounds(text) == expected


def test_the_day_before_is_not_that_of_the_sum() -> None:
    assert ("A", "5 億元", "去年") not in rounds("嶺象科技繼去年 A 輪後，近日再完成 5 億元募資。")
    assert (None, "5 億元", None) in rounds("嶺象科技繼去年 A 輪後，近日再完成 5 億元募資。")


@pytest.mark.parametrize(
    "text",
    ["嶺象科技三輪募資共取得約 2,800 萬美元。", "嶺象科技兩輪共募 5 億元。", "Oakmere Robotics raised $50 million in two rounds.",
     "Over four funding rounds, Oakmere Robotics raised $80 million."],
)  # fmt: skip
def test_what_rounds_brought_together_is_no_round(text: str) -> None:
    assert rounds(text) == set()
