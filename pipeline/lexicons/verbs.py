"""Verbs by class (``lexicons/verbs.toml``) and the words that say how sure a verb is (``lexicons/hedges.toml``), as patterns."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import get_args

from pipeline.model import Status
from pipeline.text.fold import fold
from pipeline.vocabulary import table


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of these words, the longest first; Latin ones are matched whole.

    >>> any_of(["募資", "raise"]).findall("募资 raise raised")
    ['募资', 'raise']
    """
    spelt = [re.escape(fold(w)) for w in sorted(words, key=len, reverse=True)]
    latin = [w for w in spelt if w.isascii()]
    parts = [w for w in spelt if not w.isascii()]
    if latin:
        parts.append(rf"\b(?:{'|'.join(latin)})\b")  # one border for all: asked once a place
    return re.compile("|".join(parts))


@functools.cache
def verbs(kind: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """The verbs of a class in every language, and those of their forms that say what has happened.

    >>> pattern, past = verbs("acquire")
    >>> pattern.search("has bought it")[0] in past
    True
    """
    languages = table("verbs")[kind].values()
    past = [w for forms in languages for w in forms["past"]]
    return any_of([*past, *(w for forms in languages for w in forms["base"])]), frozenset(map(fold, past))


@functools.cache
def hedges(status: str, scope: str) -> re.Pattern[str] | None:
    """The words of a status that govern so much, if there are any."""
    words = table("hedges")[status][scope]
    return any_of(words) if words else None


@functools.cache
def every_hedge() -> tuple[re.Pattern[str], ...]:
    """The words of every status and scope."""
    scoped = ((status, scope) for status in get_args(Status) for scope in table("hedges").get(status, ()))
    return tuple(pattern for status, scope in scoped if (pattern := hedges(status, scope)))


@functools.cache
def any_hedge() -> re.Pattern[str]:
    """One look for all of them."""
    return re.compile("|".join(pattern.pattern for pattern in every_hedge()))


@functools.cache
def longer() -> dict[str, re.Pattern[str]]:
    """By hedge the longer words that hold it and are none."""
    return {
        fold(hedge): re.compile("|".join(re.escape(fold(w)) for w in sorted(words, key=len, reverse=True)))
        for hedge, words in table("hedges")["longer"].items()
    }


@functools.cache
def words_of(part: str, key: str) -> re.Pattern[str]:
    """One of the other lists beside the hedges: of aspect, of agreement."""
    return any_of(table("hedges")[part][key])
