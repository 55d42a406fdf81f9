"""Sections: where an article's stories begin, under headings, numbers, short lines of their own, labels with a company's name, and
names that open a paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.mentions.mask import Mask
from pipeline.model import Block
from pipeline.records.record import Span

_NUMBERED = re.compile(r"[0-9]{1,2}[.、] ?[^0-9 ]")
_ENDED = re.compile(r"[。！？!?；;，,…：:.][」』”’）)\"']*$")
_LABEL = re.compile(r"[^:：]{1,16}[:：] ?[^:：]")  # CEO: …
_MARKS = re.compile(r"[-–*•●■◆▲▶‧· ]*(?:[0-9]{1,2}[.、｜|)）] ?)?")
_DASH = re.compile(r" ?(?:\([^()\n]{1,40}\) ?)?(?:——?|–|:|：|｜|\|) ?")
_SHORT, _SHORT_SPACED = 26, 64  # code points of a line that heads a story, without and with blanks between words
_SEVERAL = 3  # lines alike, before they part an article
_TOLD = 24  # code points of an item that tells something


class Sections:
    """The sections of one article.

    Attributes:
        of: for each sentence the code point at which its section begins, -1 before the first.
        heads: the words over each section, by where it begins; empty where nothing stands over it.
    """

    def __init__(
        self, text: str, mask: Mask, sentences: Sequence[Span], blocks: Sequence[Block], labelled: Sequence[tuple[int, Span]] = ()
    ) -> None:
        """``labelled``: where lines begin that a label says to be a company's name (項目名稱：X), and where the name stands."""
        self._text, self._mask, self._sentences, self._blocks = text, mask, sentences, blocks
        self.heads: dict[int, Span] = {b.start: (b.start, b.end) for b in blocks if b.kind == "heading"}
        self.heads |= {start: (start, end) for start, end in sentences if self._is_numbered(start)}
        for found in (dict(self._titled(labelled)), dict(self._lines()), dict(self._led()), dict(self._items())):
            if len(found) >= _SEVERAL:
                self.heads = found | self.heads
        self.of = self._sections()

    def _is_numbered(self, start: int) -> bool:
        """3. 「二十四橋」…: an item of a digest without a heading of its own."""
        return _NUMBERED.match(self._mask.text, start) is not None and self._text[start - 1 : start] in ("", "\n")

    def _sections(self) -> list[int]:
        found, current = [], -1
        starts = iter(sorted(self.heads))
        following = next(starts, None)
        for start, _ in self._sentences:
            while following is not None and following <= start:
                current, following = following, next(starts, None)
            found.append(current)
        return found

    def _titled(self, labelled: Sequence[tuple[int, Span]]) -> Iterator[tuple[int, Span]]:
        """Lines with nothing but a label and a name."""
        for start, (begin, end) in labelled:
            names = self._mask.within(begin, end, "name")
            if len(names) == 1 and not self._text[begin : names[0].outer_start].strip() and not self._text[names[0].outer_end : end].strip():
                yield start, (names[0].outer_start, names[0].outer_end)

    def _lines(self) -> Iterator[tuple[int, Span]]:
        """Short lines that end no sentence and stand over prose."""
        opening = {b.start: b for b in self._blocks if b.kind == "paragraph"}
        for (start, end), following in itertools.pairwise(self._sentences):
            block = opening.get(start)
            if block is None or "\n" not in self._text[end : following[0]] or not self._is_line(start, end):
                continue
            told = max(block.end, following[1])  # prose stands below, in its paragraph or as the next
            if _ENDED.search(self._text, max(start, told - 6), told):
                yield start, (start, end)

    def _is_line(self, start: int, end: int) -> bool:
        line = self._text[start:end]
        longest = _SHORT_SPACED if line.isascii() else _SHORT
        if len(line) > longest or _ENDED.search(line):
            return False
        return _LABEL.match(line) is None

    def _led(self) -> Iterator[tuple[int, Span]]:
        """Paragraphs and items that a name opens, parted by a dash from what is told of it."""
        for b in self._blocks:
            if b.kind not in ("paragraph", "item"):
                continue
            opens = _MARKS.match(self._text, b.start, b.end).end()  # type: ignore[union-attr]
            name = next(iter(self._mask.within(opens, min(opens + 30, b.end), "name")), None)
            if name and name.outer_start - opens < 2 and (dash := _DASH.match(self._mask.text, name.outer_end, b.end)):
                if b.end - dash.end() > _TOLD:
                    yield b.start, (b.start, name.outer_end)

    def _items(self) -> Iterator[tuple[int, Span]]:
        """Items of a list that tell something each."""
        for b in self._blocks:
            told = b.end - b.start > _TOLD and _ENDED.search(self._text, max(b.start, b.end - 4), b.end)
            if b.kind == "item" and told:
                yield b.start, (b.start, b.start)
