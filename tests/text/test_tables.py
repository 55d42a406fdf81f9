"""Pipe tables inside text."""

from __future__ import annotations

from pipeline.text.tables import Table, tables


def cells(text: str, table: Table) -> list[list[str]]:
    return [[text[c.start : c.end] for c in row.cells] for row in (table.header, *table.rows)]


def test_header_rows_and_offsets() -> None:
    text = "前文\n| 公司 | 估值 |\n| :-- | --: |\n| 甲 | 12 |\n| 乙 |  |\n後文"
    [table] = tables(text)
    assert cells(text, table) == [["公司", "估值"], ["甲", "12"], ["乙", ""]]
    assert text[table.start : table.end].startswith("公司")
    assert [text[c.start : c.end] for c in table.column(1)] == ["12", ""]


def test_tables_are_kept_apart() -> None:
    text = "| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |"
    assert [cells(text, t) for t in tables(text)] == [[["a"], ["1"]], [["b"], ["2"]]]


def test_only_inside_the_block() -> None:
    text = "| a |\n| b |\nx\n| c |"
    assert [cells(text, t) for t in tables(text, text.index("x"), len(text))] == [[["c"]]]
    assert tables("no table here") == []


def test_escaped_bars_short_rows_and_missing_closing_bars() -> None:
    text = "| a | b |\n| x\\|y | 1\n| z |"
    [table] = tables(text)
    assert cells(text, table) == [["a", "b"], ["x\\|y", "1"], ["z"]]
    assert [text[c.start : c.end] for c in table.column(1)] == ["1"]


def test_odd_lines_do_not_raise() -> None:
    for text in ("|", "||", "|\n|", "| |", "|---|", "|\\", " \t|x"):
        for table in tables(text):
            assert all(0 <= c.start <= c.end <= len(text) for row in (table.header, *table.rows) for c in row.cells)
