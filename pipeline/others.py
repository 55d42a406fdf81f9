"""Revenue, growth, acquisitions and listings: statements become records."""

from __future__ import annotations

from pipeline.discourse import Discourse
from pipeline.mention import Mention
from pipeline.records import Record
from pipeline.rounds import apart
from pipeline.statements import Statement


class Others:
    """The facts of one article that are no rounds, sentence by sentence."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.records: list[Record] = []

    def read(self, i: int) -> None:
        start, end = self.d.sentences[i]
        seen_targets: dict[str, Record] = {}
        for s in self.d.by_sentence[i]:
            if s.says in ("revenue", "growth"):
                company, where = self.d.company_of(s)
                status, words = self.d.status(s)
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
                company, where = self.d.company_of(s)
                status, words = self.d.status(s)
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
                exchange = next((n for n in self.d.mask.within(start, end, "name") if n.value.kind == "exchange"), None)
                if exchange:
                    record.other["exchange"] = exchange.value.name
                    record.prove(exchange.start, exchange.end, "exchange")
                self.records.append(record)

    def _period(self, s: Statement, m: Mention, start: int, end: int) -> Mention | None:
        dates = [d for d in self.d.mask.within(max(start, m.outer_start - 60), min(end, m.outer_end + 30), "when")]
        return min(dates, key=lambda d: apart((d.outer_start, d.outer_end), (m.outer_start, m.outer_end)), default=None)

    def _acquisition(self, s: Statement, seen: dict[str, Record]) -> None:
        target, acquirer, money = s.slots.get("target"), s.slots.get("acquirer"), s.money()
        if s.says == "acquisition_price":
            near = [r for r in self.records if r.says == "acquisition" and s.sentence - r.sentence <= 1]
            if near and money and not near[-1].money:
                near[-1].money = money.value
                near[-1].prove(money.start, money.end, "money")
            return
        if not isinstance(target, Mention) or not self.d.is_company(target, True):
            return
        if isinstance(acquirer, Mention):
            who, where = acquirer.value, (acquirer.start, acquirer.end)
            if acquirer.value.kind in ("reporter", "person", "government"):
                return
        else:
            who, where = self.d.company_of(s)
        if who is None or who.key == target.value.key or who.kind in ("government", "reporter"):
            return
        status, words = self.d.status(s)
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
