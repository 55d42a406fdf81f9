"""Who is spoken of: names known to be companies, the article's topic, the subject of a sentence, who is in focus."""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.frames.statements import Statement
from pipeline.groups import lists
from pipeline.groups.lists import Named
from pipeline.languages import own
from pipeline.mentions.mask import PRIVATE, Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import inventory as names
from pipeline.mentions.names.inventory import NameRef
from pipeline.model import Block, Status
from pipeline.records.neighbours import Beside
from pipeline.records.record import Span
from pipeline.records.status import qualify
from pipeline.text.fold import fold, fold_script

# Kinds of the lexicon that fund and do not raise.
FUNDERS = frozenset(
    ("venture", "sovereign", "exchange", "government", "fund-state", "reporter", "media", "person", "university")
)
# Unlisted names that end so fund and do not raise, either.
FUND_NAME = re.compile(r"(?:創投|创投|資本|资本|創業投資|创业投资|基金| Capital| Ventures| Venture Partners| VC)$")
_THIS_COMPANY = re.compile(fold_script(r"該公司|這家|這間|該新創|該企業|該平台"))
_BEGINS_WITH_IT = re.compile(
    fold_script(r"(?:the (?:[a-z0-9-]+ ){0,3}(?:company|startup|firm|maker)|it|its)\b|公司|它|這家|該公司")
)
_THE_COMPANY = re.compile(
    fold_script(
        r"該公司|這家|該新創|該企業|該平台|公司|它|其|\bthe (?:[a-z-]+ ){0,2}(?:company|startup|firm|lab|maker|"
        r"unicorn)\b|\bit\b|\bits\b|\bthey\b"
    )
)


_NUMBERED = re.compile(r"[0-9]{1,2}[.、] ?[^0-9 ]")
_DESCRIBES_QUOTED = re.compile("[\u3400-\u9fff]{2,20}[「“\"]")  # AIDC|全栈算力電源提供商「梅威斯」
_RIVAL = re.compile(fold_script(r"競爭對手|對手|競品|競爭者|同業|\b(?:rivals?|competitors?)\b"))


