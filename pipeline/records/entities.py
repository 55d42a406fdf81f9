"""Which names mean one organisation: the same lexicon id, or the same folded name."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from pipeline.model import Fact, Investor, Name
from pipeline.text.fold import fold

Named = Name | Investor


def named(fact: Fact) -> list[Named]:
    """Every name of a fact."""
    match fact.kind:
        case "funding_round":
            return [*([fact.company] if fact.company else []), *fact.investors]
        case "investor":
            return [fact.investor, fact.company]
        case "acquisition":
            return [fact.target] if fact.acquirer is None else [fact.acquirer, fact.target]
        case "amount" | "date":
            return []
    return [fact.company]


class Entities:
    """Names grouped into organisations, whatever order they come in.

    >>> known = Entities([Name(name="Acme", text="Acme", id="acme"), Name(name="ACME", text="ACME")])
    >>> known.key(Name(name="Ａcme", text="Ａcme"))
    'acme'
    """

    def __init__(self, names: Iterable[Named]) -> None:
        ids: dict[str, set[str]] = {}
        self._written: dict[str, set[str]] = {}
        listed = list(names)
        for name in listed:
            if name.id:
                for spelling in (name.name, name.text):
                    ids.setdefault(_spelling(spelling), set()).add(name.id)
        self._ids = {spelling: min(found) for spelling, found in ids.items() if len(found) == 1}
        for name in listed:
            self._written.setdefault(self.key(name), set()).update((name.name, name.text))

    def key(self, name: Named) -> str:
        """The organisation's id, or its folded name where no lexicon knows it."""
        return name.id or self._ids.get(_spelling(name.name), _spelling(name.name))

    def written(self, name: Named) -> set[str]:
        """All forms in which the organisation was written."""
        return self._written.get(self.key(name), {name.name, name.text})


@functools.lru_cache(1 << 12)
def _spelling(text: str) -> str:
    return "".join(fold(text).split())
