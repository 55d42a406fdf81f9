"""Whose a description is, and how sure it is: statements of ``groups/abouts`` to records."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.frames.statement import NOBODY, Statement
from pipeline.groups.abouts import About
from pipeline.groups.verb_groups import verb_group
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.model import Status
from pipeline.records.backing import is_fund_name, is_funder
from pipeline.records.focus import Discourse
from pipeline.records.record import Record, Span
from pipeline.records.whose import Whose
from pipeline.text.fold import fold_script

_SPEAKS_OF_IT = pattern(r"{speaks_of_it}", "about")
_LEADING = rf"(?: |{{leads.zh}}|{{leads.en}}|[a-z]+ly\b|{one('when')})*"
_LEADS = pattern(_LEADING, "about")
_IT_DOES = pattern(rf"{{speaks_of_it}}{_LEADING}$", "about")
_EDGE = re.compile(r"[,;:。!?\n]")
_AT_WHICH = re.compile(fold_script(r"(?:於|在| ){0,3}"))
_NOBODY: Whose = (None, None)
_NO_COMPANY = ("person", "reporter", "exchange", "media", "government", "university")
_CERTAIN = ("asserted", "reported")  # what a company will be is no description of it
_LOOSE = ("headcount", "customers")  # topics that only companies have: the subject may stand further off
_MONEYS = ("use_of_proceeds", "total_raised")  # topics of money: whose round was told, its money is


class Abouts:
    """Reads statements that describe companies."""

    def __init__(self, discourse: Discourse, records: list[Record]) -> None:
        """``records``: what was read so far, of any kind; what is read here is added to it."""
        self.d, self.records = discourse, records

    def read(self, s: Statement) -> None:
        """Record a description of a company; that of somebody else, or a planned one, is none."""
        about: About = s.slots["about"]
        topic = s.slots["topic"]
        company, where = self._whose(s, topic)
        if company is None or self._is_no_company(company, where):
            return
        status, words = self._sureness(s)
        if status not in (*_CERTAIN, s.slots.get("status")):
            return
        record = Record("about", company, s.start, s.rule.id, status, sentence=s.sentence)
        record.other |= {"topic": topic, "words": about.words, "number": about.number}
        record.prove(*about.words, "text")
        for slot, m in (("money", about.money), ("date", about.date)):
            if m is not None:
                record.prove(m.start, m.end, slot)
        record.money = about.money.value if about.money else None
        record.date = about.date.value if about.date else None
        if about.counted:
            record.prove(*about.counted, "number")
        record.prove_found(where, words)
        self.records.append(record)

    def _sureness(self, s: Statement) -> tuple[Status, Span | None]:
        """How sure a description is: one is guessed or planned only by its own clause, before its words."""
        status, words = self.d.status(s)
        if status == "reported" or s.slots.get("status"):
            return status, words
        start, end = self.d.sentences[s.sentence]
        begin = max([start, *(m.end() for m in _EDGE.finditer(self.d.mask.text, start, s.start))])
        group = verb_group(self.d.mask.text, (begin, end), (s.start, s.start), "describe")
        return group.status, group.words

    def _whose(self, s: Statement, topic: str) -> Whose:
        """The company that a description is of: named beside it, whose round it is, the subject, or who is spoken of."""
        if s.slots.get("company") == NOBODY:
            return _NOBODY
        if named := s.mention("company"):
            return named.value, (named.start, named.end)
        if topic in _MONEYS and (raiser := self._raiser(s, topic)):
            return raiser, None
        if topic == "founded" and (founded := self._founded_here(s)):
            return founded, None
        if self.d.is_unnamed(s.start, s.sentence):
            return _NOBODY
        start, _ = self.d.sentences[s.sentence]
        named_here = [m for m in self.d.mask.within(start, s.start, "name") if m.value.kind != "person"]
        if named_here:
            subject = self.d.subject(s.start, s.sentence, funders_too=True)
            return (subject.value, (subject.start, subject.end)) if subject and self._reaches(s, topic, subject, named_here) else _NOBODY
        if not self._speaks_of_it(s, topic):
            return _NOBODY  # better nobody than another
        return self.d.focus(s.sentence, s.start), None

    def _founded_here(self, s: Statement) -> NameRef | None:
        """Whose founders the words before a day of founding tell: 公司由甲與乙 | 於 2021 年創立."""
        last = next((r for r in reversed(self.records) if r.says == "about"), None)
        if last is None or last.other["topic"] != "founders":
            return None
        words = last.other["words"]
        assert isinstance(words, tuple)
        end: int = words[1]
        return last.company if end <= s.start and _AT_WHICH.fullmatch(self.d.mask.text, end, s.start) else None

    def _reaches(self, s: Statement, topic: str, subject: Mention, named: Sequence[Mention]) -> bool:
        """Whether a sentence's subject is surely that of a description in it: it names no other, and the clause is its own."""
        if any(m.value.key != subject.value.key for m in named):
            return False
        text = self.d.mask.text
        if topic in _MONEYS:
            return bool(text[subject.outer_end : s.start].strip())  # in X 資金 it is X that pays
        begun = max(subject.outer_end, *(text.rfind(mark, subject.outer_end, s.start) + 1 for mark in ",;"))
        return begun > subject.outer_end and _LEADS.fullmatch(text, begun, s.start) is not None

    def _speaks_of_it(self, s: Statement, topic: str) -> bool:
        """Whether the words before a cue go back to a company: the money does, 該公司 does."""
        start, _ = self.d.sentences[s.sentence]
        if topic in _MONEYS:
            return len({ref.key for ref in self.d.round_of.values()}) < 2
        way = _SPEAKS_OF_IT if topic in _LOOSE else _IT_DOES
        return way.search(self.d.mask.text, start, s.start) is not None

    def _raiser(self, s: Statement, topic: str) -> NameRef | None:
        """Whose round the sentence tells of, or the ones before it in its paragraph."""
        if s.sentence in self.d.round_of:
            return self.d.round_of[s.sentence]
        start = self.d.sentences[s.sentence][0]
        if any(m.value.kind != "person" for m in self.d.mask.within(start, s.start, "name")):
            return None  # it names somebody of its own
        passage = self.d.passage(start)
        for i in range(s.sentence, max(-1, s.sentence - 4), -1):
            if i in self.d.round_of and passage and self.d.sentences[i][0] >= passage[0]:
                return self.d.round_of[i]
            if i in self.d.subject_of and topic == "total_raised":
                return None  # another has been spoken of since
        return None

    def _is_no_company(self, company: NameRef, where: tuple[int, int] | None) -> bool:
        """Whether a name is no company, or only one that invests here."""
        if company.kind in _NO_COMPANY or is_funder(company) or is_fund_name(company):
            return True
        if where is not None and where[0] in self.d.taken:
            return True
        return self.d.funders[company.key] > 0 and company.key not in self.d.raisers
