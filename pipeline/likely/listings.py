"""Names that likely go public where no rule says so, and names of which rules say so that hardly do."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.frames.rule import rules
from pipeline.frames.statement import Statement
from pipeline.groups.listings import RUMOUR
from pipeline.lexicons.cues import pattern
from pipeline.likely.context import Context
from pipeline.likely.likelihood import is_fitted, likelihood, told
from pipeline.likely.listing_evidence import ListingEvidence, Word
from pipeline.mentions.mention import Mention

LISTED = 0.7
"""How likely a name must go public to be told so."""
HARDLY = 0.02
"""Below which likelihood a name does not go public, whatever a rule says."""
_PLANS, _PLANS_BEHIND = pattern(r"{plans}|{files}", "listing"), pattern(r" ?的?{plans_behind}", "listing")
_FAILS, _FAILS_BEHIND = pattern(r"{fails}|{without.zh}", "listing"), pattern(r" ?的?{fails_behind}", "listing")


def listings(context: Context) -> Iterator[Statement]:
    """The likely listings of an article, of companies whose listing no rule tells, as statements."""
    evidence = ListingEvidence(context)
    for i, at in evidence.asked():
        m = context.row(i).mention(at)
        words = evidence.words(i, m)
        if m.value.key in evidence.told or not words:
            continue
        kinds, last = tuple(evidence.of(i, at)), max(m.outer_end, words[0].at.end())
        if likelihood("listed", kinds) >= LISTED and not RUMOUR.match(context.mask.text, last):
            context.source.note(f"listing.likely at {m.start}: {context.words(m)!r}", told, "listed", kinds)
            yield _statement(context, i, m, words[0])


def _statement(context: Context, i: int, m: Mention, word: Word) -> Statement:
    start, end = min(m.outer_start, word.at.start()), max(m.outer_end, word.at.end())
    text, span, behind = context.mask.text, (start, end), (end, context.sentences[i][1])
    planned = _PLANS.search(text, *span) or _PLANS_BEHIND.match(text, *behind)
    status = "denied" if _FAILS.search(text, *span) or _FAILS_BEHIND.match(text, *behind) else "planned" if planned else None
    return Statement(rules()["listing.likely"], *word.at.span(), i, {"company": m, **({"status": status} if status else {})})


def unlikely(context: Context) -> Iterator[Statement]:
    """The statements of rules by which somebody goes public who hardly does."""
    evidence = ListingEvidence(context)
    places = {context.row(i).mention(at).start: (i, at) for i, at in evidence.asked()} if evidence.told and is_fitted("listed") else {}
    for s in (s for some in context.said.values() for s in some if s.says in ("listing", "listing_money")):
        m = s.mention("company")
        if m is None or m.start not in places:
            continue
        kinds = tuple(evidence.of(*places[m.start]))
        if likelihood("listed", kinds) < HARDLY:
            context.source.note(f"{s.rule.id} at {s.start}: {context.words(m)!r} hardly", told, "listed", kinds)
            yield s
