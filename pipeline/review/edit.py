"""From what a reviewer did in the browser to the lines of the log."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, ValidationError

from pipeline.errors import PipelineError
from pipeline.model import FACT, Article, Evidence, Fact, Report, unproved
from pipeline.review.decisions import Settled, effective
from pipeline.review.log import Decision, Verdict
from pipeline.review.reading import Reading, fact_of, reading_of, same, told, wording
from pipeline.review.shelf import Shelf, bare

Word = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class RefusedError(PipelineError):
    """A request that cannot become a decision."""

    reason = "refused"


class StaleError(RefusedError):
    """The fact is no longer what the reviewer saw: somebody else decided in between."""

    reason = "stale"


class Span(BaseModel):
    """Selected characters (code points, half open) and the field they prove."""

    model_config = ConfigDict(extra="forbid")
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    field: Word


class Draft(BaseModel):
    """A fact as the reviewer wants it: slots as in the report, and the characters that prove them."""

    model_config = ConfigDict(extra="forbid")
    kind: Word
    slots: dict[str, JsonValue]
    evidence: list[Span] = Field(min_length=1, max_length=500)


class Request(BaseModel):
    """One key press. ``fact`` is the digest of the reading that the reviewer saw."""

    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{8,64}$")]
    source: str
    reviewer: Word
    action: Literal["accept", "reject", "correct", "add", "name", "done", "undo"]
    fact: str | None = None
    draft: Draft | None = None
    name: Verdict | None = None
    everywhere: bool = False


def decide(shelf: Shelf, request: Request) -> list[Decision]:
    """The log lines for a request; more than one when it holds everywhere, or takes back several.

    Raises:
        RefusedError: it cannot be done, with the reason.
        StaleError: the fact changed since it was shown.
    """
    if request.action == "undo":
        return _undo(shelf, request)
    sources = [request.source]
    settled = shelf.settled(request.source)
    if request.action in ("done", "name"):
        if request.action == "name":
            if request.name is None or (request.name.verdict == "alias" and not request.name.canonical):
                raise RefusedError("a name needs a verdict, and an alias its canonical name")
            if max(len(request.name.text), len(request.name.canonical or "")) > 200:
                raise RefusedError("a name has at most 200 characters")
            if request.everywhere:
                sources += shelf.with_name(request.name.text)
        seen_now = tuple(told(reading_of(f, settled.report.article.text)) for f in settled.report.facts)
        what = {"seen": seen_now} if request.action == "done" else {"name": request.name}
        return [_line(request, shelf.machine(s), n, **what) for n, s in enumerate(dict.fromkeys(sources))]
    before = None if request.action == "add" else seen(settled, request.fact or "")
    after = before if request.action == "accept" else None
    if request.action in ("correct", "add"):
        after = drafted(request.draft, settled.report)
    same = before is not None and after is not None and before.digest == after.digest
    if same and request.action == "correct":
        raise RefusedError("nothing was changed; accept the fact if it is right")
    lines = [_line(request, settled.report, 0, before=before, after=after)]
    if request.everywhere and before:
        others = (source for source in shelf.with_wording(before) if source != request.source)
        lines += [line for source in others for line in _elsewhere(shelf, request, source, before, after, len(lines))]
    return lines


def decision_now(
    article: Article, reviewer: str, action: str, before: Reading | None, after: Reading | None
) -> Decision:
    """A decision made outside the page."""
    plain = {"action": action, "reviewer": reviewer, "source": article.source, "sha256": article.sha256, "at": _now()}
    return Decision.model_validate({**plain, "id": str(uuid.uuid4()), "before": before, "after": after})


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _line(request: Request, report: Report, n: int, **what: Any) -> Decision:
    return Decision(
        id=request.id if n == 0 else f"{request.id}.{report.article.sha256[:8]}.{n}",
        batch=request.id if request.everywhere else None,
        at=_now(),
        reviewer=request.reviewer,
        source=report.article.source,
        sha256=report.article.sha256,
        action=request.action,
        **what,
    )


def seen(settled: Settled, digest: str) -> Reading:
    """The reading that the reviewer saw: a fact of the report, or a rejected one."""
    text = settled.report.article.text
    for fact in settled.report.facts:
        reading = reading_of(fact, text)
        if reading.digest == digest:
            if getattr(fact, "round", None):
                raise RefusedError("this investor stands in a round: correct the round, and the investor follows")
            return reading
    for outcome in settled.outcomes:
        for reading in outcome.standing.seen:
            if reading.digest == digest:
                return reading
    raise StaleError("this fact has changed since it was shown; look again")


def drafted(draft: Draft | None, report: Report) -> Reading:
    """The reading of a draft, checked against the article.

    Raises:
        RefusedError: the draft is no fact, or a value of it points at nothing.
    """
    if draft is None:
        raise RefusedError("the corrected fact is missing")
    text = report.article.text
    for span in draft.evidence:
        if not span.start < span.end <= len(text):
            raise RefusedError(f"characters {span.start} to {span.end} are not in the article")
    order = sorted({(s.start, s.end, s.field) for s in draft.evidence})
    evidence = [Evidence(start=s, end=e, text=text[s:e], field=f) for s, e, f in order]
    try:
        fact = fact_of(draft.kind, draft.slots, evidence, id="f0", rule="review")
    except ValueError as error:
        if not isinstance(error, ValidationError):
            raise RefusedError(str(error)) from error
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or draft.kind
        raise RefusedError(f"{where}: {first['msg'].lower()}") from error
    _check(fact, evidence)
    return reading_of(fact, text)


def _check(fact: Fact, evidence: Sequence[Evidence]) -> None:
    for slot in unproved(fact):
        words = getattr(getattr(fact, slot), "text", None)
        raise RefusedError(f"{slot}: select {'the words' if words is None else repr(words)} in the article")
    for investor in getattr(fact, "investors", ()):
        if investor.text not in [e.text for e in evidence if e.field == "investors"]:
            raise RefusedError(f"investors: select {investor.text!r} in the article")


def _elsewhere(
    shelf: Shelf, request: Request, source: str, before: Reading, after: Reading | None, n: int
) -> list[Decision]:
    """The same decision on the identical fact of another article; none where the corrected words are not written."""
    settled = shelf.settled(source)
    report = settled.report
    found: list[Decision] = []
    for fact in report.facts:
        reading = reading_of(fact, report.article.text)
        if wording(bare(fact.model_dump(mode="json"))) != wording(before):
            continue
        then = reading if request.action == "accept" else None
        if after is not None and request.action == "correct":
            then = _carried(fact, before, after, report)
            if then is None:
                continue
        found.append(_line(request, report, n + len(found), before=reading, after=then))
    return found


def _carried(fact: Fact, before: Reading, after: Reading, report: Report) -> Reading | None:
    """A correction carried to the identical fact of another article, proved by that article's words."""
    text = report.article.text
    evidence = list(fact.evidence)
    old, new = ({(q.field, q.text) for q in r.quotes} for r in (before, after))
    evidence = [e for e in evidence if (e.field, e.text) not in old - new]
    for field, words in sorted(new - old):
        at = fact.evidence[0].start
        starts = [i for i in range(len(text)) if text.startswith(words, i)]
        if not starts:
            return None
        start = min(starts, key=lambda i: abs(i - at))
        evidence.append(Evidence(start=start, end=start + len(words), text=words, field=field))
    slots = {k: v for k, v in after.slots.items() if v != before.slots.get(k)}
    plain: Mapping[str, Any] = {**fact.model_dump(), **slots, "evidence": [e.model_dump() for e in evidence]}
    try:
        changed = FACT.validate_python(plain)
        _check(changed, changed.evidence)
    except (ValidationError, RefusedError):
        return None
    reading = reading_of(changed, text)
    return None if same(reading, reading_of(fact, text)) and reading.quotes == before.quotes else reading


def _undo(shelf: Shelf, request: Request) -> list[Decision]:
    """Take back this reviewer's last decision on the article, and what was decided elsewhere with the same key press."""
    mine = [d for d in effective(shelf.decisions(request.source)) if d.reviewer == request.reviewer]
    if request.fact:
        mine = [d for d in mine if request.fact in {r.digest for r in (d.before, d.after) if r}]
    if not mine:
        raise RefusedError("there is nothing of yours to undo in this article")
    last = mine[-1]
    together = [last]
    if last.batch:
        together += [
            d
            for decisions in shelf.everything().values()
            for d in effective(decisions)
            if d.batch == last.batch and d.id != last.id
        ]
    at = _now()
    return [
        Decision(
            id=request.id if n == 0 else f"{request.id}.{n}",
            at=at, reviewer=request.reviewer, source=d.source, sha256=d.sha256, action="undo", undoes=d.id,
        )
        for n, d in enumerate(together)
    ]  # fmt: skip
