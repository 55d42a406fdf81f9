"""Which rounds of an article's gold its investors paid for: the answers to the question which of its rounds are whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from pipeline.model import Name
from pipeline.quality.calibrate import same_money
from pipeline.quality.check import same_name
from pipeline.records.record import Record
from pipeline.records.round_payers import Payers

Plain: TypeAlias = dict[str, Any]


def paid(payers: Payers, rounds: Sequence[Plain]) -> Iterator[tuple[Iterator[str], bool]]:
    """Of every pair of an investor and a round that the gold tells, too, the evidence, and whether the one paid for the other.

    Args:
        payers: the article's.
        rounds: the rounds that the gold tells.
    """
    true = _paired(payers, rounds)
    text = payers.d.source.text
    for payer, r, evidence in payers.pairs:
        told = true.get(id(r))
        if told is not None and not told.get("doubtful"):
            yield iter(evidence), same_name(Name(name=payer.who.ref.name, text=text[payer.who.start : payer.who.end]), _forms(told))


def _forms(told: Plain) -> list[str]:
    return [form for who in (*told.get("lead", ()), *told.get("investors", ())) for form in who]


def _paired(payers: Payers, rounds: Sequence[Plain]) -> dict[int, Plain]:
    """Each round with the one of the gold that it tells: by its sum above all, its series, its company and who paid."""
    alike = sorted(((_alike(payers, r, told), -n, -k) for n, r in enumerate(payers.rounds) for k, told in enumerate(rounds)), reverse=True)
    found: dict[int, Plain] = {}
    left = set(range(len(rounds)))
    for points, n, k in alike:
        if points > 0 and -k in left and id(payers.rounds[-n]) not in found:
            found[id(payers.rounds[-n])] = rounds[-k]
            left.discard(-k)
    return found


def _alike(payers: Payers, r: Record, told: Plain) -> float:
    """How much a round and one of the gold say the same; none, where each has a sum and they differ."""
    text = payers.d.source.text
    amount = told.get("amount")
    same_sum = r.money is not None and bool(amount) and same_money(r.money, amount)
    if r.money and amount and not same_sum:
        return 0.0
    named = [text[start:end] for start, end, slot in r.evidence if slot == "company"]
    company = r.company is not None and any(same_name(Name(name=r.company.name, text=words), told["company"]) for words in (r.company.name, *named))
    shared = sum(same_name(Name(name=who.ref.name, text=text[who.start : who.end]), _forms(told)) for who, _ in r.investors.values())
    return 2.0 * same_sum + 1.2 * (bool(r.series) and r.series == told.get("series")) + company + min(shared, 3) / 2
