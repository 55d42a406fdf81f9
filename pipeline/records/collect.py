"""The sheet that the facts of one article are collected on: numbered, each stated value with its words."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names.inventory import NameRef
from pipeline.model import FACT, Fact, Money, unproved
from pipeline.records.record import Record

_ORDER = ("funding_round", "investor", "valuation", "revenue", "growth", "acquisition", "listing", "amount", "date", "about")


class Facts:
    """Collects facts of one article, numbers them and keeps each value's evidence."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[dict[str, Any]] = []

    def evidence(self, spans: Iterable[tuple[int, int, str]]) -> list[dict[str, Any]]:
        text = self.source.text
        unique = sorted(set(spans))
        return [{"start": s, "end": e, "text": text[s:e], "field": f} for s, e, f in unique]  # validated with its fact

    def add(self, kind: str, at: int, rule: str, spans: Iterable[tuple[int, int, str]], **slots: Any) -> dict[str, Any]:
        if slots.get("status") == "asserted":
            spans = [span for span in spans if span[2] != "status"]  # stated plainly too: nothing says that it is unsure
        fact = {"kind": kind, "rule": rule, "evidence": self.evidence(spans), "at": at, **slots}
        self.found.append(fact)
        return fact

    def finish(self) -> list[Fact]:
        """Number the facts in order of kind and place, and validate each; what no words show is not stated."""
        self.found = [f for f in self.found if _is_shown(f)]
        self.found.sort(key=lambda f: (_ORDER.index(f["kind"]), f["at"], f["evidence"][0]["start"], f["rule"]))
        for i, f in enumerate(self.found):
            f["id"] = f"f{i + 1}"
        facts = []
        for f in self.found:
            of = f.pop("of", None)
            if of is not None:
                f["round"] = of.get("id")
            f.pop("at")
            facts.append(_proved(FACT.validate_python(f)))
        return facts


# A fact that does not say whose it is says nothing.
_NEEDED = {"company", "target", "investor", "money"}


def _is_shown(fact: dict[str, Any]) -> bool:
    """Whether words show whom and what a fact is of; its other slots may be left out."""
    shown = {(e["field"], e["text"]) for e in fact["evidence"]}
    needed = _NEEDED - ({"money"} if fact["kind"] in ("funding_round", "acquisition", "listing") else set())
    return all((slot, fact[slot]["text"]) in shown for slot in needed if fact.get(slot) is not None)


def _proved(fact: Fact) -> Fact:
    """A fact without the values that no words show: nobody could check them."""
    slots = unproved(fact)
    return fact.model_copy(update=dict.fromkeys(slots)) if slots else fact


def name_of(ref: NameRef, source: Source, spans: Sequence[tuple[int, int, str]], slot: str) -> dict[str, Any]:
    """The name as the article writes it most fully, its canonical form and id."""
    written = fullest(source, spans, slot)
    return {"name": ref.name, "text": source.text[written[0][0] : written[0][1]] if written else ref.name, "id": ref.id}


def fullest(source: Source, spans: Sequence[tuple[int, int, str]], slot: str) -> list[tuple[int, int, str]]:
    """Of the spans of a slot the first that writes it most fully, or none."""
    return sorted((span for span in spans if span[2] == slot), key=lambda span: (span[1] - span[0], source.text[span[0] : span[1]]), reverse=True)[:1]


def money_of(money: Money | None) -> dict[str, Any] | None:
    return money.model_dump() if money else None


def company_spans(record: Record, names: dict[str, list[Mention]]) -> list[tuple[int, int, str]]:
    return naming(record, record.company, "company", names)


def naming(record: Record, ref: NameRef | None, slot: str, names: dict[str, list[Mention]]) -> list[tuple[int, int, str]]:
    """The record's own words for who is meant in a slot, or the nearest naming before it."""
    spans = [e for e in record.evidence if e[2] == slot]
    if spans or ref is None:
        return spans
    known = names.get(ref.key, [])
    before = bisect.bisect(known, record.at, key=lambda m: m.start)
    m = known[max(0, before - 1)] if known else None
    return [(m.start, m.end, slot)] if m else []
