"""What one article says of one event, and whom it names: the accounts that events are merged from."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from pipeline.lexicons.organisations import load
from pipeline.model import (
    AcquisitionFact,
    FundingRound,
    ListingFact,
    Money,
    Name,
    Report,
    RevenueFact,
    Valuation,
    ValuationFact,
    When,
)
from pipeline.records.entities import Entities, Named
from pipeline.summary.alone import Alone

Value = Annotated[Money | Valuation | When | Name | str, Field(union_mode="smart")]
Told = FundingRound | AcquisitionFact | ListingFact | ValuationFact | RevenueFact


@dataclass(frozen=True)
class Account:
    """A fact together with the article that states it, and as a summary may state it; None where it may not."""

    report: Report
    fact: Told
    alone: Alone | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        return self.report.article.source, self.report.article.id, self.fact.id

    @property
    def day(self) -> tuple[date, date] | None:
        """When it happened, if the fact says so."""
        at = (
            getattr(self.fact, "period", None)
            if isinstance(self.fact, RevenueFact)
            else getattr(self.fact, "date", None)
        )
        return (at.start, at.end) if at is not None else None


@dataclass(frozen=True)
class Node:
    """Accounts that say the same."""

    accounts: tuple[Account, ...]

    @functools.cached_property
    def articles(self) -> frozenset[tuple[str, str]]:
        return frozenset(account.key[:2] for account in self.accounts)


@functools.lru_cache(maxsize=4096)
def known(name: Named) -> Named:
    """The name with its lexicon id, if the lexicon knows it by now."""
    found = None if name.id else load().lookup(name.name) or load().lookup(name.text)
    return name.model_copy(update={"id": found.id}) if found else name


def subject(fact: Told) -> Name | None:
    """Whom the event happens to: the company bought, not the buyer; ``None`` where the article does not tell."""
    return fact.target if isinstance(fact, AcquisitionFact) else fact.company


def company_of(entities: Entities, account: Account) -> str:
    """What the names of one company share; a nameless account shares nothing with another."""
    name = subject(account.fact)
    return entities.key(known(name)) if name else "\n".join(account.key)


def values(entities: Entities, fact: Told) -> Iterator[tuple[str, str, Value]]:
    """Slot, what makes a value the same value, value."""
    yield "status", fact.status, fact.status
    for slot in ("series", "metric", "basis", "exchange"):
        if value := getattr(fact, slot, None):
            yield slot, value, value
    for slot in ("money", "valuation"):
        if money := getattr(fact, slot, None):
            yield slot, "/".join(map(str, (money.currency, money.value, money.min, money.max, money.qualifier))), money
    for slot in ("date", "period"):
        if at := getattr(fact, slot, None):
            yield slot, f"{at.start}/{at.end}", at
    if isinstance(fact, AcquisitionFact) and fact.acquirer is not None:
        yield "acquirer", entities.key(known(fact.acquirer)), fact.acquirer
    if isinstance(fact, FundingRound):
        for investor in fact.investors:
            name = Name(name=investor.name, text=investor.text, id=investor.id)
            yield f"investors.{investor.role}", entities.key(known(name)), name


def claims(entities: Entities, facts: Iterable[tuple[int, Told]]) -> dict[str, dict[str, tuple[Value, list[int]]]]:
    """Slot → what makes a value the same value → the value, and which of the numbered facts give it."""
    said: dict[str, dict[str, tuple[Value, list[int]]]] = {}
    for number, fact in facts:
        for slot, key, value in values(entities, fact):
            said.setdefault(slot, {}).setdefault(key, (value, []))[1].append(number)
    return said
