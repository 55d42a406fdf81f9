"""From statements to records: whose round it is, which valuation and which investors belong to it.

Statements say little each; a sentence's statements about one round become one frame, frames of one company that
do not contradict each other become one record. What names no company belongs to the company in focus.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline import lists, names
from pipeline.lists import Named
from pipeline.mask import Mask
from pipeline.mention import Mention, Source
from pipeline.model import Block, Status
from pipeline.names import NameRef
from pipeline.qualify import qualify
from pipeline.records import Record, Span, compatible, score, unite
from pipeline.statements import Statement
from pipeline.text import fold_script

# Kinds of the lexicon that fund and do not raise.
_FUNDERS = frozenset(("venture", "sovereign", "exchange", "government", "fund-state", "reporter", "media", "person", "university"))


class Resolver:
    """Resolves one article; every method reads the same mask, sentences and statements."""

    def __init__(self, source: Source, mask: Mask, sentences: Sequence[Span], statements: Sequence[Statement]) -> None:
        self.source, self.mask, self.sentences, self.statements = source, mask, sentences, statements
        self.by_sentence: dict[int, list[Statement]] = defaultdict(list)
        for s in statements:
            self.by_sentence[s.sentence].append(s)
        self.names = [m for m in mask.mentions if m.kind == "name"]
        self.lists: dict[int, list[tuple[Statement, str, list[Named]]]] = defaultdict(list)
        self.taken: set[int] = set()  # starts of names that are investors in some list
        self.funders: Counter[str] = Counter()
        self._read_lists()
        self.section = self._sections()
        whens = [m.value.start for m in mask.mentions if m.kind == "when"]
        published = source.published  # an article that mostly speaks of later days carries a wrong date
        self.early = bool(published and 2 * sum(day > published for day in whens) > len(whens))
        self.records: list[Record] = []
        self.rounds: list[Record] = []
        self.round_of: dict[int, NameRef] = {}  # the company whose round a sentence spoke of
        self.subject_of: dict[int, tuple[NameRef, Span]] = {}

    # Investors ------------------------------------------------------------------------------------

    def _read_lists(self) -> None:
        claimed: set[int] = set()
        for s in sorted(self.statements, key=lambda s: (s.sentence, "existing_after" in s.slots, s.start)):
            start, end = self.sentences[s.sentence]
            for slot, at in list(s.slots.items()):
                role, _, side = slot.partition("_")
                if side not in ("before", "after") or not isinstance(at, int):
                    continue
                found = lists.before(self.source, self.mask, start, at) if side == "before" else lists.after(self.source, self.mask, at, end)
                found = [f for f in found if f.ref.kind not in ("reporter", "exchange") and f.start not in claimed]
                if not found:
                    continue
                if s.rule.strength < 0:
                    found = [f for f in found if f.ref.kind in _FUNDERS | {"technology", "startup", "company"} and f.ref.kind != "reporter" or self.funders[f.ref.key]]
                if role == "lead" or s.says != "invest":
                    claimed.update(f.start for f in found)
                self.lists[s.sentence].append((s, role, found))
                for f in found:
                    self.taken.add(f.start)
                    self.funders[f.ref.key] += 1

    # Structure --------------------------------------------------------------------------------------

    def _sections(self) -> list[int]:
        """For each sentence the start of the heading it stands under (-1 before the first)."""
        heads = [b for b in self.source.blocks if b.kind == "heading"]
        found, i, current = [], 0, -1
        for start, _ in self.sentences:
            while i < len(heads) and heads[i].start <= start:
                current = heads[i].start
                i += 1
            found.append(current)
        return found

    def _block(self, at: int) -> Block | None:
        return next((b for b in self.source.blocks if b.start <= at < b.end), None)

    # Subjects ---------------------------------------------------------------------------------------

    _OBJECT_BEFORE = re.compile(
        fold_script(
            r"(?:(?:由|被|與|和|對|向|在|從|透過|通過|於|跟|為|給|包括|如|像|將|據|根據|至|來自|以|及|、|超越|擊敗|取代|挑戰|對標|競爭對手|對手|相較|比|例如|借助|依託|使用|採用|領投|跟投|投資|收購|離開|加入|之於|前|持有|及其)[「『\"(（]?"
            r"|\b(?:by|with|from|in|to|of|at|for|on|via|like|including|than|and|against|alongside|rival|rivals|competitor|competitors|versus|vs\.?|into|such as|between|over|through|using|called|include|includes|ex|former|per|, and)(?: the| a| its| an| both| rival| rivals)?) ?$"
        )
    )
    _POSSESSED = re.compile(fold_script(r"^ ?(?:'s? (?:ceo|cto|cfo|founder|chief|coo|president|co-founder|analyst|researchers?|report|survey|data)|(?:的)?(?:之父|之母|前研究員|研究員|工程師|創辦人|執行長|創辦人|創始人|董事長|合夥人|技術長|財務長|分析師|總裁|高管|員工|報告|數據|調查|統計))"))

    _APPOSITION = re.compile(
        fold_script(
            r"^(?: is | was |是| ?(?:,|\(|——|—|–) ?)(?:which (?:uses|makes|builds|develops|provides|helps|offers|sells|operates|lets|is)|an?|the|[^,.;()]{0,6}一家|這家|一間|專注|主打) ?[^.;()]{0,80}?(?:startup|start-up|company|lab\b|labs\b|firm|maker|developer|platform|provider|builder|business|unicorn|spinout|spin-out|manufacturer|operator|公司|新創|平台|企業|廠商|實驗室)"
        )
    )
    _INTRODUCED = re.compile(
        fold_script(
            r"(?:新創公司|新創|初創公司|初創企業|初創|公司|企業|平台|品牌|廠商|開發商|製造商|服務商|供應商|實驗室|獨角獸|業者|創企|\bstartup|\bstart-up|\bcompany|\bfirm|\blab|\bmaker|\bdeveloper|\bplatform|\bprovider|\bunicorn|\bstartups|company called|startup called|named|called|-based|new company)(?:,)? ?[「『\"(（]?$"
        )
    )

    def _opens_clause(self, m: Mention, start: int) -> bool:
        """Whether a Chinese clause begins with this name: it is what the clause is about, company or not."""
        before = self.mask.text[max(start, m.outer_start - 2) : m.outer_start].rstrip()
        return self.source.language != "en" and (m.outer_start == start or before[-1:] in ",;:") and m.value.kind != "person"

    def _described(self, m: Mention) -> bool:
        """Whether the words beside a name say that it is a company (startup X; X, a London lab)."""
        text = self.mask.text
        return bool(self._APPOSITION.match(text[m.outer_end : m.outer_end + 100]) or self._INTRODUCED.search(text[max(0, m.outer_start - 20) : m.outer_start]))

    def _prepare_orgs(self) -> None:
        """Names known to be companies: by lexicon, by description, by a Chinese company sentence, by a raising."""
        self.orgs: set[str] = set(self._raisers)
        for m in self.names:
            ref: NameRef = m.value
            if ref.kind not in (None, "person", "reporter") or m.rule.startswith("name.zh") or self._described(m):
                self.orgs.add(ref.key)
            elif names.is_company_word(ref.name):
                self.orgs.add(ref.key)

    def subject(self, statement_start: int, sentence: int, funders_too: bool = False) -> Mention | None:
        """The company that a statement in this sentence is about, by position, or None."""
        start, _ = self.sentences[sentence]
        for m in reversed(self.mask.within(start, statement_start, "name")):
            if not self._company(m, funders_too) or m.start in self.taken:
                continue
            if m.value.key not in self.orgs and not (self.topic and m.value.key == self.topic.key) and not self._opens_clause(m, start):
                continue
            left = self.mask.text[max(start, m.outer_start - 16) : m.outer_start]
            if _BELONGS.fullmatch(self._without_dates(m.outer_end, statement_start)):
                return m
            relative = _RELATIVE.match(self.mask.text[m.outer_end : m.outer_end + 8]) and statement_start - m.outer_end < 140
            if (self._OBJECT_BEFORE.search(left) or left.rstrip().endswith(("(", "[", "-"))) and not self._described(m) and not relative:
                continue
            if self._POSSESSED.match(self.mask.text[m.outer_end : m.outer_end + 24]) and self.topic and m.value.key != self.topic.key:
                continue
            return m
        return None

    def _without_dates(self, start: int, end: int) -> str:
        text = self.mask.text
        for m in reversed(self.mask.within(start, end, "when")):
            text = text[: m.outer_start] + text[m.outer_end :]
            end -= m.outer_end - m.outer_start
        return text[start:end]

    def _company(self, m: Mention, funders_too: bool = False) -> bool:
        ref: NameRef = m.value
        if ref.kind in ("reporter", "person", "exchange", "media", "university"):
            return False
        if ref.kind in _FUNDERS:
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
            if near and near[-1].start not in self.taken and self._leads_clause(near[-1], s.sentence):
                between = self.mask.text[near[-1].outer_end : s.start]
                if not _NOT_ITSELF.search(between) or self._described(near[-1]):
                    self._raisers.add(near[-1].value.key)

    def _leads_clause(self, m: Mention, sentence: int) -> bool:
        start, _ = self.sentences[sentence]
        left = self.mask.text[max(start, m.outer_start - 16) : m.outer_start]
        return not self._OBJECT_BEFORE.search(left)

    def _topic(self) -> NameRef | None:
        """The company that the article is about: who raises, is valued or bought, the more the nearer to the title."""
        weight = {"title": 6, "summary": 4}
        points: Counter[str] = Counter()
        refs: dict[str, NameRef] = {}
        for s in self.statements:
            if s.says not in ("round", "round_hint", "valuation", "invest", "acquisition", "revenue", "listing"):
                continue
            explicit = s.slots.get("company")
            m = explicit if isinstance(explicit, Mention) else self.subject(s.start, s.sentence)
            if m and m.start not in self.taken:
                block = self._block(m.start)
                points[m.value.key] += weight.get(block.kind if block else "", 1)
                refs.setdefault(m.value.key, m.value)
        for b in self.source.blocks:
            if b.kind in ("title", "summary"):
                for m in self.mask.within(b.start, b.end, "name"):
                    left = self.mask.text[max(b.start, m.outer_start - 16) : m.outer_start]
                    if self._OBJECT_BEFORE.search(left) or self._POSSESSED.match(self.mask.text[m.outer_end : m.outer_end + 24]):
                        continue
                    if self._company(m) and m.start not in self.taken and m.value.key in self.orgs:
                        points[m.value.key] += weight[b.kind] // 2
                        refs.setdefault(m.value.key, m.value)
        if not points:
            for m in self.names:
                if self._company(m) and m.value.key in self.orgs:
                    points[m.value.key] += 1
                    refs.setdefault(m.value.key, m.value)
        return refs[max(points, key=lambda k: points[k])] if points else None

    def _focus(self, sentence: int, at: int | None = None) -> NameRef | None:
        """Who is spoken of where a sentence names nobody.

        該公司 and "it" mean the paragraph's last subject; else it is the section's company in a digest, and the
        article's in an article about one.
        """
        start, end = self.sentences[sentence]
        block = self._block(start)
        if _THE_COMPANY.search(self.mask.text, start, at or end) or self.digest:
            i = sentence - 1
            while i >= 0 and block and self.sentences[i][0] >= block.start:
                if i in self.subject_of:
                    ref = self.subject_of[i][0]
                    if self.digest or ref.key in self._raisers or ref.key in self._heading_keys(sentence):
                        return ref
                if not self.digest:
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
        block = self._block(section) if section >= 0 else None
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
                    if m.value.key in self.orgs and self._company(m, True):
                        leaders.add(m.value.key)
                for s in self.by_sentence[i]:
                    if s.says in ("round", "acquisition", "valuation", "invest", "round_hint"):
                        explicit = s.slots.get("company")
                        m = explicit if isinstance(explicit, Mention) else self.subject(s.start, i)
                        if m:
                            subjects.add(m.value.key)
        title = next((b for b in self.source.blocks if b.kind == "title"), None)
        named = title and any(m.value.key in self.orgs for m in self.mask.within(title.start, title.end, "name"))
        return len(subjects) > 1 or len(leaders) > 2 or (heads > 2 and not named)

    # The whole --------------------------------------------------------------------------------------

    def resolve(self, stated: Sequence[Record] = ()) -> list[Record]:
        """Return the records of the article.

        Args:
            stated: records read elsewhere (table rows), which take part in the clustering.
        """
        self.topic: NameRef | None = None
        self._prepare_raisers()
        self._prepare_orgs()
        self.topic = self._topic()
        self.digest = self._is_digest()
        frames = [r for r in stated if r.says == "round"]
        self.records += [r for r in stated if r.says != "round"]
        for i in range(len(self.sentences)):
            self._note_subject(i)
            here = self._frames(i)
            frames += here
            if here and here[-1].company:
                self.round_of[i] = here[-1].company
            self._others(i)
        self.rounds = self._cluster(frames)
        self._bases()
        return self.rounds + self.records

    def _bases(self) -> None:
        """Post-money said of a valuation anywhere is said of it at its round."""
        said = {}
        for v in self.records:
            if v.says == "valuation" and v.basis and v.company and v.money:
                said[v.company.key, v.money.value, v.money.currency] = v.basis
        for r in self.rounds:
            if r.valuation and not r.basis and r.company:
                r.basis = said.get((r.company.key, r.valuation.value, r.valuation.currency))

    def _note_subject(self, i: int) -> None:
        """Remember whom a sentence is about: its first name in the place of a subject."""
        start, end = self.sentences[i]
        for m in self.mask.within(start, end, "name"):
            if m.start in self.taken or not self._company(m, True):
                continue
            left = self.mask.text[max(start, m.outer_start - 16) : m.outer_start]
            if self._OBJECT_BEFORE.search(left) or m.outer_start - start > 60:
                continue
            if self._POSSESSED.match(self.mask.text[m.outer_end : m.outer_end + 24]) and self.topic and m.value.key != self.topic.key:
                continue
            if m.value.key not in self.orgs:
                continue
            self.subject_of[i] = (m.value, (m.start, m.end))
            return

    def _company_of(self, s: Statement, slot: str = "company") -> tuple[NameRef | None, Span | None]:
        explicit = s.slots.get(slot)
        if isinstance(explicit, Mention):
            return explicit.value, (explicit.start, explicit.end)
        if s.says in ("investors", "valuation") and not self.subject(s.start, s.sentence):
            block = self._block(self.sentences[s.sentence][0])
            for i in range(s.sentence, max(-1, s.sentence - 4), -1):
                if i in self.round_of and block and self.sentences[i][0] >= block.start:
                    return self.round_of[i], None
        m = self.subject(s.start, s.sentence, funders_too=s.says in ("revenue", "growth", "acquisition", "listing"))
        if m:
            return m.value, (m.start, m.end)
        return self._focus(s.sentence, s.start), None

    def _status(self, s: Statement) -> tuple[Status, Span | None]:
        if "status" in s.slots:
            return s.slots["status"], None
        start, end = self.sentences[s.sentence]
        return qualify(self.mask.text, start, end, s.start, s.end)

    def _frames(self, i: int) -> list[Record]:
        """The rounds that one sentence speaks of."""
        start, end = self.sentences[i]
        frames: list[Record] = []
        spans: list[Span] = []
        rounds = [s for s in self.by_sentence[i] if s.says in ("round", "round_hint", "invest")]
        rounds.sort(key=lambda s: (s.says == "round_hint", -s.rule.strength, s.start))
        shares = [s for s in self.by_sentence[i] if s.says == "share"]
        for s in rounds:
            money, series = s.money(), s.slots.get("series")
            frame = None
            if s.says == "round" and not series and _OF_MANY.search(self.mask.text, max(start, s.start - 40), s.start):
                self._drop(s, "many raised together, not one company")
                continue
            explicit = s.slots.get("company")
            if isinstance(explicit, Mention) and (explicit.start in self.taken or not self._company(explicit, True)):
                if s.says == "invest":
                    continue
                s.slots.pop("company")
            for f, span in zip(frames, spans, strict=True):
                common = (money and (money.start, money.end, "money") in f.evidence) or (
                    isinstance(series, Mention) and (series.start, series.end, "series") in f.evidence
                )
                apart = max(span[0] - s.end, s.start - span[1])
                fits = (
                    apart < 30
                    and not (money and f.money and money.value != f.money)
                    and not (isinstance(series, Mention) and f.series and f.series != series.value)
                    and not _between(self.mask, span, (s.start, s.end), f)
                )
                if common or fits:
                    frame = f
                    spans[frames.index(f)] = (min(span[0], s.start), max(span[1], s.end))
                    break
            if frame is None and isinstance(series, Mention) and not money and (frame := self._combined(frames, series)):
                frame.series = series.value
            if frame is None:
                company, where = self._company_of(s)
                if company and company.kind in _FUNDERS:
                    self._drop(s, f"{company.name} is a funder: its own raising is no round")
                    continue
                hint = s.says == "round_hint"
                status, words = ("asserted", None) if hint else self._status(s)
                frame = Record("round", company, s.start, s.rule.id, status, hint=hint, sentence=i)
                if words:
                    frame.prove(*words, "status")
                if where:
                    frame.prove(*where, "company")
                    frame.explicit = True
                frames.append(frame)
                spans.append((s.start, s.end))
            elif isinstance(explicit := s.slots.get("company"), Mention) and not (frame.explicit and s.says == "round_hint"):
                frame.company, frame.explicit = explicit.value, True
                frame.prove(explicit.start, explicit.end, "company")
            if s.says != "round_hint":
                frame.hint = False
            if money and s.slots.get("total"):
                frame.total = True
                frame.money = money.value
                frame.prove(money.start, money.end, "money")
            if money and not frame.money:
                frame.money = money.value
                frame.prove(money.start, money.end, "money")
            if isinstance(series, Mention) and not frame.series:
                frame.series = series.value
                frame.prove(series.start, series.end, "series")
            dated = s.slots.get("date")
            if isinstance(dated, Mention):
                frame.date = dated.value
                frame.prove(dated.start, dated.end, "date")
            investor = s.slots.get("investor")
            if isinstance(investor, Mention):
                self._add(frame, Named(investor.start, investor.end, investor.value), "participant")
        self._packages(frames, spans)
        self._shares(i, shares, frames, spans)
        self._attributes(i, frames, spans)
        self._dates(i, frames, spans)
        return frames

    def _combined(self, frames: list[Record], series: Mention) -> Record | None:
        """The frame whose series is said together with this one (種子輪和天使輪): one raising, named by the later."""
        for f in frames:
            ends = [e for _, e, slot in f.evidence if slot == "series"]
            if ends and ends[-1] <= series.start and _TOGETHER.fullmatch(self.mask.text[ends[-1] : series.start]):
                return f
        return None

    def _drop(self, s: Statement, why: str) -> None:
        self.source.note(f"{s.rule.id} at {s.start}: dropped, {why}")

    def _packages(self, frames: list[Record], spans: list[Span]) -> None:
        """A sum whose parts follow (22.5 億美元，包含 15 億美元 G 輪) is no round beside them."""
        for k in range(len(frames) - 1):
            first, rest = frames[k], frames[k + 1 :]
            between = self.mask.text[spans[k][1] : spans[k + 1][0]]
            if first.series or not first.money or not rest[0].money or not rest[0].series or not _PARTS.search(between):
                continue
            if (first.money.value or 0) > (rest[0].money.value or 0):
                first.money, first.hint, first.weak = None, True, True
                first.evidence = [e for e in first.evidence if e[2] != "money"]

    def _shares(self, i: int, shares: list[Statement], frames: list[Record], spans: list[Span]) -> None:
        """Several investors with their own amounts share a round; a single one beside no round is a round."""
        start, end = self.sentences[i]
        if not shares or not _ROUND_WORDS.search(self.mask.text, start, end):
            return
        several = len(shares) > 1 or _INTRODUCES_SHARES.search(self.mask.text[max(start, shares[0].start - 14) : shares[0].start])
        for s in shares:
            investor, money = s.slots["investor"], s.money()
            focus = self._focus(i)
            if not isinstance(investor, Mention) or not money or (focus and focus.key == investor.value.key):
                continue
            who = Named(investor.start, investor.end, investor.value)
            same = next((f for f in frames if (money.start, money.end, "money") in f.evidence), None)
            if same:
                self._add(same, who, "participant")
                continue
            if several and frames:
                frame = min(zip(frames, spans, strict=True), key=lambda p: _apart(p[1], (s.start, s.end)))[0]
                self._add(frame, who, "participant")
            else:
                company = next((f.company for f in frames if f.company), None) or focus
                frame = Record("round", company, s.start, s.rule.id, hint=several is not None and bool(several), sentence=i)
                if not several:
                    frame.money = money.value
                    frame.prove(money.start, money.end, "money")
                self._add(frame, who, "participant")
                frames.append(frame)
                spans.append((s.start, s.end))

    def _add(self, frame: Record, who: Named, role: str) -> None:
        if frame.company and who.ref.key == frame.company.key:
            return
        if who.parent:
            frame.parents.add(who.parent)
        known = frame.investors.get(who.ref.key)
        rank = {"lead": 0, "participant": 1, "existing": 2}
        if not known or (rank[role], who.start) < (rank[known[1]], known[0].start):
            frame.investors[who.ref.key] = (who, role)
        frame.prove(who.start, who.end, "investors")

    def _attributes(self, i: int, frames: list[Record], spans: list[Span]) -> None:
        """Give the sentence's valuations and investors to the nearest frame, or to a frame of their own."""
        start, end = self.sentences[i]
        valued: set[int] = set()
        statements = [s for s in self.by_sentence[i] if s.says == "valuation" and s.money()]
        pairs = sorted(
            ((_apart(spans[k], (s.start, s.end)), n, k) for n, s in enumerate(statements) for k in range(len(frames))),
        )
        given: dict[int, int] = {}
        for n, s in enumerate(statements):  # a series that is named decides
            series = s.slots.get("series")
            if isinstance(series, Mention):
                for k, f in enumerate(frames):
                    if f.series == series.value and k not in given.values():
                        given[n] = k
        for _, n, k in pairs:
            if n not in given and k not in given.values():
                given[n] = k
        for n, s in enumerate(statements):
            money = s.money()
            assert money
            company, where = self._company_of(s)
            basis = _basis(self.mask.text, s, start)
            frame = frames[given[n]] if n in given else None
            if frame is not None and (not where or frame.explicit and company and frame.company and company.key == frame.company.key):
                company = frame.company or company
            if frame is not None and where and company and frame.company and company.key != frame.company.key and not frame.explicit:
                frame.company = company
                frame.prove(*where, "company")
            elif frame is not None and company and frame.company and company.key != frame.company.key:
                frame = None
            if frame is None and not frames and _ROUND_WORDS.search(self.mask.text, start, end):
                frame = Record("round", company, s.start, s.rule.id, hint=True, sentence=i)
                if where:
                    frame.prove(*where, "company")
                    frame.explicit = True
                frames.append(frame)
                spans.append((s.start, s.end))
            if frame is not None and frame.valuation is None:
                frame.valuation, frame.basis = money.value, basis
                frame.prove(money.start, money.end, "valuation")
                valued.add(n)
            for slot in ("money", "earlier"):
                m = s.slots.get(slot)
                if isinstance(m, Mention) and m.value.qualifier != "vague":
                    status, words = self._status(s)
                    record = Record("valuation", company, m.start, s.rule.id, status, money=m.value, basis=basis if slot == "money" else None, sentence=i)
                    record.prove(m.start, m.end, "money")
                    if where:
                        record.prove(*where, "company")
                    if words:
                        record.prove(*words, "status")
                    self.records.append(record)
        for s, role, found in self.lists[i]:
            trigger = (s.start, s.end)
            in_round = bool(frames) or bool(_THIS_ROUND.search(self.mask.text, start, end))
            total = not frames and any(x.rule.id.startswith("aside") and "cumulative" in x.rule.id for x in self.by_sentence[i])
            if s.rule.strength < 0 and all(f.hint for f in frames) and all(x.rule.strength < 0 for x, _, _ in self.lists[i]):
                continue
            if role == "existing" and not in_round or total:
                company, where = self._company_of(s)
                record = Record("backers", company, s.start, s.rule.id, sentence=i)
                if where:
                    record.prove(*where, "company")
                for who in found:
                    self._add(record, who, "existing")
                self.records.append(record)
                continue
            if not frames:
                weak = s.rule.strength < 0 or not _ROUND_WORDS.search(self.mask.text, start, end)
                company, where = self._company_of(s)
                frame = Record("round", company, s.start, s.rule.id, hint=True, sentence=i, weak=weak)
                frame.prior = bool(_PRIOR.search(self.mask.text, max(start, s.start - 24), s.start + 1))
                if where:
                    frame.prove(*where, "company")
                    frame.explicit = True
                frames.append(frame)
                spans.append(trigger)
            else:
                frame = min(zip(frames, spans, strict=True), key=lambda p: (_apart(p[1], trigger), p[1][0]))[0]
            series = s.slots.get("series")
            if isinstance(series, Mention) and not frame.series:
                frame.series, frame.hint = series.value, False
                frame.prove(series.start, series.end, "series")
            for who in found:
                self._add(frame, who, {"lead": "lead", "existing": "existing"}.get(role, "participant"))

    def _dates(self, i: int, frames: list[Record], spans: list[Span]) -> None:
        start, end = self.sentences[i]
        published = self.source.published
        used: set[int] = set()
        candidates: list[tuple[int, int, Mention]] = []
        for k, (a, b) in enumerate(spans):
            if frames[k].date:
                continue
            for m in self.mask.within(start, end, "when"):
                if m.value.granularity in ("decade", "century"):
                    continue
                text = self.mask.text
                if published and m.value.start > published and frames[k].status == "asserted" and not self.early:
                    continue
                announced = _ANNOUNCED.search(text, max(start, m.outer_start - 24), min(end, m.outer_end + 8))
                if frames[k].hint and not announced:
                    continue
                if m.outer_end <= a:
                    between = text[m.outer_end : a]
                    far = len(between)
                    on = _ANNOUNCED_ON.search(text, max(start, m.outer_start - 16), m.outer_start)
                    opens = k == 0 and (m.outer_start - start < 6 or on)
                    if far > (260 if opens else 60) or not on and _DATE_STOP.search(between):
                        continue
                elif m.outer_start >= b:
                    between = text[b : m.outer_start]
                    far = len(between) + 10
                    if far > 50 or _DATE_STOP.search(between) or _DATE_STOP_AFTER.search(between):
                        continue
                else:
                    far = 0
                if _DATE_OTHER.match(text[m.outer_end : m.outer_end + 10]):
                    continue
                candidates.append((far, k, m))
        done: set[int] = set()
        for _, k, m in sorted(candidates, key=lambda c: (c[0], c[1], c[2].start)):
            if k in done or m.start in used:
                continue
            frames[k].date = m.value
            frames[k].prove(m.start, m.end, "date")
            done.add(k)
            used.add(m.start)

    # Other kinds -------------------------------------------------------------------------------------

    def _others(self, i: int) -> None:
        start, end = self.sentences[i]
        seen_targets: dict[str, Record] = {}
        for s in self.by_sentence[i]:
            if s.says in ("revenue", "growth"):
                company, where = self._company_of(s)
                status, words = self._status(s)
                for slot in ("money", "earlier") if s.says == "revenue" else ("ratio",):
                    m = s.slots.get(slot)
                    if not isinstance(m, Mention) or s.says == "revenue" and m.value.qualifier == "vague":
                        continue
                    record = Record(s.says, company, m.start, s.rule.id, status if slot != "earlier" else "asserted", sentence=i)
                    record.other["metric"] = s.slots.get("metric")
                    record.other["value"] = m.value
                    if s.says == "revenue":
                        record.money = m.value
                    record.prove(m.start, m.end, "money" if s.says == "revenue" else "ratio")
                    if where:
                        record.prove(*where, "company")
                    if words:
                        record.prove(*words, "status")
                    period = self._period(s, m, start, end)
                    if period:
                        record.date = period.value
                        record.prove(period.start, period.end, "period")
                    metric = s.slots.get("metric")
                    if isinstance(metric, int):  # a group of words: read them
                        record.other["metric"] = None
                    record.other["metric_at"] = metric
                    record.other["statement"] = s
                    self.records.append(record)
            elif s.says in ("acquisition", "acquisition_price"):
                self._acquisition(s, seen_targets)
            elif s.says in ("listing", "listing_money"):
                company, where = self._company_of(s)
                status, words = self._status(s)
                if s.says == "listing_money" and status == "asserted":
                    status = "planned"
                record = Record("listing", company, s.start, s.rule.id, status, sentence=i)
                money = s.money()
                if money:
                    record.money = money.value
                    record.prove(money.start, money.end, "money")
                record.prove(s.start, s.end, "listing")
                if where:
                    record.prove(*where, "company")
                if words:
                    record.prove(*words, "status")
                exchange = next((n for n in self.mask.within(start, end, "name") if n.value.kind == "exchange"), None)
                if exchange:
                    record.other["exchange"] = exchange.value.name
                    record.prove(exchange.start, exchange.end, "exchange")
                self.records.append(record)

    def _period(self, s: Statement, m: Mention, start: int, end: int) -> Mention | None:
        dates = [d for d in self.mask.within(max(start, m.outer_start - 60), min(end, m.outer_end + 30), "when")]
        return min(dates, key=lambda d: _apart((d.outer_start, d.outer_end), (m.outer_start, m.outer_end)), default=None)

    def _acquisition(self, s: Statement, seen: dict[str, Record]) -> None:
        target, acquirer, money = s.slots.get("target"), s.slots.get("acquirer"), s.money()
        if s.says == "acquisition_price":
            near = [r for r in self.records if r.says == "acquisition" and s.sentence - r.sentence <= 1]
            if near and money and not near[-1].money:
                near[-1].money = money.value
                near[-1].prove(money.start, money.end, "money")
            return
        if not isinstance(target, Mention) or not self._company(target, True):
            return
        if isinstance(acquirer, Mention):
            who, where = acquirer.value, (acquirer.start, acquirer.end)
            if acquirer.value.kind in ("reporter", "person", "government"):
                return
        else:
            who, where = self._company_of(s)
        if who is None or who.key == target.value.key or who.kind in ("government", "reporter"):
            return
        status, words = self._status(s)
        record = seen.get(target.value.key)
        if record is None:
            record = Record("acquisition", who, s.start, s.rule.id, status, sentence=s.sentence)
            record.other["target"] = target.value
            record.prove(target.start, target.end, "target")
            if where:
                record.prove(*where, "acquirer")
            if words:
                record.prove(*words, "status")
            self.records.append(record)
            seen[target.value.key] = record
        if money and not record.money:
            record.money = money.value
            record.prove(money.start, money.end, "money")

    # Clusters ----------------------------------------------------------------------------------------

    def _cluster(self, frames: list[Record]) -> list[Record]:
        """One record per round: frames of one company that do not contradict each other."""
        records: list[Record] = []
        self.seen: dict[int, list[Record]] = defaultdict(list)
        ordered = sorted(frames, key=lambda f: (f.hint, f.at))
        for f in ordered:
            if f.company is None:
                self.source.note(f"{f.rule} at {f.at}: dropped, no company is named or in focus")
                continue
            if f.hint and f.series and (f.series in _LOOSE_SERIES or _SINCE.search(self.mask.text, max(0, f.at - 6), f.at)):
                f.series = None
            same = [r for r in records if r.company and r.company.key == f.company.key]
            fits = [r for r in same if compatible(r, f)]
            if f.prior:
                fits = [r for r in fits if r.prior]
            elif f.hint and not f.series and not f.money and fits:
                fits = [self._meant(f, fits)]
            scored = sorted(fits, key=lambda r: score(r, f), reverse=True)
            if scored:
                unite(scored[0], f)
                self.seen[id(scored[0])].append(f)
            elif not f.weak and (not f.hint or (f.series and (f.investors or f.valuation or f.date)) or f.investors):
                self.seen[id(f)].append(f)
                records.append(f)
            else:
                self.source.note(f"{f.rule} at {f.at}: dropped, it adds to a round of {f.company.name} that nothing else states")
        records = self._reunite(records)
        for r in records:
            r.investors = _distinct(self.source.folded, {k: v for k, v in r.investors.items() if k not in r.parents and not (r.company and k == r.company.key)})
        return [r for r in records if r.money or r.series or r.investors]

    @staticmethod
    def _reunite(records: list[Record]) -> list[Record]:
        """Join records that later sentences made one: a headline's amount and the sum of the series."""
        kept: list[Record] = []
        for r in records:
            twin = next(
                (
                    k
                    for k in kept
                    if k.company and r.company and k.company.key == r.company.key and k.money and r.money
                    and k.money.value == r.money.value and k.money.currency == r.money.currency and compatible(k, r)
                ),
                None,
            )  # fmt: skip
            if twin:
                unite(twin, r)
            else:
                kept.append(r)
        return kept

    def _meant(self, f: Record, fits: list[Record]) -> Record:
        """The round that a sentence without figures means: who shares investors, else the paragraph's last, else the main one."""
        shared = [r for r in fits if set(r.investors) & set(f.investors)]
        if shared:
            return shared[0]
        block = self._block(f.at)
        near = [
            (x.sentence, len(self.seen[id(r)]), -r.at, n)
            for n, r in enumerate(fits)
            for x in self.seen[id(r)]
            if block and block.start <= x.at < f.at
        ]
        if near:
            return fits[max(near)[-1]]
        section = self.section[f.sentence]
        here = [r for r in fits if self.digest and any(self.section[x.sentence] == section for x in self.seen[id(r)])]
        return max(here or fits, key=lambda r: (len(self.seen[id(r)]), -r.at))


