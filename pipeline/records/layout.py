"""Where things stand in one article: its sentences and what they state, its blocks, the headings over them."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence

from pipeline.frames.statement import Statement
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.model import Block
from pipeline.records.cards import Cards
from pipeline.records.feeds import broken_off
from pipeline.records.labels import lines
from pipeline.records.record import Span
from pipeline.records.sections import Sections
from pipeline.text.fold import fold_script
from pipeline.text.late import late

_SIGNS = late(fold_script("(?:綜合)?(?:訊|消息|電|報導|報道)[】\\])]"))


class Layout:
    """One article's sentences, statements, names, blocks and sections."""

    def __init__(self, source: Source, mask: Mask, sentences: Sequence[Span], statements: Sequence[Statement]) -> None:
        self.source, self.mask, self.sentences = source, mask, sentences
        self.feeds = broken_off(source.text)
        self.statements = statements = [s for s in statements if not self.is_teased(s)]
        self.blocks = sorted(source.blocks, key=lambda b: b.start)
        self._block_starts = [b.start for b in self.blocks]
        self.by_sentence: dict[int, list[Statement]] = defaultdict(list)
        for s in statements:
            self.by_sentence[s.sentence].append(s)
        self.names = [m for m in mask.mentions if m.kind == "name"]
        self.desks = {m.value.key for m in self.names if self._is_desk(m)}
        named = [(x.label.start, (x.value.start, x.value.end)) for x in lines(source) if x.kind == "company"]
        self.sections = Sections(source.text, mask, sentences, self.blocks, named)
        self.section = self.sections.of
        self.cards = Cards(source)
        self.early = self._is_early()

    def add(self, found: Sequence[Statement]) -> None:
        """Take up what is found when the other statements are known; beside others it does not tell whom the article is about."""
        found = [s for s in found if not self.is_teased(s)]
        if not any(s.says in ("round", "invest") for s in self.statements):
            self.statements = [*self.statements, *found]
        for s in found:
            self.by_sentence[s.sentence].append(s)

    def is_teased(self, s: Statement) -> bool:
        """Whether a statement is of another story, which a teaser below the article breaks off."""
        i = bisect.bisect(self.feeds, s.start, key=lambda span: span[0]) - 1
        return i >= 0 and s.start < self.feeds[i][1]

    def drop(self, said: Sequence[Statement]) -> None:
        """Take back statements that are hardly so."""
        for s in said:
            self.by_sentence[s.sentence].remove(s)
        self.statements = [s for s in self.statements if not any(s is x for x in said)]

    def block(self, at: int) -> Block | None:
        """The block around an offset."""
        i = bisect.bisect(self._block_starts, at) - 1
        return self.blocks[i] if i >= 0 and at < self.blocks[i].end else None

    def passage(self, at: int) -> Span | None:
        """What hangs together around an offset: its card, or else its block."""
        block = self.block(at)
        here = (block.start, block.end) if block else None
        return self.cards.at(at) or here

    def heading_names(self, sentence: int) -> list[Mention]:
        """The names in the heading over a sentence."""
        head = self.sections.heads.get(self.section[sentence])
        return self.mask.within(*head, "name") if head else []

    def _is_desk(self, m: Mention) -> bool:
        """Whether a name is of the newsroom that signs a story at its head: 【甲乙網訊】."""
        return _SIGNS.match(self.source.folded, m.end) is not None and self.source.folded[max(0, m.start - 1) : m.start] in ("【", "[", "(")

    def _is_early(self) -> bool:
        """Whether the article mostly speaks of days after its own: then its date is wrong."""
        whens = [m.value.start for m in self.mask.mentions if m.kind == "when"]
        published = self.source.published
        return bool(published and 2 * sum(day > published for day in whens) > len(whens))
