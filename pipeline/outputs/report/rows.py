"""What the page shows, as plain JSON: one row an event, with the passages that prove it and no more of the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeAlias

from pipeline.languages import summaries
from pipeline.model import Evidence, Fact, FundingRound, Money, Report, RevenueFact, ValuationFact, When
from pipeline.outputs.events import Event, merge
from pipeline.review.reading import few

Plain: TypeAlias = dict[str, Any]
Shown: TypeAlias = FundingRound | ValuationFact | RevenueFact

TABLES = ("funding_round", "valuation", "revenue")

AROUND = 90
"""Code points of context on either side of the words that prove a fact."""

NAMELESS = "—"
"""Stands in the place of a company that the article does not tell."""

LONGEST = 600
"""Code points of one passage."""

SOURCES = 12
"""Articles of one event that are shown with their words; the rest are counted."""


def page_data(reports: Sequence[Report]) -> Plain:
    """The articles, and a row for each funding round, valuation and revenue that they tell.

    >>> page_data([])["rows"]
    []
    """
    reports = sorted(reports, key=lambda report: report.article.source)
    facts = {(r.article.source, r.article.id, f.id): f for r in reports for f in r.facts if f.kind in TABLES}
    number = {(r.article.source, r.article.id): n for n, r in enumerate(reports)}
    rows = [_row(event, facts, number, reports) for event in merge(reports) if event.kind in TABLES]
    return {
        "articles": [_article(report) for report in reports],
        "kinds": dict(Counter(fact.kind for report in reports for fact in report.facts)),
        "rows": rows,
    }


def _article(report: Report) -> list[str | None]:
    """Source, title, day of publication, language, and the summaries: the Chinese one, the English one."""
    article = report.article
    told = [summary.text if (summary := report.summary.get(language)) else None for language in summaries().values()]
    title = article.title or article.text.strip().split("\n", 1)[0][:120] or article.source
    return [article.source, title, str(article.published) if article.published else None, article.language, *told]


def _row(
    event: Event,
    facts: dict[tuple[str, str, str], Fact],
    number: dict[tuple[str, str], int],
    reports: Sequence[Report],
) -> Plain:
    told = [(facts[s.source, s.article, s.fact], s) for s in event.sources]
    main = max(told, key=lambda t: (_said(t[0]), t[1].published or date.min, t[1].source))[0]
    sources = []
    for fact, source in told[:SOURCES]:
        at = number[source.source, source.article]
        found = passages(reports[at].article.text, fact.evidence)
        sources.append(_lean({"a": at, "p": found, "rule": fact.rule, "status": _unless(fact.status, event.status)}))
    others = {
        slot: [_money(c.value) for c in event.slots[slot].claims if isinstance(c.value, Money)]
        for slot in event.conflicts
        if slot in ("money", "valuation")
    }
    row = _slots(main) | {
        "kind": event.kind,
        "company": event.company.name if event.company else NAMELESS,
        "status": _unless(event.status, "asserted"),
        "conflict": list(event.conflicts) or None,
        "others": others or None,
        "n": len(told) if len(told) > 1 else None,
        "from": sources,
    }
    return _lean(row)


def _said(fact: Fact) -> int:
    """How much a fact says: filled slots and investors."""
    return sum(value is not None for _, value in fact) + len(getattr(fact, "investors", ()))


def _slots(fact: Fact) -> Plain:
    assert isinstance(fact, Shown)
    if isinstance(fact, FundingRound):
        return {
            "series": fact.series,
            "money": _money(fact.money),
            "valuation": _money(fact.valuation),
            "basis": fact.valuation.basis if fact.valuation else None,
            "investors": [[i.name, i.role] for i in fact.investors] or None,
            "date": _when(fact.date),
        }
    if isinstance(fact, ValuationFact):
        return {"money": _money(fact.money), "basis": fact.basis, "date": _when(fact.date)}
    return {"money": _money(fact.money), "metric": fact.metric, "date": _when(fact.period)}


def _money(money: Money | None) -> Plain | None:
    if money is None:
        return None
    plain = money.model_dump(mode="json", include={"text", "value", "min", "max", "currency", "qualifier"})
    return _lean(plain | {"qualifier": _unless(money.qualifier, "exact")})


def _when(when: When | None) -> Plain | None:
    return when.model_dump(mode="json", include={"start", "end", "edtf"}) if when else None


def _unless(value: str, usual: str) -> str | None:
    return None if value == usual else value


def _lean(plain: Plain) -> Plain:
    return {key: value for key, value in plain.items() if value is not None}


def passages(text: str, evidence: Iterable[Evidence]) -> list[list[Any]]:
    """The fewest lines that prove every field, cut around the words: ``[start, text, [[start, end, field], …]]``.

    >>> span = Evidence(start=7, end=10, text="3億元", field="money")
    >>> passages("標題\\n阿爾發完3億元。\\n其他", [span])
    [[3, '阿爾發完3億元。', [[7, 10, 'money']]]]
    """
    lines: dict[int, list[Evidence]] = {}
    for span in sorted(set(few(evidence)), key=lambda e: (e.start, e.end, e.field)):
        lines.setdefault(text.rfind("\n", 0, span.start) + 1, []).append(span)
    open_ = {span.field for spans in lines.values() for span in spans}
    chosen: list[int] = []
    while open_:  # the line that proves most of what is still open; of equals the first
        best = max(lines, key=lambda start: (len(open_ & {s.field for s in lines[start]}), -start))
        chosen.append(best)
        open_ -= {span.field for span in lines[best]}
    return [_cut(text, start, lines[start]) for start in sorted(chosen)]


def _cut(text: str, line: int, spans: list[Evidence]) -> list[Any]:
    stop = text.find("\n", line)
    stop = len(text) if stop < 0 else stop
    start = max(line, spans[0].start - AROUND)
    end = min(stop, max(span.end for span in spans) + AROUND, start + LONGEST)
    return [start, text[start:end], [[s.start, s.end, s.field] for s in spans if s.end <= end]]
