"""Round phrases told in words between blanks: an amount with its series and what it is called, read as one noun.

$3 million in a Series A round, a Series B financing of about $3 million, RMB 5 billion ($718 million): the amount that is written
first is the round's, the one in brackets is the same in another currency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.groups.deals import Place
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention

_MONEY, _SERIES, _WHEN, _NAME = one("money"), one("series"), one("when"), one("name")
_TWIN = pattern(rf" ?\((?:{{roughly.en}} ?|or |us|~|= ?)*{_MONEY}[^()]{{0,12}}\)", "raising")
_WORDS = rf"(?:[ -]?,?[ -](?:[a-z][a-z0-9'’]*|{_WHEN}|{_NAME}[-–](?:led|backed))){{0,8}}?"
_BEHIND_SERIES = re.compile(rf"({_WORDS})[ -]*({_SERIES})")
_CALLED = pattern(r"(?:[ -]+{round.en})+", "raising")
_BEHIND_NOUN = pattern(rf"({_WORDS})[ -]+{{round.en}}(?:[ -]+{{round.en}})*", "raising")
_ASIDE = rf"(?:,(?: [^,;.{chr(0xE001)}]{{3,50}},)?| (?:in|on|of)(?: early| late)? {_WHEN}| {_WHEN})?"
_BEFORE = pattern(
    rf"(?:({_SERIES})|{{round.en}})(?:[ -]+{{round.en}}| of funding| of financing)*{_ASIDE}"
    r"(?: {connects.en}(?: {roughly.en}| an?)*|:|,? (?:all|an?)| \()?(?: {roughly.en})* ?$",
    "raising",
)
_EXTENDS = re.compile(r"(?:extension|top-up|addition) (?:to|of)")
_VERB = pattern(r"raise(?: {roughly.en})* ?", "raising")
_ENDS = pattern(r"{ends.en}", "raising")
_NO_ROUND = pattern(rf"(?P<words>(?:[ -](?:[a-z][a-z'’-]*|{_WHEN}|{_NAME})){{0,3}}?)[ -]{{no_round.en}}(?:[^-a-z0-9]|$)", "raising")  # not market-oriented
_SPENT_ON = pattern(r"{ends.en}|{round.en}|\bat\b", "raising")  # $3 million at a valuation is an amount before one
_BREAKS = pattern(r",|{ends.en}(?:[^-]|$)|{round.en}", "raising")
_BACK = 110


@dataclass(frozen=True)
class Phrase:
    """What is raised.

    Attributes:
        start, end: the words, in code points.
        money: how much.
        series: in which series.
        called: whether words say that it is a raising's.
    """

    start: int
    end: int
    money: Mention | None = None
    series: Mention | None = None
    called: bool = False


def phrases(place: Place) -> list[Phrase]:
    """The round phrases of a sentence, in order; one for each amount, and one for each series that has none."""
    found = list(_with_money(place))
    taken = {p.series.start for p in found if p.series}
    for series in place.mask.within(place.start, place.end, "series"):
        if series.start not in taken:
            found.append(_called(place, Phrase(series.outer_start, series.outer_end, None, series, True)))
    return sorted(found, key=lambda p: p.start)


def _with_money(place: Place) -> Iterator[Phrase]:
    text, twins = place.mask.text, set()
    low = place.start
    for money in place.mask.within(place.start, place.end, "money"):
        if money.start in twins:
            continue
        end = money.outer_end
        if twin := _TWIN.match(text, end):
            twins |= {m.start for m in place.mask.within(end, twin.end(), "money")}
            end = twin.end()
        if phrase := _around(place, low, Phrase(money.outer_start, end, money)):
            yield phrase
            end = phrase.end
        low = end


def _around(place: Place, low: int, p: Phrase) -> Phrase | None:
    """An amount with what stands beside it, not further left than ``low``; None where it is called something else."""
    text = place.mask.text
    if (behind := _BEHIND_SERIES.match(text, p.end, place.end)) and not _ENDS.search(_EXTENDS.sub(" ", behind[1])):
        return _called(place, replace(p, end=behind.end(), series=place.mask.at(behind.start(2)), called=True))
    noun = _BEHIND_NOUN.match(text, p.end, place.end)
    if noun and not _BREAKS.search(noun[1]) and not _NO_ROUND.match(text, p.end, noun.end(1)):
        return replace(p, end=noun.end(), called=True)
    if other := _NO_ROUND.match(text, p.end, place.end):
        if not _SPENT_ON.search(other["words"]):
            return None
    begin = max(low, p.start - _BACK)
    before = _BEFORE.search(text[begin : p.start])
    if before and not _VERB.fullmatch(before[0]):
        series = place.mask.at(begin + before.start(1)) if before[1] else None
        return replace(p, start=begin + before.start(), series=series, called=True)
    return p


def _called(place: Place, p: Phrase) -> Phrase:
    """A phrase with the words behind it that call it a round."""
    called = _CALLED.match(place.mask.text, p.end, place.end)
    return replace(p, end=called.end()) if called else p
