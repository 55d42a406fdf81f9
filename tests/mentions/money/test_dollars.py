"""Whose dollars a bare $ is."""

from __future__ import annotations

import pytest

from pipeline.mentions.mention import Source
from pipeline.mentions.money import find
from pipeline.vocabulary import table

CANADA = "Ottawa startup Fernlake, backed by BDC, Ontario and Toronto investors, "


def currencies(text: str, region: str | None = None) -> list[str | None]:
    return [mention.value.currency for mention in find(Source(text, "en", region=region))]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Fernlake raised $5 million.", ["USD"]),
        ("Fernlake raised $5 million. (All figures in CAD.)", ["CAD"]),
        ("Fernlake raised $5 million. All amounts are in Canadian dollars.", ["CAD"]),
        ("Fernlake raised $5 million\nIt raised NZ$5 million, of which $2 million is debt.", ["NZD", "NZD", "USD"]),
        ("Fernlake raised $5 million\nIt raised US$5 million, or NZ$5 million.", ["USD", "USD", "NZD"]),
        # places speak where U.S. dollars are marked, and only then
        (CANADA + "raised $5 million.", ["USD"]),
        (CANADA + "raised $5 million (US$3.7 million).", ["CAD", "USD"]),
        # what is marked itself is no bare sign
        (CANADA + "raised C$5 million, US$1 million and $2 million.", ["CAD", "USD", "USD"]),
        # two regions leave the sign its own word
        (CANADA + "raised $5 million (US$3.7 million) for Sydney, Melbourne and Brisbane, Australia.", ["USD", "USD"]),
    ],
)
def test_bare_dollar(text: str, codes: list[str]) -> None:
    assert currencies(text) == codes


def test_a_given_region_is_the_signs_own() -> None:
    assert currencies("Fernlake raised $5 million.", "SG") == ["SGD"]
    assert currencies("Fernlake raised S$5 million and $2 million.", "SG") == ["SGD", "USD"]


@pytest.mark.parametrize("words", table("regions")["dollars"]["words"].values())
def test_words_of_places_never_change_a_stated_currency(words: list[str]) -> None:
    assert currencies(", ".join(words) + ": Fernlake raised US$5 million and €2 million.") == ["USD", "EUR"]
