"""Dates, by kind: what each expression means on 13 February 2026, a Friday."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.mentions.dates import find
from pipeline.mentions.mention import Source
from pipeline.model import Language
from pipeline.text.fold import fold_script
from tests.helpers.dates import EN, EN_RELATIVE, PUBLISHED, ZH, ZH_RELATIVE, rows
from tests.helpers.spelling import full_width


def read(text: str, language: Language = "zh-Hant", published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """The dates of a text as (words, EDTF)."""
    return [(m.value.text, m.value.edtf) for m in find(Source(text, language, published))]


@pytest.mark.parametrize(("text", "edtf"), rows(ZH, ZH_RELATIVE))
def test_chinese(text: str, edtf: str) -> None:
    bare = text.replace(" ", "")
    for spelling in (text, bare, fold_script(text), full_width(text, signs=False)):
        assert read(spelling) == [(spelling, edtf)]
        sentence = f"沛星執行長在{spelling}表示，公司已完成募資，規模 3 億元。"
        assert read(sentence) == [(spelling, edtf)]


@pytest.mark.parametrize(("text", "edtf"), rows(EN, EN_RELATIVE))
def test_english(text: str, edtf: str) -> None:
    assert read(text, "en") == [(text, edtf)]
    assert read(f"The company raised $30 million in {text}, its founder said.", "en") == [(text, edtf)]


@pytest.mark.parametrize(("text", "edtf"), rows(ZH))
def test_absolute_dates_need_no_published_date(text: str, edtf: str) -> None:
    assert read(text, published=None) == [(text, edtf)]


@pytest.mark.parametrize("text", [text for text, _ in rows(ZH_RELATIVE, EN_RELATIVE)])
def test_relative_dates_without_a_published_date_are_left_out(text: str) -> None:
    assert read(text, published=None) == []


NONE = """三年來|近三年|18 個月|未來三年|過去一年|每年|近日|日前|近年|未來|當年|幾年前|十多年前|不到一年前|逾十年前|兩周年|成立五年
1500 元|3,000 家|60日均線|7日內完成|10 億用戶|第2輪|2月薪資|一月一次|每週一|週一至週五|周六福珠寶|1/3 的公司|24/7 服務|7/5|2000年歷史
GTC 2026|CVE-2025-55182|20260212|13月|2026年2月30日|21世紀經濟報導|今日頭條|今天的世界|到了今天|與今日大不相同|說明年度計畫|失去年輕
如今年輕人|目前年營收|https://example.com/2026/02/12/a.html|2.026 版|v2026.1|三年後可能只剩雜訊|年中國|2月30日|理論上年產能|每月底|歲月初|晚上年輕人"""
NONE_EN = """GTC 2026|2,026 people|2000 employees|$2026|it may raise money|the march toward profit|March Capital led|may 5 people join
18 months|over the past year|the last year|in the next year|year-over-year|less than a year ago|recently|today's models|Monday.com|Black Friday
03/04/2026|version 2026.1|Windows 2000|the 2026 World Cup|a few years ago|the following year|in 40 days|5-year-old|April Smith said|24/7
February 30|Q1: what happened|first half|the fall of a company|/2026/02/12/|multi-year|2026x|three months later
a context of 2048|of 2048 dimensions|with 1980 patents|three years earlier than planned|two weeks prior to launch"""


@pytest.mark.parametrize("text", NONE.replace("\n", "|").split("|"))
def test_chinese_rejects(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", NONE_EN.replace("\n", "|").split("|"))
def test_english_rejects(text: str) -> None:
    assert read(text, "en") == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2023 年和 2024 年", ["2023", "2024"]),
        ("3 月到 5 月", ["2026-03", "2026-05"]),
        ("2025 年 11 月至 2 月", ["2025-11", "2026-02"]),
        ("從 2017 年到 2024 年", ["2017", "2024"]),
        ("2月9日至12日", ["2026-02-09", "2026-02-12"]),
        ("2025 年 8 月完成 B 輪。同年 12 月發布模型", ["2025-08", "2025-12"]),
        ("2025 年 8 月融資 5 億。一個月後又追加 1 億", ["2025-08", "2025-09"]),
        ("4月13日公布業績，次日股價大漲", ["2025-04-13", "2025-04-14"]),
        ("2022 年創立，隔年獲投", ["2022", "2023"]),
        ("2024 年就是一例。年初遇到瓶頸。年底新模型問世", ["2024", "2024-01-01/2024-03-31", "2024-10-01/2024-12-31"]),
        ("2019 年成立。9 月完成種子輪", ["2019", "2019-09"]),
        ("2025 年底創辦，1 月 27 日宣布", ["2025-10-01/2025-12-31", "2026-01-27"]),
        ("在2025年第四季法說會，第一季營收預估成長", ["2025-36", "2026-33"]),
        ("2026年第四季發布。第四季是里程碑", ["2026-36", "2026-36"]),
        ("12日宣布", ["2026-02-12"]),
        ("公司 14 日表示", ["2026-01-14"]),
        ("將於 20 日召開", ["2026-02-20"]),
        ("預計 10 月上市", ["2026-10"]),
        ("10 月上市", ["2025-10"]),
        ("4/24 起適用", ["2025-04-24"]),
        ("將自 4/24 起適用", ["2026-04-24"]),
        ("股東會 3/5（四）登場", ["2026-03-05"]),
        ("大會在 3/25 舉行", ["2025-03-25"]),
        ("今天宣布完成募資", ["2026-02-13"]),
        ("今日必讀", ["2026-02-13"]),
        ("2026年中國市場", ["2026"]),
        ("2026年初創企業", ["2026"]),
        ("2026年中期報告", ["2026"]),
    ],
)
def test_what_stands_around_decides_in_chinese(text: str, dates: list[str]) -> None:
    assert [edtf for _, edtf in read(text)] == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("from 2013 to 2015", ["2013", "2015"]),
        ("2024, 2025 and 2026", ["2024", "2025", "2026"]),
        ("It closed in August 2025. A month later it raised more.", ["2025-08", "2025-09"]),
        ("It failed in 2019. The following year it won.", ["2019", "2020"]),
        ("between October and December 2024", ["2024-10", "2024-12"]),
        ("Acme announced today a round", ["2026-02-13"]),
        ("Today, Acme announced a round", ["2026-02-13"]),
        ("It will list in October", ["2026-10"]),
        ("It listed in October", ["2025-10"]),
        ("In May it may march in March", ["2025-05", "2026-03"]),
        ("at year-end 2025", ["2025-10-01/2025-12-31"]),
        ("the landmark 2017 paper", ["2017"]),
        ("open from the 3rd to the 9th of January 2026", ["2026-01-03/2026-01-09"]),
    ],
)
def test_what_stands_around_decides_in_english(text: str, dates: list[str]) -> None:
    assert [edtf for _, edtf in read(text, "en")] == dates


