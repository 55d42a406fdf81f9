"""How sure figures are told, and which of them are nobody's: forecasts, what has to be, starts without a time."""

from __future__ import annotations

import pytest

from pipeline.model import GrowthFact, RevenueFact
from pipeline.process import extract


def told(text: str) -> list[tuple[str, str]]:
    facts = [f for f in extract(text, published="2026-03-12") if isinstance(f, (RevenueFact, GrowthFact))]
    return [(f.money.text if isinstance(f, RevenueFact) and f.money else f.metric, f.status) for f in facts]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("青苔生醫預計前三季，歸母淨利為 3 億元，年增兩成。", [("3 億元", "planned"), ("profit", "planned")]),
        ("青苔生醫預計前三季，歸母淨利為 3 億元；第二季營收 5 億元。", [("3 億元", "planned"), ("5 億元", "asserted")]),
        ("青苔生醫預計全年營收 9 億元，目前營收已達 5 億元。", [("9 億元", "planned"), ("5 億元", "asserted")]),
        ("青苔生醫預計全年營收 9 億元，但淨利 3 億元。", [("9 億元", "planned"), ("3 億元", "asserted")]),
        ("青苔生醫上半年業績預增兩倍。", [("revenue", "planned")]),
        ("青苔生醫發盈喜，料中期純利增加六成。", [("profit", "planned")]),
        ("法人估台積電第四季營收季增 5%。", [("revenue", "planned")]),
        ("青苔生醫承諾將實現成長（營收成長逾 3%）。", [("revenue", "planned")]),
        ("青苔生醫預虧 3 億元。", [("3 億元", "planned")]),
        ("青苔生醫澄清此前四年虧損 57 億元的謠言。", [("57 億元", "denied")]),
        ("青苔生醫 2 月營收 17 億元，3 月營收必須站上 21 億元才能達標。", [("17 億元", "asserted")]),
        ("Quillstone's revenue was $3 million last year and needs to reach $9 million.", [("$3 million", "asserted")]),
        ("青苔生醫五年來營收從 3 億元成長到 25 億元。", [("25 億元", "asserted")]),
        ("青苔生醫營收由 2023 年的 3 億元成長到 2024 年的 5 億元。", [("3 億元", "asserted"), ("5 億元", "asserted")]),
        ("Quillstone's revenue grew from $3 million to $5 million in 2024.", [("$5 million", "asserted")]),
        ("Quillstone's revenue rose from $3 million a year earlier to $5 million.", [("$3 million", "asserted"), ("$5 million", "asserted")]),
    ],
)
def test_how_sure_a_figure_is_told(text: str, figures: list[tuple[str, str]]) -> None:
    assert told(text) == figures


def test_the_evidence_of_a_headlines_forecast_is_its_word() -> None:
    text = "恆宇科技料中期純利增加20%"
    (told,) = [f for f in extract(text, published="2026-03-12", region="HK") if f.kind == "growth"]
    assert [e.text for e in told.evidence if e.field == "status"] == ["料"]
