"""Who goes public, and who is only listed, on sale or open."""

from __future__ import annotations

import pytest

from pipeline.process import extract


def listings(text: str) -> list[tuple[str, str]]:
    return [(f.company.text, f.status) for f in extract(text, published="2026-03-12", region="TW") if f.kind == "listing" and f.company]


@pytest.mark.parametrize(
    "text",
    [
        "聯發科新款天璣晶片將在第四季上市。",
        "匯豐新總部昨日在信義區掛牌啟用。",
        "智譜將持續推動上市公司品質提升。",
        "智譜收購在港交所上市的農夫山泉。",
        "智譜已向港交所申請恢復買賣。",
    ],
)
def test_nobody_goes_public(text: str) -> None:
    assert listings(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("智譜計畫明年在港交所上市。", ("智譜", "planned")),
        ("智譜通過港交所聆訊。", ("智譜", "planned")),
        ("智譜掛牌首日大漲三成。", ("智譜", "asserted")),
    ],
)
def test_a_company_goes_public(text: str, told: tuple[str, str]) -> None:
    assert listings(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("晶澤光電昨日登上微博熱搜。", []),
        ("晶澤光電今日登陸胡志明市證券交易所。", [("晶澤光電", "asserted")]),
        ("晶澤光電昨日在科創板上市。東吳證券擔任保薦券商，為企業走上科創板 IPO 鋪路。", [("晶澤光電", "asserted")]),
        ("東吳證券今日在港交所上市，由中金保薦。", [("東吳證券", "asserted")]),
        ("晶澤生物的細胞療法進展順利。該公司預計 2027 年向歐盟提交 CT-041 的上市申請。", []),
        ("晶澤生物於 2019 年獲得天使輪投資；2026 年 2 月完成新三板掛牌。", [("晶澤生物", "asserted")]),
    ],
)
def test_who_lists_is_neither_who_helps_nor_what_is_let_onto_a_market(text: str, told: list[tuple[str, str]]) -> None:
    assert listings(text) == told
