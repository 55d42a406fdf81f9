"""Some spoilt articles of every kind: what `make soak` does with fifty thousand."""

from __future__ import annotations

import time

import pytest

from tests import fuzz
from tests.helpers import mutations


def test_spoilt_articles_are_read_or_refused_by_type_and_most_are_read() -> None:
    told = fuzz.some((7, 1, 61))
    assert told.bad == []
    assert told.outcomes["facts"] > 0.7 * sum(told.outcomes.values())


def test_a_number_is_always_the_same_input() -> None:
    assert [fuzz.one(7, n) for n in range(1, 40)] == [fuzz.one(7, n) for n in range(1, 40)]
    assert {fuzz.one(7, n)[0] for n in range(1, 200)} == {*mutations.KINDS, fuzz.TEXT}


def test_what_has_no_typed_outcome_is_told_with_the_call_that_makes_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str, data: bytes) -> str:
        raise KeyError(name)

    monkeypatch.setattr(fuzz, "outcome", broken)
    told = fuzz.some((7, 1, 3))
    assert [line.rpartition(" ")[2] for line in told.bad] == ["1", "2"]
    assert all("--seed 7 --one " in line for line in told.bad)


def test_reading_stops_when_the_time_is_up() -> None:
    assert len(list(fuzz.fuzz(1, 400, 7, time.monotonic(), 1))) == 1
