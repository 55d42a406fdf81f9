"""Names between words of deals and rounds, and what stands there and is none."""

from __future__ import annotations

import pytest

from pipeline.mentions.mention import Source
from pipeline.mentions.names.parties import parties
from pipeline.process import mentions_of
from pipeline.text.fold import fold


def between(text: str) -> list[str]:
    return [text[start:end] for start, end in parties(fold(text), [])]


def names(text: str) -> list[str]:
    return [text[m.start : m.end] for m in mentions_of(Source(text, "zh-Hant")) if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("買方是嶺思創，價格未公布。", "嶺思創"),
        ("接手方為嶺福，員工留任。", "嶺福"),
        ("工廠由嶺榮電接手。", "嶺榮電"),
        ("產品線打包給嶺相，對價不明。", "嶺相"),
        ("兩家基金認購嶺晶碳新增註冊資本。", "嶺晶碳"),
        ("股東會通過對嶺導的收購。", "嶺導"),
        ("三家機構向嶺泰增資。", "嶺泰"),
        ("該店今起歸嶺川所有。", "嶺川"),
        ("嶺民染整公告兩件事。", "嶺民染整"),
        ("去年該廠合併嶺星，今年再談一家。", "嶺星"),
    ],
)
def test_what_stands_between_is_shown(text: str, name: str) -> None:
    assert name in between(text)


@pytest.mark.parametrize(
    "text",
    [
        "買方是一家公司，價格未公布。",
        "工廠由員工接手。",
        "工廠由美國收購。",
        "傳被金控收購。",
        "公司公告兩件事。",
        "去年合併營收，增加兩成。",
        "賣給第三方。",
        "該社向農民收購黃豆。",
    ],
)
def test_nouns_and_places_are_not_shown(text: str) -> None:
    assert between(text) == []


def test_what_is_listed_stays_as_it_is() -> None:
    assert [*parties(fold("買方是嶺思創。"), [(3, 5, False)])] == []


def test_a_name_that_is_shown_is_read() -> None:
    assert names("報導說買方是德國嶺思創，公司沒有回應。") == ["嶺思創"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("車載新創向陽而生獲1.2億元資金", "向陽而生"),
        ("港產平台嘅搵舖位完成A輪融資", "搵舖位"),
        ("到手科技獲3,000萬元投資。", "到手科技"),
        ("同意電子完成2億元增資。", "同意電子"),
        ("初創搵舖位B輪集資4億元", "搵舖位"),
    ],
)
def test_who_raised_what_is_told_right_behind_is_named_by_any_words(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text", ["新創希望募集3億元。", "新創公司普遍獲1億元投資。", "生技新創目前籌集3億元。", "平台執行長獲3億元。", "公司董事會通過增資3億元。"]
)
def test_words_before_a_verb_of_raising_are_no_name(text: str) -> None:
    assert names(text) == []