class Discourse:
    """One article's sentences, statements and lists, and whom each is about."""

    def __init__(self, source: Source, mask: Mask, sentences: Sequence[Span], statements: Sequence[Statement]) -> None:
        self.source, self.mask, self.sentences, self.statements = source, mask, sentences, statements
        self._blocks = sorted(source.blocks, key=lambda b: b.start)
        self._block_starts = [b.start for b in self._blocks]
        self.by_sentence: dict[int, list[Statement]] = defaultdict(list)
        for s in statements:
            self.by_sentence[s.sentence].append(s)
        self.names = [m for m in mask.mentions if m.kind == "name"]
        self.beside = Beside(mask, own(source.language).spaced, frozenset(self._block_starts))
        self.lists: dict[int, list[tuple[Statement, str, list[Named]]]] = defaultdict(list)
        self.taken: set[int] = set()  # starts of names that are investors in some list
        self.funders: Counter[str] = Counter()
        self._read_lists()
        self.section = self._sections()
        whens = [m.value.start for m in mask.mentions if m.kind == "when"]
        published = source.published  # an article that mostly speaks of later days carries a wrong date
        self.early = bool(published and 2 * sum(day > published for day in whens) > len(whens))
        self.round_of: dict[int, NameRef] = {}  # the company whose round a sentence spoke of
        self.subject_of: dict[int, tuple[NameRef, Span]] = {}
        self.topic: NameRef | None = None
        self.item_leads = self._item_leads()
        self._prepare_raisers()
        self._prepare_orgs()
        self.topic = self._topic()
        self.digest = self._is_digest()

    def _read_lists(self) -> None:
        claimed: set[int] = set()
        # A name is read once: as a lead if it is one (投資人包括 A、B 共同領投), as an earlier backer last.
        order = {"lead_before": -1, "existing_after": 1}
        for s in sorted(
            self.statements, key=lambda s: (s.sentence, sum(order.get(slot, 0) for slot in s.slots), s.start)
        ):
            start, end = self.sentences[s.sentence]
            bought_into = {  # A 對 B 的戰略投資: B is no investor
                x.slots["company"].start for x in self.by_sentence[s.sentence]
                if {"investor", "company"} <= set(x.slots) and x.start <= s.start < x.end
            }  # fmt: skip
            for slot, at in list(s.slots.items()):
                role, _, side = slot.partition("_")
                if side not in ("before", "after") or not isinstance(at, int):
                    continue
                found = (
                    lists.before(self.source, self.mask, start, at)
                    if side == "before"
                    else lists.after(self.source, self.mask, at, end)
                )
                found = [f for f in found if f.ref.kind not in ("reporter", "exchange") and f.start not in claimed | bought_into]
                if not found:
                    continue
                if s.rule.strength < 0:
                    found = [
                        f
                        for f in found
                        if f.ref.kind in FUNDERS | {"technology", "startup", "company"}
                        and f.ref.kind != "reporter"
                        or self.funders[f.ref.key]
                        or names.is_organisation_word(fold(f.ref.name))
                        or names.is_company_word(f.ref.name)
                    ]
                    if not found:
                        continue
                if role == "lead" or s.says != "invest":
                    claimed.update(f.start for f in found)
                self.lists[s.sentence].append((s, role, found))
                for f in found:
                    self.taken.add(f.start)
                    self.funders[f.ref.key] += 1

    def _sections(self) -> list[int]:
        """For each sentence the start of the heading it stands under (-1 before the first)."""
        heads = [b for b in self.source.blocks if b.kind == "heading"]
        found, i, current = [], 0, -1
        text = self.mask.text
        for start, _ in self.sentences:
            while i < len(heads) and heads[i].start <= start:
                current = heads[i].start
                i += 1
            if _NUMBERED.match(text, start) and text[start - 1 : start] in ("", "\n"):
                current = start  # 3. 「二十四橋」…: an item of a digest without a heading of its own
            found.append(current)
        return found

    def block(self, at: int) -> Block | None:
        i = bisect.bisect(self._block_starts, at) - 1
        return self._blocks[i] if i >= 0 and at < self._blocks[i].end else None

    def _item_leads(self) -> dict[int, Mention | None]:
        """Where several neighbouring items of a list begin with names of their own: each item's name, by the item's start."""
        leads: dict[int, Mention | None] = {}
        run: list[tuple[Block, Mention | None]] = []
        for block in [*self._blocks, None]:
            if block is not None and block.kind == "item":
                inside = self.mask.within(block.start, block.end, "name")
                opens = inside and inside[0].outer_start < block.start + 4 and self.is_company(inside[0], True)
                first = inside[0] if opens else None
                run.append((block, first))
                continue
            if len({m.value.key for _, m in run if m is not None}) > 1:
                leads |= {b.start: m for b, m in run}
            run = []
        return leads

    def _prepare_orgs(self) -> None:
        """Names known to be companies: by lexicon, by description, by a Chinese company sentence, by a raising."""
        self.orgs: set[str] = set(self._raisers)
        for m in self.names:
            ref: NameRef = m.value
            if (
                ref.kind not in (None, "person", "reporter")
                or m.rule.startswith("name.zh")
                or self.beside.described(m)
                or names.is_company_word(ref.name)
            ):
                self.orgs.add(ref.key)

    def subject(self, statement_start: int, sentence: int, funders_too: bool = False) -> Mention | None:
        """The company that a statement in this sentence is about, by position, or None."""
        start, _ = self.sentences[sentence]
        inside = self.mask.within(start, statement_start, "name")
        if inside and inside[0].outer_start == start and self.is_company(inside[0]):
            if self.beside.goes_on(inside[0], statement_start):
                return inside[0]
        for m in reversed(inside):
            if not self.is_company(m, funders_too) or m.start in self.taken:
                continue
            if (
                m.value.key not in self.orgs
                and not (self.topic and m.value.key == self.topic.key)
                and not self.beside.opens_clause(m, start)
            ):
                continue
            if self.beside.listed_object(m, start) or self.beside.object_of_first_verb(m, start):
                continue
            if self.beside.belongs(m, statement_start):
                return m
            if self.beside.is_other(m, start, statement_start - m.outer_end >= 140):
                continue
            owned = self.beside.is_owner(m)
            if owned and not (self.topic and m.value.key == self.topic.key):
                continue
            return m
        return None

    def is_company(self, m: Mention, funders_too: bool = False) -> bool:
        ref: NameRef = m.value
        if ref.kind in ("reporter", "person", "exchange", "media", "university"):
            return False
        if ref.kind in FUNDERS:
            return False
        return funders_too or not self.funders[ref.key] or self._raises(ref.key)

    def _raises(self, key: str) -> bool:
        return key in self._raisers

    def _prepare_raisers(self) -> None:
        """Names that stand right before a raising somewhere: an investor there may raise here."""
        self._raisers: set[str] = set()
        for s in self.statements:
            if s.says not in ("round", "round_hint", "valuation"):
                continue
            company = s.slots.get("company")
            if isinstance(company, Mention):
                self._raisers.add(company.value.key)
            start, _ = self.sentences[s.sentence]
            near = self.mask.within(max(start, s.start - 24), s.start + 1, "name")
            if near and near[-1].start not in self.taken and not self.beside.is_object(near[-1], start):
                if self.beside.is_nearly(near[-1], s.start):
                    self._raisers.add(near[-1].value.key)

    def _topic(self) -> NameRef | None:
        """The company that the article is about: who raises, is valued or bought, the more the nearer to the title."""
        weight = {"title": 6, "summary": 4}
        points: Counter[str] = Counter()
        refs: dict[str, NameRef] = {}
        invested = {
            s.sentence: s.slots["company"] for s in self.statements if s.says == "invest" and "company" in s.slots
        }
        for s in self.statements:
            total = s.rule.id.startswith("aside.") and "cumulative" in s.rule.id
            if not total and s.says not in (
                "round", "round_hint", "valuation", "invest", "acquisition", "revenue", "listing",
            ):  # fmt: skip
                continue
            explicit = s.slots.get("company") or invested.get(s.sentence)
            m = explicit if isinstance(explicit, Mention) else self.subject(s.start, s.sentence)
            if isinstance(backer := s.slots.get("investor"), Mention):
                points[backer.value.key] -= 6
            if m and m.start not in self.taken and not self.beside.is_compared(m):
                block = self.block(m.start)
                points[m.value.key] += weight.get(block.kind if block else "", 1)
                refs.setdefault(m.value.key, m.value)
        for b in self.source.blocks:
            if b.kind in ("title", "summary"):
                for m in self.mask.within(b.start, b.end, "name"):
                    if self.beside.is_object(m, b.start) or self.beside.is_owner(m):
                        continue
                    if self.is_company(m) and m.start not in self.taken and m.value.key in self.orgs:
                        points[m.value.key] += weight[b.kind] // 2
                        refs.setdefault(m.value.key, m.value)
        if not points:  # nobody is said to raise: whom sentences begin with
            starts = {start for start, _ in self.sentences}
            for m in self.names:
                if self.is_company(m) and m.value.key in self.orgs and not self.beside.is_object(m, 0):
                    points[m.value.key] += 3 if m.outer_start in starts else 1
                    refs.setdefault(m.value.key, m.value)
        known = [k for k in points if k in refs and points[k] > 0 and not FUND_NAME.search(refs[k].name)]
        often = Counter(m.value.key for m in self.names)
        return refs[max(known, key=lambda k: (points[k], often[k]))] if known else None

    def focus(self, sentence: int, at: int | None = None) -> NameRef | None:
        """Who is spoken of where a sentence names nobody.

        該公司 and "it" mean the paragraph's last subject; else it is the section's company in a digest, and the
        article's in an article about one.
        """
        start, end = self.sentences[sentence]
        block = self.block(start)
        if _THE_COMPANY.search(self.mask.text, start, at or end) or self.digest:
            i = sentence - 1
            # "It" may open a paragraph and mean the one before; another section never.
            opens = _BEGINS_WITH_IT.match(self.mask.text, start) is not None
            while (
                i >= 0
                and block
                and self.section[i] == self.section[sentence]
                and (self.sentences[i][0] >= block.start or opens and sentence - i < 3)
            ):
                if i in self.subject_of:
                    ref = self.subject_of[i][0]
                    strong = _THIS_COMPANY.search(self.mask.text, start, at or end) or _BEGINS_WITH_IT.match(
                        self.mask.text, start
                    )
                    if strong or self.digest or ref.key in self._raisers or ref.key in self._heading_keys(sentence):
                        return ref
                if not self.digest and not _BEGINS_WITH_IT.match(self.mask.text, self.sentences[i][0]):
                    break
                i -= 1
        if self.digest:
            section = self.section[sentence]
            if section >= 0:
                here = [j for j in range(sentence) if self.section[j] == section and j in self.subject_of]
                return self.subject_of[here[0]][0] if here else None
            return None
        return self.topic

    def _heading_keys(self, sentence: int) -> set[str]:
        """Whom the heading over a sentence names."""
        section = self.section[sentence]
        block = self.block(section) if section >= 0 else None
        return {m.value.key for m in self.mask.within(block.start, block.end, "name")} if block else set()

    def _is_digest(self) -> bool:
        """Whether the sections are stories of their own: different companies raise in them, or no title names one."""
        subjects: set[str] = set()
        leaders: set[str] = set()
        heads = 0
        for i, section in enumerate(self.section):
            if section >= 0 and self.sentences[i][0] == section:
                heads += 1
                for m in self.mask.within(section, section + 24, "name")[:1]:
                    if m.outer_start - section > 4:
                        continue
                    if m.value.key in self.orgs and self.is_company(m, True):
                        leaders.add(m.value.key)
                for s in self.by_sentence[i]:
                    if s.says in ("round", "acquisition", "valuation", "invest", "round_hint"):
                        explicit = s.slots.get("company")
                        who = explicit if isinstance(explicit, Mention) else self.subject(s.start, i)
                        if who:
                            subjects.add(who.value.key)
        title = next((b for b in self.source.blocks if b.kind == "title"), None)
        named = title and any(m.value.key in self.orgs for m in self.mask.within(title.start, title.end, "name"))
        return len(subjects) > (2 if named else 1) or len(leaders) > 2 or (heads > 2 and not named)

    def note_subject(self, i: int) -> None:
        """Remember whom a sentence is about: its first name in the place of a subject."""
        start, end = self.sentences[i]
        for m in self.mask.within(start, end, "name"):
            if m.start in self.taken or not self.is_company(m, True):
                continue
            if self.beside.is_object(m, start) or m.outer_start - start > 60:
                continue
            if (
                self.beside.is_owner(m)
                and self.topic
                and m.value.key != self.topic.key
            ):
                continue
            glued = _DESCRIBES_QUOTED.match(self.mask.text, m.outer_end)
            if m.value.key not in self.orgs and (glued or not self.beside.opens_clause(m, start)):
                continue
            self.subject_of[i] = (m.value, (m.start, m.end))
            return

    def company_of(self, s: Statement, slot: str = "company") -> tuple[NameRef | None, Span | None]:
        explicit = s.slots.get(slot)
        if isinstance(explicit, Mention):
            return explicit.value, (explicit.start, explicit.end)
        for wider in self.by_sentence[s.sentence]:  # a rule that reads more of the same words names the company
            named = wider.slots.get("company")
            if slot == "company" and isinstance(named, Mention) and wider.start <= s.start and s.end <= wider.end:
                return named.value, (named.start, named.end)
        whose = self._respective(s)
        if len(whose) == 1:
            return whose[0].value, (whose[0].start, whose[0].end)
        if whose:
            return None, None  # whose amount it is, is not told
        if possessor := self._possessor(s):
            return possessor.value, (possessor.start, possessor.end)
        if s.says in ("investors", "valuation") and not self.subject(s.start, s.sentence):
            block = self.block(self.sentences[s.sentence][0])
            for i in range(s.sentence, max(-1, s.sentence - 4), -1):
                if i in self.round_of and block and self.sentences[i][0] >= block.start:
                    return self.round_of[i], None
        at = s.start
        if s.says == "round":  # raised | $5 million Series A: the subject is the verb's
            at = min(w.start for w in self.by_sentence[s.sentence] if w.says == "round" and w.start <= s.start < w.end)
        m = self.subject(at, s.sentence, funders_too=s.says in ("revenue", "growth", "acquisition", "listing"))
        if m:
            return m.value, (m.start, m.end)
        here = self.block(s.start)
        if here is not None and here.start in self.item_leads:
            lead = self.item_leads[here.start]
            return (lead.value, (lead.start, lead.end)) if lead and lead.start < s.start else (None, None)
        clause = max(self.sentences[s.sentence][0], *(self.mask.text.rfind(c, 0, s.start) for c in ",;"))
        if _RIVAL.search(self.mask.text, clause, s.start):
            return None, None  # a competitor that nobody found the name of is not the company in focus
        return self.focus(s.sentence, s.start), None

    _EACH = re.compile(fold_script(r"分別|各自?(?:完成|獲|募|籌|融)|\brespectively\b"))
    _JOINED = re.compile(fold_script(r"(?:、|,|和|與|及|跟|以及|,? ?and|&| )+(?:[^,。;、\ue000-\ue0ff]{1,10}(?:公司|企業|新創|平台|廠商|品牌|業者))?"))

    def _respective(self, s: Statement) -> list[Mention]:
        """Where A and B raised x and y, respectively: the company at the place of the statement's amount.

        Several, where there are not as many companies as amounts; none, where nothing is told of several.
        """
        money = s.slots.get("money")
        start, end = self.sentences[s.sentence]
        if not isinstance(money, Mention) or not self._EACH.search(self.mask.text, start, end):
            return []
        amounts = self.joined(self.mask.within(start, end, "money"), money)
        named = [m for m in self.mask.within(start, amounts[0].outer_start, "name") if m.value.kind != "person"]
        listed = self.joined(named, named[-1]) if named else []
        if len(listed) < 2 or len(amounts) < 2:
            return []
        return [listed[amounts.index(money)]] if len(listed) == len(amounts) else listed

    def joined(self, mentions: Sequence[Mention], one: Mention) -> list[Mention]:
        """The mentions of the list (A, B and C) that ``one`` is in."""
        run: list[Mention] = []
        for m in mentions:
            if run and not self._JOINED.fullmatch(self.mask.text, run[-1].outer_end, m.outer_start):
                if one in run:
                    break
                run = []
            run.append(m)
        return run

    _OWNS = re.compile(r"['’]s ?(?:[a-z-]+ ?){0,2}| ?的 ?")
    # Revenue at | X, the valuation of | X.
    _OF = re.compile(rf"[^,.;:\n{PRIVATE}]{{2,30}} (?:of|at|for) (?:the )?")

    def _possessor(self, s: Statement) -> Mention | None:
        """The company whose metric a statement begins with, or None."""
        if s.says not in ("valuation", "revenue", "growth"):
            return None
        start, _ = self.sentences[s.sentence]
        before = self.mask.within(max(start, s.start - 40), s.start, "name")
        # Surpassing | X's $10 billion valuation.
        if before and self._OWNS.fullmatch(self.mask.text, before[-1].outer_end, s.start) and self.is_company(before[-1], True):
            return before[-1]
        of = self._OF.match(self.mask.text, s.start, s.end)
        inside = self.mask.within(of.end(), s.end, "name") if of else []
        if of and inside and inside[0].outer_start == of.end() and self.is_company(inside[0], funders_too=True):
            return inside[0]
        return None

    def status(self, s: Statement) -> tuple[Status, Span | None]:
        if "status" in s.slots:
            return s.slots["status"], None
        start, end = self.sentences[s.sentence]
        return qualify(self.mask.text, start, end, s.start, s.end)
