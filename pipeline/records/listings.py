"""Who goes public: where, when and for how much."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cached_property

from pipeline.frames.statement import Statement
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.records.focus import Discourse
from pipeline.records.record import Record, Span
from pipeline.records.whose import company_of
from pipeline.text.fold import fold

_CLAUSE = re.compile(r"[,;:。!?\n]")
_SOME = pattern(r"[一二兩三四五六七八九十多數幾0-9]家|{several_companies}")
_OUTDONE = pattern(r"{outdone} ?$")
_ALREADY = pattern(r"{listed_already}")
_OPENS = pattern(r"{opens_doors}")
_OF = pattern(r"的")
_GOODS = pattern(r"{put_on_sale}")
_SHARES = pattern(r"{share_trade}")
_NO_LISTING = pattern(r"{no_listing}")
_TELLS = pattern(r" ?{house_behind.zh}", "listing")  # X 報道: who only tells of it, or helps
_HELPS = pattern(r"{house.zh} ?$", "listing")
_ENDS = pattern(r"(?:上市|掛牌)$")
# Who brings others to market: X 擔任…保薦人, X 對某公司的上市輔導, by whose side nobody else is named.
_OFFICE = pattern(
    rf" ?[^,;:。!?獲由聘委選{PRIVATE}]{{0,12}}?{{office.zh}}| ?對{one('name')}[^,;:。!?{PRIVATE}]{{0,8}}?(?:{{office.zh}}|輔導)", "listing"
)
_BANK = pattern(r"(?:{house_name.zh})$", "listing")
_BANKS = ("bank", "finance")
_TELLS_ONLY = ("media", "reporter")
_FILED = pattern(r" ?(?:許可)?申請")
_CURES = pattern(r"{goods.zh}|{cures.zh}", "listing")


class Listings:
    """Reads statements of listings."""

    def __init__(self, discourse: Discourse, records: list[Record]) -> None:
        """``records``: what was read so far, of any kind; what is read here is added to it."""
        self.d, self.records = discourse, records

    def read(self, s: Statement) -> None:
        exchange = s.mention("exchange")
        if exchange and exchange.value.kind != "exchange":
            return
        company, where = company_of(self.d, s)
        if self._is_not_its_own(s, where) or self._is_no_listing(s):
            return
        if company and self._brings_others(company, where):
            return
        status, words = self.d.status(s)
        if status == "asserted" and s.says == "listing" and self._behind(s, _OF):
            return  # X, which is listed on …: what it is, and not what it did
        record = Record("listing", company, s.start, s.rule.id, status, sentence=s.sentence)
        money = s.money()
        if money:
            record.money = money.value
            record.prove(money.start, money.end, "money")
        record.prove(s.start, s.end, "listing")
        record.prove_found(where, words)
        if exchange := exchange or self._exchange(s):
            record.other["exchange"] = exchange
            record.prove(exchange.start, exchange.end, "exchange")
        day = self._day(s)
        if day:
            record.date = day.value
            record.prove(day.start, day.end, "date")
            if record.status == "asserted" and self._is_future(day):
                record.status = "planned"
        if s.says == "listing_money" and record.status == "asserted" and not day:
            record.other["loose"] = True
        self.records.append(record)

    def _is_not_its_own(self, s: Statement, where: Span | None) -> bool:
        """Whether the listing is one that the subject outdid, or that of companies without a name."""
        start, _ = self.d.sentences[s.sentence]
        text = self.d.mask.text
        if _OUTDONE.search(text[max(start, s.start - 6) : s.start]):
            return True
        if where and self._is_house(where):
            return True
        return not where and _SOME.search(text, start, s.end) is not None

    def _is_house(self, where: Span) -> bool:
        """Whether a name is of who only helps to go public, or tells of it: 輔導券商 | X, X 報道."""
        text = self.d.mask.text
        return bool(_TELLS.match(text, where[1]) or _HELPS.search(text, max(0, where[0] - 8), where[0]))

    def _brings_others(self, company: NameRef, where: Span | None) -> bool:
        """Whether somebody is only the bank that brings others to market, or the newsroom that the article would be about."""
        if company.kind in _TELLS_ONLY:
            return where is None
        if company.kind not in _BANKS and not _BANK.search(fold(company.name)):
            return False
        return company.key in self._bring_others

    @cached_property
    def _bring_others(self) -> frozenset[str]:
        """Who is told to bring others to market."""
        return frozenset(m.value.key for m in self.d.names if _OFFICE.match(self.d.mask.text, m.outer_end))

    def _is_no_listing(self, s: Statement) -> bool:
        """Whether goods are put on sale, a house opens, or those are spoken of who are listed or leave."""
        text, (start, end) = self.d.source.folded, self.d.sentences[s.sentence]
        if _NO_LISTING.search(text, s.start, min(end, s.end + 2)) or self._behind(s, _ALREADY) or self._behind(s, _OPENS):
            return True
        clause = max(start, *(text.rfind(mark, start, s.end) + 1 for mark in ",;"))
        named = s.mention("exchange") is not None
        block = self.d.block(s.start) if not named and _FILED.match(text, s.end) else None
        if block and _CURES.search(text, block.start, block.end):
            return not _SHARES.search(text, start, end)  # 向歐盟提交某藥的上市申請
        return not named and bool(_GOODS.search(text, min(clause, s.start), s.end)) and not _SHARES.search(text, start, end)

    def _behind(self, s: Statement, words: re.Pattern[str]) -> bool:
        """Whether words stand right behind a statement that ends with 上市 or 掛牌."""
        text = self.d.source.folded
        return bool(_ENDS.search(text, s.start, s.end) and words.match(text, s.end))

    def _exchange(self, s: Statement) -> Mention | None:
        """The first exchange that the sentence names."""
        start, end = self.d.sentences[s.sentence]
        return next((n for n in self.d.mask.within(start, end, "name") if n.value.kind == "exchange"), None)

    def _is_future(self, day: Mention) -> bool:
        published = self.d.source.published
        return published is not None and day.value.start > published + timedelta(days=1)

    def _day(self, s: Statement) -> Mention | None:
        """When the listing is: the date in its words, else the last before them, else the one right behind."""
        start, end = self.d.sentences[s.sentence]
        own = self.d.mask.within(s.start, s.end, "when")
        if own:
            return own[-1]
        before = self.d.mask.within(max(start, s.start - 40), s.start, "when")
        if before:
            return before[-1]
        after = self.d.mask.within(s.end, min(end, s.end + 40), "when")
        clause = _CLAUSE.search(self.d.mask.text, s.end, end)
        return after[0] if after and after[0].outer_end <= (clause.start() if clause else end) else None
