"""Listings by year and place, papers that are filed, rumours that are answered, and who only tutors."""

from __future__ import annotations

import pytest

from pipeline.model import ListingFact
from pipeline.process import extract


def told(text: str) -> list[tuple[str, str]]:
    facts = extract(text, published="2026-08-31", region="US" if text.isascii() else "CN", only=["listing"])
    return [(f.company.text, f.status) for f in facts if isinstance(f, ListingFact) and f.company]


@pytest.mark.parametrize(
    ("text", "listings"),
    [
        ("It would follow Lumenary and Harbour Provisions, both of which listed in 2025.", [("Lumenary", "asserted"), ("Harbour Provisions", "asserted")]),
        ("Finland's Lumenary listed in the US, and Harbour Provisions announced a partnership.", [("Lumenary", "asserted")]),
        (
            "Lumenary has filed draft papers for an IPO, and Harbour Provisions turned public in June.",
            [("Lumenary", "planned"), ("Harbour Provisions", "asserted")],
        ),
        ("The results that Lumenary listed in a table were good.", []),
        ("海川智能接受中金公司上市辅导，已在上海证监局备案。", [("海川智能", "planned")]),
        ("海川智能回应赴港上市传闻：暂无计划。", [("海川智能", "denied")]),
        ("根据2013年采纳的首次公开发售前购股权计划，海川智能（00799.HK）注销844万股。", []),
    ],
)
def test_how_far_a_listing_has_come(text: str, listings: list[tuple[str, str]]) -> None:
    assert told(text) == listings
