"""Other spellings of one text."""

from __future__ import annotations

from importlib import resources


def full_width(text: str, *, signs: bool = True) -> str:
    """ASCII as full-width characters, with or without its signs."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and (signs or c.isalnum()) else c for c in text)


def opencc_table(name: str) -> dict[str, list[str]]:
    """OpenCC's character table of that name: a character and its forms in the other script, the best first."""
    data = resources.files("opencc").joinpath(f"dictionary/{name}.txt").read_text(encoding="utf-8")
    return {line.split()[0]: line.split()[1:] for line in data.splitlines() if line.strip()}
