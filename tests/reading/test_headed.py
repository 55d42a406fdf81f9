"""Letters of boards and bulletins: the lines of labels at the top are fields, what others wrote below is not the article."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.reading import read
from pipeline.reading.headed import split
from tests.helpers.reading import md

LETTER = """作者: someone123 (暱稱)
看板: Startup
標題: [新聞] 晨曦機器人完成三億元 A 輪募資
時間: Thu Mar 12 09:15:33 2026

晨曦機器人昨日宣布完成新臺幣三億元的募資。
公司將用於擴建臺中的產線。

--
※ 發信站: 某站(board.example), 來自: 192.0.2.7 (臺灣)
※ 文章網址: https://board.example/a.html
推 reader1: 恭喜 9 億元                                  03/12 09:20
→ reader2: 真的嗎                                        03/12 09:21
噓 reader3: 早就知道                                     03/12 09:22
"""

NOTICE = """發言日期 115/03/12　　發言時間 17:30:11
發言人 王小範
主旨 公告本公司董事會決議辦理現金增資
符合條款 第11款
事實發生日 115/03/11
說明 1.發行總金額：新台幣100,000,000元
2.資金用途：充實營運資金
"""


@pytest.mark.parametrize("source", ["a.md", "a.txt"])
def test_a_letter_of_a_board(source: str) -> None:
    article = read(LETTER.encode(), source=source)
    assert (article.title, article.published) == ("[新聞] 晨曦機器人完成三億元 A 輪募資", date(2026, 3, 12))
    assert article.author == "someone123 (暱稱)"
    assert article.text.endswith("公司將用於擴建臺中的產線。")


@pytest.mark.parametrize("between", [" ", "：", ": ", "\t", "　　"])
def test_a_bulletin_of_a_listed_company(between: str) -> None:
    text = NOTICE.replace("日期 ", f"日期{between}").replace("主旨 ", f"主旨{between}").replace("說明 ", f"說明{between}")
    article = md(text, "a.txt")
    assert (article.title, article.published) == ("公告本公司董事會決議辦理現金增資", date(2026, 3, 12))
    assert "1.發行總金額：新台幣100,000,000元" in article.text
    assert "王小範" not in article.text and "事實發生日 115/03/11" in article.text


@pytest.mark.parametrize("above", ["公開資訊觀測站\n", "公開資訊觀測站\n本資料由某某公司提供\n\n"])
def test_what_stands_above_a_bulletin_is_no_title(above: str) -> None:
    text = above + NOTICE.replace("說明 1", "說明\n1")
    article = md(text, "a.txt")
    assert (article.title, article.published) == ("公告本公司董事會決議辦理現金增資", date(2026, 3, 12))
    assert "1.發行總金額：新台幣100,000,000元" in article.text and "說明" not in article.text and "觀測站" not in article.text


def test_a_title_above_its_date_and_author_is_the_title() -> None:
    article = md("晨曦機器人募資三億元\n日期：2026-03-12\n作者：王小範\n來源：某報\n\n內文。", "a.txt")
    assert (article.title, article.published) == ("晨曦機器人募資三億元", date(2026, 3, 12))


@pytest.mark.parametrize("between", [" ", "  ", "                     "])
def test_a_label_on_the_same_line_is_no_part_of_the_author(between: str) -> None:
    article = read(LETTER.replace("\n標題", f"{between}看板{between}Stock\n標題").encode(), source="a.txt")
    assert article.author == "someone123 (暱稱)"


def test_a_letter_saved_as_a_page() -> None:
    metalines = "".join(
        f'<div class="article-metaline"><span class="article-meta-tag">{label}</span><span class="article-meta-value">{value}</span></div>'
        for label, value in (("作者", "someone (暱稱)"), ("標題", "[新聞] 晨曦機器人募資"), ("時間", "Thu Mar 12 09:15:33 2026"))
    )
    body = "晨曦機器人昨日宣布完成新臺幣三億元的募資，資金將用於擴建臺中的產線。\n\n--\n※ 發信站: 某站(board.example)\n"
    push = '<div class="push"><span>推 </span><span>reader</span><span>: 恭喜 9 億元</span><span> 03/12 09:20</span></div>'
    page = f'<html><head><title>[新聞] 晨曦機器人募資 - 看板 - 某站</title></head><body><div id="main-content">{metalines}{body}{push}</div></body></html>'
    article = read(page.encode(), source="a.html")
    assert (article.title, article.published) == ("[新聞] 晨曦機器人募資", date(2026, 3, 12))
    assert "9 億元" not in article.text and "someone" not in article.text


def test_a_bulletin_saved_as_a_page() -> None:
    rows = "".join(f"<tr><th>{a}</th><td>{b}</td><th>{c}</th><td>{d}</td></tr>" for a, b, c, d in [
        ("序號", "1", "發言日期", "115/03/12"), ("發言人", "王小範", "發言時間", "17:30:11")])  # fmt: skip
    rows += "<tr><th>主旨</th><td colspan=3>公告本公司董事會決議辦理現金增資</td></tr>"
    rows += "<tr><th>說明</th><td colspan=3><pre>1.發行總金額:新台幣100,000,000元\n2.資金用途:充實營運資金</pre></td></tr>"
    article = read(f"<html><body><table>{rows}</table></body></html>".encode(), source="a.html")
    assert (article.title, article.published) == ("公告本公司董事會決議辦理現金增資", date(2026, 3, 12))
    assert "1.發行總金額:新台幣100,000,000元" in article.text


@pytest.mark.parametrize("text", ["標題 這只是一行\n\n內文。", "時間：2026-03-12\n\n內文。", "說明 甲\n主旨 乙", "作者認為：這是內文。\n看板上寫著：歡迎。\n"])
def test_a_sentence_that_begins_like_a_label_is_a_sentence(text: str) -> None:
    assert split(text) == ({}, text)


def test_fields_in_chinese() -> None:
    article = md("---\n標題: 題目\n作者: 王小範\n日期: 2026-03-12\n摘要: 一句摘要。\n---\n內文。")
    assert (article.title, article.author, article.published) == ("題目", "王小範", date(2026, 3, 12))
    record = '{"標題": "題目", "內文": "內文。", "發布時間": "2026-03-12"}'
    assert read(record.encode(), source="a.json").text == "題目\n內文。"
    office = '{"出表日期": "1150313", "發言日期": "1150312", "主旨 ": "題目", "說明": "內文。"}'
    assert read(office.encode(), source="a.json").published == date(2026, 3, 12)


GENERATORS = {
    "hugo": '+++\ntitle = "題目"\ndate = 2026-03-12T08:00:00+08:00\nlastmod = 2026-03-14\ndraft = false\n+++\n',
    "hugo-json": '{\n "title": "題目",\n "date": "2026-03-12",\n "tags": ["x"]\n}\n\n',
    "astro": "---\ntitle: 題目\npubDate: Mar 12 2026\nupdatedDate: 2026-03-14\nheroImage: /a.png\n---\n",
    "astro-paper": "---\nauthor: x\npubDatetime: 2026-03-12T08:00:00Z\nmodDatetime: 2026-03-14T08:00:00Z\ntitle: 題目\n---\n",
    "jekyll": "---\nlayout: post\ntitle:  題目\ndate:   2026-03-12 08:00:00 +0800\nlast_modified_at: 2026-03-14\ncategories: [a]\n---\n",
    "hexo": "title: 題目\ndate: 2026-03-12 08:00:00\nupdated: 2026-03-14\ntags:\n  - a\n---\n",
    "docusaurus": "---\nslug: a\ntitle: 題目\nauthors: [a]\ndate: 2026-03-12\nlast_update:\n  date: 2026-03-14\n---\n",
    "next": '---\ntitle: "題目"\npublishedAt: "2026-03-12"\nsummary: ""\n---\n',
    "gatsby": "---\ntemplateKey: post\ntitle: 題目\ndatePublished: 2026-03-12\ndateModified: 2026-03-14\n---\n",
}


@pytest.mark.parametrize("name", GENERATORS)
def test_front_matter_of_the_common_generators(name: str) -> None:
    article = md(GENERATORS[name] + "內文。")
    assert (article.title, article.published, article.text) == ("題目", date(2026, 3, 12), "題目\n內文。")
