"""Words before a Latin name, and groups that name nobody."""

from __future__ import annotations

import pytest

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
