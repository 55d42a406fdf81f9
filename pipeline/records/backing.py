"""Who gives money: the lists of names that statements of investing point at."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.groups import coordination
from pipeline.groups.named import Named, named
from pipeline.lexicons.cues import pattern
from pipeline.likely.backer_evidence import BackerEvidence, Listed
from pipeline.likely.backers import backers
from pipeline.likely.context import Context
from pipeline.likely.earnings import earnings
from pipeline.likely.growths import growths
from pipeline.likely.listings import listings, unlikely
from pipeline.likely.raises import raises
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Source
from pipeline.mentions.names import inventory as names
from pipeline.mentions.names.inventory import NameRef
from pipeline.records.layout import Layout
from pipeline.records.record import Span
from pipeline.text.fold import fold, fold_script

# Kinds of the lexicon that fund and do not raise.
_FUNDERS = frozenset(
    ("venture", "sovereign", "exchange", "government", "fund-state", "reporter", "media", "person", "university")
)
# Kinds that a weak word (with, from) may make investors.
_MAY_FUND = _FUNDERS | {"technology", "startup", "company"}
_AMOUNT = pattern(r"[0-9][0-9.,]* ?(?:億|萬|million|billion)|(?:港幣|港元|人民幣|美元|新台幣)$")  # 出手 10 億 is what somebody does
_HEADED = pattern(r"\b(?:{office.en}) (?:and [a-z]+ )?(?:of|at) (?:the )?$", "backing")  # angel Ann Lee, the CEO of | X
_ASIDE, _WHICH = 24, re.compile(r", (?:which|who) (?:had |has |have )?(?:also )?(?:previously |earlier )?(?:co-)?led\b")
_HOLDERS = pattern(r"^(?:原有?|現有|既有|老|舊|大|小|其他|全體)?股東$")  # who is not named
_FUND_NAME = pattern(r"(?:{fund_name.zh}| {fund_name.en})$")


def is_funder(ref: NameRef) -> bool:
    """Whether a name is known to fund and not to raise."""
    return ref.kind in _FUNDERS


def is_fund_name(ref: NameRef) -> bool:
    """Whether a name ends as those of funds do, listed or not."""
    return _FUND_NAME.search(fold_script(ref.name)) is not None


class Backing(Layout):
    """The layout of an article and its lists of investors."""

    def __init__(self, source: Source, mask: Mask, sentences: Sequence[Span], statements: Sequence[Statement]) -> None:
        super().__init__(source, mask, sentences, statements)
        self.lists: dict[int, list[tuple[Statement, str, list[Named]]]] = defaultdict(list)
        self.taken: set[int] = set()  # starts of names that are investors in some list
        self.funders: Counter[str] = Counter()
        self._read_lists()
        self.likely = Context(source, mask, sentences, self.by_sentence, self.taken)
        self._add_likely()

    def _add_likely(self) -> None:
        """Take up what no rule says and the words around it make likely: what was raised first, then by whose money."""
        listed, hardly = [*listings(self.likely)], [*unlikely(self.likely)]
        raised, not_raised = raises(self.likely)
        self.drop(not_raised)
        self.add(raised)
        self.add([*earnings(self.likely)])
        self.add([*growths(self.likely)])
        self.evidence = BackerEvidence(self.likely, self._listed())
        mask_text = self.mask.text
        for i, m, role in [*backers(self.evidence)]:
            s = Statement(rules()["investors.likely"], m.start, m.end, i)
            if self.is_teased(s) or _HEADED.search(mask_text, max(0, m.outer_start - 40), m.outer_start):
                continue
            self.add([s])
            self.lists[i].append((s, role, [named(m)]))
            self.taken.add(m.start)
        self.drop(hardly)
        for s in (s for s in listed if not self.is_teased(s)):  # nor does it tell whom the article is about
            self.by_sentence[s.sentence].append(s)

    def _listed(self) -> dict[int, list[Listed]]:
        """By where a name begins, the items of lists that it stands in."""
        listed: dict[int, list[Listed]] = {}
        for s, role, found in (some for lists in self.lists.values() for some in lists):
            for place, who in enumerate(found):
                for m in self.mask.within(who.start, who.end, "name"):
                    listed.setdefault(m.start, []).append(Listed(s, role, place, len(found), who))
        return listed

    def _read_lists(self) -> None:
        claimed: set[int] = set()
        for s in sorted(self.statements, key=_reading_order):
            out = claimed | self._bought_into(s)
            for slot, at in list(s.slots.items()):
                role, _, side = slot.partition("_")
                if side not in ("before", "after") or not isinstance(at, int):
                    continue
                raising = self._walked_to(s.sentence) if side == "after" else set()
                read = raising if self._is_behind_aside(s, side, at) else out | raising
                found = [f for f in self._funding(s, self._list(s, role, side, at)) if f.start not in read]
                if found:
                    self._take(s, role, found)
                if role == "lead" or s.says != "invest":
                    claimed.update(f.start for f in found)
                    out = out | claimed

    def _is_behind_aside(self, s: Statement, side: str, at: int) -> bool:
        """Whether an aside stands between a list and its verb, which may say of its name what it did before: A, which led the seed round, | joined."""
        return side == "before" and s.end - at > _ASIDE and _WHICH.match(self.mask.text, at) is not None

    def _bought_into(self, s: Statement) -> set[int]:
        """Starts of names that a wider statement says are invested in: A 對 B 的戰略投資: B is no investor."""
        return {
            company.start
            for x in self.by_sentence[s.sentence]
            if "investor" in x.slots and (company := x.mention("company")) and x.start <= s.start < x.end
        }

    def _walked_to(self, sentence: int) -> set[int]:
        """Starts of names that a walk found to raise: led by Y, it values X: X is no item behind Y."""
        walked = (x for x in self.by_sentence[sentence] if x.says in ("round", "invest") and "walked" in x.rule.fixed)
        return {company.start for x in walked if (company := x.mention("company"))}

    def _list(self, s: Statement, role: str, side: str, at: int) -> list[Named]:
        """The names on one side of an offset in a statement."""
        start, end = self.sentences[s.sentence]
        if side == "before":
            return coordination.before(self.source, self.mask, start, at)
        return coordination.after(self.source, self.mask, at, end, beside=role != "lead")

    def _funding(self, s: Statement, found: list[Named]) -> list[Named]:
        """The names that a statement may make investors: weak words do so only for a list of which one looks like one."""
        if s.rule.strength < 0 and not any(map(self._looks_like_funder, found)):
            return []
        return [f for f in found if f.ref.kind not in ("reporter", "exchange") and not (_AMOUNT.search(fold(f.ref.name)) or _HOLDERS.search(fold(f.ref.name)))]

    def _looks_like_funder(self, f: Named) -> bool:
        if f.ref.kind in _MAY_FUND or self.funders[f.ref.key]:
            return True
        return names.is_organisation_word(fold(f.ref.name)) or names.is_company_word(f.ref.name)

    def _take(self, s: Statement, role: str, found: list[Named]) -> None:
        self.lists[s.sentence].append((s, role, found))
        for f in found:
            self.taken.update([f.start, *(m.start for m in self.mask.within(f.start, f.end, "name"))])
            self.funders[f.ref.key] += 1


def _reading_order(s: Statement) -> tuple[int, int, int]:
    """A name is read once: as a lead if it is one (投資人包括 A、B 共同領投), as an earlier backer last."""
    late = sum({"lead_before": -1, "existing_after": 1}.get(slot, 0) for slot in s.slots)
    return s.sentence, late, s.start
