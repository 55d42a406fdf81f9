"""Boosted trees over kinds of evidence, each of which is there or not (Friedman 2001): what speaks together counts together.

``收購`` before a name says one thing, and another where the name ends on 廠 or the sentence tells a round. A sum of weights adds such things up;
a tree asks for one where it has seen the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

UNIT = 1000
"""Odds are told in thousandths (of a natural logarithm), so that sums are exact everywhere."""
Node: TypeAlias = Any
"""What a leaf adds to the odds; or ``[value, kind, with, without]``: what is added at large here, which kind of evidence is asked for (its
place in the list of kinds), and the node for where it is there and where it is not."""


class Share(NamedTuple):
    """One kind of evidence, there or not (``no left=for``), and by how much it moves the odds (a natural logarithm)."""

    kind: str
    weight: float


class Trees:
    """The trees of one question.

    >>> trees = Trees(["left=for", "said=round"], [[-1000, 0, 500, [-2000, 1, 0, -3000]]])
    >>> trees.odds(["left=for"]), trees.odds(["said=round", "said=round", "left=never seen"]), trees.odds([])
    (0.5, 0.0, -3.0)
    """

    def __init__(self, kinds: Sequence[str], trees: Sequence[Node]) -> None:
        """Take the kinds of evidence that are asked for, and the trees, whose leaves are summed."""
        self.kinds, self.trees = kinds, trees
        self._at = {kind: n for n, kind in enumerate(kinds)}
        self._without = [_without(tree) for tree in trees]
        self._asking: dict[int, list[int]] = {}
        for n, (_, asked) in enumerate(self._without):
            for kind in asked:
                self._asking.setdefault(kind, []).append(n)
        self._nothing = sum(leaf for leaf, _ in self._without)

    def _known(self, evidence: Iterable[str]) -> set[int]:
        at = self._at
        return {at[kind] for kind in evidence if kind in at}

    def odds(self, evidence: Iterable[str]) -> float:
        """The natural logarithm of the odds; a kind of evidence counts once, and one that no tree asks for not at all.

        Most kinds are not there, and most trees then say what they say of nothing: only those are walked that ask, on the way they go without
        any evidence, for one that is there (three of ten).
        """
        known, total, asking, without = self._known(evidence), self._nothing, self._asking, self._without
        for n in {n for kind in known if kind in asking for n in asking[kind]}:
            node = self.trees[n]
            while node.__class__ is list:
                node = node[2] if node[1] in known else node[3]
            total += node - without[n][0]
        return total / UNIT

    def shares(self, evidence: Iterable[str]) -> list[Share]:
        """The same by what moved it: each question on the way down is credited with what its answer changed (Saabas 2014). The base first.

        >>> Trees(["left=for"], [[-1000, 0, 500, -2000]]).shares([])
        [Share(kind='base', weight=-1.0), Share(kind='no left=for', weight=-1.0)]
        """
        known, moved = self._known(evidence), {"base": 0}
        for tree in self.trees:
            for kind, change in self._moves(tree, known):
                moved[kind] = moved.get(kind, 0) + change
        return [Share(kind, change / UNIT) for kind, change in moved.items() if change or kind == "base"]

    def _moves(self, node: Node, known: set[int]) -> Iterator[tuple[str, int]]:
        value = _value(node)
        yield "base", value
        while isinstance(node, list):
            there = node[1] in known
            kind, node = self.kinds[node[1]], node[2] if there else node[3]
            yield kind if there else f"no {kind}", _value(node) - value
            value = _value(node)


def _without(node: Node) -> tuple[int, list[int]]:
    """The leaf of a tree where nothing is there, and the kinds it asks for on the way."""
    asked = []
    while isinstance(node, list):
        asked.append(node[1])
        node = node[3]
    return node, asked


def _value(node: Node) -> int:
    value: int = node[0] if isinstance(node, list) else node
    return value
