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
