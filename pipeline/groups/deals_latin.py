"""Deals told in words between blanks: X buys Y for $3 million, Y was acquired by X, X's purchase of Y, Y, which X bought."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.groups import deals
from pipeline.groups.deals import LOWEST_SHARE, Deal, Place
from pipeline.groups.handovers_latin import CUES as HANDOVER_CUES
from pipeline.groups.handovers_latin import handovers
from pipeline.groups.parts import is_part
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, one
from pipeline.mentions.mention import Mention
from pipeline.text.late import late

_TRIGGER = pattern(r"(?P<offer>{offer.en})|(?P<answered>{approach.en} (?:from|by) )|(?P<buys>{buys.en})|(?P<noun>{deal.en})|(?P<sold>{sold.en})"
                   r"|(?P<private>{private.en})|(?P<pays>{pays_for.en})"
                   rf"|(?P<whose>['’]s?(?:[ -](?:{one('money')}|[a-z-]+)){{0,4}}?[ -]{{approach.en}}(?:[,.;]|$| {{offered_so.en}}))", "deals")  # fmt: skip
_PARTICIPLE = pattern(r"{bought.en}", "deals")
_BEING = pattern(r"{being.en} $", "deals")
_ASIDE = r"(?: ?\([^()]{1,30}\))?(?:,[^,;.]{1,90},)?"
_WHEN = one("when")
_BY = pattern(rf"(?: (?:in |on |last |earlier |this |late |early )*(?:{_WHEN}|{{month.en}}(?: [0-9]{{4}})?))? by (?:the |an? )?", "deals")
_INTO = late(r" into (?:the |an? )?")
_PRIVATE = late(r" private\b")
_IN_CASH = r"(?: (?:an?|per) share)?(?:,? in (?:cash|stock|shares)(?: and (?:cash|stock|shares))?)?,?"
_PAYS = pattern(rf" (?:{{roughly.en}} )*(?P<money>{one('money')}){_IN_CASH} for (?:the |an? )?", "deals")
_ANSWERS = pattern(
    rf"(?:['’]s? {{organ.en}})?{_ASIDE}(?: |{{helping.en}}|[a-z]+ly|{_WHEN})*{{answers.en}}(?: to)?(?: an?| the| its)?"
    rf"(?:[ -](?:{one('money')}|[a-z-]+)){{0,4}} $", "deals",
)  # fmt: skip
_FAILED = pattern(r" ?{failed.en}", "deals")
_OTHERS = late(r"['’]s? (?:[a-z-]+ ){0,4}$")
_UNIT = pattern(r"(?:['’]s? (?:[a-z-]+ ){0,4}{unit.en})?", "deals")
_OF = late(r" of ")
_DESCRIBES = late(r" ?(?:[a-z0-9][a-z0-9'’.&/-]* ){0,9}(?:[a-z]+[-–])?[\"“]?")
_CLAUSE = pattern(r"\b(?:in|near|beside|outside|inside|for|from|with|which|that|who|and|as|to|but|said|is|was|on|by|at|after|because|or)\b")
_STOP = pattern(r"{minority.en}", "deals")
_MAJORITY = pattern(r"{majority.en}", "deals")
_NO_FIRM = pattern(r"(?:['’]s?)? (?:[a-z0-9-]+ ){0,2}?{not_firm.en}", "deals")
_COUNTED = pattern(r"\b(?:[0-9]{1,4}|{counted.en})(?: {counted_more.en})* $", "deals")  # to buy 10 | A320
_THING_OF = late(r"['’]s? [a-z]")  # bought Y's | warehouses
_NO_TARGET = pattern(r"\b(?:{measured.en}\b|{player.en} $)", "deals")
_PLACE_OF = late(r"\b(?:in|at|near|outside|beside) (?:the )?$")  # space in | Leeds was bought
_ITS = pattern(rf"\b(?:its|their)(?: (?:[a-z-]+|{one('money')})){{0,4}} $")
_RESPECTIVELY = late(r",? respectively\b")
_HELPS = pattern(rf"{_ASIDE}(?:, which in {{month.en}}(?: [0-9]{{4}})?)?(?: |,|['’]s|{{helping.en}}|[a-z]+ly|{one('when')})*", "deals")
_ALONE = pattern(r"{alone.en}(?: (?:[a-z]+ly|also))? $", "deals")
_IT = late(r" (it|the (?:company|startup|start-up|firm))(?:[.,;]|$| (?:for|in|last|earlier|this)\b)")
_WHY = late(r"\b(?:after|as|when|once|since|because|before)(?: the)? $")  # shares of Y rose after | X offered to buy the company
_IT_WAS = pattern(r"{it.en}(?: [a-z]+ly| later| then| has| had| since)? {being.en}(?: [a-z]+ly| later| then)? $", "deals")
_RELATIVE = late(r"(?:, | )(?:which|that) $")
_AFTER_RELATIVE = late(rf" ?(?:[.,;)]|$|for |in |earlier|last|later|this|ago|{one('when')}|on )")
_FOR = pattern(rf"[^.;{PRIVATE}]{{0,70}}?(?:for|in(?: an?)?|worth|at|valued at)(?: {{roughly.en}})* ?$", "deals")
_TO = late(r"(?P<itself> (?:itself|the company))? to (?:the |an? )?")
_APPOSED = pattern(rf" (?:its|their|the|his|her|an?) (?:[a-z0-9’'-]+ ){{0,4}}?{{unit.en}}, ({one('name')}),", "deals")
_SOLD_ASIDE = late(r",(?:[^,;:.]{1,60},)?")
_POSSESSIVE = late(rf"['’]s? (?:[a-z-]+ |{one('money')}[ -]){{0,4}}$")
_STAKE_IN = late(rf" (?:an? |the )?((?:[a-z-]+ |{one('ratio')} ?){{0,4}})(?:stake|interest|shareholding) (?:in|of)(?: the)?")
_REST = late(rf" the (?:remaining|rest|outstanding|other) ?(?:{one('ratio')} ?)?(?:(?:stake|interest|shares?|half) )?(?:of|in) (?:the )?")
_AGENT = late(r", [^,;.]{1,60} by (?:the |an? )?$")
_LEADS = late(r"[ -](?:[a-z-]+ ){0,2}")
_BOUGHT = pattern(r"(?:{deal.en} of|{buys.en}) (?:the |an? )?$", "deals")  # who is an object is no subject
_ALL_SHARES = late(
    r" (?:all|the (?:entire|whole|full)) ?(?:of )?(?:the |its )?(?:issued |and |remaining |voting |outstanding )*"
    r"(?:share capital|shares|stock|equity|common stock)(?: of| in)?"
)
_PER_SHARE = late(r" ?(?:per|a) share\b|/share\b")
_AGENTLESS = pattern(r" ?(?:[.,;]|$|{done_to.en} )", "deals")
_ORGAN = pattern(r"{organ.en}", "deals")
_OPENS = late(r"(?:[a-z]+ed [^,;.\ue004]{1,40} and )?")  # Founded in 2008 and | sold to X, Y …
_JOINED = ("folded", "absorbed", "swallowed", "rolled up")  # into whom
_REACH = 70


class Latin:
    """Reads the deals around the verbs and nouns of one sentence."""

    CUES = (_TRIGGER, *HANDOVER_CUES)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def deals(self) -> Iterator[Deal]:
        yield from handovers(self.place)
        for trigger in _TRIGGER.finditer(self.text, self.place.start, self.place.end):
            by = _BY.match(self.text, trigger.end()) or trigger[0] in _JOINED and _INTO.match(self.text, trigger.end())
            if trigger["sold"]:
                yield from self._sold(trigger)
            elif trigger["private"] or trigger["pays"]:
                yield from self._private(trigger) if trigger["private"] else self._paid(trigger)
            elif trigger["answered"]:
                yield from self._answered(trigger.start(), trigger.start(), self._name_behind(trigger.end()))
            elif trigger["whose"]:
                owner = next((m for m in self.place.names(self.place.start, trigger.start()) if m.outer_end == trigger.start()), None)
                yield from self._answered(owner.outer_start if owner else trigger.start(), trigger.end(), owner)
            elif by and _PARTICIPLE.fullmatch(trigger[0]):
                yield from self._passive(trigger, by.end())
            elif trigger["offer"] or _OF.match(self.text, trigger.end()):
                yield from self._nominal(trigger)
            elif _PARTICIPLE.fullmatch(trigger[0]) and _BEING.search(self.text[self.place.start : trigger.start()]):
                yield from self._agentless(trigger)
            elif trigger["buys"]:
                yield from self._active(trigger)

    # Sides

    def _name_behind(self, at: int) -> Mention | None:
        """The name that only words which describe it part from ``at``."""
        m = next(iter(self.place.names(at, self.place.end)), None)
        if m is None or m.outer_start - at > _REACH or not _DESCRIBES.fullmatch(self.text, at, m.outer_start):
            return None
        following = next(iter(self.place.names(m.outer_end, self.place.end)), None)
        if following and _OTHERS.fullmatch(self.text, m.outer_end, following.outer_start):
            m = following  # Acme's | Bolt Labs unit
            at = m.outer_start
        between = (at, m.outer_start)
        if _CLAUSE.search(self.text, *between):
            return None
        return None if _STOP.search(self.text, *between) else m

    def _object(self, at: int) -> Mention | None:
        every = _ALL_SHARES.match(self.text, at) or _REST.match(self.text, at)
        m = self._name_behind(every.end() if every else at) or self._of_majority(at)
        if m is None or _NO_FIRM.match(self.text, m.outer_end) or _COUNTED.search(self.text, at, m.outer_start):
            return None
        thing = _THING_OF.match(self.text, m.outer_end) or _NO_TARGET.search(self.text, at, m.outer_start)
        return None if thing and not is_part(m) else m

    def _of_majority(self, at: int) -> Mention | None:
        """Whose majority stake is bought: a controlling stake in X, a 60% stake in X."""
        stake = _STAKE_IN.match(self.text, at)
        if stake is None:
            return None
        share = next(iter(self.place.mask.within(at, stake.end(), "ratio")), None)
        lots = share is not None and (share.value.percent or 0) >= LOWEST_SHARE
        return self._name_behind(stake.end()) if lots or _MAJORITY.search(stake[1]) else None

    def _subject(self, at: int, parts: bool = False) -> Mention | None:
        """The name before a verb that only words which help the verb part from it; or the owner of a part, where ``parts`` are asked for."""
        for m in reversed(self.place.names(max(self.place.start, at - 140), at)):
            if _AGENT.search(self.text[self.place.start : m.outer_start]) or _PLACE_OF.search(self.text, self.place.start, m.outer_start):
                continue  # Y, owned by | X since May, was bought by Z
            speaks = m.value.kind == "person" or _ORGAN.fullmatch(self.place.source.folded, m.start, m.end)
            behind = _UNIT.match(self.text, m.outer_end, at) if parts else None
            if speaks or not _HELPS.fullmatch(self.text, behind.end() if behind else m.outer_end, at):
                continue
            bought = self._bought_just_now(m)
            return self._subject(bought.start()) if bought else m
        return None

    def _bought_just_now(self, m: Mention) -> re.Match[str] | None:
        """The verb whose object a name is, so that it is not who acts next: X completed the purchase of | Y and acquired Z."""
        return _BOUGHT.search(self.text, max(self.place.start, m.outer_start - 40), m.outer_start)

    def _is_behind_object(self, at: int) -> bool:
        """Whether the name right before is the object of another purchase."""
        names = self.place.names(max(self.place.start, at - 140), at)
        return bool(names) and self._bought_just_now(names[-1]) is not None

    def _price(self, at: int) -> Mention | None:
        money = next(iter(self.place.mask.within(at, min(self.place.end, at + 110), "money")), None)
        if money is None or _PER_SHARE.match(self.text, money.outer_end):
            return None
        return money if _FOR.fullmatch(self.text, at, money.outer_start) else None

    def _leading_price(self, at: int) -> Mention | None:
        money = self.place.mask.within(max(self.place.start, at - 30), at, "money")
        return money[-1] if money and _LEADS.fullmatch(self.text[money[-1].outer_end : at]) else None

    # Voices

    def _active(self, trigger: re.Match[str]) -> Iterator[Deal]:
        buyer = self._subject(trigger.start())
        if buyer and (told := self._relative(trigger, buyer)):
            yield told
            return
        if buyer and (it := _IT.match(self.text, trigger.end())):
            told_why = _WHY.search(self.text[self.place.start : buyer.outer_start]) is not None
            said = self._said_of(buyer) if it[1] == "it" or told_why else None
            yield Deal(buyer.outer_start, it.end(1), said, buyer, self._price(it.end(1)), told_before=said is None)
            return
        target = self._object(trigger.end())
        if target is None or buyer is None and not _ALONE.search(self.text[self.place.start : trigger.start()]):
            return
        targets = deals.listed(self.place, target, self.place.end)
        if buyer is None and self._is_behind_object(trigger.start()):
            yield Deal(trigger.start(), target.outer_end, target, None, self._price(target.outer_end), unnamed=True)
            return
        buyers = deals.before(self.place, self.place.start, buyer) if buyer else []
        if 1 < len(targets) <= len(buyers) and _RESPECTIVELY.match(self.text, targets[-1].outer_end):
            for who, whom in zip(buyers[-len(targets) :], targets, strict=True):
                yield from deals.deals(self.place, trigger.span(), [whom], [who])
            return
        yield from deals.deals(self.place, trigger.span(), targets, buyers, self._price(targets[-1].outer_end))

    def _relative(self, trigger: re.Match[str], buyer: Mention) -> Deal | None:
        """Y, which X acquired earlier this year."""
        which = _RELATIVE.search(self.text[self.place.start : buyer.outer_start])
        if which is None or not _AFTER_RELATIVE.match(self.text, trigger.end()):
            return None
        before = self.place.names(self.place.start, self.place.start + which.start() + 1)
        if not before or len(self.text[before[-1].outer_end : buyer.outer_start]) > _REACH:
            return None
        return Deal(before[-1].outer_start, trigger.end(), before[-1], buyer, self._price(trigger.end()))

    def _passive(self, trigger: re.Match[str], at: int) -> Iterator[Deal]:
        buyer = self._name_behind(at)
        if buyer is None:
            return
        target = self._subject(trigger.start(), parts=True)
        money = self._price(buyer.outer_end)
        if not self.text[self.place.start : trigger.start()].strip():
            target = self._opened(buyer)
        if target:
            yield from deals.deals(self.place, trigger.span(), [target], [buyer], money)
        elif _IT_WAS.search(self.text[self.place.start : trigger.start()]):
            yield Deal(trigger.start(), buyer.outer_end, None, buyer, money)

    def _opened(self, buyer: Mention) -> Mention | None:
        """Whom a participle that opens a sentence is about: Acquired in June by X for an undisclosed sum, | Y …."""
        comma = self.text.find(",", buyer.outer_end, self.place.end)
        return self._name_behind(comma + 1) if comma >= 0 else None

    def _said_of(self, buyer: Mention) -> Mention | None:
        """Who opens a sentence in which somebody else is said to buy it: Y dismissed reports that X wants to buy | it."""
        first = next(iter(self.place.names(self.place.start, buyer.outer_start)), None)
        return first if first and first.value.kind != "person" and first.value.key != buyer.value.key else None

    def _private(self, trigger: re.Match[str]) -> Iterator[Deal]:
        """X takes Y private."""
        reach = self.place.names(trigger.end(), min(self.place.end, trigger.end() + _REACH))
        target = next((m for m in reach if _PRIVATE.match(self.text, m.outer_end)), None)
        buyer = self._subject(trigger.start())
        if target and buyer:
            yield Deal(buyer.outer_start, target.outer_end, target, buyer, self._price(target.outer_end))

    def _paid(self, trigger: re.Match[str]) -> Iterator[Deal]:
        """X paid $3 million for Y."""
        paid = _PAYS.match(self.text, trigger.end())
        if paid is None:
            return
        target, buyer = self._object(paid.end()), self._subject(trigger.start())
        if target is None or " of " in self.text[paid.end() : target.outer_start]:
            return  # for a fifth of Y: a share may be a round
        if buyer and _AFTER_RELATIVE.match(self.text, target.outer_end):
            each = _PER_SHARE.match(self.text, paid.end("money"))
            yield Deal(buyer.outer_start, target.outer_end, target, buyer, None if each else self.place.mask.at(paid.start("money")))

    def _answered(self, at: int, end: int, buyer: Mention | None) -> Iterator[Deal]:
        """Y agreed a takeover by X, Y rejected an offer from X, Y rejected X's offer; ``at``: where its answer ends, ``end``: the offer."""
        for target in reversed(self.place.names(self.place.start, at)):
            if not _ANSWERS.fullmatch(self.text, target.outer_end, at):
                continue
            money = next(iter(reversed(self.place.mask.within(target.outer_end, end, "money"))), None)
            if buyer and target.value.kind != "person":
                yield Deal(target.outer_start, max(end, buyer.outer_end), target, buyer, money)
            return

    def _agentless(self, trigger: re.Match[str]) -> Iterator[Deal]:
        """Y was acquired in 2019: by nobody who is named."""
        target = self._subject(trigger.start())
        if target and _AGENTLESS.match(self.text, trigger.end()):
            yield Deal(target.outer_start, trigger.end(), target, None, self._price(trigger.end()), unnamed=True)

    def _nominal(self, trigger: re.Match[str]) -> Iterator[Deal]:
        """The acquisition of Y by X, X's acquisition of Y, X completed its acquisition of Y."""
        target = self._object(trigger.end() if trigger["offer"] else trigger.end() + 3)
        if target is None:
            return
        targets = deals.listed(self.place, target, self.place.end)
        behind = _BY.match(self.text, targets[-1].outer_end)
        buyer = self._name_behind(behind.end()) if behind else None
        buyer = buyer or self._possessor(trigger.start()) or self._subject(trigger.start())
        buyer = buyer or self._whose(trigger.start())
        money = self._leading_price(trigger.start()) or self._price(targets[-1].outer_end)
        failed = _FAILED.match(self.text, targets[-1].outer_end) is not None
        for deal in deals.deals(self.place, trigger.span(), targets, [buyer] if buyer else [], money):
            yield replace(deal, failed=failed)

    def _whose(self, at: int) -> Mention | None:
        """Who "its" goes back to where only one is named before it: Y, which got in through | its $3 million purchase of Z."""
        if not _ITS.search(self.text, self.place.start, at):
            return None
        before = {m.value.key: m for m in self.place.names(self.place.start, at) if m.value.kind != "person"}
        return next(iter(before.values())) if len(before) == 1 else None

    def _possessor(self, at: int) -> Mention | None:
        owners = self.place.names(max(self.place.start, at - 60), at)
        return owners[-1] if owners and _POSSESSIVE.fullmatch(self.text, owners[-1].outer_end, at) else None

    def _apposed(self, at: int) -> Mention | None:
        """What is sold by its name between commas: its Dutch unit, | Y, | to X."""
        found = _APPOSED.match(self.text, at, self.place.end)
        return self.place.mask.at(found.start(1)) if found else None

    def _past_aside(self, at: int) -> int:
        """Where an aside behind what is sold ends: sold Y, a maker of pies, | to X."""
        aside = _SOLD_ASIDE.match(self.text, at, self.place.end)
        return aside.end() if aside else at

    def _sold(self, trigger: re.Match[str]) -> Iterator[Deal]:
        """Sold Y to X, Y was sold to X."""
        target = self._name_behind(trigger.end()) or self._apposed(trigger.end())
        to = _TO.match(self.text, self._past_aside(target.outer_end) if target else trigger.end())
        buyer = self._name_behind(to.end()) if to else None
        if buyer is None or target and _NO_FIRM.match(self.text, target.outer_end):
            return
        if target:
            yield from deals.deals(self.place, trigger.span(), [target], [buyer], self._price(buyer.outer_end))
        elif to and to["itself"]:
            yield Deal(trigger.start(), buyer.outer_end, self._subject(trigger.start()), buyer, self._price(buyer.outer_end))
        elif trigger[0] == "sold" and _OPENS.fullmatch(self.text, self.place.start, trigger.start()) and (opened := self._opened(buyer)):
            yield Deal(trigger.start(), opened.outer_end, opened, buyer)
        elif trigger[0] == "sold" and _BEING.search(self.text[self.place.start : trigger.start()]):
            sold = self._subject(trigger.start(), parts=True)
            yield Deal(trigger.start(), buyer.outer_end, sold, buyer, self._price(buyer.outer_end))
