"""Descriptions of companies, read around a cue: what they do, since when and where they are, who founded them, who works there, who buys.

A rule finds the cue (``frames/rules/about.py``). The words of what is said stand behind it or before it, by its side; the company is
the name that only words of a description part from them, and else whoever is spoken of. A description that names no trade is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from pipeline.groups.deals import Place
from pipeline.mentions.mention import Mention
from pipeline.mentions.quantities import RUN, quantity_at, style_of

Span = tuple[int, int]

LONGEST = 160  # code points of a description; what is longer tells a story
_EDGES = " ,，;；:：、—–-*\"'.…"
_PAIRS = ("()", "（）", "「」", "『』", "“”", "《》")


@dataclass(frozen=True)
class Cue:
    """What a rule has found: its words in a sentence, and where the words of what is said begin or end.

    Attributes:
        start, end: the words of the rule, in code points.
        topic: what they tell of a company.
        slots: what the rule reads: ``words_after`` and ``words_before`` are offsets, the others mentions.
    """

    start: int
    end: int
    topic: str
    slots: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> tuple[int | None, int | None]:
        """Where the words begin, and where they end, as far as the rule says so."""
        return self.slots.get("words_after"), self.slots.get("words_before")


@dataclass(frozen=True)
class About:
    """What is said of a company.

    Attributes:
        words: the words, in code points.
        company: whose description it is; None where its words name nobody.
        unnamed: whether it is of somebody who is described and not named.
        money, date: the value of a topic that has one.
        number, counted: how many, and the words for it.
    """

    words: Span
    company: Mention | None = None
    unnamed: bool = False
    money: Mention | None = None
    date: Mention | None = None
    number: Decimal | None = None
    counted: Span | None = None


class Abouts:
    """Reads the descriptions of one sentence; a language's own class has a method a topic (``_business``, ``_founded`` …)."""

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def read(self, cue: Cue) -> About | None:
        """What is said around a cue; None where it says nothing of a company."""
        about: About | None = getattr(self, f"_{cue.topic}")(cue)
        about = finished(self.place, about) if about else None
        if about is None or about.company or cue.topic == "use_of_proceeds":
            return about
        return self._owned(cue, about)

    def _owned(self, cue: Cue, about: About) -> About | None:
        """A description with the company whose it is, as the language's words name it."""
        raise NotImplementedError


def finished(place: Place, about: About) -> About | None:
    """A description without marks at its edges; None where it is empty, too long, or ends inside a bracket.

    >>> from pipeline.mentions.mask import Mask
    >>> from pipeline.mentions.mention import Source
    >>> place = Place(Source("a, drones ,", "en"), Mask("a, drones ,", []), 0, 11)
    >>> finished(place, About((1, 11))).words
    (3, 9)
    """
    text = place.source.text
    start, end = about.words[0], min(about.words[1], place.end)
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    words = text[start:end]
    whole = all(words.count(pair[0]) == words.count(pair[1]) for pair in _PAIRS)
    if not 1 < len(words) <= LONGEST or not whole or "\n" in words:
        return None
    return replace(about, words=(start, end))


def clause_edge(edge: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The first mark that ends a clause; one between two digits is part of a number.

    >>> clause_edge(re.compile("[,.]"), "5,000 cells, a day", 0, 18).start()
    11
    """
    return next((m for m in edge.finditer(text, start, end) if not _is_in_number(text, m)), None)


def _is_in_number(text: str, mark: re.Match[str]) -> bool:
    beside = text[max(0, mark.start() - 1) : mark.start()] + text[mark.end() : mark.end() + 1]
    return len(beside) == 2 and beside.isdigit()


def names_itself(about: About) -> bool:
    """Whether the company that a list is of stands in the list: then it is another's."""
    return about.company is not None and about.words[0] <= about.company.start < about.words[1]


def counted(place: Place, start: int, end: int) -> tuple[Decimal, Span] | None:
    """The one number that is written between two offsets, and its words; None for a range or a vague one."""
    found = None
    for m in RUN.finditer(place.source.folded, start, end):
        quantity = quantity_at(place.source.folded, place.source.text, m.start(), style_of(place.source.language))
        if quantity is not None and quantity.end <= end:
            found = quantity
    if found is None or found.high is not None:
        return None
    return found.low, (found.start, found.end)


def name_at(place: Place, found: re.Match[str] | None) -> Mention | None:
    """The name that the group ``name`` of a match is."""
    return place.mask.at(found.start("name")) if found else None
