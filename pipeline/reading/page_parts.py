"""Which part of a page is the article: its parts are judged by what they hold, not by one site's names.

The smallest part that is called an article and holds most of the running text is the article, a part that is called
navigation and holds most of the running text is not navigation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reading.draft import Piece
from pipeline.reading.noise import furniture

_AROUND = frozenset(("nav", "footer", "aside"))
_ARTICLE = re.compile(
    r"(?:article|story|post|entry|news|page|single)[-_]{0,2}(?:body|content|text|main|detail|inner|article)|articlebody"
    r"|paragraph|^(?:article|story|content|post|main|maincontent|main-content|caas-body|editor|text)$"
)


@dataclass(slots=True)
class Part:
    """A part of the page that might be the article, or might be furniture."""

    around: bool
    strong: bool  # said by its own tag or by schema.org, not only by a class name
    size: int = 0


@dataclass(slots=True)
class Block:
    """A piece of the page with the parts it stands in."""

    piece: Piece
    parts: tuple[int, ...]
    linked: int  # code points inside links

    @property
    def running(self) -> int:
        """How much of it is text to be read, not links."""
        return max(0, len(self.piece.text) - self.linked)


def part_called(tag: str, attributes: dict[str, str]) -> Part | None:
    """The part that an element begins by its tag, its role or its names, or None where it begins none."""
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split()[:12]
    role = attributes.get("role", "")
    around = tag in _AROUND or role in ("navigation", "contentinfo", "complementary", "banner")
    strong = tag in ("article", "main") or role == "main" or "articleBody" in attributes.get("itemprop", "")
    if around or strong:
        return Part(around, True)
    if tag in ("body", "html", "p", "a", "span"):
        return None
    words = furniture()
    if any(name in words or not words.isdisjoint(re.split(r"[-_]", name)) for name in names):
        return Part(True, False)
    return Part(False, False) if any(_ARTICLE.search(name) for name in names) else None


def article(blocks: list[Block], parts: Sequence[Part]) -> tuple[list[Piece], str | None]:
    """The pieces that are the article, and a note where it could not be told from the page."""
    everything = _running(blocks)
    around = {n for n, part in enumerate(parts) if part.around and (part.strong or part.size * 10 < everything * 4)}
    inside = [block for block in blocks if around.isdisjoint(block.parts)]
    kept, note = _running(inside), None
    if kept * 4 < everything and kept < 400:  # what is called furniture holds nearly all there is to read
        inside, kept = blocks, everything
        note = "html: the article could not be told from the page around it; the whole page was read"
    sizes: Counter[int] = Counter()
    for block in inside:
        for part in block.parts:
            sizes[part] += block.running
    whole = [part for part, size in sizes.items() if size * 10 >= kept * (6 if parts[part].strong else 7)]
    if whole:
        inside = _within(inside, min(whole, key=lambda part: (sizes[part], -part)))
    return [block.piece for block in _without_menus(inside)], note


def _running(blocks: list[Block]) -> int:
    return sum(block.running for block in blocks) or 1


def _within(blocks: list[Block], part: int) -> list[Block]:
    """The blocks of one part, behind the title and the date line that stand before it."""
    first = next(n for n, block in enumerate(blocks) if part in block.parts)
    titles = [block for block in blocks[:first] if block.piece.level == 1]
    lines = [block for block in blocks[max(0, first - 8) : first] if len(block.piece.text) < 60 and block.piece.level != 1]
    dates = [block for block in lines if block.piece.kind == "paragraph" and _has_day(block.piece.text)]
    return [*titles[-1:], *dates[-1:], *(block for block in blocks if part in block.parts)]


def _has_day(text: str) -> bool:
    return re.search(r"(?:19|20)\d\d[-/.年 ]{1,3}\d{1,2}", text) is not None


def _without_menus(blocks: list[Block]) -> list[Block]:
    """Drop runs of three or more short lines that are nothing but links."""
    kept: list[Block] = []
    run: list[Block] = []
    for block in [*blocks, None]:
        if block and block.piece.kind != "heading" and block.linked * 10 >= len(block.piece.text.replace("\n", "")) * 9:
            run.append(block)
            continue
        if sum(1 + each.piece.text.count("\n") for each in run) < 3 and block is not None:
            kept += run
        run = []
        if block:
            kept.append(block)
    return kept
