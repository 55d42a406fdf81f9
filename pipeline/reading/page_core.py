"""Where on a page its article begins and ends, and what stands inside it that is none of it.

The page says its title outside its text (og:title, JSON-LD, <title>); the heading that agrees begins the article, and the
nearest element that holds this heading and sentences bounds it: the next article of an endless page is outside. Inside, the
innermost element that holds nearly all the sentences is the body. What follows the body is the newsroom's, and so is a box
in the body that no other paragraph's element is like.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.reading.asides import without_asides
from pipeline.reading.days import days_in
from pipeline.reading.page_block import Block
from pipeline.reading.published import of_lines
from pipeline.text.fold import fold
from pipeline.text.late import late

_SENTENCE = late(r"[。！？!?；…][」』”’）)\"']{0,3}$|[.][”’)\"']{0,3}$")
_LEAD = late(r"lead|intro|summary|standfirst|subtitle|body|content|text|para|quote|story|article|section|chapter|row|col|block-(?: |$)")
_LONG = 80  # code points that are running text though no full stop ends them
_LEAST = 30  # code points of sentences that make an article
_MOST_OF = 65  # in a hundred: the share of an article's sentences that its body holds
_SHORTEST_TITLE = 5
_SHORTEST_SENTENCE = 12
_TOOL, _DATE_LINE = 16, 40
_DEEPEST = 40
NEAR = 8
"""Blocks above a title where the day may stand."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element that may hold an article: which it is like, by its tag and its names without their numbers."""

    like: str


def element_of(tag: str, attributes: dict[str, str]) -> Element:
    """The element that a start tag begins.

    >>> element_of("div", {"class": "block-12 text"})
    Element(like='div.block- text')
    """
    names = " ".join(sorted((attributes.get("class") or f"#{attributes.get('id', '')}").lower().split()[:4]))
    return Element(f"{tag}.{re.sub('[0-9]{1,20}', '', names)[:100]}")


def bare(text: str) -> str:
    """The letters and digits of a title, folded: what two spellings of one title share."""
    return "".join(filter(str.isalnum, fold(text)))


def title_at(blocks: Sequence[Block], titles: Iterable[str]) -> int | None:
    """Which block is the title that the page says it has; the last of equals in front of sentences, headings first.

    Args:
        blocks: the page's.
        titles: what it says outside its text, the surest first; a newsroom's name may stand behind each.
    """
    wanted = [bare(title) for title in titles if len(bare(title)) >= _SHORTEST_TITLE]
    last = max((n for n, block in enumerate(blocks) if is_told(block)), default=-1)
    best: tuple[int, int, int] | None = None
    for n, block in enumerate(blocks[:last] if last > 0 else ()):
        text = bare(block.piece.text) if len(block.piece.text) <= 200 else ""
        if len(text) < _SHORTEST_TITLE or "\n" in block.piece.text:
            continue
        if any(_agree(text, title) for title in wanted):
            level = block.piece.level or 9
            score = (-len(text) if block.piece.kind == "heading" else 0, level, n)
            best = score if best is None or score < best else best
    return best[2] if best else _only_heading(blocks)


def _only_heading(blocks: Sequence[Block]) -> int | None:
    """The one heading of the first level that sentences follow, or a line in bold that they follow, where the page says no title."""
    heads = [n for n, block in enumerate(blocks) if block.piece.level == 1] + [len(blocks)]
    told = [n for n, stop in pairwise(heads) if _told(blocks[n + 1 : stop]) >= _LEAST]
    if len(heads) > 1:
        return told[0] if len(told) == 1 else None
    first = next((n for n, block in enumerate(blocks) if is_told(block)), 0)
    bold = [n for n, block in enumerate(blocks[:first]) if block.bold and 8 <= len(block.piece.text) <= 80]
    return bold[0] if bold else None


def _agree(text: str, title: str) -> bool:
    """Whether a heading is the title, or what the newsroom's name stands behind or in front of, or the title is cut off."""
    if title.startswith(text):
        return len(text) * 5 >= len(title) * 2
    if title.endswith(text):
        return len(text) * 5 >= len(title) * 3
    return text.startswith(title) and len(title) * 2 >= len(text)


def is_told(block: Block) -> bool:
    """Whether a block is sentences, not a label, a link or a heading."""
    if block.told is None:
        block.told = _sentences(block)
    return block.told


def _sentences(block: Block) -> bool:
    text = block.piece.text.rstrip()
    if block.piece.kind in ("heading", "table") or block.linked * 2 > len(text):
        return False
    text = without_asides(text)  # a lawyer's sentence may stand behind one of the story
    closed = len(text) > _SHORTEST_SENTENCE and _SENTENCE.search(text) is not None
    return len(text) >= _LONG or "。" in text or closed


def _told(blocks: Iterable[Block]) -> int:
    return sum(block.running for block in blocks if is_told(block))


def is_story(blocks: Sequence[Block]) -> bool:
    """Whether blocks are more than a teaser: two paragraphs and some length."""
    return sum(map(is_told, blocks)) > 1 and _told(blocks) >= _LONG


