"""Spoilt articles of all kinds through the reader and the pipeline: every one has a typed outcome, and every report is sound."""

from __future__ import annotations

import io
import itertools
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline import Report, extract
from pipeline.errors import PipelineError
from pipeline.process import process
from pipeline.reading import KINDS, article_from_text, bundle, reading_of
from tests.helpers import mutations
from tests.helpers.soundness import sound

TEXT = "text"
"""What is no file: text that somebody gives to ``extract``."""
_CHUNK = 50
_SLOW = 20.0  # seconds of processor time that no input of this size may take


@dataclass
class Told:
    """What became of some inputs: how many had which outcome, the slowest (seconds and its number), and what had none."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    bad: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        outcomes = dict(self.outcomes.most_common())
        return f"{sum(outcomes.values())} inputs: {outcomes}; slowest {self.slowest[0]:.2f} s of processor (--one {self.slowest[1]})"

    def add(self, other: Told) -> None:
        self.outcomes += other.outcomes
        self.slowest = max(self.slowest, other.slowest)
        self.bad += other.bad


def _report(report: Report) -> str:
    sound(report)
    Report.model_validate_json(report.model_dump_json())
    return "facts" if report.facts else "no_facts"


def outcome(name: str, data: bytes) -> str:
    """What became of one input, in a word; what is no typed outcome is raised."""
    try:
        if name == TEXT:
            text = data.decode("utf-8", "surrogateescape")
            facts = extract(text)
            return _report(Report(article=article_from_text(text), facts=tuple(facts), summary={}))
        if bundle.may_be(name, KINDS) and bundle.is_one(name, data[:4096]):
            found = [(member.name, member.data, member.beside) for member in itertools.islice(bundle.members(name, io.BytesIO(data)), 20)]
        else:
            found = [(name, each, b"") for each in (data.split(b"\n")[:20] if name.endswith(".jsonl") else [data])]
        words = [_member(*each) for each in found]
    except PipelineError as error:
        return error.reason
    return words[0] if words else "no_member"


def _member(name: str, data: bytes, beside: bytes) -> str:
    try:
        return _report(process(reading_of(data, source=name, beside=beside).article))
    except PipelineError as error:
        return error.reason


def one(seed: int, number: int) -> tuple[str, bytes]:
    """The input of a number, always the same."""
    chance = random.Random(f"{seed}/{number}")
    name = chance.choice((*mutations.KINDS, TEXT))
    return name, mutations.mutated(name, chance)


def some(given: tuple[int, int, int]) -> Told:
    """Read the inputs of a seed from one number up to another."""
    seed, first, last = given
    told = Told()
    for number in range(first, last):
        name, data = one(seed, number)
        began = time.process_time()
        try:
            told.outcomes[outcome(name, data)] += 1
        except Exception as error:  # everything that is no typed outcome is what is looked for
            told.bad.append(f"{name} {type(error).__name__}: {str(error)[:100]!r}; again: python -m tests.soak --seed {seed} --one {number}")
        took = time.process_time() - began
        told.slowest = max(told.slowest, (took, number))
        if took > _SLOW:
            told.bad.append(f"{name} took {took:.0f} s; again: python -m tests.soak --seed {seed} --one {number}")
    return told


def fuzz(first: int, number: int, seed: int, until: float, jobs: int) -> Iterator[Told]:
    """Read so many spoilt inputs from the first on, some at a time, until all are read or the time is up."""
    end = first + number
    chunks = [(seed, begin, min(end, begin + _CHUNK)) for begin in range(first, end, _CHUNK)]
    with multiprocessing.Pool(jobs) as pool:
        for part in pool.imap(some, chunks):
            yield part
            if time.monotonic() > until:
                return
