"""Who takes part in a round, told in Chinese."""

from __future__ import annotations

import pytest

from pipeline.groups import coordination
from pipeline.groups.backers_han import HanBackers
from pipeline.model import InvestorFact
from pipeline.process import extract
from tests.helpers.sentences import places, words


def backers(text: str) -> list[tuple[bool, list[str], str]]:
    """Whether they lead, who they are and in which series, for each list of a text that names somebody."""
    found = []
    for place in places(text):
        for told in HanBackers(place).backers():
            span = (place.start, told.at) if told.before else (told.at, place.end)
            listed = (coordination.before if told.before else coordination.after)(place.source, place.mask, *span)
            if listed:
                found.append((told.leads, [place.source.text[n.start : n.end] for n in listed], words(place, told.series)))
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Replit 完成 D 輪融資，由 Georgian Partners 挑大樑。", (True, ["Georgian Partners"], "")),
        ("Replit 完成 D 輪融資，領頭的則是 Georgian Partners。", (True, ["Georgian Partners"], "")),
        ("Georgian Partners 主導了 Replit 的 D 輪。", (True, ["Georgian Partners"], "D 輪")),
        ("Replit 完成 D 輪融資，Coatue 與 Databricks Ventures 都有份。", (False, ["Coatue", "Databricks Ventures"], "")),
        ("Replit 完成 D 輪融資，進來的有 Coatue、Databricks Ventures。", (False, ["Coatue", "Databricks Ventures"], "")),
        ("Coatue 投了天使輪。", (False, ["Coatue"], "天使輪")),
        ("Replit 宣布引入 Coatue 為策略股東。", (False, ["Coatue"], "")),
        ("Replit 完成 D 輪融資，領投方 Coatue，Accel、Index Ventures 跟投。", (True, ["Coatue"], "")),
        ("Replit 完成 D 輪融資，Accel、Index Ventures 為新晉股東。", (False, ["Accel", "Index Ventures"], "")),
        ("Replit 完成 D 輪融資，Coatue 擔任聯席領投方。", (True, ["Coatue"], "")),
        ("Replit 完成 D 輪融資，錢來自 Coatue 和 Accel。", (False, ["Coatue", "Accel"], "")),
        ("Replit 完成 D 輪融資，Coatue 和 Accel 以戰略投資者身分加入。", (False, ["Coatue", "Accel"], "")),
        ("Replit 完成 D 輪融資，Coatue、Accel 等四家老股東則按比例跟投。", (False, ["Coatue", "Accel"], "")),
        ("Replit 完成 D 輪融資，希夷資產等五家機構跟投。", (False, ["希夷資產"], "")),
        ("Replit 完成 D 輪融資，Coatue 連同舊股東 Accel 跟投。", (False, ["Coatue", "Accel"], "")),
    ],
)
def test_who_leads_and_who_joins(text: str, told: tuple[bool, list[str], str]) -> None:
    assert told in backers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Georgian Partners 主導研發，Replit 完成 D 輪融資。",
        "Replit 完成 D 輪融資，Coatue 並未跟投。",
        "Coatue 持續投入研發。",
        "Coatue 與 Databricks Ventures 進場看球。",
        "Replit 完成 D 輪融資，產品進展均領先同行。",
        "Replit 集資淨額 2 億元，基石投資者包括 Coatue。",
        "Replit 完成 D 輪融資，Coatue 牽頭 2 億元銀團貸款。",
    ],
)
def test_who_does_something_else(text: str) -> None:
    assert backers(text) == []


def test_whose_round_was_led_when_it_was_worth_an_amount() -> None:
    text = "Replit 完成 D 輪融資。\n\n軟銀領投時，Klarna 的估值曾達 456 億美元。"
    led = [f.company.text for f in extract(text, published="2026-08-31", region="TW") if isinstance(f, InvestorFact) and f.company]
    assert led == ["Klarna"]


def test_a_market_has_participants_too() -> None:
    raised = "Zendesk 完成 3 億元 C 輪融資，由遠山創投領投。"
    market = extract(raised + "這個市場 2030 年將達 580 億元，Replit 及 Forethought 為主要參與者。", published="2026-08-31")
    own = extract("Zendesk 完成 3 億元 C 輪融資，Replit 及 Forethought 為主要參與者。", published="2026-08-31")
    assert {f.investor.name for f in own if isinstance(f, InvestorFact)} == {"Replit", "Forethought"}
    assert {f.investor.name for f in market if isinstance(f, InvestorFact)} == {"遠山創投"}


def test_who_invests_an_amount_of_a_series() -> None:
    text = "Zendesk 先後完成兩輪融資：2019 年，遠山創投投資 1000 萬元天使輪；2021 年，北星基金領投 3000 萬元 A 輪。"
    told = {(f.investor.name, f.role) for f in extract(text, published="2026-08-31", region="TW") if isinstance(f, InvestorFact)}
    assert told == {("遠山創投", "participant"), ("北星基金", "lead")}


@pytest.mark.parametrize(
    "text",
    [
        "Replit 定增募資 4 億元，紅杉、微軟獲配。",
        "Replit 募資 4 億元，向紅杉及微軟發行 2 億股新股。",
        "Replit 的 4 億元增資由紅杉和微軟支付。",
    ],
)
def test_who_gets_the_new_shares(text: str) -> None:
    assert {name for _, names, _ in backers(text) for name in names} == {"紅杉", "微軟"}


@pytest.mark.parametrize(
    "text", ["Replit 增資，微軟放棄優先認購權。", "微軟與紅杉同台，前者已簽約入股。", "紅杉買進 Replit，認購其新股。", "Replit 戰略配售對象包括紅杉。"]
)
def test_a_right_a_pronoun_and_a_placing_give_no_list(text: str) -> None:
    assert backers(text) == []
