"""Words at the borders of sentences, from ``lexicons/sentences.toml``: one table a language."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def sentence_words() -> dict[str, dict[str, list[str]]]:
    """Every table by its language's code. Read once.

    >>> "inc" in sentence_words()["en"]["after_name"]
    True
    """
    raw = resources.files("pipeline.lexicons").joinpath("sentences.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


def in_any_language(key: str) -> frozenset[str]:
    """The words of one list in every language that has it: an English abbreviation ends a name in any text.

    >>> "inc" in in_any_language("after_name")
    True
    """
    return frozenset(word for table in sentence_words().values() for word in table.get(key, ()))