def _distinct(folded: str, investors: dict[str, tuple[Named, str]]) -> dict[str, tuple[Named, str]]:
    """Without the short form of another: Salesforce beside Salesforce Ventures, 红杉 beside 红杉中国."""
    kept = dict(investors)
    spelt = {k: folded[who.start : who.end] for k, (who, _) in investors.items()}
    for k in investors:
        for other in investors:
            if other != k and other in kept and k in kept and spelt[other] != spelt[k] and (spelt[other].startswith(spelt[k]) or other.startswith(k)):
                lead = "lead" in (kept[k][1], kept[other][1])
                kept[other] = (kept[other][0], "lead" if lead else kept[other][1])
                kept.pop(k)
                break
    return kept


def _between(mask: Mask, a: Span, b: Span, frame: Record) -> bool:
    """Whether an amount that is not this frame's stands between two spans."""
    lo, hi = min(a[1], b[1]), max(a[0], b[0])
    return any(m.value != frame.money for m in mask.within(lo, hi, "money"))


def _apart(a: Span, b: Span) -> int:
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


_LOOSE_SERIES = ("Strategic", "Growth", "Debt", "Convertible", "Bridge")  # words that mean a series only beside a raising
_THE_COMPANY = re.compile(fold_script(r"該公司|這家|該新創|該企業|該平台|公司|它|其|\bthe (?:[a-z-]+ ){0,2}(?:company|startup|firm|lab|maker|unicorn)\b|\bit\b|\bits\b|\bthey\b"))
_THIS_ROUND = re.compile(fold_script(r"本輪|該輪|此輪|這輪|這一輪|此次|跟投|參投|participat|\bround\b"))
_INTRODUCES_SHARES = re.compile(fold_script(r"(?:其中|包括|包含|由|分別|本輪|:)"))
_ROUND_WORDS = re.compile(fold_script(r"融資|募資|集資|領投|輪|投資|preferred equity|tranche|\bround\b|\braise|\bfunding\b|\bfinancing\b"))
_PRIOR = re.compile(fold_script(r"此前|先前|早前|曾|早期|上一輪|上輪|前一輪|previous round|last round"))
_PARTS = re.compile(fold_script(r"包含|包括|其中|由[^,]{0,30}組成|—|–|comprising|including|consisting|made up of"))
_SINCE = re.compile(fold_script(r"(?:從|自|since|from) ?$"))
_TOGETHER = re.compile(fold_script(r" ?(?:和|及|與|、|\+|&|and|以及)(?:一輪)? ?"))
_BELONGS = re.compile(r" ?(?:的|'s|'|,|) ?")
_RELATIVE = re.compile(r",? (?:which|that|who)\b")
_OF_MANY = re.compile(fold_script(r"(?:sector|industry|companies|startups|firms|market|landscape|ecosystem|founders)(?: [a-z]+){0,3} ?$|(?:領域|產業|賽道|行業|市場|業界|新創們|公司們|多家公司|企業們)[^,。;]{0,10}$|合計|共同出資|平均"))
_NOT_ITSELF = re.compile(fold_script(r"的|之|'s|,|、|和|與|and"))
_ANNOUNCED = re.compile(fold_script(r"宣布|完成|announced|closed|disclosed|unveiled|revealed"))
_ANNOUNCED_ON = re.compile(r"(?:announced|said|disclosed|unveiled) (?:on )?$")
_DATE_STOP = re.compile(fold_script(r"[;。]|相較|較|比起|計畫|預計|成立|創立|上市|營收|compared|founded|launch|since|until|ahead|ipo|以來|估值從|from"))
_DATE_STOP_AFTER = re.compile(fold_script(r",|將|用於|\band\b|\bto\b|\bwith|year-over|\bas\b|while|when|amid|before|估值|計畫|預計"))
_DATE_OTHER = re.compile(fold_script(r"(?:以來|成立|創立|之前|前後|底前|上市| ?ipo|-founded|起|年化|收入|營收)"))
_POST = re.compile(fold_script(r"投後|融資後|募資後|輪後|post-? ?money|post-? ?investment|posting a post|post-"))
_PRE = re.compile(fold_script(r"投前|融資前|輪前|募資前|pre-? ?money|pre-? ?investment"))


def _basis(text: str, s: Statement, start: int) -> str | None:
    if "basis" in s.slots:
        return str(s.slots["basis"])
    money = s.money()
    assert money
    window = text[max(start, s.start - 8) : s.end + 14]
    if _POST.search(window):
        return "post_money"
    if _PRE.search(window):
        return "pre_money"
    return None
