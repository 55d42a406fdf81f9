"""What a headline says its article is about: what was earned, or what was done."""

from __future__ import annotations

import functools
import re

from pipeline.lexicons.verbs import any_of, verbs
from pipeline.vocabulary import table

_DEALS = ("raise", "acquire", "list")


def is_of_results(folded: str) -> bool:
    """Whether a headline tells what somebody earned, and no deal: a purchase that stands in the article's first lines is not its news.

    Args:
        folded: the headline, folded.

    >>> [is_of_results(title) for title in ("acme revenue falls again", "acme buys nova to lift revenue", "acme hires")]
    [True, False, False]
    """
    return _earned().search(folded) is not None and not any(verbs(kind)[0].search(folded) for kind in _DEALS)


@functools.cache
def _earned() -> re.Pattern[str]:
    """The words of what a company earns or loses, of every language."""
    return any_of(word for words in table("metrics")["metric"].values() for word in words)
