"""Round phrases: an amount, its series and what it is called."""

import pytest

from pipeline import extract
from pipeline.groups.deals import Place
from pipeline.groups.round_phrases import phrases
from pipeline.mentions import series
from pipeline.mentions.mask import Mask, settle
from pipeline.mentions.mention import Source
from pipeline.mentions.money import find as find_money


def read(text: str) -> list[tuple[str, str, bool]]:
    source = Source(text, "en")
    kept, _ = settle([*find_money(source), *series.find(source)])
    place = Place(source, Mask(source.folded, kept), 0, len(text))
    return [
        (text[p.money.start : p.money.end] if p.money else "", p.series.value if p.series else "", p.called) for p in phrases(place)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$3 million in an oversubscribed Series A round", [("$3 million", "A", True)]),
        ("its Series B financing of about $3 million", [("$3 million", "B", True)]),
        ("a B+ financing round exceeding RMB 5 billion ($718 million)", [("RMB 5 billion", "B+", True)]),
        ("$3 million in fresh capital", [("$3 million", "", True)]),
        ("a round of $3 million", [("$3 million", "", True)]),
        ("raised $3 million", [("$3 million", "", False)]),
        ("an $8 million extension to its Series A", [("$8 million", "A", True)]),
        ("a $3 million contract", []),
        ("$3 million in its first market-oriented funding round", [("$3 million", "", True)]),
        ("$164 million in a record‑breaking Pre‑IPO round", [("$164 million", "IPO-pre", True)]),
        ("$3 million before its Series A", [("$3 million", "", False), ("", "A", True)]),
    ],
)
def test_phrases(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "secured $3 million of new orders from airlines",
        "secured over $3 million in Latin American orders in 2025",
        "bags $3 million in European defence contracts this year",
        "secured $3 million in term loans from banks",
        "landed $3 million in state grants to build it",
    ],
)
def test_what_an_amount_is_of_may_be_no_round(text: str) -> None:
    assert read(text) == []


def test_a_name_may_stand_before_what_it_is_of() -> None:
    assert not [f for f in extract("Geek+ secured over $83 million in Latin American orders in 2025.") if f.kind == "funding_round"]


def test_what_a_round_is_for_leaves_it_one() -> None:
    assert read("raised $3 million to fill orders from airlines") == [("$3 million", "", False)]
    assert read("raised $3 million in funding for its orders") == [("$3 million", "", True)]
