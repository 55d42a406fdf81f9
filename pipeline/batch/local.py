"""The local engine: processes of this machine, each writing its own reports."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.engine import Decided, settled, warm
from pipeline.batch.limits import Limits
from pipeline.batch.pool import Pool
from pipeline.batch.walk import Task
from pipeline.batch.work import Outcome, Settings, commit, key_at, make

if TYPE_CHECKING:
    from pipeline.review.log import Decision


def _perform(job: tuple[Task, tuple[Decision, ...]], settings: Settings) -> Outcome:
    task, decided = job
    return commit(make(task, settings, decided, standing=key_at(Path(settings.out), task.target)))


_FEW = 8  # articles; more than these cost more than loading what any article may need


def run(tasks: Iterable[Task], settings: Settings, decided: Decided, *, jobs: int, limits: Limits) -> Iterator[Outcome]:
    """Do the tasks in ``jobs`` processes of this machine; each writes its own reports.

    What articles need is loaded before there are processes to share it, but where one process does a few articles: it loads what
    these need and no more, which is less.
    """
    out, tasks = Path(settings.out), iter(tasks)
    first = list(itertools.islice(tasks, _FEW))
    few = len(first) < _FEW
    jobs = max(1, min(jobs, len(first))) if few else jobs
    alone = few and jobs == 1
    prepare = functools.partial(_nothing if alone and _roomy(settings, limits) else warm, settings)
    prepare()
    with Pool(functools.partial(_perform, settings=settings), jobs, limits, prepare=prepare) as pool:
        every = itertools.chain(first, tasks)
        for (task, _), result in pool.results((task, decided.get(task.source, ())) for task in every):
            yield settled(task, result, out)


def _nothing(settings: Settings) -> None:
    """Load nothing."""


def _roomy(settings: Settings, limits: Limits) -> bool:
    """Whether an article's time and memory are enough to load what it needs in them; for somebody's model, who knows."""
    if settings.model is not None or 0 < limits.memory < 1_000_000_000:
        return False
    return limits.seconds >= 30
