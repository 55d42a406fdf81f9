"""Purchases that are weighed: likely ones that no rule tells, rules' ones that are hardly so, and who rather buys."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.lexicons.verbs import verbs
from pipeline.likely.context import Purchase
from pipeline.likely.deals import BESIDE, HARDLY, RATHER, TOLD, Deal, weighed
from pipeline.mentions.names.inventory import NameRef
from pipeline.records.advice import is_advised
from pipeline.records.focus import Discourse
from pipeline.records.lesser_shares import is_lesser
from pipeline.records.record import Record, Span

_NEAR = 40  # characters beside the names in which their verb may stand


def purchases_of(records: Sequence[Record]) -> list[Purchase]:
    """The purchases that rules read."""
    return [
        Purchase(r.sentence, target.key, r.company.key if r.company else None, _is_named(r), r.rule, r.status)
        for r in records
        if r.says == "acquisition" and isinstance(target := r.other["target"], NameRef)
    ]


def _is_named(r: Record) -> bool:
    return any(slot == "acquirer" for _, _, slot in r.evidence)


def weigh(d: Discourse, records: Sequence[Record]) -> list[Record]:
    """Return the records of an article with its purchases weighed.

    Args:
        d: the article.
        records: what rules read; a purchase that another rather makes is changed.
    """
    deals = weighed(d.likely)
    told: dict[str, list[Record]] = {}
    for r in records:
        if r.says == "acquisition" and isinstance(target := r.other["target"], NameRef) and target.key in deals:
            told.setdefault(target.key, []).append(r)
    gone: list[Record] = []
    new: list[Record] = []
    for key, some in deals.items():
        own, best = told.get(key, []), some[0] if some else None
        sure = {deal.buyer and deal.buyer.value.key: deal.sure for deal in some}
        likely = [r for r in own if r.company is None or sure.get(r.company.key, 1.0) >= HARDLY]  # who was not asked about stays
        if best and best.sure >= (RATHER if likely else TOLD):
            if not own:
                new += [_record(d, best)] if _may_tell(d, best) else []
            elif not any(_buys(best, r) for r in likely):
                _exchange(d, likely or own, best)
                likely = likely or own
        gone += [r for r in own if not any(r is x for x in likely)]
    for r in gone:
        d.source.note(f"{r.rule} at {r.at}: hardly a purchase of {_name(r.other['target'])} by {_name(r.company)}")
    return [r for r in records if not any(r is x for x in gone)] + new


def _name(ref: object) -> str:
    return ref.name if isinstance(ref, NameRef) else "nobody"


def _buys(deal: Deal, r: Record) -> bool:
    """Whether a purchase is by who buys in a record."""
    return (deal.buyer and deal.buyer.value.key) == (r.company and r.company.key)


def _may_tell(d: Discourse, deal: Deal) -> bool:
    """Whether a purchase that no rule tells may be told beside what rules say in its sentence.

    Who raises there is no purchase: what investors get for their money is a share. And beside a purchase it has to be likelier.
    """
    said = (s for s in d.by_sentence[deal.sentence] if s.says in ("round", "invest"))
    if any((m := s.mention("company")) and m.value.key == deal.target.value.key for s in said):
        return False
    if is_advised(d.mask.text, d.sentences[deal.sentence][0], *_told_at(d, deal)) or is_lesser(d.mask, d.sentences[deal.sentence], deal.target):
        return False
    return deal.sure >= BESIDE or all(told.sentence != deal.sentence for told in d.likely.bought)


def _exchange(d: Discourse, records: Sequence[Record], deal: Deal) -> None:
    """Let who rather buys buy in these records."""
    for r in records:
        d.source.note(f"{r.rule} at {r.at}: not {_name(r.company)} but {_name(deal.buyer and deal.buyer.value)} buys:", deal.because)
        r.company = deal.buyer.value if deal.buyer else None
        r.evidence = dict.fromkeys(e for e in r.evidence if e[2] != "acquirer")
        if deal.buyer:
            r.prove(deal.buyer.start, deal.buyer.end, "acquirer")


def _record(d: Discourse, deal: Deal) -> Record:
    """The record of a purchase that no rule tells, as sure as its words say."""
    start, end = _told_at(d, deal)
    s = Statement(rules()["acquisition.likely"], start, end, deal.sentence)
    d.source.note(f"acquisition.likely at {deal.target.start}: {deal.target.value.name!r}", deal.because)
    status, words = d.status(s)
    record = Record("acquisition", deal.buyer.value if deal.buyer else None, start, s.rule.id, status, sentence=deal.sentence)
    record.other["target"] = deal.target.value
    record.prove_found((deal.target.start, deal.target.end), words, "target")
    record.prove_found((deal.buyer.start, deal.buyer.end) if deal.buyer else None, None, "acquirer")
    prices = [m for x in d.by_sentence[deal.sentence] if x.says == "acquisition_price" and (m := x.money())]
    if len(prices) == 1 and not any(x.says == "acquisition" for x in d.by_sentence[deal.sentence]):
        record.money = prices[0].value
        record.prove(prices[0].start, prices[0].end, "money")
    return record


def _told_at(d: Discourse, deal: Deal) -> Span:
    """From the first to the last of who is bought, who buys in the same sentence, and the nearest verb of buying."""
    start, end = d.sentences[deal.sentence]
    spans = [(deal.target.outer_start, deal.target.outer_end)]
    if deal.buyer and start <= deal.buyer.start < end:
        spans.append((deal.buyer.outer_start, deal.buyer.outer_end))
    told = min(a for a, _ in spans), max(b for _, b in spans)
    found = [m.span() for m in verbs("acquire")[0].finditer(d.mask.text, max(start, told[0] - _NEAR), min(end, told[1] + _NEAR))]
    spans += [min(found, key=lambda at: (max(told[0] - at[0], at[1] - told[1], 0), at))] if found else []
    return min(a for a, _ in spans), max(b for _, b in spans)
