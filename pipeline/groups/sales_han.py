"""Sales told in Chinese characters: 將 乙 80% 股權以 3 億元售予 甲, 甲以 3 億元賣給 乙, 向 甲 出售 乙, 乙由 甲 接手, 出售 乙, 買方為 甲.

Who sells is neither party. Whom is sold may stand in the clause before, and either of the two under a name that only its place gives away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups import deals
from pipeline.groups.deals import LOWEST_SHARE, Deal
from pipeline.groups.deals_han_parties import DESCRIBES, FROM, HOLDS, NO_FIRM, Parties
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN

_HOLDS_ANY = pattern(r"{holds.zh}(?:[^公以於在會再出售賣]|公[^司])", "deals")  # 將以 30 億元售予: a future, no object
_HELD_CLAUSE = pattern(r"{holds.zh}[^,;。\n]{2,40}(?:{stake.zh}|持股)(?:全數|全部|悉數)?,$", "deals")
_HELD_WORDS = pattern(
    rf"{{holds.zh}}[^,;。\n\ue000]{{0,14}}?(?:{{holding.zh}})(?:的)?(?P<words>[{HAN}a-z0-9·&.]{{2,14}}?)"
    rf"(?:公司)?(?:的)?(?:約|全部|全數|多數|合計|其餘|{one('ratio')}| )*(?:{{stake.zh}}|持股)", "deals",
)  # fmt: skip
_BUYER_WORDS = pattern(rf"(?:{{buyer_word.zh}})*[「『\"“]?(?P<words>[{HAN}a-z0-9·&.]{{2,12}})[」』\"”]?(?:等|,|。|;|\(|!|\n|$)", "deals")
_SELLS_ITSELF, _SOLD_BEFORE = pattern(r"{sells_itself.zh}", "deals"), pattern(r"{sold_before.zh}", "deals")
_TO = re.compile(r"(?:向|給) ?(?:[^,。;\ue000]{0,10}?)$")
_BUYER_IS = pattern(rf"{{buyer_is.zh}}(?:則|將|分別)?(?:為|是|包括|包含|:)+[{HAN} 「『\"“]{{0,12}}?(?P<name>{one('name')})", "deals")
_BY = re.compile(r"(?:由|被) ?$")
_BARE_SUBJECT = pattern(
    rf"(?:^|[,;。:、( ]|公司|集團|創辦人|老闆|團隊|{one('name')}[)」』”\"]?) ?"
    rf"(?:{one('when')}|{{sold_when.zh}}|{one('money')}|[以用的代價價格天 ])*$", "deals",
)
_AS = pattern(r"{sold_as.zh}", "deals")
_OF_IT = pattern(rf"(?:{{stake.zh}}|{one('when')}|{one('ratio')}|中國|台灣|全部|全數|的|則|將|已|最終|隨後|公司|集團|[ 」』\"”])*", "deals")


class Sales(Parties):
    """Reads the sales around the verbs of one sentence."""

    def sold(self, trigger: re.Match[str], begin: int, end: int) -> Iterator[Deal]:
        """將 乙 出售給 甲, 乙 以 3 億元賣給 甲: who buys stands behind, whom is bought before."""
        buyer = self._buyer_behind(trigger.end(), end)
        if buyer is None:
            return
        begin = self._held_clause(begin)
        money = self._price(begin, trigger.start()) or self._price(buyer.outer_end, end)
        held = [m for m in self.place.names(begin, trigger.start()) if HOLDS.search(self.text, begin, m.outer_start)]
        held = held or self._held_words(begin, trigger.start())
        share = deals.share_of(self.place, held[-1], trigger.start()) if held else None
        if share is not None and share < LOWEST_SHARE:
            return
        if held and not NO_FIRM.match(self.text, held[-1].outer_end, trigger.start()):
            yield from deals.deals(self.place, trigger.span(), [held[-1]], [buyer], money)
        elif (before := self.place.names(begin, trigger.start())) and self._may_be_sold(begin, before, trigger.start()):
            if _BY.search(self.text, begin, before[-1].outer_start):
                yield Deal(before[-1].outer_start, buyer.outer_end, None, buyer, money)  # 又被甲轉賣給 | 乙: he sells it
            elif not FROM.search(self.text, begin, before[-1].outer_start):
                yield from deals.deals(self.place, trigger.span(), [before[-1]], [buyer], money)
        elif not held and self._sells_itself(trigger, begin):
            yield Deal(trigger.start(), buyer.outer_end, None, buyer, money)

    def _may_be_sold(self, begin: int, before: list[Mention], at: int) -> bool:
        """Whether the last name before a verb of selling touches it and is no subject: another stands before it, or a marker."""
        marked = _BY.search(self.text, begin, before[-1].outer_start)
        return at - before[-1].outer_end <= 1 and (len(before) > 1 or marked is not None)

    def _sells_itself(self, trigger: re.Match[str], begin: int) -> bool:
        """Whether the subject is what is sold, as nothing else stands before the verb: 乙最終賣給 甲, and not 裂解油賣給 甲."""
        if not _SELLS_ITSELF.fullmatch(trigger[0]) or self._is_of_something(begin, trigger.start()):
            return False
        return _BARE_SUBJECT.search(self.text, max(self.place.start, begin - 1), trigger.start()) is not None

    def _is_of_something(self, begin: int, at: int) -> bool:
        """Whether the words before a sale tell of what is sold, though not under a name."""
        return bool(_HOLDS_ANY.search(self.text, begin, at) or _SOLD_BEFORE.search(self.text, self.place.start, at))

    def sells(self, trigger: re.Match[str], begin: int, end: int) -> Iterator[Deal]:
        """向 甲 出售 乙; 出售 乙, 買方為 甲: the seller is nobody's party."""
        target = self._object(trigger, end) or self._held_before(begin, trigger.start())
        to = self._right_before(begin, trigger.start())
        to = to if to and _TO.search(self.text, begin, to.outer_start) else None
        told = _BUYER_IS.search(self.text, trigger.end(), self.place.end)
        buyer = to or (self.place.mask.at(told.start("name")) if told else None)
        if target is None or buyer is None or buyer.value.key == target.value.key:
            return
        share = deals.share_of(self.place, target, end)
        if share is None or share >= LOWEST_SHARE:
            yield from deals.deals(self.place, trigger.span(), [target], [buyer], self._price(begin, buyer.outer_start))

    def taken_by(self, trigger: re.Match[str], begin: int) -> Iterator[Deal]:
        """乙中國業務由 甲 接手: whom is taken over stands right before its marker."""
        buyer = self._right_before(begin, trigger.start()) or self._words_before(begin, trigger.start())
        marker = _BY.search(self.text, begin, buyer.outer_start) if buyer else None
        if buyer is None or marker is None:
            return
        target = next(iter(reversed(self.place.names(begin, marker.start()))), None)
        if target is None or "person" in (buyer.value.kind, target.value.kind):
            return
        if _OF_IT.fullmatch(self.text, target.outer_end, marker.start()):
            yield from deals.deals(self.place, (marker.start(), trigger.end()), [target], [buyer])

    def _right_before(self, begin: int, at: int) -> Mention | None:
        """The name that nothing parts from a verb behind it."""
        before = self.place.names(begin, at)
        return before[-1] if before and at - before[-1].outer_end <= 1 else None

    def _buyer_behind(self, at: int, end: int) -> Mention | None:
        """Who buys, behind the verb: a name, or words that fill the clause up to its end and may be one."""
        named = next(iter(self.place.names(at, end)), None)
        if named and DESCRIBES.fullmatch(self.text, at, named.outer_start):
            return named
        words = _BUYER_WORDS.match(self.text, at)
        if words is None or named or _AS.match(words["words"]):
            return None  # 賣給石化廠|作原料
        return self.by_place(*words.span("words"))

    def _held_clause(self, begin: int) -> int:
        """Where the words begin that put whom is sold before the verb, in the clause before if it is there: 將乙全數股權, | 以 3 億元售予."""
        opens = max(self.place.start, begin - 60)
        held = _HELD_CLAUSE.search(self.text, opens, begin)
        return held.start() if held else begin

    def _held_words(self, begin: int, at: int) -> list[Mention]:
        """Whom is sold under words between what describes them and their shares: 將持有的子公司 | 達銘電路 | 全數股權."""
        words = _HELD_WORDS.search(self.text, begin, at)
        named = self.by_place(*words.span("words")) if words else None
        share = next(iter(self.place.mask.within(words.end("words"), words.end(), "ratio")), None) if words else None
        return [named] if named and (share is None or (share.value.percent or 0) >= LOWEST_SHARE) else []
