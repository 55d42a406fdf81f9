"""Web pages of news sites → pieces of the article, without what stands around it.

One pass over the tags makes blocks, each with the parts of the page it stands in; which of them is the article is decided
afterwards (``page_parts``).
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import Counter
from itertools import accumulate

from pipeline.reading.draft import Draft, Kind, Piece
from pipeline.reading.inline import without_addresses
from pipeline.reading.noise import read_aloud
from pipeline.reading.page_block import Block
from pipeline.reading.page_core import Element, element_of
from pipeline.reading.page_day import byline, stamps
from pipeline.reading.page_meta import key_of, linked_data
from pipeline.reading.page_parts import Part, article, part_called
from pipeline.reading.page_table import Table
from pipeline.reading.published import PUBLISHED, parse, rank
from pipeline.reading.seams import SEAM, sewn
from pipeline.reading.spaces import tidy
from pipeline.reading.tags import Token, tokens
from pipeline.text.late import late

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HOLDERS = frozenset("div section article main td aside header footer form center figure details blockquote ul ol dl".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NEVER = frozenset("script style noscript template svg math iframe object select button canvas audio video".split())
_LINES = late(r"\S[ \t]{0,20}\n[ \t]{0,20}\n[ \t]{0,20}\S")
"""An empty line amid running text: a style sheet shows its lines as they are."""
_EMPTY = late(r"\v[ \t\n\r\u00a0\u3000]{0,200}\v[\v\s\u3000]{0,200}")
_MUTE = -2
_MOST_CONTAINERS = 40
_MOST_TABLES = 12
_AUTO_CLOSED = {"p": ("p",), "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "option": ("option",)}


def draft_of(page: str) -> Draft:
    """Read a page.

    >>> draft_of("<nav>首頁</nav><h1>募資</h1><p>甲公司完成 3 億元募資。</p>").pieces
    [Piece(kind='heading', text='募資', level=1), Piece(kind='paragraph', text='甲公司完成 3 億元募資。', level=0)]
    """
    reader = _Reader()
    reader.feed(page)
    meta = reader.meta
    titles = [meta[key] for key in ("unseen_title", "page_title") if meta.get(key)]
    blocks, title, note = article(reader.blocks, reader.parts, reader.elements, titles)
    pieces = [block.piece for block in blocks]
    if linked := _of_linked_data(meta.pop("linked_text", ""), blocks):
        pieces, note = linked, "html: the article was read from the page's JSON-LD, which has more of it than the page shows"
    if title is not None:
        pieces.insert(0, Piece("heading", reader.blocks[title].piece.text, 1))
    elif "page_title" in meta:
        meta.setdefault("unseen_title", _title_of(meta["page_title"], pieces))
    if day := byline(reader.blocks, title):
        meta.setdefault("byline", day.isoformat())
    return Draft(pieces, meta, [note] if note else [])


def _title_of(said: str, pieces: list[Piece]) -> str:
    """The title in 「標題 | 欄目 | 某報」: the part that the article has as one of its lines, or the first."""
    parts = [part.strip() for part in re.split(r"[ ]{0,3}[|｜_»][ ]{0,3}|[ ][-–—][ ]", said)]
    lines = {line for piece in pieces for line in piece.text.split("\n")}
    return next((part for part in parts if part in lines), parts[0])


def _of_linked_data(text: str, blocks: list[Block]) -> list[Piece] | None:
    """The article as the page's JSON-LD has it, where that is twice what the page shows: its scripts would have shown it; else None."""
    if sum(block.running for block in blocks) * 2 >= len(text):
        return None
    return fragment(text if "</p>" in text else html.escape(text, quote=False).replace("\n", "<p>"))


def fragment(page: str) -> list[Piece]:
    """The pieces of a bit of HTML, all of them."""
    reader = _Reader()
    reader.feed(page)
    return [block.piece for block in reader.blocks]


