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


@pytest.mark.parametrize("line", ["<time>@March 12, 2026</time>", "<time><span>2026</span><span>03/12</span></time>"])
def test_a_time_is_told_in_words_only(line: str) -> None:
    table = f"<table><tr><th>Date</th><td>{line}</td></tr><tr><td>a</td><td>b</td></tr></table>"
    assert published(f"<article><h1>{TITLE}</h1>{table}{STORY}</article>") == DAY
    assert published(f"<article><h1>{TITLE}</h1><p><time>3 小時前</time> <time datetime='2026-03-12'>昨天</time></p>{STORY}</article>") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "DENVER, March 12, 2026 – ",
        "NEW YORK and SAN FRANCISCO, March 12, 2026 (Wire) -- ",
        "MENLO PARK, Calif., Mar. 12, 2026 /WireNow/ -- ",
        "TAIPEI (12 March 2026) - ",
        "（2026年3月12日，臺北訊）",
        "【臺北訊 2026 年 3 月 12 日】",
    ],
)
def test_a_release_begins_with_its_place_and_day(line: str) -> None:
    text = f"# {TITLE}\n\n{line}晨曦機器人今天宣布完成三億元的募資，由遠帆資本領投，資金將用於擴建臺中的產線與聘用工程師。\n"
    assert read(text.encode(), source="a.md").published == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On March 12, 2026 – a Thursday – ",
        "The offer ends March 12, 2026 – ",
        "OpenAI, founded March 12, 2026, ",
        "晨曦機器人（2026年3月12日成立）",
        "（晨曦）2026年3月12日，",
    ],
)
def test_a_day_in_the_first_sentence_is_no_dateline(line: str) -> None:
    text = f"# {TITLE}\n\n{line}晨曦機器人宣布完成三億元的募資，由遠帆資本領投，資金將用於擴建臺中的產線與聘用工程師。\n"
    assert read(text.encode(), source="a.md").published is None


def test_the_part_of_a_pages_title_that_stands_on_it_is_the_title() -> None:
    page = f"<html><head><title>列印新聞 - {TITLE}</title></head><body><b>{TITLE}</b><br>中部日報 2026-03-12 03:12<br><hr>{STORY}</body></html>"
    assert read(page.encode(), source="a.html").title == TITLE
