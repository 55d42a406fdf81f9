"""Why a fact exists, and why a passage gives none: names, frames, records and facts, told in the order in which they are made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.errors import UsageError
from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.frames.statements import gather
from pipeline.lexicons.organisations import Lexicon
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source, source_of
from pipeline.model import Article, Fact
from pipeline.process import mentions_of, sentences_of
from pipeline.records.confidence import graded, shares
from pipeline.records.facts import merge_records
from pipeline.records.grounds import Grounds
from pipeline.records.record import Span
from pipeline.records.resolve import resolve
from pipeline.records.rows import records_of
from pipeline.records.status import as_sure_as_said
from pipeline.text.docs import Model

_NAME = re.compile(r"name (?P<name>.+?) (?P<why>(?:organisation|person|product) by .*)")
_AT = re.compile(r" at (\d+): ")
_QUOTED = re.compile(r"'(.+?)'")
_WIDTH = 100  # characters of a sentence that are shown
_MENTIONED = ("amount", "date")  # facts that only say what is written


@dataclass(frozen=True)
class _Story:
    """One article on its way to its facts.

    Attributes:
        spans: its sentences.
        trace: what the steps noted: points of names, readings, what lost to what.
    """

    source: Source
    mask: Mask
    spans: Sequence[Span]
    statements: Sequence[Statement]
    facts: Sequence[Fact]
    grounds: Grounds
    trace: Sequence[str]

    def sentences(self, told: Sequence[Fact]) -> Iterator[int]:
        """The sentences that prove facts, or of all facts those where something is said or could have been."""
        starts = [e.start for f in told for e in f.evidence]
        for i, (start, end) in enumerate(self.spans):
            said = any(s.sentence == i for s in self.statements)
            counts = said or any(m.kind in ("money", "series") for m in self.mask.within(start, end))
            if counts and (told == self.facts or any(start <= at < end for at in starts)):
                yield i


def explain(
    article: Article,
    fact_id: str | None = None,
    lexicon: Lexicon | None = None,
    spacy_model: str | Model | None = None,
) -> Iterator[str]:
    """Yield lines that say which names were found and what they won over, what each sentence says, what was dropped, and the facts.

    Args:
        article: the article.
        fact_id: tell only this fact's story (``f3``), with each word of its evidence and what makes its confidence.
        lexicon: the names known; ours when None.
        spacy_model: a spaCy pipeline that may vote on names, as for ``extract``.

    Raises:
        UsageError: there is no such fact, or no such pipeline.

    >>> from pipeline.reading import article_from_text
    >>> story = list(explain(article_from_text("曜能科技完成 2 億元 A 輪募資。")))
    >>> [line for line in story if not line.startswith(" ")]
    ['names', 'frames', 'facts']
    """
    story = _story(article, lexicon, spacy_model)
    wanted = [f for f in story.facts if fact_id in (None, f.id)]
    if fact_id and not wanted:
        known = f"f1 … f{len(story.facts)}" if story.facts else "none at all"
        raise UsageError(f"there is no fact {fact_id} in this article; it has {known}")
    shown = [*story.sentences(wanted)]
    yield from _headed("names", _names(story, shown))
    yield from _headed("frames", _frames(story, shown))
    yield from _headed("records", _dropped(story, shown))
    told = [f for f in wanted if fact_id or f.kind not in _MENTIONED]
    yield "facts" if told else "no fact"
    for f in told:
        yield f"  {f.id:4}{f.confidence:.2f} {_line(f)}  ← {f.rule}"
        if fact_id:
            yield from _proof(f)
            yield from _sureness(story.grounds, f)


def _story(article: Article, lexicon: Lexicon | None, spacy_model: str | Model | None) -> _Story:
    """Take the steps of ``process.process`` again and keep what each of them made."""
    trace: list[str] = []
    source = source_of(article, trace, lexicon, spacy_model)
    mentions = mentions_of(source)
    mask = Mask(source.folded, mentions)
    spans = sentences_of(source, mentions)
    stated, rows = records_of(source, mask)
    statements = gather(source, mask, spans, rows)
    records, whose, _ = resolve(source, mask, spans, statements, stated)
    facts = merge_records(source, mentions, records)
    grounds = Grounds(source, mask, spans, as_sure_as_said(source.text, mask.text, spans, facts), whose)
    return _Story(source, mask, spans, statements, graded(grounds), grounds, [*dict.fromkeys(trace)])


def _headed(heading: str, lines: Iterator[str]) -> Iterator[str]:
    """Lines under their heading; without lines no heading either."""
    for i, line in enumerate(lines):
        if i == 0:
            yield heading
        yield f"  {line}"


def _names(story: _Story, shown: Sequence[int]) -> Iterator[str]:
    """Each name of the sentences once: what found it, and, where its surroundings decided, which, and what is read without it."""
    points = {found["name"]: found["why"] for line in story.trace if (found := _NAME.match(line))}
    told: set[str] = set()
    for i in shown:
        for m in story.mask.within(*story.spans[i], "name"):
            text = story.source.text[m.start : m.end]
            if text not in told:
                told.add(text)
                why = points.get(story.source.folded[m.start : m.end], "")
                yield f"{text}  {why}  ← {m.rule}" if why else f"{text}  ← {m.rule}"


def _frames(story: _Story, shown: Sequence[int]) -> Iterator[str]:
    """Each sentence with what is said in it, and of which fact that became a part."""
    for i in shown:
        yield f"“{_short(story.source.text[slice(*story.spans[i])])}”"
        said = [s for s in story.statements if s.sentence == i]
        for s in said:
            facts = _made_of(story, s)
            yield f"  {s.says} {_slots(story.source, s)}  ← {s.rule.id}" + (f" → {' '.join(facts)}" if facts else "")
        if not said:
            yield "  nothing: no rule of `jiyao rules` reads these words"


def _slots(source: Source, statement: Statement) -> str:
    """The slots of a statement by their words, and on which side of its words a list stands."""
    slots = []
    for key, value in statement.slots.items():
        if isinstance(value, Mention):
            slots.append(f"{key}={source.text[value.start : value.end]}")
        elif key.endswith(("_before", "_after")) and isinstance(value, int):
            words = _short(source.text[statement.start : statement.end], 24)
            slots.append(f"{key.rpartition('_')[0]}=names {key.rpartition('_')[2]} “{words}”")
    return "(" + ", ".join(slots) + ")"


def _made_of(story: _Story, statement: Statement) -> list[str]:
    """The facts, but for amounts and dates, that the words of a statement prove more of than whose they are."""
    words = {(m.start, m.end) for slot, m in statement.slots.items() if isinstance(m, Mention) and slot != "company"}
    proved = {
        f.id: {(e.start, e.end) for e in f.evidence if e.field != "company"} for f in story.facts if f.kind not in _MENTIONED
    }
    return [fact for fact, evidence in proved.items() if words & evidence]


def _dropped(story: _Story, shown: Sequence[int]) -> Iterator[str]:
    """What lost and why, of these sentences; what is only read and never lost is left out."""
    spans = [story.spans[i] for i in shown]
    text = " ".join(story.source.text[start:end] for start, end in spans)
    for line in story.trace:
        at, quoted = _AT.search(line), _QUOTED.search(line)
        here = at and any(start <= int(at[1]) < end for start, end in spans)
        gave_way = " gives " in line and (quoted is None or quoted[1] in text)
        if here or gave_way:
            yield line


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


def _short(text: str, width: int = _WIDTH) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def _line(fact: Fact) -> str:
    """A fact on one line."""
    data = fact.model_dump(mode="json", exclude={"id", "evidence", "rule", "kind", "confidence"}, exclude_none=True)
    parts = []
    for key, value in data.items():
        if isinstance(value, dict):
            value = value.get("name") or value.get("text")
        elif isinstance(value, list):
            value = "、".join(f"{v['text']} ({v['role']})" for v in value)
        if value:
            parts.append(f"{key}={value}")
    return f"{fact.kind}: " + "; ".join(parts)
