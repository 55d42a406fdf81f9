"""The sentences that the rules bring with them and the articles of the corpus: what laws are tried on."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.frames.rule import rules
from pipeline.frames.statements import gather
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source, source_of
from pipeline.model import Article
from pipeline.process import facts_of, mentions_of, sentences_of
from pipeline.reading import article_from_text
from pipeline.records.record import Record
from pipeline.records.resolve import resolve
from pipeline.records.rows import records_of as rows_of
from pipeline.text.fold import fold
from tests.helpers import corpus, paths

ARTICLES = {path.name: corpus.article(path) for path in sorted(paths.ARTICLES.iterdir())}
PUBLISHED = "2026-08-31"
EXAMPLES = sorted({s for r in rules().values() for many in r.examples.values() for s in many})
REJECTS = sorted({s for r in rules().values() for s in r.rejects})


@cache
def article(text: str) -> Article:
    return article_from_text(text, published=PUBLISHED, region="TW")


INPUTS = [*(article(s) for s in (*EXAMPLES, *REJECTS)), *ARTICLES.values()]


def folded(value: Any) -> Any:
    """A fact without ids, offsets and its confidence (which weighs the article), its words folded."""
    if isinstance(value, dict):
        left_out = ("id", "evidence", "rule", "round", "confidence")
        return {k: folded(v) for k, v in value.items() if k not in left_out and v not in (None, [])}
    if isinstance(value, list):
        return [folded(v) for v in value]
    return fold(value) if isinstance(value, str) else value


@cache
def mentions_in(a: Article) -> tuple[Mention, ...]:
    """The mentions of an article, found once: nothing changes them."""
    return tuple(mentions_of(source_of(a)))


def masked(a: Article) -> tuple[Source, Mask, list[tuple[int, int]]]:
    """An article as the rules see it: its source, its mask and its sentences."""
    source, mentions = source_of(a), list(mentions_in(a))
    return source, Mask(source.folded, mentions), sentences_of(source, mentions)


def records_of(a: Article) -> tuple[list[Mention], list[Record]]:
    """The mentions and the records of an article, new records at each call."""
    mentions = list(mentions_in(a))
    source, mask, spans = masked(a)
    stated, rows = rows_of(source, mask)
    return mentions, resolve(source, mask, spans, gather(source, mask, spans, rows), stated).records


@cache
def said(a: Article) -> frozenset[str]:
    return frozenset(str(folded(f.model_dump(mode="json"))) for f in facts_of(source_of(a)))


@cache
def told(text: str) -> frozenset[str]:
    return said(article(text))
