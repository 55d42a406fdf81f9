"""Whose dollars a bare $ is: the article's own word for all its amounts, the same sum with its currency, or where it is from."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.mentions.mention import Source
from pipeline.vocabulary import table

DOLLAR = {"HK": "HKD", "SG": "SGD", "AU": "AUD", "CA": "CAD", "NZ": "NZD"}
_CODES = {"us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "singapore": "SGD", "new zealand": "NZD"}
_ALL = re.compile(
    r"\ball (?:dollar |monetary )?(?:figures|amounts|sums|values|currency|currencies|prices|dollars)(?: quoted| stated| given| shown| here| below| are)*"
    r" in (us|u\.s\.|american|canadian|australian|singapore|new zealand|usd|cad|aud|sgd|nzd|hkd)\b"
)


class Dollars:
    """Answers for one article. ``told``: its amounts that state their currency; ``own``: the currencies not only in brackets."""

    def __init__(self, source: Source, told: Sequence[tuple[tuple[Decimal, Decimal], str]], own: set[str]) -> None:
        self._source = source
        self._own = own
        self._codes = {code for _, code in told}
        self._sums: dict[tuple[Decimal, Decimal], set[str]] = {}
        for bounds, code in told:
            self._sums.setdefault(bounds, set()).add(code)

    def of(self, bounds: tuple[Decimal, Decimal]) -> tuple[str, bool]:
        """The currency of an amount with a bare $, and whether that is the sign's own word."""
        if self._declared:
            return self._declared, False
        same = self._sums.get(bounds, set())
        if len(same) == 1 and same <= set(DOLLAR.values()):
            return next(iter(same)), False
        return (self._local, False) if self._local else ("USD", True)

    @functools.cached_property
    def _declared(self) -> str | None:
        match = _ALL.search(self._source.folded)
        return (_CODES.get(match[1]) or match[1].upper()) if match else None

    @functools.cached_property
    def _local(self) -> str | None:
        """The dollar of the region that is given, or that the words show where U.S. dollars are marked; one that is marked is no bare $."""
        code = DOLLAR.get(self._source.region or "")
        if code is None and "USD" in self._codes and self._source.language == "en":
            code = DOLLAR.get(_shown(self._source.folded) or "")
        return code if code not in self._own else None


@functools.cache
def _words() -> re.Pattern[str]:
    regions = table("regions")["dollars"]["words"].items()
    groups = (f"(?P<{region}>{'|'.join(re.escape(word) for word in words)})" for region, words in regions)
    return re.compile(rf"\b(?:{'|'.join(groups)})\b")


def _shown(folded: str) -> str | None:
    """The region with enough different words and more than twice those of any other."""
    found: dict[str, set[str]] = {}
    for match in _words().finditer(folded):
        found.setdefault(match.lastgroup or "", set()).add(match[0])
    ranked = [*sorted(((len(words), region) for region, words in found.items()), reverse=True), (0, ""), (0, "")]
    (best, region), (rival, _) = ranked[:2]
    return region if best >= table("regions")["dollars"]["needed"] and best > 2 * rival else None
