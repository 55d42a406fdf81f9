"""Plain text keeps its lines, a string every letter."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.reading import article_from_text, read
from tests.helpers.reading import blocks


def test_plain_text_keeps_its_lines() -> None:
    article = read("晨曦機器人募資\n\n內文一。\n內文二 *不是* 標記。\n- 項目\n| 甲 | 乙 |\n| 1 | 2 |\n".encode(), source="a.txt")
    assert [kind for kind, _ in blocks(article)] == ["title", "paragraph", "paragraph", "item", "table"]
    assert "*不是*" in article.text


@pytest.mark.parametrize("text", ["", "  a\n\n\nb  ", "# 題\n\n| a | b |\n| 1 | 2 |\n\n來源：某報", "﻿x\r\ny", "https://e.org/1"])
def test_a_string_is_kept_to_the_letter(text: str) -> None:
    article = article_from_text(text, "2026-02-13", "TW")
    assert article.text == text
    assert all(text[block.start : block.end].strip() for block in article.blocks)


def test_a_string_with_a_bad_day_is_refused() -> None:
    with pytest.raises(UsageError):
        article_from_text("x", "soon")
