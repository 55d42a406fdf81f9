"""Reviewed articles as gold of a corpus: what a person confirmed is what the next version is measured by.

An article is gold when a reviewer marked it as reviewed, or decided on every fact of it; half an article is no gold,
for whatever it leaves out would count as an invention.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import PipelineError
from pipeline.model import (
    AboutFact,
    AcquisitionFact,
    AmountFact,
    Article,
    DateFact,
    Fact,
    FundingRound,
    GrowthFact,
    Investor,
    ListingFact,
    Money,
    Name,
    Report,
    RevenueFact,
    Status,
    Valuation,
    ValuationFact,
    When,
)
from pipeline.quality.gold import (
    Forms,
    Gold,
    GoldAbout,
    GoldAcquisition,
    GoldDate,
    GoldGrowth,
    GoldListing,
    GoldMoney,
    GoldRevenue,
    GoldRound,
    GoldStatus,
    GoldValuation,
    GoldWorth,
)
from pipeline.review.decisions import Settled, effective
from pipeline.review.shelf import Shelf
from pipeline.whole import put

_STATUS: dict[Status, GoldStatus] = {"asserted": "done", "reported": "rumoured", "speculated": "rumoured", "planned": "planned", "denied": "denied"}
_BASIS: dict[str | None, Literal["post", "pre", "unspecified"]] = {"post_money": "post", "pre_money": "pre", None: "unspecified"}


def write(out: Path, corpus: Path) -> tuple[list[Path], list[tuple[str, str]]]:
    """Write the reviewed articles of ``out`` to ``corpus``: the gold files written, and what was left out with the reason.

    Raises:
        UsageError: ``out`` is no folder.
    """
    shelf = Shelf(out)
    written: list[Path] = []
    left: list[tuple[str, str]] = shelf.left_aside()
    docs: dict[str, str] = {}
    for source, decisions in sorted(shelf.everything().items()):
        if not effective(decisions):
            continue
        if source not in shelf.entries:
            left.append((source, "not in this run any more"))
            continue
        settled = shelf.settled(source)
        why = unfinished(settled, any(d.action == "done" for d in effective(decisions)))
        if why:
            left.append((source, why))
            continue
        report = settled.report
        doc = document(source)
        if doc in docs:
            left.append((source, f"has the same name in a corpus as {docs[doc]}; rename one"))
            continue
        docs[doc] = source
        try:
            article_file(report.article, doc, corpus / "articles")
        except PipelineError as error:
            left.append((source, str(error)))
            continue
        target = corpus / "gold" / f"{doc}.json"
        put(text(gold_of(report, doc)), target)
        written.append(target)
    return written, left


def unfinished(settled: Settled, done: bool) -> str | None:
    """Why an article is not gold yet; None when it is."""
    lost = sum(outcome.state == "lost" for outcome in settled.outcomes)
    if lost:
        return f"{lost} decisions are on words that are no longer in the article; decide again"
    if any(outcome.standing.disputed for outcome in settled.outcomes):
        return "reviewers disagree on a fact; settle it first"
    decided = {outcome.fact for outcome in settled.outcomes if outcome.fact}
    tied = {fact.id for fact in settled.report.facts if getattr(fact, "round", None) in decided}
    open_ = [fact for fact in settled.report.facts if fact.id not in decided | tied]
    if open_ and not done:
        return f"{len(open_)} facts undecided; decide them, or mark the article as reviewed (key d)"
    return None


def document(source: str) -> str:
    """The corpus's name of an article: its path without the suffix, as one file name.

    >>> document("tech/2026/a b.md")
    'tech-2026-a-b'
    """
    return re.sub(r"[^\w.]+", "-", source.rsplit(".", 1)[0] if "." in source.rsplit("/", 1)[-1] else source).strip("-.")


def text(gold: Gold) -> str:
    """The file of a gold: what is not stated is left out."""
    return json.dumps(_lean(gold.model_dump(mode="json")), ensure_ascii=False, indent=1) + "\n"


_ALWAYS = ("doc", "lang", "published", "rounds", "valuations", "revenues", "acquisitions", "amounts", "dates")


def _lean(plain: dict[str, object]) -> dict[str, object]:
    def lean(value: object) -> object:
        if isinstance(value, dict):
            return {k: lean(v) for k, v in value.items() if v is not None}
        return [lean(v) for v in value] if isinstance(value, list) else value

    return {k: lean(v) for k, v in plain.items() if v is not None or k in _ALWAYS}


def gold_of(report: Report, doc: str) -> Gold:
    """The gold that says what a report's facts say. Names are spellings that stand in the article, best first."""
    facts = report.facts
    written = report.article.text
    return Gold(
        doc=doc,
        lang=report.article.language,
        published=report.article.published,
        rounds=tuple(_round(f, written) for f in facts if isinstance(f, FundingRound)),
        valuations=tuple(_valuations(facts, written)),
        revenues=tuple(
            GoldRevenue(
                **_sum(f.money), company=_forms(f.company, f, "company", written), metric=f.metric,
                period=_date(f.period), status=_STATUS[f.status],
            )
            for f in facts if isinstance(f, RevenueFact)
        ),
        growth=tuple(
            GoldGrowth(
                company=_forms(f.company, f, "company", written), metric=f.metric, ratio=f.ratio, percent=f.percent, percent_max=f.percent_max,
                text=next((e.text for e in f.evidence if e.field in ("ratio", "percent")), f.evidence[0].text),
            )
            for f in facts if isinstance(f, GrowthFact)
        ),
        acquisitions=tuple(
            GoldAcquisition(
                acquirer=_forms(f.acquirer, f, "acquirer", written) if f.acquirer else (),
                target=_forms(f.target, f, "target", written), amount=_money(f.money), status=_STATUS[f.status],
            )
            for f in facts if isinstance(f, AcquisitionFact)
        ),
        listings=tuple(
            GoldListing(
                company=_forms(f.company, f, "company", written),
                exchange=tuple(e.text for e in f.evidence if e.field == "exchange")[:1],
                amount=_money(f.money), date=_date(f.date), status=_STATUS[f.status],
            )
            for f in facts if isinstance(f, ListingFact)
        ),
        about=tuple(_about(f, written) for f in facts if isinstance(f, AboutFact)),
        amounts=tuple(
            GoldMoney(**{**_sum(f.money), "text": words}, n=n)
            for f in facts if isinstance(f, AmountFact) for words, n in _counted(f, "money")
        ),
        dates=tuple(
            GoldDate(text=words, start=f.date.start, end=f.date.end, n=n)
            for f in facts if isinstance(f, DateFact) for words, n in _counted(f, "date")
        ),
    )  # fmt: skip


