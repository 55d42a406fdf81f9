"""Latin abbreviations that say what is made, sold or issued, and name nobody: MLCC業者, 發行GDR, the PCB maker."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from pipeline.mentions.names.latin import ACTS
from pipeline.mentions.names.words import key, vocabulary
from pipeline.text.fold import fold

# A short word with two capitals or more: MLCC, SiC, GaN, PA12.
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9]{0,3}[A-Z0-9][A-Za-z0-9]{0,2}s?$")
_GIVES = re.compile(r"\b(?:led by|from|backed by|owned by|bought by|acquired by|sold to) $")
_CLAUSE = re.compile(r"(?:^|[\n。;!?,:、])\s*$")


def describing(text: str, folded: str, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Keys of the abbreviations among these names that describe wherever the article has them, and never act.

    >>> text = "XMLC業者禾燁完成募資，XMLC基板供不應求"
    >>> sorted(describing(text, fold(text), [(0, 4), (13, 17)]))
    ['xmlc']
    >>> text = "XMLC業者禾燁完成募資，XMLC宣布退出"
    >>> sorted(describing(text, fold(text), [(0, 4), (13, 17)]))
    []
    """
    describe: set[str] = set()
    act: set[str] = set()
    for start, end in spans:
        if not _ABBREVIATION.match(text[start:end]):
            continue
        if _describes(folded, start, end):
            describe.add(key(text[start:end]))
        elif _acts(folded, start, end):
            act.add(key(text[start:end]))
    return frozenset(describe - act)


def _describes(folded: str, start: int, end: int) -> bool:
    """Whether the words beside it make it the kind of a product, a firm or a paper: 發行|GDR, MLCC|業者, PCB| maker."""
    nouns, english, verbs = _beside()
    following = folded[end : end + 16].lstrip(" ")
    if following.startswith(nouns) or folded[max(0, start - 8) : start].rstrip(" ").endswith(verbs):
        return True
    return folded[end : end + 1] == " " and english.match(folded, end + 1) is not None


def _acts(folded: str, start: int, end: int) -> bool:
    """Whether it is the subject of its clause, or the second name of somebody: XMLC宣布, 禾燁(XMLC)."""
    if folded[max(0, start - 1) : start] == "(" and folded[end : end + 1] == ")":
        return True
    if folded[end : end + 2] in ("'s", "’s") or _GIVES.search(folded[max(0, start - 20) : start]):
        return True  # QRX's stake, led by QRX and
    subject = _CLAUSE.search(folded, max(0, start - 3), start) is not None or start == 0
    return subject and (folded[end : end + 8].lstrip(" ").startswith(_verbs()) or ACTS.match(folded, end) is not None)


@functools.cache
def _beside() -> tuple[tuple[str, ...], re.Pattern[str], tuple[str, ...]]:
    """Folded: Chinese nouns that an abbreviation describes, the English ones, and the verbs before what is made or issued."""
    nouns = vocabulary()["described_nouns"]
    english = "|".join(sorted(word for word in nouns if word.isascii()))
    verbs = tuple(map(fold, sorted(vocabulary()["described_verbs"])))
    return tuple(sorted(fold(n) for n in nouns if not n.isascii())), re.compile(rf"(?:{english})\b"), verbs


@functools.cache
def _verbs() -> tuple[str, ...]:
    return tuple(map(fold, sorted(vocabulary()["company_acts"])))
