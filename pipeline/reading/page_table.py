"""A table of a page while it is read: its cells, and the blocks that it would be if it only lays out the page."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.reading.page_block import Block

_LONGEST_CELL = 400


@dataclass(slots=True)
class Table:
    """The rows of a table and the blocks read inside it, in order."""

    rows: list[list[str]] = field(default_factory=list)
    heads: int = 0
    blocks: list[Block] = field(default_factory=list)
    nested: bool = False
    in_cell: int = 0  # blocks of the cell being read
    most: int = 0  # blocks of the cell with most

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a row or a cell, if the tag is one."""
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            if not self.rows:
                self.rows.append([])
            self.heads += tag == "th" and len(self.rows) == 1
            span = attributes.get("colspan", "1")
            self.rows[-1] += [""] * (int(span) - 1 if span.isdecimal() and len(span) < 3 else 0)
            self.rows[-1].append("")
            self.in_cell = 0

    def add(self, block: Block) -> None:
        """Put a block into the cell being read."""
        self.blocks.append(block)
        self.in_cell += 1
        self.most = max(self.most, self.in_cell)
        if self.rows and self.rows[-1]:
            cell = self.rows[-1]
            cell[-1] = f"{cell[-1]} {block.piece.text}".strip().replace("\n", " ")

    def written(self) -> str | None:
        """The table in Markdown, or None where it is no table of short cells: it lays out a page."""
        rows = [row for row in self.rows if any(row)]
        longest = max((len(cell) for row in rows for cell in row), default=0)
        lays_out = self.nested or self.most > 2 or longest > _LONGEST_CELL
        if lays_out or len(rows) < 2 or max(map(len, rows)) < 2:
            return None
        lines = ["| " + " | ".join(cell.replace("|", "／") for cell in row) + " |" for row in rows]
        if self.heads > 1:
            lines.insert(1, "|" + "---|" * len(rows[0]))
        return "\n".join(lines)
