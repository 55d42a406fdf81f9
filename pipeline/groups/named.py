"""A name read by its place in a list, and the part that brackets behind it give it: A（領投）, B (existing investor)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef

_ROLES = {
    "lead": pattern(r" ?\( ?(?:{role_lead})[^()]{0,12}\)"),
    "existing": pattern(r" ?\( ?(?:{role_existing})[^()]{0,12}\)"),
    "adviser": pattern(r" ?\([^()]{0,12}(?:{role_adviser})[^()]{0,12}\)"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """An item of a list that names somebody.

    Attributes:
        start, end: code points of the name's own words.
        ref: whom it names.
        parent: the key of the owner it was described by (三星旗下的 | NEXT 基金).
        role: ``lead``, ``existing`` or ``adviser`` where brackets behind it say so.
    """

    start: int
    end: int
    ref: NameRef
    parent: str | None = None
    role: str | None = None


def named(m: Mention, parent: str | None = None) -> Named:
    """The item that a name of the inventory is."""
    return Named(m.start, m.end, m.value, parent)


def role_behind(text: str, at: int) -> tuple[str | None, int]:
    """The role that brackets at ``at`` of a masked text give, and where they end (``at`` where there are none).

    >>> role_behind("甲资本(领投)、乙资本", 3)
    ('lead', 7)
    """
    for role, brackets in _ROLES.items():
        if m := brackets.match(text, at):
            return role, m.end()
    return None, at
