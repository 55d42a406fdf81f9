"""One figure told in two roundings is one fact, the sharper one."""

from __future__ import annotations

import pytest

from pipeline.process import extract


def told(text: str) -> list[str]:
    facts = extract(text, published="2026-08-31", region="TW", only=["revenue"])
    return [str(f.money.value) for f in facts]  # type: ignore[union-attr]


@pytest.mark.parametrize("rough", ["逾10億元", "2.5億元", "約2.5億元", "近2.6億元"])
def test_a_rounded_figure_is_the_sharp_one(rough: str) -> None:
    sharp = "10.35" if "10" in rough else "2.53"
    assert len(told(f"宏碁營收{rough}\n\n宏碁去年營收{sharp}億元。")) == 1


def test_two_figures_are_two() -> None:
    assert len(told("宏碁今年營收2億元\n\n宏碁去年營收2.53億元。")) == 2
