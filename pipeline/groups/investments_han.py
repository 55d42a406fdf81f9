"""Investments told in Chinese: Y 投資 X 3 億元, Y 斥資 3 億元入股 X, Y 向 X 注資 3 億元.

The verb is found first. In whom is invested stands behind a preposition before it, or as its object behind it; who invests
stands before both; the amount between them, behind them, behind a verb of paying before them, or behind the next comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.groups import deals
from pipeline.groups.deals import Place
from pipeline.groups.han_clauses import clause
from pipeline.groups.latter_han import stands_for
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, one
from pipeline.mentions.mention import Mention

_LEXICON = "raising_zh"
_HAN = "\u3400-\u9fff"
_INVESTS = pattern(r"{invests.zh}", _LEXICON)
_INTO = pattern(r"{into.zh}", _LEXICON)
_NOUN = pattern(r"{not_noun.zh}|的|(?:後|前)(?:[^者]|$)|時|過", _LEXICON)
_UPON = pattern(rf"{{upon.zh}}(?:[^,;:。!?\n{PRIVATE}]|{one('when')}){{0,24}}$", _LEXICON)
_JOINS = pattern(r"{joins.zh}了?", _LEXICON)
_NEW_SHARES = pattern(rf" ?(?:公司)?(?:的|之)?(?:{one('series')})?[^,;。!?\n{PRIVATE}]{{0,10}}?{{new_shares.zh}}", _LEXICON)
UPON_OWN = pattern(rf"[對向給為][^,;:。!?\n{PRIVATE}]{{0,10}}{{own_firm.zh}}[^,;:。!?\n{PRIVATE}]{{0,6}}$", _LEXICON)
"""A preposition and a firm of the giver's own before a verb: 對子公司 | 增資."""
_OF_OWN = pattern(rf"(?:了|其|的|全資|控股|持股|百分之百)*[{_HAN}]{{0,4}}?{{own_firm.zh}}[^,;:。!?\n{PRIVATE}]{{0,10}}", _LEXICON)
_NOT_OWN = pattern(r"{latter.zh}|{former.zh}|供應商|客戶|對手|同業", _LEXICON)
_EACH = re.compile(r"每[股單張][^,;。]{0,6}$")
_TOUCHES = pattern(r" ?(?:的?現金|的?資金|戰略|策略)* ?", _LEXICON)
_GIVEN = pattern(rf"(?:獲|被|由|受|經)[^,;:。!?\n{PRIVATE}]{{0,12}}$", _LEXICON)
_NOT_FIRM = pattern(r" ?(?:的|在|於)?[^,;。、\ue000-\ue0ff]{0,4}?{not_firm.zh}", _LEXICON)
_NO_OBJECT = pattern(r"{no_object.zh}", _LEXICON)
_MEANT = pattern(r"{latter.zh}|{former.zh}", _LEXICON)
_WHOSE = pattern(rf" ?[^,;:。!?\n{PRIVATE}]{{1,8}}的 ?{one('name')}")  # 投資由甲 | 創辦的乙
_OBLIQUE = pattern(r"(?:據|與|和|跟|在|從|、) ?$", _LEXICON)
_BREAKS = pattern(r"{breaks.zh}", _LEXICON)
_PUTS = pattern(r"{puts.zh}[^,;:。!?\n\ue000-\ue0ff]{0,6}$", _LEXICON)
_GLUE = pattern(
    rf"(?:[^,;:。!?\n{PRIVATE}]{{0,8}}(?:持股|占股|佔股|取得)[^,;:。!?\n{PRIVATE}]{{0,4}}{one('ratio')}[^,;:。!?\n{PRIVATE}]{{0,6}},)?"
    r"(?:{sum_given.zh}|{glue.zh}|斥資|投入|出資|公司|了|股權|增資|優先股)*",
    _LEXICON,
)
_VALUE = pattern(r"(?:估值|身價|市值|價值)[^,;。]{0,6}$", _LEXICON)
_VALUE_BEHIND = pattern(r" ?(?:的|之)?(?:投前|投後|最新)*(?:估值|身價|市值)", _LEXICON)
_DESCRIBES = re.compile(rf"(?:[^,;:。!?\n{PRIVATE}]|{one('when')}|{one('ratio')}|{one('money')})*")
_TAKES_SHARES = pattern(r"{takes_shares.zh}", _LEXICON)
_ENDS = re.compile(rf" ?[」』\"”]? ?(?:[,;。!?\n)]|$)|[」』\"”]? [{_HAN}]")
_FAR = 26  # code points between a verb and whom it takes


