"""Deals told in Chinese characters: 甲以 3 億元收購乙, 乙被甲收購, 甲對乙的收購, 把乙買下, 將乙出售給甲."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.groups import deals
from pipeline.groups.deals import LOWEST_SHARE, Deal, Place
from pipeline.groups.han_clauses import EDGE, clause
from pipeline.groups.mergers_han import mergers
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import head, one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import ref_of
from pipeline.mentions.names.lexemes import HAN
from pipeline.vocabulary import table

_TRIGGER = pattern(r"(?P<buys>{buys.zh})|(?P<takes>{takes.zh})|(?P<into>{into.zh})|(?P<sold>{sold.zh})|(?P<merges>{merges.zh})", "deals")
_MERGES = pattern(r"{merges.zh}", "deals")
_NO_VERB_BEFORE, _NO_VERB_BEHIND = pattern(r"{merges_not_behind.zh}$", "deals"), pattern(r"{merges_not_before.zh}", "deals")
_NOUN = pattern(r"{noun_behind.zh}", "deals")
_SKIP = pattern(r"(?:{between.zh}|[「『\"“《 ])*", "deals")
_DESCRIBES = re.compile(rf"(?:[{HAN}a-z0-9%·.&\-「『《》\"“( ]|{one('ratio')}){{0,24}}")
_HOLDER = pattern(r" ?(?:所)?(?:持有的|手中的|旗下持有的|持有|持)", "deals")
_LISTED = re.compile(" ?[、和與与及] ?")
_NOUN_ONLY, _DOES = pattern(r" ?{noun_only.zh}", "deals"), pattern(r"{does.zh}(?:對|了)? ?$", "deals")
_ALSO = pattern(rf" ?(?:{one('when')})? ?{{also.zh}}[{HAN} ]{{0,6}}(?:{one('when')})?[{HAN} ]{{0,4}}$", "deals")
_NO_FIRM = pattern(r" ?(?:的|所)?(?:發行的)?[^,;。、\ue000-\ue0ff]{0,4}?{not_firm.zh}", "deals")
_STAKE = pattern(rf" ?[」』\"”]?(?:公司|集團)?(?:的)?(?:全數|全部|所有|多數|剩餘|{one('ratio')}|約|[ 的])*{{stake.zh}}", "deals")
_PART = pattern(rf"[{HAN}]{{0,4}}?(?:資產|業務|事業|部門)")  # 晶片|資產
_AGENTLESS = pattern(r"(?:被|遭|獲)(?:某|一家|另一家)?$|(?:被|遭|獲)(?:某|一家|另一家)[^,。;、\ue000-\ue0ff]{1,8}$")
_DONE_TO = pattern(rf"(?:{{done_to.zh}}|{one('when')}|{one('money')}|[以 ()「」])*", "deals")
_BY = pattern(rf"(?:{{by.zh}}|{{accepts.zh}})了?[{HAN} ]{{0,10}}$", "deals")  # 被掃描器大廠 | 甲 收購
_OBJECT = pattern(rf"(?:{{upon.zh}}|{{from.zh}}|{{holds.zh}})[{HAN} ]{{0,12}}$", "deals")
_RELATIVE = re.compile(rf"[{HAN}a-z0-9「『《\"“( ]{{0,12}}")
_FROM = pattern(r"{from.zh}$", "deals")
_OFFER = pattern(rf"(?:公司|集團)?{{offers.zh}}[^,;。\ue000]{{0,12}}$", "deals")
_PRICED = pattern(rf"[」』\"”]? ?(?:公司|集團|股票)?(?:等|及|與|和|、|的交易|一案|後|[,;。!?\n)]|$)")
_LATTER = pattern(rf"(?:{{between.zh}})*(?P<who>{{latter.zh}})(?P<stake>(?:的|所持|持有|全部|全數|多數|剩餘|約|最多|{one('ratio')}| )*{{stake.zh}})?", "deals")
_WITH = pattern(r"[與和同跟向對][「『\"“ ]?$")
_QUOTED = re.compile(r"[「『\"“](?P<words>[^「」『』\"“”,。;\n]{2,16})[」』\"”]")
_BEHIND_QUOTE = pattern(rf" ?(?:\([^()]{{1,24}}\))?(?:[{HAN}]{{0,8}}公司|集團)?(?:的|全部|全數|所有|多數|剩餘|約|{one('ratio')}|[ ])*(?:{{stake.zh}}|等|及|與|和|[,;。、!?\n)]|$)", "deals")
_MORE = pattern(rf"(?:公司|的|全部|約|{one('ratio')}| )*(?:{{stake.zh}})?(?:及|與|和|以及|、) ?[{HAN}]{{0,12}}", "deals")
_UPON = pattern(rf"{{upon.zh}}[{HAN}a-z0-9 ]{{0,16}}$", "deals")
_UPON_BEHIND = pattern(r"(?:{upon_behind.zh}|\ue001\ue0ff*|[ ])*", "deals")
_HOLDS = pattern(rf"{{holds.zh}}[{HAN}a-z0-9 ]{{0,16}}$", "deals")
_PAYS = pattern(r"{pays.zh}(?:約|近|逾|高達|總價| )*$", "deals")
_HOLDS_ANY = pattern(r"{holds.zh}(?:[^公以於在會再出售賣]|公[^司])", "deals")  # 將以 30 億元售予: a future, no object
_THEN = pattern(r"後|,")
_ROOF = pattern(r"(?:公司)?(?:的)?{group.zh}", "deals")
_WHOLE = pattern(r"(?:業務|團隊|資產|公司|員工)(?:將|已|都|也|全部|一併|正式|均)*$")
_FIRM_WORD = pattern(r"{firm_word.zh}[「『\"“ ]?$", "deals")
_PART_SOLD = pattern(rf"{{holds.zh}}(?:旗下|其|自家)?(?:的)?(?P<words>[{HAN}a-z0-9]{{0,12}}{{part.zh}}){{wholly.zh}}*$", "deals")
_GOES_ON = pattern(rf"(?:^|後|已|將|最終|隨後|旋即|便|曾|遂|並|、|價格|代價|{one('money')}|{one('when')}) ?(?:被|遭|獲|由)? ?$")
_ENDS = pattern(r"了?(?:[,;。!?\n)]|$)")
_AFTER_PLACE = pattern(rf" ?(?:公司|的|之|全部|全數|多數|{{stake.zh}}|{one('ratio')}|[,;。!?\n)]|$)", "deals")
_PLACE = pattern(r"(?:{item_region}|中國|亞洲|台灣)")


class Han:
    """Reads the deals around the verbs of one sentence."""

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def deals(self) -> Iterator[Deal]:
        for trigger in _TRIGGER.finditer(self.text, self.place.start, self.place.end):
            yield from self._around(trigger)
        yield from mergers(self.place)

    def _around(self, trigger: re.Match[str]) -> Iterator[Deal]:
        begin, end = clause(self.place, *trigger.span())
        if trigger["merges"] and not self._is_verb(trigger):
            return
        if trigger["sold"] or trigger["into"]:
            yield from self._sold(trigger, begin, end) if trigger["sold"] else self._into(trigger, begin, end)
            return
        if _AGENTLESS.search(self.text, max(begin, trigger.start() - 12), trigger.start()):
            yield from self._agentless(trigger, begin)
            return
        relative = self.text[trigger.end() : trigger.end() + 1] == "的"
        noun = _NOUN.match(self.text, trigger.end()) is not None or trigger.end() == end
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

    def _is_verb(self, trigger: re.Match[str]) -> bool:
        """Whether a verb of one character is written as one, and is no part of a word: 併 in 合併, and 并 for "and", are none."""
        written = self.place.source.text[trigger.start() : trigger.end()]
        part = _NO_VERB_BEFORE.search(self.text, self.place.start, trigger.start()) or _NO_VERB_BEHIND.match(self.text, trigger.end())
        return written in table("deals")["merges"]["zh"] and not part

    # Sides

    def _object(self, trigger: re.Match[str], end: int) -> Mention | None:
        """Whom the verb takes as its object: the first name behind it that is no holder's."""
        at = _SKIP.match(self.text, trigger.end(), end).end()  # type: ignore[union-attr]
        if quoted := self._quoted(trigger.end(), end):
            return quoted
        for m in self.place.names(at, end):
            if not _DESCRIBES.fullmatch(self.text, at, m.outer_start) or EDGE.search(self.text, at, m.outer_start):
                return None
            if held := self._held(m, end):
                at = held
                continue
            m = self._grown(m, end)
            return m if self._is_bought(trigger, m, end) else None
        return None

    def _quoted(self, at: int, end: int) -> Mention | None:
        """Who is bought under a name in quotation marks, behind words that only describe it: 連鎖「正脊堂」."""
        quote = _QUOTED.search(self.text, at, end)
        if quote is None or not _DESCRIBES.fullmatch(self.text, at, quote.start()) or not _BEHIND_QUOTE.match(self.text, quote.end()):
            return None
        if self.place.names(quote.start(), quote.end()) or "\ue0ff" in quote["words"]:
            return None
        start, stop = quote.span("words")
        ref = ref_of(self.place.source.text[start:stop], self.place.source.lexicon)
        return Mention("name", start, stop, ref, "name.item")

    def _held(self, m: Mention, end: int) -> int | None:
        """Where the words end that make a name, or the last of a list of them, a holder's: 甲、乙所持 | 丙股權."""
        while True:
            if holder := _HOLDER.match(self.text, m.outer_end, end):
                return holder.end()
            joint = _LISTED.match(self.text, m.outer_end, end)
            following = next(iter(self.place.names(joint.end(), end)), None) if joint else None
            if joint is None or following is None or following.outer_start != joint.end():
                return None
            m = following

    def _grown(self, m: Mention, end: int) -> Mention:
        """A name with the place behind it that makes another firm of it: 家樂福中國 | 80% 股份."""
        place = _PLACE.match(self.text, m.outer_end, end)
        if place is None or m.outer_end != m.end or not _AFTER_PLACE.match(self.text, place.end()):
            return m
        ref = ref_of(self.place.source.text[m.start : place.end()], self.place.source.lexicon)
        return replace(m, end=place.end(), outer_end=place.end(), value=ref)

    def _is_bought(self, trigger: re.Match[str], m: Mention, end: int) -> bool:
        """Whether what is bought under a name is a company or a part of one, and not a lesser share of it."""
        thing = _NO_FIRM.match(self.text, m.outer_end, end)
        if thing and not _PART.match(self.text, thing.end(), end):
            return False
        share = deals.share_of(self.place, m, end)
        if share is not None and share < LOWEST_SHARE:
            return False
        if trigger["buys"] or trigger["merges"] or trigger["into"] or _STAKE.match(self.text, m.outer_end, end):
            return True
        begin, _ = clause(self.place, *trigger.span())  # what has a price, and is no thing, is a firm: 以 4 億元拿下 X
        return bool(self._price(begin, trigger.start()) and _PRICED.match(self.text, m.outer_end))

    def _of_relative(self, trigger: re.Match[str], begin: int, end: int) -> Mention | None:
        """Whom a relative clause with a buyer is about: 甲去年收購的軟體業者 | 乙."""
        m = next(iter(self.place.names(trigger.end() + 1, end)), None)
        if m is None or not self._buyers(begin, trigger.start()):
            return None
        return m if _RELATIVE.fullmatch(self.text, trigger.end() + 1, m.outer_start) and self._is_bought(trigger, m, end) else None

    def _by(self, begin: int, at: int) -> Mention | None:
        """By whom: the last name that a marker of the passive stands before."""
        for m in reversed(self.place.names(begin, at)):
            if _BY.search(self.text, max(begin, m.outer_start - 14), m.outer_start):
                return m
        return None

    # Voices

    def _latter(self, trigger: re.Match[str], begin: int, end: int) -> Deal | None:
        """Who is bought as "the latter", or as "its shares": whom the buyer is named together with, or whom the story is about."""
        latter = _LATTER.match(self.text, trigger.end(), end)
        if latter is None or not latter["stake"] and (latter["who"] == "其" or not trigger["buys"]):
            return None
        share = next(iter(self.place.mask.within(*latter.span(), "ratio")), None)
        if share and (share.value.percent or 0) < LOWEST_SHARE:
            return None
        money = self._price(begin, trigger.start())
        named = [m for m in self.place.names(self.place.start, trigger.start()) if m.value.kind != "person"]
        other = next((m for m in reversed(named[1:]) if _WITH.search(self.text, self.place.start, m.outer_start)), None)
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

    def _held_before(self, begin: int, at: int) -> Mention | None:
        """Whom 把 or 將 puts before the verb."""
        held = [m for m in self.place.names(begin, at) if _HOLDS.search(self.text, begin, m.outer_start)]
        return held[-1] if held else None

    def _done_to(self, begin: int, at: int) -> list[Mention]:
        """Whom a verb without an object is about: the names right before it."""
        before = self.place.names(begin, at)
        if not before or not _DONE_TO.fullmatch(self.text, before[-1].outer_end, at):
            return []
        return deals.before(self.place, begin, before[-1])

    def _active(self, trigger: re.Match[str], clause: tuple[int, int], target: Mention) -> Iterator[Deal]:
        buyers = self._buyers(clause[0], trigger.start())
        targets = self._with_more(trigger, deals.listed(self.place, target, clause[1]), clause[1])
        if not buyers and self._is_of_another(clause[0], trigger.start()):
            return
        yield from deals.deals(self.place, trigger.span(), targets, buyers, self._price(clause[0], trigger.start()))

    def _with_more(self, trigger: re.Match[str], targets: list[Mention], end: int) -> list[Mention]:
        """Those who are bought, and who follows behind the share of the last: 正脊堂 51% 權益及化驗所 | Labtech."""
        last = targets[-1]
        following = next(iter(self.place.names(last.outer_end, end)), None)
        more = following is not None and _MORE.fullmatch(self.text, last.outer_end + 1, following.outer_start)
        if following is None or not more or not _PRICED.match(self.text, following.outer_end) or len(targets) > 1:
            return targets
        return [last, following] if _STAKE.match(self.text, last.outer_end, end) else targets

    def _passive(self, trigger: re.Match[str], clause: tuple[int, int], by: Mention, behind: Mention | None) -> Iterator[Deal]:
        begin = clause[0]
        marked = _BY.search(self.text, max(begin, by.outer_start - 14), by.outer_start)
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
        if closes and _DONE_TO.fullmatch(self.text, opens, mark.start()):
            yield Deal(target.outer_start, trigger.end(), target, None, self._price(opens, mark.start()), unnamed=True)

    def _sold(self, trigger: re.Match[str], begin: int, end: int) -> Iterator[Deal]:
        """將 乙 出售給 甲, 乙 以 3 億元賣給 甲: who buys stands behind, whom is bought before."""
        buyer = next(iter(self.place.names(trigger.end(), end)), None)
        if buyer is None or not _DESCRIBES.fullmatch(self.text, trigger.end(), buyer.outer_start):
            return
        money = self._price(begin, trigger.start()) or self._price(buyer.outer_end, end)
        held = [m for m in self.place.names(begin, trigger.start()) if _HOLDS.search(self.text, begin, m.outer_start)]
        held = held or self._part(begin, trigger.start())
        share = deals.share_of(self.place, held[-1], trigger.start()) if held else None
        if share is not None and share < LOWEST_SHARE:
            return
        if held and not _NO_FIRM.match(self.text, held[-1].outer_end, trigger.start()):
            yield from deals.deals(self.place, trigger.span(), [held[-1]], [buyer], money)
        elif len(before := self.place.names(begin, trigger.start())) > 1 and trigger.start() - before[-1].outer_end <= 1:
            if not _FROM.search(self.text, begin, before[-1].outer_start):
                yield from deals.deals(self.place, trigger.span(), [before[-1]], [buyer], money)
        elif not held and not _HOLDS_ANY.search(self.text, begin, trigger.start()):
            yield Deal(trigger.start(), buyer.outer_end, None, buyer, money)

    def _part(self, begin: int, at: int) -> list[Mention]:
        """A part of a firm that is sold without a name, by its words: 把 | 通訊事業部 | 一起賣給."""
        part = _PART_SOLD.search(self.text, begin, at)
        if part is None:
            return []
        start, stop = part.span("words")
        return [Mention("name", start, stop, ref_of(self.place.source.text[start:stop], self.place.source.lexicon), "name.item")]

    def _in_front(self, trigger: re.Match[str], begin: int) -> Iterator[Deal]:
        """對 乙 的收購, 把 乙 買下: whom is bought stands before the verb, behind its marker."""
        for m in reversed(self.place.names(begin, trigger.start())):
            if _FROM.search(self.text, begin, m.outer_start) and _OFFER.match(self.text, m.outer_end, trigger.start()):
                span, buyers = (m.outer_start - 1, trigger.end()), self._buyers(begin, m.outer_start - 1)
                yield from deals.deals(self.place, span, [m], buyers, self._price(m.outer_end, trigger.start()))
                return
            upon = _UPON.search(self.text, begin, m.outer_start)
            if _NOUN_ONLY.match(self.text, trigger.end()) and trigger.start() - m.outer_end <= 1:
                does = _DOES.search(self.text, begin, m.outer_start)
                upon = does or upon
            marker = upon if upon and _UPON_BEHIND.fullmatch(self.text, m.outer_end, trigger.start()) else None
            if marker is None and trigger.start() - m.outer_end <= 6 and _ENDS.match(self.text, trigger.end()):
                marker = _HOLDS.search(self.text, begin, m.outer_start)
            if marker:
                buyers = self._buyers(begin, marker.start())
                yield from deals.deals(self.place, (marker.start(), trigger.end()), [m], buyers, self._price(m.outer_end, trigger.start()))
                return

    def _buyers(self, begin: int, at: int) -> list[Mention]:
        """Who buys: the last name before the verb that is no object and no person, and those listed with it."""
        for m in reversed(self.place.names(begin, at)):
            if m.value.kind == "person" or _OBJECT.search(self.text, max(begin, m.outer_start - 16), m.outer_start):
                continue
            return deals.before(self.place, begin, m)
        return self._same_as_before(begin, at)

    def _is_of_another(self, begin: int, at: int) -> bool:
        """Whether a seller is named behind words that say who buys, though none of them is a name."""
        sellers = [m for m in self.place.names(begin, at) if _FROM.search(self.text, begin, m.outer_start)]
        return bool(sellers) and sellers[0].outer_start - begin > 6

    def _same_as_before(self, begin: int, at: int) -> list[Mention]:
        """Who opens the clause before one that goes on with 還, 並, 此外: it is the same who acts."""
        if not _ALSO.fullmatch(self.text, begin, at):
            return []
        edges = [m.end() for m in EDGE.finditer(self.text, self.place.start, begin)]
        opens = edges[-2] if len(edges) > 1 else self.place.start
        first = next(iter(self.place.names(opens, begin)), None)
        opening = first is not None and not self.text[opens : first.outer_start].strip()
        return [first] if first and opening and first.value.kind != "person" else []

    def _price(self, begin: int, at: int) -> Mention | None:
        """The last amount before a verb, if a word of paying or nothing stands between a name and it."""
        money = self.place.mask.within(begin, at, "money")
        if not money:
            return None
        m = money[-1]
        before = self.text[max(begin, m.outer_start - 6) : m.outer_start]
        paid = _PAYS.search(before) or before.rstrip()[-1:] == "\ue0ff" or before.rstrip()[-1:] == head("name")
        return m if paid or at - m.outer_end <= 1 else None

