"""What is not text: sources, links, navigation; and what only looks like them."""

from __future__ import annotations

import pytest

from pipeline.reading import reading_of
from pipeline.reading.draft import Piece
from pipeline.reading.noise import without_noise
from tests.helpers.reading import md


@pytest.mark.parametrize(
    "noise",
    [
        "**来源：** [某网](https://example.org)",
        "來源：某報",
        "*原文連結*：https://example.org/9億",
        "- **資料來源**: 某報 2020-01-01",
        "Source: Example Wire, Jan 1, 2020",
        "標籤：募資, 9 億元",
        "#募資 #機器人",
        "← 返回首頁",
        "閱讀更多 →",
        "Read more",
        "## 延伸閱讀\n\n- [海鹽科技募資 9 億元](x)\n- 另一篇",
        "### 參考資料\n\n1. 某報，2020 年 1 月 1 日\n\n一段說明 9 億元",
        "**相關文章**\n\n- 甲\n- 乙",
        "## 📚 Further Reading\n\n- Nine billion dollars",
        "資料來源：\n- 某報\n- 某台",
    ],
)
def test_sources_links_and_navigation_are_not_text(noise: str) -> None:
    assert md(f"## 一\n\n內文。\n\n{noise}\n").text == "一\n內文。"


def test_a_heading_that_asks_readers_for_something_goes_and_a_title_stays() -> None:
    pieces = [Piece("heading", "加入會員的人數翻倍", 1), Piece("paragraph", "內文。"), Piece("heading", "加入會員，暢讀全文", 3),
              Piece("paragraph", "訂閱數位版每月只要 99 元。"), Piece("heading", "會員制的下一步", 2), Piece("paragraph", "後文。")]  # fmt: skip
    assert [piece.text for piece in without_noise(pieces)] == ["加入會員的人數翻倍", "內文。", "會員制的下一步", "後文。"]


def test_text_after_a_list_of_links_is_text_again() -> None:
    assert md("內文。\n\n## 延伸閱讀\n\n- 甲\n\n### 更多\n\n- 乙\n\n## 後記\n\n後文。").text == "內文。\n後記\n後文。"
    assert md("內文。\n\n**延伸閱讀**\n\n- 甲\n\n後文。").text == "內文。\n後文。"


@pytest.mark.parametrize("line", ["資金來源：甲公司 3 億元", "營收來源是授權", "來源多元的資金達 3 億元", "相關報導指出 3 億元", "Sources said $3 billion"])
def test_lines_that_only_look_like_sources_are_text(line: str) -> None:
    assert line in md(f"內文。\n\n{line}\n").text


def test_a_file_of_sources_only_is_read_whole() -> None:
    reading = reading_of("## 參考資料\n\n| 篇 | 題 |\n|--|--|\n| 1 | 甲募資 |".encode(), source="a.md")
    assert "甲募資" in reading.article.text
    assert reading.notes
