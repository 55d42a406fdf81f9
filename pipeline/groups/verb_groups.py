"""Verb groups: a verb with its negation, modality and aspect, which say how sure it is, and of what else they say so.

A hedge is a word with a status and a scope (``lexicons/hedges.toml``); what it governs, it governs whoever reads the verb.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pipeline.lexicons.verbs import any_hedge, hedges, longer, verbs, words_of
from pipeline.model import Status
from pipeline.text.fold import fold
from pipeline.text.late import late

Span = tuple[int, int]

# A headline's blank is one too, before a masked name as well: not one with a blank on both sides, as names in Latin letters have.
_EDGE = late("[,;:。!?\n—]|[\u3400-\u9fff] (?:\ue004\ue0ff*)?[\u3400-\u9fff]")
_MARK = late(r"[,;:。!?\n—]")
_HOLDS = fold("將")
_DOING = late(r" (?:\w+ )?\w+ing\b")
_ORDER: tuple[Status, ...] = ("denied", "reported", "speculated", "planned")  # the first outweighs the others
_SCOPES = ("sentence", "onward", "clause", "touching")
_REACH = 40  # characters beyond its clause that words behind a verb may stand at
_ATTRIBUTION = 12  # characters of a bracket that only names a source


@dataclass(frozen=True)
class VerbGroup:
    """A verb, how sure it is and the words that say so.

    Attributes:
        start, end: the verb; both are the end of what is said where no verb of its class is in it.
        past: whether its form says what has happened.
        status: what the words beside it make of it.
        words: the words, or None where it is plainly stated.
    """

    start: int
    end: int
    past: bool
    status: Status = "asserted"
    words: Span | None = None


@dataclass(frozen=True)
class Hedge:
    """A word that says how sure what it governs is."""

    status: Status
    scope: str
    start: int
    end: int


def verb_group(folded: str, sentence: Span, said: Span, kind: str) -> VerbGroup:
    """Return the verb of what is said at ``said`` in a sentence, with its status.

    Args:
        folded: the folded article, masked or not.
        sentence: the sentence, in code points.
        said: the words of the statement, the verb's objects included.
        kind: the class of the verb.

    >>> text = "知情人士透露,該公司正洽談以20億估值募資"
    >>> verb_group(text, (0, len(text)), (len(text) - 2, len(text)), "raise").status
    'reported'
    """
    verb = _verb(folded, said, kind)
    at = sentence[0]
    whole = folded[slice(*sentence)]
    every = (Hedge(h.status, h.scope, h.start + at, h.end + at) for h in _hedges_of(whole))
    hedged = [h for h in every if not _holds(folded, h, said[0], verb)]
    clauses = [at, *(m.end() - (len(m[0]) > 1) for m in _EDGE.finditer(folded, at, verb.start))] if hedged else []
    behind = _said_behind(whole)
    mark = _MARK.search(folded, said[1], sentence[1]) if behind else None
    tail = min(sentence[1], mark.start() + _REACH) if mark else sentence[1]
    for status in _ORDER:
        before = (h for h in hedged if h.status == status and h.end <= said[1])
        hedge = next((h for h in before if _governs(folded, h, verb, clauses, said)), None)
        words = (hedge.start, hedge.end) if hedge else _behind(folded, status, said[1], tail) if status in behind else None
        if words:
            return VerbGroup(verb.start, verb.end, verb.past, status, words)
    return verb


def _verb(folded: str, said: Span, kind: str) -> VerbGroup:
    """The last verb of a class in what is said; its end where there is none."""
    pattern, past = verbs(kind)
    found = [*pattern.finditer(folded, *said)]
    return VerbGroup(*found[-1].span(), found[-1][0] in past) if found else VerbGroup(said[1], said[1], past=False)


@functools.lru_cache(maxsize=16)
def _hedges_of(sentence: str) -> tuple[Hedge, ...]:
    """The hedges of a sentence, by status and then the widest scopes first; several statements ask for them."""
    if any_hedge().search(sentence) is None:
        return ()
    return tuple(
        Hedge(status, scope, *m.span())
        for status in _ORDER
        for scope in _SCOPES
        if (pattern := hedges(status, scope))
        for m in pattern.finditer(sentence)
        if _counts(sentence, m)
    )


@functools.lru_cache(maxsize=16)
def _said_behind(sentence: str) -> frozenset[Status]:
    """The statuses of which a sentence has a word that stands behind its verb; several statements ask, and few sentences have one."""
    return frozenset(status for status in _ORDER if (pattern := hedges(status, "behind")) and pattern.search(sentence))


def _counts(folded: str, match: re.Match[str]) -> bool:
    """Whether a hedge is a word of its own: 傳 and 將 are only where no longer word holds them."""
    veto = longer().get(match[0])
    if not veto:
        return True
    window = (max(0, match.start() - 4), match.end() + 12)
    return not any(m.start() <= match.start() < m.end() for m in veto.finditer(folded, *window))


def _holds(folded: str, hedge: Hedge, object_at: int, verb: VerbGroup) -> bool:
    """Whether a 將 is no future but puts an object before its verb: 2021 年將 | 乙 | 售予甲."""
    marker = folded[hedge.start : hedge.end] == _HOLDS and object_at < verb.start
    return marker and hedge.end <= object_at and not folded[hedge.end : object_at].strip("「『“\" ")


def _governs(folded: str, hedge: Hedge, verb: VerbGroup, clauses: list[int], said: Span) -> bool:
    """Whether a hedge says how sure a verb is: the verb is in its scope, agrees with it, and nothing ended it."""
    if _is_bracketed(folded, hedge, verb) or not _agrees(folded, hedge, verb):
        return False
    if hedge.scope == "touching":
        return hedge.end == verb.start
    if hedge.scope == "clause" and words_of("aspect", "relative").search(folded, hedge.end, verb.start):
        return False  # would be twice the price at which X was valued: the valuing is not conditional
    if hedge.scope == "clause" and _is_behind_it(folded, hedge, verb):
        return False
    if clauses[-1] <= hedge.start:
        return not _is_closed(folded, hedge, verb)
    # What is said may take several clauses (預測出貨達 95 萬台,年增 53%): it begins in the first.
    begins = max(c for c in clauses if c <= max(said[0], clauses[0]))
    reaches = hedge.scope != "clause" or begins <= hedge.start
    return reaches and not _is_ended(folded, hedge, clauses, said[1])


def _is_behind_it(folded: str, hedge: Hedge, verb: VerbGroup) -> bool:
    """Whether what a hedge governs follows upon a verb: will expand its team after raising $5 million; not: will be worth as much after raising it."""
    upon = words_of("aspect", "upon").search(folded, hedge.end, verb.start)
    if upon is None or _DOING.match(folded, upon.end(), verb.end) is None:
        return False
    return words_of("aspect", "worth").search(folded, hedge.end, upon.start()) is None


def _is_bracketed(folded: str, hedge: Hedge, verb: VerbGroup) -> bool:
    """Whether a bracket is between a hedge and a verb: one that names a source is about what is around it."""
    closes = folded.find(")", hedge.end, verb.start)
    opens = folded.find("(", hedge.end, verb.start)
    if closes >= 0 and not 0 <= opens < closes:
        return closes - folded.rfind("(", 0, hedge.start) > _ATTRIBUTION or hedge.scope != "sentence"
    inside = opens >= 0 and folded.find(")", opens, verb.start) < 0
    return inside and hedge.scope != "sentence"


def _agrees(folded: str, hedge: Hedge, verb: VerbGroup) -> bool:
    """Whether the form of a verb can follow: not a past behind "plans to" without a verb that helps (to be acquired)."""
    if not verb.past or verb.start < hedge.end:
        return not (verb.past and hedge.scope == "clause" and verb.start < hedge.start)
    last = folded[hedge.start : hedge.end].rsplit(" ", 1)[-1]
    if not words_of("agreement", "bare").fullmatch(last):
        return True
    return bool(words_of("agreement", "helping").search(folded, hedge.end, verb.start))


def _is_closed(folded: str, hedge: Hedge, verb: VerbGroup) -> bool:
    """Whether what was intended is said to be done in one clause: 原擬…已完成."""
    if not words_of("aspect", "intends").match(folded, hedge.start):
        return False
    return bool(words_of("aspect", "closed").search(folded, hedge.end, verb.end))


def _is_ended(folded: str, hedge: Hedge, clauses: list[int], end: int) -> bool:
    """Whether a clause between a hedge and what is said contrasts with it, or the verb's own is done."""
    later = [c for c in clauses if c > hedge.end]
    contrast = words_of("aspect", "contrast")
    if any(contrast.match(folded, c) or contrast.match(folded, c + 1) for c in later):
        return True
    return hedge.scope == "onward" and bool(words_of("aspect", "done").search(folded, clauses[-1], end))


def _behind(folded: str, status: Status, said: int, tail: int) -> Span | None:
    """Words behind what is said, in its clause or a little further, that say how sure it is."""
    pattern = hedges(status, "behind")
    m = pattern.search(folded, said, tail) if pattern else None
    return m.span() if m else None
