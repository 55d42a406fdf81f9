"""Files to articles: what is text and what is not, blocks, days, languages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import NoTextError, TooLargeError, UnreadableError, UnsupportedError, UsageError
from pipeline.model import Article
from pipeline.reading import Options, article_from_text, read, reading_of
from pipeline.reading.frontmatter import split


def md(text: str, source: str = "a.md") -> Article:
    return read(text.encode(), source=source)


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


# -- front matter

FRONT = """---
title: "晨曦機器人：募資 3 億"
summary: >
  本輪由遠帆資本
  領投。
publishedAt: 2026-02-13T09:00:00+08:00
author: 王小範
lang: zh
company: "別家公司"
amount: 999000000
tags: ["機器人", "999 億元"]
sources:
  - name: "某報 2020-01-01"
    url: "https://example.org/888億元"
---

內文第一段。
"""


def test_front_matter_gives_title_summary_and_fields_and_nothing_else() -> None:
    article = md(FRONT)
    assert blocks(article) == [
        ("title", "晨曦機器人：募資 3 億"),
        ("summary", "本輪由遠帆資本 領投。"),
        ("paragraph", "內文第一段。"),
    ]
    assert article.text == "晨曦機器人：募資 3 億\n本輪由遠帆資本 領投。\n內文第一段。"
    assert (article.title, article.published, article.author) == ("晨曦機器人：募資 3 億", date(2026, 2, 13), "王小範")


@pytest.mark.parametrize(
    ("front", "keys"),
    [
        ("---\ntitle: 甲: 乙\n---\n", {"title": "甲: 乙"}),
        ("---\ntitle: 'It''s 甲'\n---\n", {"title": "It's 甲"}),
        ('---\ntitle: "a \\"b\\" \\u7532"\n---\n', {"title": 'a "b" 甲'}),
        ('---\ntitle: "不 "跳" 脫"\n---\n', {"title": '不 "跳" 脫'}),
        ("---\ntitle: |\n  一\n  二\n---\n", {"title": "一\n二"}),
        ("---\ntitle: 一 # 註\n---\n", {"title": "一"}),
        ("---\ndate: 2026-02-13\ndraft: false\nlist:\n  - title: x\n---\n", {"date": "2026-02-13", "draft": "false"}),
        ("+++\ntitle = '甲'\ndate = 2026-02-13\n+++\n", {"title": "甲", "date": "2026-02-13"}),
        ("---\n: broken\n\t- x\ntitle: 甲\n& *a\n---\n", {"title": "甲"}),
        ("\n\n---\ntitle: 甲\n---\n", {"title": "甲"}),
    ],
)
def test_front_matter_is_read_though_it_be_broken(front: str, keys: dict[str, str]) -> None:
    assert split(front + "內文。") == (keys, "內文。")


@pytest.mark.parametrize("text", ["---\n一段話。\n---\n另一段。", "--- 不是", "內文\n---\ntitle: x\n---\n"])
def test_rules_are_not_front_matter(text: str) -> None:
    assert split(text) == ({}, text)


def test_our_front_matter_reads_what_yaml_reads() -> None:
    srsly = pytest.importorskip("srsly", reason="a YAML parser to compare with")
    for title in ("甲", '"甲: 乙"', "'a''b'", '"tab\\tend"', "a b # c", "> \n  x\n  y", '"1"'):
        ours, _ = split(f"---\ntitle: {title}\nother: [1, 2]\n---\nx")
        theirs = srsly.yaml_loads(f"title: {title}\nother: [1, 2]\n")
        assert ours["title"].strip() == str(theirs["title"]).strip()


def test_front_matter_that_never_ends_loses_no_text() -> None:
    article = md('---\ntitle: "甲"\ndate: 2026-02-13\n\n內文在此。')
    assert "內文在此。" in article.text
    assert article.title == "甲"


def test_a_heading_that_repeats_the_title_is_said_once() -> None:
    assert md("---\ntitle: 甲公司募資\n---\n\n# 甲公司募資\n\n內文。").text == "甲公司募資\n內文。"
    assert md("---\ntitle: 甲公司募資\n---\n\n# 另一個標題\n\n內文。").text == "甲公司募資\n另一個標題\n內文。"


def test_a_summary_that_repeats_the_first_paragraph_is_said_once() -> None:
    assert md("---\ntitle: 題\nsummary: 甲公司募資…\n---\n甲公司募資三億元。").text == "題\n甲公司募資三億元。"


# -- Markdown


@pytest.mark.parametrize(
    ("marked", "seen"),
    [
        ("**約 30 億美元。**該公司", "約 30 億美元。該公司"),
        ("這是*重點*與_底線_", "這是*重點*與_底線_".replace("*", "").replace("_底線_", "_底線_")),
        ("見 _重點_ 與 __粗__ 字", "見 重點 與 粗 字"),
        ("snake_case_name 與 2*3*4", "snake_case_name 與 234"),
        ("[甲](https://e.org/a_(b)) 與 [乙][1]", "甲 與 乙"),
        ("![圖 99 億元](x.png)說明", "說明"),
        ("[![圖](a.png)](b)後文", "後文"),
        (r"籌得 \$30M 與 1\.5 億", "籌得 $30M 與 1.5 億"),
        ("$30M 與 $40M", "$30M 與 $40M"),
        ("`x_*y` 程式", "x_*y 程式"),
        ("~~舊~~==新==", "舊新"),
        ("A&amp;B &#20740; &nbsp;元", "A&B 億 \xa0元"),
        ("見 https://example.org/2026/02/13/ 與 <https://e.org/1億>", "見  與"),
        ("一<br>二<br/>三", "一\n二\n三"),
        ("<u>底</u><a id='x'></a>線", "底線"),
        ("註[^1]與{{< tweet 12 >}}後{% raw %}", "註與後"),
        ("[[維基|顯示]] 與 [[頁]]", "顯示 與 頁"),
        ("5 < 7 而 9 > 3", "5 < 7 而 9 > 3"),
    ],
)
def test_marks_are_not_text(marked: str, seen: str) -> None:
    if "*重點*" in marked:
        seen = "這是重點與_底線_"
    assert md(f"{marked}\n").text == seen.strip()


def test_blocks_of_markdown() -> None:
    text = """# 題目 #