class _Reader:
    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self.blocks: list[Block] = []
        self.parts: list[Part] = []
        self.elements: list[Element] = []
        self.path: list[int] = []  # open elements that may hold an article
        self.open: list[tuple[str, int, bool]] = []  # open elements, the part each began, or -1, and whether it is on the path
        self.count: Counter[str] = Counter()
        self.inside: list[int] = []  # open parts
        self.text: list[str] = []
        self.links: list[tuple[int, str]] = []  # which bits of the running text are a link's
        self.bold = 0
        self.timed = -1  # where in the running text a time begins that is told in words only
        self.tables: list[Table] = []
        self.muted = 0  # open elements that are not shown
        self.flat_tables = 0  # open tables below the deepest that is kept apart

    def feed(self, page: str) -> None:
        for token in tokens(page):
            if token.kind == "text":
                self.words(token.text)
            elif token.kind == "raw":
                self.raw(token)
            elif token.kind == "start":
                self.start(token.text, token.attributes)
            else:
                self.end(token.text)
        self.flush()
        while self.tables:
            self.close_table()

    # -- tags

    def raw(self, token: Token) -> None:
        if token.text == "title":
            self.meta.setdefault("page_title", tidy(html.unescape(token.inside)))
        elif token.text == "script" and "ld+json" in token.attributes.get("type", ""):
            linked_data(token.inside, self.meta)
        elif token.text in ("textarea", "xmp"):
            self.words(token.inside)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.keep_meta(tag, attributes)
        if tag == "br":
            self.text.append("\v")
        for closed in _AUTO_CLOSED.get(tag, ()):
            if self.count[closed] and any(name == closed for name, _, _ in self.open[-3:]):
                self.end(closed)
        if tag in _BLOCKS:
            self.flush()
        if tag in _VOID:
            return
        part = _MUTE if _unseen(tag, attributes) else self.part_of(tag, attributes)
        self.open.append((tag, part, self.held(tag, attributes)))
        self.count[tag] += 1
        self.muted += part == _MUTE
        if part >= 0:
            self.inside.append(part)
        if tag == "table":
            self.open_table()
        elif self.tables:
            self.tables[-1].start(tag, attributes)

    def end(self, tag: str) -> None:
        if tag == "time" and self.timed >= 0:
            told = "".join(self.text[self.timed :]).replace(SEAM, " ")
            if parse(told):
                self.meta.setdefault("time", tidy(told))
            self.timed = -1
        if tag in ("br", "p") and not self.count[tag]:
            self.text.append("\v")
        if not self.count[tag]:
            return
        if tag in _BLOCKS:
            self.flush()
        elif self.text:
            self.text.append(SEAM)
        while self.open:
            name, part, held = self.open.pop()
            self.count[name] -= 1
            self.muted -= part == _MUTE
            if part >= 0 and self.inside:
                self.inside.pop()
            if name in _BLOCKS and name != tag:
                self.flush()
            if held:
                self.path.pop()
            if name == "table" and self.flat_tables:
                self.flat_tables -= 1
            elif name == "table" and self.tables:
                self.close_table()
            if name == tag:
                return

    def part_of(self, tag: str, attributes: dict[str, str]) -> int:
        """Begin a part when the element is one; -1 when it is not."""
        if len(self.inside) >= _MOST_CONTAINERS:
            return -1
        part = part_called(tag, attributes)
        if part is None:
            return -1
        self.parts.append(part)
        return len(self.parts) - 1

    def held(self, tag: str, attributes: dict[str, str]) -> bool:
        """Put the element on the path when it may hold an article."""
        if tag not in _HOLDERS or len(self.path) >= _MOST_CONTAINERS:
            return False
        self.path.append(len(self.elements))
        self.elements.append(element_of(tag, attributes))
        return True

    def around(self) -> bool:
        return any(self.parts[part].around for part in self.inside)

    def keep_meta(self, tag: str, attributes: dict[str, str]) -> None:
        """What an element says of the page rather than to its reader."""
        if tag == "html" and attributes.get("lang"):
            self.meta.setdefault("lang", attributes["lang"])
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.meta.setdefault("url", attributes.get("href", ""))
        elif tag != "meta" and rank(attributes.get("itemprop", "")) == PUBLISHED:
            self.meta.setdefault("published", attributes.get("content") or attributes.get("datetime", ""))
        elif tag == "time" and not self.around() and not _of_a_change(attributes):
            if attributes.get("datetime"):
                self.meta.setdefault("time", attributes["datetime"])
            else:
                self.timed = len(self.text)
        if tag != "meta":
            return
        key = key_of(attributes)
        if key and attributes.get("content", "").strip():
            self.meta.setdefault(key, tidy(attributes["content"]))

    # -- text

    def words(self, text: str) -> None:
        if self.muted:
            return
        kept = self.count["pre"] or "\n" in text and _LINES.search(text)
        self.text.append(text.replace("\n", "\v") if kept else text)
        if self.count["a"]:
            self.links.append((len(self.text) - 1, text))
        if self.count["b"] or self.count["strong"]:
            self.bold += len(text.strip())

    def flush(self) -> None:
        """End the running text as one block, cut at empty lines."""
        if not self.text:
            return
        text, bold = "".join(self.text), self.bold
        starts = list(accumulate(map(len, self.text), initial=0))
        links = [starts[number] for number, _ in self.links]  # where in the text one begins
        sizes = list(accumulate((len(words.strip()) for _, words in self.links), initial=0))
        self.text.clear()
        self.timed = min(self.timed, 0)
        self.links.clear()
        self.bold = 0
        for number, (start, end) in enumerate(_paragraphs(text)):
            paragraph = text[start:end]
            linked = sizes[bisect_left(links, end)] - sizes[bisect_left(links, start)]
            written = paragraph.split("\v")
            shown = "\n".join(filter(None, (tidy(without_addresses(sewn(line))) for line in written)))
            if shown:
                kind, level = self.kind()
                told = tuple(stamp for line in written for stamp in stamps(line))
                self.add(Block(Piece(kind, shown, level), tuple(self.inside), linked, tuple(self.path), not number and bold >= len(shown), stamps=told))

    def add(self, block: Block) -> None:
        if self.tables:
            self.tables[-1].add(block)
            return
        self.blocks.append(block)
        for part in block.parts:
            self.parts[part].size += block.running

    def kind(self) -> tuple[Kind, int]:
        for name, _, _ in reversed(self.open[-12:]):
            if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
                return "heading", int(name[1])
            if name in ("li", "dd", "dt"):
                return "item", 0
            if name == "blockquote":
                return "quote", 0
        return "paragraph", 0

    # -- tables

    def open_table(self) -> None:
        if len(self.tables) >= _MOST_TABLES:
            self.flat_tables += 1
            return
        if self.tables:
            self.tables[-1].nested = True
        self.tables.append(Table())

    def close_table(self) -> None:
        """A table of short cells is a table; one that lays out a page is its paragraphs."""
        table = self.tables.pop()
        written = table.written()
        if written is None:
            for block in table.blocks:
                self.add(block)
            return
        linked = sum(block.linked for block in table.blocks)
        self.add(Block(Piece("table", written), tuple(self.inside), linked, tuple(self.path)))


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the parts of a running text stand that empty lines part."""
    cuts = [found.span() for found in _EMPTY.finditer(text)]
    return list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)], strict=True))


def _unseen(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element is not shown. (A whole page that is hidden waits for its scripts; a title that is only read aloud is one.)"""
    if tag in _NEVER:
        return True
    style = attributes.get("style", "").replace(" ", "").lower()
    if tag not in ("html", "body", "main", "article") and ("hidden" in attributes or "display:none" in style):
        return True
    aloud = "clip:rect(0" in style or not read_aloud().isdisjoint(attributes.get("class", "").lower().split())
    return aloud and tag in ("span", "div", "p", "small", "label")


def _of_a_change(attributes: dict[str, str]) -> bool:
    names = f"{attributes.get('itemprop', '')} {attributes.get('class', '')}".lower()
    return "modif" in names or "updat" in names
