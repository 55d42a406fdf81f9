"""Firms that change hands, told in words between blanks by another word than a verb of buying: whose they are now.

Y, now part of X; Y's new owner, X; X will be the new majority owner of Y; the deal made X the owner of Y; Y belongs to X, which took it over;
Y, whose parent X bought it; the merger of Y into X.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.groups.deals import OWNED, Deal, Place
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention

_NAME = one("name")
_TARGET, _BUYER = rf"(?P<target>{_NAME})", rf"(?P<buyer>{_NAME})"
_DESCRIBES = r"(?:the |an? |its )?(?:[a-z0-9][a-z0-9'’.&/-]* ){0,5}?(?:[a-z]+-)?"
_OWNER = r"(?:(?:full|sole|outright|controlling|majority) )?{owner_now.en}"
_TOLD = tuple(
    pattern(words, "deals")
    for words in (
        rf"{_TARGET},? (?:which is |now |today )*(?:now|today) (?:a )?part of {_DESCRIBES}{_BUYER}",
        rf"{_TARGET}['’]s? new {_OWNER}(?: company)?(?:,| is| will be)? {_DESCRIBES}{_BUYER}",
        rf"{_BUYER},? (?:(?:will|would|is|was|has|have|been|be|become|becomes|became|to|set|also|now|thereby|as|the) )*?(?:be|become|becomes|became|is|as|been)"
        rf" (?:the|its) (?:new |fourth |third |second |latest )*{_OWNER} of {_DESCRIBES}{_TARGET}",
        rf"{{makes_so.en}} {_DESCRIBES}{_BUYER} (?:the |an? )?(?:new )?{_OWNER} of {_DESCRIBES}{_TARGET}",
        rf"{{hands.en}} {_DESCRIBES}{_BUYER} (?:(?:full|sole|outright|majority) )?(?:control|ownership) of {_DESCRIBES}{_TARGET}",
        rf"{_TARGET}(?:,[^,;.]{{1,60}},)? belongs to {_DESCRIBES}{_BUYER}, which {{had_it.en}} it\b",
        rf"{_TARGET},? whose (?:new |current |[a-z]+ )?{_OWNER} {_BUYER} {{had_it.en}} it\b",
        rf"\bmerger of {_DESCRIBES}{_TARGET} into {_DESCRIBES}{_BUYER}",
        rf"{_BUYER} (?:has |have |had |will |would |to )*{{takes_over.en}} (?:full |sole |outright |complete |majority )?ownership of {_DESCRIBES}{_TARGET}",
    )
)
_UNDER = pattern(rf"\bunder (?:its |the )?new {_OWNER},? {_DESCRIBES}{_BUYER}", "deals")
CUES = (*_TOLD, _UNDER)


def handovers(place: Place) -> Iterator[Deal]:
    """The deals of a sentence that no verb of buying or selling tells."""
    for told in _TOLD:
        for m in told.finditer(place.mask.text, place.start, place.end):
            yield from _between(m, _at(place, m, "target"), _at(place, m, "buyer"))
    for m in _UNDER.finditer(place.mask.text, place.start, place.end):
        first = next(iter(place.names(place.start, m.start())), None)
        yield from _between(m, first, _at(place, m, "buyer"))


def _at(place: Place, m: re.Match[str], group: str) -> Mention | None:
    return place.mask.at(m.start(group))


def _between(told: re.Match[str], target: Mention | None, buyer: Mention | None) -> Iterator[Deal]:
    if target is None or buyer is None or target.value.key == buyer.value.key:
        return
    named = (told.start(), told.end(), target.outer_start, target.outer_end, buyer.outer_start, buyer.outer_end)
    yield Deal(min(named), max(named), replace(target, rule=OWNED), buyer)
