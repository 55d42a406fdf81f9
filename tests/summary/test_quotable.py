"""A quoted sentence stands alone: whole, readable, of the article's language, no part of the page around it."""

from __future__ import annotations

import pytest

from pipeline.summary.quotable import is_spoken, quotable, stands_alone, unlabelled
from pipeline.text.fold import fold

GOOD = "海風科技上週發表新的離岸風電預測模型，能提前三天估計發電量。"


def test_a_good_one() -> None:
    assert quotable(GOOD, fold(GOOD), spaced=False) and stands_alone(GOOD, fold(GOOD))


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("太短了。", False),
        (GOOD.removesuffix("。"), False),
        (f"「{GOOD}", False),
        (f"（續）{GOOD}", False),
        (GOOD * 5, False),
        ("The harbor board has tested four tidal turbines in the northern channel.", False),
        (GOOD, True),
        ("The board of 港務局 has tested four tidal turbines in the northern channel.", True),
        ("Subscribe to our newsletter and read more stories like this one every week.", True),
        ("歡迎訂閱我們的電子報並追蹤粉絲團，我們每週都會寄出最新的消息。", False),
        ("Six patterns from productionSecuring the channel matter more than which turbine to deploy.", True),
        ("資料見 https://example.org/turbines 的完整說明與每月的發電紀錄。", False),
    ],
)
def test_what_cannot_be_quoted(text: str, spaced: bool) -> None:
    assert not quotable(text, fold(text), spaced)


@pytest.mark.parametrize(
    "text",
    [
        "但是也有人懷疑這個模型的用處。", "However, the board is not sure of it at all.", "本輪融資將用於擴大產能與招募人才。",
        "公司估值是去年的三倍。", "你會相信這個預測嗎？", "「我們相信這個預測。」",
    ],
)
def test_what_leans_asks_or_speaks(text: str) -> None:
    assert not stands_alone(text, fold(text))


def labelled(*lines: str) -> list[str]:
    text = "\n".join(map(fold, lines))
    ends = [i for i, c in enumerate(text) if c in "。."]
    starts = [0, *(end + 1 + (text[end + 1 : end + 2] == "\n") for end in ends[:-1])]
    spans = [(start, end + 1) for start, end in zip(starts, ends, strict=True)]
    return [text[start:end] for start, end in unlabelled(text, spans)]


def test_a_label_that_begins_a_line_is_left_out_where_it_is_known_or_begins_several() -> None:
    assert labelled("核心事件：大象募資。", "黃仁勳：小貓上市。") == ["大象募资。", "黄仁勋:小猫上市。"]
    assert labelled("編者：大象募資。", "編者：小貓上市。") == ["大象募资。", "小猫上市。"]
    assert labelled("大象募資。編者：小貓上市。", "小狗說。編者：再說。") == ["大象募资。", "编者:小猫上市。", "小狗说。", "编者:再说。"]
    assert labelled("PVH Corp (NYSE:), a firm, fell.", "PVH Corp (NYSE:), a firm, rose.")[0].startswith("pvh corp")


@pytest.mark.parametrize(
    ("text", "sentence", "spoken"),
    [
        ("“Pricing is a lever. What impressed us is the team,” says Ann.", "What", True),
        ("“Pricing is a lever,” says Ann. What impressed us is the team.", "What", False),
        ("「定價很重要。團隊很強。」他說。", "團隊", True),
        ("「定價很重要。」他說。團隊很強。", "團隊", False),
        ('"Pricing is a lever. What impressed us is the team," says Ann.', "What", True),
        ("“Pricing is a lever.\nWhat impressed us is the team.", "What", False),
    ],
)
def test_a_sentence_inside_a_quotation_is_spoken(text: str, sentence: str, spoken: bool) -> None:
    assert is_spoken(text, text.index(sentence)) is spoken
