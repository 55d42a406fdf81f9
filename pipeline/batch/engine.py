"""What both engines share, so that the processes of this machine and a Dask cluster give the same bytes."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.place import is_ours
from pipeline.batch.pool import Died
from pipeline.batch.walk import Task
from pipeline.batch.work import Made, Outcome, Settings, make, rules_version
from pipeline.text.docs import Model
from pipeline.vocabulary import uncollected

if TYPE_CHECKING:
    from pipeline.review.log import Decision

Decided = Mapping[str, tuple["Decision", ...]]


_USUAL = (
    """甲光電今（12）日宣布完成新臺幣三億元A輪募資，由乙資本領投，丙創投跟投，投後估值約45億元。
    甲光電成立於2021年，總部位於新竹，有120名員工，專注於半導體的研發。執行長表示，資金將用於擴建產線。
    甲光電2025年營收為3.2億元，年增85%，虧損2,000萬元。丁軟體擬以2億美元收購戊資安全部股權。己科技據報導擬在香港上市，募資5億美元。""",
    """庚机器人宣布完成近亿元人民币A+轮融资，由辛资本领投。公司表示，本轮资金将主要用于产品研发和海外市场拓展。""",
    """Acme, a Berlin-based maker of audit software, has raised $30 million in a Series B round led by Example Capital, with participation
    from Sample Ventures. The round values the company at $210 million post-money. Founded in 2019 by Ann Sample, Acme employs 85 people.
    Revenue tripled to $14 million in 2025. It will use the proceeds to expand. Acme acquired Beta for $3 million in May 2024.
    Gamma is reportedly planning an initial public offering on Nasdaq.""",
)
"""Texts in which there is of everything what articles usually have; what they need is loaded when they have been read."""


def warm(settings: Settings) -> None:
    """Load what every article needs, once, before there are processes to share it; a process that shares it has nothing to do."""
    rules_version()
    _warm(settings.model)


@functools.cache
@uncollected()
def _warm(model: Model | None) -> None:
    from pipeline.process import process
    from pipeline.reading import reading_of

    for text in _USUAL:
        with contextlib.suppress(Exception):  # a defect that shows here shows in every article, typed
            article = reading_of(f"---\ntitle: A\ndate: 2026-02-13\n---\n{text}".encode(), source="a.md").article
            process(article, spacy_model=model)


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
