"""Cards: runs of labelled lines that tell of one company each, one card after the other."""

from __future__ import annotations

import bisect
from collections import Counter

from pipeline.mentions.mention import Source
from pipeline.model import Block
from pipeline.records.labels import Labelled, lines
from pipeline.records.record import Span

_TELLING = ("money", "series", "valuation", "investors", "lead")  # kinds of labels that cards of ours have
_TITLE = 60  # characters that a line over a card has at most


class Cards:
    """The cards of one article, in order; an article may have none."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.spans: list[Span] = []
        self._blocks = sorted(source.blocks, key=lambda b: b.start)
        self._heads = [b.start for b in self._blocks if b.kind == "heading"]
        self._ends = [b.end for b in self._blocks]
        self.lines: dict[Span, list[Labelled]] = {}
        found = sorted(lines(source), key=lambda line: line.label.start)
        often = Counter(line.words for line in found)
        again = [line for line in found if often[line.words] > 1]
        if any(line.kind in _TELLING for line in again):
            self._cut(again, found)
        self._starts = [start for start, _ in self.spans]

    def at(self, offset: int) -> Span | None:
        """The card around an offset.

        >>> from pipeline.mentions.mention import source_of
        >>> from pipeline.reading import article_from_text
        >>> text = "Funding: $2 million.\\n\\nInvestors: Ash.\\n\\nFunding: $3 million.\\n\\nInvestors: Elm."
        >>> Cards(source_of(article_from_text(text))).at(30)
        (0, 39)
        """
        i = bisect.bisect(self._starts, offset) - 1
        return self.spans[i] if i >= 0 and offset < self.spans[i][1] else None

    def line(self, card: Span, offset: int) -> Labelled | None:
        """The labelled line of a card around an offset."""
        return next((x for x in self.lines[card] if x.label.start <= offset < x.value.end), None)

    def _cut(self, again: list[Labelled], found: list[Labelled]) -> None:
        """A card begins where a label comes that the card before has already, and behind every heading."""
        runs: list[list[Labelled]] = []
        for line in again:
            run = runs[-1] if runs else None
            if run is None or any(x.words == line.words for x in run) or self._headed(run[-1], line):
                runs.append([])
            runs[-1].append(line)
        runs = [run for run in runs if len(run) > 1]
        starts = [self._opening(run[0]) for run in runs]
        labels = [line.label.start for line in found]
        for i, run in enumerate(runs):
            stop = starts[i + 1] if i + 1 < len(runs) else len(self.source.text)
            card = (starts[i], self._end(run[-1], stop, i + 1 == len(runs)))
            self.spans.append(card)
            self.lines[card] = found[bisect.bisect_left(labels, card[0]) : bisect.bisect_left(labels, card[1])]

    def _headed(self, one: Labelled, other: Labelled) -> bool:
        at = bisect.bisect(self._heads, one.label.start)
        return at < len(self._heads) and self._heads[at] < other.label.start

    def _opening(self, line: Labelled) -> int:
        """Where a card begins: at the short line over its first label, if there is one."""
        at = bisect.bisect(self._ends, line.label.start)
        if at == len(self._ends):
            return line.label.start
        block, before = self._blocks[at], self._blocks[at - 1] if at else None
        start = max(block.start, self.source.text.rfind("\n", 0, line.label.start) + 1)
        return before.start if before is not None and start == block.start and self._is_title(before) else start

    def _is_title(self, block: Block) -> bool:
        words = self.source.folded[block.start : block.end]
        return block.kind != "title" and len(words) <= _TITLE and not set(words) & set(".。!?:;,\n")

    def _end(self, line: Labelled, stop: int, last: bool) -> int:
        """Where a card ends: at the next heading or card; behind the last card other text may follow."""
        at = bisect.bisect(self._heads, line.label.start)
        stop = min([stop, *self._heads[at : at + 1]])
        if not last:
            return stop
        return next(iter(self._ends[bisect.bisect_left(self._ends, line.value.end) :][:1]), stop)
