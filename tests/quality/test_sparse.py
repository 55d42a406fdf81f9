"""A regression that gives few kinds of evidence a weight, and those the right way round."""

from __future__ import annotations

import random

from pipeline.quality.sparse import RARE, Example, fit, fit_choice


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


def choices(size: int = 200, seed: int = 5) -> list[Example]:
    """Questions with three alternatives, of which that near is right nine times in ten, and else nobody."""
    dice = random.Random(seed)
    examples = []
    for n in range(size):
        near = dice.random() < 0.9
        examples += [Example(str(n), ("apart=0",), near, "q"), Example(str(n), ("apart=9",), False, "q"), Example(str(n), ("nobody=yes",), not near, "q")]
    return examples


def test_what_speaks_for_an_alternative_speaks_against_the_others() -> None:
    weights = fit_choice(choices(), 1.0)
    assert weights["apart=0"] > weights.get("nobody=yes", 0.0) > weights["apart=9"]
    assert weights["base"] == 0.0  # which all alternatives share says nothing


def test_a_question_without_an_answer_says_nothing() -> None:
    open_ones = [Example(f"n{n}", (kind,), False, "q") for n in range(100) for kind in ("apart=0", "nobody=yes")]
    assert fit_choice([*choices(), *open_ones], 1.0) == fit_choice(choices(), 1.0)


def test_questions_of_one_article_are_kept_apart() -> None:
    two = [Example("one", ("apart=0",), True, of) for of in "ab"] + [Example("one", ("apart=9",), False, "a")]
    assert fit_choice([e._replace(article=str(n)) for n in range(30) for e in two], 1.0)["apart=9"] < 0
