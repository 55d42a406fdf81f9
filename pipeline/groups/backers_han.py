"""Who puts the money in, told in Chinese: A 領投, B、C 都有份; 領頭的則是 A; 由 A 與 B 認購; 引入 A 為策略股東; B 輪股東 A、B.

The verb or the noun is found first; on which side of it the names stand, its neighbours say. Words that mean nothing else need
no more; the others (主導, 進場) take part in a round only where one is told nearby, and only at the end of their clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups.backers import Backers
from pipeline.groups.deals import Place
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE, one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN
from pipeline.text.late import late

_LEXICON = "backers_zh"
_SERIES, _MONEY, _NAME = one("series"), one("money"), one("name")
_OWN = rf"(?:以 ?{_MONEY} ?(?:的?資金)? ?)?(?:擔任)?"
_LEADS = pattern(rf"{_OWN}(?P<sure>{{leads.zh}})|{_OWN}(?P<beside>{{leads_beside.zh}})|(?:一起|共同|聯合|聯手)領(?:[,。;]|$)", _LEXICON)
_JOINS = pattern(
    rf"(?P<sure>{{joins.zh}}|{{joins_round.zh}}(?:{{this_round.zh}}|了本輪)|{{lists.zh}}(?:新|主要)*{{holder.zh}})|(?P<beside>{{joins_beside.zh}})"
    rf"|{{puts_in.zh}}(?:了)? ?(?:第)?{_SERIES}|投資[了的]? ?{_MONEY} ?的? ?{_SERIES}|(?:給|掏|出)的 ?{_MONEY}",
    _LEXICON,
)
_WEAK = pattern(r"{weak.zh}", _LEXICON)
_ROLE_BEHIND = pattern(r"方|者|人|機構|(?:本輪|此輪|該輪|這輪|這一輪)?的?(?:則)?(?:是|為)", _LEXICON)
_IS_ROLE = pattern(
    rf"{{is_one.zh}}(?:了)?(?:{{of_part.zh}}|{_SERIES})*"
    r"(?:(?P<lead>{lead_role.zh})|{new_party.zh}|(?P<beside>{party.zh}|(?P<here>{taker.zh}))(?:[,;。)]|$))", _LEXICON,
)  # fmt: skip
_PARTY = pattern(rf"(?:(?P<lead>{{lead_role.zh}})|{{join_party.zh}}) ?(?P<who>{_NAME})", _LEXICON)
_FROM = pattern(r"{money.zh}(?:[也則均都主]|主要)?{comes.zh}(?:了)? ?", _LEXICON)
_LEAD_ROLE = pattern(
    rf"(?:{{lead_role.zh}}|{{lead_who.zh}}(?:這一輪|本輪|這輪|此輪|該輪|{_SERIES})?(?:的|者)|{{leads.zh}})(?:{{is.zh}})+ ?"
    rf"(?:老投資人|新投資人|老股東|創投|知名)*",
    _LEXICON,
)
_JOIN_ROLE = pattern(rf"(?:(?P<company>{_NAME}) ?(?:公司)?的)?(?:{{join_role.zh}}|{{join_who.zh}}的)(?:則|還|也|另)?{{is.zh}}{{1,2}}(?:了)? ?", _LEXICON)
_OTHERS = pattern(r"(?:[,、;。]|^) ?{others_too.zh} ?", _LEXICON)
_HOLDERS_OF = pattern(rf"(?P<series>{_SERIES})(?:的)?(?:老|新|主要)?{{holder.zh}} ?(?:為|是|有|包括|:)?", _LEXICON)
_SHORT = late(f"[{HAN} ]{{0,8}}")  # describes the first of a list
_LISTED = late(f"[{HAN}]{{2,8}}、")
_NEW_HOLDER = pattern(r"{new_holder.zh}(?:為|是|有|包括|了|:| )*", _LEXICON)
_BRINGS = pattern(
    rf"{{brings.zh}}(?:了)?(?P<who>[^,;。!?\n{_MONEY[0]}]{{1,80}}?)(?:{{as_holder.zh}}){{1,2}}"
    rf"(?:公司|集團|其)?{{holder_kind.zh}}*{{holder.zh}}", _LEXICON
)
_BRINGS_IN = pattern(
    rf"{{brings.zh}}(?:了)? ?(?P<who>{_NAME})(?: ?(?:、|以及|和|與|及|,) ?{_NAME})* ?"
    rf"(?:等[^,;。]{{0,8}}|的?(?:{_MONEY}|戰略|策略|{_SERIES})[^,;。]{{0,6}})?(?:[,;。)]|$)",
    _LEXICON,
)
_BY = pattern(rf"由[^,;。\n\ue001]{{2,80}}?(?P<verb>{{by_hand.zh}}*{{gives.zh}})(?:[,。;、]|完成|{_MONEY}|$)", _LEXICON)
_ISSUED = pattern(
    rf"向(?P<who>[^,;。!?\n{_MONEY[0]}]{{2,80}}?)(?P<end>(?:等[^,;。向]{{0,10}})?(?:定向|非公開|私募)*"
    rf"{{issues.zh}}(?:了|合共|共|合計|不超過|不超|不多於|約|最多| )*"
    rf"(?:[0-9][0-9.,]* ?[億萬千]?股?(?:的|之|左右| )*)?{{shares.zh}})", _LEXICON
)
_OF_SERIES = pattern(rf"(?P<series>{_SERIES})(?:的)?(?:融資|投資)?(?:則)?(?:由|是)[^,。;\n\ue000\ue001]{{1,60}}$", _LEXICON)
_ROUND_OF = pattern(rf"了? ?(?P<company>{_NAME}) ?(?:公司)?的? ?[^,;。!?\n{PRIVATE}]{{0,8}}(?:{_SERIES}|{_MONEY}|新一輪|本輪|[融募集]資)", _LEXICON)
_THEN_WORTH = pattern(rf"{{at_the_time.zh}} ?,? ?(?P<company>{_NAME}) ?(?:公司)?的?[^,;。!?\n{PRIVATE}]{{0,4}}{{worth.zh}}", _LEXICON)
_OBJECT = pattern(rf"(?:了|的)? ?(?:{_NAME})? ?(?:公司)?的? ?(?P<series>{_SERIES})", _LEXICON)
_IN_VERB = late(rf"(?P<series>{_SERIES})")
_DENIED = pattern(r"{denies.zh}[^,;。\ue000-\ue0ff]{0,2}$", _LEXICON)
_ENDS = pattern(
    rf"(?:了)? ?(?:{one('name')})? ?(?:公司)?的? ?(?:了|投資|跟投|出資|認購|其中)*(?:[,;。!?、)\n]|$|(?:本輪|此輪|這輪|這一輪|該輪|{_SERIES}|{_MONEY})"
    rf"|完成|拿到|取得|拿下|募|籌|獲|集資|融資|新一輪| [{HAN}])"
)
_OF_ITS = pattern(r"(?:其|該公司|對方)")
_MEANT = pattern(rf"(?:^|[,;:。]) ?{{meant.zh}}[^,;:。!?\n{PRIVATE}]{{0,8}}$", _LEXICON)
_LENDS = pattern(r"[^,;。!?\n]{0,30}{lends.zh}", _LEXICON)
_CORNERSTONE = pattern(r"{cornerstone.zh}[^,;。!?\n]{0,4}$", _LEXICON)
_IPO_PLACING = pattern(r"戰略配售")
_RIGHT = pattern(r"權|協議|意向|函")
_EVIDENCE = pattern(rf"{_SERIES}|{{evidence.zh}}", _LEXICON)
_BUYS = pattern(r"{buys.zh}", _LEXICON)
_NEAR = 60  # code points before a sentence in which a round may be told


class HanBackers:
    """Reads who takes part in the rounds of one sentence."""

    CUES = (_LEADS, _JOINS, _IS_ROLE, _LEAD_ROLE, _PARTY, _JOIN_ROLE, _FROM, _BRINGS_IN, _OTHERS, _HOLDERS_OF, _NEW_HOLDER, _BRINGS, _BY, _ISSUED, _WEAK)

    def __init__(self, place: Place) -> None:
        self.place, self.text = place, place.mask.text

    def backers(self) -> Iterator[Backers]:
        if not self.place.source.language.startswith("zh"):
            return
        yield from self._verbs(_LEADS, leads=True)
        joined = [*self._verbs(_JOINS, leads=False)]
        yield from joined
        yield from self._nouns()
        yield from self._holders()
        for m in self._found(_BY):
            yield Backers(m.start(), m.end("verb"), m.start("verb"), before=True)
        for m in self._found(_ISSUED):
            if self.place.names(*m.span("who")):
                yield Backers(m.start(), m.end(), m.start("end"), before=True)
        for m in self._found(_WEAK):
            if not any(j.start < m.end() and m.start() < j.end for j in joined):
                yield Backers.ahead(m.start(), m.end(), strength="weak")

    def _found(self, words: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return words.finditer(self.text, self.place.start, self.place.end)

    # Verbs

    def _verbs(self, words: re.Pattern[str], leads: bool) -> Iterator[Backers]:
        for m in self._found(words):
            if _DENIED.search(self.text, max(self.place.start, m.start() - 8), m.start()):
                continue
            if m["beside"] and not self._means_so(m, leads) or self._has_no_list(m):
                continue
            if company := self._whose(m.end()):
                yield Backers.ahead(m.start(), company.outer_end, leads, series=self._object(m), company=company)
            else:
                yield Backers.ahead(m.start(), m.end(), leads, series=self._object(m) or self._agents(m.start()))

    def _means_so(self, m: re.Match[str], leads: bool) -> bool:
        """Whether a verb that means other things, too, says here who takes part."""
        if _ROLE_BEHIND.match(self.text, m.end()) or leads and _LENDS.match(self.text, m.end()):
            return False
        return bool(_ENDS.match(self.text, m.end())) and self._is_of_round(m.start()) and self._names_before(m.start())

    def _has_no_list(self, m: re.Match[str]) -> bool:
        """Whether no name before a verb is its subject: 前者 is, or it opens its clause and takes shares of who was named last, 其."""
        if _RIGHT.match(self.text, m.end()):
            return True  # 放棄優先認購權
        if _MEANT.search(self.text, max(0, self.place.start - 1), m.start()):
            return True
        opens = self.text[max(self.place.start, m.start() - 1) : m.start()] in (",", ";", "")
        return opens and _OF_ITS.match(self.text, m.end()) is not None

    def _names_before(self, at: int) -> bool:
        """Whether a clause names somebody, lists several or has a 由, before a verb that means other things, too: 領先|同行."""
        begin = max(self.place.start, *(self.text.rfind(edge, self.place.start, at) for edge in ",;:。!?\n"))
        return bool(self.place.names(begin, at)) or any(sign in self.text[begin:at] for sign in "、由")

    def _whose(self, at: int) -> Mention | None:
        """Whose round is the object of a verb: A 主導 | X 的 C 輪; or who was worth an amount when it was led: A 領投時, | X 的估值."""
        m = _ROUND_OF.match(self.text, at, self.place.end) or _THEN_WORTH.match(self.text, at, self.place.end)
        return self.place.mask.at(m.start("company")) if m else None

    def _object(self, m: re.Match[str]) -> Mention | None:
        """The series that is the object of a verb: 主導了 | A 輪."""
        at = _OBJECT.match(self.text, m.end(), self.place.end) or _IN_VERB.search(self.text, m.start(), m.end())
        return self.place.mask.at(at.start("series")) if at else None

    def _agents(self, at: int) -> Mention | None:
        """The series whose agent a verb has before it: 天使輪由 A | 領投; 種子輪是 A | 給的."""
        m = _OF_SERIES.search(self.text, max(self.place.start, at - 80), at)
        return self.place.mask.at(m.start("series")) if m else None

    def _is_of_round(self, at: int, here: bool = False) -> bool:
        """Whether a raising is told in the sentence or shortly before it; ``here``: in the sentence itself."""
        return _EVIDENCE.search(self.text, max(0, self.place.start - (0 if here else _NEAR)), self.place.end) is not None

    # Nouns

    def _nouns(self) -> Iterator[Backers]:
        for m in self._found(_IS_ROLE):
            if not m["beside"] or self._is_of_round(m.start(), here=m["here"] is not None):
                yield Backers.ahead(m.start(), m.end(), leads=m["lead"] is not None)
        for m in self._found(_LEAD_ROLE):
            yield Backers.behind(m.start(), m.end(), leads=True)
        for m in self._found(_PARTY):
            yield Backers(m.start(), m.start("who"), m.start("who"), before=False, leads=m["lead"] is not None)
        for m in self._found(_JOIN_ROLE):
            if not self._is_cornerstone(m.start()):
                company = self.place.mask.at(m.start("company")) if m["company"] else None
                yield Backers.behind(m.start(), m.end(), company=company)
        for m in self._found(_FROM):
            if self._is_of_round(m.start()):
                yield Backers.behind(m.start(), m.end())
        for m in self._found(_BRINGS_IN):
            if self._is_of_round(m.start()) and _EVIDENCE.search(self.text, self.place.start, m.start()):
                yield Backers(m.start(), m.start("who"), m.start("who"), before=False)
        for m in self._found(_OTHERS):
            if self._is_of_round(m.start()) and not _BUYS.search(self.text, self.place.start, self.place.end):
                yield Backers.behind(m.start(), m.end())

    def _is_cornerstone(self, at: int) -> bool:
        """Whether the noun at ``at`` is of those who take new shares as a company goes public: 戰略 | 配售對象."""
        before = _CORNERSTONE.search(self.text, max(self.place.start, at - 8), at)
        return before is not None or _IPO_PLACING.match(self.text, max(self.place.start, at - 2)) is not None

    def _holders(self) -> Iterator[Backers]:
        for m in self._found(_HOLDERS_OF):
            first = next(iter(self.place.names(m.end(), self.place.end)), None)
            if first and _SHORT.fullmatch(self.text, m.end(), first.outer_start) or _LISTED.match(self.text, m.end()):
                yield Backers.behind(m.start(), m.end(), series=self.place.mask.at(m.start("series")))
        for m in self._found(_NEW_HOLDER):
            yield Backers.behind(m.start(), m.end(), strength="raises")
        for m in self._found(_BRINGS):
            if self.place.names(*m.span("who")) or "、" in m["who"]:
                yield Backers(m.start(), m.end(), m.start("who"), before=False, strength="raises")
