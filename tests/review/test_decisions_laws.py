"""Laws of decisions, over random reviews of the sample article."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import FACT
from pipeline.review.decisions import apply, settle
from pipeline.review.log import Decision
from pipeline.review.reading import Reading, reading_of
from tests.helpers import samples
from tests.helpers.soundness import sound

REPORT = samples.report()
STATUSES = ("asserted", "reported", "planned", "speculated", "denied")
presses = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "status", "number", "undo"]),
        st.integers(0, 9),
        st.sampled_from(STATUSES),
        st.sampled_from(["lin", "chen"]),
    ),
    max_size=8,
)


def review(moves: list[tuple[str, int, str, str]]) -> list[Decision]:
    """The log that a review of these key presses leaves, each made on what the page showed then."""
    log: list[Decision] = []
    for n, (move, at, status, reviewer) in enumerate(moves):
        facts = apply(REPORT, log).facts
        common: dict[str, Any] = {
            "id": f"d{n}", "at": "2026-03-01T00:00:00Z", "reviewer": reviewer, "source": "tech/a.md", "sha256": "x",
        }  # fmt: skip
        if move == "undo":
            if log:
                log.append(Decision(**common, action="undo", undoes=log[at % len(log)].id))
            continue
        if not facts:
            continue
        own = [fact for fact in facts if not getattr(fact, "round", None)]  # a round's investors follow the round
        if not own:
            continue
        fact = own[at % len(own)]
        before = reading_of(fact, REPORT.article.text)
        after: Reading | None = before if move == "accept" else None
        if move in ("status", "number"):
            plain = fact.model_dump(mode="json")
            plain["status"] = status
            if move == "number" and plain.get("money"):
                plain["money"]["value"] = at + 1
            after = reading_of(FACT.validate_python(plain), REPORT.article.text)
        log.append(Decision(**common, action="accept" if move == "accept" else "correct" if after else "reject", before=before, after=after))
    return log


@settings(max_examples=60, deadline=None)
@given(presses)
def test_applying_is_sound_and_idempotent(moves: list[tuple[str, int, str, str]]) -> None:
    log = review(moves)
    once = apply(REPORT, log)
    sound(once)
    assert apply(once, log).facts == once.facts


@settings(max_examples=40, deadline=None)
@given(presses)
def test_taking_everything_back_is_as_if_nothing_was_decided(moves: list[tuple[str, int, str, str]]) -> None:
    log = review(moves)
    undone = [
        Decision(id=f"u{n}", at=d.at, reviewer=d.reviewer, source=d.source, sha256=d.sha256, action="undo", undoes=d.id)
        for n, d in enumerate(log)
        if d.action != "undo"
    ]
    assert apply(REPORT, [*log, *undone]) == REPORT


@settings(max_examples=40, deadline=None)
@given(presses, st.text(alphabet="甲乙3億。 \n😀", max_size=30))
def test_words_before_the_article_change_no_decision(moves: list[tuple[str, int, str, str]], words: str) -> None:
    log = review(moves)
    moved = samples.report(words + "\n\n本報訊:以下為全文。\n\n" + samples.TEXT)
    here = [reading_of(f, REPORT.article.text).slots for f in apply(REPORT, log).facts]
    settled = settle(moved, log)
    there = [reading_of(f, moved.article.text).slots for f in settled.report.facts]
    assert there == here
    sound(settled.report)
