"""What both engines share, so that the processes of this machine and a Dask cluster give the same bytes."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.place import is_ours
from pipeline.batch.pool import Died
from pipeline.batch.walk import Task
from pipeline.batch.work import Made, Outcome, Settings, make, rules_version

if TYPE_CHECKING:
    from pipeline.review.log import Decision

Decided = Mapping[str, tuple["Decision", ...]]


def warm(settings: Settings) -> None:
    """Load what every article needs, once, before there are processes to share it."""
    from pipeline.process import process
    from pipeline.reading import article_from_text

    rules_version()
    for text in ("甲公司今日宣布完成新臺幣三億元A輪募資，由乙資本領投。", "Acme raised $30 million in a Series A led by Example Capital."):
        with contextlib.suppress(Exception):  # a defect that shows here shows in every article, typed
            process(article_from_text(text, "2026-02-13"), spacy_model=settings.model)


def settled(task: Task, result: Outcome | Died, out: Path) -> Outcome:
    """The outcome of a task, whether its process lived or died; an earlier report of what fails now is told, and stays."""
    outcome = (
        Outcome(task.source, "failed", result.reason, result.message, round(result.seconds, 6))
        if isinstance(result, Died)
        else result
    )
    if outcome.state == "failed" and is_ours(out, task.target):
        outcome.stale = task.target
    return outcome


def made_of(job: tuple[Task, tuple[Decision, ...], str | None], settings: Settings) -> Made:
    """One article, made and not written; what a machine of a cluster does."""
    task, decided, standing = job
    return make(task, settings, decided, standing=standing)
