"""One article as JSON for the page: its text in pieces, its facts with their decisions, and what changed."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable
from typing import Any, Literal

from pydantic import BaseModel

from pipeline.languages import summaries
from pipeline.lexicons.organisations import Lexicon, load
from pipeline.mentions.mention import Mention, Source, finders
from pipeline.model import FACT, Fact, InvestorFact, Money, Name, Report, When
from pipeline.review import attention
from pipeline.review.decisions import Outcome, effective, fresh
from pipeline.review.reading import few, locate, reading_of, told
from pipeline.review.shelf import Plain, Shelf

WHOLE = 60_000
"""Code points of an article that are sent at once; of a longer one only what stands around its facts."""

AROUND = 400
AROUND_SELECTION = 300


def article(shelf: Shelf, source: str) -> Plain:
    """Everything the page shows of one article.

    Raises:
        GoneError: the run has no such article.
    """
    settled = shelf.settled(source)
    report = settled.report
    decisions = effective(shelf.decisions(source))
    by_fact = {outcome.fact: outcome for outcome in settled.outcomes if outcome.fact}
    facts = [_fact(fact, report, by_fact.get(fact.id)) for fact in report.facts]
    for plain, fact in zip(facts, report.facts, strict=True):
        if plain["decision"] is None and fresh(fact, decisions, report.article.text):
            plain["why"] = ["changed", *plain["why"]]
    gone = [_gone(outcome, report) for outcome in settled.outcomes if outcome.fact is None]
    spans = [(e["start"], e["end"]) for fact in [*facts, *gone] for e in fact["evidence"]]
    order = [row["source"] for row in shelf.rows()]
    here = order.index(source)
    return {
        "source": source,
        "title": shelf.entry(source).title,
        "published": report.article.model_dump(mode="json")["published"],
        "language": report.article.language,
        "url": report.article.url,
        "length": len(report.article.text),
        "pieces": pieces(report.article.text, spans),
        "facts": facts,
        "gone": gone,
        "summary": {language: made.text if (made := report.summary.get(language)) else None for language in summaries().values()},
        "notes": list(report.notes),
        "names": [d.name.model_dump(mode="json") for d in decisions if d.name],
        "done": list(dict.fromkeys(d.reviewer for d in decisions if d.action == "done")),
        "decided": len(decisions),
        "previous": order[here - 1] if here else None,
        "next": order[here + 1] if here + 1 < len(order) else None,
    }


def _fact(fact: Fact, report: Report, outcome: Outcome | None) -> Plain:
    plain = fact.model_dump(mode="json")
    return {
        **plain,
        "evidence": [span.model_dump() for span in few(fact.evidence)],
        "digest": reading_of(fact, report.article.text).digest,
        "mirror": isinstance(fact, InvestorFact) and fact.round is not None,
        "why": attention.of_fact(plain) if fact.kind in attention.EVENTS else [],
        **_decided(outcome),
    }


def _gone(outcome: Outcome, report: Report) -> Plain:
    """A rejected or lost fact, shown so that the decision can be seen and taken back."""
    reading = outcome.standing.after or outcome.standing.seen[-1]
    evidence = [span.model_dump() for quote in reading.quotes if (span := locate(quote, report.article.text))]
    return {
        "id": f"gone-{reading.digest}", "kind": reading.kind, "rule": "review", **reading.slots,
        "evidence": evidence, "digest": reading.digest, "mirror": False, "why": [], **_decided(outcome),
    }  # fmt: skip


def _decided(outcome: Outcome | None) -> Plain:
    if outcome is None:
        return {"decision": None}
    entry = outcome.standing
    return {
        "decision": entry.decisions[-1].action,
        "by": list(dict.fromkeys(d.reviewer for d in entry.decisions)),
        "disputed": entry.disputed,
        "state": outcome.state,
        "machine": told(outcome.machine) if outcome.machine else None,
    }


def pieces(text: str, spans: Iterable[tuple[int, int]]) -> list[Plain]:
    """The text in order: ``{"start", "text"}``, or ``{"start", "end"}`` for what is left out until asked for.

    >>> [sorted(p) for p in pieces("短文", [])]
    [['start', 'text']]
    """
    if len(text) <= WHOLE:
        return [{"start": 0, "text": text}]
    wanted = [(0, 2000), *((max(0, s - AROUND), min(len(text), e + AROUND, s + WHOLE)) for s, e in sorted(spans))]
    found: list[Plain] = []
    at = 0
    for start, end in wanted:
        start = max(start, at)
        if end <= start:
            continue
        if start > at:
            found.append({"start": at, "end": start})
        found.append({"start": start, "text": text[start:end]})
        at = end
    if at < len(text):
        found.append({"start": at, "end": len(text)})
    return found


def read_selection(report: Report, start: int, end: int, lexicon: Lexicon | None = None) -> dict[str, Plain]:
    """What the finders read in ``text[start:end]``: values by kind, so that a reviewer need not type them.

    The selection is read within its surroundings first (for the currency), then on its own.
    """
    article = report.article
    left, right = max(0, start - AROUND_SELECTION), min(len(article.text), end + AROUND_SELECTION)
    found: dict[str, Plain] = {}
    for low, high in ((left, right), (start, end)):
        source = Source(article.text[low:high], article.language, article.published, article.region)
        for mention in (m for _, find in finders() for m in find(source)):
            inside = max(start, low + mention.start), min(end, low + mention.end)
            plain = _value(mention)
            if inside[1] - inside[0] >= (end - start) * 0.6 and plain is not None:
                found.setdefault(mention.kind, {**plain, "at": [low + mention.start, low + mention.end]})
    name = _known(article.text[start:end], lexicon or load())
    if name:
        found["name"] = name
    return found


def _value(mention: Mention) -> Plain | None:
    value = mention.value
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return {"value": value} if isinstance(value, str | int | float) else None


def _known(words: str, lexicon: Lexicon) -> Plain | None:
    organisation = lexicon.lookup(words)
    return {"name": organisation.name, "text": words, "id": organisation.id} if organisation else None


def shapes() -> dict[str, dict[str, Any]]:
    """Every kind's slots and what may stand in them, read from the models: what the editor offers.

    >>> shapes()["investor"]["role"]
    {'type': 'choice', 'choices': ['lead', 'participant', 'existing', 'adviser'], 'needed': True}
    >>> shapes()["funding_round"]["valuation"]["type"], shapes()["funding_round"]["investors"]["type"]
    ('valuation', 'investors')
    """
    union = typing.get_args(typing.get_args(FACT._type)[0])
    found: dict[str, dict[str, Any]] = {}
    for model in union:
        kind = model.model_fields["kind"].default
        fields = [slot for slot in model.model_fields if slot not in ("id", "evidence", "rule", "kind", "round", "status", "confidence")]
        found[kind] = {
            slot: _shape(model.model_fields[slot].annotation, model.model_fields[slot].is_required())
            for slot in [*fields, "status"]
        }
    return found


def _shape(annotation: Any, needed: bool) -> Plain:
    parts = [a for a in typing.get_args(annotation) if a is not type(None)]
    optional = typing.get_origin(annotation) in (typing.Union, types.UnionType)
    inner = parts[0] if optional else annotation
    if typing.get_origin(inner) is Literal:
        return {"type": "choice", "choices": list(typing.get_args(inner)), "needed": needed}
    if typing.get_origin(inner) is tuple:
        return {"type": "investors", "needed": False}
    names = {Name: "name", Money: "money", When: "when", str: "text"}
    if isinstance(inner, type) and issubclass(inner, Money) and inner is not Money:
        return {"type": "valuation", "needed": needed}
    return {"type": names.get(inner, "number"), "needed": needed}
