"""Web pages of news sites → pieces of the article, without what stands around it.

One pass over the tags; a page's parts are judged by what they hold, not by one site's names: the smallest part that is
called an article and holds most of the running text is the article, a part that is called navigation and holds most of
the running text is not navigation.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pipeline.reading.draft import Draft, Kind, Piece
from pipeline.reading.inline import without_addresses
from pipeline.reading.noise import furniture
from pipeline.reading.tags import Token, tokens

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NEVER = frozenset("script style noscript template svg math iframe object select button canvas audio video".split())
_AROUND = frozenset(("nav", "footer", "aside"))
_ARTICLE = re.compile(
    r"(?:article|story|post|entry|news|page|single)[-_]{0,2}(?:body|content|text|main|detail|inner|article)|articlebody"
    r"|paragraph|^(?:article|story|content|post|main|maincontent|main-content|caas-body|editor|text)$"
)
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
_MUTE = -2
_MOST_CONTAINERS = 40
_MOST_TABLES = 12
_LONGEST_CELL = 400
_AUTO_CLOSED = {"p": ("p",), "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "option": ("option",)}


@dataclass(slots=True)
class _Part:
    """A part of the page that might be the article, or might be furniture."""

    around: bool
    strong: bool  # said by its own tag or by schema.org, not only by a class name
    size: int = 0


@dataclass(slots=True)
class _Block:
    piece: Piece
    parts: tuple[int, ...]
    linked: int  # code points inside links


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    heads: int = 0
    blocks: list[_Block] = field(default_factory=list)
    nested: bool = False
    in_cell: int = 0  # blocks of the cell being read
    most: int = 0  # blocks of the cell with most


def draft_of(page: str) -> Draft:
    """Read a page.

    >>> draft_of("<nav>首頁</nav><h1>募資</h1><p>甲公司完成 3 億元募資。</p>").pieces
    [Piece(kind='heading', text='募資', level=1), Piece(kind='paragraph', text='甲公司完成 3 億元募資。', level=0)]
    """
    reader = _Reader()
    reader.feed(page)
    if "page_title" in reader.meta:  # 「標題 | 欄目 | 某報」
        reader.meta.setdefault("unseen_title", re.split(r"[ ]{0,3}[|｜_»][ ]{0,3}|[ ][-–—][ ]", reader.meta["page_title"])[0].strip())
    return Draft(reader.article(), reader.meta, reader.notes)


def fragment(page: str) -> list[Piece]:
    """The pieces of a bit of HTML, all of them."""
    reader = _Reader()
    reader.feed(page)
    return [block.piece for block in reader.blocks]


class _Reader:
    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self.notes: list[str] = []
        self.blocks: list[_Block] = []
        self.parts: list[_Part] = []
        self.open: list[tuple[str, int]] = []  # open elements and the part each began, or -1
        self.count: Counter[str] = Counter()
        self.inside: list[int] = []  # open parts
        self.text: list[str] = []
        self.linked = 0
        self.tables: list[_Table] = []
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
            self.meta.setdefault("page_title", _tidy(html.unescape(token.inside)))
        elif token.text == "script" and "ld+json" in token.attributes.get("type", ""):
            _linked_data(token.inside, self.meta)
        elif token.text in ("textarea", "xmp"):
            self.words(token.inside)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "meta":
            self.keep_meta(attributes)
        elif tag == "html" and attributes.get("lang"):
            self.meta.setdefault("lang", attributes["lang"])
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.meta.setdefault("url", attributes.get("href", ""))
        elif tag == "time" and attributes.get("datetime") and not self.around():
            self.meta.setdefault("time", attributes["datetime"])
        elif tag == "br":
            self.text.append("\v")
        for closed in _AUTO_CLOSED.get(tag, ()):
            if self.count[closed] and any(name == closed for name, _ in self.open[-3:]):
                self.end(closed)
        if tag in _BLOCKS:
            self.flush()
        if tag in _VOID:
            return
        part = _MUTE if _unseen(tag, attributes) else self.part_of(tag, attributes)
        self.open.append((tag, part))
        self.count[tag] += 1
        self.muted += part == _MUTE
        if part >= 0:
            self.inside.append(part)
        if tag == "table" and len(self.tables) >= _MOST_TABLES:
            self.flat_tables += 1
        elif tag == "table":
            if self.tables:
                self.tables[-1].nested = True
            self.tables.append(_Table())
        elif self.tables:
            self.table_start(tag, attributes)

    def end(self, tag: str) -> None:
        if tag in ("br", "p") and not self.count[tag]:
            self.text.append("\v")
        if not self.count[tag]:
            return
        if tag in _BLOCKS:
            self.flush()
        while self.open:
            name, part = self.open.pop()
            self.count[name] -= 1
            self.muted -= part == _MUTE
            if part >= 0 and self.inside:
                self.inside.pop()
            if name in _BLOCKS and name != tag:
                self.flush()
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
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split()[:12]
        role = attributes.get("role", "")
        around = tag in _AROUND or role in ("navigation", "contentinfo", "complementary", "banner")
        strong = tag in ("article", "main") or role == "main" or "articleBody" in attributes.get("itemprop", "")
        if not around and not strong and tag not in ("body", "html", "p", "a", "span"):
            words = furniture()
            if any(name in words or not words.isdisjoint(re.split(r"[-_]", name)) for name in names):
                self.parts.append(_Part(True, False))
                return len(self.parts) - 1
            if not any(_ARTICLE.search(name) for name in names):
                return -1
        elif not around and not strong:
            return -1
        self.parts.append(_Part(around, strong or around))
        return len(self.parts) - 1

    def around(self) -> bool:
        return any(self.parts[part].around for part in self.inside)

    def keep_meta(self, attributes: dict[str, str]) -> None:
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        key = _META.get(name)
        if key and attributes.get("content", "").strip():
            self.meta.setdefault(key, _tidy(attributes["content"]))

    # -- text

    def words(self, text: str) -> None:
        if self.muted:
            return
        self.text.append(text.replace("\n", "\v") if self.count["pre"] else text)
        if self.count["a"]:
            self.linked += len(text.strip())

    def flush(self) -> None:
        """End the running text as one block, cut at empty lines."""
        if not self.text:
            return
        text, linked = "".join(self.text), self.linked
        self.text.clear()
        self.linked = 0
        for paragraph in re.split(r"\v[ \t\n\r\u00a0\u3000]{0,200}\v[\v\s\u3000]{0,200}", text):
            lines = [_tidy(without_addresses(line)) for line in paragraph.split("\v")]
            tidy = "\n".join(filter(None, lines))
            if tidy:
                kind, level = self.kind()
                self.add(_Block(Piece(kind, tidy, level), tuple(self.inside), linked))

    def add(self, block: _Block) -> None:
        if self.tables:
            table = self.tables[-1]
            table.blocks.append(block)
            table.in_cell += 1
            table.most = max(table.most, table.in_cell)
            if table.rows and table.rows[-1]:
                cell = table.rows[-1]
                cell[-1] = f"{cell[-1]} {block.piece.text}".strip().replace("\n", " ")
            return
        self.blocks.append(block)
        for part in block.parts:
            self.parts[part].size += max(0, len(block.piece.text) - block.linked)

    def kind(self) -> tuple[Kind, int]:
        for name, _ in reversed(self.open[-12:]):
            if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
                return "heading", int(name[1])
            if name in ("li", "dd", "dt"):
                return "item", 0
            if name == "blockquote":
                return "quote", 0
        return "paragraph", 0

    # -- tables

    def table_start(self, tag: str, attributes: dict[str, str]) -> None:
        table = self.tables[-1]
        if tag == "tr":
            table.rows.append([])
        elif tag in ("td", "th"):
            if not table.rows:
                table.rows.append([])
            table.heads += tag == "th" and len(table.rows) == 1
            span = attributes.get("colspan", "1")
            table.rows[-1] += [""] * (int(span) - 1 if span.isdecimal() and len(span) < 3 else 0)
            table.rows[-1].append("")
            table.in_cell = 0

    def close_table(self) -> None:
        """A table of short cells is a table; one that lays out a page is its paragraphs."""
        table = self.tables.pop()
        rows = [row for row in table.rows if any(row)]
        longest = max((len(cell) for row in rows for cell in row), default=0)
        if table.nested or table.most > 2 or longest > _LONGEST_CELL or max(map(len, rows), default=0) < 2 or len(rows) < 2:
            for block in table.blocks:
                self.add(block)
            return
        lines = ["| " + " | ".join(cell.replace("|", "／") for cell in row) + " |" for row in rows]
        if table.heads > 1:
            lines.insert(1, "|" + "---|" * len(rows[0]))
        linked = sum(block.linked for block in table.blocks)
        self.add(_Block(Piece("table", "\n".join(lines)), tuple(self.inside), linked))

    # -- which of it is the article

    def article(self) -> list[Piece]:
        everything = sum(max(0, len(block.piece.text) - block.linked) for block in self.blocks) or 1
        around = {n for n, part in enumerate(self.parts) if part.around and (part.strong or part.size * 10 < everything * 4)}
        blocks = [block for block in self.blocks if around.isdisjoint(block.parts)]
        kept = sum(max(0, len(block.piece.text) - block.linked) for block in blocks) or 1
        if kept * 4 < everything and kept < 400:  # what is called furniture holds nearly all there is to read
            blocks, kept = self.blocks, everything
            self.notes.append("html: the article could not be told from the page around it; the whole page was read")
        sizes: Counter[int] = Counter()
        for block in blocks:
            for part in block.parts:
                sizes[part] += max(0, len(block.piece.text) - block.linked)
        whole = [part for part, size in sizes.items() if size * 10 >= kept * (6 if self.parts[part].strong else 7)]
        if whole:
            best = min(whole, key=lambda part: (sizes[part], -part))
            first = next(n for n, block in enumerate(blocks) if best in block.parts)
            titles = [block for block in blocks[:first] if block.piece.level == 1]
            lines = [block for block in blocks[max(0, first - 8) : first] if len(block.piece.text) < 60 and block.piece.level != 1]
            dates = [block for block in lines if block.piece.kind == "paragraph" and _has_day(block.piece.text)]
            blocks = [*titles[-1:], *dates[-1:], *(block for block in blocks if best in block.parts)]
        return [block.piece for block in _without_menus(blocks)]


def _unseen(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element is not shown. (A whole page that is hidden waits for its scripts.)"""
    hidden = "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", "").lower()
    return tag in _NEVER or (hidden and tag not in ("html", "body", "main", "article"))


