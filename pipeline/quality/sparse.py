"""Logistic regressions that give most kinds of evidence no weight at all, so that the table they write can be read.

:func:`fit` answers yes or no; :func:`fit_choice` chooses one of several (the conditional logit of McFadden, 1974). The penalty is the
sum of the weights' sizes (the lasso of Tibshirani, 1996); the fit is the accelerated proximal gradient of Beck and Teboulle (FISTA,
2009). Deterministic: the same examples give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

RARE = 4
"""Articles in which a kind of evidence must be found to be weighed: what is seen once is of that article."""
_ROUNDS = 3000
_STILL = 1e-6
_LEAST = 0.005  # what weighs less is not told


class Example(NamedTuple):
    """One thing asked about.

    Attributes:
        article: in which article it stands.
        evidence: its kinds of evidence, each once.
        yes: the answer.
        of: of which question this is one of the alternatives; empty where it is a question of its own.
    """

    article: str
    evidence: tuple[str, ...]
    yes: bool
    of: str = ""


class _Table(NamedTuple):
    """Which examples have which kinds of evidence: pairs of a row and a column."""

    kinds: list[str]
    rows: np.ndarray
    columns: np.ndarray
    yes: np.ndarray

    def steepness(self) -> float:
        """A bound on how fast a slope changes: a quarter of the largest eigenvalue, by power iteration, with some room."""
        size = len(self.kinds)
        v = np.ones(size + 1)
        value = 1.0
        for _ in range(30):
            u = np.bincount(self.rows, v[self.columns], len(self.yes)) + v[-1]
            v = np.append(np.bincount(self.columns, u[self.rows], size), u.sum())
            value = float(np.linalg.norm(v))
            v /= value
        return 1.05 * value / 4

    def told(self, weights: np.ndarray) -> dict[str, float]:
        return {"base": float(weights[-1]), **{kind: float(w) for kind, w in zip(self.kinds, weights, strict=False) if abs(w) >= _LEAST}}


def _tabled(examples: Sequence[Example]) -> _Table:
    found = Counter(kind for _, kind in {(example.article, kind) for example in examples for kind in example.evidence})
    kinds = sorted(kind for kind, count in found.items() if count >= RARE)
    at = {kind: n for n, kind in enumerate(kinds)}
    pairs = [(row, at[kind]) for row, example in enumerate(examples) for kind in example.evidence if kind in at]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return _Table(kinds, rows, columns, np.array([example.yes for example in examples], dtype=float))


def fit(examples: Sequence[Example], penalty: float) -> dict[str, float]:
    """Return the weights that make the answers most likely, and ``base``; a kind of evidence that is left out weighs nothing.

    Args:
        examples: what was asked, from articles with gold.
        penalty: what a weight of one must gain in likelihood (nats) to be worth its place.

    >>> some = [Example(str(n), ("a=x",) if n % 2 else ("a=y",), bool(n % 2)) for n in range(40)]
    >>> weights = fit(some, 1.0)
    >>> weights["a=x"] > 0 or weights["a=y"] < 0
    True
    """
    table = _tabled(examples)

    def off(odds: np.ndarray) -> np.ndarray:
        return np.asarray(1 / (1 + np.exp(-odds)) - table.yes)

    return table.told(_descend(table, off, penalty, table.steepness()))


def fit_choice(examples: Sequence[Example], penalty: float) -> dict[str, float]:
    """Return the weights that make the right alternatives the most likely of each question; there is no base.

    Where several alternatives are right, they share the answer; where none is, the question says nothing.

    Args:
        examples: the alternatives, each with the question it is of.
        penalty: what a weight of one must gain in likelihood (nats) to be worth its place.

    >>> some = [Example(str(n), (f"a={x}",), x == "x", str(n)) for n in range(40) for x in "xy"]
    >>> weights = fit_choice(some, 1.0)
    >>> weights["a=x"] > 0 > weights["a=y"]
    True
    """
    right = {(example.article, example.of) for example in examples if example.yes}
    told = [example for example in examples if (example.article, example.of) in right]
    questions = {key: n for n, key in enumerate(dict.fromkeys((example.article, example.of) for example in told))}
    of = np.array([questions[example.article, example.of] for example in told], dtype=np.int64)
    table = _tabled(told)
    share = table.yes / np.bincount(of, table.yes, len(questions))[of]

    def off(odds: np.ndarray) -> np.ndarray:
        highest = np.full(len(questions), -np.inf)
        np.maximum.at(highest, of, odds)
        exp = np.exp(odds - highest[of])
        return np.asarray(exp / np.bincount(of, exp, len(questions))[of] - share)

    steep = 2 * table.steepness()  # a choice is twice as steep as yes or no
    return {**table.told(_descend(table, off, penalty, steep)), "base": 0.0}


def _descend(table: _Table, off: Callable[[np.ndarray], np.ndarray], penalty: float, steep: float) -> np.ndarray:
    """The best weights, that of the base last, which is not penalised.

    Args:
        table: the evidence.
        off: by how much the answers are off at given odds.
        penalty: as for :func:`fit`.
        steep: a bound on how fast the slope changes.
    """
    size = len(table.kinds)
    weights = ahead = np.zeros(size + 1)
    pace = 1.0
    for _ in range(_ROUNDS):
        wrong = off(np.bincount(table.rows, ahead[table.columns], len(table.yes)) + ahead[-1])
        slope = np.append(np.bincount(table.columns, wrong[table.rows], size), wrong.sum())
        moved = ahead - slope / steep
        moved[:-1] = np.sign(moved[:-1]) * np.maximum(np.abs(moved[:-1]) - penalty / steep, 0.0)
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = moved + (pace - 1) / faster * (moved - weights)
        still = float(np.abs(moved - weights).max()) < _STILL
        weights, pace = moved, faster
        if still:
            break
    return weights
