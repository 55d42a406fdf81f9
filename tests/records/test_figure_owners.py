"""Whose a figure is."""

from __future__ import annotations

import pytest

from pipeline.process import extract


def owners(text: str) -> set[str]:
    facts = extract(text, published="2026-08-31", region="TW", only=["revenue", "growth"])
    return {f.company.text for f in facts}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("宏碁(2353)公布，截至6月底止，該集團收益5億元，年增8%。", "宏碁"),
        ("晶澤通信（603602）發布半年報。\n\n上半年公司實現營業收入5億元。", "晶澤通信"),
        ("飛貓金控(603607)中報扣非淨虧3613萬\n\n財報顯示，飛貓金控中報營收5億元。", "飛貓金控"),
        ("晶澤通信（603602）發布半年度報告。公司半年度營業收入5億元。", "晶澤通信"),
        ("同暉新材(08326)中期虧損720萬元\n\n訊，同暉新材(08326)公布上半年收益6349萬元。", "同暉新材"),
        ("高盛發表研報指，宏碁(2353)今年營收5億元。", "宏碁"),
    ],
)
def test_a_name_with_a_code_is_whose_figures_a_report_tells(text: str, company: str) -> None:
    assert owners(text) == {company}


@pytest.mark.parametrize(
    "text",
    [
        "晶澤證券報告說，自行車業下半年營收將達400億元。",
        "上市櫃公司前三季稅後純益有1兆2千億元，主因鴻海獲利成長。",
        "去年全球半導體業營收6000億美元，台積電居首。",
    ],
)
def test_the_total_of_a_sector_is_nobodys(text: str) -> None:
    assert owners(text) == set()


def test_a_held_company_that_is_spoken_of_again_does_not_lend_its_figure_to_the_holder() -> None:
    facts = extract("中華電信持有是方七成股權，是方去年營收達25億元。")
    assert not [f for f in facts if f.kind == "revenue" and f.company.name == "Chunghwa Telecom"]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("晶澤通信（603602）業績成長主要源於出售海鹽製藥有限公司 100% 股權獲得約 6 億元，扣除後的淨利約 4,000 萬元。", "晶澤通信"),
        ("同暉新材（08326）買回股票。目標公司主要於江蘇省提供服務，今年上半年純利 336 萬元。", None),
        ("「高盛盃」理財大賽報名中，上半年淨利虧損 7,344 萬元。", None),
    ],
)
def test_what_is_sold_bought_or_a_contests_name_has_no_figure(text: str, company: str | None) -> None:
    assert owners(text) == ({company} if company else set())


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("整併Panasonic產線有成 嶺堂9月營收28億元", "嶺堂"),
        ("整併Panasonic產線有成 正林9月營收28億元", "正林"),
        ("攜手Panasonic有成 嶺堂科技9月營收28億元", "嶺堂科技"),
        ("Panasonic電池熱銷 推升9月營收28億元", "Panasonic"),
        ("Panasonic電池熱銷 衝出9月營收28億元", "Panasonic"),
    ],
)
def test_a_headlines_blank_parts_a_figure_from_the_name_before_it(text: str, company: str | None) -> None:
    assert owners(text) == ({company} if company else set())


def whose(text: str) -> list[tuple[str, str]]:
    facts = [f for f in extract(text, published="2026-08-31", region="TW") if f.kind in ("revenue", "growth")]
    return [(f.company.text, f.money.text if f.kind == "revenue" else f"{f.percent}%") for f in facts]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("宏碁、華碩6月營收分別為21億元、48億元。", [("宏碁", "21億元"), ("華碩", "48億元")]),
        ("宏碁、華碩6月營收分別年增5%、12%。", [("宏碁", "5%"), ("華碩", "12%")]),
        ("宏碁示警今年獲利下滑。預計第二季虧損16億元。", [("宏碁", "16億元")]),
        ("宏碁宣布以20億元收購新加坡新創Northpier。這家公司年度經常性收入突破1億元。", [("Northpier", "1億元")]),
        ("宏碁（2353）今年以來，大賣所持有的華碩股票，累計獲利18億元。", [("宏碁", "18億元")]),
        ("宏碁上季營收年減4%，所幸獲利年增3%至25億元。", [("宏碁", "25億元"), ("宏碁", "-4%"), ("宏碁", "3%")]),
    ],
)
def test_who_is_meant_beside_others(text: str, told: list[tuple[str, str]]) -> None:
    assert whose(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "風帆股份宣布向夢嵐能源增資 3 億元，交易所發函問詢。標的公司 2025 年營業收入為 13 萬元，淨利潤為-1,943 萬元。",
            {("夢嵐能源", "revenue"), ("夢嵐能源", "loss")},
        ),
        ("風帆股份擬收購標的，交易尚待批准。標的公司 2025 年營業收入為 13 萬元。", set()),
    ],
)
def test_the_firm_that_is_bought_into_earns_what_the_target_is_told_to(text: str, told: set[tuple[str, str]]) -> None:
    found = extract(text, published="2026-03-12", region="TW")
    assert {(f.company.text, f.metric) for f in found if f.kind == "revenue" and f.company} == told


def test_words_before_the_subject_are_its_own() -> None:
    text = "ClickHouse raised $50 million.\n\nWith ARR that has more than quadrupled over the past year, ClickHouse leads the market."
    found = [f for f in extract(text, published="2026-03-12") if f.kind == "growth"]
    assert [(f.company.text, int(f.ratio or 0)) for f in found if f.company] == [("ClickHouse", 4)]


@pytest.mark.parametrize(
    "text",
    [
        "檢方起訴前主管，指他內線交易風帆股份股票，獲利 900 萬元。",
        "A former officer of Harvenko was charged with insider trading that earned a profit of $2 million.",
    ],
)
def test_what_a_crime_gained_is_no_companys(text: str) -> None:
    assert not [f for f in extract(text, published="2026-03-12", region="TW") if f.kind == "revenue"]


def test_a_company_named_behind_a_crime_earns_its_own() -> None:
    found = extract("風帆股份董座涉內線交易遭起訴，風帆股份去年獲利 3 億元。", published="2026-03-12", region="TW")
    assert [f.company.text for f in found if f.kind == "revenue" and f.company] == ["風帆股份"]
