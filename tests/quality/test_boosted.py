"""Trees that learn what evidence says, alone and together, and no more than that."""

from __future__ import annotations

import builtins
import random
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.likely.trees import Trees
from pipeline.quality.boosted import RARE, Example, Fitted, fit, fit_choice

FEW = 40  # trees: enough to learn what is told here


def told(size: int = 800, seed: int = 3) -> list[Example]:
    """Answers that two kinds of evidence decide, one of them against, beside twenty that say nothing."""
    dice = random.Random(seed)
    examples = []
    for n in range(size):
        for_it, against = dice.random() < 0.5, dice.random() < 0.5
        noise = [f"noise={k}" for k in range(20) if dice.random() < 0.3]
        evidence = (*(["left=pays"] * for_it), *(["left=sells"] * against), *noise)
        examples.append(Example(str(n), evidence, dice.random() < {1: 0.9, 0: 0.5, -1: 0.1}[for_it - against]))
    return examples


def odds(fitted: Fitted, *evidence: str) -> float:
    return Trees(*fitted).odds(evidence)


def test_evidence_moves_the_odds_the_way_it_speaks() -> None:
    fitted = fit(told(), FEW)
    assert odds(fitted, "left=pays") > 1 and odds(fitted, "left=sells") < -1
    assert abs(odds(fitted)) < 1 and abs(odds(fitted, "left=pays", "left=sells")) < 1


def test_what_says_nothing_moves_them_little() -> None:
    fitted = fit(told(3000), FEW)
    assert all(abs(odds(fitted, f"noise={k}") - odds(fitted)) < 0.5 for k in range(20))


def test_what_is_said_beside_something_else_may_say_the_contrary() -> None:
    """The first says yes where it stands alone and no beside the second, which says nothing by itself: no sum of weights tells that."""
    dice = random.Random(7)
    examples = []
    for n in range(800):
        first, second = dice.random() < 0.5, dice.random() < 0.5
        evidence = (*(["left=a"] * first), *(["left=b"] * second), *(f"noise={k}" for k in range(3) if dice.random() < 0.5))
        examples.append(Example(str(n), evidence, not second if first else dice.random() < 0.5))
    fitted = fit(examples, 100)
    assert odds(fitted, "left=a") > 1 and odds(fitted, "left=a", "left=b") < -1
    assert abs(odds(fitted, "left=b") - odds(fitted)) < 1


def test_what_few_articles_hold_is_not_asked_for() -> None:
    rare = [Example("one", ("left=rare",), True)] * 50 + [Example(str(n), (), False) for n in range(50)]
    assert fit(rare, FEW).kinds == []
    common = [Example(str(n % RARE), ("left=common",), True) for n in range(50)] + [Example(f"n{n}", (), False) for n in range(50)]
    assert fit(common, FEW).kinds == ["left=common"]


def test_the_same_examples_give_the_same_trees() -> None:
    assert fit(told(), FEW) == fit(told(), FEW)


def test_each_place_of_a_tree_tells_what_is_added_there_at_large() -> None:
    """So that what moved the odds can be told (``Trees.shares``): a place lies between those below it."""

    def between(node: Any) -> None:
        if isinstance(node, list):
            below = [each[0] if isinstance(each, list) else each for each in node[2:]]
            assert min(below) <= node[0] <= max(below)
            between(node[2])
            between(node[3])

    for tree in fit(told(), FEW).trees:
        between(tree)


def choices(size: int = 400, seed: int = 5) -> list[Example]:
    """Questions with three alternatives, of which that near is right nine times in ten, and else nobody."""
    dice = random.Random(seed)
    examples = []
    for n in range(size):
        near = dice.random() < 0.9
        examples += [Example(str(n), ("apart=0",), near, "q"), Example(str(n), ("apart=9",), False, "q"), Example(str(n), ("nobody=yes",), not near, "q")]
    return examples


def test_what_speaks_for_an_alternative_speaks_against_the_others() -> None:
    fitted = fit_choice(choices(), FEW)
    assert odds(fitted, "apart=0") > odds(fitted, "nobody=yes") > odds(fitted, "apart=9")


def test_a_question_without_an_answer_says_nothing() -> None:
    open_ones = [Example(f"n{n}", (kind,), False, "q") for n in range(100) for kind in ("apart=0", "nobody=yes")]
    assert fit_choice([*choices(), *open_ones], FEW) == fit_choice(choices(), FEW)


def test_questions_of_one_article_are_kept_apart() -> None:
    two = [Example("one", ("apart=0",), True, of) for of in "ab"] + [Example("one", ("apart=9",), False, "a")]
    fitted = fit_choice([e._replace(article=str(n)) for n in range(30) for e in two], FEW)
    assert odds(fitted, "apart=9") < odds(fitted, "apart=0")


def test_without_the_library_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    really = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "lightgbm":
            raise OSError("libgomp.so.1: cannot open shared object file")
        return really(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r"fit: needs LightGBM .*libgomp.*install"):
        fit(told())
