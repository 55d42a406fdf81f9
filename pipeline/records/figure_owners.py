"""Whose a figure is: a name beside its metric, the subject of its clause, the company of the figure before, the article's."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from functools import cached_property

from pipeline.frames.statement import Statement
from pipeline.groups.metrics import earns_as_verb, rest
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import PRIVATE
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.records.feeds import teasers
from pipeline.records.focus import Discourse
from pipeline.records.period_spans import run_of
from pipeline.records.raters import is_forecaster, is_rater
from pipeline.records.record import Record, Span
from pipeline.records.whose import Whose, company_of, listed_with
from pipeline.text.fold import fold, fold_script
from pipeline.text.late import late
from pipeline.text.words import ordinary
from pipeline.vocabulary import table

_CLAUSE = late(r"[,;:。!?\n]")
_BLANK = late("[\u3400-\u9fff\ue0ff] [\u3400-\u9fff]")
_OF_ANOTHER = late(fold_script(r" ?(?:、|和|與|及|,? and )"))
_UNKNOWN = late(fold_script(r"[\u4e00-\u9fff]{3,9}$"))
_THING = late("(?:^|[,;:、])([\u4e00-\u9fff]{3,14})的[\u4e00-\u9fff]{0,4}$")
_WORK = late(f"[》〉](?:的|{fold_script('遊戲')})?[\u4e00-\u9fff]{{0,4}}$")  # 《X》的 | 銷售額
_A_NAME = 3  # characters of somebody or something that are no glue
_SHORT = late("[\u4e00-\u9fff]{2,4}")
_OPENING = late(r"(?:with|having|boasting|after|despite)\b")
_TARGET = late(fold_script("(?:標的|目標)(?:公司|企業)"))
_YEAR = late("[去今明]年?$")  # of an article without a date, where it is none
_SOME_COMPANY = pattern(r" ?(?:的)?[^,。;:\ue000-\ue0ff]{0,6}{counterparty}| {anaphoric_noun}")
_WITH = late(r",? (?:an?|the|which has) [^,.;]{3,90} with [^,.;]{0,70}")
_OWN = late(r"(?:'s?|的)? ?")
# A share's code behind a name, or its price: 台泥(1101), IGG(00799-HK), Apple (NASDAQ: AAPL).
_CODE = late(r" ?(?:\((?:[0-9]{4,6}(?:[-.][a-z]{1,5})?|[a-z]{2,8}: ?[a-z0-9.]{1,8}|[0-9]+\.[0-9]+,)|-ky\b|-dr\b)")
_ANAPHOR = pattern(r"^(?:{no_company})|(?:{no_company_end})$")
_CRIME = pattern(r"{crime}", "stating")
_SAYS = pattern(r"[^,;。]{0,12}?{forecasts}")
_CREDITED = pattern(r"{credit}[^,。;]{0,8}$")
# Kinds of the lexicon that have no figures of their own to tell: a reporter's figure is what it reports.
_NO_EARNERS = frozenset(("reporter", "person", "exchange", "media", "university", "government"))
_SHARES = late(fold_script(r"(?:的)?(?:股票|持股|股權|股份)"))
_THIS_ONE = late(fold_script(r"(?:而|但|不過,)?這[家間](?:公司|新創|企業|業者|廠商|初創)"))
_ENDS = 3  # characters between a name and the end of its sentence
_OWNED = late(fold_script(
    rf"[^,;。{PRIVATE}]{{0,3}},?[{PRIVATE}]{{2,40}}(?:旗下|轉投資|另一家|的)"
    rf"[^,;。{PRIVATE}]{{0,10}}(?:子公司|品牌|航空|公司|事業)[^,;。{PRIVATE}]{{2,6}},"
))  # fmt: skip
_EXPECTS = late(fold_script("(?:並)?(?:預計|預期|預估|估計)"))
_EACH = late(fold_script("分別|依序|依次|各為|各達"))
_LEAD = 3  # blocks of an article behind which it has said whom it is about
_CUP = ("杯", "盃")  # X 盃: a contest is named after it
_NOBODY: Whose = (None, None)


class Owners:
    """Whose the figures of one article are."""

    def __init__(self, discourse: Discourse, records: Sequence[Record]) -> None:
        """``records``: what was read so far; a figure may share the company of the one before it."""
        self.d, self.records = discourse, records
        text = discourse.mask.text
        self.coded = [m for m in discourse.names if _CODE.match(text, m.outer_end) and self._earns(m)]
        self.teasers = teasers(discourse.source.text)

    def of(self, s: Statement) -> Whose:
        """The company whose a figure is, and where the sentence names it; nobody rather than another."""
        teaser = next((span for span in self.teasers if span[0] <= s.start < span[1]), None)
        company, where = self._of(s)
        if teaser and company and not any(m.value.key == company.key for m in self.d.mask.within(*teaser, "name")):
            return _NOBODY  # another story than the article's
        return company, where

    def _of(self, s: Statement) -> Whose:
        if self._is_strangers(s):
            return self._target(s)
        if several := self._respective(s):
            return self._mentioned(several) if isinstance(several, Mention) else _NOBODY
        if named := s.mention("named"):
            return self._mentioned(named) if self._earns(named) else _NOBODY
        beside = self._coded_before(s) or self._just_introduced(s) or self._behind_opening(s)
        if owner := self._owner(s) or beside:
            return self._mentioned(owner)
        if self._is_of_a_crime(s):
            return _NOBODY
        company, where = company_of(self.d, s)
        if where and self._is_earner(where) and not self._is_sold(where):
            others = self._is_of_another(s, where) or self._has_unknown_clause(s, where)
            return _NOBODY if others else (company, where)
        unknown = where is None and (self._has_unknown_subject(s) or self._is_anybodys(s))
        if unknown or _SOME_COMPANY.match(self.d.mask.text, s.end):
            return _NOBODY  # a subject nobody knows: better nobody than another
        return self._in_focus(s, None if where else company), None

    def _target(self, s: Statement) -> Whose:
        """Whom 標的公司 means: the only company of which is said before, or else anywhere, that somebody buys it or into it."""
        start, _ = self.d.sentences[s.sentence]
        found = [m[0] for m in _strangers().finditer(self.d.mask.text, max(0, start - 1), s.start + 1)]
        if not found or not _TARGET.search(found[-1]):
            return _NOBODY
        before = {m.value.key: m.value for m in self._targets if m.start < s.start}
        named = before or {m.value.key: m.value for m in self._targets}
        return (next(iter(named.values())), None) if len(named) == 1 else _NOBODY

    @cached_property
    def _targets(self) -> list[Mention]:
        """Whom somebody buys or buys into anywhere in the article."""
        told = (x.mention("target" if x.says == "acquisition" else "company") for x in self.d.statements if x.says in ("acquisition", "invest"))
        return [m for m in told if m]

    def _in_focus(self, s: Statement, company: NameRef | None) -> NameRef | None:
        """Who is spoken of where a sentence names nobody that earns."""
        last = self.last("revenue", "growth")
        if last and last.company and self.follows(last, s):
            return last.company
        block = self.d.block(s.start)
        before = self.d.subject_of.get(s.sentence - 1)
        if before is not None and _EXPECTS.match(self.d.mask.text, self.d.sentences[s.sentence][0]) and self._has_earner(before, s.sentence - 1):
            return before  # X 示警。預計第二季虧損 …
        near = [m for m in self.coded if m.start < s.start and self.d.block(m.start) == block]
        if near:
            found: NameRef = near[-1].value
            return found
        if company is not None and any(m.value.key == company.key and self._earns(m) for m in self.d.names):
            return company
        if only := self._only_one(s):
            return only
        opening = self.d.blocks[_LEAD].end if len(self.d.blocks) > _LEAD else len(self.d.mask.text)
        everyone: dict[str, NameRef] = {m.value.key: m.value for m in self.coded}
        if not any(m.start < opening or self.d.is_topic(m) for m in self.coded):
            return None  # who is first named deep in an article is not whom it is about
        return next(iter(everyone.values())) if len(everyone) == 1 and not self.d.digest else None

    def _respective(self, s: Statement) -> Mention | bool:
        """Whose a figure is where A、B 營收分別為 x、y; true where several are told of and not which, false where nobody else is."""
        start, end = self.d.sentences[s.sentence]
        figure = s.mention("money") or s.mention("ratio")
        if figure is None or not _EACH.search(self.d.mask.text, s.start, figure.outer_start):
            return False
        named = [m for m in self.d.mask.within(start, s.start, "name") if self._earns(m)]
        listed = listed_with(self.d, named, named[-1]) if named else []
        items = run_of(self.d.mask, figure, start, end)
        if len(listed) < 2 or len(items) < 2:
            return False
        return listed[items.index(figure)] if len(listed) == len(items) else True

    def _just_introduced(self, s: Statement) -> Mention | None:
        """Whom 這家公司 means at a sentence's beginning: the company that the sentence before ends with."""
        start, _ = self.d.sentences[s.sentence]
        if s.sentence == 0 or not _THIS_ONE.match(self.d.mask.text, start) or self.d.mask.within(start, s.start, "name"):
            return None
        begin, end = self.d.sentences[s.sentence - 1]
        names = self.d.mask.within(begin, end, "name")
        last = names[-1] if names and self.d.block(begin) == self.d.block(start) else None
        ends = last is not None and end - last.outer_end < _ENDS and self.d.is_company(last, funders_too=True)
        return last if ends and last and self._earns(last) else None

    def _behind_opening(self, s: Statement) -> Mention | None:
        """Whose a figure is that stands in words before the sentence's subject: With ARR that quadrupled, | X leads the market."""
        start, end = self.d.sentences[s.sentence]
        if not self.d.beside.spaced or not _OPENING.match(self.d.mask.text, start, s.start) or self.d.mask.within(start, s.start, "name"):
            return None
        first = next(iter(self.d.mask.within(s.end, end, "name")), None)
        behind = self.d.mask.text.rfind(", ", s.start, first.outer_start) if first else -1
        is_subject = first is not None and behind >= 0 and not self.d.mask.text[behind + 2 : first.outer_start].strip().removeprefix("the")
        if first is None or not is_subject:
            return None
        return first if self._earns(first) and not self.d.is_owner(first) else None

    def _only_one(self, s: Statement) -> NameRef | None:
        """The only company that the sentence before a figure names, or else the heading over it."""
        start, _ = self.d.sentences[s.sentence]
        here = self.d.mask.within(start, s.start, "name")
        for names in (here, self.d.heading_names(s.sentence)):
            found: dict[str, NameRef] = {m.value.key: m.value for m in names if self._earns(m) and not self.d.beside.is_object(m, start)}
            if len(found) == 1 and len(names) == 1:
                return next(iter(found.values()))
        return None

    def _has_earner(self, ref: NameRef, sentence: int) -> bool:
        """Whether a sentence of the same block names somebody who can have figures."""
        start, end = self.d.sentences[sentence]
        return any(m.value.key == ref.key and self._earns(m) for m in self.d.mask.within(start, end, "name"))

    def last(self, *says: str) -> Record | None:
        """The last record that says something of this kind."""
        return next((r for r in reversed(self.records) if r.says in says), None)

    def follows(self, last: Record, s: Statement) -> bool:
        """Whether a statement stands at most a sentence behind a record, in its paragraph."""
        return s.sentence - last.sentence <= 1 and self.d.block(last.at) == self.d.block(s.start)

    @staticmethod
    def _mentioned(m: Mention) -> Whose:
        return m.value, (m.start, m.end)

    def _earns(self, m: Mention) -> bool:
        """Whether a name can have figures: no reporter or person, no "the group", no source, nobody who only forecasts."""
        ref: NameRef = m.value
        text = self.d.mask.text
        name = fold(ref.name)
        nobody = name in _markets() or _ANAPHOR.search(name)
        if ref.kind in _NO_EARNERS or nobody or text.startswith(_CUP, m.outer_end):
            return False
        if is_rater(text, m) or _SAYS.match(text, m.outer_end) and is_forecaster(ref):
            return False
        return _CREDITED.search(text[max(0, m.outer_start - 12) : m.outer_start]) is None

    def _is_earner(self, where: Span) -> bool:
        found = self.d.mask.within(where[0], where[1] + 40, "name")
        return not found or found[0].start != where[0] or self._earns(found[0])

    def _is_sold(self, where: Span) -> bool:
        """Whether a name is only what somebody sells or holds: 出售 | X 的股權獲得…, X | 股票; the figure is not its own."""
        held = next((m for m in self.d.mask.within(where[0], where[1] + 2, "name") if m.start == where[0]), None)
        if held and _SHARES.match(self.d.mask.text, held.outer_end):
            return True
        return _disposed().search(self.d.mask.text, max(0, where[0] - 8), where[0]) is not None

    def _is_anybodys(self, s: Statement) -> bool:
        """Whether a sentence that begins with a verb of earning stands where nobody is named and no time is told: 豪賺 1 兆!."""
        start, end = self.d.sentences[s.sentence]
        block = self.d.block(s.start)
        named = self.d.mask.has(block.start if block else start, block.end if block else end, "name", "when")
        opens = rest(self.d.mask.text[start : s.start], "left") <= 1 and earns_as_verb(self.d.mask.text[s.start : s.end])
        return opens and not named and not self.d.heading_names(s.sentence)

    def _owner(self, s: Statement) -> Mention | None:
        """The name right before a figure, or the one whose description ends with it."""
        start, _ = self.d.sentences[s.sentence]
        near = self.d.mask.within(max(start, s.start - 40), s.start, "name")
        if near and _OWN.fullmatch(self.d.beside.without_dates(near[-1].outer_end, s.start)) and self._earns(near[-1]):
            return near[-1]
        for m in reversed(self.d.mask.within(start, s.start, "name")):
            if _WITH.fullmatch(self.d.mask.text, m.outer_end, s.start):
                return m  # Windsurf, an editor with its own customers and | $82 million ARR
        return None

    def _coded_before(self, s: Statement) -> Mention | None:
        """The last name with a share's code before a figure in its sentence, unless another subject stands between."""
        start, _ = self.d.sentences[s.sentence]
        inside = [m for m in self.coded if start <= m.start < s.start]
        if not inside or self.d.beside.is_object(inside[-1], start):
            return None
        between = self.d.mask.within(inside[-1].outer_end, s.start, "name")
        return None if any(self.d.beside.opens_clause(m, start) for m in between) else inside[-1]

    def _is_of_another(self, s: Statement, where: Span) -> bool:
        """Whether the name found only begins a list whose other names the figure is of."""
        start, _ = self.d.sentences[s.sentence]
        m = next((m for m in self.d.mask.within(start, s.start, "name") if m.start == where[0]), None)
        if m is None or not _OF_ANOTHER.match(self.d.mask.text, m.outer_end):
            return False
        return _CLAUSE.search(self.d.mask.text, m.outer_end, s.start) is not None

    def _has_unknown_clause(self, s: Statement, where: Span) -> bool:
        """Whether a clause behind the name found begins with somebody that no finder knows."""
        text = self.d.mask.text
        blank = next(reversed([m.end() - 1 for m in _BLANK.finditer(text, where[1], s.start)]), 0)  # a headline's ends a clause
        edge = max(blank, *(m.end() for m in _CLAUSE.finditer(text, where[1], s.start)), 0)
        if not edge:
            return False
        whens = self.d.mask.within(edge, s.start, "when")
        opening = _YEAR.sub("", text[edge : whens[0].outer_start if whens else s.start])
        if not _SHORT.fullmatch(opening) or edge == blank and ordinary(opening):
            return False
        again = opening in text[where[1] : edge] and rest(opening, "left") > 0
        return again or rest(opening, "left") == len(opening)  # …持有是方七成股權,是方 | 去年營收: who was named is spoken of again

    def _is_strangers(self, s: Statement) -> bool:
        """Whether a figure is another's by its part, and no name follows (標的公司 2018 年營收), or a work's (《X》的 | 銷售額)."""
        start, _ = self.d.sentences[s.sentence]
        if _WORK.search(self.d.beside.without_dates(max(start, s.start - 24), s.start)):
            return True
        found = [m.end() for m in _strangers().finditer(self.d.mask.text, max(0, start - 1), s.start + 1)]
        return bool(found) and not self.d.mask.within(found[-1], s.start, "name")

    def _is_of_a_crime(self, s: Statement) -> bool:
        """Whether its sentence tells of a crime before it, and names nobody behind that: 內線交易甲股票，| 獲利 1,200 萬元 is what was gained by it."""
        start, _ = self.d.sentences[s.sentence]
        crimes = [m.end() for m in _CRIME.finditer(self.d.mask.text, start, s.start)]
        edges = [m.end() for m in _CLAUSE.finditer(self.d.mask.text, crimes[-1], s.start)] if crimes else []
        return bool(crimes) and not self.d.mask.has(edges[0] if edges else s.start, s.start, "name")

    def _has_unknown_subject(self, s: Statement) -> bool:
        """Whether a sentence begins with what may be the name of somebody that no finder knows, or the figure is a thing's."""
        start, _ = self.d.sentences[s.sentence]
        thing = _THING.search(self.d.mask.text[max(start, s.start - 24) : s.start])
        if thing and rest(thing[1]) >= _A_NAME:
            return True  # 芭比娃娃的 | 銷售額
        if _OWNED.match(self.d.mask.text, start, s.start):
            return True  # X 旗下的廉航 某某,
        whens = self.d.mask.within(start, s.start, "when")
        opening = self.d.mask.text[start : whens[0].outer_start if whens else s.start]
        return bool(_UNKNOWN.fullmatch(opening)) and not _FUNCTION_WORDS.search(opening) and rest(opening) > 1


@functools.cache
def _strangers() -> re.Pattern[str]:
    words = "|".join(fold_script(word) for word in table("metrics")["strangers"]["words"])
    return re.compile(f"(?:^|[,;:。!?\n]) ?(?:{words})")


@functools.cache
def _markets() -> frozenset[str]:
    return frozenset(fold(word) for word in table("metrics")["markets"]["words"])


@functools.cache
def _disposed() -> re.Pattern[str]:
    words = "|".join(fold_script(word) for word in table("metrics")["part"]["disposals"])
    return re.compile(f"(?:{words})了?(?:旗下|所持有?|持有|手中)?的?[「『\"(（]? ?$")


_FUNCTION_WORDS = pattern(r"{no_subject}")
