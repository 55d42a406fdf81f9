"""Dates as English newsrooms write them, read at one place of a folded text (lower case)."""

from __future__ import annotations

from pipeline.calendar_rules import Context, Reading

STARTS = r"[a-z]+"


def starts(word: str) -> bool:
    """Whether a word may begin a date."""
    return False


def read(text: str, at: int, context: Context) -> Reading | None:
    """The date written at ``at``, or None."""
    return None
