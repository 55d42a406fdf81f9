"""What one rule or walk says: its words, its sentence and its slots."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipeline.frames.rule import Rule
from pipeline.mentions.mention import Mention

NOBODY = "nobody"  # fills a slot of one who is described and not named


@dataclass
class Statement:
    """One hit of a rule: which words, in which sentence, with which slots."""

    rule: Rule
    start: int
    end: int
    sentence: int
    slots: dict[str, Any] = field(default_factory=dict)

    @property
    def says(self) -> str:
        return self.rule.says

    def mention(self, slot: str) -> Mention | None:
        """What fills a slot, if it is a mention and not a word that the rule fixes."""
        m = self.slots.get(slot)
        return m if isinstance(m, Mention) else None

    def money(self) -> Mention | None:
        return self.mention("money")
