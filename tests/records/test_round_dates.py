"""Which day is a round's: its own, or what its item opens with; a neighbour's never."""

from __future__ import annotations

import pytest

from pipeline.process import extract

DIGEST = """2026年04月第1周融資匯總
嶺象科技
3 月 28 日，由前銀行交易員創立的醫療新創嶺象科技宣布完成 500 萬美元新一輪融資，由嶺漢創投領投。
嶺碁生醫
3 月 29 日，藥物研發平台嶺碁生醫宣布，已獲得嶺漢創投投資，並有多家醫院支持。
嶺坤能源
儲能業者嶺坤能源完成 600 萬美元 A 輪融資。"""


def days(text: str) -> dict[str, str]:
    facts = extract(text, published="2026-04-03", region="TW")
    rounds = [f for f in facts if f.kind == "funding_round"]
    return {r.company.text: r.date.text if r.date else "" for r in rounds if r.company}


def test_an_items_own_day_is_its_round_s() -> None:
    assert days(DIGEST) == {"嶺象科技": "3 月 28 日", "嶺碁生醫": "3 月 29 日", "嶺坤能源": ""}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 月 28 日，由兩名醫師創辦的嶺象科技宣布完成 500 萬美元 A 輪融資。", "3 月 28 日"),
        ("2019 年嶺象科技成立，宣布完成 500 萬美元 A 輪融資。", ""),  # the founding's
        ("3 月 28 日，嶺象科技宣布，已獲得嶺漢創投投資。", "3 月 28 日"),
        ("3 月 28 日嶺象科技開幕。嶺象科技已獲得嶺漢創投投資。", ""),
    ],
)
def test_whose_a_day_is(text: str, day: str) -> None:
    assert days(text).get("嶺象科技") == day
