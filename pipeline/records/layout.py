"""Where things stand in one article: its sentences and what they state, its blocks, the headings over them."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.frames.statement import Statement
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.model import Block
from pipeline.records.cards import Cards
from pipeline.records.record import Span

_NUMBERED = re.compile(r"[0-9]{1,2}[.、] ?[^0-9 ]")


class Layout:
    """One article's sentences, statements, names, blocks and sections."""

    def __init__(self, source: Source, mask: Mask, sentences: Sequence[Span], statements: Sequence[Statement]) -> None:
        self.source, self.mask, self.sentences, self.statements = source, mask, sentences, statements
        self.blocks = sorted(source.blocks, key=lambda b: b.start)
        self._block_starts = [b.start for b in self.blocks]
        self.by_sentence: dict[int, list[Statement]] = defaultdict(list)
        for s in statements:
            self.by_sentence[s.sentence].append(s)
        self.names = [m for m in mask.mentions if m.kind == "name"]
        self.section = self._sections()
        self.cards = Cards(source)
        self.early = self._is_early()

    def block(self, at: int) -> Block | None:
        """The block around an offset."""
        i = bisect.bisect(self._block_starts, at) - 1
        return self.blocks[i] if i >= 0 and at < self.blocks[i].end else None

    def passage(self, at: int) -> Span | None:
        """What hangs together around an offset: its card, or else its block."""
        block = self.block(at)
        here = (block.start, block.end) if block else None
        return self.cards.at(at) or here

    def _sections(self) -> list[int]:
        """For each sentence the start of the heading it stands under (-1 before the first)."""
        heads = [b for b in self.source.blocks if b.kind == "heading"]
        found, i, current = [], 0, -1
        text = self.mask.text
        for start, _ in self.sentences:
            while i < len(heads) and heads[i].start <= start:
                current = heads[i].start
                i += 1
            if _NUMBERED.match(text, start) and text[start - 1 : start] in ("", "\n"):
                current = start  # 3. 「二十四橋」…: an item of a digest without a heading of its own
            found.append(current)
        return found

    def heading_names(self, sentence: int) -> list[Mention]:
        """The names in the heading over a sentence."""
        section = self.section[sentence]
        block = self.block(section) if section >= 0 else None
        return self.mask.within(block.start, block.end, "name") if block else []

    def _is_early(self) -> bool:
        """Whether the article mostly speaks of days after its own: then its date is wrong."""
        whens = [m.value.start for m in self.mask.mentions if m.kind == "when"]
        published = self.source.published
        return bool(published and 2 * sum(day > published for day in whens) > len(whens))
