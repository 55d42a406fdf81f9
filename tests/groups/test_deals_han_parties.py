"""The parties of deals told in Chinese: names in quotation marks, names that only their place gives away, and what is no name."""

from __future__ import annotations

import pytest

from pipeline.model import AcquisitionFact
from pipeline.process import extract


def told(text: str) -> set[tuple[str, str]]:
    facts = extract(text, published="2026-08-31", region="TW")
    return {(f.acquirer.text if f.acquirer else "", f.target.text) for f in facts if isinstance(f, AcquisitionFact)}


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("電源廠「康碁電」在 3 月以 4.1 億元拿下配電櫃廠 Forethought，創最高紀錄。", ("康碁電", "Forethought")),
        ("Zendesk 以 4,600 萬元取得連鎖「蟹膳坊」餐飲管理公司 60% 股權。", ("Zendesk", "蟹膳坊")),
        ("新氧此前在 2021 年以 7.91 億元收購了武漢奇致激光的控股權。", ("新氧", "武漢奇致激光")),
        ("Zendesk 與 Forethought 的股東簽署協議，拿下後者 87% 的股份。", ("Zendesk", "Forethought")),
        ("Zendesk 向 Forethought 提出收購要約。", ("Zendesk", "Forethought")),
        ("Forethought 同意 Zendesk 以 5 億美元現金收購。", ("Zendesk", "Forethought")),
        ("Zendesk 把生產線連同通訊事業部一起賣給 Replit。", ("Replit", "通訊事業部")),
        ("Zendesk 併入當地的服務業者 Forethought，未公布金額。", ("Zendesk", "Forethought")),
        ("Forethought 已於 2019 年併入 Zendesk。", ("Zendesk", "Forethought")),
        ("Forethought 2019 年被 Zendesk 納入麾下。", ("Zendesk", "Forethought")),
        ("Zendesk 併了 Forethought，未公布金額。", ("Zendesk", "Forethought")),
    ],
)
def test_a_party_is_found_by_its_place(text: str, deal: tuple[str, str]) -> None:
    assert told(text) == {deal}


@pytest.mark.parametrize(
    "text",
    [
        "Zendesk 以 1.05 億元取得 Forethought 21% 股權。",
        "Zendesk 與 Forethought 達成協議，取得後者 21% 的股權。",
        "Zendesk 拿下 Forethought 的訂單。",
        "Zendesk 合併 Forethought 代工的營收。",
        "Zendesk 收購少數股東的股權。",
        "Zendesk 將 Forethought 20% 股權轉讓予 Replit。",
    ],
)
def test_what_is_no_party_buys_and_sells_nothing(text: str) -> None:
    assert told(text) == set()


def test_whoever_nobody_has_read_is_not_whom_the_story_is_about() -> None:
    assert ("Zendesk", "Forethought") not in told("Zendesk 公布財報。倒是八方雲集低調併了 Forethought，未公布金額。")


def test_whose_they_are_is_not_bought_but_those_he_had() -> None:
    assert told("Zendesk 去年收購法國 Agiliteam 集團的兩家零件廠 Forethought 及 Replit 公司。") == {("Zendesk", "Forethought"), ("Zendesk", "Replit")}
