"""The words of figures in a sentence: metrics, measures that are none, changes, turns, links; and what is only glue.

The vocabulary is ``lexicons/metrics.toml``; the longest word at a place is the one that stands there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.mentions.mask import PRIVATE
from pipeline.text.fold import fold_script
from pipeline.vocabulary import table


class Word(NamedTuple):
    """One word of a figure: its class, what it says within it, and where it stands (code points)."""

    kind: str
    value: str
    start: int
    end: int


@functools.cache
def _classes() -> dict[str, tuple[str, str]]:
    """Each word with its class and value; the first class that lists it has it."""
    found: dict[str, tuple[str, str]] = {}
    for kind in ("metric", "counted", "barrier", "turn", "change", "link"):
        for value, words in table("metrics")[kind].items():
            for word in words:
                found.setdefault(fold_script(word), (kind, value))
    return found


def _either(words: list[str]) -> str:
    """An alternation of words, the longest first, by their first characters: most places of a text begin none."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        by_first.setdefault(word[0], []).append(word)
    return "|".join(_bounded(first, some) for first, some in by_first.items())


def _bounded(first: str, words: list[str]) -> str:
    rests = "|".join(re.escape(w[1:]) + (r"\b" if w[-1].isascii() and w[-1].isalnum() else "") for w in words)
    return (r"\b" if first.isascii() and first.isalnum() else "") + f"{re.escape(first)}(?:{rests})"


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_either(list(_classes())), re.ASCII)


@functools.cache
def _modifiers() -> re.Pattern[str]:
    listed = sorted(map(fold_script, table("metrics")["modifier"]["words"]), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(listed)})+$")


def words(folded: str, start: int, end: int) -> Iterator[Word]:
    """The words of figures between two offsets, in order.

    >>> [(w.kind, w.value) for w in words("营收年增,每股盈余", 0, 9)]
    [('metric', 'revenue'), ('change', 'up'), ('barrier', 'words')]
    >>> [(w.start, w.end) for w in words("嘉澄总净营收", 0, 6)]
    [(2, 6)]
    """
    classes = _classes()
    for match in _pattern().finditer(folded, start, end):
        kind, value = classes[match[0]]
        own = _modifiers().search(folded, max(start, match.start() - 6), match.start()) if kind == "metric" else None
        yield Word(kind, value, own.start() if own else match.start(), match.end())


@functools.cache
def _glue(kind: str) -> re.Pattern[str]:
    lists = table("metrics")["glue"]
    changes = [w for some in table("metrics")["change"].values() for w in some]
    listed = lists["behind"] if kind == "behind" else [*lists["zh"], *lists["en"], *changes]
    listed = [*listed, *table("metrics")["part"]["plain"]] if kind == "left" else listed
    return re.compile(rf"[ ,;:、。()—–*0-9\-{PRIVATE}]+|" + _either([fold_script(w) for w in listed]), re.ASCII)


def rest(text: str, kind: str = "between") -> int:
    """How many characters (of Latin words: words) of a masked text are no glue.

    >>> rest("达到约"), rest("的员工"), rest(" has reached ")
    (0, 2, 0)
    """
    left = _glue(kind).sub(" ", text)
    return sum(len(part) if part[0] > "\x7f" else 1 for part in left.split())


@functools.cache
def _part() -> re.Pattern[str]:
    lists = table("metrics")["part"]
    zh, after = ("|".join(re.escape(fold_script(w)) for w in lists[k]) for k in ("zh", "after"))
    en = "|".join(re.escape(w) for w in lists["en"])
    return re.compile(rf"(?:{zh})(?:{after})*$|\b(?:{en}) ?$")


@functools.cache
def _loose() -> frozenset[str]:
    return frozenset(fold_script(w) for w in table("metrics")["part"]["loose"])


_COMPOUND = re.compile("[\u3400-\u9fff]{2}$")


def is_part(left: str, metric: str = "") -> bool:
    """Whether the words left of a metric, dates taken out, say that it is of a part, a market or somebody's customers.

    >>> is_part("公司的海外"), is_part("公司的"), is_part("拆迁补偿", "收入")
    (True, False, True)
    """
    if metric in _loose() and _COMPOUND.search(left) and _glue("left").sub(" ", left)[-1:].strip():
        return True
    return _part().search(left) is not None
