"""The rounds that one sentence speaks of: frames side by side, each with the words that speak of it."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from pipeline.frames.statement import Statement
from pipeline.groups.named import Named
from pipeline.mentions.names.inventory import NameRef
from pipeline.records.focus import Discourse
from pipeline.records.past_rounds import past_spans
from pipeline.records.record import Record, Span, outranks


@dataclass
class SentenceRounds:
    """Frames of sentence ``i``, and where the words of each stand; what the sentence says beside them."""

    d: Discourse
    i: int
    frames: list[Record] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    beside: list[Record] = field(default_factory=list)  # valuations and backers found on the way

    @property
    def start(self) -> int:
        return self.d.sentences[self.i][0]

    @property
    def end(self) -> int:
        return self.d.sentences[self.i][1]

    @property
    def text(self) -> str:
        return self.d.mask.text

    @property
    def statements(self) -> list[Statement]:
        return self.d.by_sentence[self.i]

    @functools.cached_property
    def past(self) -> list[Span]:
        """Where the sentence names an earlier round only to say when its own came."""
        return list(past_spans(self.d.mask, self.start, self.end))

    def add(self, frame: Record, span: Span) -> None:
        self.frames.append(frame)
        self.spans.append(span)

    def open(
        self,
        s: Statement,
        company: NameRef | None,
        where: Span | None = None,
        *,
        hint: bool = True,
        weak: bool = False,
        other_than: str | None = None,
    ) -> Record:
        """Begin a frame with a statement; ``where`` the sentence names the company."""
        sure, words = self.d.status(s)
        frame = Record(
            "round", company, s.start, s.rule.id, sure, hint=hint, weak=weak, sentence=self.i, other_than=other_than
        )
        if words:
            frame.prove(*words, "status")
        if where:
            frame.prove(*where, "company")
            frame.explicit = True
        self.add(frame, (s.start, s.end))
        return frame

    def nearest(self, span: Span) -> int:
        """Which frame's words stand nearest to a span; of two as near the one that begins first."""
        return min(range(len(self.frames)), key=lambda k: (apart(self.spans[k], span), self.spans[k][0]))


def apart(a: Span, b: Span) -> int:
    """How many characters stand between two spans."""
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def add_investor(frame: Record, who: Named, role: str) -> None:
    """Add an investor in its highest role; a company does not invest in itself."""
    if frame.company and who.ref.key == frame.company.key:
        return
    if who.parent and who.parent != who.ref.key:
        frame.parents.add(who.parent)
    known = frame.investors.get(who.ref.key)
    if not known or outranks((who, role), known):
        frame.investors[who.ref.key] = (who, role)
    frame.prove(who.start, who.end, "investors")
