"""Why a fact exists, and why a passage gives none: the same steps again, told in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.errors import UsageError
from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.frames.statements import gather
from pipeline.lexicons.organisations import Lexicon
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import source_of
from pipeline.model import Article, Fact
from pipeline.process import mentions_of, sentences_of
from pipeline.records.confidence import graded, shares
from pipeline.records.facts import merge_records
from pipeline.records.grounds import Grounds
from pipeline.records.resolve import resolve
from pipeline.records.rows import records_of
from pipeline.records.status import as_sure_as_said
from pipeline.text.docs import Model

_SHORT = {"money": "money", "series": "series", "when": "date", "ratio": "ratio", "name": "name"}


def explain(
    article: Article,
    fact_id: str | None = None,
    lexicon: Lexicon | None = None,
    spacy_model: str | Model | None = None,
) -> Iterator[str]:
    """Yield lines that say what was read where, which rule read it and what lost to what.

    Args:
        article: the article.
        fact_id: tell only this fact's story (``f3``).
        lexicon: the names known; ours when None.
        spacy_model: a spaCy pipeline that may vote on names, as for ``extract``.

    Raises:
        UsageError: there is no such fact, or no such pipeline.
    """
    trace: list[str] = []
    source = source_of(article, trace, lexicon, spacy_model)
    mentions = mentions_of(source)
    mask = Mask(source.folded, mentions)
    spans = sentences_of(source, mentions)
    stated, rows = records_of(source, mask)
    statements = gather(source, mask, spans, rows)
    facts = merge_records(source, mentions, resolve(source, mask, spans, statements, stated))
    grounds = Grounds(source, mask, spans, as_sure_as_said(source.text, mask.text, spans, facts))
    facts = graded(grounds)
    wanted = [f for f in facts if fact_id in (None, f.id)]
    if fact_id and not wanted:
        known = f"f1 … f{len(facts)}" if facts else "none at all"
        raise UsageError(f"there is no fact {fact_id} in this article; it has {known}")
    yield from _sentences(article, spans, mask, statements, _sentences_of(wanted, spans) if fact_id else None)
    dropped = [line for line in trace if fact_id is None or any(_about(line, f) for f in wanted)]
    if dropped:
        yield "what lost to what"
        yield from (f"    {line}" for line in dict.fromkeys(dropped))
    yield "facts" if facts else "no fact"
    for f in wanted:
        if fact_id is None and f.kind in ("amount", "date"):
            continue
        yield f"    {f.id} {_line(f)}  ← {f.rule}"
        if fact_id:
            yield from _proof(f)
            yield from _sureness(grounds, f)


def _sentences_of(facts: list[Fact], spans: Sequence[tuple[int, int]]) -> set[int]:
    """The sentences that prove the facts."""
    starts = [e.start for f in facts for e in f.evidence]
    return {i for i, (start, end) in enumerate(spans) if any(start <= at < end for at in starts)}


def _sentences(
    article: Article,
    spans: Sequence[tuple[int, int]],
    mask: Mask,
    statements: Sequence[Statement],
    told: set[int] | None,
) -> Iterator[str]:
    """What is written and said in each sentence that says something, or that is among those to be told."""
    for i, (start, end) in enumerate(spans):
        inside = mask.within(start, end)
        said = [s for s in statements if s.sentence == i]
        says_something = said or any(m.kind in ("money", "series") for m in inside)
        if not says_something or (told is not None and i not in told):
            continue
        yield f"“{_short(article.text[start:end])}”"
        for m in inside:
            yield f"    {_SHORT[m.kind]:7}{article.text[m.start : m.end]}  ← {m.rule}"
        for s in said:
            slots = ", ".join(
                f"{k}={article.text[v.start : v.end]}" for k, v in s.slots.items() if hasattr(v, "outer_start")
            )
            yield f"    says   {s.says} ({slots})  ← {s.rule.id}"
        if not said:
            yield "    says   nothing: no rule of `jiyao rules` reads these words"


def _proof(fact: Fact) -> Iterator[str]:
    """What a fact's rule reads, and the words that prove it."""
    if fact.rule in rules():
        yield f"       rule: {rules()[fact.rule].doc}"
    for e in fact.evidence:
        yield f"       {e.field:10} {e.start}–{e.end} {e.text}"


def _sureness(grounds: Grounds, fact: Fact) -> Iterator[str]:
    """What makes a fact's confidence: each kind of evidence, and by how much it moves the odds."""
    yield f"       confidence {fact.confidence:.2f}, of"
    for share in shares(grounds.of(fact)):
        yield f"       {share.weight:+6.2f} {share.kind}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) < 160 else line[:157] + "…"


def _about(line: str, fact: Fact) -> bool:
    return any(repr(e.text) in line for e in fact.evidence)


def _line(fact: Fact) -> str:
    """A fact on one line."""
    data = fact.model_dump(mode="json", exclude={"id", "evidence", "rule", "kind"}, exclude_none=True)
    parts = []
    for key, value in data.items():
        if isinstance(value, dict):
            value = value.get("text") or value.get("name")
        elif isinstance(value, list):
            value = "、".join(f"{v['text']} ({v['role']})" for v in value)
        if value:
            parts.append(f"{key}={value}")
    return f"{fact.kind}: " + "; ".join(parts)