def _has_day(text: str) -> bool:
    return re.search(r"(?:19|20)\d\d[-/.年 ]{1,3}\d{1,2}", text) is not None


def _without_menus(blocks: list[_Block]) -> list[_Block]:
    """Drop runs of three or more short lines that are nothing but links."""
    kept: list[_Block] = []
    run: list[_Block] = []
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


def _tidy(text: str) -> str:
    """Runs of white space become one space, or nothing between two Chinese characters."""
    parts = _SPACES.split(text.strip())
    if len(parts) == 1:
        return parts[0]
    out = [parts[0]]
    breaks = _SPACES.findall(text.strip())
    for before, gap, after in zip(parts, breaks, parts[1:], strict=False):
        chinese = "\n" in gap and before[-1:] > "\u2e7f" and after[:1] > "\u2e7f"
        out.append(after if chinese else f" {after}")
    return "".join(out)


_META = {
    "og:title": "unseen_title", "twitter:title": "unseen_title", "headline": "unseen_title",
    "article:published_time": "published", "og:published_time": "published", "datepublished": "published",
    "pubdate": "pubdate", "publishdate": "publishdate", "date": "date", "dc.date": "date", "dc.date.issued": "date",
    "publish_time": "publish_time", "parsely-pub-date": "pubdate", "sailthru.date": "date",
    "author": "author", "article:author": "author", "dable:author": "author", "og:url": "url", "og:locale": "locale",
}  # fmt: skip


def _linked_data(text: str, meta: dict[str, str]) -> None:
    """Take date, headline and author from schema.org's JSON-LD."""
    try:
        data: Any = json.loads(text.strip()) if len(text) < 500_000 else None
    except (ValueError, RecursionError):
        return
    queue, seen = [data], 0
    while queue and seen < 200:
        seen += 1
        item = queue.pop(0)
        if isinstance(item, list):
            queue += item
        elif isinstance(item, dict):
            queue += [value for key, value in item.items() if key in ("@graph", "mainEntity")]
            if "datePublished" in item or "headline" in item:
                author = item.get("author")
                author = author[0] if isinstance(author, list) and author else author
                author = author.get("name") if isinstance(author, dict) else author
                for key, value in (("published", item.get("datePublished")), ("unseen_title", item.get("headline")), ("author", author)):
                    if isinstance(value, str) and value.strip():
                        meta.setdefault(key, _tidy(value))
