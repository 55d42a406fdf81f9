"""Who buys whom, and for how much."""

from __future__ import annotations

from pipeline.frames.statement import NOBODY, Statement
from pipeline.lexicons.cues import pattern
from pipeline.lexicons.verbs import verbs
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.mentions.names.lexemes import HAN
from pipeline.records.advice import is_advised
from pipeline.records.focus import Discourse
from pipeline.records.record import Record, Span
from pipeline.records.whose import company_of
from pipeline.text.late import late

_DESCRIBED = pattern(r" ?[a-z ]{0,12}{bought_as} ?[「『\"(]?")
_PASSED_ON = pattern(r"{passed_on}$")
_SHARES = pattern(r"{shares}(?:轉讓)?{sells}")
_BLANK_CHEQUE = pattern(r"{blank_cheque}")
_HEADLINE_BLANK = late(f"[{HAN}] [{HAN}]")
# Kinds of the lexicon that buy no companies.
_NO_ACQUIRERS = ("government", "reporter", "exchange", "person")


class Acquisitions:
    """Reads statements of acquisitions and of their prices; one record for each company that a sentence says is bought."""

    def __init__(self, discourse: Discourse, records: list[Record]) -> None:
        """``records``: what was read so far, of any kind; what is read here is added to it."""
        self.d, self.records = discourse, records

    def read_price(self, s: Statement) -> None:
        """A price alone is that of an acquisition of its sentence, or, where that tells of none, of the one just told."""
        money = s.money()
        own = any(x.says == "acquisition" for x in self.d.by_sentence[s.sentence])
        near = [r for r in self.records if r.says == "acquisition" and s.sentence - r.sentence <= (0 if own else 1)]
        if near and money and not near[-1].money:
            near[-1].money = money.value
            near[-1].prove(money.start, money.end, "money")

    def read(self, s: Statement) -> None:
        """Record who is bought by whom."""
        if self._is_no_purchase(s):
            return
        bought, bought_at = self._target(s)
        who, where = self._acquirer(s)
        if bought is None or who is None and not self._is_done_to(s):
            return
        if who and (who.key == bought.key or self._buys_nothing(s, who)):
            return
        before = max(self.d.sentences[s.sentence][0], s.start - 20)
        if _PASSED_ON.search(self.d.mask.text, before, s.start + 2):
            return
        record = self._known(s, bought, who)
        if record is None:
            status, words = self.d.status(s)
            record = Record("acquisition", who, s.start, s.rule.id, status, sentence=s.sentence)
            record.other["target"] = bought
            record.prove_found(bought_at, words, "target")
            record.prove_found(where, None, "acquirer")
            self.records.append(record)
        money = s.money()
        if money and not record.money:
            record.money = money.value
            record.prove(money.start, money.end, "money")

    def _is_done_to(self, s: Statement) -> bool:
        """Whether it is told as done or agreed without saying who buys: only then is it worth telling."""
        return s.slots.get("acquirer") == NOBODY and self.d.status(s)[0] == "asserted"

    def _buys_nothing(self, s: Statement, who: NameRef) -> bool:
        """Whether it is one who buys no companies; an exchange does so only where it is said."""
        named, target = s.mention("acquirer"), s.mention("target")
        acts = named is not None and target is not None and named.start < target.start
        return who.kind in _NO_ACQUIRERS and not (acts and who.kind == "exchange")

    def _known(self, s: Statement, bought: NameRef, who: NameRef | None) -> Record | None:
        """What the sentence has said of the same company already."""
        here = (r for r in self.records if r.says == "acquisition" and r.sentence == s.sentence)
        same = (r for r in here if isinstance(t := r.other["target"], NameRef) and t.key == bought.key)
        return next((r for r in same if "several" not in s.slots or r.company == who), None)

    def _is_no_purchase(self, s: Statement) -> bool:
        """Whether the words are what a shell company is called, shares change hands, or somebody only should buy."""
        text, begin = self.d.mask.text, self.d.sentences[s.sentence][0]
        before = max(begin, s.start - 8)
        return is_advised(text, begin, s.start, s.end) or bool(_BLANK_CHEQUE.search(text, before, s.end) or _SHARES.search(text, before, s.end))

    def _acquirer(self, s: Statement) -> tuple[NameRef | None, Span | None]:
        """Who buys: the name, else the subject, unless a buyer is described that has no name."""
        acquirer = s.mention("acquirer")
        if acquirer is None:
            return (None, None) if s.slots.get("acquirer") == NOBODY else company_of(self.d, s)
        return acquirer.value, (acquirer.start, acquirer.end)

    def _target(self, s: Statement) -> tuple[NameRef | None, Span | None]:
        """Who is bought: the name, unless it only describes who is; the subject where the rule has no target."""
        if "told_before" in s.slots:
            return self._told_before(s), None
        if s.slots.get("target") is None and "acquirer" in s.slots:
            return company_of(self.d, s)
        target = s.mention("target")
        if target is None or not self.d.is_company(target, True) or self._is_of_next_clause(s, target):
            return None, None
        target = self._described(s, target) or target
        return target.value, (target.start, target.end)

    def _told_before(self, s: Statement) -> NameRef | None:
        """Whom the sentences right before are about: … X acquired the company."""
        return next((self.d.subject_of[i] for i in (s.sentence - 1, s.sentence - 2) if i in self.d.subject_of), None)

    def _is_of_next_clause(self, s: Statement, target: Mention) -> bool:
        """Whether a headline's blank parts a name from the verb before it: 傳併購利多勁揚 | 輝達財測亮眼."""
        folded = self.d.source.folded
        bought = [m.end() for m in verbs("acquire")[0].finditer(folded, s.start, target.start)]
        return bool(bought) and _HEADLINE_BLANK.search(folded, bought[-1], target.start + 1) is not None

    def _described(self, s: Statement, target: Mention) -> Mention | None:
        """Whom a name only describes: 2018 年 X 獎冠軍 Y, X AI 新創 Y: Y is bought."""
        _, end = self.d.sentences[s.sentence]
        following = self.d.mask.within(target.outer_end, min(end, target.outer_end + 24), "name")
        if not following or s.end > target.outer_end + 1:
            return None
        first = following[0]
        describes = _DESCRIBED.fullmatch(self.d.mask.text, target.outer_end, first.outer_start)
        return first if describes and self.d.is_company(first, True) else None
