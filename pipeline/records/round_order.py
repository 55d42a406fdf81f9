"""Which of an article's rounds words point at: the one that is news (本輪, this time) or one before it (此前, 去年)."""

from __future__ import annotations

from typing import Literal

from pipeline.lexicons.cues import pattern
from pipeline.records.focus import Discourse
from pipeline.records.record import Record, Span

_THIS = pattern(r"{this_one}", "round_order")
_BEFORE = pattern(r"{one_before}", "round_order")
_NEWS = pattern(r"{this_news}", "round_order")
_EDGES = ",;:。!?\n"
_ANCHORS = ("money", "series")


def points(d: Discourse, span: Span) -> Literal["both", "this", "before", "none"]:
    """Which round the words of a span point at."""
    this, before = (cue.search(d.mask.text, *span) is not None for cue in (_THIS, _BEFORE))
    return "both" if this and before else "this" if this else "before" if before else "none"


def is_news(d: Discourse, span: Span) -> bool:
    """Whether the words of a span say that they are of the round that is news, and of no other: 本輪投資由 A 領投."""
    return _NEWS.search(d.mask.text, *span) is not None and points(d, span) == "this"


def anchors(r: Record) -> list[Span]:
    """Where a round's sum and series are told; of one that has neither, where it begins."""
    return [(start, end) for start, end, slot in r.evidence if slot in _ANCHORS] or [(r.at, r.at)]


def clause_at(d: Discourse, at: int, until: int, i: int) -> Span:
    """The clause of sentence ``i`` around some of its words."""
    text, (start, end) = d.mask.text, d.sentences[i]
    opens = max(start, *(text.rfind(edge, start, at) + 1 for edge in _EDGES))
    ends = [border for edge in _EDGES if (border := text.find(edge, until, end)) >= 0]
    return opens, min(ends, default=end)


def is_told_back(d: Discourse, r: Record) -> bool:
    """Whether all clauses of its own sentence that tell a round look back at it: 這是去年完成 C 輪融資後…."""
    start, end = d.sentences[r.sentence]
    here = [clause_at(d, *span, r.sentence) for span in anchors(r) if start <= span[0] < end]
    return r.prior or bool(here) and all(points(d, span) == "before" or is_of_another_year(d, span) for span in here)


def is_of_another_year(d: Discourse, span: Span) -> bool:
    """Whether a clause tells a day of a year before the article's."""
    published = d.source.published
    return published is not None and any(m.value.end.year < published.year for m in d.mask.within(*span, "when"))
