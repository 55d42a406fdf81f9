"""Who leads and who joins, and what their names are, where a list, a description or a funder's name stands beside them."""

from __future__ import annotations

import pytest

from pipeline.process import extract


def payers(text: str) -> dict[str, str]:
    rounds = [f for f in extract(text, published="2026-04-03", region="TW") if f.kind == "funding_round"]
    assert len(rounds) == 1
    return {i.text: i.role for i in rounds[0].investors}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Two who join by a verb of their own are no more of him who leads.
        ("嶺象科技完成 900 萬美元 A 輪，領投方是遠翔資本，國泰創投與中國信託創投參與。",
         {"遠翔資本": "lead", "國泰創投": "participant", "中國信託創投": "participant"}),
        # What somebody works on is nobody.
        ("嶺象科技完成 900 萬美元 A 輪，領投方是專注普惠金融的國際創投 Quona Capital。", {"Quona Capital": "lead"}),
        # A fund of a funder's is called by both.
        ("嶺象科技完成 900 萬美元 A 輪，由戈壁創投大灣區基金領投。", {"戈壁創投大灣區基金": "lead"}),
        ("嶺象科技完成 900 萬美元 A 輪，由戈壁創投與大灣區基金領投。", {"戈壁創投": "lead", "大灣區基金": "lead"}),
    ],
)  # fmt: skip
def test_who_pays_and_how(text: str, expected: dict[str, str]) -> None:
    assert payers(text) == expected


def test_who_pays_for_a_whole_round_has_bought_nobody() -> None:
    facts = extract("嶺象科技獲凱雷集團以 4,000 萬美元單獨吃下 B 輪。", published="2026-04-03", region="TW")
    assert not [f for f in facts if f.kind == "acquisition"]
    bought = extract("凱雷集團以 4,000 萬美元吃下嶺象科技。", published="2026-04-03", region="TW")
    assert [f.target.text for f in bought if f.kind == "acquisition"] == ["嶺象科技"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One house in two scripts that touch is one, with what it is called by behind them.
        ("嶺象科技完成 3 億元 A 輪，由 SoftBank capital軟銀海外（領投）、General Atlantic泛大西洋投資投資。",
         {"SoftBank capital軟銀海外": "lead", "General Atlantic泛大西洋投資": "participant"}),
        ("嶺象科技完成 3 億元 A 輪，由Temasek淡馬錫領投。", {"Temasek淡馬錫": "lead"}),
        ("嶺象科技完成 3 億元 A 輪，由Temasek、淡馬錫領投。", {"Temasek": "lead"}),
    ],
)  # fmt: skip
def test_a_house_in_two_scripts_is_one(text: str, expected: dict[str, str]) -> None:
    assert payers(text) == expected
