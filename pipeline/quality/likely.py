"""What articles with gold answer to the questions of ``pipeline.likely``, and the trees fitted on the answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from pipeline.errors import UsageError
from pipeline.frames.statement import Statement
from pipeline.frames.statements import gather
from pipeline.likely.backer_evidence import BackerEvidence
from pipeline.likely.backers import near
from pipeline.likely.context import Context
from pipeline.likely.deal_evidence import DealEvidence
from pipeline.likely.evidence import of_leader, of_money
from pipeline.likely.growth_evidence import GrowthEvidence
from pipeline.likely.likelihood import Question
from pipeline.likely.listing_evidence import ListingEvidence
from pipeline.likely.raises import amounts
from pipeline.likely.whose import Whose
from pipeline.likely.whose_evidence import Asked
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.ratio import Ratio
from pipeline.model import Name
from pipeline.process import mentions_of, sentences_of
from pipeline.quality.boosted import Example, Fitted, fit, fit_choice
from pipeline.quality.calibrate import change_of, same_money
from pipeline.quality.check import same_name
from pipeline.quality.paid import paid
from pipeline.records.backing import Backing
from pipeline.records.heads import to_heads
from pipeline.records.record import Span
from pipeline.records.resolve import resolve
from pipeline.records.rows import records_of as rows_of

Plain: TypeAlias = dict[str, Any]

_KEYS: Mapping[Question, str] = {"listed": "listings", "earned": "revenues", "grew": "growth", "bought": "acquisitions", "buyer": "acquisitions"}
"""What of the gold answers a question; rounds else."""
_OF_RECORDS = ("bought", "buyer", "whose", "paid")  # asked once rules have recorded what they read
_CHOICES = ("whose",)  # of several alternatives one is the answer
_FIGURES = {"round": "rounds", "series": "rounds", "valuation": "valuations", "revenue": "revenues", "growth": "growth"}  # by the kind that is asked about


class Told(NamedTuple):
    """An article and what the rules say in it."""

    source: Source
    mask: Mask
    sentences: Sequence[Span]
    statements: Sequence[Statement]


def told_in(source: Source) -> Told:
    """Read an article by the rules."""
    mentions = mentions_of(source)
    mask, spans = Mask(source.folded, mentions), sentences_of(source, mentions)
    _, rows = rows_of(source, mask)
    statements = gather(source, mask, spans, rows)
    to_heads(source, mask, statements)
    return Told(source, mask, spans, statements)


def context_of(told: Told) -> Context:
    """An article as what is likely in it is weighed: with what the rules say, and what is likely already."""
    return Backing(*told).likely


def examples(question: Question, article: str, told: Told, gold: Plain) -> Iterator[Example]:
    """What one article answers to a question.

    Args:
        question: what is asked.
        article: its name.
        told: the article as the rules read it.
        gold: what is said in it; without a list of what is asked about it answers nothing.
    """
    told = told._replace(statements=[replace(s, slots={**s.slots}) for s in told.statements])  # reading takes slots from statements
    resolved = resolve(*told) if question in _OF_RECORDS else None
    listed = gold.get(_KEYS.get(question, "rounds"))
    if question == "earned" and "growth" not in gold:
        return  # it lists no profits and losses
    if resolved and question == "whose":
        for evidence, yes, of in _whose(resolved.whose, gold):
            yield Example(article, tuple(dict.fromkeys(evidence)), yes, of)
        return
    if listed is None:
        return
    elif resolved and question == "paid":
        answers = paid(resolved.payers, listed)
    elif question == "backer":
        answers = _backer(Backing(*told).evidence, listed)
    else:
        answers = _ASKED[question](resolved.whose.context if resolved else context_of(told), listed)
    for evidence, yes in answers:
        yield Example(article, tuple(dict.fromkeys(evidence)), yes)


def _raised(context: Context, rounds: Sequence[Plain]) -> Iterator[tuple[Iterator[str], bool]]:
    for i, at in _amounts(context):
        m = context.row(i).mention(at)
        true = [r for r in rounds if _same_figure(m.value, r.get("amount"))]
        if not any(r.get("doubtful") for r in true):
            yield of_money(context, i, at), bool(true)


def _earned(context: Context, revenues: Sequence[Plain]) -> Iterator[tuple[Iterator[str], bool]]:
    for i, at in _amounts(context):
        true = [r for r in revenues if _same_figure(context.row(i).mention(at).value, r)]
        if not any(r.get("doubtful") for r in true):
            yield of_money(context, i, at), bool(true)


def _grew(context: Context, growth: Sequence[Plain]) -> Iterator[tuple[Iterator[str], bool]]:
    evidence = GrowthEvidence(context)
    for i in range(len(context.sentences)):
        for at in evidence.asked(i):
            true = [x for x in growth if _same_change(context.row(i).mention(at).value, x)]
            if not any(x.get("doubtful") for x in true):
                yield evidence.of(i, at), bool(true)


def _backer(evidence: BackerEvidence, rounds: Sequence[Plain]) -> Iterator[tuple[Iterator[str], bool]]:
    forms = [form for r in rounds for who in (*r.get("lead", ()), *r.get("investors", ())) for form in who]
    doubtful = [form for r in rounds if r.get("doubtful") for who in (*r.get("lead", ()), *r.get("investors", ())) for form in who]
    for (i, at), apart in near(evidence.context):
        m = evidence.context.row(i).mention(at)
        if not _is(evidence.context, m, doubtful):
            yield evidence.of(i, at, apart), _is(evidence.context, m, forms)


def _leader(context: Context, rounds: Sequence[Plain]) -> Iterator[tuple[Iterator[str], bool]]:
    leads = [form for r in rounds for who in r.get("lead", ()) for form in who]
    others = [form for r in rounds for who in r.get("investors", ()) for form in who]
    for (i, at), apart in near(context):
        m = context.row(i).mention(at)
        leads_it = _is(context, m, leads)
        if leads_it != _is(context, m, others):  # who leads one round and joins another says nothing
            yield of_leader(context, i, at, apart), leads_it


def _listed(context: Context, listings: Sequence[Plain]) -> Iterator[tuple[Iterator[str], bool]]:
    evidence = ListingEvidence(context)
    doubtful = [form for x in listings if x.get("doubtful") for form in x["company"]]
    for i, at in evidence.asked():
        m = context.row(i).mention(at)
        if not _is(context, m, doubtful):
            yield evidence.of(i, at), _is(context, m, [form for x in listings for form in x["company"]])


def _whose(whose: Whose, gold: Plain) -> Iterator[tuple[Iterator[str], bool, str]]:
    """Of every figure that was asked about, once, each name that may be whose it is, and nobody.

    What the gold does not tell is nobody's, where it lists all of a kind (profits and losses only where it lists growth); what it tells of
    somebody whom none of them is says nothing: his name was not found.
    """
    for figure in {(each.kind, each.figure.start): each for each in reversed(whose.asked)}.values():
        listed = gold.get(_FIGURES[figure.kind])
        true = [x for x in listed or () if _tells(figure, x)]
        complete = listed is not None and (figure.kind != "revenue" or "growth" in gold)
        if any(x.get("doubtful") for x in true) or not (true or complete):
            continue
        forms = [form for x in true for form in x["company"]]
        of = f"{figure.kind} {figure.figure.start}"
        for owner in whose.owners(figure):
            yield iter(owner.evidence), _is(whose.context, owner.name, forms), of
        yield iter(whose.nobody(figure)), not true, of


def _tells(figure: Asked, true: Plain) -> bool:
    """Whether an entry of the gold has the figure."""
    if figure.kind == "growth":
        return _same_change(figure.figure.value, true)
    if figure.kind == "series":
        return bool(figure.figure.value == true.get("series"))
    return _same_figure(figure.figure.value, true.get("amount") if figure.kind == "round" else true)


def _bought(context: Context, acquisitions: Sequence[Plain]) -> Iterator[tuple[Iterator[str], bool]]:
    evidence = DealEvidence(context)
    for place in evidence.asked():
        true = _bought_at(evidence.context, place, acquisitions)
        if not true or not all(x.get("doubtful") for x in true):
            yield evidence.target(*place), bool(true)


def _buyer(context: Context, acquisitions: Sequence[Plain]) -> Iterator[tuple[Iterator[str], bool]]:
    evidence = DealEvidence(context)
    for place in evidence.asked():
        true = _bought_at(evidence.context, place, acquisitions)
        for buyer in evidence.buyers(*place) if true else ():
            if buyer.name is None:
                yield iter(buyer.evidence), any(not x.get("acquirer") for x in true)
            else:
                yield iter(buyer.evidence), _is(context, buyer.name, [form for x in true for form in x.get("acquirer") or ()])


def _bought_at(context: Context, place: tuple[int, int], acquisitions: Sequence[Plain]) -> list[Plain]:
    m = context.row(place[0]).mention(place[1])
    return [x for x in acquisitions if _is(context, m, x["target"])]


_ASKED: Mapping[Question, Callable[[Context, Sequence[Plain]], Iterator[tuple[Iterator[str], bool]]]] = {
    "raised": _raised, "earned": _earned, "grew": _grew, "leader": _leader, "listed": _listed, "bought": _bought, "buyer": _buyer,
}  # fmt: skip


def _amounts(context: Context) -> Iterator[tuple[int, int]]:
    return ((i, at) for i in range(len(context.sentences)) for at in amounts(context, i))


def _same_figure(said: Any, true: Plain | None) -> bool:
    """Whether an amount is the gold's; one that has no currency here is none the less the amount that is meant."""
    currency = true and true.get("currency")
    return same_money(said, true and {**true, "currency": said.currency if None in (currency, said.currency) else currency})


