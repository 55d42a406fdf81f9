"""Descriptions of companies told in Chinese characters: 甲成立於 2019 年, 專注於…的乙, 電池新創丙, 資金將用於…."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from pipeline.groups import coordination
from pipeline.groups.abouts import About, Abouts, Cue, Span, clause_edge, counted, name_at
from pipeline.lexicons.cues import pattern as any_of
from pipeline.lexicons.topics import topics_in
from pipeline.mentions.mask import PRIVATE, one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN, Piece, chunks

pattern = partial(any_of, lexicon="about")
_NAME, _WHEN = one("name"), one("when")
_EDGE = re.compile("[,;。!?\n|—]")
_AND = pattern(r"[,、] ?(?:以及|並|和|與|及|同時|還|進一步|加速|推動|強化|擴大|提升|拓展)")
_BRACKETS = r"(?: ?\([^()]{0,60}\))?"
_FIRM_ENDS = pattern(r"的?(?:{firm.zh})$")
_FIRM = pattern(r"{firm.zh}")
_RELATIVE = pattern(rf"的[^,;。的]{{0,10}}?(?:{{firm.zh}}) ?(?:[「『《\"“]?{_NAME}|$)")
_IS_ONE = pattern(r"(?:是|為|{one.zh}) ?$")
_BOUNDS = ("function", "marker", "event", "adverb", "speech", "title", "role", "generic")  # classes of words in no description
_HEAD = pattern(rf"(?:的)?(?:[{HAN}a-z0-9 .&+/-]{{0,20}}?(?:{{firm.zh}}))? ?[「『《\"“]?(?P<name>{_NAME})")
_OWN = rf"(?:{{leads.zh}}|{_WHEN}|[ 、])*"
_CLAUSE = rf"(?:{{founds.zh}}|{{focuses.zh}}|{{seated.zh}}|{{staff.zh}}|{{clients.zh}}|由)[^,;。!?\n]*,{_OWN}"
# Between a name and what is said of it: its own words, and clauses that go on describing it.
_LEADS = pattern(rf"[」』》\"”]?{_BRACKETS},?{_OWN}(?:由[^,;。!?\n]{{2,40}}?{_OWN}|(?:{_CLAUSE})*)")
_BY = re.compile(r"由[^,;。!?\n]*$")  # by whom, and not who
_OPENED = pattern(rf"(?:{{since.zh}}|的)?{_BRACKETS},(?P<name>{_NAME})")
_LEGAL = pattern("(?:公司|集團)")
_UNLIKE = pattern(r"{unlike.zh}$")
_NONE = pattern(r"{no_company.zh}")
_LAID_OFF = pattern(r"{laid_off.zh}")
_SOME_TIME = pattern(r"{some_time.zh}")
_TAIL = pattern(rf" ?(?:(?:於|在) ?(?:{_WHEN}|[{HAN}]{{2,8}}))?(?:一手|共同|聯合|攜手|所)?$")
_GENERIC = pattern(r"(?:{firm.zh}|{founder.zh}|[0-9]+(?:後|年)|兩位|多位|幾位|一群|[,、]|[^,]*(?:投資|領投|完成)[^,]*)*")
_COUNTED = ("家", "间", "个")  # 一家 | …: what it is, and not what it turns to
_HOLDERS = ("人", "者")  # 由集團創辦|人: the verb is a noun
_PLACE_END = re.compile("[,;。!?\n)|]|的")
_PLACE_LONGEST, _NEAR, _FAR = 16, 40, 100


class HanAbouts(Abouts):
    """Reads the descriptions of one Chinese sentence."""

    def _owned(self, cue: Cue, about: About) -> About:
        return replace(about, company=self._company(cue.start, max(cue.end, about.words[1])))

    def _use_of_proceeds(self, cue: Cue) -> About | None:
        end = self._clauses_end(cue.end)
        colon = self.text.find(":", cue.end, end) + 1  # 三個方向: | …
        return About((colon or cue.end, end))

    def _business(self, cue: Cue) -> About | None:
        begin, end = cue.words
        words = self._before_name(cue, end or cue.start) if begin is None else self._behind(cue.start, begin)
        if words is None or not topics_in(self.place.source.text[slice(*words)]):
            return None
        return About(words, cue.slots.get("company"))

    def _before_name(self, cue: Cue, noun: int) -> Span | None:
        """The description that ends with a noun of a firm before a name: 電池|新創 甲; no verb, marker or adverb is in it."""
        company: Mention = cue.slots["company"]
        begin, end = max(self.place.start, noun - _NEAR), company.outer_start
        pieces = next((run for run in reversed([*chunks(self.text, begin, end)]) if run[0].start < noun), [])
        bounds = [p.end for p in pieces if p.end <= noun and _ends_before(p)]
        start = bounds[-1] if bounds else pieces[0].start if pieces else noun
        if start == begin > self.place.start or _NONE.search(self.text, start, end) or noun - start < 2:
            return None
        return start, end

    def _behind(self, at: int, begin: int) -> Span | None:
        """The words behind a cue: what it is a firm of, or what it turns to, without the firm that does so."""
        edge = clause_edge(_EDGE, self.text, begin, self.place.end)
        end = edge.start() if edge else self.place.end
        if self.text[begin - 1] not in _COUNTED:
            relative = _RELATIVE.search(self.text, begin, end)
            if relative and relative.end() == end and not _IS_ONE.search(self.text, self.place.start, at):
                relative = None  # it makes platforms, and is none
            end = relative.start() if relative else end
            return None if _UNLIKE.search(self.text, begin, end) else (begin, end)
        nouns = [m.end() for m in _FIRM.finditer(self.text, begin, end)]
        return (begin, nouns[-1]) if nouns else None

    def _founded(self, cue: Cue) -> About | None:
        begin, end = cue.words
        return About((cue.start if begin is None else begin, cue.end if end is None else end), cue.slots.get("company"), date=cue.slots["when"])

    def _founders(self, cue: Cue) -> About | None:
        """The words that the rule itself bounds on both sides."""
        begin, end = cue.words
        if begin is None or end is None or self.text[cue.end : cue.end + 1] in _HOLDERS:
            return None
        if tail := _TAIL.search(self.text, begin, end):
            end = tail.start()
        return None if _GENERIC.fullmatch(self.text, begin, end) else About((begin, end), cue.slots.get("company"))

    def _location(self, cue: Cue) -> About | None:
        found = _PLACE_END.search(self.text, cue.end, self.place.end)
        end = found.start() if found else self.place.end
        return About((cue.end, end)) if end - cue.end <= _PLACE_LONGEST else None

    def _headcount(self, cue: Cue) -> About | None:
        clause = max([self.place.start, *(m.end() for m in _EDGE.finditer(self.text, self.place.start, cue.start))])
        number = counted(self.place, cue.start, cue.end)
        edge = clause_edge(_EDGE, self.text, cue.end, self.place.end)
        if number is None or _LAID_OFF.search(self.text, clause, edge.start() if edge else self.place.end):
            return None
        return About((cue.words[0] or cue.start, cue.end), number=number[0], counted=number[1])

    def _customers(self, cue: Cue) -> About | None:
        found = coordination.after(self.place.source, self.place.mask, cue.end, self.place.end)
        if not found:
            return None
        more = _LEGAL.match(self.text, found[-1].end, self.place.end)
        return About((found[0].start, more.end() if more else found[-1].end))

    def _total_raised(self, cue: Cue) -> About | None:
        clause = max([self.place.start, *(m.end() for m in _EDGE.finditer(self.text, self.place.start, cue.start))])
        if _SOME_TIME.search(self.text, clause, cue.end):
            return None
        return About((cue.start, cue.end), money=cue.slots["total"])

    def _clauses_end(self, at: int) -> int:
        """Where a list of purposes ends, which may go over commas."""
        while (edge := clause_edge(_EDGE, self.text, at, self.place.end)) and _AND.match(self.text, edge.start()):
            at = edge.end()
        return edge.start() if edge else self.place.end

    def _company(self, start: int, end: int) -> Mention | None:
        """Whom a description is of: the name behind it (專注於…的 | 甲), the name before it, or the one behind its comma."""
        if behind := name_at(self.place, _HEAD.match(self.text, end, self.place.end)):
            return behind
        for m in reversed(self.place.names(max(self.place.start, start - _FAR), start)):
            if m.value.kind != "person" and not _BY.search(self.text, self.place.start, m.outer_start):
                return m if _LEADS.fullmatch(self.text, m.outer_end, start) else None
        opens = not self.text[self.place.start : start].strip(f" 自{PRIVATE}")
        return name_at(self.place, _OPENED.match(self.text, end, self.place.end)) if opens else None


def _ends_before(piece: Piece) -> bool:
    """Whether a description can only begin behind a piece: a marker, or a verb of one character."""
    return piece.kind in _BOUNDS or piece.kind == "verb" and piece.end == piece.start + 1
