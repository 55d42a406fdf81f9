"""Words before a Latin name, and groups that name nobody."""

from __future__ import annotations

import pytest

from pipeline import extract
from pipeline.groups.latin_items import describes, group


@pytest.mark.parametrize("words", ["", "the technology investor ", "existing investors including "])
def test_these_describe_a_name(words: str) -> None:
    assert describes(words)


@pytest.mark.parametrize("words", ["which is backed by ", "said the ", "with participation from ", "Capital "])
def test_these_belong_to_a_clause(words: str) -> None:
    assert not describes(words)


@pytest.mark.parametrize("words", ["several existing investors", "family offices", "a group of angels", "others"])
def test_a_group_names_nobody(words: str) -> None:
    assert group(f"{words}, k5", 0, len(words) + 4) == len(words)


def test_a_clause_is_no_group() -> None:
    assert group("which has many investors", 0, 24) is None


@pytest.mark.parametrize("unit", ["Larkfield Motors' investment arm", "Anna Keller's family office", "Larkfield Motors's venture unit"])
def test_what_an_owner_invests_through_is_one_item(unit: str) -> None:
    for told in (f"from {unit} and Oakvale Capital.", f"from Oakvale Capital and {unit}.", f"in a round joined by {unit}."):
        facts = [f for f in extract(f"Pellow Robotics raised $7 million {told}") if f.kind == "funding_round"]
        assert unit in [i.text for i in facts[0].investors]


def test_a_possessive_before_another_item_owns_nothing() -> None:
    facts = extract("Pellow Robotics raised $7 million from Larkfield Motors's chief and Oakvale Capital.")
    assert "arm" not in str([i.text for f in facts if f.kind == "funding_round" for i in f.investors])
