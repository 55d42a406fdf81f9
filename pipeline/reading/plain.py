"""Plain text: a line is a line; tables, lists and wrapped paragraphs are still told apart."""

from __future__ import annotations

import re

from pipeline.reading.draft import Piece
from pipeline.reading.lines import join_wrapped, table_rows

_ITEM = re.compile(r"[ \t]{0,8}(?:[-*+•‧●○▪■◆►▶·–—][ \t]+|\d{1,3}[.)、．][ \t]{0,4}|[（(]\d{1,3}[）)]|[①-⑳])")


def pieces_of(text: str) -> list[Piece]:
    """Cut plain text into pieces. Lines that an editor wrapped are joined; every other line stands for itself.

    >>> [piece.kind for piece in pieces_of("一段。\\n\\n- 甲\\n- 乙\\n| a | b |\\n| 1 | 2 |")]
    ['paragraph', 'item', 'item', 'table']
    """
    pieces: list[Piece] = []
    group: list[str] = []

    def close() -> None:
        for paragraph in join_wrapped(group):
            pieces.append(Piece("item" if _ITEM.match(paragraph) else "paragraph", paragraph.strip()))
        group.clear()

    lines = text.split("\n")
    at = 0
    while at < len(lines):
        rows = table_rows(lines, at)
        if rows:
            close()
            pieces.append(Piece("table", "\n".join(row.strip() for row in lines[at : at + rows])))
            at += rows
            continue
        if not lines[at].strip() or _ITEM.match(lines[at]):
            close()
        if lines[at].strip():
            group.append(lines[at])
        at += 1
    close()
    return pieces