def _about(fact: AboutFact, written: str) -> GoldAbout:
    return GoldAbout(
        company=_forms(fact.company, fact, "company", written), topic=fact.topic, text=fact.text,
        money=_money(fact.money), date=_date(fact.date), number=fact.number,
    )  # fmt: skip


def _round(fact: FundingRound, written: str) -> GoldRound:
    def named(lead: bool) -> tuple[Forms, ...]:
        chosen = [i for i in fact.investors if (i.role == "lead") is lead and i.role != "adviser"]
        return tuple(_forms(i, fact, "investors", written) for i in chosen)

    worth = fact.valuation
    return GoldRound(
        company=_forms(fact.company, fact, "company", written) if fact.company else (),
        series=fact.series,
        amount=_money(fact.money),
        valuation=GoldWorth(**_sum(worth), kind=_BASIS[worth.basis]) if worth else None,
        lead=named(True),
        investors=named(False),
        date=_date(fact.date),
        status=_STATUS[fact.status],
    )


def _valuations(facts: Sequence[Fact], written: str) -> Iterator[GoldValuation]:
    """Every valuation of a named company once, those of rounds too."""
    seen = set()
    for fact in facts:
        worth: Money | Valuation | None
        if isinstance(fact, ValuationFact):
            worth, basis = fact.money, fact.basis
        elif isinstance(fact, FundingRound) and fact.valuation:
            worth, basis = fact.valuation, fact.valuation.basis
        else:
            continue
        if fact.company is None:
            continue
        key = (fact.company.name, worth.value, worth.min, worth.max, worth.currency)
        if key not in seen:
            seen.add(key)
            company = _forms(fact.company, fact, "company", written)
            yield GoldValuation(**_sum(worth), company=company, kind=_BASIS[basis], status=_STATUS[fact.status])


def _forms(name: Name | Investor, fact: Fact, field: str, written: str) -> Forms:
    """The accepted spellings: as the fact has it, its canonical name if the article writes it, other words that prove it."""
    others: Iterable[str] = (e.text for e in fact.evidence if e.field == field) if field != "investors" else ()
    forms = [name.text, *([name.name] if name.name in written else []), *others]
    return tuple(dict.fromkeys(form for form in forms if form in written))


def _sum(money: Money) -> dict[str, Any]:
    return money.model_dump(include={"text", "value", "min", "max", "currency", "qualifier"})


def _money(money: Money | None) -> GoldMoney | None:
    return GoldMoney(**_sum(money)) if money else None


def _date(when: When | None) -> GoldDate | None:
    return GoldDate(text=when.text, start=when.start, end=when.end) if when else None


def _counted(fact: AmountFact | DateFact, field: str) -> list[tuple[str, int]]:
    spans = {(e.start, e.end): e.text for e in fact.evidence if e.field == field}
    words = list(spans.values())
    return [(word, words.count(word)) for word in dict.fromkeys(words)]


class UnfaithfulError(PipelineError):
    """The article cannot be written so that it reads back as it was."""

    reason = "unfaithful"


def article_file(article: Article, doc: str, folder: Path) -> Path:
    """Write an article so that reading it gives the same text, and return the file; an existing one stays.

    Raises:
        UnfaithfulError: no way of writing it reads back the same.
    """
    from pipeline.reading import read

    folder.mkdir(parents=True, exist_ok=True)
    for known in sorted(folder.rglob(f"{doc}.*")):
        if read(known).text != article.text:
            raise UnfaithfulError(f"{known} is another article, or another version of this one; remove or rename it")
        return known
    for suffix, content in _written(article):
        file = folder / (doc + suffix)
        put(content, file)
        try:
            if read(file).text == article.text:
                return file
        except PipelineError:
            pass
        file.unlink()
    raise UnfaithfulError(f"its text does not read back the same; put the original file in {folder} as {doc}.* and repeat")


def _written(article: Article) -> Iterator[tuple[str, str]]:
    """Ways to write an article: by its blocks with front matter, as a record, and plainly."""
    known = {"title": article.title, "date": article.published, "lang": article.language, "region": article.region}
    head = {k: str(v) for k, v in known.items() if v}
    blocks = article.blocks
    title = next((b for b in blocks if b.kind == "title"), None)
    summary = next((b for b in blocks if b.kind == "summary"), None)
    body = article.text[max((b.end for b in (title, summary) if b), default=0) :].strip("\n")
    if summary:
        head["summary"] = article.text[summary.start : summary.end]
    front = "---\n" + "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in head.items()) + "---\n\n"
    yield ".txt", front + body + "\n"
    yield ".json", json.dumps({**head, "text": body}, ensure_ascii=False, indent=1) + "\n"
    yield ".md", front + body + "\n"
    if not article.published:
        yield ".txt", article.text

