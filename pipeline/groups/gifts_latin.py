"""Money told by who gives it, in words between blanks: Y handed X $3 million, $3 million that Y put in, X got Y to part with $3 million.

The amount is found with the words beside it (``round_phrases``); who gives and who gets stand where the verb has them, and a receiver
that is described and not named (the company, it) is left to whoever is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups.deals import Place
from pipeline.groups.latin_clauses import opening, subject_of
from pipeline.groups.raises import Raise
from pipeline.groups.round_phrases import Phrase
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention

_NAME = one("name")
_COMPANY = r"(?:it|them|(?:the|this|that) (?:[a-z0-9'’-]+ ){0,4}?{the_company.en})"
_RECEIVER = rf"(?:(?:the |an? )?(?:[a-z0-9-]+ ){{0,4}}?(?P<who>{_NAME})(?: \([^()]{{1,40}}\))?(?:, [^,;.]{{3,60}},)?|{_COMPANY})"
_ARTICLE = r"(?: (?:an?|its|the|{roughly.en}))* ?"
_HANDED = pattern(rf"\b(?:{{hands.en}} {_RECEIVER}|{{equips.en}} {_RECEIVER.replace('who', 'whom')} {{equips_with.en}}){_ARTICLE}$", "raising")
_LIST = rf"(?P<list>(?:[a-z-]+ ){{0,4}}?{_NAME}(?:(?:, and |, | and | & )(?:[a-z-]+ ){{0,3}}?{_NAME}){{0,4}}(?: and (?:[a-z]+ ){{0,2}}{{company_of.en}})?)"
_GIVEN = pattern(rf" (?:that |which )?{_LIST}(?: has| have| had| just| recently| together| jointly)* {{hands_over.en}}", "raising")
_TALKED = pattern(rf"\b{{talks_into.en}} {_LIST}(?: all| both)? {{to_give.en}}{_ARTICLE}$", "raising")
_ITS_OWN = pattern(
    rf"(?: that| which)? (?:they\b|{_COMPANY})(?: has| have| had|['’](?:d|s|ve)| just| recently| previously| already)* (?P<verb>{{raises.en}})",
    "raising",
)
_IN_WHICH = re.compile(rf"({_NAME})(?:, [^,;:]{{1,80}})?,? (?:in|into|to|behind) which [^,;:.]{{1,90}}$")
_OWN_BACKERS = re.compile(
    rf"({_NAME})['’]s? (?:[a-z-]+ ){{0,3}}(?:investors|backers|shareholders|owners)"
    r"(?:,[^;:.]{3,110}?,)?(?: (?:have|had|also|just|recently|will|are|agreed|to))* $"
)
_FAR = 150


class LatinGifts:
    """Reads who gives the amounts of one sentence."""

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def gift(self, phrase: Phrase) -> Raise | None:
        """The raising of one amount; None where nobody is said to give it."""
        if phrase.money is None:
            return None
        return next(self._ways(phrase), None)

    def _ways(self, phrase: Phrase) -> Iterator[Raise]:
        begin = max(self.place.start, phrase.start - _FAR)
        before = self.text[begin : phrase.start]
        if handed := _HANDED.search(before):
            yield from self._handed(phrase, begin, handed)
        if talked := _TALKED.search(before):
            company = subject_of(self.place, begin + talked.start()).name
            yield Raise(begin + talked.start(), phrase.end, company, phrase.money, phrase.series, joins_before=begin + talked.end("list"))
        if given := _GIVEN.match(self.text, phrase.end, self.place.end):
            company = opening(self.place, phrase.start)
            yield Raise(phrase.start, given.end(), company, phrase.money, phrase.series, joins_before=given.end("list"))
        if own := _ITS_OWN.match(self.text, phrase.end, self.place.end):
            yield Raise(phrase.start, own.end(), subject_of(self.place, own.start("verb")).name, phrase.money, phrase.series)

    def _handed(self, phrase: Phrase, begin: int, found: re.Match[str]) -> Iterator[Raise]:
        """Y handed X, or the company, so much."""
        giver = subject_of(self.place, begin + found.start()).name
        if giver is None and not phrase.called:
            return
        company = self._receiver(begin, found)
        if company == giver or company and company.value.kind == "person":
            return
        yield Raise(
            begin + found.start(), phrase.end, company, phrase.money, phrase.series,
            investor=giver, joins_before=giver.outer_end if giver else None,
        )  # fmt: skip

    def _receiver(self, begin: int, found: re.Match[str]) -> Mention | None:
        slot = next((slot for slot in ("who", "whom") if found[slot]), None)
        return self.place.mask.at(begin + found.start(slot)) if slot else None


def backed_before(place: Place, at: int) -> Mention | None:
    """Who gets what is given, before the verb at ``at``: X, in which Y | invested $3 million; X's backers | have put in as much."""
    before = place.mask.text[place.start : at]
    found = _IN_WHICH.search(before) or _OWN_BACKERS.search(before)
    return place.mask.at(place.start + found.start(1)) if found else None
