"""Where the parties of deals told in Chinese begin and end, and who is no party."""

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
        ("Zendesk 去年買下競爭對手徐泰混凝土，未公布金額。", ("Zendesk", "徐泰混凝土")),
        ("Zendesk 宣布收購 Forethought 之 51% 股權。", ("Zendesk", "Forethought")),
        ("Zendesk 與大股東訂約，收購後者所持 Forethought 67.5% 的股份。", ("Zendesk", "Forethought")),
        ("Forethought 被 Zendesk 的子公司 Coilworks 以 5 億元收購。", ("Coilworks", "Forethought")),
    ],
)
def test_a_party_is_told_whole_and_nobody_by_a_common_word(text: str, deal: tuple[str, str]) -> None:
    assert told(text) == {deal}


@pytest.mark.parametrize(
    "text",
    ["Zendesk 就收購 Forethought 旗下物業公司展開磋商。", "外界關注 Zendesk 是否入主 Forethought。", "報告稱，Zendesk 若併購 Forethought，市占可升至三成。"],
)
def test_owners_questions_and_conditions_are_no_purchases(text: str) -> None:
    assert told(text) == set()


def test_who_is_bought_before_in_a_list_of_relatives_buys_nobody() -> None:
    text = "Zendesk 此前兩起併購是 2022 年收購的 Forethought、2023 年收購的 Coilworks。"
    assert ("Forethought", "Coilworks") not in told(text)


def test_who_buys_next_is_not_bought_in_the_list_before() -> None:
    assert ("Zendesk", "Replit") not in told("今年有兩案：Zendesk 併 Forethought、Replit 併 Coilworks。")
