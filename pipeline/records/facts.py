"""From records to facts: one fact for what is said five times, every stated value with its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.ratio import Ratio
from pipeline.model import Fact, Money
from pipeline.records.about_facts import described
from pipeline.records.collect import Facts, company_spans, fullest, money_of, name_of, naming
from pipeline.records.doubts import settled
from pipeline.records.figure_roundings import MOST, figures_of, sharpen
from pipeline.records.record import Record, rank, same_money


def amounts(facts: Facts, mentions: Sequence[Mention]) -> None:
    """One ``amount`` a distinct value; the qualifier is the one most often written."""
    groups: dict[tuple[Any, ...], list[Mention]] = {}
    for m in mentions:
        if m.kind == "money":
            v: Money = m.value
            groups.setdefault((v.value, v.min, v.max, v.currency), []).append(m)
    for group in groups.values():
        counts = Counter(m.value.qualifier for m in group)
        qualifier = max(counts, key=lambda q: (counts[q], -[m.value.qualifier for m in group].index(q)))
        best = next(m for m in group if m.value.qualifier == qualifier)
        money = best.value.model_dump() | {"text": group[0].value.text}
        facts.add("amount", group[0].start, best.rule, [(m.start, m.end, "money") for m in group], money=money)


def dates(facts: Facts, mentions: Sequence[Mention]) -> None:
    """One ``date`` a distinct span of days."""
    groups: dict[tuple[Any, ...], list[Mention]] = {}
    for m in mentions:
        if m.kind == "when":
            groups.setdefault((m.value.start, m.value.end), []).append(m)
    for group in groups.values():
        facts.add("date", group[0].start, group[0].rule, [(m.start, m.end, "date") for m in group], date=group[0].value.model_dump())


def merge_records(source: Source, mentions: Sequence[Mention], records: Sequence[Record]) -> list[Fact]:
    """Return the facts of one article, numbered, every one with its evidence.

    Args:
        source: the article.
        mentions: what is written.
        records: what is said (``pipeline.records.resolve``).
    """
    facts = Facts(source)
    records = sorted(records, key=lambda r: (r.at, r.rule, list(r.evidence)))  # the same facts whatever their order
    names: dict[str, list[Mention]] = {}
    for m in mentions:
        if m.kind == "name":
            names.setdefault(m.value.key, []).append(m)
    amounts(facts, mentions)
    dates(facts, mentions)
    _rounds(facts, source, mentions, [r for r in records if r.says == "round"], names)
    _backers(facts, source, [r for r in records if r.says == "backers"], names)
    _valued(facts, source, [r for r in records if r.says == "valuation"], names)
    _earned(facts, source, [r for r in records if r.says == "revenue"], names)
    _grown(facts, source, [r for r in records if r.says == "growth"], names)
    _bought(facts, source, [r for r in records if r.says == "acquisition"], names)
    _listed(facts, source, [r for r in records if r.says == "listing"], names)
    described(facts, source, [r for r in records if r.says == "about"], names)
    return settled(source, facts.finish())


def _rounds(facts: Facts, source: Source, mentions: Sequence[Mention], rounds: Sequence[Record], names: dict[str, list[Mention]]) -> None:
    written: dict[tuple[Any, ...], list[Mention]] = {}
    for m in mentions:
        if m.kind == "money":
            written.setdefault(_figure(m.value), []).append(m)
    for r in rounds:
        spans = list(r.evidence) + company_spans(r, names)
        # The same amount said again is the same fact, unless another round may be meant.
        if r.money and len(rounds) <= MOST and not any(x is not r and x.money and same_money(x.money, r.money) for x in rounds):
            spans += [(m.start, m.end, "money") for m in written.get(_figure(r.money), ())]
        investors = [
            {"name": who.ref.name, "text": source.text[who.start : who.end], "id": who.ref.id, "role": role}
            for who, role in sorted(r.investors.values(), key=rank)
        ]
        valuation = {**r.valuation.model_dump(), "basis": r.basis} if r.valuation else None
        company = name_of(r.company, source, spans, "company") if r.company else None
        round_ = facts.add(
            "funding_round", r.at, r.rule, spans, status=r.status, company=company,
            series=r.series, money=money_of(r.money), valuation=valuation, investors=investors, date=r.date.model_dump() if r.date else None,
        )  # fmt: skip
        for who, role in r.investors.values() if company else ():
            facts.add(
                "investor", who.start, r.rule, [(who.start, who.end, "investor"), *fullest(source, spans, "company")], status=r.status, role=role,
                investor={"name": who.ref.name, "text": source.text[who.start : who.end], "id": who.ref.id},
                company=company, of=round_,
            )  # fmt: skip


def _figure(money: Money) -> tuple[Any, ...]:
    return money.value, money.min, money.max, money.currency


def _backers(facts: Facts, source: Source, records: Sequence[Record], names: dict[str, list[Mention]]) -> None:
    known = {(f["company"]["name"], f["investor"]["name"]) for f in facts.found if f["kind"] == "investor"}
    for r in records:
        if not r.company:
            continue
        spans = company_spans(r, names)
        for who, role in r.investors.values():
            if (r.company.name, who.ref.name) in known:
                continue
            known.add((r.company.name, who.ref.name))
            facts.add(
                "investor", who.start, r.rule, [(who.start, who.end, "investor"), *fullest(source, spans, "company")], status=r.status, role=role,
                investor={"name": who.ref.name, "text": source.text[who.start : who.end], "id": who.ref.id},
                company=name_of(r.company, source, spans, "company"), round=None,
            )  # fmt: skip


def _grouped(records: Sequence[Record], key: Any) -> list[list[Record]]:
    groups: dict[Any, list[Record]] = {}
    for r in records:
        if r.company:
            groups.setdefault(key(r), []).append(r)
    return [sorted(group, key=lambda r: r.at) for group in groups.values()]


def _spans(group: Sequence[Record], names: dict[str, list[Mention]]) -> list[tuple[int, int, str]]:
    return [e for r in group for e in r.evidence] + [e for r in group for e in company_spans(r, names)]


def _status(group: Sequence[Record]) -> str:
    """The surest of the group: what is once asserted is asserted."""
    order = ("asserted", "reported", "planned", "speculated", "denied")
    return min((r.status for r in group), key=order.index)


def _valued(facts: Facts, source: Source, records: Sequence[Record], names: dict[str, list[Mention]]) -> None:
    def key(r: Record) -> Any:
        assert r.company and r.money
        return r.company.key, r.money.value, r.money.min, r.money.max, r.money.currency

    for group in _grouped(records, key):
        first, spans = group[0], _spans(group, names)
        assert first.company
        facts.add(
            "valuation", first.at, first.rule, spans, status=_status(group), company=name_of(first.company, source, spans, "company"),
            money=money_of(first.money), basis=next((r.basis for r in group if r.basis), None),
        )  # fmt: skip


def _earned(facts: Facts, source: Source, records: Sequence[Record], names: dict[str, list[Mention]]) -> None:
    def key(r: Record) -> Any:
        assert r.company and r.money
        return r.company.key, r.money.value, r.money.min, r.money.max, r.money.currency, r.other["metric"] in ("profit", "loss")

    def proves_company(r: Record) -> bool:
        return bool(r.company) and any(slot == "company" for _, _, slot in r.evidence)

    stated = {(r.other["metric"], _figure(r.money)): r for r in reversed(records) if r.money and proves_company(r)}
    for r in records:  # a heading's figure is that of the company which states it in a sentence
        twin = stated.get((r.other["metric"], _figure(r.money))) if r.money else None
        if twin and not proves_company(r):
            r.company = twin.company

    sharpen(records)
    for group in _grouped(records, key):
        first, spans = group[0], _spans(group, names)
        assert first.company
        status = first.status  # 據報導 once is not undone by saying the figure again
        metrics = Counter(r.other["metric"] for r in group)
        metric = max(metrics, key=lambda m: (metrics[m], m != "revenue"))
        period = next((r.date for r in group if r.date), None)
        facts.add(
            "revenue", first.at, first.rule, spans, status=status, company=name_of(first.company, source, spans, "company"),
            money=money_of(first.money), metric=metric, period=period.model_dump() if period else None,
        )  # fmt: skip


def _grown(facts: Facts, source: Source, records: Sequence[Record], names: dict[str, list[Mention]]) -> None:
    """One fact a company, metric and figure; 近五成 in the headline is the 48.7% of the text."""
    def whose(r: Record) -> Any:
        return r.company and r.company.key, r.other["metric"], r.other["down"]

    sharp = figures_of([r for r in records if _ratio(r).qualifier == "exact"], whose, lambda r: _ratio(r).percent)
    for r in records:
        if twin := next((x for x in sharp.get(whose(r), ()) if _about(r, x)), None):
            r.other["value"] = _ratio(twin)

    def key(r: Record) -> Any:
        assert r.company
        return r.company.key, r.other["metric"], _ratio(r).percents, _ratio(r).ratio, r.other["down"]

    for group in _grouped(records, key):
        first, spans = group[0], _spans(group, names)
        value = _ratio(first)
        assert first.company
        more = value.more  # 成長 1.3 倍 and 增加一倍 say by how much, as 130% and 100% do
        ratio, told = (None, (more, None)) if more is not None and not first.other["down"] else (value.ratio, value.percents)
        percent, percent_max = (-p if p is not None and first.other["down"] else p for p in told)
        period = next((r.date for r in group if r.date), None)
        facts.add(
            "growth", first.at, first.rule, spans, status=_status(group), company=name_of(first.company, source, spans, "company"),
            metric=first.other["metric"], ratio=ratio, percent=percent, percent_max=percent_max,
            period=period.model_dump() if period else None,
        )  # fmt: skip


def _ratio(record: Record) -> Ratio:
    value = record.other["value"]
    assert isinstance(value, Ratio)
    return value


def _about(rounded: Record, sharp: Record) -> bool:
    """Whether a rounded figure (近五成) and a sharp one (48.7%) are one growth of one company."""
    a, b = _ratio(rounded), _ratio(sharp)
    if not rounded.company or not sharp.company or rounded.company.key != sharp.company.key:
        return False
    if any(rounded.other[slot] != sharp.other[slot] for slot in ("metric", "down")) or a.percent is None or b.percent is None:
        return False
    if a.qualifier == "exact" and len(a.percent.normalize().as_tuple().digits) >= len(b.percent.normalize().as_tuple().digits):
        return False  # 2 成 may be 19.6%
    if abs(a.percent - b.percent) <= max(a.percent, b.percent) / 20:
        return True
    low, high = _TENTHS.get(a.qualifier, _TENTHS["exact"])
    if "成" not in a.text or a.percent % 10 or not low <= b.percent - a.percent <= high:
        return False
    return rounded.date is None or sharp.date is None or rounded.date == sharp.date


_TENTHS = {  # points by which a sharp growth may be off so many tenths: 兩成 is 21.3%, 逾兩成 is 27%
    "exact": (Decimal("-2.5"), Decimal("2.5")), "about": (Decimal(-3), Decimal(3)),
    "over": (Decimal(0), Decimal("9.9")), "nearly": (Decimal(-5), Decimal(0)),
}  # fmt: skip

def _bought(facts: Facts, source: Source, records: Sequence[Record], names: dict[str, list[Mention]]) -> None:
    groups: dict[Any, list[Record]] = {}
    for r in records:
        target: Any = r.other["target"]
        groups.setdefault((r.company and r.company.key, target.key), []).append(r)
    buyers = {target for who, target in groups if who}
    for (who, bought), group in groups.items():
        if who is None and bought in buyers:
            continue  # who buys is said elsewhere
        first = next((r for r in group if r.company), group[0])
        target = first.other["target"]
        spans = [e for r in group for e in r.evidence]
        spans += naming(first, first.company, "acquirer", names) + naming(first, target, "target", names)
        money = next((r.money for r in group if r.money), None)
        status = "denied" if any(r.status == "denied" for r in group) else _status(group)  # called off is how it ended
        acquirer = name_of(first.company, source, spans, "acquirer") if first.company else None
        facts.add(
            "acquisition", first.at, first.rule, spans, status=status, acquirer=acquirer,
            target=name_of(target, source, spans, "target"), money=money_of(money),
        )  # fmt: skip


def _listed(facts: Facts, source: Source, records: Sequence[Record], names: dict[str, list[Mention]]) -> None:
    """One listing a company: what it raises, where and when come from whichever sentence says so."""
    for group in _grouped(records, lambda r: r.company.key):
        if all(r.other.get("loose") for r in group):
            for r in group:
                r.status = "planned"
        told = [r for r in group if not r.other.get("loose")] or group
        first, spans = told[0], _spans(group, names)
        assert first.company
        money = next((r.money for r in group if r.money), None)
        exchange = next((r.other["exchange"] for r in group if "exchange" in r.other), None)
        day = next((r.date for r in told if r.date), None)
        facts.add(
            "listing", first.at, first.rule, spans, status=_status(told), company=name_of(first.company, source, spans, "company"),
            money=money_of(money), exchange=exchange.value.name if isinstance(exchange, Mention) else None, date=day.model_dump() if day else None,
        )  # fmt: skip
