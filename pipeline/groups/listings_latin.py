"""Listings told in words between blanks: X went public, X's $2 billion IPO, X plans to list on Nasdaq, the IPO of X."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups import deals, listings
from pipeline.groups.deals import Place
from pipeline.groups.listings import Listing, Stage
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN
from pipeline.text.late import late

_NAME, _WHEN, _MONEY = one("name"), one("when"), one("money")
_IN = rf"[^a-z–-]listed in (?:{_WHEN}|(?:the )?(?:{_NAME}|{{market_en}}))"  # a year or a place, and not a list or a table
_TRIGGER = pattern(rf"(?P<goes>{{goes.en}})|(?P<files>{{files.en}})|(?P<lists>{_IN})", "listing")
_OWN = pattern(rf"(?:['’]s?\b|\([^()]{{0,30}}\)|{{own.en}}|{{plans.en}}|{{done.en}}|{{fails.en}}|{{goes.en}}|{_NAME}|{_WHEN}|{_MONEY}|[ ,]+)", "listing")
_PLANS, _PLANS_BEHIND = pattern(r"{plans.en}", "listing"), pattern(r" {plans_behind.en}", "listing")
_FAILS, _FAILS_BEHIND = pattern(r"{fails.en}", "listing"), pattern(r" {fails_behind.en}", "listing")
_DONE, _DONE_BEHIND = pattern(r"{done.en}", "listing"), pattern(r" {done_behind.en}", "listing")
_OF = pattern(r" {of.en} (?:[a-z]+ ){0,4}$", "listing")
_UP_TO = "(?: about| up to| around| as much as| more than| over| roughly| nearly)*"
_RAISES = pattern(rf"[^.;!?\n\ue001]{{0,40}}?{{raises.en}}{_UP_TO} (?P<money>{_MONEY})", "listing")
_ATTRIBUTE, _HELPS = pattern(r"[ -]{attribute.en}", "listing"), pattern(r"{helps.en}", "listing")
_OF_SIZE = pattern(rf"(?P<money>{_MONEY}) ?(?:in (?:its|an|the) )?$", "listing")
_AMID_HAN = late(f"[{HAN}，。、；！？]")
_SEATED = late(r", (?:of|based in) $")  # X, of | Grenoble, has filed
_APPROVES = late("(?:['’]s?)? (?:approval|nod|clearance|green light|go-ahead|observation letters?)")
_OBJECT = pattern(r"{house_object.en}(?: the| its)? $", "listing")  # got | Sebi's approval for its IPO
_REACH = 60  # code points before a verb that has no name


class LatinListings:
    """Reads the listings of one sentence."""

    CUES = (_TRIGGER,)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def listings(self) -> list[Listing]:
        triggers = _TRIGGER.finditer(self.text, self.place.start, self.place.end)
        return listings.once(told for trigger in triggers if not self._is_amid_han(trigger) for told in self._around(trigger))

    def _is_amid_han(self, trigger: re.Match[str]) -> bool:
        """Whether the word is a guest in a Chinese clause, which its own reader reads."""
        folded = self.place.source.folded
        beside = folded[max(0, trigger.start() - 8) : trigger.start()] + folded[trigger.end() : trigger.end() + 8]
        return _AMID_HAN.search(beside) is not None

    def _around(self, trigger: re.Match[str]) -> Iterator[Listing]:
        who = self._of(trigger.end()) or self._subject(trigger.start())
        if _ATTRIBUTE.match(self.text, trigger.end()) or who is None and self._is_others(trigger.start()):
            return
        opens = who.outer_end if who and who.end <= trigger.start() else max(self.place.start, trigger.start() - _REACH)
        stage = self._stage(trigger, opens, who)
        if stage is None or who is None and trigger["lists"]:
            return
        exchange = listings.exchange(self.place, opens, min(self.place.end, trigger.end() + 40))
        money = self._raised(trigger)
        before = who is not None and who.end <= trigger.start()
        named: list[Mention | None] = [*deals.before(self.place, self.place.start, who)] if who and before else [who]
        for n in named:
            start, end = (min(trigger.start(), n.outer_start), max(trigger.end(), n.outer_end)) if n else trigger.span()
            yield Listing(start, end, n, stage, exchange, money if len(named) == 1 else None)

    def _subject(self, at: int) -> Mention | None:
        """The last name before the verb, if nothing but words about the listing parts them."""
        for m in reversed(listings.companies(self.place, max(self.place.start, at - 140), at)):
            if self._is_no_subject(m):
                continue
            return m if listings.consists(_OWN, self.text, m.outer_end, at) else None
        return None

    def _is_no_subject(self, m: Mention) -> bool:
        """Whether a name is where somebody sits, who approves, or an object: carved out of | FMC, picked | Goldman."""
        object_of = _OBJECT.search(self.text, self.place.start, m.outer_start)
        return bool(object_of or _SEATED.search(self.text, self.place.start, m.outer_start) or _APPROVES.match(self.text, m.outer_end))

    def _is_others(self, at: int) -> bool:
        """Whether somebody is named who may do something else, or the words are about who helps."""
        begin = max(self.place.start, at - _REACH)
        return bool(_HELPS.search(self.text, begin, at))

    def _of(self, at: int) -> Mention | None:
        """Whose it is: the IPO of | X."""
        m = next(iter(listings.companies(self.place, at, self.place.end)), None)
        return m if m and _OF.fullmatch(self.text, at, m.outer_start) else None

    def _stage(self, trigger: re.Match[str], opens: int, who: Mention | None) -> Stage | None:
        """How far it has come; None where nothing says that there is a listing."""
        before, at = (opens, trigger.start()), trigger.end()
        if _FAILS.search(self.text, *before) or _FAILS_BEHIND.match(self.text, at):
            return "denied"
        if trigger["files"] or _PLANS.search(self.text, *before) or _PLANS_BEHIND.match(self.text, at):
            return "planned"
        if _DONE.search(self.text, opens, trigger.end()) or _DONE_BEHIND.match(self.text, at):
            return "asserted"
        if who is None:
            return None
        placed = listings.exchange(self.place, opens, min(self.place.end, at + 40))
        if placed or self.place.mask.within(opens, at, "when"):
            return "asserted"
        return "planned"

    def _raised(self, trigger: re.Match[str]) -> Mention | None:
        """What it brings, if the sentence says so behind it."""
        raised = _RAISES.match(self.text, trigger.end(), self.place.end) or _OF_SIZE.search(self.text, self.place.start, trigger.start())
        return self.place.mask.at(raised.start("money")) if raised else None