def _same_change(said: Ratio, true: Plain) -> bool:
    """Whether a ratio is the gold's, whichever way it moved."""
    ours, theirs = change_of({"percent": said.percents[0], "ratio": said.ratio}), change_of(true)
    return ours is not None and theirs is not None and abs(ours) == abs(theirs)


def _is(context: Context, m: Mention, forms: Sequence[str]) -> bool:
    return same_name(Name(name=m.value.name, text=context.words(m)), forms)


def fitted(question: Question, told: Sequence[Example]) -> Fitted:
    """The trees of one question.

    Raises:
        UsageError: no article answers the question, or the library of the fit is not there.
    """
    if not any(example.yes for example in told):
        raise UsageError(f"no article answers {question!r}: the gold holds no {_KEYS.get(question, 'rounds')}")
    return (fit_choice if question in _CHOICES else fit)(told)


def printed(tables: Mapping[Question, tuple[Fitted, Sequence[Example]]]) -> str:
    """The trees as ``lexicons/likely.json``, one a line."""
    return json.dumps({}) if not tables else "{\n" + ",\n".join(_printed(question, *table) for question, table in tables.items()) + "\n}\n"


def _printed(question: Question, fitted: Fitted, told: Sequence[Example]) -> str:
    head = f'"{question}": {{"answers": {len(told)}, "yes": {sum(e.yes for e in told)},'
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in fitted.trees)
    return f'{head}\n"kinds": {json.dumps(fitted.kinds, ensure_ascii=False)},\n"trees": [\n{trees}\n]}}'
