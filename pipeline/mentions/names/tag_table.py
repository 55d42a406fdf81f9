"""The table of evidence for names (``lexicons/name_tags.json``): how it is written, so that it is read soon.

There are 64,000 kinds of evidence and far fewer ways to speak for labels. So what speaks alike stands together: for each beginning of
a kind (``c0=``; ``w=B ``, with its place) the ways, and for each way how the kinds go on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

Evidence = Mapping[str, Mapping[str, float]]
"""Each kind of evidence, and by how much it speaks for which labels."""
Packed = Mapping[str, Mapping[str, Sequence[str]]]
_PLACED = ("w", "pw", "nw", "p2w", "n2w", "k", "pk", "nk", "kp", "kn", "kk", "p2", "n2")
"""Kinds of which every word tells the place of a character in a piece before it tells the piece."""


def load() -> dict[str, Any]:
    """The table as it is written: labels, steps, evidence."""
    found: dict[str, Any] = json.loads(resources.files("pipeline.lexicons").joinpath("name_tags.json").read_text(encoding="utf-8"))
    return found


def weights_of(way: str) -> dict[str, float]:
    """A way to speak for labels.

    >>> weights_of("- -0.06 BD 0.08")
    {'-': -0.06, 'BD': 0.08}
    """
    words = way.split(" ")
    return dict(zip(words[::2], map(float, words[1::2]), strict=True))


def packed(evidence: Evidence) -> dict[str, dict[str, list[str]]]:
    """Evidence with what speaks alike together.

    >>> packed({"c0=台": {"BO": 0.5}, "c0=積": {"BO": 0.5}, "w=B 台达": {"-": -0.25}})
    {'c0=': {'BO 0.5': ['台', '積']}, 'w=B ': {'- -0.25': ['台达']}}
    """
    found: dict[str, dict[str, list[str]]] = {}
    for told, weights in evidence.items():
        kind, mark, what = told.partition("=")
        if kind in _PLACED:
            place, blank, what = what.partition(" ")
            mark += place + blank
        found.setdefault(kind + mark, {}).setdefault(" ".join(f"{label} {weight}" for label, weight in weights.items()), []).append(what)
    return found


def unpacked(evidence: Packed) -> dict[str, dict[str, float]]:
    """What :func:`packed` was given, in another order.

    >>> unpacked({"c0=": {"BO 0.5": ["台"]}, "w=B ": {"- -0.25": ["台达"]}})
    {'c0=台': {'BO': 0.5}, 'w=B 台达': {'-': -0.25}}
    """
    return {begins + what: weights_of(way) for begins, ways in evidence.items() for way, whats in ways.items() for what in whats}
