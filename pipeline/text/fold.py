"""The fold: one character in, one out, so that matching never moves an offset.

Width, then case, then script (OpenCC's character table t2s).
"""

from __future__ import annotations

import functools
from importlib import resources

# Spellings that OpenCC's one-to-many table leaves apart though newspapers use both, and marks that are written alike (Pre‑IPO).
_SAME = {"著": "着", "瞭": "了", "裏": "里", "甦": "苏", "祕": "秘", "’": "'", "‘": "'", "‐": "-", "‑": "-", "丨": "|", "︱": "|", "∣": "|", "“": '"', "”": '"'}


@functools.cache
def _script() -> dict[str, str]:
    """OpenCC's TSCharacters: the first Simplified form of each Traditional character."""
    data = resources.files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split() for line in data.splitlines() if line.strip())
    return {traditional: forms[0] for traditional, *forms in pairs} | _SAME


@functools.cache
def _script_table() -> dict[int, str]:
    return str.maketrans(_script())


def _fold_one(char: str) -> str:
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:  # full-width ASCII
        char = chr(code - 0xFEE0)
    elif char == "￥":
        char = "¥"
    elif char.isspace() and char not in "\n\r":
        char = " "
    lower = char.lower()
    if len(lower) == 1:
        char = lower
    script = _script().get(char, char)
    return script if len(script) == 1 else char


class _Table(dict[int, str]):
    """Filled one character at a time as text brings them: building it over all of Unicode takes longer than an article."""

    def __missing__(self, code: int) -> str:
        char, seen = _fold_one(chr(code)), {chr(code)}
        while char not in seen:  # settle chains of variants, so that folding twice is folding once
            seen.add(char)
            char = _fold_one(char)
        self[code] = char
        return char


_TABLE = _Table()


def fold(text: str) -> str:
    """Return ``text`` folded for matching: same length, half width, lower case, Simplified.

    Args:
        text: any string; offsets into it stay valid in the result.

    >>> fold("ＡＢＣ 輪融資，逾３億元")
    'abc 轮融资,逾3亿元'
    >>> len(fold("İ𠮷😀")) == len("İ𠮷😀")
    True
    """
    return text.translate(_TABLE)


def fold_script(text: str) -> str:
    """Fold only the script (Traditional to Simplified), for patterns whose case and escapes matter.

    >>> fold_script(r"完成\\S輪")
    '完成\\\\S轮'
    """
    return text.translate(_script_table())
