"""What decisions do to a report: the same words in the same article keep what a person said of them.

A run calls, for each article::

    decided = decisions.load(out)                               # once; {} when nothing was reviewed
    report = decisions.apply(process(article), decided.get(article.source, ()))

and counts ``decisions.digest(decided.get(source, ()))`` among what makes a report stale. The decisions are kept in
``OUT.review/decisions.jsonl``, beside OUT (see ``pipeline.review.log``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model import Fact, Length, Report
from pipeline.review.follow import follow, rename
from pipeline.review.log import Decision, Verdict, digest, load, machine_path
from pipeline.review.owner import folder
from pipeline.review.reading import Reading, overlap, reading_of, restore, same, told

__all__ = ["Decision", "Outcome", "Settled", "Standing", "apply", "digest", "effective", "folder", "fresh", "load", "machine_path", "settle"]

State = Literal["kept", "changed", "lost"]


@dataclass
class Standing:
    """Decisions about one fact, folded into one: whichever of the ``seen`` readings it has, ``after`` is what holds."""

    seen: list[Reading]
    after: Reading | None
    decisions: list[Decision] = field(default_factory=list)

    @property
    def disputed(self) -> bool:
        """Whether two reviewers' last words on this fact differ; the later one holds until they agree."""
        last = {d.reviewer: d.after for d in self.decisions}
        return len({after.digest if after else "" for after in last.values()}) > 1

    def concerns(self, reading: Reading) -> bool:
        """Whether ``reading`` is one that these decisions were about, at the same words."""
        return any(not reading.places.isdisjoint(known.places) and same(reading, known) for known in self.seen)


@dataclass
class Outcome:
    """What became of a decision: the id of its fact (None if rejected or lost) and what the rules say instead now.

    ``kept``: it holds. ``changed``: it holds, but the rules read these words differently than when it was made.
    ``lost``: its words are no longer in the article, so that it holds nothing; someone must look.
    """

    standing: Standing
    fact: str | None
    state: State = "kept"
    machine: Reading | None = None


@dataclass
class Settled:
    """A report with its decisions applied, and what became of each."""

    report: Report
    outcomes: list[Outcome]


