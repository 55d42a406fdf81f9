"""The line from an article to its report: mentions, statements, facts, summary."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from pipeline.mention import Mention, finders, source_of
from pipeline.model import AmountFact, Article, DateFact, Evidence, Fact, Report


def _evidence(article: Article, start: int, end: int, field: str) -> Evidence:
    return Evidence(start=start, end=end, text=article.text[start:end], field=field)


def extract(
    text_or_article: str | Article,
    *,
    published: date | str | None = None,
    region: str | None = None,
    only: Collection[str] | None = None,
) -> list[Fact]:
    """Return the facts that a text states."""
    if isinstance(text_or_article, Article):
        article = text_or_article
    else:
        from pipeline.reading import article_from_text

        article = article_from_text(text_or_article, published=published, region=region)
    source = source_of(article)
    mentions: list[Mention] = []
    for _, find in finders():
        mentions += find(source)
    facts: list[Fact] = []
    seen: dict[tuple[object, ...], int] = {}
    for m in sorted(mentions, key=lambda m: m.start):
        if m.kind == "money":
            v = m.value
            key = ("amount", v.value, v.min, v.max, v.currency)
            evidence = _evidence(article, m.start, m.end, "money")
            if key in seen:
                old = facts[seen[key]]
                facts[seen[key]] = old.model_copy(update={"evidence": (*old.evidence, evidence)})
                continue
            seen[key] = len(facts)
            facts.append(AmountFact(id=f"f{len(facts) + 1}", money=v, evidence=(evidence,), rule=m.rule))
        elif m.kind == "when":
            evidence = _evidence(article, m.start, m.end, "date")
            facts.append(DateFact(id=f"f{len(facts) + 1}", date=m.value, evidence=(evidence,), rule=m.rule))
    return [f for f in facts if only is None or f.kind in only]


def process(article: Article, *, trace: list[str] | None = None) -> Report:
    """Return the whole report of an article."""
    try:
        from pipeline.summarise import summarise
    except ImportError:
        summarise = None  # type: ignore[assignment]
    facts = extract(article)
    summary = summarise(article, facts) if summarise else {}
    return Report(article=article, facts=tuple(facts), summary=summary)
