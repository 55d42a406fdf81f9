"""An article as what is likely in it is weighed: its sentences as rows of words, and what rules say in them."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pipeline.frames.statement import Statement
from pipeline.likely.rows import Row
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.model import Block


class Purchase(NamedTuple):
    """A purchase by the rules.

    Attributes:
        sentence: where it is told.
        target, buyer: the names' keys; no buyer where nobody is said to buy.
        named: whether the buyer is named there, and not only meant.
        rule, status: by which rule, and how sure.
    """

    sentence: int
    target: str
    buyer: str | None
    named: bool
    rule: str
    status: str


@dataclass
class Context:
    """An article as what is likely in it is weighed.

    Attributes:
        source: the article.
        mask: its mentions.
        sentences: where its sentences are, in code points.
        said: what the rules and walks say in each sentence.
        taken: where names begin that rules read as investors.
        topic: whom it is about, by the name's key, once that is known.
        subjects: whom each sentence is about, by the name's key, once that is known.
        bought: the purchases by the rules, once they are read.
    """

    source: Source
    mask: Mask
    sentences: Sequence[tuple[int, int]]
    said: Mapping[int, Sequence[Statement]]
    taken: Set[int]
    topic: str | None = None
    subjects: Mapping[int, str] = field(default_factory=dict)
    bought: Sequence[Purchase] = ()
    _rows: dict[int, Row] = field(default_factory=dict)
    _readings: dict[int, dict[int, list[Statement]]] = field(default_factory=dict)

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences begin."""
        return [start for start, _ in self.sentences]

    def row(self, i: int) -> Row:
        """The words of a sentence."""
        if i not in self._rows:
            self._rows[i] = Row(self.mask, *self.sentences[i])
        return self._rows[i]

    def words(self, m: Mention) -> str:
        """A mention as it is written."""
        return self.source.text[m.start : m.end]

    def is_title(self, i: int) -> bool:
        """Whether a sentence is of the title."""
        return self._kind(i) == "title"

    def is_prose(self, i: int) -> bool:
        """Whether a sentence is one: a row of a table says what its columns say."""
        return self._kind(i) != "table"

    def _kind(self, i: int) -> str | None:
        """The kind of the block around a sentence."""
        start = self.sentences[i][0]
        at = bisect.bisect(self._block_starts, start) - 1
        block = self._blocks[at] if at >= 0 else None
        return block.kind if block and start < block.end else None

    @cached_property
    def _blocks(self) -> list[Block]:
        return sorted(self.source.blocks, key=lambda b: b.start)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.start for b in self._blocks]

    @cached_property
    def read(self) -> frozenset[int]:
        """Where the mentions begin that rules read: what fills a slot, and what one of a list of investors pays."""
        said = [s for some in self.said.values() for s in some]
        inside = (m for s in said if s.says == "investors" for m in self.mask.within(s.start, s.end, "money"))
        return frozenset(m.start for m in (*inside, *(m for s in said for m in s.slots.values())) if isinstance(m, Mention))

    def readings(self, i: int, m: Mention) -> list[Statement]:
        """What rules and walks say of an amount by its words; what is only likely is none."""
        if i not in self._readings:
            found: dict[int, list[Statement]] = {}
            for s in (s for s in self.said.get(i, ()) if not s.rule.id.endswith(".likely")):
                for start in {filler.start for filler in s.slots.values() if isinstance(filler, Mention)}:
                    found.setdefault(start, []).append(s)
            self._readings[i] = found
        return self._readings[i].get(m.start, [])

    def told(self, money: Mention) -> list[str]:
        """What rules say of the same amount elsewhere."""
        return sorted(_elsewhere(self._told.get(_figure(money), {}), money))

    def companies_of(self, m: Mention) -> set[str]:
        """The keys of whom rules name as the company of the same amount elsewhere."""
        return _elsewhere(self._named.get(_figure(m), {}), m)

    @cached_property
    def _named(self) -> dict[tuple[object, ...], dict[str, set[int]]]:
        found: dict[tuple[object, ...], dict[str, set[int]]] = {}
        for s in (s for some in self.said.values() for s in some):
            if (m := s.money()) and (company := s.mention("company")):
                found.setdefault(_figure(m), {}).setdefault(company.value.key, set()).add(m.start)
        return found

    @cached_property
    def _told(self) -> dict[tuple[object, ...], dict[str, set[int]]]:
        found: dict[tuple[object, ...], dict[str, set[int]]] = {}
        for s in (s for some in self.said.values() for s in some):
            if m := s.money():
                found.setdefault(_figure(m), {}).setdefault(s.says, set()).add(m.start)
        return found

    @cached_property
    def companies(self) -> Mapping[str, frozenset[str]]:
        """What rules say of each name as the company that it is said of, by the name's key."""
        found: dict[str, set[str]] = {}
        for s in (s for some in self.said.values() for s in some):
            if m := s.mention("company"):
                found.setdefault(m.value.key, set()).add(s.says)
        return {key: frozenset(says) for key, says in found.items()}

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each name is named."""
        return Counter(m.value.key for m in self.mask.within(0, len(self.mask.text), "name"))

    @cached_property
    def most(self) -> int:
        """How often the name is named that is named most often."""
        return max(self.counts.values(), default=0)

    @cached_property
    def in_title(self) -> frozenset[str]:
        """Whom the title names."""
        titles = (b for b in self.source.blocks if b.kind == "title")
        return frozenset(m.value.key for b in titles for m in self.mask.within(b.start, b.end, "name"))

    @cached_property
    def payers(self) -> frozenset[str]:
        """Whom rules read as investors anywhere."""
        return frozenset(m.value.key for m in self.mask.within(0, len(self.mask.text), "name") if m.start in self.taken)


def _figure(m: Mention) -> tuple[object, ...]:
    return m.value.value, m.value.min, m.value.max, m.value.currency


def _elsewhere(told: Mapping[str, set[int]], m: Mention) -> set[str]:
    """What is told of an amount at another place than a mention's."""
    return {what for what, starts in told.items() if len(starts) > 1 or m.start not in starts}
