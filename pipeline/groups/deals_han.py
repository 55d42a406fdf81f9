"""Deals told in Chinese characters: 甲以 3 億元收購乙, 乙被甲收購, 甲對乙的收購, 把乙買下, 將乙出售給甲."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.groups import deals
from pipeline.groups.deals import LOWEST_SHARE, Deal
from pipeline.groups.deals_han_bounds import bounded, is_nobody
from pipeline.groups.deals_han_parties import BY, DONE_TO, FROM, HOLDS
from pipeline.groups.han_clauses import clause
from pipeline.groups.handovers_han import CUES as HANDOVER_CUES
from pipeline.groups.handovers_han import handovers
from pipeline.groups.mergers_han import CUES as MERGER_CUES
from pipeline.groups.mergers_han import mergers
from pipeline.groups.sales_han import Sales
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN
from pipeline.text.fold import fold_script
from pipeline.text.late import late

_TRIGGER = pattern(r"(?P<buys>{buys.zh})|(?P<takes>{takes.zh})|(?P<into>{into.zh})|(?P<sold>{sold.zh})|(?P<sells>{sells.zh})|(?P<merges>{merges.zh})", "deals")
_MERGES = pattern(r"{merges.zh}", "deals")
_NOUN = pattern(r"{noun_behind.zh}", "deals")
_NOUN_ONLY, _DOES = pattern(r" ?{noun_only.zh}", "deals"), pattern(r"{does.zh}(?:對|了)? ?$", "deals")
_AGENTLESS = pattern(r"(?:被|遭|獲)(?:某|一家|另一家)?$|(?:被|遭|獲)(?:某|一家|另一家)[^,。;、\ue000-\ue0ff]{1,8}$")
_OFFER = pattern(r" ?(?:公司|集團)?{offers.zh}[^,;。\ue000]{0,12}$", "deals")
_LATTER = pattern(rf"(?:{{between.zh}})*(?P<who>{{latter.zh}})(?P<stake>(?:的|所持|持有|全部|全數|多數|剩餘|約|最多|{one('ratio')}| )*{{stake.zh}})?", "deals")
_HOLDS_MORE = late("所?持有?|旗下")
_THE_FIRM = frozenset(fold_script(word) for word in ("目標公司", "標的公司", "該公司", "這家公司"))
_AGREES = pattern(rf"[{HAN} ]{{0,4}}{{signs.zh}}", "deals")
_WITH = pattern(r"[與和同跟向對][「『\"“ ]?$")
_UPON = pattern(rf"{{upon.zh}}[{HAN}a-z0-9 ]{{0,16}}$", "deals")
_UPON_BEHIND = pattern(r"(?:{upon_behind.zh}|\ue001\ue0ff*|[ ])*", "deals")
_THEN = pattern(r"後|,")
_ROOF = pattern(r"(?:公司)?(?:的)?{group.zh}", "deals")
_HELD_IT = pattern(rf"{{holds.zh}}(?:它|其|該公司|這家公司|後者|對方)[{HAN}]{{0,4}}$", "deals")
_WHOLE = pattern(r"(?:業務|團隊|資產|公司|員工)(?:將|已|都|也|全部|一併|正式|均)*$")
_FIRM_WORD = pattern(r"{firm_word.zh}[「『\"“ ]?$", "deals")
_GOES_ON = pattern(rf"(?:^|後|已|將|最終|隨後|旋即|便|曾|遂|並|、|價格|代價|{one('money')}|{one('when')}) ?(?:被|遭|獲|由)? ?$")
_ROUND = pattern(rf"了? ?(?:整個|整筆|整|全部|全數|這|該|本|首|此)?(?:輪|{one('series')})")  # 吃下 | B 輪: who pays for a round
_ENDS = pattern(r"了?(?:[,;。!?\n)]|$)")


class Han(Sales):
    """Reads the deals around the verbs of one sentence."""

    CUES = (_TRIGGER, *MERGER_CUES, *HANDOVER_CUES)

    def deals(self) -> Iterator[Deal]:
        told = (deal for trigger in _TRIGGER.finditer(self.text, self.place.start, self.place.end) for deal in self._around(trigger))
        for deal in (*self._heard(told, [*handovers(self.place)]), *mergers(self.place)):
            target, acquirer = (m and bounded(self.place, m) for m in (deal.target, deal.acquirer))
            if (target is None) != (deal.target is None) or (acquirer is None) != (deal.acquirer is None):
                continue
            if acquirer and is_nobody(self.place, acquirer):
                acquirer, deal = None, replace(deal, unnamed=True)
            yield replace(deal, target=target, acquirer=acquirer)

    def _heard(self, told: Iterator[Deal], other: list[Deal]) -> Iterator[Deal]:
        """The deals that verbs tell, but for those of whom the sentence says otherwise who has bought them: 甲沒有買下乙, 買下乙的是 | 丙."""
        said = {deal.target.value.key for deal in other if deal.target}
        yield from other
        yield from (deal for deal in told if deal.target is None or deal.target.value.key not in said)

    def _around(self, trigger: re.Match[str]) -> Iterator[Deal]:
        begin, end = clause(self.place, *trigger.span())
        if trigger["merges"] and not self._is_verb(trigger) or _ROUND.match(self.text, trigger.end()):
            return
        other = {"sold": self.sold, "sells": self.sells, "into": self._into}
        if read := next((read for group, read in other.items() if trigger[group]), None):
            yield from read(trigger, begin, end)
            return
        if trigger["takes"] and (taken := [*self.taken_by(trigger, begin)]):
            yield from taken
            return
        if _AGENTLESS.search(self.text, max(begin, trigger.start() - 12), trigger.start()):
            yield from self._agentless(trigger, begin)
            return
        relative = self.text[trigger.end() : trigger.end() + 1] == "的"
        noun = trigger.end() == end or not self._held_by_latter(trigger, end) and _NOUN.match(self.text, trigger.end()) is not None
        buys = bool(trigger["buys"] or trigger["merges"])
        by = self._by(begin, trigger.start()) if buys else None
        target = None if noun or relative and not by else self._object(trigger, end)
        if relative and not by and buys:
            target = self._of_relative(trigger, begin, end)
        if by and relative and not target:
            return  # 被甲收購的傳聞
        if by and (relative or not target):
            yield from self._passive(trigger, (begin, end), by, target)
        elif target:
            yield from self._active(trigger, (begin, end), target)
        elif latter := self._latter(trigger, begin, end):
            yield latter
        elif buys:
            yield from self._in_front(trigger, begin)

    def _held_by_latter(self, trigger: re.Match[str], end: int) -> bool:
        """Whether an object without a name only holds what is bought: 收購後者所持 | 乙股份."""
        latter = _LATTER.match(self.text, trigger.end(), end)
        return latter is not None and _HOLDS_MORE.match(self.text, latter.end("who")) is not None and bool(self.place.names(latter.end(), end))

    def _latter(self, trigger: re.Match[str], begin: int, end: int) -> Deal | None:
        """Who is bought as "the latter", or as "its shares": whom the buyer is named together with, or whom the story is about."""
        latter = _LATTER.match(self.text, trigger.end(), end)
        if latter is None or self._held_by_latter(trigger, end):
            return None
        firm = trigger["buys"] and latter["who"] != "其"  # 收購對方; 收購其競爭對手 is of another
        if not latter["stake"] and not firm:
            return None
        share = next(iter(self.place.mask.within(*latter.span(), "ratio")), None)
        if share and (share.value.percent or 0) < LOWEST_SHARE:
            return None
        money = self._price(begin, trigger.start())
        named = [m for m in self.place.names(self.place.start, trigger.start()) if m.value.kind != "person"]
        other = next((m for m in reversed(named[1:]) if _WITH.search(self.text, self.place.start, m.outer_start)), None)
        if other and latter["who"] in _THE_FIRM and _AGREES.match(self.text, other.outer_end):
            return None  # with whom somebody agrees on a firm sells it
        if other:
            return Deal(other.outer_start, latter.end(), other, named[0], money)
        return Deal(trigger.start(), latter.end(), None, named[0] if named else None, money, told_before=True)

    def _into(self, trigger: re.Match[str], begin: int, end: int) -> Iterator[Deal]:
        """乙併入甲, 將乙納入旗下, 乙被納入甲旗下; and 甲併入軟體業者乙."""
        roof = _ROOF.match(self.text, trigger.end(), end)
        held, by = self._held_before(begin, trigger.start()), self._by(begin, trigger.start())
        other = self._object(trigger, end)
        if by:
            yield from self._passive(trigger, (begin, end), by, None)
        elif roof and held:
            yield from deals.deals(self.place, trigger.span(), [held], self._buyers(begin, held.outer_start), None)
        elif other and _FIRM_WORD.search(self.text, trigger.end(), other.outer_start) and not held:
            yield from self._active(trigger, (begin, end), other)
        elif other and (_ROOF.match(self.text, other.outer_end, end) or _MERGES.match(trigger[0])):
            before = [held] if held else self._done_to(begin, trigger.start())
            yield from deals.deals(self.place, trigger.span(), before, [other], None)
            if not before and _WHOLE.search(self.text, begin, trigger.start()):
                yield Deal(trigger.start(), other.outer_end, None, other)

    def _active(self, trigger: re.Match[str], clause: tuple[int, int], target: Mention) -> Iterator[Deal]:
        buyers = self._buyers(clause[0], trigger.start())
        targets = self._with_more(trigger, deals.listed(self.place, target, clause[1]), clause[1])
        if not buyers and (self._is_of_another(clause[0], trigger.start()) or self._is_unread(clause[0], trigger.start())):
            return
        yield from deals.deals(self.place, trigger.span(), targets, buyers, self._price(clause[0], trigger.start()))

    def _passive(self, trigger: re.Match[str], clause: tuple[int, int], by: Mention, behind: Mention | None) -> Iterator[Deal]:
        begin = clause[0]
        marked = BY.search(self.text, max(begin, by.outer_start - 14), by.outer_start)
        marker = marked.start() if marked else by.outer_start
        target = behind or next(iter(reversed(self.place.names(begin, by.outer_start))), None)
        money = self._price(by.outer_end, trigger.start()) or self._price(begin, marker)
        span = (min(marker, trigger.start()), trigger.end())
        if target:
            yield from deals.deals(self.place, span, [target], [by], money)
        elif _GOES_ON.search(self.text[begin:span[0]]) and (clause[1] - trigger.end() <= 1 or _THEN.match(self.text, trigger.end())):
            yield Deal(*span, None, by, money)

    def _agentless(self, trigger: re.Match[str], begin: int) -> Iterator[Deal]:
        """乙去年被收購: by nobody who is named; whom it is done to stands before it, or closes the clause before."""
        mark = _AGENTLESS.search(self.text, max(begin, trigger.start() - 12), trigger.start())
        if mark is None or not _ENDS.match(self.text, trigger.end()):
            return
        before = [m for m in self.place.names(max(self.place.start, begin - 20), mark.start()) if m.value.kind != "person"]
        if not before:
            return
        target = before[-1]
        opens = max(begin, target.outer_end)
        closes = target.outer_end >= begin - 1
        if closes and DONE_TO.fullmatch(self.text, opens, mark.start()):
            yield Deal(target.outer_start, trigger.end(), target, None, self._price(opens, mark.start()), unnamed=True)

    def _in_front(self, trigger: re.Match[str], begin: int) -> Iterator[Deal]:
        """對 乙 的收購, 把 乙 買下: whom is bought stands before the verb, behind its marker."""
        for m in reversed(self.place.names(begin, trigger.start())):
            to = FROM.search(self.text, begin, m.outer_start)
            if to and _OFFER.match(self.text, m.outer_end, trigger.start()):
                span, buyers = (to.start(), trigger.end()), self._buyers(begin, to.start())
                yield from deals.deals(self.place, span, [m], buyers, self._price(m.outer_end, trigger.start()))
                return
            upon = _UPON.search(self.text, begin, m.outer_start)
            if _NOUN_ONLY.match(self.text, trigger.end()) and trigger.start() - m.outer_end <= 1:
                does = _DOES.search(self.text, begin, m.outer_start)
                upon = does or upon
            marker = upon if upon and _UPON_BEHIND.fullmatch(self.text, m.outer_end, trigger.start()) else None
            if marker is None and trigger.start() - m.outer_end <= 6 and _ENDS.match(self.text, trigger.end()):
                marker = HOLDS.search(self.text, begin, m.outer_start)
            if marker:
                buyers = self._buyers(begin, marker.start())
                yield from deals.deals(self.place, (marker.start(), trigger.end()), [m], buyers, self._price(m.outer_end, trigger.start()))
                return
        if it := _HELD_IT.search(self.text, begin, trigger.start()):
            buyer = next(iter(self._buyers(begin, it.start())), None)
            yield Deal(it.start(), trigger.end(), None, buyer, self._price(begin, it.start()), told_before=True)
