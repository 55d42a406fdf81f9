"""When and where an article was published."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.reading import md


@pytest.mark.parametrize(
    ("text", "source", "day"),
    [
        ("---\ndate: 2026-02-13 09:00\n---\n內文。", "2020-01-01.md", date(2026, 2, 13)),
        ("---\npubDate: 13 Feb 2026\n---\n內文。", "a.md", date(2026, 2, 13)),
        ("內文。", "2026-02-13-brief.md", date(2026, 2, 13)),
        ("內文。", "news/20260213-chips.md", date(2026, 2, 13)),
        ("題目\n\n發布時間：2026/02/13 09:30\n\n內文。", "a.md", date(2026, 2, 13)),
        ("記者陳甲／台北報導 民國115年2月13日\n\n內文。", "a.md", date(2026, 2, 13)),
        ("By Jane Roe, February 13, 2026\n\nText here.", "a.md", date(2026, 2, 13)),
        ("甲公司 2025-10-15 募資三億元整\n\n內文。", "a.md", None),
        ("內文說 2026 年 2 月 13 日募資。", "a.md", None),
        ("內文。", "20261399.md", None),
    ],
)
def test_the_day_of_publication(text: str, source: str, day: date | None) -> None:
    assert md(text, source).published == day


@pytest.mark.parametrize(("url", "region"), [("https://a.com.tw/1", "TW"), ("https://a.hk/1", "HK"), ("https://a.com/tw", None)])
def test_the_region_only_when_sure(url: str, region: str | None) -> None:
    assert md(f"---\nurl: {url}\n---\n內文。").region == region
