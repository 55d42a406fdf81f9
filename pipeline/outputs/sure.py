"""Reports without what is less sure than somebody wants, and the count of what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model import Report


class Sure:
    """Leaves out facts below a confidence and counts them.

    Attributes:
        least: the confidence that a fact must have, 0 to 1.
        left_out: how many facts had less so far.

    >>> sure = Sure(0.5)
    >>> list(sure.of([])), sure.left_out
    ([], 0)
    """

    def __init__(self, least: float) -> None:
        self.least, self.left_out = least, 0

    def of(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports with the facts that are sure enough; their summaries stay as they were written."""
        for report in reports:
            kept = tuple(fact for fact in report.facts if fact.confidence >= self.least)
            self.left_out += len(report.facts) - len(kept)
            yield report if len(kept) == len(report.facts) else report.model_copy(update={"facts": kept})

    def told(self) -> str:
        """One line for whoever asked."""
        return f"{self.left_out:,} facts below confidence {self.least:g} left out; they stand in the reports"
