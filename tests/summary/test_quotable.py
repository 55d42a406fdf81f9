"""A quoted sentence stands alone: whole, readable, of the article's language, no part of the page around it."""

from __future__ import annotations

import pytest

from pipeline.summary.quotable import quotable, stands_alone
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
        ("資料見 https://example.org/turbines 的完整說明與每月的發電紀錄。", False),
    ],
)
def test_what_cannot_be_quoted(text: str, spaced: bool) -> None:
    assert not quotable(text, fold(text), spaced)


@pytest.mark.parametrize(
    "text",
    ["但是也有人懷疑這個模型的用處。", "However, the board is not sure of it at all.", "你會相信這個預測嗎？", "「我們相信這個預測。」"],
)
def test_what_leans_asks_or_speaks(text: str) -> None:
    assert not stands_alone(text, fold(text))
