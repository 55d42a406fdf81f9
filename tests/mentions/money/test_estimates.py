"""8、9 億 is an estimate."""

from __future__ import annotations

from pipeline.mentions.money.amounts import parse_money


def test_two_neighbours_before_one_unit_are_bounds() -> None:
    money = parse_money("8、9億元")
    assert money is not None
    assert (money.min, money.max, money.qualifier) == (800_000_000, 900_000_000, "range")
