"""Topic chains: whom Chinese clauses are about that have no subject of their own. X 去年被 Y 看中，獲得 Z 的投資，金額超過 …: X's.

A clause whose words before its first verb name somebody has that one as its subject; one that begins with a verb, an adverb or
a date goes on with the subject of the clause before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, Mask, head
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import Piece, chunks
from pipeline.records.record import Span

_EDGE = re.compile("[,;:。!?\n]")
_BRACKETS = re.compile(r"\([^()\n]{1,60}\)")
_ACTS = ("verb", "event", "marker", "role", "speech")
_GOES_ON = ("verb", "event", "adverb", "function", "marker", "role", "metric")  # begin a clause whose subject stands before it
_HEADED = ("verb", "event", "adverb", "function", "marker", "role")
_SELF = pattern(r"[這該此其它使令讓]|{anaphor}")  # or somebody else is made to do something
_OF_IT = pattern(r"{of_it}")
_JOINS = pattern(r"{list_and.zh}|{list_with}|、")
_MENTIONED = re.compile(f"[{PRIVATE}]")
_NAME = head("name")
_LONGEST = 200  # code points of a clause; nobody is the subject of more, and it is not cut anew before each statement


def clauses_before(text: str, start: int, at: int) -> Iterator[Span]:
    """The clauses of ``text[start:at]``, the last first; marks in brackets part nothing.

    >>> text = "甲(2330,台),完成"
    >>> [text[a:b] for a, b in clauses_before(text, 0, len(text))]
    ['完成', '甲(2330,台)']
    """
    held = [m.span() for m in _BRACKETS.finditer(text, start, at)]
    edges = [m.start() for m in _EDGE.finditer(text, start, at) if not any(a <= m.start() < b for a, b in held)]
    borders = [start, *(edge + 1 for edge in edges)]
    ends = [*edges, at]
    yield from reversed(list(zip(borders, ends, strict=True)))


def subject_of(mask: Mask, start: int, end: int) -> Mention | bool:
    """Whom a clause is about: the name in its subject's place; True where it goes on with the clause before; False where neither is known."""
    if end - start > _LONGEST:
        return False
    name = next(iter(mask.within(start, end, "name")), None)
    opens = [p for run in chunks(mask.text, start, name.outer_start if name else end) for p in run]
    if _SELF.match(mask.text[start:end].lstrip()):
        return False
    if name is not None and not _acts(mask.text, opens):
        return name if _is_head(mask, name, end) else False
    if _OF_IT.match(mask.text[start:end].lstrip()):
        return True
    return not opens or opens[0].kind in _GOES_ON or mask.text[opens[0].start].isdigit()


def _acts(text: str, pieces: list[Piece]) -> bool:
    """Whether a clause has begun to say what somebody does: a verb or a preposition that no 的 makes part of a description."""
    last = max((p.start for p in pieces if p.kind in _ACTS), default=-1)
    return last >= 0 and not any(text[p.start : p.end] == "的" for p in pieces if p.start > last)


def _is_head(mask: Mask, name: Mention, end: int) -> bool:
    """Whether a name is what its noun group is of, and no owner, no part of a list: a verb, an adverb or a date stands behind it."""
    at = name.outer_end
    if gloss := _BRACKETS.match(mask.text, at):
        at = gloss.end()
    behind_it = mask.text[at:end].lstrip()
    if not behind_it or _MENTIONED.match(behind_it) and not behind_it.startswith(_NAME):
        return True
    if _JOINS.match(behind_it):
        return False
    following = next(iter(mask.within(at, end, "name")), None)
    pieces = [p for run in chunks(mask.text, at, following.outer_start if following else end) for p in run]
    if following and any(p.kind in ("title", "descriptor") for p in pieces):
        return False  # X 部門負責人 Y
    return bool(pieces) and pieces[0].start - at < 2 and pieces[0].kind in _HEADED
