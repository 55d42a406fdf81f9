"""Facts and reports, made by hand for the tests of what is done with them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.model import (
    Article,
    Evidence,
    Fact,
    FundingRound,
    Investor,
    Money,
    Name,
    Report,
    Summary,
)


def money(value: int, currency: str | None = "USD", qualifier: Any = "exact") -> Money:
    return Money(text=f"{value}", value=Decimal(value), currency=currency, qualifier=qualifier)


def name(text: str, id: str | None = None) -> Name:
    return Name(name=text, text=text, id=id)


def said(kind: type, at: int = 0, **fields: Any) -> Fact:
    """A fact of one character of evidence at an offset."""
    evidence = (Evidence(start=at, end=at + 1, text="字", field=fields.pop("field", "money")),)
    fields.setdefault("id", f"f{at}{kind.__name__}")
    return kind(evidence=evidence, rule="test", **fields)


def round_(company: str, **fields: Any) -> Fact:
    if "investors" in fields:
        fields["investors"] = tuple(Investor(name=i, text=i, role="lead") for i in fields["investors"])
    return said(FundingRound, company=name(company), **fields)


def report(source: str, *facts: Fact, published: date | None = date(2026, 2, 13)) -> Report:
    article = Article(id=source, source=source, sha256="0", language="en", published=published, text="x")
    empty = Summary(text="", sentences=())
    numbered = tuple(fact.model_copy(update={"id": f"f{i}"}) for i, fact in enumerate(facts, 1))
    return Report(article=article, facts=numbered, summary={"zh-Hant": empty, "en": empty})
