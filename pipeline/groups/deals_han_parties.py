"""The parties of deals told in Chinese characters: who stands on which side of a verb, behind which marker, under which words."""

from __future__ import annotations

import re

from pipeline.groups import deals
from pipeline.groups.deals import LOWEST_SHARE, Place
from pipeline.groups.deals_han_bounds import grown
from pipeline.groups.han_clauses import EDGE, clause
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import head, one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import ref_of
from pipeline.mentions.names.lexemes import HAN, kind_of
from pipeline.text.fold import fold_script
from pipeline.text.late import late
from pipeline.text.words import cut
from pipeline.vocabulary import table

_NO_VERB_BEFORE, _NO_VERB_BEHIND = pattern(r"{merges_not_behind.zh}$", "deals"), pattern(r"{merges_not_before.zh}", "deals")
_SKIP = pattern(r"(?:{latter.zh}(?:所持有的|所持有|所持|持有的|旗下的|旗下)|{between.zh}|[「『\"“《 ])*", "deals")
DESCRIBES = late(rf"(?:[{HAN}a-z0-9%·.&\-「『《》\"“( ]|{one('ratio')}){{0,24}}")
_FIRM = rf"(?:\([{HAN}]{{1,6}}\))?(?: ?[{HAN}]{{0,10}}(?:公司|集團|企業))?(?:\([^()]{{0,30}}\))?"  # (北京)科技有限公司(下稱「甲」)
_HOLDER = pattern(rf"{_FIRM} ?(?:所)?(?:持有的|手中的|旗下持有的|持有|持|{{of_several.zh}}|(?:{{roof_of.zh}})的?)", "deals")
_LISTED = late(" ?[、和與与及] ?")
_ALSO = pattern(rf" ?(?:{one('when')})? ?{{also.zh}}[{HAN} ]{{0,6}}(?:{one('when')})?[{HAN} ]{{0,4}}$", "deals")
NO_FIRM = pattern(r" ?(?:的|所)?(?:發行的)?[^,;。、\ue000-\ue0ff]{0,4}?{not_firm.zh}", "deals")
_STAKE = pattern(
    rf" ?[」』\"”]?(?:[{HAN}]{{0,8}}公司|集團)?(?:的)?"
    rf"(?:全數|全部|所有|多數|剩餘|過半|逾半|半數以上|大多數|{one('ratio')}|約|[ 的])*{{stake.zh}}", "deals",
)  # fmt: skip
_PART = pattern(rf"[{HAN}]{{0,4}}?(?:資產|業務|事業|部門)")  # 晶片|資產
DONE_TO = pattern(rf"(?:{{done_to.zh}}|{one('when')}|{one('money')}|[以 ()「」])*", "deals")
BY = pattern(rf"(?:{{by.zh}}|{{accepts.zh}})了?[{HAN} ]{{0,10}}$", "deals")  # 被掃描器大廠 | 甲 收購
_OWNED = pattern(rf"(?:集團|公司)?的?{{owned.zh}}[{HAN} ]{{0,8}}", "deals")
_BOUGHT = pattern(rf"{{buys.zh}}(?:了|的)[{HAN} ]{{0,8}}$", "deals")
_MARKED = late(rf"[由被遭](?P<words>[{HAN}a-z0-9]{{2,8}}) ?$")
_OBJECT = pattern(rf"(?:{{upon.zh}}|{{from.zh}}|{{holds.zh}})[{HAN} ]{{0,12}}$", "deals")
_RELATIVE = late(rf"[{HAN}a-z0-9「『《\"“( ]{{0,12}}")
FROM = pattern(r"{from.zh} ?$", "deals")
_PRICED = pattern(r"[」』\"”]? ?(?:公司|集團|股票)?(?:等|及|與|和|、|的交易|一案|後|[,;。!?\n)]|$)")
QUOTED = late(r"[「『\"“](?P<words>[^「」『』\"“”,。;\n]{2,16})[」』\"”]")
_BEHIND_QUOTE = pattern(
    rf" ?(?:\([^()]{{1,24}}\))?(?:[{HAN}]{{0,8}}公司|集團)?(?:的|全部|全數|所有|多數|剩餘|約|{one('ratio')}|[ ])*"
    r"(?:{stake.zh}|等|及|與|和|[,;。、!?\n)]|$)", "deals",
)  # fmt: skip
_MORE = pattern(rf"(?:公司|的|全部|約|{one('ratio')}| )*(?:{{stake.zh}})?(?:及|與|和|以及|、) ?[{HAN}]{{0,12}}", "deals")
HOLDS = pattern(rf"{{holds.zh}}[{HAN}a-z0-9 ]{{0,16}}$", "deals")
_PAYS = pattern(r"{pays.zh}(?:約|近|逾|高達|總價| )*$", "deals")
_READ = late(rf"{one('when')}|{one('money')}|{one('ratio')}|{one('name')}|[^{HAN}]")

