"""The day of a page that says it nowhere but near its title, in a line of parts or above it; not the day on which the page was looked at."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.reading import read

TITLE = "晨曦機器人完成三億元募資"
STORY = "<p>晨曦機器人昨日宣布完成三億元的募資，由遠帆資本領投。</p><p>公司成立於<b>2021年3月4日</b>，去年開始量產。</p>"
DAY = date(2026, 3, 12)


def published(inside: str, title: str = f"<title>{TITLE}</title>") -> date | None:
    return read(f"<html><head>{title}</head><body>{inside}</body></html>".encode(), source="a.html").published


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>原創</span><span>小雲</span><a>晨曦觀察室的帳號</a><em>2026年3月12日 20:15</em><em>臺北市</em></div>",
        "<div><a>某某</a><span>發布時間：2026-03-12</span><span>瀏覽人次三千</span><span>留言功能已經關閉了</span></div>",
        "<p><span>文章分類是產業與投資</span><time>2026/03/12 08:00</time><span>責任編輯是某某某先生</span></p>",
    ],
)
def test_a_day_is_one_part_of_a_line(line: str) -> None:
    assert published(f"<article><h1>{TITLE}</h1>{line}{STORY}</article>") == DAY


def test_a_day_in_a_sentence_is_none_of_the_page() -> None:
    assert published(f"<article><h1>{TITLE}</h1><div><b>圖為</b><i>2025年3月2日</i><b>的開幕典禮與會的來賓們</b></div>{STORY}</article>") is None


HEAD = "<div id='head'><h1>某人的筆記</h1>{}</div>"


@pytest.mark.parametrize("day", ["2026年3月12日 星期四", "March 12, 2026", "115.03.12", "Mar 12 Thu 2026 21:03"])
def test_a_day_is_set_above_the_title_and_with_it(day: str) -> None:
    post = f"<div class='post'><h3>{TITLE}</h3><div>{STORY}</div></div>"
    assert published(f"{HEAD.format('')}<div class='outer'><h2><span>{day}</span></h2><div>{post}</div></div>") == DAY


@pytest.mark.parametrize("day", ["2026年3月12日 星期四", "March 12, 2026"])
def test_the_day_in_the_head_of_a_page_is_the_readers(day: str) -> None:
    assert published(f"{HEAD.format(f'<p>{day}</p>')}<div class='post'><h3>{TITLE}</h3><div>{STORY}</div></div>") is None
