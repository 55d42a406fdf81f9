"""Money that is nothing but spent, lent, traded or given is no round's."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from pipeline.frames import claims
from pipeline.process import extract


def rounds(text: str) -> list[float | None]:
    return [f.money.value if f.money else None for f in extract(text, published="2026-03-12", region="TW") if f.kind == "funding_round"]


@pytest.mark.parametrize(
    "text",
    [
        "台積電為歐洲新廠增資 20 億美元。",
        "台積電 15 億美元增資德國廠，帶動對外投資。",
        "芯嶺電子登陸科創板，募資人民幣 90 億元。",
        "年度最大 IPO！芯嶺電子募資 7 億美元 首日大漲。",
        "芯嶺電子申請盈餘轉增資 4 億元。",
        "青禾三號基金完成首輪關帳，規模 15 億元。",
        "芯嶺電子戰略配售結果出爐，預計募集資金淨額 17 億元。",
        "債券 ETF 獲法人加碼 30 億元。",
        "芯嶺電子的銀團聯貸案獲得 30 億元資金。",
        "芯嶺電子發行超短期融資券，融資規模達 30 億元。",
        "芯嶺電子慈善義賣共募得 30 萬元。",
        "The auction at Corelane, which raked in $100 million, was its last.",
    ],
)
def test_money_of_another_frame_is_no_round(text: str) -> None:
    assert rounds(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("芯嶺電子完成 20 億元 A 輪融資，將興建新廠。", 2e9),
        ("芯嶺電子募資 20 億元，將興建新廠。", 2e9),
        ("宇樹科技 IPO 前完成 20 億元融資。", 2e9),
        ("銀行提供貸款之後，芯嶺電子完成 20 億元融資。", 2e9),
        ("芯嶺電子剛獲得貸款，如今由創投領投，募得 20 億元。", 2e9),
        ("Corelane raised $20 million in a round led by Index Ventures to build a plant.", 2e7),
    ],
)
def test_a_word_that_only_a_raising_has_keeps_the_amount(text: str, value: float) -> None:
    assert rounds(text) == [value]


def test_words_of_a_frame_are_looked_for_once_a_sentence_however_many_amounts_stand_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look over a sentence is one call: it is counted where it is made."""
    looks = Counter[tuple[str, int]]()

    class Words:
        def __init__(self, concept: str) -> None:
            self.concept, self.words = concept, words(concept)

        def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
            looks[self.concept, start] += 1
            return self.words.finditer(text, start, end)

    words = claims._words
    monkeypatch.setattr(claims, "_words", functools.cache(Words))
    extract("沛星宣布完成募資，" + "估值達30億美元" * 100)
    assert {concept for concept, _ in looks} == {"raising", *claims.FRAMES} - {"spend"}
    assert max(looks.values()) == 1
