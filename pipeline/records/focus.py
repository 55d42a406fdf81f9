"""Who is spoken of: the article's topic, the subject of a sentence, who is in focus where nobody is named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from pipeline.frames.statement import Statement
from pipeline.groups.verb_groups import verb_group
from pipeline.lexicons.cues import pattern
from pipeline.likely.whose import Whose
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names.inventory import NameRef
from pipeline.model import Block, Status
from pipeline.records.record import Span
from pipeline.records.subjects import Subjects
from pipeline.records.topic import card_companies, is_digest, is_main, item_leads, topic_of
from pipeline.text.late import late

_THIS_COMPANY = pattern(r"{this_company}")
_BEGINS_WITH_IT = pattern(r"(?:the (?:[a-z]+-,? and )?(?:[a-z0-9-]+ ){0,4}{opening_noun}|{opening_anaphor.en})|{opening_anaphor.zh}")
_DESCRIPTION = r"\bthe (?:[a-z0-9'’-]+ ){1,5}{opening_noun}"  # the Montreal machine-learning shop, the two-year-old startup
_DESCRIBED = pattern(_DESCRIPTION)
_THE_COMPANY = pattern(rf"{{anaphor}}|\bthe (?:[a-z-]+ ){{0,2}}{{anaphoric_noun}}|{_DESCRIPTION}")
_DESCRIBES_QUOTED = late('[\u3400-\u9fff]{2,20}[「“"]')  # AIDC|全栈算力電源提供商「梅威斯」

_INTRODUCES = pattern(r"{presents}(?: [a-z-]+){0,4} $")  # The headline of the week was | Moniquet.
_LATTER = pattern(r",{latter}")
_STOP = late(r"(?: \([^()]{1,40}\))?[.!:?]?\s*")

# The class of the verb of what is said.
_VERBS = {
    "round": "raise", "round_hint": "raise", "invest": "invest", "share": "invest", "investors": "invest", "backers": "invest",
    "acquisition": "acquire", "acquisition_price": "acquire", "listing": "list", "listing_money": "list",
    "valuation": "value", "revenue": "earn", "growth": "earn", "about": "describe",
}  # fmt: skip


class Discourse(Subjects):
    """One article's companies, and which of them each sentence is about; sentences are read in order."""

    def __init__(self, source: Source, mask: Mask, sentences: Sequence[Span], statements: Sequence[Statement]) -> None:
        super().__init__(source, mask, sentences, statements)
        self.round_of: dict[int, NameRef] = {}  # the company whose round a sentence spoke of
        self.subject_of: dict[int, NameRef] = {}
        self._first_of: dict[int, tuple[int, NameRef]] = {}  # of a section the first sentence with a subject, and whom it is about
        self.item_leads = item_leads(self)
        self.topic = topic_of(self)
        self.digest = is_digest(self)
        self.about_one = self.topic is not None and is_main(self, self.topic)
        self.card_companies = card_companies(self)
        self.whose = Whose(self.likely)

    def note_subject(self, i: int) -> None:
        """Remember whom a sentence is about: its first name in the place of a subject."""
        start, end = self.sentences[i]
        subject = next((m for m in self.mask.within(start, end, "name") if self._is_first_subject(m, start)), None)
        if latter := self._latter(start, end):
            self.subject_of[i] = latter
        elif subject:
            self.subject_of[i] = subject.value
        elif _BEGINS_WITH_IT.match(self.mask.text, start) and (antecedent := self._antecedent(i, end)):
            self.subject_of[i] = antecedent  # it goes on being spoken of
        elif introduced := self._introduced(start, end):
            self.subject_of[i] = introduced
        if i in self.subject_of:
            self._first_of.setdefault(self.section[i], (i, self.subject_of[i]))

    def _latter(self, start: int, end: int) -> NameRef | None:
        """Whom a sentence goes over to, which ends by telling of 後者: X 對標 Y，後者為…: the name before it."""
        words = _LATTER.search(self.mask.text, start, end)
        before = self.mask.within(start, words.start(), "name") if words else []
        return before[-1].value if before and self.is_company(before[-1], True) else None

    def _introduced(self, start: int, end: int) -> NameRef | None:
        """Whom a sentence names at its end, behind words that introduce somebody: meet X; the latest is X."""
        last = next(iter(self.mask.within(start, end, "name")[-1:]), None)
        if last is None or not self.beside.spaced or not _STOP.fullmatch(self.mask.text, last.outer_end, end):
            return None
        introduces = _INTRODUCES.search(self.mask.text[max(start, last.outer_start - 60) : last.outer_start])
        named = introduces and last.start not in self.taken and last.value.kind != "person"
        return last.value if named and self.is_company(last, True) else None

    def _is_first_subject(self, m: Mention, start: int) -> bool:
        if m.start in self.taken or not self.is_company(m, True):
            return False
        if self.beside.is_object(m, start) or m.outer_start - start > 60:
            return False
        if self.topic and not self.is_topic(m) and self.is_owner(m):
            return False
        if m.value.key in self.orgs:
            return True
        glued = _DESCRIBES_QUOTED.match(self.mask.text, m.outer_end)
        return not glued and self.beside.opens_clause(m, start)

    def focus(self, sentence: int, at: int | None = None, *, loose: bool = False) -> NameRef | None:
        """Who is spoken of where a sentence names nobody.

        該公司 and "it" mean the paragraph's last subject; else it is the section's company in a digest, and the
        article's in an article about one; ``loose`` the article's even where nothing else tells that it is about that one.
        """
        start, end = self.sentences[sentence]
        if card := self.cards.at(start):
            return self.card_companies.get(card)
        if own := self._described_here(sentence, at or end):
            return own
        if self.digest or _THE_COMPANY.search(self.mask.text, start, at or end):
            if antecedent := self._antecedent(sentence, at or end):
                return antecedent
        if self.digest:
            return self.company_of_section(sentence)
        return self._company_of_heading(sentence) or (self.topic if self.about_one or loose else None)

    def _described_here(self, sentence: int, stop: int) -> NameRef | None:
        """Whom a description stands for behind the name of the sentence's subject: X signed with Y, after the Hanoi startup's $5m round."""
        start, _ = self.sentences[sentence]
        described = _DESCRIBED.search(self.mask.text, start, stop)
        first = next(iter(self.mask.within(start, described.start(), "name")), None) if described else None
        if first is None or not self.beside.spaced or first.outer_start - start > 30:
            return None
        other = first.value.kind in ("person", "reporter") or first.start in self.taken or self.is_owner(first)
        return first.value if not other and self.is_company(first) and not self.beside.is_object(first, start) else None

    def _antecedent(self, sentence: int, stop: int) -> NameRef | None:
        """Whom "the company" before ``stop`` in a sentence refers back to."""
        start, _ = self.sentences[sentence]
        block = self.block(start)
        # "It" may open a paragraph and mean the one before; another section never.
        opens = _BEGINS_WITH_IT.match(self.mask.text, start) is not None
        strong = self.digest or opens or _THIS_COMPANY.search(self.mask.text, start, stop)
        for i in range(sentence - 1, -1, -1):
            if block is None or not self._reaches_back(sentence, i, block, opens):
                return None
            ref = self.subject_of.get(i)
            if ref and (strong or self._is_prominent(ref, sentence)):
                return ref
            if not self.digest and not _BEGINS_WITH_IT.match(self.mask.text, self.sentences[i][0]):
                return None
        return None

    def _reaches_back(self, sentence: int, i: int, block: Block, opens: bool) -> bool:
        """Whether a reference may reach from a sentence of a block to sentence ``i`` before it."""
        if self.section[i] != self.section[sentence]:
            return False
        return self.sentences[i][0] >= block.start or opens and sentence - i < 3

    def _is_prominent(self, ref: NameRef, sentence: int) -> bool:
        """Whether a company raises somewhere in the article, or the heading over a sentence names it."""
        return ref.key in self.raisers or any(m.value.key == ref.key for m in self.heading_names(sentence))

    def _company_of_heading(self, sentence: int) -> NameRef | None:
        """Whom the heading over a sentence is about: a company that it begins with and that invests in nobody here."""
        section = self.section[sentence]
        first = next(iter(self.heading_names(sentence)), None)
        if first is None or first.outer_start - section > 4 or not self.is_company(first):
            return None
        bought = first.value.key in self._bought
        owns = self.mask.text.startswith(("'s", "’s"), first.outer_end)
        return first.value if first.value.key in self.orgs and not bought and not owns else None

    @cached_property
    def _bought(self) -> frozenset[str]:
        """Whom somebody buys anywhere in the article."""
        return frozenset(m.value.key for s in self.statements if (m := s.mention("target")))

    def company_of_section(self, sentence: int) -> NameRef | None:
        """Whom a section of a digest is about: its first subject."""
        section = self.section[sentence]
        if section < 0:
            return None
        if lead := self._named_by_head(section):
            return lead
        at, subject = self._first_of.get(section, (sentence, None))
        return subject if at < sentence else None

    def _named_by_head(self, section: int) -> NameRef | None:
        """The company that the words over a section are, with nothing but marks beside it: 2｜Moonjar, Pinegrove —."""
        start, end = self.sections.heads.get(section, (0, 0))
        names = self.mask.within(start, end, "name")
        if len(names) != 1 or names[0].value.kind == "person" or not self.is_company(names[0], True):
            return None
        m = names[0]
        beside = self.mask.text[start : m.outer_start] + self.mask.text[m.outer_end : end]
        return m.value if not any(c.isalpha() for c in beside) else None

    def status(self, s: Statement) -> tuple[Status, Span | None]:
        """How sure a statement is, and the words that say so."""
        group = verb_group(self.mask.text, self.sentences[s.sentence], (s.start, s.end), _VERBS[s.says])
        fixed = s.slots.get("status")
        if fixed == "asserted" or fixed and group.status not in ("denied", "speculated"):
            return fixed, None  # what the rule says, unless that is denied or guessed: 否認洽談出售, 預示著即將到來的 IPO
        return group.status, group.words
