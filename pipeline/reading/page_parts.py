"""Which part of a page is the article: its parts are judged by what they hold, not by one site's names.

The smallest part that is called an article and holds most of the running text is the article, a part that is called
navigation and holds most of the running text is not navigation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.reading.asides import is_headline
from pipeline.reading.noise import furniture
from pipeline.reading.page_block import Block
from pipeline.reading.page_core import NEAR, Element, body, bounded, is_date_line, is_story, title_at, trimmed
from pipeline.reading.page_day import belongs

_AROUND = frozenset(("nav", "footer", "aside"))
_CAPITAL = re.compile(r"([A-Z]?[a-z]+)")
_SHORTEST_INNER = 5
_ARROWS = "►▶▸➤➡→»›☞👉※"
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


def part_called(tag: str, attributes: dict[str, str]) -> Part | None:
    """The part that an element begins by its tag, its role or its names, or None where it begins none."""
    names = " ".join(attributes.get(key, "") for key in ("class", "id", "data-testid")).split()[:12]
    role = attributes.get("role", "")
    around = tag in _AROUND or role in ("navigation", "contentinfo", "complementary", "banner")
    strong = tag in ("article", "main") or role == "main" or "articleBody" in attributes.get("itemprop", "")
    if around or strong:
        return Part(around, True)
    if tag in ("body", "html", "a", "span"):
        return None
    words = furniture()
    if any(name.lower() in words or not words.isdisjoint(_words_of(name)) for name in names):
        return Part(True, False)
    if tag == "figcaption":
        return Part(True, False)
    if tag == "p":
        return None
    return Part(False, False) if any(_ARTICLE.search(name.lower()) for name in names) else None


def _words_of(name: str) -> set[str]:
    """The words that a class is made of; short ones between capitals are no words, for such names are made by chance, too."""
    inner = {word.lower() for word in _CAPITAL.split(name) if len(word) >= _SHORTEST_INNER}
    return {*re.split(r"[-_]", name.lower()), *inner}


def article(blocks: list[Block], parts: Sequence[Part], elements: Sequence[Element], titles: Iterable[str]) -> tuple[list[Block], int | None, str | None]:
    """The blocks that are the article, which block of the page is its title, and a note where the article could not be told.

    Args:
        blocks: the page's, with their ``parts`` and their ``elements``.
        titles: what the page says its title is, outside its text.
    """
    inside, at, note = _cleared(blocks, parts, list(titles))
    if at is not None:
        within = trimmed(body(bounded(inside, at), elements))
        near = (each for each in inside[max(0, at - NEAR) : at] if is_date_line(each) and belongs(each, inside[at], blocks[0]))
        dated = [] if any(map(is_date_line, within[:3])) else list(near)
        return _without_menus([*dated[-1:], *within]), next(n for n, block in enumerate(blocks) if block is inside[at]), note
    kept = _running(inside)
    sizes: Counter[int] = Counter()
    for block in inside:
        for part in block.parts:
            sizes[part] += block.running
    whole = [part for part, size in sizes.items() if size * 10 >= kept * (6 if parts[part].strong else 7)]
    if whole:
        inside = _within(inside, min(whole, key=lambda part: (sizes[part], -part)))
    return _without_menus(inside), None, note


def _cleared(blocks: list[Block], parts: Sequence[Part], titles: list[str]) -> tuple[list[Block], int | None, str | None]:
    """The blocks outside furniture, which of them is the title, and a note where furniture is all there is.

    A part called furniture by a class that holds much of the page is none, unless a title and its story stand outside of it:
    readers may write more below an article than it says.
    """
    every = {n for n, part in enumerate(parts) if part.around}
    outside = [block for block in blocks if every.isdisjoint(block.parts)]
    at = title_at(outside, titles)
    if at is not None and is_story(bounded(outside, at)):
        return outside, at, None
    everything = _running(blocks)
    around = {n for n in every if parts[n].strong or parts[n].size * 10 < everything * 4}
    inside = [block for block in blocks if around.isdisjoint(block.parts)]
    if _running(inside) * 4 < everything and _running(inside) < 400:  # what is called furniture holds nearly all there is to read
        note = "html: the article could not be told from the page around it; the whole page was read"
        return blocks, title_at(blocks, titles), note
    return inside, title_at(inside, titles), None


def _running(blocks: list[Block]) -> int:
    return sum(block.running for block in blocks) or 1


def _within(blocks: list[Block], part: int) -> list[Block]:
    """The blocks of one part, behind the title that stands before it."""
    first = next(n for n, block in enumerate(blocks) if part in block.parts)
    titles = [block for block in blocks[:first] if block.piece.level == 1]
    return [*titles[-1:], *(block for block in blocks if part in block.parts)]


def _points_elsewhere(block: Block) -> bool:
    """Whether a paragraph is a link behind an arrow, or a label and under it nothing but links to other stories."""
    if block.piece.kind != "paragraph" or not block.linked:
        return False
    label, *links = block.piece.text.split("\n")
    if not links:
        return label[0] in _ARROWS and is_headline(label[:-1]) and block.linked * 10 >= len(label[1:].strip()) * 8
    listed = sum(map(len, links))
    if len(links) < 2 or not is_headline(label):
        return False
    return listed * 9 <= block.linked * 10 and block.linked < listed + len(label)


def _without_menus(blocks: list[Block]) -> list[Block]:
    """Drop paragraphs that point to other stories, and runs of three or more short lines that are nothing but links."""
    kept: list[Block] = []
    run: list[Block] = []
    blocks = [block for block in blocks if not _points_elsewhere(block)]
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
