"""Shares of a company that somebody pays for, told in words between blanks: Y took a 12% stake in X for $3 million.

A share below one half makes its buyer an investor and what was paid a round; a greater one is a purchase (``deals_latin``), and
what a holder sold goes to no company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups.deals import LOWEST_SHARE, Place
from pipeline.groups.latin_clauses import name_behind, subject_of
from pipeline.groups.raises import Raise
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention

_MONEY, _RATIO, _NAME, _WHEN = one("money"), one("ratio"), one("name"), one("when")
_PAPER = r"(?: (?:of the )?{share_of.en}| of its (?:shares|equity|stock))?"
_SHARE = rf"(?:(?:an?|the|its|another|some|{{roughly.en}}) )*(?:{_RATIO}|{{part.en}}|minority)(?:[ -][a-z-]+){{0,3}}?{_PAPER}"
_OF = rf"(?: (?:in|of) (?P<of>[^.;{chr(0xE001)}]{{0,60}}?))?"
_PRICE = rf"(?: (?:an?|the|{{roughly.en}}))* ?{_MONEY}"
_DEAL = rf"(?:,? in (?:an? |the )?{_MONEY} (?:[a-z-]+ )?(?:deal|transaction|investment|round)|,? {{through.en}}{_PRICE})"
_TAKEN = pattern(rf"{{takes_stake.en}} {_SHARE}{_OF}{_DEAL}", "raising")
_SHARES = pattern(
    rf"(?:{{takes_stake.en}}|subscribed (?:to|for)){_PRICE} (?:worth )?of (?:the |its )?(?:new |fresh )?{{paper.en}}"
    r"(?: (?:in|of|from|issued by) (?P<of>[^.;]{0,60}?))?",
    "raising",
)
_INTO = rf"(?: (?:[a-z-]+ ){{0,3}}?(?:in|into) (?P<into>{_NAME}))?"
_PAID = pattern(rf"(?:{{pays.en}}|{{invests.en}}){_PRICE}{_INTO},? (?:for|in return for|in exchange for) {_SHARE}{_OF}", "raising")
_SOLD = pattern(rf"(?:{{sells.en}}|gave up|gives up) {_SHARE}{_OF} to (?P<to>[^.;{chr(0xE001)}]{{1,80}}?){_DEAL}", "raising")
_FROM = re.compile(r"\b(?:from|held by|owned by)\b")
_HOLDER = re.compile(rf"{_NAME}[^;.]{{0,60}}\b(?:shareholder|investor|backer|owner|stockholder)\b")
_COMPANY = pattern(r" ?(?:(?:it|them)\b|(?:the|this|that|its|their)? ?(?:[a-z0-9'’-]+ ){0,4}?{the_company.en})", "raising")


class LatinStakes:
    """Reads the shares of one sentence that are paid for."""

    CUES = (_TAKEN, _PAID, _SHARES, _SOLD)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def raises(self) -> Iterator[Raise]:
        here = self.place
        if not here.mask.within(here.start, here.end, "money"):
            return
        for found in (m for words in (_TAKEN, _PAID, _SHARES) for m in words.finditer(self.text, here.start, here.end)):
            yield from self._bought(found)
        for found in _SOLD.finditer(self.text, here.start, here.end):
            yield from self._sold(found)

    def _bought(self, found: re.Match[str]) -> Iterator[Raise]:
        """Y took a fifth of X for so much, Y paid so much for a fifth of X."""
        who = subject_of(self.place, found.start()).name
        company, known = self._whose(found)
        others = self._is_others(found)
        if who is None or not known or others:
            return
        if self._is_holder(who, found):
            return
        end = max(found.end(), company.outer_end if company else 0)
        if company != who:
            yield Raise(found.start(), end, company, self._money(found), investor=who, joins_before=who.outer_end)

    def _sold(self, found: re.Match[str]) -> Iterator[Raise]:
        """X sold a fifth of itself to Y for so much."""
        who = subject_of(self.place, found.start()).name
        buyer = next(iter(self.place.names(found.start("to"), found.end("to"))), None)
        own = not found["of"] and self._is_lesser(found)
        if who and buyer and own:
            yield Raise(found.start(), found.end(), who, self._money(found), investor=buyer)

    def _whose(self, found: re.Match[str]) -> tuple[Mention | None, bool]:
        """Whose share it is, and whether that is known: a name, or the company that is spoken of."""
        into = found.start("into") if "into" in found.re.groupindex and found["into"] else -1
        at = into if into >= 0 else found.start("of")
        if at < 0:
            return None, True
        company = self.place.mask.at(into) if into >= 0 else name_behind(self.place, at - 1)
        return company, company is not None or _COMPANY.match(self.text, at, self.place.end) is not None

    def _is_others(self, found: re.Match[str]) -> bool:
        """Whether it is a purchase, or what a holder sells."""
        return not self._is_lesser(found) or _FROM.search(self.text, found.start(), min(found.end() + 30, self.place.end)) is not None

    def _is_holder(self, who: Mention, found: re.Match[str]) -> bool:
        """Whether it is said of somebody in between that he holds shares: X said that Y had become its largest | shareholder after buying."""
        return _HOLDER.search(self.text, who.outer_end, found.start()) is not None

    def _is_lesser(self, found: re.Match[str]) -> bool:
        ratios = self.place.mask.within(found.start(), found.end(), "ratio")
        return all((r.value.percent or 0) < LOWEST_SHARE for r in ratios)

    def _money(self, found: re.Match[str]) -> Mention | None:
        return next(iter(self.place.mask.within(found.start(), found.end(), "money")), None)
