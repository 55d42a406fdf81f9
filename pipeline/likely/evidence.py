"""The kinds of evidence of a likely role: what stands near a name or an amount, and where.

Each is ``group=word``: ``left=由``, ``after=领投``. The groups are few and the same for every question; their words are the
article's own, folded. Which of them count, and how much, the fit tells.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.frames.statement import Statement
from pipeline.likely.rows import SIGHT, Row
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names.inventory import NameRef
from pipeline.model import Block
from pipeline.text.fold import fold

BORDERS = frozenset(",;:。.!?")
_WIDE = 14  # words that are looked at on each side, in two clauses
_RAISING = ("round", "round_hint", "invest", "investors")
_OTHER = ("acquisition", "valuation", "listing", "revenue")


@dataclass
class Context:
    """An article as what is likely in it is weighed.

    Attributes:
        source: the article.
        mask: its mentions.
        sentences: where its sentences are, in code points.
        said: what the rules and walks say in each sentence.
        taken: where names begin that rules read as investors.
    """

    source: Source
    mask: Mask
    sentences: Sequence[tuple[int, int]]
    said: Mapping[int, Sequence[Statement]]
    taken: Set[int]
    _rows: dict[int, Row] = field(default_factory=dict)

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

    def told(self, money: Mention) -> list[str]:
        """What rules say of the same amount elsewhere."""
        return sorted({says for says, start in self._told.get(_figure(money), ()) if start != money.start})

    @cached_property
    def _told(self) -> dict[tuple[object, ...], list[tuple[str, int]]]:
        found: dict[tuple[object, ...], list[tuple[str, int]]] = {}
        for s in (s for some in self.said.values() for s in some):
            if m := s.money():
                found.setdefault(_figure(m), []).append((s.says, m.start))
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


def of_name(context: Context, i: int, at: int, apart: int) -> Iterator[str]:
    """The evidence for a name's being an investor.

    Args:
        context: the article.
        i: the sentence.
        at: the place of the name in its row.
        apart: how many sentences away a round is told.
    """
    row = context.row(i)
    run, ref = row.run(at), row.mention(at).value
    first, last = run[0], run[-1]
    yield from _beside(row, first - 1, last + 1)
    yield f"around={row.word(first - 1)} {row.word(last + 1)}"
    yield from _in_sentence(context, i, at, _RAISING + _OTHER)
    yield from _whose(context, ref)
    yield f"list={min(len(run), 4)}"
    others = [row.mention(place).value for place in run if 0 < abs(place - at) <= SIGHT]
    yield from (f"beside={ending(ref.name)}" for ref in others)
    yield from (f"beside={ref.kind}" for ref in others if ref.kind)
    yield f"place={'first' if at == 0 else 'later'}"
    yield f"apart={min(apart, 3)}"
    for kind in ("money", "series"):
        yield from (f"{kind}={'before' if place < at else 'after'}" for place in row.of_kind_near(kind, at))


def of_money(context: Context, i: int, at: int) -> Iterator[str]:
    """The evidence for an amount's being raised.

    Args:
        context: the article.
        i: the sentence.
        at: the place of the amount in its row.
    """
    row = context.row(i)
    yield from _beside(row, at - 1, at + 1)
    yield from _in_sentence(context, i, at, _OTHER)
    yield from (f"named={ending(row.mention(place).value.name)}" for place in row.of_kind_near("name", at))
    yield from (f"series={'before' if place < at else 'after'}" for place in row.of_kind_near("series", at))
    yield from (f"elsewhere={says}" for says in context.told(row.mention(at)))
    yield f"amounts={min(len(row.of_kind('money')), 4)}"


def of_owner(context: Context, money: tuple[int, int], name: tuple[int, int], order: int) -> Iterator[str]:
    """The evidence for a name's being who raised an amount.

    Args:
        context: the article.
        money, name: the sentence of each, and its place in the sentence's row.
        order: how many candidates come before this one.
    """
    (i, of), (j, at) = money, name
    row, own = context.row(j), context.row(i)
    run, m = row.run(at), row.mention(at)
    ref: NameRef = m.value
    first, last = run[0], run[-1]
    yield from (f"left{n or ''}={row.word(first - 1 - n)}" for n in range(2))
    yield from (f"right{n or ''}={row.word(last + 1 + n)}" for n in range(3))
    yield f"around={row.word(first - 1)} {row.word(last + 1)}"
    yield from _whose(context, ref)
    if len(run) > 1:
        yield "list=listed"
    yield f"apart={min(i - j, 3)}"
    yield f"order={min(order, 3)}"
    if context.is_title(j):
        yield "place=title"
    if at == 0:
        yield "place=first"
    if context.counts[ref.key] == context.most:
        yield "who=most"
    if ref.key in context.in_title:
        yield "who=in title"
    if m.start in context.taken:
        yield "who=pays here"
    if ref.key in context.payers:
        yield "who=pays"
    if i == j:
        yield from _between(row, at, of)
    for n in range(1, 4):
        yield f"money_left{n}={own.word(of - n)}"
        yield f"money_right{n}={own.word(of + n)}"


def _between(row: Row, at: int, of: int) -> Iterator[str]:
    """What stands between a name and an amount of one sentence."""
    side = "before" if at < of else "after"
    words = [row.word(k) for k in range(min(at, of) + 1, max(at, of))]
    yield f"side={side}"
    yield f"names_{side}={min(words.count('<name>'), 3)}"
    yield f"clauses_{side}={min(sum(word in BORDERS for word in words), 3)}"
    yield from (f"between_{side}={word}" for word in words)


def _beside(row: Row, left: int, right: int) -> Iterator[str]:
    """What stands right and left of something, one by one and in its clauses."""
    for n in range(3):
        yield f"left{n or ''}={row.word(left - n)}"
        yield f"right{n or ''}={row.word(right + n)}"
    yield f"lefts={row.word(left - 1)} {row.word(left)}"
    yield f"rights={row.word(right)} {row.word(right + 1)}"
    for side, at, step in (("before", left, -1), ("after", right, 1)):
        yield from (f"{side}{clause or ''}={word}" for word, clause in _clauses(row, at, step))


def _clauses(row: Row, at: int, step: int) -> Iterator[tuple[str, int]]:
    """The words from a place on to one side, each with how many clauses away it stands: 0, or 1."""
    clause = 0
    for n in range(_WIDE):
        place = at + step * n
        if not 0 <= place < len(row.tokens):
            return
        word = row.word(place)
        if word in BORDERS:
            clause += 1
        if clause > 1:
            return
        yield word, clause


def _in_sentence(context: Context, i: int, at: int, asked: Sequence[str]) -> Iterator[str]:
    """What the sentence holds within sight, and what it says by the rules."""
    words = dict.fromkeys(token.word for token in context.row(i).near(at) if token.mention is None)
    yield from (f"sentence={word}" for word in words)
    said = {s.says for s in context.said.get(i, ())}
    yield from (f"said={says}" for says in asked if says in said)
    if context.is_title(i):
        yield "place=title"


def _whose(context: Context, ref: NameRef) -> Iterator[str]:
    """What a name is by itself."""
    yield f"name={ref.kind or 'unlisted'}"
    yield f"name={'known' if ref.id else 'unknown'}"
    yield f"ends={ending(ref.name)}"
    yield f"count={min(context.counts[ref.key], 4)}"


def ending(name: str) -> str:
    """What a name ends with: its last word, or its last two Chinese characters, folded; nothing where that is the whole name.

    So the weights know kinds of names, and nobody's own.

    >>> ending("Aldgate Ventures"), ending("厚雪資本"), ending("三星")
    ('ventures', '资本', '')
    """
    whole = fold(name)
    last = whole.split(" ")[-1]
    end = last if last.isascii() else last[-2:]
    return end if end != whole else ""
