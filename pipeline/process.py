"""The line from an article to its report: mentions, statements, records, facts, summary."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from pipeline.errors import PipelineError, UsageError
from pipeline.frames.statements import gather
from pipeline.lexicons.organisations import Lexicon
from pipeline.mentions.mask import Mask, settle
from pipeline.mentions.mention import Mention, Source, finders, source_of
from pipeline.mentions.names import inventory as names
from pipeline.model import KINDS, Article, Fact, FundingRound, InvestorFact, Length, Report
from pipeline.records.attribution import attributed
from pipeline.records.confidence import graded
from pipeline.records.facts import merge_records
from pipeline.records.grounds import Grounds
from pipeline.records.resolve import resolve
from pipeline.records.rows import records_of as rows_of
from pipeline.records.status import as_sure_as_said
from pipeline.text.docs import Model
from pipeline.text.sentences import LONGEST


def mentions_of(source: Source) -> list[Mention]:
    """Everything that is written: the finders' mentions and the names between them, none overlapping."""
    found = [m for _, find in finders() for m in find(source)]
    kept, lost = settle(found)
    kept, more = settle(kept + names.find(source, kept))
    for loser, winner in lost + more:
        source.note(f"{loser.rule} gives up {source.text[loser.start : loser.end]!r} to {winner.rule}")
    return kept


def sentences_of(source: Source, mentions: list[Mention]) -> list[tuple[int, int]]:
    """The article's sentences, none cut inside a mention (… 及 D. | E. Shaw Ventures), and none longer than a sentence may be."""
    joined: list[tuple[int, int]] = []
    inside = iter(mentions)
    m = next(inside, None)
    for start, end in source.sentences:
        while m and m.end <= start:
            m = next(inside, None)
        if not (joined and m and m.start < joined[-1][1]):
            joined.append((start, end))
        elif end - joined[-1][0] <= LONGEST:
            joined[-1] = (joined[-1][0], end)
        else:
            joined[-1] = (joined[-1][0], m.end)
            joined += [(m.end, end)] if m.end < end else []
    return joined


def grounds_of(source: Source, mentions: list[Mention] | None = None) -> Grounds:
    """The facts of an article, of its mentions where somebody has them, and what they rest on."""
    mentions = mentions_of(source) if mentions is None else mentions
    mask = Mask(source.folded, mentions)
    spans = sentences_of(source, mentions)
    stated, rows = rows_of(source, mask)
    statements = gather(source, mask, spans, rows)
    records, whose, _ = resolve(source, mask, spans, statements, stated)
    facts = as_sure_as_said(source.text, mask.text, spans, merge_records(source, mentions, records))
    facts = attributed(source.text, mask, spans, facts)
    return Grounds(source, mask, spans, facts, whose)


def facts_of(source: Source, mentions: list[Mention] | None = None) -> list[Fact]:
    """The facts of an article, each with its confidence."""
    return graded(grounds_of(source, mentions))


def kinds_wanted(only: Collection[str] | None) -> frozenset[str] | None:
    """The kinds of fact wanted, or None for all.

    Raises:
        UsageError: there is no such kind.

    >>> kinds_wanted(None), sorted(kinds_wanted(["amount", "date"]))
    (None, ['amount', 'date'])
    """
    if only is None:
        return None
    wanted = frozenset([only] if isinstance(only, str) else only)
    if unknown := wanted.difference(KINDS):
        raise UsageError(f"no kind of fact is called {min(map(str, unknown))}; there are {', '.join(KINDS)}")
    return wanted


def _article(text_or_article: str | Article, published: date | str | None, region: str | None) -> Article:
    from pipeline.reading import article_from_text, day_of
    from pipeline.reading.outlets import checked

    if isinstance(text_or_article, Article):
        changes: dict[str, object] = {}
        if published is not None:
            changes["published"] = day_of(published)
        if region is not None:
            changes["region"] = checked(region)
        return text_or_article.model_copy(update=changes)
    return article_from_text(text_or_article, published=published, region=region)


