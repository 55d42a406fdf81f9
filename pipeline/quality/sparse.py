"""A logistic regression that gives most kinds of evidence no weight at all, so that the table it writes can be read.

The penalty is the sum of the weights' sizes (the lasso of Tibshirani 1996); the fit is the accelerated proximal gradient of
Beck and Teboulle (FISTA, 2009). Deterministic: the same examples give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

RARE = 4
"""Articles in which a kind of evidence must be found to be weighed: what is seen once is of that article."""
_ROUNDS = 3000
_STILL = 1e-6


class Example(NamedTuple):
    """One thing asked about.

    Attributes:
        article: in which article it stands.
        evidence: its kinds of evidence, each once.
        yes: the answer.
    """

    article: str
    evidence: tuple[str, ...]
    yes: bool


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
    found: Counter[str] = Counter()
    for kind in {(example.article, kind) for example in examples for kind in example.evidence}:
        found[kind[1]] += 1
    kinds = sorted(kind for kind, count in found.items() if count >= RARE)
    at = {kind: n for n, kind in enumerate(kinds)}
    pairs = [(row, at[kind]) for row, example in enumerate(examples) for kind in example.evidence if kind in at]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    yes = np.array([example.yes for example in examples], dtype=float)
    weights = _descend(rows, columns, yes, len(kinds), penalty)
    return {"base": float(weights[-1]), **{kind: float(w) for kind, w in zip(kinds, weights, strict=False) if abs(w) >= 0.005}}


def _descend(rows: np.ndarray, columns: np.ndarray, yes: np.ndarray, size: int, penalty: float) -> np.ndarray:
    """The best weights, that of the base last, which is not penalised."""
    steep = _steepness(rows, columns, len(yes), size)
    weights = ahead = np.zeros(size + 1)
    pace = 1.0
    for _ in range(_ROUNDS):
        odds = np.bincount(rows, ahead[columns], len(yes)) + ahead[-1]
        off = 1 / (1 + np.exp(-odds)) - yes
        slope = np.append(np.bincount(columns, off[rows], size), off.sum())
        moved = ahead - slope / steep
        moved[:-1] = np.sign(moved[:-1]) * np.maximum(np.abs(moved[:-1]) - penalty / steep, 0.0)
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = moved + (pace - 1) / faster * (moved - weights)
        still = float(np.abs(moved - weights).max()) < _STILL
        weights, pace = moved, faster
        if still:
            break
    return weights


def _steepness(rows: np.ndarray, columns: np.ndarray, height: int, size: int) -> float:
    """A bound on how fast the slope changes: a quarter of the largest eigenvalue, by power iteration, with some room."""
    v = np.ones(size + 1)
    value = 1.0
    for _ in range(30):
        u = np.bincount(rows, v[columns], height) + v[-1]
        v = np.append(np.bincount(columns, u[rows], size), u.sum())
        value = float(np.linalg.norm(v))
        v /= value
    return 1.05 * value / 4
