"""Deals that came to nothing."""

from __future__ import annotations

import pytest

from pipeline import extract


def told(text: str) -> list[tuple[str, str]]:
    return [(f.target.name, f.status) for f in extract(text, published="2026-07-16", region="TW", only=["acquisition"])]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("市場傳出，Zendesk 擬以 2.1 億美元收購 Forethought。Forethought 今日表示，與 Zendesk 的併購談判已經終止。", "denied"),
        ("Zendesk plans to acquire Forethought for $210 million. The takeover talks with Forethought have collapsed.", "denied"),
        # What was done is taken back only behind it, by a sentence on both; another deal takes back nothing.
        ("Zendesk 以 2.1 億美元收購 Forethought。Figma 的合併案上月破局。", "asserted"),
        ("去年的收購案破局。Zendesk 今年以 2.1 億美元收購 Forethought。", "asserted"),
    ],
)
def test_what_fell_through_is_denied(text: str, status: str) -> None:
    assert told(text) == [("Forethought", status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Zendesk 收購 Forethought 一案胎死腹中。", "denied"),
        ("Zendesk 原本有意併購 Forethought，最終無緣。", "denied"),
        ("Zendesk dropped its bid to buy Forethought.", "denied"),
        ("Zendesk only wanted to buy Forethought, but was outbid.", "denied"),
        ("Zendesk's planned takeover of Forethought is off the table.", "denied"),
        ("Zendesk 收購 Forethought，與無緣上市的它談了兩年。", "asserted"),
        ("Zendesk wanted a faster model and bought Forethought.", "asserted"),
    ],
)
def test_its_own_clause_says_that_it_came_to_nothing(text: str, status: str) -> None:
    assert told(text) == [("Forethought", status)]