def bounded(blocks: Sequence[Block], title: int | None) -> list[Block]:
    """The blocks behind the title in the nearest element that holds it and sentences, or all behind it.

    Another heading of the first level begins another article.
    """
    if title is None:
        return list(blocks)
    behind = list(blocks[title + 1 :])
    for element in reversed(blocks[title].path):
        inside = [block for block in behind if element in block.path]
        paragraphs = sum(map(is_told, inside))
        if paragraphs > 1 or paragraphs and _told(inside) * 4 >= _told(behind):
            behind = inside
            break
    told = 0
    for n, block in enumerate(behind):
        if block.piece.level == 1 == blocks[title].piece.level and told >= _LEAST:
            return behind[:n]
        told += block.running if is_told(block) else 0
    return behind


def body(blocks: Sequence[Block], elements: Sequence[Element]) -> list[Block]:
    """The blocks that are the article's body, with the sentences that lead to it.

    Args:
        blocks: of the article, without its title.
        elements: the page's, by their numbers in ``Block.path``.
    """
    held = {element for block in blocks if is_told(block) for element in block.path}
    kinds = Counter(elements[element].like for element in held)
    core = _core(blocks)
    if core is None:
        return _without_boxes(blocks, 0, elements, kinds)
    depth = 1 + next(block.path.index(core) for block in blocks if core in block.path)
    like = elements[core].like
    inside = [n for n, block in enumerate(blocks) if len(block.path) >= depth and elements[block.path[depth - 1]].like == like]
    kept = [block for block in blocks[: inside[0]] if is_told(block)]
    parts: dict[int, list[Block]] = defaultdict(list)
    for n in inside:
        parts[blocks[n].path[depth - 1]].append(blocks[n])
    for part in parts.values():
        kept += _without_boxes(part, depth, elements, kinds)
    return kept


def _core(blocks: Sequence[Block]) -> int | None:
    """The innermost element that holds nearly all the sentences, of more than one paragraph where there are more."""
    held: Counter[int] = Counter()
    for block in blocks:
        if is_told(block):
            for element in block.path:
                held[element] += block.running
    whole = _told(blocks)
    most = [element for element, size in held.items() if size * 100 >= whole * _MOST_OF]
    return max(most) if most else None  # elements are numbered as they begin: of those inside each other the last is innermost


def _without_boxes(blocks: Sequence[Block], depth: int, elements: Sequence[Element], kinds: Counter[str]) -> list[Block]:
    """The blocks of a body without its boxes: elements of their own kind that hold little and stand behind its first words.

    Args:
        kinds: how many elements of the article that hold sentences are like each other.
    """
    boxes: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if len(block.path) > depth:
            boxes[block.path[depth]].append(block)
    whole = _told(blocks)
    bodies = {box for box, inside in boxes.items() if _told(inside) * 10 >= whole * 3 or _is_text(elements[box], kinds)}
    plain = sum(block.running for block in blocks if is_told(block) and (len(block.path) <= depth or block.path[depth] in bodies))
    if plain * 10 < whole * 6 or depth > _DEEPEST:
        return list(blocks)
    inner = {id(block) for box in bodies for block in _without_boxes(boxes[box], depth + 1, elements, kinds)}
    kept: list[Block] = []
    begun = False
    for block in blocks:
        box = block.path[depth] if len(block.path) > depth else None
        begins = not begun and box not in bodies
        own = box is None or block.piece.kind in ("table", "quote")
        if own or begins or id(block) in inner:
            kept.append(block)
        begun = begun or is_told(block)
    return kept


def _is_text(element: Element, kinds: Counter[str]) -> bool:
    """Whether an element in a body is of the body: it has its like there, no name of its own, or is called text."""
    tag, _, names = element.like.partition(".")
    plain = names == "#" or tag in ("blockquote", "ul", "ol", "dl")
    return plain or kinds[element.like] > 1 or _LEAD.search(names) is not None


def is_date_line(block: Block) -> bool:
    """Whether a block is the line that dates an article, which is its own, and not much else."""
    return block.piece.kind == "paragraph" and len(block.piece.text) < _DATE_LINE and of_lines([block.piece.text], ()) is not None


def is_meta(block: Block) -> bool:
    """Whether a block in front of an article's first sentence or behind its last is about it: who wrote it and when, how large its type may be."""
    text = block.piece.text
    if block.piece.kind == "heading":
        return of_lines([text], ()) is not None and len(text) < _LONG
    if block.piece.kind == "item":
        return block.linked * 10 >= len(text) * 9
    if block.piece.kind != "paragraph" or is_told(block) or is_date_line(block):
        return False
    tool = len(text) <= _TOOL or block.linked * 2 > len(text)
    return tool or bool(days_in(text)) or not without_asides(text)


def trimmed(blocks: Sequence[Block]) -> list[Block]:
    """An article's body without the lines about it in front of its first sentence and behind its last, nor headings of nothing there.

    Nothing goes where there is no sentence.
    """
    told = [n for n, block in enumerate(blocks) if is_told(block)]
    if not told:
        return list(blocks)
    before, behind = blocks[: told[0]], blocks[told[-1] + 1 :]
    rest = _unless_meta(behind)
    while rest and rest[-1].piece.kind == "heading":
        rest.pop()
    return [*_unless_meta(before), *blocks[told[0] : told[-1] + 1], *rest]


def _unless_meta(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if not is_meta(block)]
