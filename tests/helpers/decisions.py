"""A reviewer's decisions on a report, made by hand."""

from __future__ import annotations

from typing import Any

from pipeline.model import Fact, Report
from pipeline.review.log import Decision
from pipeline.review.reading import Reading, reading_of

_COUNT = iter(range(10_000))


def decide(report: Report, action: str, before: Reading | None, after: Reading | None, **more: Any) -> Decision:
    return Decision(
        id=f"d{next(_COUNT)}", at="2026-03-01T00:00:00Z", source=report.article.source, sha256=report.article.sha256,
        action=action, before=before, after=after, **{"reviewer": "lin", **more},
    )  # fmt: skip


def read(report: Report, id: str) -> Reading:
    return reading_of(by_id(report, id), report.article.text)


def by_id(report: Report, id: str) -> Fact:
    return next(f for f in report.facts if f.id == id)