_RUN = late(rf"[{HAN}]{{1,12}}")
_OPENS_QUOTE = pattern(rf"(?:[{HAN}]{{0,9}}{{firm_word.zh}})? ?", "deals")
# Classes of words that quotation marks make no names of; that may stand before a subject; that may be a name which nobody has read.
_COMMON_WORDS = frozenset(("common", "generic", "verb", "event", "metric", "function", "adverb", "descriptor"))
_BEFORE_SUBJECT = frozenset(("adverb", "function", "marker"))
_MAY_NAME = frozenset(("free", "place", "ending"))
_ALSO_HERE, _BUYS = pattern("(?:又|還|再|也|更)$"), pattern("{buys.zh}", "deals")
_IN_NAME = _MAY_NAME | {"common"}
_HOUSE = frozenset(map(fold_script, ("投資", "控股", "資本", "創投", "證券")))  # end names, and are verbs or nouns elsewhere
_PLACED = pattern(
    rf"(?:了|過)?(?P<words>[{HAN}a-z0-9·&.]{{2,18}}?)(?:公司)?(?:的)?(?:約|全部|全數|多數|最多|合計|{one('ratio')}| )*"
    "(?:股權|股份|控股權|控制權|權益)",
)  # fmt: skip
_OPENING = late(rf"(?P<words>[{HAN}a-z0-9·&.]{{2,18}})")


def _pieces(words: str, at: int) -> list[tuple[int, int, str]]:
    """The words of a run that begins at ``at``: where each begins and ends, and its class."""
    found: list[tuple[int, int, str]] = []
    for word in cut(words):
        found.append((at, at + len(word), "ending" if found and word in _HOUSE else kind_of(word)))
        at += len(word)
    return found


def in_quotes(place: Place, quote: re.Match[str]) -> Mention | None:
    """What stands in quotation marks as a name; None for common words, and where a name has been found in it."""
    start, stop = quote.span("words")
    if inner := [m for m in place.names(start, stop) if m.outer_end == stop and m.outer_start > start]:
        whole = place.source.folded[start : inner[0].outer_start]  # 「耳語|FM」 is one name, whatever was read in it
        return Mention("name", start, stop, ref_of(place.source.text[start:stop], place.source.lexicon), "name.item") if whole.isalpha() else None
    if "\ue0ff" in quote["words"] or kind_of(list(cut(quote["words"]))[-1]) in _COMMON_WORDS:
        return None
    return Mention("name", start, stop, ref_of(place.source.text[start:stop], place.source.lexicon), "name.item")


