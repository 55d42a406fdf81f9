"""One tree of errors: every refusal has a type, a place and a piece of advice."""

from __future__ import annotations


class PipelineError(Exception):
    """Base of everything this package refuses on purpose.

    The message is one line: what is wrong, where, and what to do about it.

    Attributes:
        reason: a short machine-readable word that stands in ``run.json``.
    """

    reason = "error"


class UsageError(PipelineError):
    """The call itself is wrong (exit status 2)."""

    reason = "usage"


class UnreadableError(PipelineError):
    """The file cannot be opened or decoded."""

    reason = "unreadable"


class UnsupportedError(PipelineError):
    """The file is of a kind that is not read."""

    reason = "unsupported"


class NoTextError(PipelineError):
    """The file holds no article text."""

    reason = "no_text"


class NoSummaryError(PipelineError):
    """Nothing can be said of the article in the language that was asked for."""

    reason = "no_summary"


class TooLargeError(PipelineError):
    """The file or its text is over the limit."""

    reason = "too_large"


class LexiconError(PipelineError):
    """A lexicon file does not say what a lexicon must say (exit status 2)."""

    reason = "lexicon"


class RuleError(PipelineError):
    """A rule is incomplete: no example, no reject, no docstring, or a pattern outside RE2."""

    reason = "rule"
