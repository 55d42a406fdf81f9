"""Tables of periods, by row and by column, with and without outer bars."""

from pipeline.process import extract

SAYS = "宏碁(2353)公布財報。\n\n"


def told(text: str) -> list[tuple[str, int, str]]:
    return [(f.metric, int(f.money.value), f.period.edtf) for f in extract(text, published="2025-07-07") if f.kind == "revenue"]


def test_a_row_is_a_month() -> None:
    rows = "月份 | 月營收 | 年增率 |\n\n25/6 | 3.2億 | 12% |\n\n25/5 | 2.1億 | -8% |"
    assert told(SAYS + "6月營收新台幣3.2億元。\n\n" + rows) == [("revenue", 320_000_000, "2025-06"), ("revenue", 210_000_000, "2025-05")]


def test_a_column_is_a_year() -> None:
    table = "| 項目 | 2023 | 2022 |\n| --- | --- | --- |\n| 營收 | 95 億元 | 80 億元 |\n| 毛利率 | 12% | 13% |"
    assert told(SAYS + table) == [("revenue", 9_500_000_000, "2023"), ("revenue", 8_000_000_000, "2022")]


def test_the_unit_stands_above_and_brackets_are_below_nothing() -> None:
    table = "單位：千元\n\n| 期間 | 營收 | 淨利 |\n| --- | --- | --- |\n| 25Q1 | 1,234 | (12) |"
    assert told(SAYS + table) == [("revenue", 1_234_000, "2025-33"), ("loss", 12_000, "2025-33")]


def test_a_table_of_no_periods_says_nothing() -> None:
    assert told(SAYS + "| 產品 | 營收 |\n| --- | --- |\n| 筆電 | 3 億元 |") == []
