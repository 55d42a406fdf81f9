"""The local engine: processes of this machine, each writing its own reports."""

from __future__ import annotations

import functools
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


def run(tasks: Iterable[Task], settings: Settings, decided: Decided, *, jobs: int, limits: Limits) -> Iterator[Outcome]:
    """Do the tasks in ``jobs`` processes of this machine; each writes its own reports."""
    out = Path(settings.out)
    warm(settings)
    with Pool(functools.partial(_perform, settings=settings), jobs, limits, prepare=functools.partial(warm, settings)) as pool:
        for (task, _), result in pool.results((task, decided.get(task.source, ())) for task in tasks):
            yield settled(task, result, out)
