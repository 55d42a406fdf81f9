"""The language of an article is that of its text."""

from __future__ import annotations

import pytest

from tests.helpers.reading import md


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("新創公司宣布完成募資", "zh-Hant"),
        ("初创公司宣布完成融资", "zh-Hans"),
        ("The startup 紅杉資本 raised money from investors", "en"),
        ("Shield AI 完成 Series G 融資", "zh-Hant"),
        ("Humans& 完成 Seed 轮融资", "zh-Hans"),
        ("$5M", "en"),
    ],
)
def test_the_language_is_told_from_the_text(text: str, language: str) -> None:
    assert md(text).language == language


def test_a_declared_language_breaks_ties_only() -> None:
    assert md("---\nlang: zh-CN\n---\n天地玄黃").language == "zh-Hant"
    assert md("---\nlang: zh-CN\n---\n天下人心").language == "zh-Hans"
