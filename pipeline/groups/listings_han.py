"""Listings told in Chinese characters: 甲在港交所上市, 今年上市的甲、乙, 甲的 IPO, 甲遞表, 甲放棄 IPO."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups import deals, listings
from pipeline.groups.deals import Place
from pipeline.groups.deals_han_parties import QUOTED, in_quotes
from pipeline.groups.han_clauses import EDGE
from pipeline.groups.listings import Listing, Stage
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN
from pipeline.text.fold import fold
from pipeline.text.late import late

_NAME, _WHEN, _MONEY = one("name"), one("when"), one("money")
_HEARING = rf"通過 ?{_NAME}?(?:主板|上市|ipo| )*聆訊"
_ENTERS = rf"{{enters.zh}}(?:{{market.zh}}|{_NAME})"
_TRIGGER = pattern(rf"(?P<goes>{{goes.zh}})|(?P<files>{{files.zh}})|(?P<enters>{_ENTERS})|(?P<hearing>{_HEARING})", "listing")
_WORDS = "{own.zh}|{without.zh}|{plans.zh}|{done.zh}|{fails.zh}|{enters.zh}|{market.zh}|{goes.zh}"
_PLACE = rf"\([^()]{{0,24}}\)|[{HAN}]{{1,4}}(?:證交所|交易所)"
_OWN = pattern(rf"(?:{_PLACE}|{_WORDS}|{_NAME}|{_WHEN}|{_MONEY}|[ )」』\"”&]+)", "listing")
_PLANS, _PLANS_BEHIND = pattern(r"{plans.zh}", "listing"), pattern(r" ?(?:的)?(?:相關)?{plans_behind.zh}", "listing")
_FAILS, _FAILS_BEHIND = pattern(r"{fails.zh}", "listing"), pattern(r" ?(?:的|之旅|申請|計畫|再度|審核|遭)*{fails_behind.zh}", "listing")
_DONE, _DONE_BEHIND = pattern(r"{done.zh}", "listing"), pattern(r" ?{done_behind.zh}", "listing")
_MARKET = pattern(r"(?:在|於|赴|到|登陸|登錄|登上){market.zh}", "listing")
_SEVERAL = pattern(r"[一二兩三四五六七八九十多數幾餘0-9]{several.zh}|{several.zh}(?:企業|公司)", "listing")
_NOUN = late(r" ?(?:的)? ?")
_IPO = pattern(r"{goes.zh}", "listing")
_WHOSE = late(rf"的[{HAN} ]{{0,8}}[「『《\"“]?")
_RAISES = pattern(rf"[^。!?\n\ue001再又前]{{0,16}}?{{raises.zh}}(?:[^,;。!?\n\ue001]{{0,8}}?)(?P<money>{_MONEY})", "listing")
_ATTRIBUTE, _HELPS = pattern(r" ?{attribute.zh}", "listing"), pattern(r"{helps.zh}", "listing")
_HAILED = pattern(r"{hails.zh} ?$", "listing")
_OF_SIZE = pattern(rf"(?P<money>{_MONEY})(?:的|規模|級|現金| )*$", "listing")
_SIZE = pattern(rf" ?(?:的|融資|募資|發行|總)*(?:規模|金額|總額)(?:約|達|高達|為|是|將|可達|預計| )*(?P<money>{_MONEY})", "listing")
_SINCE = pattern("以來|至今|迄今")
_GOODS = pattern(r"{goods.zh}", "listing")
_NEW_SHARES = pattern(r"{new_shares.zh}[^,;:。!?\n]{0,10}$", "listing")
_EQUITY_FAIR = pattern(r"{equity_fair.zh}", "listing")
_NEWLY = pattern("剛|才|新近|相繼|陸續|即將|將")
_HOUSE, _HOUSE_BEHIND = pattern(r"{house.zh} ?$", "listing"), pattern(r" ?{house_behind.zh}", "listing")
_WITHOUT, _PLAN = pattern(r"{without.zh}", "listing"), pattern(r" ?(?:的)?{without_plan.zh}", "listing")
_MARKET_NAME = pattern(r"{market_name.zh}|\b(?:{market_name.en})\b", "listing")
_AND = pattern(r" ?(?:和|與|及|、|以及) ?")
_REACH = 26  # code points before a verb that has no name


class HanListings:
    """Reads the listings of one sentence."""

    CUES = (_TRIGGER,)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def listings(self) -> list[Listing]:
        triggers = _TRIGGER.finditer(self.text, self.place.start, self.place.end)
        return listings.once(told for trigger in triggers for told in self._around(trigger))

    def _around(self, trigger: re.Match[str]) -> Iterator[Listing]:
        begin = max([self.place.start, *(m.end() for m in EDGE.finditer(self.text, self.place.start, trigger.start()))])
        self._begin = begin
        mark = EDGE.search(self.text, trigger.end(), self.place.end)
        end = mark.start() if mark else self.place.end
        who = self._quoted(begin, trigger.start()) or self._subject(begin, trigger.start()) or self._labelled(begin, trigger.start())
        since = _SINCE.match(self.text, trigger.end()) and who and self.place.mask.within(who.outer_end, trigger.start(), "when")
        if _ATTRIBUTE.match(self.text, trigger.end()) and not since:
            return
        enters_none = trigger["enters"] and not self._is_a_market(trigger)
        if enters_none or who is None and self._is_others(begin, trigger.start()):
            return
        opens = max(begin, who.outer_end) if who else max(begin, trigger.start() - _REACH)
        stage = self._stage(trigger, opens, end, who)
        relative = [] if stage == "planned" else self._behind(trigger, end)
        if _NEW_SHARES.search(self.text, begin, trigger.start()) or _EQUITY_FAIR.search(self.text, begin, trigger.end() + 4):
            return
        if stage is None or _GOODS.search(self.text, begin if who else self.place.start, end):
            return
        if stage == "asserted" and relative and not self._is_dated(opens, trigger.start()):
            return
        if _SEVERAL.search(self.text, opens, trigger.start()):
            return
        exchange = listings.exchange(self.place, opens, trigger.end())
        money = self._raised(trigger)
        if relative:
            for m in relative:
                yield Listing(trigger.start(), m.outer_end, m, stage, exchange, money if len(relative) == 1 else None)
            return
        named: list[Mention | None] = [*deals.before(self.place, begin, who)] if who else [None]
        for n in named:
            start = n.outer_start if n else trigger.start()
            yield Listing(start, trigger.end(), n, stage, exchange, money if len(named) == 1 else None)

    def _subject(self, begin: int, at: int) -> Mention | None:
        """The last name before the verb, if nothing but words about the listing parts them."""
        for m in reversed(listings.companies(self.place, begin, at)):
            if self._is_house(m, begin):
                continue
            return m if listings.consists(_OWN, self.text, m.outer_end, at) else None
        return None

    def _is_house(self, m: Mention, begin: int) -> bool:
        """Whether a name is of who only helps another to go public, or of one of those who do, or tells of it: 選定高盛與 | 摩根大通."""
        named = [n for n in self.place.names(begin, m.outer_end) if n.outer_start < m.outer_start]
        if named and _AND.fullmatch(self.text, named[-1].outer_end, m.outer_start):
            return self._is_house(named[-1], begin)
        return bool(_HOUSE.search(self.text, max(self.place.start, m.outer_start - 8), m.outer_start) or _HOUSE_BEHIND.match(self.text, m.outer_end))

    def _quoted(self, begin: int, at: int) -> Mention | None:
        """Who goes public under a name in quotation marks that nothing else gives away, in the clause or closing the one before: 智邦系的「邦瀚光」, 昨天."""
        quotes = [q for q in QUOTED.finditer(self.text, max(self.place.start, begin - 20), at) if q.end() > begin - 2]
        if not quotes or not listings.consists(_OWN, self.text, max(begin, quotes[-1].end()), at):
            return None
        if any(m.outer_start - quotes[-1].end() in (0, 1) for m in self.place.names(quotes[-1].end(), at)):
            return None  # 「水中茅台」| 農夫山泉: what a name is called
        return in_quotes(self.place, quotes[-1])

    def _is_dated(self, opens: int, at: int) -> bool:
        """Whether a relative clause tells what happened, and not what somebody is: 今年上市的甲, and not 在港上市的甲."""
        return bool(self.place.mask.within(opens, at, "when") or _NEWLY.search(self.text, opens, at))

    def _labelled(self, begin: int, at: int) -> Mention | None:
        """Whose headline it is: 甲: 9 月 7 日在港交所上市."""
        if self.text[begin - 1 : begin] != ":" or not listings.consists(_OWN, self.text, begin, at):
            return None
        before = listings.companies(self.place, self.place.start, begin - 1)
        return before[-1] if before and before[-1].outer_end >= begin - 1 else None

    def _is_a_market(self, trigger: re.Match[str]) -> bool:
        """Whether what is entered is a market: 登上 | 港股, and not 登上 | 微博 熱搜."""
        entered = self.place.names(trigger.start("enters"), trigger.end("enters"))
        return all(m.value.kind == "exchange" or _MARKET_NAME.search(fold(m.value.name)) for m in entered)

    def _is_others(self, begin: int, at: int) -> bool:
        """Whether somebody is named who may do something else, or the clause is about who helps."""
        return bool(_HELPS.search(self.text, begin, at))

    def _behind(self, trigger: re.Match[str], end: int) -> list[Mention]:
        """Whom a relative clause is about: 今年上市的 | 甲、乙與丙."""
        of = _WHOSE.match(self.text, trigger.end(), end)
        first = next(iter(listings.companies(self.place, trigger.end(), end)), None)
        if of is None or first is None or not _WHOSE.fullmatch(self.text, trigger.end(), first.outer_start):
            return []
        return listings.listed(self.place, first, self.place.end)

    def _stage(self, trigger: re.Match[str], opens: int, end: int, who: Mention | None) -> Stage | None:
        """How far it has come; None where nothing says that there is a listing."""
        before, at = (opens, trigger.start()), trigger.end()
        if _WITHOUT.search(self.text, *before):
            return "denied" if _PLAN.match(self.text, at, end) else None  # 沒有上市計畫; 沒有上市的壓力
        if _FAILS.search(self.text, before[0], at) or _FAILS_BEHIND.match(self.text, at, end) or listings.NO_PLAN.match(self.text, at):
            return "denied"
        if listings.RUMOUR.match(self.text, at):
            return None
        on_the_way = trigger["hearing"] or trigger["files"]
        if on_the_way or _PLANS.search(self.text, *before) or _PLANS_BEHIND.match(self.text, at, end):
            return "planned"
        hailed = who is not None and _HAILED.search(self.text, self.place.start, who.outer_start)
        if hailed or trigger["enters"] or self._is_done(before, at, end):
            return "asserted"
        nominal = who is not None and who.outer_start == self._begin and _NOUN.fullmatch(self.text, *before) is not None
        return "planned" if nominal and trigger[0] == "ipo" else None

    def _is_done(self, before: tuple[int, int], at: int, end: int) -> bool:
        """Whether a word, a day or a place says that it has happened."""
        if _DONE.search(self.text, *before) or _DONE_BEHIND.match(self.text, at, end):
            return True
        placed = _MARKET.search(self.text, *before) or listings.exchange(self.place, *before)
        return bool(placed or self.place.mask.within(*before, "when"))

    def _raised(self, trigger: re.Match[str]) -> Mention | None:
        """What it brings, if the sentence says so behind it."""
        behind = (trigger.end(), self.place.end)
        raised = _SIZE.match(self.text, *behind) or _RAISES.match(self.text, *behind) or _OF_SIZE.search(self.text, self._begin, trigger.start())
        return self.place.mask.at(raised.start("money")) if raised else None
