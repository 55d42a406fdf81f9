"""Who is said to have said what is only reported: a newsroom by its name, or people familiar with the matter."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from pipeline.languages.telling import Attribution
from pipeline.lexicons.cues import pattern
from pipeline.lexicons.organisations import load
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention
from pipeline.model import Evidence, Fact, Name
from pipeline.records.record import Span
from pipeline.text.fold import fold

_PER = pattern(r"{per.zh} ?(?:{a_report_of.zh} ?)?[《「]?$|{per.en} (?:{a_report_of.en} )?(?:the )?$", "attributions")
_REPORTS = pattern(r"[》」]?[^,;:。!?\n]{0,6}?{reports.zh}|(?: {earlier.en})*,? {reports.en}", "attributions")
_INSIDERS = pattern(r"{insiders.zh}|{insiders.en}", "attributions")
_REFUSED = pattern(r"{refused.zh}|{refused.en}", "attributions")
_CONTRADICTED = pattern(r"{contradicted.zh}|{contradicted.en}", "attributions")
_NEWSROOMS = ("media", "reporter")  # a reporter is one that the words beside it make one


def attributed(text: str, mask: Mask, sentences: Sequence[Span], facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts, those reported with the words of their sentence that say by whom, as evidence of their status.

    Args:
        text: the article.
        mask: its mentions, whose newsrooms are asked for.
        sentences: where its sentences are, in code points, in order.
        facts: of the article.
    """
    found: dict[int, Span | None] = {}
    return [_attributed(text, mask, sentences, fact, found) if fact.status == "reported" else fact for fact in facts]


def _attributed(text: str, mask: Mask, sentences: Sequence[Span], fact: Fact, found: dict[int, Span | None]) -> Fact:
    hedged = [e.start for e in fact.evidence if e.field == "status"]
    places = hedged or [e.start for e in fact.evidence if e.field != "company"]
    for i in sorted({bisect.bisect(sentences, at, key=lambda s: s[0]) - 1 for at in places} - {-1}):
        if i not in found:
            found[i] = _said_by(mask, sentences[i])
        if words := found[i]:
            proof = Evidence(start=words[0], end=words[1], text=text[slice(*words)], field="status")
            evidence = tuple(sorted({*fact.evidence, proof}, key=lambda e: (e.start, e.end, e.field)))
            return fact.model_copy(update={"evidence": evidence})
    return fact


def _said_by(mask: Mask, sentence: Span) -> Span | None:
    """The words that name a source: the newsroom with what makes it one, or people who are not named."""
    newsrooms = [m for m in mask.within(*sentence, "name") if m.value.kind in _NEWSROOMS]
    named = next((span for m in newsrooms if (span := _as_source(mask.text, sentence, m))), None)
    insiders = _INSIDERS.search(mask.text, *sentence)
    return named or (insiders.span() if insiders else None)


def _as_source(text: str, sentence: Span, newsroom: Mention) -> Span | None:
    per = _PER.search(text, max(sentence[0], newsroom.start - 40), newsroom.start)
    reports = _REPORTS.match(text, newsroom.end, sentence[1])
    if per is None and reports is None:
        return None
    return per.start() if per else newsroom.start, reports.end() if reports else newsroom.end


def attribution_of(fact: Fact) -> Attribution:
    """What the words that say how sure a fact is say of their source.

    >>> from pipeline.model import ListingFact, Name
    >>> words = Evidence(start=0, end=5, text="據彭博報導", field="status")
    >>> fact = ListingFact(id="f1", company=Name(name="Exa", text="Exa"), evidence=(words,), rule="r", status="reported")
    >>> attribution_of(fact).outlet.name
    'Bloomberg'
    """
    words = [e.text for e in fact.evidence if e.field == "status"]
    said = "\n".join(words)
    folded = fold(said)
    hits = (hit for hit in load().scan(said, folded) if hit.organisation.kind == "media")
    outlet = next((Name(name=hit.organisation.name, text=said[hit.start : hit.end], id=hit.organisation.id) for hit in hits), None)
    return Attribution(outlet, _INSIDERS.search(folded) is not None, _REFUSED.search(folded) is not None, _CONTRADICTED.search(folded) is not None)
