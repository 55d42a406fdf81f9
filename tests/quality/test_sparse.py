"""A regression that gives few kinds of evidence a weight, and those the right way round."""

from __future__ import annotations

import random

from pipeline.quality.sparse import RARE, Example, fit


def told(size: int = 400, seed: int = 3) -> list[Example]:
    """Answers that two kinds of evidence decide, one of them against, beside twenty that say nothing."""
    dice = random.Random(seed)
    examples = []
    for n in range(size):
        for_it, against = dice.random() < 0.5, dice.random() < 0.5
        noise = [f"noise={k}" for k in range(20) if dice.random() < 0.3]
        evidence = (*(["left=pays"] * for_it), *(["left=sells"] * against), *noise)
        examples.append(Example(str(n), evidence, dice.random() < {1: 0.9, 0: 0.5, -1: 0.1}[for_it - against]))
    return examples


def test_weights_have_the_signs_of_what_they_say() -> None:
    weights = fit(told(), 2.0)
    assert weights["left=pays"] > 1 and weights["left=sells"] < -1


def test_what_says_nothing_weighs_little_or_nothing() -> None:
    weights = fit(told(), 8.0)
    noise = [w for kind, w in weights.items() if kind.startswith("noise")]
    assert len(noise) < 6 and all(abs(w) < 0.5 for w in noise)


def test_a_greater_penalty_leaves_fewer_weights() -> None:
    assert len(fit(told(), 20.0)) < len(fit(told(), 1.0))


def test_what_few_articles_hold_is_not_weighed() -> None:
    rare = [Example("one", ("left=rare",), True)] * 50 + [Example(str(n), (), False) for n in range(50)]
    assert "left=rare" not in fit(rare, 1.0)
    common = [Example(str(n), ("left=common",), True) for n in range(RARE)] + [Example(f"n{n}", (), False) for n in range(50)]
    assert fit(common, 0.5)["left=common"] > 0


def test_the_same_examples_give_the_same_weights() -> None:
    assert fit(told(), 1.0) == fit(told(), 1.0)
