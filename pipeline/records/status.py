"""How sure a statement is: asserted, reported, planned or denied, and the words that say so."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from pipeline.model import Status
from pipeline.text.fold import fold
from pipeline.vocabulary import table

_CLAUSE = re.compile(r"[,;:。!?\n]|——|—")
_UNCERTAIN: tuple[Status, ...] = ("denied", "reported", "planned")  # in the order of asking


def _any_of(words: Iterable[str], whole: bool = False) -> re.Pattern[str]:
    """Any of these words, the longest first; ``whole``: Latin ones not inside longer ones."""
    spelt = (re.escape(fold(w)) for w in sorted(words, key=len, reverse=True))
    return re.compile("|".join(rf"\b{w}\b" if whole and w.isascii() else w for w in spelt))


@functools.cache
def _hedges() -> tuple[tuple[Status, re.Pattern[str], re.Pattern[str] | None], ...]:
    """For each status the words before what is said, and those behind it."""
    return tuple(
        (status, _any_of(sides["before"], whole=True), _any_of(sides["after"], whole=True) if sides["after"] else None)
        for status, sides in ((status, table("hedges")[status]) for status in _UNCERTAIN)
    )


@functools.cache
def _longer() -> dict[str, re.Pattern[str]]:
    """By hedge the longer words that hold it and are none."""
    return {fold(hedge): _any_of(words) for hedge, words in table("hedges")["longer"].items()}


@functools.cache
def _would() -> re.Pattern[str]:
    return _any_of(table("hedges")["resolution"]["would"])


@functools.cache
def _did() -> re.Pattern[str]:
    return _any_of(table("hedges")["resolution"]["did"])


@functools.cache
def _undone() -> re.Pattern[str]:
    return _any_of(table("hedges")["undone"]["words"])


def _counts(folded: str, match: re.Match[str]) -> bool:
    """Whether a hedge is a word of its own: 傳 and 將 are only where no longer word begins or ends with them."""
    veto = _longer().get(match[0])
    if not veto:
        return True
    window = (max(0, match.start() - 4), match.end() + 8)
    return not any(m.start() <= match.start() < m.end() for m in veto.finditer(folded, *window))


def qualify(folded: str, start: int, end: int, at: int, anchor: int) -> tuple[Status, tuple[int, int] | None]:
    """Return the status of what is said at ``at`` … ``anchor`` in the sentence ``start`` … ``end``, and the words.

    Args:
        folded: the folded article.
        start, end: the sentence, in code points.
        at: where the statement's verb begins.
        anchor: where it ends.

    >>> text = fold("據知情人士透露，該公司正洽談以 20 億美元估值募資")
    >>> qualify(text, 0, len(text), text.index(fold("募資")), len(text))[0]
    'reported'
    """
    clauses = [start, *(m.end() for m in _CLAUSE.finditer(folded, start, at))]
    near = clauses[-1]
    # An attribution may stand one clause ahead: 據知情人士透露，該公司將…
    far = clauses[-2] if len(clauses) > 1 else near
    tail = _CLAUSE.search(folded, anchor, end)
    tail_end = tail.start() if tail else end
    would = _would().search(folded, far, near)
    if would and _did().search(folded, far, anchor):
        would = None
    undone = _undone().search(folded, far, near)
    for status, before, after in _hedges():
        since = far if status == "reported" or undone else near
        for m in before.finditer(folded, since, max(at, anchor)):
            if _counts(folded, m):
                return status, m.span()
        behind = after.search(folded, anchor, min(end, tail_end + 40)) if after else None
        if behind:
            return status, behind.span()
    return ("planned", would.span()) if would else ("asserted", None)