def effective(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that nobody took back, in order."""
    undone = {d.undoes for d in decisions if d.action == "undo"}
    return [d for d in decisions if d.action != "undo" and d.id not in undone]


def standing(decisions: Sequence[Decision]) -> list[Standing]:
    """One standing for each fact decided upon; a correction of a correction is one standing.

    Decisions that were taken back tie the others together, so that taking back one in the middle makes no second fact.
    """
    holds = {d.id for d in effective(decisions)}
    found: list[Standing] = []
    for decision in decisions:
        subject = decision.before or decision.after
        if subject is None:
            continue
        entry = next((entry for entry in found if entry.concerns(subject)), None)
        if entry is None:
            entry = Standing([], None)
            found.append(entry)
        known = {reading.digest for reading in entry.seen}
        entry.seen += [r for r in (decision.before, decision.after) if r and r.digest not in known]
        if decision.id in holds:
            entry.after = decision.after
            entry.decisions.append(decision)
    return [entry for entry in found if entry.decisions]


def names(decisions: Sequence[Decision]) -> list[Verdict]:
    """What reviewers said of names, in order."""
    return [d.name for d in effective(decisions) if d.name]


def apply(report: Report, decisions: Sequence[Decision], *, length: Length = "normal") -> Report:
    """The report with its decisions applied: rejected facts out, corrected, added and accepted facts as they were left.

    Keyed by content (kind, words, surroundings), so that ids and offsets may change between runs. Idempotent. The
    summary is written again when a fact changed. Whatever a person should look at again becomes a line of ``notes``.
    """
    return settle(report, decisions, length=length).report


def settle(report: Report, decisions: Sequence[Decision], *, length: Length = "normal") -> Settled:
    """``apply``, telling what became of each decision."""
    entries = standing(decisions)
    text = report.article.text
    facts: list[Fact] = list(report.facts)
    readings = [reading_of(fact, text) for fact in facts]
    claims = _claims(entries, readings)
    outcomes: list[Outcome] = []
    drop: set[int] = set()
    changed: list[tuple[Fact | None, Fact | None]] = []

    for entry, claimed in zip(entries, claims, strict=True):
        exact = [i for i in claimed if entry.concerns(readings[i])]
        other = [i for i in claimed if i not in exact]
        outcome = Outcome(entry, None, "changed" if other else "kept", readings[other[0]] if other else None)
        outcomes.append(outcome)
        if entry.after is None:
            drop.update(exact)
            changed += [(facts[i], None) for i in exact]
            continue
        if exact and _says(readings[exact[0]], entry):
            facts[exact[0]] = facts[exact[0]].model_copy(update={"confidence": 1.0})  # a reader says so
            outcome.fact = facts[exact[0]].id
            drop.update(exact[1:])
            continue
        at = next(iter([*exact, *other]), None)
        old = facts[at] if at is not None else None
        id, rule = old.id if old else _free_id(facts), "review." + entry.decisions[-1].action
        new = restore(entry.after, report.article, id=id, rule=rule, round=getattr(old, "round", None))
        if new is None:
            outcome.state, outcome.machine = "lost", None
            continue
        outcome.fact = new.id
        changed.append((old, new))
        if at is None:
            facts.append(new)
            readings.append(entry.after)
        else:
            facts[at] = new
            drop.update(i for i in claimed if i != at)

    kept = [fact for i, fact in enumerate(facts) if i not in drop]
    kept = follow(kept, changed, {outcome.fact for outcome in outcomes if outcome.fact})
    kept = rename(kept, names(decisions))
    said = [*(note for note in map(_note, outcomes) if note), *since(kept, outcomes, decisions, text)]
    notes = (*report.notes, *(note for note in said if note not in report.notes))
    told = report.model_copy(update={"facts": tuple(kept), "notes": notes})
    return Settled(told if told.facts == report.facts else _told_again(told, length), outcomes)


def _says(reading: Reading, entry: Standing) -> bool:
    """Whether a fact already says what was decided, proved by words that the reviewer saw or chose."""
    after = entry.after
    if after is None or not same(reading, after):
        return False
    chosen = {(q.field, q.text, q.before, q.after) for q in after.quotes}
    return any(d.before and d.before.digest == after.digest for d in entry.decisions) or chosen <= {
        (q.field, q.text, q.before, q.after) for q in reading.quotes
    }


def _claims(entries: list[Standing], readings: list[Reading]) -> list[list[int]]:
    """For each standing, the facts it is about: the same ones first, else the one that shares most of its words."""
    claims: list[list[int]] = [[] for _ in entries]
    taken: set[int] = set()
    for claim, entry in zip(claims, entries, strict=True):
        claim += [i for i, reading in enumerate(readings) if i not in taken and entry.concerns(reading)]
        taken.update(claim)
    for claim, entry in zip(claims, entries, strict=True):
        free = [] if claim else [i for i in range(len(readings)) if i not in taken]
        near = [(_shared(entry, readings[i]), -i) for i in free]
        if near and max(near)[0]:
            claim.append(-max(near)[1])
            taken.update(claim)
    return claims


def _shared(entry: Standing, reading: Reading) -> int:
    """How many distinctive fields prove both with the same words: a company's name alone tells no event apart."""
    alike = (len(overlap(k, reading) - {"company", "status"}) for k in entry.seen if k.kind == reading.kind)
    return max(alike, default=0)


def _free_id(facts: Sequence[Fact]) -> str:
    numbers = [int(fact.id[1:]) for fact in facts if fact.id[1:].isdigit()]
    return f"f{max(numbers, default=0) + 1}"


def _note(outcome: Outcome) -> str | None:
    entry = outcome.standing
    who = " and ".join(dict.fromkeys(d.reviewer for d in entry.decisions))
    subject = told(entry.after or entry.seen[-1])
    if outcome.state == "lost":
        return f"review: the words of {who}'s decision are no longer in the article, so it holds nothing: {subject}"
    if entry.disputed:
        return f"review: {who} disagree; the latest decision holds: {subject}"
    if outcome.state == "changed" and outcome.machine:
        kept = "kept as reviewed" if entry.after else "rejected"
        return f"review: {kept} by {who}: {subject}; the rules now read {told(outcome.machine)}"
    return None


def fresh(fact: Fact, decisions: Sequence[Decision], text: str) -> bool:
    """Whether a fact was not there when somebody last marked the article as reviewed."""
    done = [d for d in effective(decisions) if d.action == "done" and d.seen]
    return bool(done) and told(reading_of(fact, text)) not in done[-1].seen


def since(facts: Sequence[Fact], outcomes: Sequence[Outcome], decisions: Sequence[Decision], text: str) -> list[str]:
    """What the rules say and no longer say since the article was marked as reviewed, but for what was decided."""
    done = [d for d in effective(decisions) if d.action == "done" and d.seen]
    if not done:
        return []
    decided = {outcome.fact for outcome in outcomes}
    ties = {outcome.fact for outcome in outcomes if outcome.fact}
    open_ = [f for f in facts if f.id not in decided and getattr(f, "round", None) not in ties]
    known = {told(reading) for outcome in outcomes for reading in outcome.standing.seen}
    now = {told(reading_of(fact, text)) for fact in facts}
    new = [line for line in (told(reading_of(fact, text)) for fact in open_) if line not in done[-1].seen]
    gone = [line for line in done[-1].seen if line not in now | known and not (ties and line.startswith("investor:"))]
    who = done[-1].reviewer
    return [
        *(f"review: new since {who} reviewed the article: {line}" for line in new),
        *(f"review: no longer read since {who} reviewed the article: {line}" for line in gone),
    ]


def _told_again(report: Report, length: Length) -> Report:
    """The report with the summaries of its facts as they are now: they must not state what was rejected."""
    from pipeline.summary.summarise import summarised

    return summarised(report, length=length)
