"""Figures as groups with state: what an amount or a ratio is of, whatever stands between."""

from __future__ import annotations

import pytest

from pipeline.groups.figures import Walk
from pipeline.languages import own
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import source_of
from pipeline.process import extract, mentions_of, sentences_of
from pipeline.reading import article_from_text


def read(text: str) -> list[tuple[str, str]]:
    """The figures of a text: metric and words, a fall with a minus, one of a part in brackets."""
    source = source_of(article_from_text(text, published="2026-08-31"))
    mentions = mentions_of(source)
    walk = Walk(Mask(source.folded, mentions), own(source.language).spaced)
    found = [f for span in sentences_of(source, mentions) for f in walk.figures(*span)]
    return [(f"({f.metric})" if f.of_part else f.metric, "-" * f.down + f.at.value.text) for f in found]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("宏碁首季營收5億元，年減8%；歸母淨利-2億元；每股虧損0.3元。", [("revenue", "5億元"), ("revenue", "-8%"), ("loss", "2億元")]),
        ("宏碁上半年由盈轉虧，巨虧37.37億元。", [("loss", "37.37億元")]),
        ("宏碁上半年轉虧為盈，淨利3億元。", [("profit", "3億元")]),
        ("宏碁的淨利潤為負3億元。", [("loss", "3億元")]),
        ("宏碁營收與獲利分別為50億元與3億元。", [("revenue", "50億元"), ("profit", "3億元")]),
        ("宏碁3月營收10億元、4月12億元。", [("revenue", "10億元"), ("revenue", "12億元")]),
        ("宏碁淨利2億元，較去年少90萬元。", [("profit", "2億元")]),
        ("宏碁營收5億元，上年同期4億元。", [("revenue", "5億元"), ("revenue", "4億元")]),
        ("宏碁毛利率升至30%，股利3元，市值50億元。", []),
        ("宏碁營收占比達20%，營收年增2個百分點。", []),
        ("宏碁營收5億元，產能年增20%。", [("revenue", "5億元")]),
        ("宏碁的政府補助收入2億元。", [("(revenue)", "2億元")]),
        ("自行車業下半年營收將達400億元。", [("(revenue)", "400億元")]),
        ("宏碁虧損收窄30%。", [("loss", "-30%")]),
        ("宏碁估值是營收的20倍，去年營收是前年的3倍。", [("revenue", "3倍")]),
        ("63個帳戶今年最多的賺了42%。", []),
        ("宏碁以2億元買下對手，外加最多5000萬元的業績付款。", []),
        ("宏碁營收5億元，去年同期營收4億元、淨利1億元。", [("revenue", "5億元"), ("revenue", "4億元"), ("profit", "1億元")]),
        ("Acme said revenue rose 12% to $5 million, while its net loss narrowed to $2 million.",
         [("revenue", "12%"), ("revenue", "$5 million"), ("loss", "$2 million")]),
        ("Acme said profit rose $2 million.", []),
        ("Acme's gross margin was 40%, and it paid a dividend of $3 million.", []),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_metric_last_named(text: str, figures: list[tuple[str, str]]) -> None:
    assert read(text) == figures


def test_a_sentence_without_a_metric_goes_on_from_the_one_before_in_its_paragraph() -> None:
    assert read("宏碁3月營收10億元。4月為12億元。") == [("revenue", "10億元"), ("revenue", "12億元")]
    assert read("宏碁3月營收10億元。\n\n4月為12億元。") == [("revenue", "10億元")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("宏碁第三季總淨營收為 18 億元。", [("revenue", 1_800_000_000)]),
        ("宏碁今年第一、二季分別虧損7億元及4億元。", [("loss", 700_000_000), ("loss", 400_000_000)]),
        ("宏碁2023年、2024年淨利分別為-5000萬元、-3000萬元。", [("loss", 50_000_000), ("loss", 30_000_000)]),
        ("宏碁2023年營收與淨利分別年增20%、30%。", [("revenue", 20), ("profit", 30)]),
        ("宏碁6月營收月增率-7.79%，年增率 5%。", [("revenue", -7.79), ("revenue", 5)]),
        ("Acer's ARR has climbed past $40 million.", [("arr", 40_000_000)]),
        ("Acer brings in about $3 million a year in revenue.", [("revenue", 3_000_000)]),
        ("宏碁做農民的年收入只有 100 元人民幣。", []),
        ("宏碁整體收入及毛利分別增加約 2.4 億元及 2 億元。", []),
        ("宏碁去年因出售廠房獲利 2 億元。", []),
        ("宏碁海外業務去年實現營收 2 億元。", []),
        ("宏碁主營業務去年實現營收 2 億元。", [("revenue", 200_000_000)]),
        ("宏碁表示，北區旗艦店實現翻新，實現利潤 177 萬元。", []),
        ("宏碁去年人均虧 2.5 萬元。", []),
        ("宏碁全年少賺 12% 至 3 億元。", [("profit", 300_000_000), ("profit", -12)]),
        ("宏碁去年賺 8 億元，多賺兩成。", [("profit", 800_000_000), ("profit", 20)]),
        ("宏碁營收連續五個月成長，9 月增幅擴大至 18%。", [("revenue", 18)]),
        ("宏碁 8 月營收年減幅度收斂至 3%。", [("revenue", -3)]),
        ("宏碁總營收達 58 億元（約合 8.3 億美元），較前一年成長 59%。", [("revenue", 5_800_000_000), ("revenue", 59)]),
        ("宏碁營收規模已彈升至 25 億元。", [("revenue", 2_500_000_000)]),
        ("宏碁去年綜合損益總額 5 億元。", [("profit", 500_000_000)]),
        ("宏碁第二季在中國的汽車銷量減少近 22%。", []),
        ("宏碁表示，本次交易增加公司淨利潤約 102 億元。", []),
        ("宏碁前年虛增營收 4 億元。", []),
        ("宏碁媒體與視頻第二季度虧損 6,800 萬元。", []),
        ("宏碁 AI 年化收入突破 495 億元。", []),
        ("宏碁同意出售業務，可藉此獲得淨收入逾 10 億歐元。", []),
        ("宏碁半年少賺 4,000 萬元。", []),
        ("宏碁去年《夢境》的銷售額成長 14%。", []),
    ],
)  # fmt: skip
def test_lists_signs_and_what_was_reached(text: str, told: list[tuple[str, float]]) -> None:
    facts = [f for f in extract(text) if f.kind in ("revenue", "growth")]
    assert [(f.metric, float(f.money.value if f.kind == "revenue" else f.percent)) for f in facts] == told


@pytest.mark.parametrize("text", ["宏碁上季營收優於預期，達 30 億元。", "宏碁上季營收不如預期，僅 30 億元。"])
def test_what_is_compared_with_expectations_is_no_plan(text: str) -> None:
    assert [f.status for f in extract(text) if f.kind == "revenue"] == ["asserted"]
