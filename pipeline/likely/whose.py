"""Whose a figure likely is: every name that may be, weighed, and whom the rules chose among them.

Rules read whose a figure is by the words that they know; a page has thousands of other ways. So their choice is one kind of
evidence beside the words around a name and its standing in the article, and how far it can be trusted was fitted with the rest. The names
are alternatives to each other, and nobody is one of them: what speaks for one speaks against the others.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.likely.context import Context
from pipeline.likely.likelihood import chances, is_fitted, told
from pipeline.likely.whose_evidence import Asked, Owner, WhoseEvidence
from pipeline.mentions.mention import Mention

TOLD = 0.33
"""How likely the likeliest name must be, among all that may be and nobody, for a figure to be told of it."""
SHORT = 3
"""Sentences of a text that is too short to show how its names stand in it: there it is whose the rules say, and only how likely is asked."""


class Weighed(NamedTuple):
    """A name that may be whose a figure is, and how likely it is."""

    sure: float
    owner: Owner


class Whose:
    """Weighs whose the figures of one article are.

    Args:
        context: the article.

    Attributes:
        asked: the figures that were asked about, in order.
    """

    def __init__(self, context: Context) -> None:
        self.context, self.asked = context, list[Asked]()
        self._evidence = WhoseEvidence(context)
        self._answers: dict[tuple[str, int], list[Weighed]] = {}

    def owners(self, asked: Asked) -> list[Owner]:
        """Every name that may be whose a figure is, the nearer first."""
        return [*self._evidence.owners(asked)]

    def owner(self, asked: Asked) -> Mention | None:
        """Whose a figure likely is; None where it is hardly anybody's who is named."""
        owners = self.owners(asked)
        if asked.chosen is None and asked.figure.kind == "money" and (named := self.context.companies_of(asked.figure)):
            owners = [owner for owner in owners if owner.name.value.key in named]  # told once more: of the same
        nobody = self._evidence.nobody(asked)
        chosen = next((owner.name for owner in owners if owner.name.value.key == asked.chosen), None)
        if chosen and len(self.context.sentences) <= SHORT:
            sure = chances("whose", [owner.evidence for owner in owners])
            self._answers[asked.kind, asked.figure.start] = [Weighed(*each) for each in zip(sure, owners, strict=True)]
            return chosen
        sure = chances("whose", [*(owner.evidence for owner in owners), nobody])
        weighed = [Weighed(*each) for each in zip(sure[:-1], owners, strict=True)]
        self._answers[asked.kind, asked.figure.start] = weighed
        best = max(weighed, key=lambda one: one.sure, default=None)
        who = f"{asked.kind} at {asked.figure.start}"
        if best is None or best.sure < TOLD:
            if asked.chosen:
                self.context.source.note(f"{who}: hardly {asked.chosen!r}, nobody", told, "whose", nobody, sure[-1])
            return None
        if best.owner.name.value.key != asked.chosen:
            words = self.context.words(best.owner.name)
            self.context.source.note(f"{who}: {words!r}, not {asked.chosen!r}:", told, "whose", best.owner.evidence, best.sure)
        return best.owner.name

    def nobody(self, asked: Asked) -> tuple[str, ...]:
        """The evidence that a figure is nobody's who is named, or none of those that are asked for."""
        return self._evidence.nobody(asked)

    def is_asked(self, asked: Asked) -> bool:
        """Remember a question, and tell whether trees were fitted to answer it."""
        self.asked.append(asked)
        return is_fitted("whose")

    def sure(self, kind: str, figure: int, name: str) -> float | None:
        """How likely a figure is of who is called so; None where nobody has asked.

        Args:
            kind: of the figure, as in :class:`Asked`.
            figure: where it begins.
            name: the name that is told.
        """
        weighed = self._answers.get((kind, figure))
        if weighed is None:
            return None
        return max((one.sure for one in weighed if one.owner.name.value.name == name), default=0.0)
