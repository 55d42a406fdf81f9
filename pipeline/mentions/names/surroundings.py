"""What stands to the left and to the right of a span of pieces, as kinds of evidence that it is a name."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

from pipeline.mentions.names.beginnings import is_cut, opens_stem
from pipeline.mentions.names.lexemes import Piece, is_rare_verb, is_word, words
from pipeline.mentions.names.words import vocabulary
from pipeline.text.fold import fold

_GLOSS = re.compile(r" ?\([^()\n]{1,40}\)")
_CODE = re.compile(
    r" ?(?:\((?:[0-9]{4,6}(?:[-.][a-z]{2,5})?|[a-z]{2,8}:[a-z0-9.]{1,8}|[a-z]{1,5}[.-](?:us|hk|sg|[no]))\)"
    r"|\((?:s[hz]|bj|hk) ?:? ?[0-9]{4,6}[),]|-ky|-dr)"
)
_IS_FUNDER = re.compile(fold("(?:正|就|亦|也|則)?(?:是|為)(?:本輪|該輪|此輪|這輪|唯一|主要|最大|的)*(?:領投|跟投|投資)(?:方|機構|人)"))
_CLAUSE = re.compile("[^,。;!?\n]{1,40}")
SERIES = "\ue0fe"
"""Stands for each character of a series: A 輪."""
_FUNDING = re.compile(fold(f"{SERIES}|[募融集增籌]資|輪|領投|投資|供股|配股|批股|配售|現增|私募|定增|增發"))
_ROUND = re.compile(fold("輪[融募]資"))
_IN_CELLS = rf",(?:[約近逾超]?過?[\ue000-\ue0fd]+,)? ?{SERIES}+(?:[融募增]資)? ?(?:[,;。|)\n]|$)"  # A,3 億元,B 輪,…
_HAS_SERIES = re.compile(fold(rf"(?:——?|–| ?[:|]|的)? ?{SERIES}|{_IN_CELLS}"))
_NEXT_CLAUSE = re.compile(r"[^,。;!?\n ]{1,20}(?:[a-z0-9][^,。;!?\n ]{0,12})?(?: |, ?)")
_MEANS = "|".join(sorted(words()["payment"], key=len, reverse=True))
_PAID_OR_AT = re.compile(  # 以 3 億元現金加債務|收購, 在 3 月|拿下
    rf"(?:{fold('以|用|斥資|斥|砸下|砸|出資')})[^,。;!?\n\ue000-\ue0ff]{{0,3}}[\ue000-\ue0ff]+(?: |的|{_MEANS})*"
    rf"|(?:{fold('在|於|自')})[\ue000-\ue0ff]+"
)
_DAY = re.compile(r"(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号])?|[0-9]{1,2}[日号]|[0-9]{4}年")  # whose year nobody told
_AMONG = re.compile(fold(  # 等五家機構, 等知名投資方
    "等(?:[0-9一二三四五六七八九十兩多數餘]+[家位名])?[^,。;、等\ue000-\ue0ff]{0,6}(?:機構|投資人|投資方|投資者|股東|財團|基金|創投|資本)"
))
_ISSUES = tuple(map(fold, ("發", "發行", "增發")))
_WRITTEN = re.compile("[\ue000-\ue0ff]|[A-Za-z0-9]")
_OPENS = frozenset(" (-")  # begins the code of a share, or brackets
_QUOTES_OPEN, _QUOTES_CLOSE = '「『“"《‘【', '」』”"》’】'
_QUOTED_BY = dict(zip(_QUOTES_OPEN, _QUOTES_CLOSE, strict=True))
_COUNTERS = frozenset(fold("家個款名位筆項檔間座輛"))
_EDGES = ",。;:!?|\n\r()[]{}【】<>—-–…/#*•‧~=+&"


_TITLE = 12
_PARAGRAPH = 24  # characters behind what heads it
_WORDS = re.compile(r"[^\W\d]")
_ADVERBS = 6  # that may stand between a name and its verb


@functools.cache
def _words_behind() -> dict[str, list[tuple[str, str]]]:
    """The words that tell what stands before them, with their classes, by their first character, the longest first."""
    after: dict[str, list[tuple[str, str]]] = {}
    concepts = {"adverbs": "adverb", "event_verbs": "event", "metrics": "metric", "speech": "speech", "closers": "closer"}
    listed = [(word, kind) for concept, kind in concepts.items() for word in words()[concept]]
    listed += [(verb + paper, "event") for verb in _ISSUES for paper in words()["securities"]]  # 發|公司債
    for word, kind in sorted(listed, key=lambda w: (-len(w[0]), list(concepts.values()).index(w[1]))):
        after.setdefault(word[0], []).append((word, kind))
    return after


_NOBODY: Mapping[int, int] = MappingProxyType({})


class Surroundings:
    """What stands to the left and the right of a place in a folded text whose other mentions are blanked out."""

    def __init__(self, blank: str, named: Mapping[int, int] = _NOBODY, latin: Mapping[int, int] = _NOBODY) -> None:
        """``named``: start → end of names that are known; ``latin``: of those in Latin letters that no abbreviation may be."""
        self.blank = blank
        self._named, self._latin = named, latin
        self._ends = frozenset(named.values())
        self._glossed = {end: start for start, end in latin.items()}
        self._after = _words_behind()
        self._memo: dict[int, str] = {}

    def left(self, pieces: list[Piece], i: int) -> str:
        """The class of what stands before the ``i``-th piece."""
        if not i:
            return self._before(pieces[0].start)
        before = pieces[i - 1]
        word = self._text(before)
        if is_cut(self.blank, pieces, i):
            return "cut"
        if before.kind == "adverb" and i > 1 and pieces[i - 2].kind in ("event", "verb"):
            return "function"
        if word == _GROUP and i > 1 and is_word(self._text(pieces[i - 2])):
            return "descriptor"  # 戶外用品集團|森野戶外
        if before.kind == "descriptor" and word in words()["subjects"] and self._does(pieces, i):
            return "subject"
        if word in words()["degrees"]:
            return "degree"
        done = word in words()["aspects"] and i > 1 and self._is_deal(pieces[i - 2])  # 收購了|A
        if done or word in words()["deal_verbs"]:
            return "deal"
        if word in words()["object_markers"] and before.kind not in ("free", "ending"):
            owned = "owned" if word.endswith("公司") else "owner"
            if word in words()["payers"]:
                return "payer"
            return owned if word in OWNERS else "marker"
        if word == "的" and i > 1 and self._text(pieces[i - 2]) in words()["founding"]:
            return "founded"
        if before.kind == "descriptor" and any(map(self._is_deal, pieces[max(0, i - 7) : i - 1])):
            return "described_object"
        return _LEFT.get(before.kind, before.kind)

    def begins_names(self, place: Piece, size: int) -> bool:
        """Whether a place begins the name of so many characters behind it: 中國移動, 台灣大, and any name behind a city of the mainland."""
        word = self._text(place)
        return size == 2 and word in words()["naming_places"] or word in words()["seats"]

    def known_until(self, start: int) -> int:
        """Where the known name ends that begins here; -1 where none does."""
        return self._named.get(start, -1)

    def parts(self, piece: Piece) -> bool:
        """Whether a word behind a known name makes no longer name of it: 鴻海|將, 鴻海|與, but not 中信|投資."""
        return piece.kind in _PARTING and self._text(piece) not in words()["endings"]

    def heads(self, start: int, end: int) -> bool:
        """Whether a paragraph begins with these words and a mark or a blank parts them from it: ● 嶺晶——做雷射雕刻的…"""
        line = self.blank.rfind("\n", 0, start) + 1
        ends = self.blank.find("\n", end) % (len(self.blank) + 1)
        if not line or ends - end <= _PARAGRAPH or _WORDS.search(self.blank, line, start):
            return False
        return self.blank[end : end + 1] in (" ", "—", "–")

    def fills_quotes(self, start: int, end: int) -> bool:
        """Whether a span is all that stands between quotation marks."""
        return self.blank[start - 1 : start] in _QUOTED_BY and self.blank[end : end + 1] == _QUOTED_BY[self.blank[start - 1]]

    def closes_name(self, last: Piece) -> bool:
        """Whether a quotation ends with a piece, and as names do: 「嶺漢國際投資」."""
        return self.closes(last) and self._text(last) in words()["endings"]

    def closes(self, last: Piece) -> bool:
        """Whether a quotation ends with a piece."""
        return last.end < len(self.blank) and self.blank[last.end] in _QUOTES_CLOSE

    def parted(self, at: int) -> bool:
        """Whether a blank ends a headline's clause here."""
        return self.blank[at : at + 1] == " "

    def _before(self, at: int) -> str:
        """The class of what stands before a run of pieces: a mark, a mention, a quote."""
        while at and self.blank[at - 1] == " ":
            at -= 1
        char = self.blank[at - 1] if at else "\n"
        if _is_mention(char):
            return "warned" if char == WARNED else "mention"
        if char == "、":
            return "beside" if at - 1 in self._ends else "list"
        if char == "(" and at - 1 - (self.blank[at - 2] == " ") in self._glossed:
            return "glosses"  # Lumenor(嶺光科技)
        if char not in _QUOTES_OPEN:
            return "edge"
        ahead = {self.blank[max(0, at - 1 - n) : at - 1] for n in (4, 3, 2, 1)}
        if ahead & words()["products"] or "的" in self.blank[at : at + _TITLE].split("」")[0]:
            return "quote"  # 博弈平台「A」 is what a firm makes
        return "quoted" if ahead & (vocabulary()["descriptors"] | vocabulary()["quoted_heads"]) else "quote"

    def right(self, pieces: list[Piece], j: int) -> str:
        """The class of what stands behind the piece before the ``j``-th: the first event, metric … that adverbs lead to."""
        end = pieces[j - 1].end
        if end not in self._memo:
            self._memo[end] = self._right(pieces, j)
        return self._memo[end]

    def _right(self, pieces: list[Piece], j: int) -> str:
        end = pieces[j - 1].end
        bracketed = self.blank[end : end + 1] in _OPENS  # most are not: a quick look before the patterns
        if bracketed and _CODE.match(self.blank, end):
            return "code"
        following = pieces[j] if j < len(pieces) else None
        if following and following.kind == "descriptor":
            word = self._text(following)
            if word in _ITSELF and not self._named_behind(pieces, j):
                return "closer"
            return "maker" if word in MAKERS else "descriptor"
        if following and (touching := self._touching(following, end)):
            return touching
        closed = not following and end < len(self.blank) and self.blank[end] in _QUOTES_CLOSE
        end += closed
        gloss = _GLOSS.match(self.blank, end) if bracketed or closed else None
        said = self._said(gloss.end() if gloss else end, pieces[j : j + _ADVERBS], bool(gloss))
        if said in ("", "mention") and _HAS_SERIES.match(self.blank, gloss.end() if gloss else end):
            said = "series"
        if said in ("raises", "event", "metric", "series"):
            return said
        told = self._said(end + 1, [], False) if self.blank[end : end + 1] == ":" else ""
        if told in ("raises", "event"):
            return told if told == "raises" else "headed"  # • A:完成 3 億元 A 輪募資
        if gloss:
            return "glossed" if self._is_name(gloss) else "gloss"
        if _IS_FUNDER.match(self.blank, end):
            return "role"
        if not said and following and following.kind == "verb":
            said = "raises_later" * self._raises_later(following.end)
        if following:
            return _behind(following.kind, said)
        if self.blank[end : end + 1] == "、":
            return "beside" if end + 1 in self._named else "list"
        return "quote" if closed else "mention" if said == "mention" else "edge"

    def _touching(self, following: Piece, end: int) -> str:
        """The class of a piece right behind a name that needs no word behind it: more of the name, or the others of its kind."""
        dated = following.kind == "latin" and _DAY.match(self.blank, end)
        if following.kind in ("free", "ending", "latin") and not dated:
            return following.kind
        if self._ends_name(following):
            return "ending"  # 國汽|投資、
        return "among" if _AMONG.match(self.blank, end) else ""

    def _is_name(self, gloss: re.Match[str]) -> bool:
        """Whether brackets hold nothing but a name in Latin letters: 嶺度量(Lumeter)."""
        start = gloss.start() + gloss[0].index("(") + 1
        return self._latin.get(start) == gloss.end() - 1

    def _named_behind(self, pieces: list[Piece], j: int) -> bool:
        """Whether a name follows a 公司, so that what stands before it only says of what kind: 工控軟體|公司|安瀾系統."""
        return j + 1 < len(pieces) and pieces[j + 1].kind == "free" and self._text(pieces[j]) == "公司"

    def _said(self, at: int, pieces: list[Piece], glossed: bool) -> str:
        """The first word that tells something behind a name, adverbs, dates and blanks left aside: its class, or ""."""
        begins = {piece.start: piece for piece in pieces}
        first, adverbs = "", 0
        while adverbs <= _ADVERBS:
            at = self._blanks(at)
            char = self.blank[at : at + 1]
            if _is_mention(char):
                first = first or "mention"
                at += 1
                continue
            if char.isdecimal() and (day := _DAY.match(self.blank, at)):
                first = first or "mention"
                at = day.end()
                continue
            if aside := _PAID_OR_AT.match(self.blank, at):
                at = aside.end()
                adverbs += 1
                continue
            word, kind = self._word(at)
            if kind == "closer" and (piece := begins.get(at)) and _holds(piece, at + len(word)):
                return first  # 進迭|時空: no 時
            if kind == "event" and self._raises(word, at):
                return "raises"
            if kind in ("event", "metric"):
                return "mention" if kind == "latin" else kind  # the digits of a day
            piece = begins.get(at)
            skipped = piece is not None and piece.kind == "function" and piece.end - at > 1
            if piece and skipped and not word:
                word, kind = self.blank[at : piece.end], "adverb"
            apart = char == "," and not glossed and adverbs > 0
            if kind != "adverb" or apart:
                return first or (kind if kind in ("speech", "closer") else "")
            adverbs += 1
            at += len(word)
        return first

    def _raises_later(self, at: int) -> bool:
        """Whether the next clause has no subject of its own and says a raising: 格晶專攻碳化矽 | 完成 A 輪募資."""
        edge = _NEXT_CLAUSE.match(self.blank, at)
        if not edge:
            return False
        verb, kind = self._word(edge.end())
        return kind == "event" and self._raises(verb, edge.end())

    def _raises(self, verb: str, at: int) -> bool:
        """Whether an event verb opens words on a raising: 完成 … 3 億元 A 輪融資."""
        if verb not in words()["raising_verbs"]:
            return False
        clause = _CLAUSE.match(self.blank, at)
        return clause is not None and bool(_FUNDING.search(clause[0])) and bool(_WRITTEN.search(clause[0]) or _ROUND.search(clause[0]))

    def _ends_name(self, piece: Piece) -> bool:
        """Whether a verb is here the noun that names end in: nothing stands behind it that it could be said of."""
        if piece.kind != "event" or self.blank[piece.start : piece.end] not in words()["endings"]:
            return False
        behind = self.blank[piece.end : piece.end + 1]
        return behind in _EDGES + "、 " or self._word(piece.end)[1] in ("closer", "event")

    def _does(self, pieces: list[Piece], i: int) -> bool:
        """Whether a piece says what somebody does or when: no name begins so, but one that a rare verb opens."""
        piece = pieces[i]
        opens = self._text(piece) in words()["opening"] or is_rare_verb(self._text(piece)) or opens_stem(self.blank, pieces, i)
        return piece.kind in ("verb", "event", "adverb", "metric") and not opens

    def counted(self, at: int) -> bool:
        """Whether a numeral stands before: what follows is counted (5|家企業)."""
        blank = at > 1 and self.blank[at - 1] == " " and self.blank[at] in _COUNTERS
        return at > 0 and self.blank[at - 1 - blank].isdecimal()  # no ② before an item

    def _is_deal(self, piece: Piece) -> bool:
        return self._text(piece) in words()["deal_verbs"]

    def _text(self, piece: Piece) -> str:
        return self.blank[piece.start : piece.end]

    def _blanks(self, at: int) -> int:
        while self.blank[at : at + 1] == " ":
            at += 1
        return at

    def _word(self, at: int) -> tuple[str, str]:
        for word, kind in self._after.get(self.blank[at : at + 1], ()):
            if self.blank.startswith(word, at):
                return word, kind
        return "", ""


_PARTING = frozenset(("marker", "descriptor", "function", "adverb", "event", "speech", "role"))
_GROUP = fold("集團")
_LEFT = {"event": "verb", "role": "marker", "speech": "verb"}
MAKERS = frozenset(map(fold, "商廠"))  # 工控軟體|商: what is made
_ITSELF = frozenset(("公司", "企业", "旗下"))
OWNERS = frozenset(("旗下", "子公司", "母公司", "孙公司", "转投资"))
"""Words between an owner and what it owns."""


def _holds(piece: Piece, end: int) -> bool:
    """Whether a word that ends before a piece does is only the beginning of its noun."""
    return piece.end > end and piece.kind in ("free", "common", "ending", "generic")


WARNED = "\ue0ff"
"""Stands where an exchange's warning before a name stood: *ST."""


def _is_mention(char: str) -> bool:
    return "\ue000" <= char <= "\ue0ff"


def _behind(kind: str, said: str) -> str:
    """The class of a piece that follows a name directly, with the first telling word behind it."""
    if kind == "role":
        return "mention" if kind == "latin" else kind  # the digits of a day
    if said in ("speech", "closer", "raises_later"):
        return said
    return "mention" if kind == "latin" else kind  # the digits of a day
