"""How sure a figure is told: a forecast governs the figures that go on from it, and some words of change are forecasts themselves.

預計前三季，歸母淨利為 3 億元，年增兩成: all of it is expected, for nothing but the forecast says of when it is.
"""

from __future__ import annotations

import functools
import re

from pipeline.frames.statement import Statement
from pipeline.lexicons.verbs import any_of, words_of
from pipeline.mentions.mask import PRIVATE
from pipeline.model import Status
from pipeline.records.focus import Discourse
from pipeline.records.record import Span
from pipeline.text.fold import fold_script
from pipeline.text.late import late
from pipeline.vocabulary import table

_CLAUSE = late(r"[,;:。]")
_OPENED = late(r"\([^()\ue000-\ue0ff]{0,6}$")
_HEADLINE = late(fold_script(f"(?:^|[,;:。 {PRIVATE}]|公司|集團|該行)(?P<word>料|估)[^理件號金算值計想]"))  # X 料中期純利增加


def status_of(d: Discourse, s: Statement, spaced: bool) -> tuple[Status, Span | None]:
    """How sure a figure is, and the words that say so.

    Args:
        d: the article.
        s: the statement of the figure.
        spaced: whether blanks stand between the words of its language.
    """
    status, words = d.status(s)
    if status != "asserted" or spaced or "earlier" in s.slots:
        return status, words
    start, _ = d.sentences[s.sentence]
    text = d.mask.text
    clause = max((m.end() for m in _CLAUSE.finditer(text, start, s.start)), default=start)
    if own := _itself().search(text, clause, s.end):
        return "planned", own.span()
    if headed := _HEADLINE.search(text, max(start, clause - 1), s.start):
        return "planned", headed.span("word")
    if (opened := _OPENED.search(text, clause, s.start)) and (promise := _promised().search(text, clause, opened.start())):
        return "planned", promise.span()
    found = [m for m in _forecasts().finditer(text, start, s.start) if m.end() <= clause]
    return ("planned", found[-1].span()) if found and _goes_on(d, found[-1].end(), s) else (status, words)


def _goes_on(d: Discourse, since: int, s: Statement) -> bool:
    """Whether what stands between a forecast and a figure leaves it one: no other period, nothing done, no contrast."""
    text = d.mask.text
    edge = _CLAUSE.search(text, since, s.start)
    if edge is None or _done().search(text, edge.start(), s.end) or words_of("aspect", "contrast").search(text, edge.start(), s.end):
        return False
    return not d.mask.within(edge.start(), s.start, "when")


def is_needed(text: str, start: int, end: int) -> bool:
    """Whether a figure is only what has to be reached."""
    return _needed().search(text, start, end) is not None


@functools.cache
def _needed() -> re.Pattern[str]:
    return any_of(table("metrics")["forecast"]["needed"])


@functools.cache
def _done() -> re.Pattern[str]:
    return any_of(table("metrics")["forecast"]["done"])


@functools.cache
def _itself() -> re.Pattern[str]:
    return any_of(table("metrics")["forecast"]["itself"])


@functools.cache
def _promised() -> re.Pattern[str]:
    return any_of(table("metrics")["forecast"]["promised"])


@functools.cache
def _forecasts() -> re.Pattern[str]:
    return any_of(table("metrics")["forecast"]["words"])
