"""Rounds told as lines of a record."""

from __future__ import annotations

import pytest

from pipeline.groups.round_lines_han import HanRoundLines
from tests.helpers.sentences import places, words


def told(text: str) -> list[tuple[str, str, str]]:
    """Company, amount and series of each round of a text; nothing is an empty string."""
    found = [(place, r) for place in places(text) for r in HanRoundLines(place).raises()]
    return [(words(p, r.company), words(p, r.money), words(p, r.series)) for p, r in found]


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("Replit，B 輪，4 億美元，紅杉資本領投。", [("Replit", "4 億美元", "B 輪")]),
        ("Replit（舊金山，程式工具），4 億美元，B 輪，紅杉資本。", [("Replit", "4 億美元", "B 輪")]),
        ("Replit，B1，4 億美元，紅杉資本領投。", [("Replit", "4 億美元", "B1")]),
        ("資金：C 輪首批，3,100 萬美元，紅杉資本。", [("", "3,100 萬美元", "C 輪")]),
    ],
)
def test_a_series_and_an_amount_that_fill_clauses_side_by_side_are_a_round(text: str, rounds: list[tuple[str, str, str]]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    "text",
    [
        "Replit，B 輪的股東，花了 4 億美元。",
        "Replit，B 輪，營收 4 億美元。",
        "Replit，4 億美元，新廠動土。",
    ],
)
def test_other_clauses_are_none(text: str) -> None:
    assert told(text) == []
