"""Firms that change hands, told in words between blanks without a verb of buying, and what is bought that is no firm."""

from __future__ import annotations

import pytest

from pipeline.model import AcquisitionFact
from pipeline.process import extract


def told(text: str) -> set[tuple[str, str]]:
    facts = extract(text, published="2026-08-31")
    return {(f.acquirer.text if f.acquirer else "", f.target.text) for f in facts if isinstance(f, AcquisitionFact)}


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Forethought, now part of Zendesk, reported slower growth.", ("Zendesk", "Forethought")),
        ("Software group Zendesk will be the new majority owner of Forethought.", ("Zendesk", "Forethought")),
        ("The deal that made Zendesk the owner of chatbot maker Forethought has paid off.", ("Zendesk", "Forethought")),
        ("An accord signed on Monday hands Zendesk control of Forethought.", ("Zendesk", "Forethought")),
        ("Forethought, a maker of chatbots, belongs to Zendesk, which took it over in 2019.", ("Zendesk", "Forethought")),
        ("The merger of Forethought into Zendesk takes effect at midnight.", ("Zendesk", "Forethought")),
        ("Zendesk has taken full ownership of its Estonian distributor Forethought.", ("Zendesk", "Forethought")),
        ("Zendesk proposes to acquire the entire share capital of Forethought.", ("Zendesk", "Forethought")),
        ("Founded in 2008 and sold to Zendesk a decade later, Forethought makes chatbots.", ("Zendesk", "Forethought")),
        ("Forethought's board turned down an unsolicited proposal from Zendesk.", ("Zendesk", "Forethought")),
    ],
)
def test_whose_a_firm_is_now_has_bought_it(text: str, deal: tuple[str, str]) -> None:
    assert told(text) == {deal}


def test_pairs_are_told_respectively() -> None:
    text = "Zendesk and Replit have bought Forethought and Coilworks, respectively."
    assert told(text) == {("Zendesk", "Forethought"), ("Replit", "Coilworks")}


@pytest.mark.parametrize(
    "text",
    [
        "Zendesk has snapped up 14 acres beside the Forethought campus.",
        "Zendesk has bought Forethought's warehouses for $21 million.",
        "Warehouse space in Savannah was purchased by Zendesk for $74 million.",
        "Zendesk completed the acquisition of winger Tom Hadley.",
        "Zendesk is a shareholder of Forethought.",
    ],
)
def test_things_places_and_players_are_no_firms(text: str) -> None:
    assert told(text) == set()
