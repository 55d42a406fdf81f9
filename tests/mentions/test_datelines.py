"""Days of the items of a feed: what is relative below one is relative to it."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.mentions.datelines import datelines
from pipeline.mentions.dates import find
from pipeline.mentions.mention import Source

PUBLISHED = date(2026, 3, 2)
FEED = """Oakmere raises money
Newswire (China Tech) 2026-02-10
Oakmere said today it has raised $5 million.
Elmridge grows
Newswire 2026-02-03
Elmridge said on Monday it had raised $6 million."""


def days(text: str) -> list[str]:
    return [m.value.edtf for m in find(Source(text, "en", published=PUBLISHED))]


def test_relative_days_are_those_of_their_item() -> None:
    assert days(FEED) == ["2026-02-10", "2026-02-10", "2026-02-03", "2026-02-02"]


def test_one_line_with_a_day_dates_nothing() -> None:
    assert days(FEED[: FEED.index("Elmridge")])[-1] == "2026-03-02"


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-10\nA.\n2026-02-10\nB.",  # no feed: one day
        "2026-02-10\nA.\n2026-05-01\nB.",  # a calendar of what is to come
        "It said on 2026-02-10 that it grew.\nIt said on 2026-02-03 that it shrank.",
        "2026-02-31\nA.\n2026-02-10\nB.",
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert datelines(text, PUBLISHED) == []


def test_chinese_lines() -> None:
    text = "嶺象募資\n〔科技報〕2026年2月10日\n今日宣布。\n嶺碁募資\n2026/02/03\n今日宣布。"
    assert [day.isoformat() for _, day in datelines(text, PUBLISHED)] == ["2026-02-10", "2026-02-03"]


def test_time_grows_with_length_only() -> None:
    assert datelines("\n2026-02-1x" * 5000, PUBLISHED) == []
