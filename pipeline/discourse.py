"""Who is spoken of: names known to be companies, the article's topic, the subject of a sentence, who is in focus."""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline import lists, names
from pipeline.languages import own
from pipeline.lists import Named
from pipeline.mask import PRIVATE, Mask, one
from pipeline.mention import Mention, Source
from pipeline.model import Block, Status
from pipeline.names import NameRef
from pipeline.qualify import qualify
from pipeline.records import Span
from pipeline.statements import Statement
from pipeline.text import fold, fold_script

# Kinds of the lexicon that fund and do not raise.
FUNDERS = frozenset(
    ("venture", "sovereign", "exchange", "government", "fund-state", "reporter", "media", "person", "university")
)
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
_BELONGS = re.compile(r" ?(?:的|'s|'|,|) ?")
_RELATIVE = re.compile(r",? (?:which|that|who)\b")
# X announced today that it has | raised: the verb is X's.
_THAT_IT = re.compile(
    r" (?:has |have )?(?:announced|announces|said|says|revealed|reveals|confirmed|confirms|disclosed|told)\b[^.;:]{0,40}? it "
    r"(?:has |had |recently |just |will |plans to )*$"
)
# X, which builds satellites, | raised.
_ASIDE = re.compile(
    r" ?, (?:which|an?|the|formerly|founded|based|whose|maker|headquartered|backed|known)\b[^.;:()]{2,160}, (?:has |have |had |is |said it )*$"
)
_RIVAL = re.compile(fold_script(r"競爭對手|對手|競品|競爭者|同業|\b(?:rivals?|competitors?)\b"))
# 將與特殊目的收購公司 | X 合併: described or not, it is the other party.
_WITH_ONE = re.compile(fold_script(r"(?:與|跟|同|向)[^,。;:、與跟同向]{2,12}(?:公司|企業|新創|集團|廠商) ?$"))
_COMPARED = re.compile(
    fold_script(
        r"(?:超越|高於|低於|超過|不及|落後|領先|追上|趕上|\b(?:surpassing|exceeding|overtaking|topping|beating|trailing|behind|"
        r"passing|past|leapfrogging|eclipsing|above|below|than)) ?$"
    )
)
_NOT_ITSELF = re.compile(fold_script(r"的|之|'s|,|、|和|與|and"))


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
        for start, _ in self.sentences:
            while i < len(heads) and heads[i].start <= start:
                current = heads[i].start
                i += 1
            found.append(current)
        return found

    def block(self, at: int) -> Block | None:
        i = bisect.bisect(self._block_starts, at) - 1
        return self._blocks[i] if i >= 0 and at < self._blocks[i].end else None

    _OBJECT_BEFORE = re.compile(
        fold_script(
            r"(?:(?:由|被|與|和|對|向|在|從|透過|通過|於|跟|為|給|包括|如|像|將|據|根據|至|來自|以|及|、|超越|擊敗|"
            r"取代|挑戰|對標|競爭對手|對手|相較|比|例如|借助|依託|使用|採用|拒絕|回絕|婉拒|高於|低於|超過|不及|落後|領先|追上|趕上|領投|跟投|投資|收購|離開|加入|之於|前|持有|"
            r"及其|獲得?|取得|拿到|得到|接受)[「『\"(（]?"
            r"|\b(?:by|with|from|in|to|of|at|for|on|via|like|including|than|and|against|alongside|rival|rivals|competitor|"
            r"surpassing|exceeding|overtaking|topping|beating|trailing|behind|passing|past|leapfrogging|eclipsing|above|below|"
            r"competitors|versus|vs\.?|into|such as|between|over|through|using|called|include|includes|ex|former|per|"
            r", and)(?: the| a| its| an| both| rival| rivals)?) ?$"
        )
    )
    _POSSESSED = re.compile(
        fold_script(
            r"^ ?(?:'s? (?:ceo|cto|cfo|founder|chief|coo|president|co-founder|analyst|researchers?|report|survey|data)|"
            r" (?:alums?|alumni|veterans?|executives?|engineers?|vets|dropouts?|graduates?|grads?|students?|professors?|"
            r"researchers?|scientists?|founders?)\b|(?:的)?(?:之父|之母|前研究員|研究員|工程師|"
            r"創辦人|執行長|創辦人|創始人|董事長|合夥人|技術長|財務長|分析師|總裁|高管|員工|報告|數據|調查|統計))"
        )
    )

    _APPOSITION = re.compile(
        fold_script(
            r"^(?: is | was |是| ?(?:,|\(|——|—|–) ?)(?:which (?:uses|makes|builds|develops|provides|helps|offers|sells|"
            r"operates|lets|is)|an?|the|[^,.;()]{0,6}一家|這家|一間|專注|主打) ?[^.;()]{0,80}?(?:startup|start-up|company|"
            r"lab\b|labs\b|firm|maker|developer|platform|provider|builder|business|unicorn|spinout|spin-out|manufacturer|"
            r"operator|公司|新創|平台|企業|廠商|實驗室)"
        )
    )
    _INTRODUCED = re.compile(
        fold_script(
            r"(?:新創公司|新創|初創公司|初創企業|初創|公司|企業|平台|品牌|廠商|開發商|製造商|服務商|供應商|實驗室|獨角獸|"
            r"業者|創企|商|\bstartup|\bstart-up|\bcompany|\bfirm|\blab|\bmaker|\bdeveloper|\bplatform|\bprovider|\bunicorn|"
            r"\bstartups|company called|startup called|named|called|-based|new company)[,:]? ?[「『\"(（]?$"
        )
    )

    # X released Y and raised …: the second verb is X's.
    _AND_ALSO = re.compile(
        fold_script(
            r"(?:\[[0-9]+\])? ?(?:[並且]|同時)+(?:已|也|又|再|成功|順利|於|在|正|獲|完成|募|籌|以|宣布|取得|拿|估|融)"
            r"| and (?:has |have |also )*(?:raised|closed|secured|landed|completed)\b"
        )
    )
    _ACTED_ON = re.compile(
        fold_script(
            r"發布|發佈|發表|推出|收購|併購|買下|攜手|聯手|開源|上線|亮相|展示|更新|\b(?:launched|released|acquired|bought|"
            r"unveiled|introduced|shipped|opened|signed|open-sourced|partnered)\b"
        )
    )

    def _object_of_first_verb(self, m: Mention, start: int) -> bool:
        if not self._AND_ALSO.match(self.mask.text[m.outer_end : m.outer_end + 16]):
            return False
        before = self.mask.within(max(start, m.outer_start - 60), m.outer_start, "name")
        between = self.mask.text[before[-1].outer_end : m.outer_start] if before else ","
        return not set(between) & set(",;:") and bool(self._ACTED_ON.search(between))

    def _opens_clause(self, m: Mention, start: int) -> bool:
        """Whether a Chinese clause begins with this name: it is what the clause is about, company or not."""
        before = self.mask.text[max(start, m.outer_start - 2) : m.outer_start].rstrip()
        return (
            not own(self.source.language).spaced
            and (m.outer_start == start or before[-1:] in ",;:")
            and m.value.kind != "person"
        )

    _HEADS = re.compile(r" ?(?:—|–|\|) ")  # Loomwright — Senior Engineer
    _MAKES = re.compile(
        r", (?:which|whose) [a-z]|(?:\([^()]{1,60}\))?是[^,。;]{0,24}(?:公司|企业|平台|品牌|新创|厂商|业者)"
        r"| (?:helps|builds|makes|develops|provides|offers|operates|sells) "
    )
    _FOUNDED = re.compile(
        fold_script(
            rf" ?(?:\([^()]{{1,60}}\))? ?(?:{one('when')})? ?(?:品牌|公司|平台)?(?:正式)?(?:於[^,。;]{{1,12}})?(?:成立|創立)| was founded\b"
        )
    )

    def described(self, m: Mention) -> bool:
        """Whether the words beside a name say that it is a company (startup X; X, a London lab)."""
        text = self.mask.text
        return bool(
            self._APPOSITION.match(text[m.outer_end : m.outer_end + 100])
            or self._MAKES.match(text[m.outer_end : m.outer_end + 60])
            or self._HEADS.match(text[m.outer_end : m.outer_end + 4])
            and (block := self.block(m.start))
            and block.start == m.outer_start
            or self._FOUNDED.match(text[m.outer_end : m.outer_end + 60])
            and not self._OBJECT_BEFORE.search(text[max(0, m.outer_start - 16) : m.outer_start])
            or self._INTRODUCED.search(text[max(0, m.outer_start - 20) : m.outer_start])
        )

    def _prepare_orgs(self) -> None:
        """Names known to be companies: by lexicon, by description, by a Chinese company sentence, by a raising."""
        self.orgs: set[str] = set(self._raisers)
        for m in self.names:
            ref: NameRef = m.value
            if (
                ref.kind not in (None, "person", "reporter")
                or m.rule.startswith("name.zh")
                or self.described(m)
                or names.is_company_word(ref.name)
            ):
                self.orgs.add(ref.key)

    def subject(self, statement_start: int, sentence: int, funders_too: bool = False) -> Mention | None:
        """The company that a statement in this sentence is about, by position, or None."""
        start, _ = self.sentences[sentence]
        inside = self.mask.within(start, statement_start, "name")
        if inside and inside[0].outer_start == start and self.is_company(inside[0]):
            between = self.mask.text[inside[0].outer_end : statement_start]
            # X, a startup that works with Y, raised …: the verb after the comma is X's.
            if _ASIDE.fullmatch(between) or between.endswith(", ") and self._APPOSITION.match(between[:100]):
                return inside[0]
            if _THAT_IT.fullmatch(self._without_dates(inside[0].outer_end, statement_start)):
                return inside[0]
        for m in reversed(inside):
            if not self.is_company(m, funders_too) or m.start in self.taken:
                continue
            if (
                m.value.key not in self.orgs
                and not (self.topic and m.value.key == self.topic.key)
                and not self._opens_clause(m, start)
            ):
                continue
            left = self.mask.text[max(start, m.outer_start - 16) : m.outer_start]
            if self._listed_object(m, start) or self._object_of_first_verb(m, start):
                continue
            if _BELONGS.fullmatch(self._without_dates(m.outer_end, statement_start)):
                return m
            relative = (
                _RELATIVE.match(self.mask.text[m.outer_end : m.outer_end + 8]) and statement_start - m.outer_end < 140
            )
            if (
                (self._OBJECT_BEFORE.search(left) or left.rstrip().endswith(("(", "[", "-")) or _WITH_ONE.search(left))
                and (_WITH_ONE.search(left) or not self.described(m))
                and not relative
            ):
                continue
            owned = self._POSSESSED.match(self.mask.text[m.outer_end : m.outer_end + 24])
            if owned and not (self.topic and m.value.key == self.topic.key):
                continue
            return m
        return None

    def _listed_object(self, m: Mention, start: int) -> bool:
        """Whether a name goes on a list whose first name is an object: founded by A, B, C."""
        before = self.mask.within(max(start, m.outer_start - 60), m.outer_start, "name")
        if not before or self.mask.text[before[-1].outer_end : m.outer_start] != ", ":
            return False
        left = self.mask.text[max(start, before[-1].outer_start - 16) : before[-1].outer_start]
        return bool(self._OBJECT_BEFORE.search(left)) or self._listed_object(before[-1], start)

    def _without_dates(self, start: int, end: int) -> str:
        text = self.mask.text
        for m in reversed(self.mask.within(start, end, "when")):
            text = text[: m.outer_start] + text[m.outer_end :]
            end -= m.outer_end - m.outer_start
        return text[start:end]

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
            if near and near[-1].start not in self.taken and self._leads_clause(near[-1], s.sentence):
                between = self.mask.text[near[-1].outer_end : s.start]
                owned = self._POSSESSED.match(between)
                if not (owned or _NOT_ITSELF.search(between)) or self.described(near[-1]):
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
            if m and m.start not in self.taken and not _COMPARED.search(self.mask.text, max(0, m.outer_start - 16), m.outer_start):
                block = self.block(m.start)
                points[m.value.key] += weight.get(block.kind if block else "", 1)
                refs.setdefault(m.value.key, m.value)
        for b in self.source.blocks:
            if b.kind in ("title", "summary"):
                for m in self.mask.within(b.start, b.end, "name"):
                    left = self.mask.text[max(b.start, m.outer_start - 16) : m.outer_start]
                    if self._OBJECT_BEFORE.search(left) or self._POSSESSED.match(
                        self.mask.text[m.outer_end : m.outer_end + 24]
                    ):
                        continue
                    if self.is_company(m) and m.start not in self.taken and m.value.key in self.orgs:
                        points[m.value.key] += weight[b.kind] // 2
                        refs.setdefault(m.value.key, m.value)
        if not points:  # nobody is said to raise: whom sentences begin with
            starts = {start for start, _ in self.sentences}
            for m in self.names:
                left = self.mask.text[max(0, m.outer_start - 16) : m.outer_start]
                if self.is_company(m) and m.value.key in self.orgs and not self._OBJECT_BEFORE.search(left):
                    points[m.value.key] += 3 if m.outer_start in starts else 1
                    refs.setdefault(m.value.key, m.value)
        known = [k for k in points if k in refs and points[k] > 0]
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
            left = self.mask.text[max(start, m.outer_start - 16) : m.outer_start]
            if self._OBJECT_BEFORE.search(left) or m.outer_start - start > 60:
                continue
            if (
                self._POSSESSED.match(self.mask.text[m.outer_end : m.outer_end + 24])
                and self.topic
                and m.value.key != self.topic.key
            ):
                continue
            if m.value.key not in self.orgs:
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
        clause = max(self.sentences[s.sentence][0], *(self.mask.text.rfind(c, 0, s.start) for c in ",;"))
        if _RIVAL.search(self.mask.text, clause, s.start):
            return None, None  # a competitor that nobody found the name of is not the company in focus
        return self.focus(s.sentence, s.start), None

    _EACH = re.compile(fold_script(r"分別|各自?(?:完成|獲|募|籌|融)|\brespectively\b"))
    _JOINED = re.compile(fold_script(r"(?:、|,|和|與|及|跟|以及|,? ?and|&| )+"))

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
