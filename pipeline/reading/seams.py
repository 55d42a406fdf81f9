"""Where one element of a line ends and the next begins without a blank: a style sheet sets them apart, a reader of text must."""

from __future__ import annotations

from pipeline.reading.headed import label_of

SEAM = "\x1f"
_LONGEST = 80
"""Code points of a line that may be made of such parts; in running text an element only lends a word its colour."""


def sewn(line: str) -> str:
    """A line without its seams: a blank where two numbers meet, or a label and its value; nothing elsewhere.

    >>> sewn("2026\\x1f\\x1f03/12\\x1f19:02"), sewn("作者\\x1f王小範"), sewn("星\\x1f洲")
    ('2026 03/12 19:02', '作者 王小範', '星洲')
    """
    if SEAM not in line:
        return line
    if len(line) > _LONGEST:
        return line.replace(SEAM, "")
    out = ""
    for part in filter(None, line.split(SEAM)):
        numbers = out[-1:].isdigit() and part[0].isdigit()
        out += f" {part}" if numbers or label_of(out) else part
    return out