def extract(
    text_or_article: str | Article,
    *,
    published: date | str | None = None,
    region: str | None = None,
    only: Collection[str] | None = None,
    lexicon: Lexicon | None = None,
    spacy_model: str | Model | None = None,
) -> list[Fact]:
    """Return the facts that a text states.

    Args:
        text_or_article: plain text, or an article that was read.
        published: the article's own date; relative dates resolve against it and stay out without it.
        region: ``TW`` ``HK`` ``CN`` ``SG`` …: what a bare 元 means.
        only: the kinds of fact wanted; all when None.
        lexicon: the names known, as ``read_lexicon("mine.toml")`` gives them; ours when None.
        spacy_model: a spaCy pipeline that may vote on names: an installed package, or a folder; nobody votes when None.

    Raises:
        UsageError: no text, no such kind, day or region; there is no such pipeline, or it finds no entities.

    >>> fact = extract("歐卡智舶完成近 2 億元人民幣 B+ 輪融資，由厚雪資本領投。", only=["funding_round"])[0]
    >>> fact.company.text, fact.series, int(fact.money.value), fact.money.qualifier, fact.investors[0].text
    ('歐卡智舶', 'B+', 200000000, 'nearly', '厚雪資本')
    """
    wanted = kinds_wanted(only)
    facts = facts_of(source_of(_article(text_or_article, published, region), None, lexicon, spacy_model))
    return [f for f in facts if wanted is None or f.kind in wanted]


def at_least(report: Report, least: float, *, length: Length = "normal") -> Report:
    """Return a report without the facts that are less sure, each told in its notes; nothing is lost unsaid.

    Args:
        report: as :func:`process` gives it.
        least: the confidence that a fact must have, 0 to 1; 0 leaves out nothing.
        length: of the summaries, as for :func:`process`.
    """
    from pipeline.summary.summarise import summarised

    left_out = [fact for fact in report.facts if fact.confidence < least]
    if not left_out:
        return report
    gone = {fact.id for fact in left_out}
    kept = [
        fact.model_copy(update={"round": None}) if isinstance(fact, InvestorFact) and fact.round in gone else fact
        for fact in report.facts
        if fact.id not in gone
    ]
    told = (f"left out below confidence {least:g}: {f.id} {f.kind} ({f.confidence:.2f}): {f.evidence[0].text}" for f in left_out)
    return summarised(report.model_copy(update={"facts": tuple(kept), "notes": (*report.notes, *told)}), length=length)


def process(
    article: Article,
    *,
    trace: list[str] | None = None,
    lexicon: Lexicon | None = None,
    spacy_model: str | Model | None = None,
    length: Length = "normal",
) -> Report:
    """Return the whole report of an article.

    Args:
        article: what was read.
        trace: where to write, line by line, what lost to what.
        lexicon: the names known; ours when None.
        spacy_model: a spaCy pipeline that may vote on names, as for :func:`extract`.
        length: of the summaries: ``short`` about 80 Chinese characters or 45 English words, ``normal`` about 200 or 110.

    Raises:
        PipelineError: a span of the evidence is not the text it points at (a defect of this program).
    """
    from pipeline.summary.summarise import summarised

    facts = facts_of(source_of(article, trace, lexicon, spacy_model))
    for fact in facts:
        for e in fact.evidence:
            if e.end > len(article.text) or article.text[e.start : e.end] != e.text:
                raise PipelineError(f"{article.source}: evidence {e.start}–{e.end} of {fact.id} is not its text")
    notes = tuple(f"{fact.id}: the article does not tell whose round it is" for fact in facts if _is_nobodys(fact))
    return summarised(Report(article=article, facts=tuple(facts), summary={}, notes=notes), length=length)


def _is_nobodys(fact: Fact) -> bool:
    return isinstance(fact, FundingRound) and fact.company is None
