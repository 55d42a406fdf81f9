"""What companies earn and by how much they grow: the figures of the walk, each with its owner, its period and how sure it is."""

from __future__ import annotations

import re

from pipeline.frames.statement import Statement
from pipeline.lexicons.verbs import words_of
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.words import NameRef
from pipeline.records.figure_forecasts import is_needed, status_of
from pipeline.records.figure_owners import Owners
from pipeline.records.figure_periods import Periods
from pipeline.records.focus import Discourse
from pipeline.records.record import Record
from pipeline.records.whose import settled
from pipeline.text.fold import fold_script


class Figures:
    """Reads statements of revenue and growth; a figure may go on from the record before it."""

    def __init__(self, discourse: Discourse, records: list[Record]) -> None:
        """``records``: what was read so far, of any kind; what is read here is added to it."""
        self.d, self.records = discourse, records
        self._grown: set[int] = set()  # where the ratios begin of which growth is recorded
        self.periods, self.owners = Periods(discourse), Owners(discourse, records)

    def read_revenue(self, s: Statement) -> None:
        """Record what a company earns, or the earlier figure that it is compared with."""
        if self._is_nobodys(s):
            return
        company, where = self.owners.of(s)
        figure = s.mention("money") or s.mention("earlier")
        if figure and not self._goes_on(s, company):
            rules = company
            company, where = settled(self.d, s, "revenue", figure, (company, where))
            if rules and company is None:
                return
        status, words = status_of(self.d, s, self.periods.spaced)
        for slot in ("money", "earlier"):
            m = s.mention(slot)
            if m is None or m.value.qualifier == "vague" or _is_trifle(m):
                continue
            its_own = slot == "money" or status not in ("planned", "speculated")  # the figure that a forecast is compared with is none
            record = Record("revenue", company, m.start, s.rule.id, status if its_own else "asserted", sentence=s.sentence)
            record.other["metric"] = s.slots["metric"]
            record.money = m.value
            record.prove(m.start, m.end, "money")
            record.prove_found(where, words if its_own else None)
            self._add(record, s, m)
            if slot == "earlier" and record.date is None and self._is_some_start(m):
                self.records.pop()

    def read_growth(self, s: Statement) -> None:
        """Record by how much something grew, unless the same ratio is recorded already."""
        m: Mention = s.slots["ratio"]
        if m.start in self._grown or self._is_nobodys(s):
            return
        company, where = self.owners.of(s)
        if not where and (last := self.owners.last("revenue", "growth")) and last.sentence == s.sentence:
            company = last.company  # a bare rate of growth shares the company of the figure before it
        if not self._goes_on(s, company):
            company, where = settled(self.d, s, "growth", m, (company, where))
        if company is None:
            return
        status, words = status_of(self.d, s, self.periods.spaced)
        record = Record("growth", company, m.start, s.rule.id, status, sentence=s.sentence)
        record.other |= {"metric": s.slots["metric"], "value": m.value, "down": s.slots["down"]}
        record.prove(m.start, m.end, "ratio")
        record.prove_found(where, words)
        self._grown.add(m.start)
        self._add(record, s, m)

    def _goes_on(self, s: Statement, company: NameRef | None) -> bool:
        """Whether a figure stands behind a semicolon after the last one, nobody is named between, and the rules know nobody else."""
        last = self.owners.last("revenue", "growth")
        if last is None or last.company != company or last.sentence + 1 != s.sentence:
            return False
        start, _ = self.d.sentences[s.sentence]
        parted = self.d.mask.text[max(0, start - 2) : start].rstrip().endswith(";")
        return parted and not self.d.mask.within(start, s.start, "name")

    def _is_some_start(self, m: Mention) -> bool:
        """Whether an amount is that from which another was reached, and nothing says when: 五年來營收從 | 3 億元成長到…."""
        text = self.d.source.folded
        return bool(_FROM.search(text[max(0, m.outer_start - 8) : m.outer_start])) and not _WHEN.match(text, m.outer_end)

    def _is_nobodys(self, s: Statement) -> bool:
        """Whether a figure is of a part of a company or a market, or only supposed or needed: 5 月營收必須站上 210 億元."""
        start, _ = self.d.sentences[s.sentence]
        supposed = words_of("aspect", "supposes").search(self.d.mask.text, start, s.start)
        return bool(s.slots["of_part"] or supposed or is_needed(self.d.mask.text, s.start, s.end))

    def _add(self, record: Record, s: Statement, m: Mention) -> None:
        """Date a record and keep it."""
        told = (r for r in reversed(self.records) if r.says in ("revenue", "growth") and not r.prior)
        record.prior = "earlier" in s.slots
        last = next(told, None)
        ours = last is not None and last.company is not None and last.company == record.company
        self.periods.give(record, s, m, last if ours else None)
        self.records.append(record)


def _is_trifle(m: Mention) -> bool:
    """Whether an amount is less than a company's figures are: 年收入 100 元 is a person's, $12 a subscriber's."""
    return m.value.value is not None and 0 < m.value.value < _LEAST


_FROM = re.compile(fold_script(r"(?:從|由|自|\bfrom) ?(?:不到|不足|約|大約|近|僅|只有|about |around |just |roughly |under |nearly )?$"))
_WHEN = re.compile(fold_script(r"[^,;。]{0,48}?(?:\b(?:ago|earlier|before|last year)\b|同期|去年|前年|上年|年前)"))
_LEAST = 1000  # in whole units of its currency
