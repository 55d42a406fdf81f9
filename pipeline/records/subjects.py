"""Who can be spoken of: which names are companies, and which of a sentence's names a statement is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from pipeline.frames.statement import Statement
from pipeline.groups.noun_groups import NounGroups
from pipeline.languages import own
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import inventory as names
from pipeline.mentions.names.inventory import NameRef
from pipeline.records.backing import Backing, is_fund_name, is_funder
from pipeline.records.neighbours import Beside
from pipeline.records.record import Span
from pipeline.records.topic_chain import clauses_before, subject_of

_ITSELF = ("part", "firm")  # kinds of noun groups that are some of the name's own
_OTHERS = ("owner", "maker", "rival", "spun_out", "backed")  # and those that are other firms
_EARLIER = pattern(r" ?{coming_after}")
_BEHIND = pattern(r"{behind_it} ?$")
_CALLED_FUND = pattern(r"{fund_noun}[「『\"“ ]{0,2}$")
_BUYS_SHARES = pattern(r"{buys_shares}")
_GOES_ON = re.compile(r" [a-z]|['’]s ")  # behind whom a sentence begins with
_OFTEN = 2
_FAR = 140  # characters behind which a relative clause has ended


class Subjects(Backing):
    """The backers of an article and its companies."""

    def __init__(self, source: Source, mask: Mask, sentences: Sequence[Span], statements: Sequence[Statement]) -> None:
        super().__init__(source, mask, sentences, statements)
        openings = frozenset(b.start for b in self.blocks)
        self.groups = NounGroups(mask)
        self.beside = Beside(mask, own(source.language).spaced, openings, self.groups)
        self._told_of: dict[Span, Mention | bool] = {}  # whom clauses are about that have been asked for
        self.topic: NameRef | None = None  # the company that the article is about, once it is known
        self.raisers = self._raisers()
        self.orgs = self.raisers | {m.value.key for m in self.names if self._is_known(m)}
        self.spoken_of = self._spoken_of()

    def _spoken_of(self) -> set[str]:
        """Names without any evidence of their own that sentences between blanks begin with, again and again, and others have inside."""
        if not self.beside.spaced:
            return set()
        starts = {start for start, _ in self.sentences}
        within = {m.value.key for m in self.names if m.outer_start not in starts}
        opens = Counter(
            m.value.key for m in self.names
            if m.value.kind is None and m.outer_start in starts and _GOES_ON.match(self.mask.text, m.outer_end)
        )  # fmt: skip
        return {key for key, times in opens.items() if times >= _OFTEN and key in within}

    def _raisers(self) -> set[str]:
        """Names that stand right before a raising somewhere: an investor there may raise here."""
        raisers: set[str] = set()
        for s in self.statements:
            if s.says not in ("round", "round_hint", "valuation"):
                continue
            if company := s.mention("company"):
                raisers.add(company.value.key)
            start, _ = self.sentences[s.sentence]
            near = self.mask.within(max(start, s.start - 24), s.start + 1, "name")
            last = near[-1] if near else None
            if last is None or last.start in self.taken or is_fund_name(last.value):
                continue
            if not self.beside.is_object(last, start) and self._is_nearly(last, s.start):
                raisers.add(last.value.key)
        return raisers

    def _is_nearly(self, m: Mention, at: int) -> bool:
        """Whether a name right before ``at`` is itself what raises there, and not only its owner or neighbour."""
        group = self.groups.of(m)
        owns = group is not None and group.end <= at and self.is_owner(m)
        return not owns and self.beside.is_nearly(m, at)

    def _is_known(self, m: Mention) -> bool:
        """Whether a name is a company by the lexicon, by a Chinese company sentence, by what it ends with or stands beside."""
        ref: NameRef = m.value
        if ref.kind not in (None, "person", "reporter") or m.rule.startswith("name.zh"):
            return True
        is_firm = m.outer_end > m.end + 1  # what it is by law stands behind it
        return is_firm or self.beside.described(m) or names.is_company_word(ref.name)

    def is_company(self, m: Mention, funders_too: bool = False) -> bool:
        """Whether a name can raise; what is an investor elsewhere only if it raises or ``funders_too``."""
        ref: NameRef = m.value
        if is_funder(ref) or ref.key in self.desks:
            return False
        gives = bool(self.funders[ref.key]) or self._is_called_fund(m)
        return funders_too or not gives or ref.key in self.raisers

    def _is_called_fund(self, m: Mention) -> bool:
        """Whether the noun before a name says that it is a fund: 早期基金「X」."""
        return _CALLED_FUND.search(self.mask.text, max(0, m.outer_start - 12), m.outer_start) is not None

    def is_called_fund(self, ref: NameRef) -> bool:
        """Whether the noun before one of its namings says that somebody is a fund."""
        return ref.key in self._called_funds

    @cached_property
    def _called_funds(self) -> frozenset[str]:
        return frozenset(m.value.key for m in self.names if self._is_called_fund(m))

    def is_topic(self, m: Mention) -> bool:
        return self.topic is not None and m.value.key == self.topic.key

    def subject(self, at: int, sentence: int, funders_too: bool = False) -> Mention | None:
        """The company that what begins at ``at`` in a sentence is about, by position, or None."""
        start, _ = self.sentences[sentence]
        inside = self.mask.within(start, at, "name")
        if inside and inside[0].outer_start == start and self.is_company(inside[0]):
            if self.beside.goes_on(inside[0], at):
                return inside[0]
        nearest = next((m for m in reversed(inside) if self._is_subject(m, start, at, funders_too)), None)
        if self.beside.spaced or nearest and "," not in self.mask.text[nearest.outer_end : at]:
            return nearest
        return self._of_chain(at, start, funders_too) or nearest or self._of_next(at, sentence, funders_too)

    def _is_subject(self, m: Mention, start: int, at: int, funders_too: bool) -> bool:
        if not self._can_be_subject(m, start, funders_too):
            return False
        return self.beside.belongs(m, at) or self._is_in_its_place(m, start, at)

    def _of_chain(self, at: int, start: int, funders_too: bool) -> Mention | None:
        """Whom the clauses before ``at`` go on to speak of: the name that opens the nearest that has a subject."""
        for begin, end in clauses_before(self.mask.text, start, at):
            if (begin, end) not in self._told_of:
                self._told_of[begin, end] = subject_of(self.mask, begin, end)
            m = self._told_of[begin, end]
            if m is False:
                return None
            if isinstance(m, Mention) and _BUYS_SHARES.search(self.mask.text, m.outer_end, end):
                continue  # who takes new shares raises nothing: whose shares they are is told before
            if isinstance(m, Mention):
                owns = m.value.kind == "person" or self.is_owner(m) or self.beside.is_object(m, begin)
                return m if not owns and self._can_be_subject(m, start, funders_too) else None
        return None

    def _of_next(self, at: int, sentence: int, funders_too: bool) -> Mention | None:
        """Whom the clause speaks of that goes on behind what came before it: 繼去年 A 輪 3 億元後，X …."""
        start, end = self.sentences[sentence]
        if not _EARLIER.match(self.mask.text, start, at):
            return None
        cut = self.mask.text.find(",", at, end)
        if cut < 0 or not _BEHIND.search(self.mask.text, at, cut) or self.mask.within(start, cut, "name"):
            return None
        stop = self.mask.text.find(",", cut + 1, end)
        m = subject_of(self.mask, cut + 1, stop if stop > 0 else end)
        return m if isinstance(m, Mention) and not self.is_owner(m) and self.is_company(m, funders_too) else None

    def _can_be_subject(self, m: Mention, start: int, funders_too: bool) -> bool:
        if not self.is_company(m, funders_too) or m.start in self.taken:
            return False
        if self._only_describes(m):
            return False
        if m.value.key not in self.orgs and not self.is_topic(m) and not self.beside.opens_clause(m, start):
            return False
        return not self.beside.listed_object(m, start) and not self.beside.object_of_first_verb(m, start)

    def _is_in_its_place(self, m: Mention, start: int, at: int) -> bool:
        """Whether a name stands where subjects stand, and owns nothing but what is the topic's."""
        if self.beside.is_other(m, start, at - m.outer_end >= _FAR):
            return False
        return self.is_topic(m) or not self.is_owner(m)

    def is_owner(self, m: Mention) -> bool:
        """Whether a name only says whose head, staff, parent or rival is spoken of."""
        group = self.groups.of(m)
        return group is not None and group.kind not in _ITSELF

    def is_unnamed(self, at: int, sentence: int) -> bool:
        """Whether what begins at ``at`` is said of somebody who is described and not named."""
        return self.groups.is_unnamed(self.sentences[sentence][0], at)

    def _only_describes(self, m: Mention) -> bool:
        """Whether a name stands only for another firm: X's parent, the X-backed Y."""
        group = self.groups.of(m)
        return group is not None and (group.head is not None or group.kind in _OTHERS)

    def named_or_subject(self, s: Statement) -> Mention | None:
        """The company that a statement names, else the one it is about."""
        return s.mention("company") or self.subject(s.start, s.sentence)
