"""The region of a newsroom, by its address or its name."""

from __future__ import annotations

import pytest

from pipeline.reading.outlets import region_of


@pytest.mark.parametrize(
    ("told", "region"),
    [
        ("https://news.example.com.tw/1", "TW"),
        ("https://money.udn.com/story/1", "TW"),
        ("https://notudn.com/1", None),
        ("www.hk01.com", "HK"),
        ("https://web.archive.org/web/2021/https://www.hkcnews.com/article/1", "HK"),
        ("https://36kr.com/p/1", "CN"),
        ("經濟日報", "TW"),
        ("信報", "HK"),
        ("某日報", None),
        ("", None),
    ],
)
def test_region_of(told: str, region: str | None) -> None:
    assert region_of([told]) == region


def test_the_first_that_tells_counts() -> None:
    assert region_of(["編輯部", "https://a.hk/1", "https://b.tw/1"]) == "HK"
