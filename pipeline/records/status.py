"""The last word on how sure a fact is: nothing is asserted whose every telling is hedged."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from pipeline.frames.rule import rules
from pipeline.groups.verb_groups import VerbGroup, verb_group
from pipeline.lexicons.verbs import verbs
from pipeline.model import Evidence, Fact, InvestorFact
from pipeline.records.record import Span

_MARK = re.compile(r"[,;:。!?\n—]")
# The class of the verb that tells a kind of fact, and the fields that the verb is about.
_TOLD = {
    "funding_round": ("raise", ("money", "series")), "valuation": ("value", ("money",)), "revenue": ("earn", ("money",)),
    "growth": ("earn", ("ratio",)), "acquisition": ("acquire", ("target",)), "listing": ("list", ("listing",)),
}  # fmt: skip


def as_sure_as_said(text: str, folded: str, sentences: Sequence[Span], facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts, those asserted that each of their sentences hedges as sure as the first of these hedges.

    Whoever reads a statement asks its verb group; this asks once more, of the words that a fact is proved with, so that
    no reader of statements can lose a hedge. What a rule calls asserted, and investors of a round, are left to it.

    Args:
        text: the article.
        folded: the same folded, masked or not.
        sentences: where its sentences are, in code points, in order.
        facts: of the article.

    >>> from pipeline.model import ListingFact, Name
    >>> words = Evidence(start=8, end=17, text="go public", field="listing")
    >>> fact = ListingFact(id="f1", company=Name(name="Exa", text="Exa"), evidence=(words,), rule="r")
    >>> as_sure_as_said("Exa may go public", "exa may go public", [(0, 17)], [fact])[0].status
    'speculated'
    """
    lowered = {f.id: hedged for f in facts if (hedged := _lowered(text, folded, sentences, f))}
    sure = [lowered.get(f.id, f) for f in facts]
    return [
        f.model_copy(update={"status": lowered[f.round].status}) if isinstance(f, InvestorFact) and f.round in lowered else f
        for f in sure
    ]


def _lowered(text: str, folded: str, sentences: Sequence[Span], fact: Fact) -> Fact | None:
    """A fact that is asserted and shall not be, as sure as it is told; None where it may stay."""
    if fact.status != "asserted" or fact.kind not in _TOLD or _is_fixed(fact):
        return None
    kind, fields = _TOLD[fact.kind]
    told: dict[int, list[Evidence]] = {}
    for e in fact.evidence:
        if e.field in fields:
            told.setdefault(bisect.bisect(sentences, e.start, key=lambda s: s[0]) - 1, []).append(e)
    hedges = [_hedge(folded, sentences[i], said, kind) for i, said in sorted(told.items()) if i >= 0]
    words = hedges[0].words if hedges else None
    if words is None or any(h.status == "asserted" for h in hedges):
        return None
    proof = Evidence(start=words[0], end=words[1], text=text[slice(*words)], field="status")
    evidence = tuple(sorted({*fact.evidence, proof}, key=lambda e: (e.start, e.end, e.field)))
    return fact.model_copy(update={"status": hedges[0].status, "evidence": evidence})


def _is_fixed(fact: Fact) -> bool:
    """Whether the rule says that what it reads is done: an earlier valuation, what somebody was given."""
    rule = rules().get(fact.rule)
    return rule is not None and rule.fixed.get("status") == "asserted"


def _hedge(folded: str, sentence: Span, said: Sequence[Evidence], kind: str) -> VerbGroup:
    """The verb group of the words that prove a fact in one sentence, up to a verb that stands behind them: the sum at which it was valued."""
    start, end = min(e.start for e in said), max(e.end for e in said)
    mark = _MARK.search(folded, end, sentence[1])
    behind = [m.end() for m in verbs(kind)[0].finditer(folded, end, mark.start() if mark else sentence[1])]
    return verb_group(folded, sentence, (start, behind[-1] if behind else end), kind)
