"""Teasers below an article: what they tell is nobody's of the article."""

from __future__ import annotations

from pipeline.process import extract
from pipeline.records.feeds import teasers

ARTICLE = "青苔生醫（6999）買回股票\n\n青苔生醫（6999）公告，昨日買回 5 萬股。\n"
TEASER = "業績亮眼難掩憂\n該公司 2025 年上半年營收 12 億元，年增 8%。\n2026-01-08 12:03:11\n"


def test_what_a_teaser_tells_is_nobodys() -> None:
    told = [f for f in extract(ARTICLE + TEASER * 2, published="2026-01-09") if f.kind in ("revenue", "growth")]
    assert told == []


def test_a_company_that_a_teaser_names_keeps_its_figure() -> None:
    text = ARTICLE + TEASER + TEASER.replace("該公司", "晶澤通信（603602）")
    told = [f for f in extract(text, published="2026-01-09") if f.kind == "revenue"]
    assert [f.company.text for f in told if f.company] == ["晶澤通信"]


def test_one_time_in_a_line_is_the_articles_own() -> None:
    assert teasers("標題\n2026-01-08 12:03:11\n內文。\n") == []


BROKEN = "晶澤通信赴港上市\n晶澤通信昨日向港交所遞表，擬在主板掛牌上市。該公司的上市主體成立於 2019 年，值得關注的是...\n2026-01-08 12:03:11\n"


def test_a_teaser_that_breaks_off_tells_no_event() -> None:
    told = [f for f in extract(ARTICLE + BROKEN + BROKEN.replace("晶澤通信", "海鹽光電"), published="2026-01-09") if f.kind == "listing"]
    assert told == []


def test_a_digest_of_whole_items_tells_its_events() -> None:
    whole = BROKEN.replace("值得關注的是...", "已有十年。")
    told = [f for f in extract(ARTICLE + whole + whole.replace("晶澤通信", "海鹽光電"), published="2026-01-09") if f.kind == "listing"]
    assert {f.company.text for f in told if f.company} == {"晶澤通信", "海鹽光電"}


def test_a_teaser_that_breaks_off_tells_no_figure_of_whom_it_names_either() -> None:
    teaser = BROKEN.replace("擬在主板掛牌上市", "上半年營收 4.5 億元")
    told = [f for f in extract(ARTICLE + teaser * 2, published="2026-01-09") if f.kind == "revenue"]
    assert told == []
