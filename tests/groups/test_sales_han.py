"""Sales told from the seller's side: who sells is neither party, and either party may be known by its place only."""

from __future__ import annotations

import pytest

from pipeline.model import AcquisitionFact
from pipeline.process import extract


def told(text: str) -> set[tuple[str, str]]:
    facts = extract(text, published="2026-08-31", region="TW")
    return {(f.acquirer.text if f.acquirer else "", f.target.text) for f in facts if isinstance(f, AcquisitionFact)}


@pytest.mark.parametrize(
    "text",
    [
        "Replit 公布，以 4 億美元向 Zendesk 出售旗下軟體公司 Forethought 全部權益。",
        "Replit 公告，將手中持有的子公司 Forethought 80% 股權，以 1.8 億元悉數讓與 Zendesk。",
        "Replit 出售 Forethought，買方為 Zendesk。",
        "Replit 將 Forethought 以 3 億元轉售給 Zendesk。",
    ],
)
def test_the_seller_is_neither_party(text: str) -> None:
    assert told(text) == {("Zendesk", "Forethought")}


@pytest.mark.parametrize(
    "text",
    [
        "Replit 公布，以 4 億美元向 Zendesk 出售旗下 Forethought 12% 股權。",
        "Forethought 有潛力讓與 Zendesk 的競爭成為焦點。",
        "Replit 的執行長由 Zendesk 前主管接手。",
        "Replit 處分 Forethought 的設備，Zendesk 沒有回應。",
    ],
)
def test_lesser_shares_things_and_other_words_are_no_sales(text: str) -> None:
    assert told(text) == set()


def test_the_status_of_what_is_put_before_the_verb_is_no_plan() -> None:
    text = "Replit 公告，將手中持有的子公司 Forethought 80% 股權，以 1.8 億元悉數讓與 Zendesk。"
    assert [f.status for f in extract(text, published="2026-08-31") if isinstance(f, AcquisitionFact)] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Replit 在 2021 年將 Forethought 以 1.8 億元出售給 Zendesk。", "asserted"),
        ("Zendesk 將收購 Forethought。", "planned"),
    ],
)
def test_before_an_object_a_marker_is_no_future(text: str, status: str) -> None:
    assert [f.status for f in extract(text, published="2026-08-31") if isinstance(f, AcquisitionFact)] == [status]


def test_a_part_is_taken_over_by_whom_its_marker_names() -> None:
    assert told("Forethought 中國業務由 Zendesk 接手，價格未披露。") == {("Zendesk", "Forethought 中國業務")}


def test_words_behind_the_verb_that_fill_the_clause_may_be_who_buys() -> None:
    assert ("瑞璟實業", "Forethought") in told("Replit 宣布，將子公司 Forethought 以 1.2 億元出售予關聯方瑞璟實業。")
