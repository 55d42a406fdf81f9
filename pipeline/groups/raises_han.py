"""Raises told without blanks between words: X 完成 3 億元 A 輪融資, X 的 B 輪由 Y 領投, 獲 Y 投資 3 億元的 X.

Each amount is asked what calls it raised: a noun behind it in its clause, a verb or a noun before it, or a raising before
the comma that it stands behind. Whatever only describes may stand between; what another frame's money is told by may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups.deals import LOWEST_SHARE, Place
from pipeline.groups.han_clauses import EDGE, clause, clause_end
from pipeline.groups.investments_han import UPON_OWN
from pipeline.groups.noun_groups import NounGroups
from pipeline.groups.raises import Raise
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, one
from pipeline.mentions.mention import Mention
from pipeline.mentions.series import LOOSE_SERIES
from pipeline.text.late import late

_LEXICON = "raising_zh"
_HAN = "\u3400-\u9fff"
_NOUN = pattern(rf"{one('series')}|{{noun.zh}}|(?P<got>{{noun_got.zh}})", _LEXICON)
_NOT_NOUN = pattern(r"{not_noun.zh}", _LEXICON)
_RAISES = pattern(rf"{{raises.zh}}|(?P<this>{{this.zh}})|(?P<series>{one('series')})", _LEXICON)
_SOUGHT = pattern(r"{raises.zh}|{sought.zh}|" + one("series"), _LEXICON)
_GETS = pattern(r"{gets.zh}", _LEXICON)
_BREAKS = pattern(r"{breaks.zh}", _LEXICON)
_FROM = pattern(rf"{{from.zh}}[{_HAN} ]{{0,10}}$", _LEXICON)
_GLUE = pattern(r"(?:{glue.zh})*", _LEXICON)
_TWIN = late(rf" ?\([^()]{{0,10}}{one('money')}[^()]{{0,6}}\)")
_VALUED = pattern(r" ?[、,]?(?:以|按|投前|投後|對應|、)*(?:估值|身價)(?:約|達|為|逾|近|高達|超過| )*" + one("money"), _LEXICON)
_VALUE = pattern(r"(?:估值|身價|市值|價值)(?:約|達|為|逾|近|高達|超過|自|從|由| )*$", _LEXICON)
_VALUE_BEHIND = pattern(r" ?(?:以上)?(?:的|之)?(?:投前|投後|最新|目標|總)*(?:估值|身價|市值)", _LEXICON)
_IN_BRACKETS = late(rf"{one('money')} ?\([^()]{{0,10}}$")
_RESTS = pattern(r"(?:{noun.zh}|資金|投資|款|案| )*", _LEXICON)
_OFFERS, _DONE, _ANNOUNCES = (pattern(f"{{{concept}.zh}}", _LEXICON) for concept in ("offers", "offer_done", "offer_announced"))
_FOR_SHARES = pattern(
    rf"{{gives_up.zh}}(?:了)?(?:手上|手中|約|近|逾|合計| )*(?P<ratio>{one('ratio')}) ?"
    rf"(?:的)?(?:股權|股份|股)?,? ?(?:先後|只|僅|也|才)*{{in_return.zh}}(?:了|約|近|逾| )*$",
    _LEXICON,
)
_CHANGED = pattern(
    rf" ?(?:大幅|進一步|最終|相應|再|主動|擬| )*{{changed.zh}}(?:了)?(?:至|到|為|成)?(?:不超過|不超|至多|最多|約|近|逾|超過|了| )*{one('money')}", _LEXICON
)
_OWNS = late("[的之]")
_OWN = late(r" ?的 ?|.{0,2}")
_OWN_OF = late(r" ?的 ?")
_AND_THEN = pattern(r" ?(?:\[[0-9]{1,3}\])? ?{and_then.zh}", _LEXICON)
_FUND = pattern(r" ?(?:的|規模)?[一二三四五六七八九十首新]?[號期支檔輪]?(?:創投|私募|併購|成長|種子|早期|人民幣|美元)*基金", _LEXICON)
_PUT_IN = pattern(r"{put_in.zh}", _LEXICON)
_PUT_INTO = pattern(rf"{one('money')} ?(?:的?現金|資金)?{{put_in.zh}}(?:入股)?(?:的|了)? ?{one('name')}", _LEXICON)
_PAID = pattern(r"{pays.zh}(?:不超過|約|近|逾|超過|自有資金|現金|自籌資金|合計| )*$", _LEXICON)
_UPON = pattern(rf"[對向給][^,;:。!?\n{PRIVATE}]{{0,16}}$", _LEXICON)
_INTO_OWN = pattern(rf"{{puts_into.zh}}(?:了)?[^,;:。!?\n{PRIVATE}]{{0,10}}{{own_firm.zh}}", _LEXICON)
_JOINS = pattern(r"(?P<any>{joins.zh})了?|(?P<leads>{leads_in.zh})了?", _LEXICON)
_PASSIVE = pattern(r"{passive.zh}", _LEXICON)
_LED = pattern(r"{led.zh}", _LEXICON)
_NOT_NAMED = pattern(r"等 ?$", _LEXICON)
_SPOKEN = late(f"[{_HAN}]")
_ENDS = late(r" ?(?:[,;。!?\n)]|$)")
_RELATIVE = late(rf" ?的 ?[^,;:。!?\n{PRIVATE}]{{0,22}}?({one('name')})")
_DESCRIBES = late(rf"(?:[^,;:。!?\n{PRIVATE}]|{one('when')}|{one('ratio')})*")
_CALLED_FAR, _LED_FAR, _BEHIND_FAR, _SUBJECT_FAR = 12, 24, 22, 22  # code points that may describe


class HanRaises:
    """Reads the raises of one sentence."""

    CUES = (_NOUN, _RAISES, _SOUGHT, _FOR_SHARES)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text
        self.groups = NounGroups(place.mask)

    def raises(self) -> Iterator[Raise]:
        for money in self.place.mask.within(self.place.start, self.place.end, "money"):
            begin, end = clause(self.place, money.outer_start, money.outer_end)
            if self._is_no_raising(money, begin, end) or _CHANGED.match(self.text, money.outer_end, end):
                continue
            beside = self._called(money, begin, end) or self._behind(money, begin, end) or self._changed(money, begin, end)
            span = beside or self._behind_comma(money, begin, end) or self._for_shares(money)
            if span and not self._is_put_in(begin, span):
                yield self._told(begin, span, money)

    def company(self, begin: int, at: int, end: int) -> Mention | None:
        """Who gets what the words ``at``–``end`` of a clause say is got."""
        return self._company(begin, at, end, acts=True)

    def _is_put_in(self, begin: int, span: tuple[int, int]) -> bool:
        """Whether somebody invests in whom a preposition names: 對 X 進行 3 億元投資 is told around its verb."""
        if _PUT_INTO.search(self.text, span[0], min(span[1] + 6, self.place.end)) and _PAID.search(self.text, begin, span[0]):
            return True  # 以 3 億元增資 | X
        if not _PUT_IN.search(self.text, *span):
            return False
        named = self.place.names(begin, span[0])
        return bool(named) and _UPON.search(self.text, begin, named[-1].outer_start) is not None

    def _is_no_raising(self, m: Mention, begin: int, end: int) -> bool:
        """Whether an amount is a valuation, a fund, is said once more in another currency, or stands in a foreign clause."""
        valued = _VALUE.search(self.text, begin, m.outer_start) or _VALUE_BEHIND.match(self.text, m.outer_end)
        twin = _IN_BRACKETS.search(self.text, self.place.start, m.outer_start)
        if valued or twin or _FUND.match(self.text, m.outer_end):
            return True
        return not _SPOKEN.search(self.place.source.folded, begin, end)

    def _told(self, begin: int, span: tuple[int, int], money: Mention) -> Raise:
        verb = self._verb(begin, span[0])
        start = span[0] if verb is None else verb
        within = min(begin, clause(self.place, span[0], span[0])[0])  # of a sum behind a comma
        joined = self._joined(within, span, money)
        if joined is not None:
            return Raise(*span, joined[-1] if joined else None, money, self._series(*span, money), not joined)
        company = self._company(begin, start, span[1], verb is not None)
        unnamed = company is not None and _NOT_NAMED.search(self.text, begin, company.outer_start) is not None
        series = self._series(start, span[1], money)
        return Raise(start, span[1], None if unnamed else company, money, series, unnamed, status=self._announced(span))

    def _announced(self, span: tuple[int, int]) -> str | None:
        """``planned`` where a listed company only announces that it offers shares: the offer is still open."""
        offered = _OFFERS.search(self.text, self.place.start, span[1])
        done = _DONE.search(self.text, self.place.start, self.place.end)
        return "planned" if offered and not done and _ANNOUNCES.search(self.text, self.place.start, span[1]) else None

    def _joined(self, begin: int, span: tuple[int, int], money: Mention) -> list[Mention] | None:
        """Whom the clause names between a verb of joining a round and that round: who joins it raises nothing.

        None where nobody joins: 以 3 億元參與 | X 的 A 輪, 主導 | X 3 億元的融資.
        """
        verb = next(iter(reversed(list(_JOINS.finditer(self.text, begin, span[1])))), None)
        if verb is None or _PASSIVE.search(self.text, begin, verb.start()) or EDGE.match(self.text, verb.end()):
            return None  # 甲參與，規模 12 億元: the sum is not the verb's
        end = money.outer_start if verb.start() < money.outer_start else span[1]
        named = [m for m in self.place.names(verb.end(), end) if m.value.kind != "person"]
        return named if named or verb["any"] and not _OWNS.match(self.text, verb.end()) else None

    # What calls an amount raised

    def _called(self, m: Mention, begin: int, end: int) -> tuple[int, int] | None:
        """The words from an amount to the noun behind it that calls it raised."""
        at = m.outer_end
        if twin := _TWIN.match(self.text, at, self.place.end):
            at = twin.end()
        if valued := _VALUED.match(self.text, at, self.place.end):
            at = valued.end()
            end = clause_end(self.place, at)
        if joins := _JOINS.match(self.text, at, end):
            named = [n for n in self.place.names(joins.end(), end) if n.outer_start - joins.end() < _LED_FAR]
            at = named[0].outer_end if named else joins.end() if joins["any"] else at
        for noun in _NOUN.finditer(self.text, at, end):
            far = _LED_FAR if _LED.search(self.text, at, noun.start()) else _CALLED_FAR
            if self._is_apart(at, noun.start(), far) or "、" in self.text[at : noun.start()]:
                return None
            if _NOT_NOUN.match(self.text, noun.end()):
                continue
            if noun["got"] and not self._is_got(begin, m.outer_start):
                continue
            return m.outer_start, _RESTS.match(self.text, noun.end(), end).end()  # type: ignore[union-attr]
        return None

    def _is_got(self, begin: int, at: int) -> bool:
        """Whether a verb of getting governs what stands at ``at``."""
        verb = self._verb(begin, at)
        return verb is not None and not _BREAKS.search(self.text, verb, at)

    def _behind(self, m: Mention, begin: int, end: int) -> tuple[int, int] | None:
        """The words from a verb or a noun of raising to the amount behind it."""
        for verb in reversed(list(_RAISES.finditer(self.text, begin, m.outer_start))):
            if _NOT_NOUN.match(self.text, verb.end()) or self._is_for_own_firm(begin, verb):
                continue
            if self._is_apart(verb.end(), m.outer_start, _BEHIND_FAR) or not self._reaches(verb, m):
                return None
            return verb.start(), m.outer_end
        return None

    def _changed(self, m: Mention, begin: int, end: int) -> tuple[int, int] | None:
        """The words from a raising to the amount that it was changed to: 募資規模由 36 億元下調為 | 28.5 億元."""
        before = self.place.mask.within(begin, m.outer_start, "money")[-1:]
        told = [b for b in before if (c := _CHANGED.match(self.text, b.outer_end, end)) and c.end() == m.outer_end]
        span = self._behind(told[0], begin, end) if told else None
        return span and (span[0], m.outer_end)

    def _is_for_own_firm(self, begin: int, verb: re.Match[str]) -> bool:
        """Whether a parent puts the money into a firm of its own, named or not: 增資越南子公司, 對子公司增資."""
        return bool(_INTO_OWN.match(self.text, verb.start()) or UPON_OWN.search(self.text, begin, verb.start()))

    def _reaches(self, verb: re.Match[str], m: Mention) -> bool:
        """Whether nothing but glue parts an amount from a word that is a series only beside a raising, and no list either."""
        loose = verb["series"] and self.place.mask.at(verb.start()).value in LOOSE_SERIES
        if loose or verb["this"]:
            return _GLUE.fullmatch(self.text, verb.end(), m.outer_start) is not None
        return "、" not in self.text[verb.end() : m.outer_start]

    def _behind_comma(self, m: Mention, begin: int, end: int) -> tuple[int, int] | None:
        """The words from a raising to its amount, that nothing but glue parts from the comma between them."""
        cut = begin - 1
        while cut > self.place.start and self.text[cut - 1] == "—":
            cut -= 1
        if cut <= self.place.start or self.text[cut] not in ",:—":
            return None
        glue = _GLUE.match(self.text, begin, m.outer_start)
        if not glue or glue.end() != m.outer_start or not _ENDS.match(self.text, m.outer_end):
            return None
        before = max([self.place.start, *(e.end() for e in EDGE.finditer(self.text, self.place.start, cut))])
        told = list(_SOUGHT.finditer(self.text, before, cut))
        if told and self.text[cut] == ":" and _NOT_NOUN.match(self.text, told[-1].end()):
            return None
        if not told or _BREAKS.search(self.text, told[-1].end(), cut) or self.place.mask.within(told[-1].start(), begin, "money"):
            return None
        return told[-1].start(), m.outer_end

    def _for_shares(self, m: Mention) -> tuple[int, int] | None:
        """The words from the shares that a company gives up to what it gets for them: 讓出 28% 股權，換來 | 5 億元."""
        given = _FOR_SHARES.search(self.text, self.place.start, m.outer_start)
        if given is None:
            return None
        percent = self.place.mask.at(given.start("ratio")).value.percent
        return (given.start(), m.outer_end) if percent is not None and percent < LOWEST_SHARE else None

    def _is_apart(self, start: int, end: int, far: int) -> bool:
        """Whether more than a description stands between a raising and an amount."""
        between = self.text[start:end].removeprefix("只有")  # C 輪只有 3 億元: the raising's after all
        if _BREAKS.search(between) or self.place.mask.within(start, end, "money", "ratio"):
            return True
        names = self.place.names(start, end)
        if any(not _FROM.search(self.text, max(start - 2, n.outer_start - 14), n.outer_start) for n in names):
            return True
        told = sum(n.outer_end - n.outer_start for n in self.place.mask.within(start, end))
        return len(between) - told > far

    # Who, in which series

    def _verb(self, begin: int, at: int) -> int | None:
        """Where the verb of getting stands before ``at``, with no other amount between."""
        verbs = list(_GETS.finditer(self.text, begin, at))
        if not verbs or self.place.mask.within(verbs[-1].end(), at, "money"):
            return None
        return verbs[-1].start()

    def _company(self, begin: int, at: int, end: int, acts: bool) -> Mention | None:
        """Who raises: the head of the relative clause, else the last name before the verb that gives nothing."""
        relative = _RELATIVE.match(self.text, end, self.place.end) if acts else None
        if relative:
            return self.place.mask.at(relative.start(1))
        right = at
        for m in reversed(self.place.names(begin, at)):
            if self.text[m.outer_start - 1 : m.outer_start] == "(" and right - m.outer_end < 3:
                right = m.outer_start - 1  # a gloss of the name before it
                continue
            if _AND_THEN.match(self.text, m.outer_end):
                return None  # the object of the verb before: 甲發布了乙並完成…
            if not _DESCRIBES.fullmatch(self.text, m.outer_end, right) or right - m.outer_end > _SUBJECT_FAR:
                return None
            if m.value.kind == "person" or acts and _OWNS.search(self.text, m.outer_end, right):
                return None
            group = self.groups.of(m)
            if group and group.head is None and group.kind in ("staff", "origin"):
                return None  # X 創辦人: not X
            near = right == at and not acts and _OWN.fullmatch(self.text, m.outer_end, at)  # X 的 3 億元融資, whatever stands before X
            if near or not self._gives(begin, m):
                return m
            right = m.outer_start
        return None

    def _gives(self, begin: int, m: Mention) -> bool:
        """Whether a name stands behind a word of giving: 從 X, and 從 Y 的 X."""
        at = m.outer_start
        owner = next(iter(reversed(self.place.names(begin, at))), None)
        if owner and _OWN_OF.fullmatch(self.text, owner.outer_end, at):
            at = owner.outer_start
        return _FROM.search(self.text, max(begin, at - 10), at) is not None

    def _series(self, start: int, end: int, money: Mention) -> Mention | None:
        """The series that stands nearest to an amount among the words of its raising."""
        some = self.place.mask.within(start, end, "series")
        return min(some, key=lambda s: max(s.outer_start - money.outer_end, money.outer_start - s.outer_end), default=None)