@dataclass(frozen=True)
class Investment:
    """An investment as it is told.

    Attributes:
        start, end: the words, in code points.
        company: in whom is invested; None where the clause does not name it.
        investor: who invests; None where the clause does not name it.
        money: how much; None where only a stake is taken.
        series: in which series.
        stake: whether it is said which share of the company is got for it.
    """

    start: int
    end: int
    company: Mention | None
    investor: Mention | None
    money: Mention | None
    series: Mention | None = None
    stake: bool = False


class HanInvestments:
    """Reads the investments of one sentence."""

    CUES = (_INTO, _INVESTS)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def investments(self) -> Iterator[Investment]:
        yield from self._upon_whom()
        for verb in _INVESTS.finditer(self.text, self.place.start, self.place.end):
            begin, end = clause(self.place, *verb.span())
            if self._upon(begin, verb.start()) or self._is_given(begin, verb):
                continue
            company = self._object(verb, end)
            if company and not self._is_own(verb.end(), company):
                yield from self._told((begin, verb.start()), verb.end(), end, company)
        for verb in _JOINS.finditer(self.text, self.place.start, self.place.end):
            begin, end = clause(self.place, *verb.span())
            company = None if _INVESTS.match(self.text, verb.start()) else self._object(verb, end)
            if company and _NEW_SHARES.match(self.text, company.outer_end) and not self._is_given(begin, verb):
                yield from self._told((begin, verb.start()), verb.end(), end, company)

    # In whom

    def _upon_whom(self) -> Iterator[Investment]:
        """Those told with a preposition; behind a firm of the giver's own the next without a giver of its own is one, too: 對子公司甲增資，對乙增資."""
        owned = False
        for verb in _INTO.finditer(self.text, self.place.start, self.place.end):
            begin, end = clause(self.place, *verb.span())
            company = self._upon(begin, verb.start())
            if company is None:
                continue
            marker = _UPON.search(self.text, begin, company.outer_start)
            at = marker.start() if marker else verb.start()
            owned = self._is_own(at + 1, company) or owned and not self.place.names(begin, at)
            if not owned:
                yield from self._told((begin, at), verb.end(), end, company)

    def _upon(self, begin: int, at: int) -> Mention | None:
        """In whom is invested, before the verb and behind its preposition: 向 X 投資."""
        m = next(iter(reversed(self.place.names(begin, at))), None)
        if m is None or at - m.outer_end > _FAR or not _DESCRIBES.fullmatch(self.text, m.outer_end, at):
            return None
        return m if _UPON.search(self.text, begin, m.outer_start) and not _NOT_FIRM.match(self.text, m.outer_end) else None

    def _is_own(self, at: int, company: Mention) -> bool:
        """Whether the words ``at``–company say that it is the giver's own already: 增資子公司 | X; that of 後者 is not."""
        owned = _OF_OWN.fullmatch(self.text, at, company.outer_start)
        return owned is not None and not _NOT_OWN.search(self.text, at, company.outer_start)

    def _is_given(self, begin: int, verb: re.Match[str]) -> bool:
        """Whether the verb is a noun, or who stands before it gives: 獲 Y 投資."""
        if _NOUN.match(self.text, verb.end()):
            return True
        return any(_GIVEN.search(self.text, begin, m.outer_start) for m in self.place.names(begin, verb.start()))

    def _object(self, verb: re.Match[str], end: int) -> Mention | None:
        """In whom is invested, behind the verb."""
        m = next(iter(self.place.names(verb.end(), end)), None)
        if m is None or m.value.kind == "person" or not _DESCRIBES.fullmatch(self.text, verb.end(), m.outer_start):
            return None
        between = self.text[verb.end() : m.outer_start]
        amounts = self.place.mask.within(verb.end(), m.outer_start)
        far = len(between) - sum(a.outer_end - a.outer_start for a in amounts) > _FAR
        told = _WHOSE.match(self.text, m.outer_end) or not _NO_OBJECT.search(_MEANT.sub("", between))
        if far or not told or _NOT_FIRM.match(self.text, m.outer_end):
            return None
        return m

    # How much, and who

    def _told(self, before: tuple[int, int], at: int, end: int, company: Mention) -> Iterator[Investment]:
        money = self._money(before, at, end, company)
        if money is None and not self._is_stake(before[1], at, company):
            return
        begin, ends = (money.outer_start, money.outer_end) if money else (before[1], at)
        series = next(iter(self.place.mask.within(at, max(end, ends + 8), "series")), None)
        start = min(before[1], begin)
        span = start, max(at, company.outer_end, ends)
        investors: Sequence[Mention | None] = self._investors(before[0], start) or [None]
        if money is None and investors == [None] and _NEW_SHARES.match(self.text, company.outer_end):
            return  # 參與 X 增資案, by nobody and for nothing that is told
        for investor in investors:
            if investor is None or investor.value.key != company.value.key:
                yield Investment(*span, company, investor, money, series)

    def _is_stake(self, verb: int, at: int, company: Mention) -> bool:
        """Whether a verb alone says that shares of its object are taken: 入股 X, and nothing else of X's; or 認購 X 新股."""
        if _NEW_SHARES.match(self.text, company.outer_end):
            return True
        return bool(_TAKES_SHARES.fullmatch(self.text, verb, at)) and bool(_ENDS.match(self.text, company.outer_end))

    def _money(self, before: tuple[int, int], at: int, end: int, company: Mention) -> Mention | None:
        """The amount of an investment: behind its verb in its clause, paid before it, or behind the next comma."""
        here = [m for m in self.place.mask.within(at, end, "money") if not self._is_no_sum(m)]
        for m in here:
            if not _BREAKS.search(self.text, max(at, company.outer_end if company.outer_end < m.outer_start else at), m.outer_start):
                return m
        paid = [m for m in self.place.mask.within(*before, "money") if self._is_paid(m, before)]
        if paid:
            return paid[-1]
        return self._behind_comma(end) if self.text[end : end + 1] in (",", " ") else None

    def _is_paid(self, m: Mention, before: tuple[int, int]) -> bool:
        """Whether an amount before a verb of investing is what is given: behind a verb of paying, or touching: 擬 3 億元 | 參股."""
        if self._is_no_sum(m):
            return False
        touches = _TOUCHES.fullmatch(self.text, m.outer_end, before[1])
        return touches is not None or _PUTS.search(self.text, before[0], m.outer_start) is not None

    def _behind_comma(self, end: int) -> Mention | None:
        """The amount that nothing but glue parts from the comma at ``end``."""
        glue = _GLUE.match(self.text, end + 1, self.place.end)
        m = next(iter(self.place.mask.within(end + 1, self.place.end, "money")), None)
        if m is None or glue is None or glue.end() != m.outer_start:
            return None
        return None if self._is_no_sum(m) else m

    def _is_no_sum(self, m: Mention) -> bool:
        """Whether an amount is what something is worth, or the price of one share."""
        if _EACH.search(self.text, max(self.place.start, m.outer_start - 12), m.outer_start):
            return True
        valued = _VALUE.search(self.text, max(self.place.start, m.outer_start - 12), m.outer_start)
        return bool(valued or _VALUE_BEHIND.match(self.text, m.outer_end))

    def _investors(self, begin: int, at: int) -> Sequence[Mention]:
        """Who invests: the last name before the verb and those listed before it."""
        for m in reversed(self.place.names(begin, at)):
            if not _DESCRIBES.fullmatch(self.text, m.outer_end, at) or at - m.outer_end > _FAR:
                return []
            if not _OBLIQUE.search(self.text, begin, m.outer_start) or self.text[m.outer_start - 1 : m.outer_start] in "、和與":
                return deals.before(self.place, begin, m)
        meant = stands_for(self.place, begin, at)
        return [meant] if meant else []
