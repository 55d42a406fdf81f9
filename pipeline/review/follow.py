"""What follows from a decision: facts that mirror the one decided upon may not go on saying the old thing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from pipeline.model import (
    AcquisitionFact,
    Evidence,
    Fact,
    FundingRound,
    Investor,
    InvestorFact,
    Money,
    Name,
    Valuation,
    ValuationFact,
)
from pipeline.review.log import Verdict
from pipeline.text.fold import fold

_N = TypeVar("_N", Name, Investor)


def follow(
    facts: list[Fact], changed: Iterable[tuple[Fact | None, Fact | None]], decided: Collection[str | None]
) -> list[Fact]:
    """``facts`` with the mirrors of each changed fact (before, after) brought along.

    A round's investors stand as investor facts too, and its valuation as a valuation fact. A mirror that was decided
    upon itself (its id is in ``decided``) stays, no longer tied to the round.
    """
    for before, after in changed:
        if isinstance(before or after, FundingRound):
            old = before if isinstance(before, FundingRound) else None
            new = after if isinstance(after, FundingRound) else None
            facts = _valuation(_investors(facts, old, new, decided), old, new)
        elif isinstance(before, InvestorFact) and before.round:
            facts = _round(facts, before, after if isinstance(after, InvestorFact) else None)
    return facts


def _investors(
    facts: list[Fact], old: FundingRound | None, new: FundingRound | None, decided: Collection[str | None]
) -> list[Fact]:
    """Investor facts of a round say what the round says; those of a rejected round go with it."""
    of = new or old
    wanted = {fold(i.text): i for i in new.investors} if new else {}
    kept: list[Fact] = []
    for fact in facts:
        if isinstance(fact, InvestorFact) and of and fact.round == of.id:
            investor = wanted.pop(fold(fact.investor.text), None)
            if investor and new and new.company:
                update: dict[str, object] = {"role": investor.role, "investor": _name(investor), "company": new.company}
            elif fact.id in decided:
                update = {"round": None}
            else:
                continue
            fact = fact.model_copy(update=update)
        kept.append(fact)
    if new is None or new.company is None:
        return kept
    for investor in wanted.values():
        spans = tuple(e for e in new.evidence if e.field == "investors" and fold(e.text) == fold(investor.text))
        company = tuple(e for e in new.evidence if e.field == "company")
        if spans:
            evidence = tuple(e.model_copy(update={"field": "investor"}) for e in spans) + company[:1]
            kept.append(
                InvestorFact(
                    id=_next_id(kept), status=new.status, evidence=evidence, rule=new.rule, round=new.id,
                    investor=_name(investor), company=new.company, role=investor.role,
                )
            )  # fmt: skip
    return kept


def _valuation(facts: list[Fact], old: FundingRound | None, new: FundingRound | None) -> list[Fact]:
    """The valuation fact that repeats a round's valuation changes with it."""
    was, now = old.valuation if old else None, new.valuation if new else None
    if new is None or new.company is None:
        return facts
    if was == now and (old is None or old.company == new.company):
        return facts
    kept: list[Fact] = []
    done = now is None
    for fact in facts:
        mirrors = isinstance(fact, ValuationFact) and _alike(fact, old, was)
        if isinstance(fact, ValuationFact) and mirrors:
            if now is None or done:
                continue
            done = True
            said = {"company": new.company, "money": _money(now), "basis": now.basis}
            fact = fact.model_copy(update={**said, "evidence": _proof(new), "rule": new.rule})
        elif isinstance(fact, ValuationFact) and now and _alike(fact, new, now):
            done = True
        kept.append(fact)
    if now and not done and any(e.field == "money" for e in _proof(new)):
        kept.append(
            ValuationFact(
                id=_next_id(kept), status=new.status, evidence=_proof(new), rule=new.rule,
                company=new.company, money=_money(now), basis=now.basis,
            )
        )  # fmt: skip
    return kept


def _round(facts: list[Fact], before: InvestorFact, after: InvestorFact | None) -> list[Fact]:
    """A round names the investors that its investor facts name."""

    def changed(fact: Fact) -> Fact:
        if not isinstance(fact, FundingRound) or fact.id != before.round:
            return fact
        investors = []
        for investor in fact.investors:
            if fold(investor.text) != fold(before.investor.text):
                investors.append(investor)
            elif after:
                investors.append(Investor(**after.investor.model_dump(), role=after.role))
        evidence = tuple(
            e for e in fact.evidence if after or e.field != "investors" or fold(e.text) != fold(before.investor.text)
        )
        return fact.model_copy(update={"investors": tuple(investors), "evidence": evidence or fact.evidence})

    return [changed(fact) for fact in facts]


def rename(facts: Sequence[Fact], verdicts: Sequence[Verdict]) -> list[Fact]:
    """``facts`` after what was said of names: aliases carry the canonical name, what is no organisation is nobody.

    A fact whose subject is no organisation is dropped; an investor or acquirer that is none is left out.
    """
    if not verdicts:
        return list(facts)
    said = {fold(v.text): v for v in verdicts}
    kept: list[Fact] = []
    for fact in facts:
        update: dict[str, object] = {}
        dropped = False
        for slot in ("company", "target", "investor", "acquirer"):
            name = getattr(fact, slot, None)
            if not isinstance(name, Name) or fold(name.text) not in said:
                continue
            now = _renamed(name, said)
            dropped |= now is None and not (slot == "acquirer" and isinstance(fact, AcquisitionFact))
            update[slot] = now
        if isinstance(fact, FundingRound) and fact.investors:
            update["investors"] = tuple(i for i in (_renamed(i, said) for i in fact.investors) if i)
        if not dropped:
            kept.append(fact.model_copy(update=update) if update else fact)
    return kept


def _renamed(name: _N, said: dict[str, Verdict]) -> _N | None:
    verdict = said.get(fold(name.text))
    if verdict is None:
        return name
    if verdict.verdict == "not_a_company":
        return None
    if verdict.canonical in (None, name.name):
        return name
    return name.model_copy(update={"name": verdict.canonical, "id": None})


def _alike(fact: ValuationFact, round: FundingRound | None, valuation: Valuation | None) -> bool:
    if round is None or round.company is None or valuation is None:
        return False
    return fold(fact.company.name) == fold(round.company.name) and fact.money == _money(valuation)


def _proof(round: FundingRound) -> tuple[Evidence, ...]:
    company = tuple(e for e in round.evidence if e.field == "company")[:1]
    spans = tuple(e.model_copy(update={"field": "money"}) for e in round.evidence if e.field == "valuation")
    return company + spans


def _money(valuation: Valuation) -> Money:
    return Money(**valuation.model_dump(exclude={"basis"}))


def _name(investor: Investor) -> Name:
    return Name(name=investor.name, text=investor.text, id=investor.id)


def _next_id(facts: Sequence[Fact]) -> str:
    numbers = [int(fact.id[1:]) for fact in facts if fact.id[1:].isdigit()]
    return f"f{max(numbers, default=0) + 1}"
