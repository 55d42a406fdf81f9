"""The fit of boosted trees over sparse evidence (LightGBM; Ke et al. 2017).

:func:`fit` answers yes or no; :func:`fit_choice` chooses one of several (the conditional logit of McFadden, 1974, whose odds are trees).
The same examples give the same trees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from pipeline.errors import UsageError
from pipeline.likely.trees import UNIT, Node

RARE = 8
"""Articles in which a kind of evidence must be found to be asked for: what is seen once is of that article."""
_PARAMETERS: dict[str, Any] = {
    "num_leaves": 31, "learning_rate": 0.1, "min_data_in_leaf": 10, "lambda_l2": 2.0,
    # Each tree is grown on some of the answers and of the evidence, so that no single kind is leaned upon.
    "bagging_fraction": 0.8, "bagging_freq": 1, "feature_fraction": 0.3,
    "max_bin": 3, "min_data_in_bin": 1, "seed": 1, "deterministic": True, "force_col_wise": True, "num_threads": 1, "verbosity": -1,
}  # fmt: skip
_TREES, _CHOICE_TREES = 200, 700  # a choice moves less with each tree


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


class Fitted(NamedTuple):
    """The kinds of evidence that are asked for, in order, and the trees that ask for them; none where no evidence is common enough."""

    kinds: list[str]
    trees: list[Node]


def fit(examples: Sequence[Example], trees: int = _TREES) -> Fitted:
    """Return the trees that make the answers likely.

    Args:
        examples: what was asked, from articles with gold.
        trees: how many.

    Raises:
        UsageError: the library of the fit is not there.

    >>> some = [Example(str(n), ("a=x",) if n % 2 else ("a=y",), bool(n % 2)) for n in range(100)]
    >>> from pipeline.likely.trees import Trees
    >>> found = Trees(*fit(some, 20))
    >>> found.odds(["a=x"]) > 0 > found.odds(["a=y"])
    True
    """
    return _grown(examples, "binary", trees)


def fit_choice(examples: Sequence[Example], trees: int = _CHOICE_TREES) -> Fitted:
    """Return the trees that make the right alternatives the most likely of each question.

    Where several alternatives are right, they share the answer; where none is, the question says nothing.

    Args:
        examples: the alternatives, each with the question it is of.
        trees: how many.

    Raises:
        UsageError: the library of the fit is not there.

    >>> some = [Example(str(n), (f"a={x}",), x == "x", str(n)) for n in range(100) for x in "xy"]
    >>> from pipeline.likely.trees import Trees
    >>> found = Trees(*fit_choice(some, 20))
    >>> found.odds(["a=x"]) > found.odds(["a=y"])
    True
    """
    right = {(example.article, example.of) for example in examples if example.yes}
    told = [example for example in examples if (example.article, example.of) in right]
    questions = {key: n for n, key in enumerate(dict.fromkeys((example.article, example.of) for example in told))}
    of = np.array([questions[example.article, example.of] for example in told], dtype=np.int64)
    yes = np.array([example.yes for example in told], dtype=float)
    share = yes / np.bincount(of, yes, len(questions))[of]

    def off(odds: np.ndarray, _: object) -> tuple[np.ndarray, np.ndarray]:
        highest = np.full(len(questions), -np.inf)
        np.maximum.at(highest, of, odds)
        exp = np.exp(odds - highest[of])
        sure = exp / np.bincount(of, exp, len(questions))[of]
        return sure - share, np.maximum(sure * (1 - sure), 1e-6)

    return _grown(told, off, trees)


def _grown(examples: Sequence[Example], objective: str | Callable[..., Any], trees: int) -> Fitted:
    try:
        import lightgbm
        from scipy.sparse import csr_array
    except (ImportError, OSError) as error:  # OSError: it stands on the system's libgomp
        raise UsageError(f'fit: needs LightGBM ({error}); install "jiyao[fit]", and libgomp1 where Debian lacks it') from error
    found = Counter(kind for _, kind in {(example.article, kind) for example in examples for kind in example.evidence})
    kinds = sorted(kind for kind, count in found.items() if count >= RARE)
    if not kinds:
        return Fitted([], [])
    at = {kind: n for n, kind in enumerate(kinds)}
    columns = [sorted(at[kind] for kind in example.evidence if kind in at) for example in examples]
    ends = np.cumsum([0, *map(len, columns)])
    there = csr_array((np.ones(ends[-1], np.float32), np.concatenate([np.array(own, np.int32) for own in columns]), ends), shape=(len(examples), len(kinds)))
    data = lightgbm.Dataset(there, np.array([example.yes for example in examples], dtype=float))
    grown = lightgbm.train({**_PARAMETERS, "objective": objective}, data, trees).dump_model()["tree_info"]
    return _of_used([_node(tree["tree_structure"])[0] for tree in grown], kinds)


def _node(said: dict[str, Any]) -> tuple[Node, int]:
    """A node as it is kept, and how many examples came to it; what is added there at large is the mean of what its leaves add."""
    if "leaf_value" in said:
        return round(said["leaf_value"] * UNIT), said.get("leaf_count", 1)
    (without, fewer), (there, more) = _node(said["left_child"]), _node(said["right_child"])  # left is at most the threshold: not there
    own = [node[0] if isinstance(node, list) else node for node in (without, there)]
    return [round((own[0] * fewer + own[1] * more) / (fewer + more)), said["split_feature"], there, without], fewer + more


def _of_used(trees: Sequence[Node], kinds: Sequence[str]) -> Fitted:
    """The trees, with no kinds but those that they ask for."""
    used = sorted({n for tree in trees for n in _asked(tree)})
    at = {n: place for place, n in enumerate(used)}
    return Fitted([kinds[n] for n in used], [_moved(tree, at) for tree in trees])


def _asked(node: Node) -> set[int]:
    return {node[1]} | _asked(node[2]) | _asked(node[3]) if isinstance(node, list) else set()


def _moved(node: Node, at: dict[int, int]) -> Node:
    return [node[0], at[node[1]], _moved(node[2], at), _moved(node[3], at)] if isinstance(node, list) else node
