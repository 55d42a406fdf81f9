"""Clauses of Chinese sentences: between marks, or a headline's blanks."""

from __future__ import annotations

from pipeline.groups.deals import Place
from pipeline.mentions.names.lexemes import HAN
from pipeline.text.late import late

EDGE = late("[,;:。!?\n—|]")
_BLANK = late(f"[{HAN}] [{HAN}]")


def clause(place: Place, start: int, end: int) -> tuple[int, int]:
    """The clause around the words ``start``–``end`` of a sentence, in code points."""
    begin = max([place.start, *(m.end() for m in EDGE.finditer(place.mask.text, place.start, start))])
    blanks = _BLANK.finditer(place.source.folded, begin, start)
    return max([begin, *(m.end() - 1 for m in blanks)]), clause_end(place, end)


def clause_end(place: Place, at: int) -> int:
    """Where the clause ends that goes on at ``at``."""
    mark = EDGE.search(place.mask.text, at, place.end)
    end = mark.start() if mark else place.end
    blank = _BLANK.search(place.source.folded, at, end)
    return blank.start() + 1 if blank else end
