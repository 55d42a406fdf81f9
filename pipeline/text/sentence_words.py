"""Words at the borders of sentences, from ``lexicons/sentences.toml``: one table a language."""

from __future__ import annotations

from pipeline.vocabulary import table


def sentence_words() -> dict[str, dict[str, list[str]]]:
    """Every table by its language's code.

    >>> "inc" in sentence_words()["en"]["after_name"]
    True
    """
    return table("sentences")


def in_any_language(key: str) -> frozenset[str]:
    """The words of one list in every language that has it: an English abbreviation ends a name in any text.

    >>> "inc" in in_any_language("after_name")
    True
    """
    return frozenset(word for words in sentence_words().values() for word in words.get(key, ()))
