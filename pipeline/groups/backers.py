"""A list of who puts the money into a round, in whichever language it is told (``backers_han``, ``backers_latin``, ``raised_from_han``)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.mentions.mention import Mention


@dataclass(frozen=True)
class Backers:
    """A list of names and their part in a round.

    >>> Backers(10, 17, at=17, before=False, leads=True).role, Backers.ahead(10, 17).at
    ('lead', 10)

    Attributes:
        start, end: the words that tell the part, in code points.
        at: where the list of names begins, or ends.
        before: whether the list stands before ``at``.
        leads: whether they lead.
        strength: ``weak`` (only beside a round that is known), ``plain`` or ``raises`` (they alone tell of a round).
        series, money: of which series or amount the round is, where the words name it.
        company: whose round it is, where the words name it.
    """

    start: int
    end: int
    at: int
    before: bool
    leads: bool = False
    strength: str = "plain"
    series: Mention | None = None
    money: Mention | None = None
    company: Mention | None = None

    @property
    def role(self) -> str:
        return "lead" if self.leads else "participant"

    @classmethod
    def ahead(cls, start: int, end: int, leads: bool = False, strength: str = "plain", **of: Mention | None) -> Backers:
        """A list that ends where its words begin."""
        return cls(start, end, start, True, leads, strength, **of)

    @classmethod
    def behind(cls, start: int, end: int, leads: bool = False, strength: str = "plain", **of: Mention | None) -> Backers:
        """A list that begins where its words end."""
        return cls(start, end, end, False, leads, strength, **of)