class Parties:
    """Finds who buys and who is bought beside the verbs of one sentence."""

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def _object(self, trigger: re.Match[str], end: int) -> Mention | None:
        """Whom the verb takes as its object: the first name behind it that is no holder's."""
        at = _SKIP.match(self.text, trigger.end(), end).end()  # type: ignore[union-attr]
        if quoted := self._quoted(trigger.end(), end):
            return quoted
        for m in self.place.names(at, end):
            if m.outer_start < at:
                continue
            if not DESCRIBES.fullmatch(self.text, at, m.outer_start) or EDGE.search(self.text, at, m.outer_start):
                return None
            if held := self._held(m, end):
                at = held
                continue
            m = grown(self.place, m, end)
            return m if self._is_bought(trigger, m, end) else None
        return self._placed(trigger.end(), end)

    def _placed(self, at: int, end: int) -> Mention | None:
        """Who is bought under a name that only its place gives away, between the verb and the shares: 收購了 | 奇致激光 | 的控股權."""
        placed = _PLACED.match(self.text, at, end)
        if placed is None:
            return None
        share = next(iter(self.place.mask.within(placed.end("words"), placed.end(), "ratio")), None)
        if share and (share.value.percent or 0) < LOWEST_SHARE:
            return None
        pieces = _pieces(placed["words"], placed.start("words"))
        described = [i for i, (_, _, kind) in enumerate(pieces) if kind == "descriptor"]
        pieces = pieces[described[-1] + 1 :] if described else pieces
        return self._named_by_place(pieces)

    def by_place(self, start: int, end: int) -> Mention | None:
        """The words of a span as a name that only its place gives away."""
        return self._named_by_place(_pieces(self.text[start:end], start))

    def _named_by_place(self, pieces: list[tuple[int, int, str]]) -> Mention | None:
        """A name of words none of which bounds one, and not all of which are common."""
        kinds = {kind for *_, kind in pieces}
        if not kinds & _MAY_NAME or not kinds <= _IN_NAME:
            return None
        if pieces[-1][1] - pieces[0][0] < 2:
            return None
        start, end = pieces[0][0], pieces[-1][1]
        return Mention("name", start, end, ref_of(self.place.source.text[start:end], self.place.source.lexicon), "name.item")

    def _quoted(self, at: int, end: int) -> Mention | None:
        """Who is bought under a name in quotation marks, behind words that only describe it: 連鎖「正脊堂」."""
        quote = QUOTED.search(self.text, at, end)
        if quote is None or not DESCRIBES.fullmatch(self.text, at, quote.start()) or not _BEHIND_QUOTE.match(self.text, quote.end()):
            return None
        return in_quotes(self.place, quote)

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

    def _is_bought(self, trigger: re.Match[str], m: Mention, end: int) -> bool:
        """Whether what is bought under a name is a company or a part of one, and not a lesser share of it."""
        thing = NO_FIRM.match(self.text, m.outer_end, end)
        if thing and not _PART.match(self.text, thing.end(), end):
            return False
        share = deals.share_of(self.place, m, end)
        if share is not None and share < LOWEST_SHARE:
            return False
        if not trigger["takes"] or _STAKE.match(self.text, m.outer_end, end):
            return True
        begin, _ = clause(self.place, *trigger.span())  # what has a price, and is no thing, is a firm: 以 4 億元拿下 X
        told = self._price(begin, trigger.start()) or self._goes_on(begin, trigger.start())
        return bool(told and _PRICED.match(self.text, m.outer_end))

    def _goes_on(self, begin: int, at: int) -> bool:
        """Whether a clause goes on with what a purchase before it in the sentence began: 收購乙, 此前又 | 拿下丙."""
        return bool(_ALSO_HERE.search(self.text, begin, at) and _BUYS.search(self.text, self.place.start, begin))

    def _of_relative(self, trigger: re.Match[str], begin: int, end: int) -> Mention | None:
        """Whom a relative clause with a buyer is about: 甲去年收購的軟體業者 | 乙."""
        m = next(iter(self.place.names(trigger.end() + 1, end)), None)
        if m is None or not self._buyers(begin, trigger.start()):
            return None
        return m if _RELATIVE.fullmatch(self.text, trigger.end() + 1, m.outer_start) and self._is_bought(trigger, m, end) else None

    def _by(self, begin: int, at: int) -> Mention | None:
        """By whom: the last name that a marker of the passive stands before."""
        for m in reversed(self.place.names(begin, at)):
            if BY.search(self.text, max(begin, m.outer_start - 14), m.outer_start):
                return self._owned_by(m, at)
        return self._words_before(begin, at)

    def _owned_by(self, m: Mention, at: int) -> Mention:
        """Who acts where a marker's name only owns it: 被 甲的子公司 | 乙 收購."""
        following = next(iter(self.place.names(m.outer_end, at)), None)
        return following if following and _OWNED.fullmatch(self.text, m.outer_end, following.outer_start) else m

    def _words_before(self, begin: int, at: int) -> Mention | None:
        """Who acts under words between a marker and a verb that may be a name: 由 | 松鼠智學 | 接手."""
        marked = _MARKED.search(self.text, begin, at)
        return self.by_place(*marked.span("words")) if marked else None

    def _held_before(self, begin: int, at: int) -> Mention | None:
        """Whom 把 or 將 puts before the verb."""
        held = [m for m in self.place.names(begin, at) if HOLDS.search(self.text, begin, m.outer_start)]
        quotes = [] if held else [q for q in QUOTED.finditer(self.text, begin, at) if HOLDS.search(self.text, begin, q.start())]
        return held[-1] if held else in_quotes(self.place, quotes[-1]) if quotes else None

    def _done_to(self, begin: int, at: int) -> list[Mention]:
        """Whom a verb without an object is about: the names right before it."""
        before = self.place.names(begin, at)
        if not before or not DONE_TO.fullmatch(self.text, before[-1].outer_end, at):
            return []
        return deals.before(self.place, begin, before[-1])

    def _buyers(self, begin: int, at: int) -> list[Mention]:
        """Who buys: the last name before the verb that is no object and no person, and those listed with it."""
        for m in reversed(self.place.names(begin, at)):
            if m.value.kind == "person" or _OBJECT.search(self.text, max(begin, m.outer_start - 16), m.outer_start):
                continue
            if _BOUGHT.search(self.text, begin, m.outer_start):
                break  # 2022 年收購的 甲, 2023 年 | 收購的 乙: the subject bought both
            return deals.before(self.place, begin, m)
        return self._same_as_before(begin, at) or self._quoted_before(begin, at) or self._opening(begin, at)

    def subjects(self, begin: int, at: int) -> list[Mention]:
        """Who acts before a verb at ``at``."""
        return self._buyers(begin, at)

    def _opening(self, begin: int, at: int) -> list[Mention]:
        """Who opens the clause under a name that only its place gives away, before 以 and a price: 新氧 | 此前以 7 億元收購."""
        opening = _OPENING.match(self.text, begin, at)
        if opening is None or kind_of(opening["words"][:2]) == "event":
            return []
        pieces = _pieces(opening["words"], opening.start("words"))
        ends = next((i for i, (_, _, kind) in enumerate(pieces) if kind not in _IN_NAME), len(pieces))
        behind = pieces[ends][2] if ends < len(pieces) else ""
        named = self._named_by_place(pieces[:ends]) if not behind or behind in _BEFORE_SUBJECT else None
        priced = bool(self.place.mask.within(begin, at, "money"))
        sure = named is not None and named.end - named.start > 2 and all(kind in _MAY_NAME for *_, kind in pieces[:ends])
        return [named] if named and (priced or sure) else []

    def _quoted_before(self, begin: int, at: int) -> list[Mention]:
        """Who buys under a name in quotation marks that nothing else gives away: 電源廠「康碁電」在 3 月拿下."""
        quote = next(QUOTED.finditer(self.text, begin, at), None)
        if quote is None or not _OPENS_QUOTE.fullmatch(self.text, begin, quote.start()):
            return []
        named = in_quotes(self.place, quote)
        return [named] if named else []

    def _is_of_another(self, begin: int, at: int) -> bool:
        """Whether a seller is named behind words that say who buys, though none of them is a name."""
        sellers = [m for m in self.place.names(begin, at) if FROM.search(self.text, begin, m.outer_start)]
        return bool(sellers) and sellers[0].outer_start - begin > 6

    def _is_unread(self, begin: int, at: int) -> bool:
        """Whether the clause opens with words that are nobody's name and may be one: who acts is then not whom the story is about."""
        while begin < at:
            read = _READ.match(self.text, begin, at) or _RUN.match(self.text, begin, at)
            if read is None:
                return False
            if read.re.pattern == _READ.pattern:
                begin = read.end()
                continue
            word = next(iter(cut(read[0])))
            if kind_of(read[0][:2]) == "event":
                return False  # 計畫: a verb that is cut apart in the other script
            if kind_of(word) not in _BEFORE_SUBJECT:
                return kind_of(word) in _MAY_NAME
            begin += len(word)
        return False

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

    def _is_verb(self, trigger: re.Match[str]) -> bool:
        """Whether a verb of one character is written as one, and is no part of a word: 併 in 合併, and 并 for "and", are none."""
        written = self.place.source.text[trigger.start() : trigger.end()]
        part = _NO_VERB_BEFORE.search(self.text, self.place.start, trigger.start()) or _NO_VERB_BEHIND.match(self.text, trigger.end())
        return written in table("deals")["merges"]["zh"] and not part

    def _with_more(self, trigger: re.Match[str], targets: list[Mention], end: int) -> list[Mention]:
        """Those who are bought, and who follows behind the share of the last: 正脊堂 51% 權益及化驗所 | Labtech."""
        last = targets[-1]
        following = next(iter(self.place.names(last.outer_end, end)), None)
        if following is None or len(targets) > 1 or not _STAKE.match(self.text, last.outer_end, end):
            return targets
        joined = _MORE.fullmatch(self.text, last.outer_end, following.outer_start) and _PRICED.match(self.text, following.outer_end)
        return [last, following] if joined else targets
