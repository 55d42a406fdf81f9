"""Facts of what an article says of a company: each thing once, however often it is told."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.mentions.mention import Mention, Source
from pipeline.records.collect import Facts, company_spans, money_of, name_of
from pipeline.records.record import Record
from pipeline.text.fold import fold


def described(facts: Facts, source: Source, records: Sequence[Record], names: dict[str, list[Mention]]) -> None:
    """Add one fact for each thing that is said of a company; words that a longer telling holds are the same thing."""
    groups: dict[tuple[str, object], list[tuple[str, list[Record]]]] = {}
    for r in sorted(records, key=lambda r: (-len(_words(source, r)), r.at)):
        assert r.company
        told = groups.setdefault((r.company.key, r.other["topic"]), [])
        words = fold(_words(source, r))
        same = next((group for known, group in told if words in known or _is_same(group[0], r)), None)
        if same is None:
            told.append((words, [r]))
        else:
            same.append(r)
    for group in (group for told in groups.values() for _, group in told):
        _add(facts, source, group, names)


def _words(source: Source, r: Record) -> str:
    words = r.other["words"]
    assert isinstance(words, tuple)
    return source.text[slice(*words)]


def _is_same(a: Record, b: Record) -> bool:
    """Whether two tellings give one value: one day of founding, one number of people."""
    if a.date and b.date:
        return (a.date.start, a.date.end) == (b.date.start, b.date.end)
    return a.other["number"] is not None and a.other["number"] == b.other["number"]


def _add(facts: Facts, source: Source, group: Sequence[Record], names: dict[str, list[Mention]]) -> None:
    first = group[0]
    spans = [e for r in group for e in r.evidence if e[2] != "company"] + [e for r in group for e in company_spans(r, names)]
    assert first.company
    status = next((r.status for r in group if r.status == "asserted"), first.status)
    facts.add(
        "about", first.at, first.rule, spans, status=status, company=name_of(first.company, source, spans, "company"),
        topic=first.other["topic"], text=_words(source, first), money=money_of(first.money),
        date=first.date.model_dump() if first.date else None, number=first.other["number"],
    )  # fmt: skip
