"""White space of a page as its reader sees it."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")


def tidy(text: str) -> str:
    """Runs of white space become one space, or nothing between two Chinese characters.

    >>> tidy("完成  募資"), tidy("完成\\n募資")
    ('完成 募資', '完成募資')
    """
    parts = _SPACES.split(text.strip())
    if len(parts) == 1:
        return parts[0]
    out = [parts[0]]
    breaks = _SPACES.findall(text.strip())
    for before, gap, after in zip(parts, breaks, parts[1:], strict=False):
        chinese = "\n" in gap and before[-1:] > "\u2e7f" and after[:1] > "\u2e7f"
        out.append(after if chinese else f" {after}")
    return "".join(out)
