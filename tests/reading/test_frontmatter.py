"""Front matter: its title, summary and fields, and nothing else of it; broken, it loses no text."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.reading.frontmatter import split
from tests.helpers.reading import blocks, md

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
        (f"+++\ntitle = '甲'\nx = {'9' * 6000}\n+++\n", {"title": "甲", "x": "9" * 6000}),
        (f"+++\ntitle = '甲'\nx = {'[' * 20_000}\n+++\n", {"title": "甲"}),
        ("+++\ntitle = '甲'\ndate = 2026-02-13\n+++\n", {"title": "甲", "date": "2026-02-13"}),
        ("---\n: broken\n\t- x\ntitle: 甲\n& *a\n---\n", {"title": "甲"}),
        ("\n\n---\ntitle: 甲\n---\n", {"title": "甲"}),
        ("---\n標題：甲：乙\n日期： 2026-02-13\n標籤：\n- a\n---\n", {"標題": "甲：乙", "日期": "2026-02-13"}),
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
