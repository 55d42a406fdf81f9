"""Markdown: its marks are not text, its blocks are kept."""

from __future__ import annotations

import pytest

from tests.helpers.reading import blocks, md


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
