"""Patterns that are compiled when they are first asked: an article asks few of them, and to compile all takes longer than to read it."""

from __future__ import annotations

import re
from typing import Any, cast

from pipeline.vocabulary import uncollected


class Late:
    """A pattern that is compiled when it is first asked for more than its text; what it is asked for then stays at hand.

    Many are asked in articles of one language only, and compiling them all takes longer than reading an article.
    """

    def __init__(self, text: str, flags: int = 0) -> None:
        self.pattern = text
        self._how = flags

    def __getattr__(self, name: str) -> Any:
        with uncollected():
            found = getattr(re.compile(self.pattern, self._how), name)
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, when it is first asked.

    >>> late("[募融]資").search("完成募資") is not None
    True
    """
    return cast("re.Pattern[str]", Late(pattern, flags))
