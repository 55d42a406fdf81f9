"""Mergers: of two that become one, who goes on has bought; a list below a heading of purchases."""

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
        "Zendesk 與 Forethought 決議以換股方式合併，Zendesk 為存續公司。",
        "Zendesk 與 Forethought 決議以換股方式合併，Forethought 為消滅公司。",
        "Zendesk 與 Forethought 宣布合併，前者存續。",
        "Forethought 與 Zendesk 宣布合併，後者存續。",
        "Zendesk 宣布與 Forethought 合併，存續公司為 Zendesk。",
    ],
)
def test_who_goes_on_has_bought(text: str) -> None:
    assert told(text) == {("Zendesk", "Forethought")}


def test_nobody_has_bought_where_nothing_says_who_goes_on() -> None:
    assert told("Zendesk 與 Forethought 談過合併，雙方都未回應。") == set()


def test_an_item_is_a_purchase_below_a_heading_of_purchases_only() -> None:
    item = "IBM／HashiCorp，64 億美元。"
    assert told(f"本週併購\n\n{item}") == {("IBM", "HashiCorp")}
    assert told(f"本週併購\n\n{item}\n\n本週上市\n\nRubrik／Ibotta，7 億美元。") == {("IBM", "HashiCorp")}
    assert told(f"本週合作\n\n{item}") == set()


def test_who_goes_on_may_be_called_by_a_shorter_name() -> None:
    text = "台灣大哥大與台灣之星的董事會昨日通過合併案，台灣大為存續公司。"
    assert told(text) == {("台灣大哥大", "台灣之星")}
