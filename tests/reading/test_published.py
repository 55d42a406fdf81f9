"""When and where an article was published."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.reading import read
from pipeline.reading.published import of_fields, of_lines
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


STORY = "<p>晨曦機器人昨日宣布完成新臺幣三億元的募資，由遠帆資本領投，資金將用於擴建臺中的產線。</p>"

BYLINES = [
    "2026-03-12 19:32:27 字號：A- A A+ 來源：某社",
    "2026-03-12 20:35 三位編輯的名字接在後面寫成一長串",
    "<span>2026</span><span>03/12</span><span>19:02</span>",
    "<span class='y'><em>2026</em></span><span><em>03</em>/<em>12</em></span><span>19:02:27</span>",
    "發布日期：115-03-12", "公告日期：115.03.12", "115/03/12 18:30", "115年3月12日", "中華民國115年3月12日", "民國 115.03.12",
    "二〇二六年三月十二日", "一一五年三月十二日", "民國一一五年三月十二日 上午8:00", "中華民國一一五年三月十二日 18:30",
    "更新時間：2026-03-14 09:00 發布時間：2026-03-12 18:25",
    "發布時間：2026-03-12 18:25　最後更新：2026-03-14 09:00",
    "2026-03-12 18:25 發布　2026-03-14 09:00 更新",
    "<span>更新於</span><span>2026/03/14</span><span>發佈於</span><span>2026/03/12</span>",
    "<dl><dt>更新時間</dt><dd>2026-03-14</dd><dt>發布時間</dt><dd>2026-03-12</dd></dl>",
    "<ul><li>最後修改：2026/03/14</li><li>刊登：2026/03/12</li></ul>",
    "<time itemprop='dateModified' datetime='2026-03-14'>3/14</time><time datetime='2026-03-12'>3/12</time>",
    "<span itemprop='datePublished' content='2026-03-12T10:00:00+08:00'>3 天前</span>",
    "Updated March 14, 2026 | Published March 12, 2026 at 7:30 p.m. ET", "Posted on Mar. 12, 2026, 9:00 AM EDT by a reporter whose name is long",
    "Thu Mar 12 09:15:33 2026", "12.03.2026", "03/12/2026 更新 12 March 2026 發布",
]  # fmt: skip


@pytest.mark.parametrize("byline", BYLINES)
def test_a_byline_dates_a_page_in_every_form(byline: str) -> None:
    page = f"<html><head><title>題</title></head><body><article><h1>晨曦機器人完成募資</h1><div>{byline}</div>{STORY}</article></body></html>"
    assert read(page.encode(), source="a.html").published == date(2026, 3, 12)


def test_the_foot_of_an_announcement_may_date_it() -> None:
    page = f"<article><h1>題目在此</h1>{STORY * 12}<div>發布日期：115-03-12　點閱次數：31</div></article>"
    assert read(page.encode(), source="a.html").published == date(2026, 3, 12)
    assert read(page.replace("發布日期", "更新日期").encode(), source="a.html").published is None


def test_a_later_change_dates_an_article_only_where_nothing_else_does() -> None:
    assert md("題\n\n更新：2026-03-14\n\n內文。").published == date(2026, 3, 14)


def test_a_sentence_with_a_date_and_a_word_of_labels_dates_nothing() -> None:
    assert md("該公司於 2024-05-01 發布第二代的晶片並且開始量產給許多的客戶使用\n\n內文。").published is None


KEYS = (
    "date pubDate publishDate pubDatetime publishedDateTime published_at datePublished date_publish publication-date postDate"
    " release_date createdAt 日期 發布日期 發佈時間 刊登日期"
).split()


@pytest.mark.parametrize("key", KEYS)
def test_front_matter_and_fields_name_the_day_in_many_ways(key: str) -> None:
    assert md(f"---\ntitle: 題\n{key}: 2026-03-12\n---\n內文。").published == date(2026, 3, 12)
    assert read(f'{{"title": "題", "text": "內文。", "{key}": "2026-03-12 08:00"}}'.encode(), source="a.json").published == date(2026, 3, 12)


@pytest.mark.parametrize("key", "lastmod updated modified date_modify expiryDate event_date deadline funding_date founded 更新時間".split())
def test_other_days_of_an_article_are_not_its_publication(key: str) -> None:
    assert of_fields({key: "2026-03-12"}) is None


@pytest.mark.parametrize("line", ["18:25 2026/03/12 甲乙新聞 王小明採訪", "Thu 12 Mar 2026 10.15 GMT", "Thu Mar 12 2026 10.15"])
def test_a_time_beside_the_day_is_no_part_of_it(line: str) -> None:
    assert of_lines([line, "內文"], []) == date(2026, 3, 12)


def test_front_matter_may_nest_the_day_of_publication_but_no_other() -> None:
    assert md("---\ntitle: 題\nmeta:\n  date_published: 2026-03-12\n  lang: zh\n---\n內文。").published == date(2026, 3, 12)
    assert md("---\ntitle: 題\nevent:\n  date: 2026-03-12\n---\n內文。").published is None


def test_a_title_above_author_and_time_needs_no_label() -> None:
    article = md("甲公司募資三億元\n作者：王小明\n時間：2026-03-12 18:05\n\n內文。")
    assert (article.title, article.published, article.text) == ("甲公司募資三億元", date(2026, 3, 12), "甲公司募資三億元\n內文。")
