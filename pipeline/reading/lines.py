"""What lines tell before any markup is read: which were wrapped by an editor, which are a table."""

from __future__ import annotations

import re
import unicodedata

_RULE_ROW = re.compile(r"[ \t]{0,8}\|?[ \t]{0,8}:?-{1,200}:?[ \t]{0,8}(?:\|[ \t]{0,8}:?-{1,400}:?[ \t]{0,8}){0,100}\|?[ \t]{0,8}$")
_ENDS = tuple("。！？!?…；;」』”：:")
_NARROWEST, _WIDEST = 50, 120  # columns between which an editor wraps


def width(line: str) -> int:
    """Columns on a terminal: two for a full-width character.

    >>> width("融資 A")
    6
    """
    return len(line) if line.isascii() else sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def join_wrapped(lines: list[str]) -> list[str]:
    """The paragraphs of a run of lines: lines of one width are joined, others stay apart.

    Latin words are joined by a space, Chinese by nothing, so that 「三億\\n美元」 is read as one amount.

    >>> join_wrapped(["來源：甲", "作者：乙"])
    ['來源：甲', '作者：乙']
    """
    if len(lines) < 2:
        return list(lines)
    widths = [width(line.strip()) for line in lines]
    widest = max(widths[:-1])
    even = widths[-1] <= widest + 8 and all(size * 4 >= widest * 3 for size in widths[:-1])
    sentences = all(line.rstrip().endswith(_ENDS) for line in lines[:-1])
    if not (_NARROWEST <= widest <= _WIDEST and even) or sentences:
        return list(lines)
    joined = lines[0].rstrip()
    for line in map(str.strip, lines[1:]):
        between = "" if joined[-1:] > "\u2e7f" or line[:1] > "\u2e7f" else " "
        joined = f"{joined}{between}{line}"
    return [joined]


def is_rule_row(line: str) -> bool:
    """Whether a line is a pipe table's delimiter row, as ``|---|:-:|``.

    >>> is_rule_row("| --- | :-: |"), is_rule_row("---")
    (True, False)
    """
    maybe = "|" in line and "-" in line and len(line) < 4000
    return maybe and _RULE_ROW.match(line) is not None


def table_rows(lines: list[str], at: int) -> int:
    """How many lines from ``at`` are a pipe table: rows in pipes, or rows under a header with a delimiter row.

    >>> table_rows(["| a | b |", "| 1 | 2 |", "x"], 0), table_rows(["a | b", "--|--", "1 | 2", ""], 0)
    (2, 3)
    """
    first = lines[at].strip()
    if "|" not in first:
        return 0
    ruled = is_rule_row(first) or (at + 1 < len(lines) and is_rule_row(lines[at + 1]))
    boxed = first[0] == "|" and first[-1] == "|" and first.count("|") > 2
    if not (ruled or boxed):
        return 0
    end = at
    while end < len(lines) and _is_row(lines[end].strip(), ruled):
        end += 1
    return end - at


def _is_row(line: str, ruled: bool) -> bool:
    """Whether a line is a row of a table: in pipes, or with one where a rule row stands above."""
    if ruled:
        return "|" in line
    return line[:1] == "|" and line[-1:] == "|"
