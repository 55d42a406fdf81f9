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
