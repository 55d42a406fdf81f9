"""Where articles are done: in processes of this machine, or on a Dask cluster. Both give the same bytes."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.limits import Limits
from pipeline.pool import Died, Pool
from pipeline.walk import Task
from pipeline.work import Made, Outcome, Settings, commit, discard, key_at, make, rules_version

if TYPE_CHECKING:
    from pipeline.review.log import Decision

Decided = Mapping[str, tuple["Decision", ...]]
Engine = Callable[[Iterable[Task], Settings, Decided], Iterator[Outcome]]


def warm() -> None:
    """Load what every article needs, once, before there are processes to share it."""
    from pipeline.process import process
    from pipeline.reading import article_from_text

    rules_version()
    for text in ("甲公司今日宣布完成新臺幣三億元A輪募資，由乙資本領投。", "Acme raised $30 million in a Series A led by Example Capital."):
        with contextlib.suppress(Exception):  # a defect that shows here shows in every article, typed
            process(article_from_text(text, "2026-02-13"))


def _perform(job: tuple[Task, tuple[Decision, ...]], settings: Settings) -> Outcome:
    task, decided = job
    out = Path(settings.out)
    return commit(make(task, settings, decided, standing=key_at(out / task.target)), out)


def local(tasks: Iterable[Task], settings: Settings, decided: Decided, *, jobs: int, limits: Limits) -> Iterator[Outcome]:
    """Do the tasks in ``jobs`` processes of this machine; each writes its own reports."""
    out = Path(settings.out)
    warm()
    with Pool(functools.partial(_perform, settings=settings), jobs, limits, prepare=warm) as pool:
        for (task, _), result in pool.results((task, decided.get(task.source, ())) for task in tasks):
            yield settled(task, result, out)


def settled(task: Task, result: Outcome | Died, out: Path) -> Outcome:
    """The outcome of a task, whether its process lived or died; a failure takes an earlier report with it."""
    outcome = (
        Outcome(task.source, "failed", result.reason, result.message, round(result.seconds, 6))
        if isinstance(result, Died)
        else result
    )
    if outcome.state == "failed" and outcome.reason != "unwritable":
        discard(out, task.target)
    return outcome


def made_of(job: tuple[Task, tuple[Decision, ...], str | None], settings: Settings) -> Made:
    """One article, made and not written; what a machine of a cluster does."""
    task, decided, standing = job
    return make(task, settings, decided, standing=standing)


def dask(tasks: Iterable[Task], settings: Settings, decided: Decided, **options: Any) -> Iterator[Outcome]:
    """Do the tasks on a Dask cluster; see :mod:`pipeline.cluster`."""
    from pipeline.cluster import run

    yield from run(tasks, settings, decided, **options)
