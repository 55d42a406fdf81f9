"""Small words between two capitals: part of one name, or where one name ends: Bank of Jena, but Tolvane | of Jena, Tolvane | for Wexmark."""

from __future__ import annotations

from pipeline.mentions.names.english import is_english
from pipeline.mentions.names.words import COMPANY_WORDS, vocabulary

LINKS = frozenset("of de the for und van von &".split())
_DIRECTIONS = frozenset("North South East West Central Latin".split())
# Lakewalk Capital | of Minneapolis; but Bank of America.
_BEFORE_OF = frozenset("capital ventures partners robotics labs ai systems technologies therapeutics networks".split())


def parts(before: list[str], link: str, behind: str) -> bool:
    """Whether a link ends the name before it.

    Args:
        before: the words of the name before the link.
        link: the word itself.
        behind: the last word of what goes on behind it.

    >>> [parts(before.split(), "of", "Jena") for before in ("Tolvane", "Bank", "Lakewalk Capital")]
    [True, False, True]
    >>> [parts([before], "for", behind) for before, behind in (("Tolvane", "Wexmark"), ("Center", "Wexmark"), ("Oakmere", "Startups"))]
    [True, False, False]
    """
    last = before[-1]
    if link == "of":
        strange = not (is_english(last) or last.isupper())  # VP of Design
        described = len(before) > 1 and last not in vocabulary()["institutions"]
        return strange or described or last.lower() in _BEFORE_OF
    if link == "for":
        return _is_firm(last) and _is_firm(behind)
    return last not in LINKS and not is_english(last)


def _is_firm(word: str) -> bool:
    """Whether a name that ends with a word is a firm's: no common word, but for those that firms end in."""
    return word.lower() in COMPANY_WORDS or not is_english(word)


def are_nations(words: list[str]) -> bool:
    """Whether words only say whose something is, and how much of it there is.

    >>> [are_nations(words.split()) for words in ("19 Australian", "South American", "Nordic AI", "South")]
    [True, True, False, False]
    """
    named = [word for word in words if not word.isdecimal() and word not in _DIRECTIONS]
    return bool(named) and vocabulary()["demonyms"].issuperset(named)
