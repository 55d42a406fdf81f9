"""A list of who puts the money into a round: its part, and on which side of its words it stands."""

from __future__ import annotations

from pipeline.groups.backers import Backers


def test_a_list_ahead_of_its_words_ends_where_they_begin() -> None:
    told = Backers.ahead(4, 9, leads=True)
    assert (told.at, told.before, told.role) == (4, True, "lead")


def test_a_list_behind_its_words_begins_where_they_end() -> None:
    told = Backers.behind(4, 9, strength="weak")
    assert (told.at, told.before, told.role, told.strength) == (9, False, "participant", "weak")