> 引文 **一**
> 續行

第一段
第二行

## [小標](https://example.org)

- 甲
- [x] 乙
  續乙
    1. 丙

1. 丁
2) 戊

---

***

    縮排的段落

```python
x = 1
```

| 公司 | 金額 |
|:--|--:|
| **甲** | 3 億元 |

| 無頭 | 表 |

[1]: https://example.org/ref
[^1]: https://example.org/note
#標籤 #機器人
"""
    assert blocks(md(text)) == [
        ("title", "題目"),
        ("quote", "引文 一\n續行"),
        ("paragraph", "第一段\n第二行"),
        ("heading", "小標"),
        ("item", "甲"),
        ("item", "乙\n續乙"),
        ("item", "丙"),
        ("item", "丁"),
        ("item", "戊"),
        ("paragraph", "縮排的段落"),
        ("paragraph", "x = 1"),
        ("table", "| 公司 | 金額 |\n|---|---|\n| 甲 | 3 億元 |"),
        ("table", "| 無頭 | 表 |"),
    ]


def test_wrapped_lines_are_one_line() -> None:
    chinese = "晨曦機器人今日宣布完成新一輪的募資，由遠帆資本領投，募得三億\n五千萬美元，將用於擴大產線。"
    assert md(chinese).text == chinese.replace("\n", "")
    latin = "Northpier Labs said on Monday that it had raised thirty\nmillion dollars in a round led by Alder Peak Ventures."
    assert md(latin).text == latin.replace("\n", " ")
    assert md("**項目：甲**\n4 月 5 日完成募資").text == "項目：甲\n4 月 5 日完成募資"


def test_an_html_table_in_markdown_is_a_table() -> None:
    text = "前文。\n\n<table>\n<tr><th>公司</th><th>估值</th></tr>\n<tr><td>甲</td><td>3 億</td></tr>\n</table>\n\n後文。"
    assert blocks(md(text))[1] == ("table", "| 公司 | 估值 |\n|---|---|\n| 甲 | 3 億 |")


def test_comments_scripts_and_styles_are_not_text() -> None:
    assert md("前<!-- 9 億元\n\n -->後\n\n<script>\nvar x = '9 億元'\n</script>\n\n文").text == "前後\n文"


# -- what is not text


@pytest.mark.parametrize(
    "noise",
    [
        "**来源：** [某网](https://example.org)",
        "來源：某報",
        "*原文連結*：https://example.org/9億",
        "- **資料來源**: 某報 2020-01-01",
        "Source: Example Wire, Jan 1, 2020",
        "標籤：募資, 9 億元",
        "#募資 #機器人",
        "← 返回首頁",
        "閱讀更多 →",
        "Read more",
        "## 延伸閱讀\n\n- [海鹽科技募資 9 億元](x)\n- 另一篇",
        "### 參考資料\n\n1. 某報，2020 年 1 月 1 日\n\n一段說明 9 億元",
        "**相關文章**\n\n- 甲\n- 乙",
        "## 📚 Further Reading\n\n- Nine billion dollars",
        "資料來源：\n- 某報\n- 某台",
    ],
)
def test_sources_links_and_navigation_are_not_text(noise: str) -> None:
    assert md(f"## 一\n\n內文。\n\n{noise}\n").text == "一\n內文。"


def test_text_after_a_list_of_links_is_text_again() -> None:
    assert md("內文。\n\n## 延伸閱讀\n\n- 甲\n\n### 更多\n\n- 乙\n\n## 後記\n\n後文。").text == "內文。\n後記\n後文。"
    assert md("內文。\n\n**延伸閱讀**\n\n- 甲\n\n後文。").text == "內文。\n後文。"


@pytest.mark.parametrize("line", ["資金來源：甲公司 3 億元", "營收來源是授權", "來源多元的資金達 3 億元", "相關報導指出 3 億元", "Sources said $3 billion"])
def test_lines_that_only_look_like_sources_are_text(line: str) -> None:
    assert line in md(f"內文。\n\n{line}\n").text


def test_a_file_of_sources_only_is_read_whole() -> None:
    reading = reading_of("## 參考資料\n\n| 篇 | 題 |\n|--|--|\n| 1 | 甲募資 |".encode(), source="a.md")
    assert "甲募資" in reading.article.text
    assert reading.notes


# -- plain text and strings


def test_plain_text_keeps_its_lines() -> None:
    article = read("晨曦機器人募資\n\n內文一。\n內文二 *不是* 標記。\n- 項目\n| 甲 | 乙 |\n| 1 | 2 |\n".encode(), source="a.txt")
    assert [kind for kind, _ in blocks(article)] == ["title", "paragraph", "paragraph", "item", "table"]
    assert "*不是*" in article.text


@pytest.mark.parametrize("text", ["", "  a\n\n\nb  ", "# 題\n\n| a | b |\n| 1 | 2 |\n\n來源：某報", "﻿x\r\ny", "https://e.org/1"])
def test_a_string_is_kept_to_the_letter(text: str) -> None:
    article = article_from_text(text, "2026-02-13", "TW")
    assert article.text == text
    assert all(text[block.start : block.end].strip() for block in article.blocks)


def test_a_string_with_a_bad_day_is_refused() -> None:
    with pytest.raises(UsageError):
        article_from_text("x", "soon")


# -- JSON


def test_json_under_the_usual_names() -> None:
    record = {"Headline": "題", "description": "摘要。", "body": "內文 **一**。", "pub_date": 0, "pubDate": "Fri, 13 Feb 2026 08:00:00 GMT",
              "link": "https://example.tw/a", "authors": ["甲", "乙"]}  # fmt: skip
    article = read(json.dumps(record).encode(), source="a.json")
    assert article.text == "題\n摘要。\n內文 一。"
    assert (article.published, article.url, article.region, article.author) == (date(2026, 2, 13), "https://example.tw/a", "TW", "甲, 乙")


def test_json_with_a_page_in_it() -> None:
    article = read(json.dumps({"title": "題", "content_html": "<p>一。</p><script>9 億</script><p>二。</p>"}).encode(), source="a.json")
    assert article.text == "題\n一。\n二。"


@pytest.mark.parametrize("text", ["{", "[]", "3", '{"id": 1}', '{"text": 3'])
def test_json_that_is_no_article_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        read(text.encode(), source="a.json")


def test_other_names_first() -> None:
    options = Options(fields={"text": ("story",)})
    assert read(b'{"text": "no", "story": "yes it is"}', source="a.json", options=options).text == "yes it is"


def test_a_sidecar_wins(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: 題\ndate: 2020-01-01\n---\n內文。", encoding="utf-8")
    (tmp_path / "a.meta.json").write_text('{"published": "2026-02-13", "region": "HK"}', encoding="utf-8")
    article = read(tmp_path / "a.md")
    assert (article.published, article.region, article.title) == (date(2026, 2, 13), "HK", "題")


# -- days, languages, regions


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


@pytest.mark.parametrize(("url", "region"), [("https://a.com.tw/1", "TW"), ("https://a.hk/1", "HK"), ("https://a.com/tw", None)])
def test_the_region_only_when_sure(url: str, region: str | None) -> None:
    assert md(f"---\nurl: {url}\n---\n內文。").region == region


# -- refusals


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"<!-- -->\n---\n"])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(NoTextError):
        read(data, source="a.md")


def test_refusals_are_typed(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedError):
        read(b"x", source="a.docx")
    with pytest.raises(UnreadableError):
        read(tmp_path / "missing.md")
    with pytest.raises(UnreadableError):
        read(tmp_path)
    with pytest.raises(TooLargeError):
        read(b"x" * 100, source="a.md", options=Options(max_characters=10))
    (tmp_path / "a.md").write_bytes(b"x" * 100)
    with pytest.raises(TooLargeError):
        read(tmp_path / "a.md", options=Options(max_bytes=10))


def test_the_article_is_the_same_every_time() -> None:
    assert md(FRONT) == md(FRONT)
    assert md(FRONT).id != md(FRONT, "b.md").id