def test_a_taiwanese_year_needs_a_taiwanese_article() -> None:
    assert read("115年2月12日") == [("115年2月12日", "2026-02-12")]
    assert read("115年底") == [("115年底", "2026-10-01/2026-12-31")]
    assert find(Source("115年2月12日", "zh-Hant", PUBLISHED, "HK")) == []
    assert read("115年2月", "zh-Hans") == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("115年前兩季獲利成長", [("115年前兩季", "2026-01-01/2026-06-30")]),
        ("114年前十個月營收", [("114年前十個月", "2025-01-01/2025-10-31")]),
        ("120年前的老店", [("120年前", "1906")]),
        ("董事會於114/11/6決議", [("114/11/6", "2025-11-06")]),
        ("114.11.06 公告，版本 114.11.6.2", [("114.11.06", "2025-11-06")]),
        ("上半月漲、下半月跌", [("上半月", "2026-02-01/2026-02-15"), ("下半月", "2026-02-16/2026-02-28")]),
        ("1月上半月漲、下半月跌", [("1月上半月", "2026-01-01/2026-01-15"), ("下半月", "2026-01-16/2026-01-31")]),
        ("113年前五大客戶", [("113年", "2024")]),
        ("展期自1月5日至2月2日晚上8點", [("1月5日至2月2日", "2026-01-05/2026-02-02")]),
        ("合約期間：114/7/1至115/6/30", [("114/7/1至115/6/30", "2025-07-01/2026-06-30")]),
        ("案號（2024）粵0101民初77號，於2025年1月5日判決", [("2025年1月5日", "2025-01-05")]),
        ("1月5日上午9點~1月8日下午5點收件", [("1月5日", "2026-01-05"), ("1月8日", "2026-01-08")]),
        ("1月5日～2月2日收件", [("1月5日～2月2日", "2026-01-05/2026-02-02")]),
        ("開放日115/1/5~115/2/2", [("115/1/5~115/2/2", "2026-01-05/2026-02-02")]),
        ("1月5日至2月2日收件", [("1月5日", "2026-01-05"), ("2月2日", "2026-02-02")]),
        ("較去年同期好，1月營收創高", [("去年", "2025"), ("1月", "2026-01")]),
        ("依（2025）示民初字第 8 號判決", []),
    ],
)
def test_chinese_dates_in_announcements(text: str, dates: list[tuple[str, str]]) -> None:
    assert read(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Sales from March to May in 2023 rose.", [("March to May in 2023", "2023-03-01/2023-05-31")]),
        ("It opened on May second 2023.", [("May second 2023", "2023-05-02")]),
        ("It closed on July, 21st, 2023.", [("July, 21st, 2023", "2023-07-21")]),
        ("Open from 03 to 09 January.", [("03 to 09 January", "2026-01-03/2026-01-09")]),
        ("It is raising money to buy a rival by end of May.", [("end of May", "2026-05-21/2026-05-31")]),
    ],
)
def test_english_dates_in_other_orders(text: str, dates: list[tuple[str, str]]) -> None:
    assert read(text, "en") == dates


def test_the_year_of_a_headline_ends_with_its_clause() -> None:
    march = date(2026, 3, 6)
    assert read("沛星去年賺進五個股本 前 2 月營收增 1.4 倍", published=march)[-1] == ("前 2 月", "2026-01-01/2026-02-28")
    assert read("沛星去年賺進五個股本，前 2 月營收增 1.4 倍", published=march)[-1] == ("前 2 月", "2025-01-01/2025-02-28")
