"""Which currency a word means that several countries share: pesos, francs, kronor, by the country that the article speaks of."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

from pipeline.text.fold import fold
from pipeline.vocabulary import table

_WORD = re.compile(r"[a-z]+$")
_SIZES = (3, 2)  # characters of a Chinese word


def currency_of(written: str, folded: str, stated: Collection[str]) -> str | None:
    """The ISO 4217 code of an amount whose word several countries share, or None where the article leaves it open.

    Args:
        written: the amount, folded; its word stands at its end.
        folded: the article, folded.
        stated: the currencies that other amounts of the article name in full.

    >>> currency_of("412 million pesos", "manila-based merrymart made 412 million pesos", ())
    'PHP'
    >>> currency_of("412 million pesos", "merrymart of manila beat its rival in mexico", ())
    >>> currency_of("412 million pesos", "merrymart of manila beat its rival in mexico", ("PHP", "USD"))
    'PHP'
    """
    found = _WORD.search(written)
    words = [found[0]] if found else [written[-size:] for size in _SIZES]
    shown = next((_countries()[word] for word in words if word in _countries()), None)
    if shown is None:
        return None
    full = [code for code in shown if code in stated]
    if len(full) == 1:
        return full[0]
    here = [code for code, places in shown.items() if not places or any(place in folded for place in places)]
    return here[0] if len(here) == 1 else None


@functools.cache
def _countries() -> dict[str, dict[str, tuple[str, ...]]]:
    """For each way of writing a shared word its currencies, each with the words that show its country."""
    shared = dict(table("currencies")["shared"])
    other = {fold(written): word for written, word in shared.pop("written").items()}
    own = {word: {code: tuple(map(fold, places)) for code, places in codes.items()} for word, codes in shared.items()}
    return own | {written: own[word] for written, word in other.items()}
