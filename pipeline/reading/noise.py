"""Leaves out of an article what is in its file and is not its text: sources, further reading, navigation, hashtags."""

from __future__ import annotations

from functools import cache

from pipeline.reading.asides import asks_readers, is_headline, ticker, without_asides
from pipeline.reading.draft import Piece
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.vocabulary import table

_RUNNING = frozenset(("paragraph", "item", "quote"))
_LONGEST_SOURCE = 400
_LONGEST_LABEL = 24
_LONGEST_NAVIGATION = 40
_SIGNS = late("[\u2190-\u2e7f\ue000-\ufeff\uffef-\U0001ffff]")  # arrows, boxes, emoji
_EDGES = " \t*_#>|·•-–—=~：:()[]【】〔〕「」『』《》〈〉.,。，、›»←→↑↓↗"
_PARTS = late(r"[ \t]*[/&、與与及和|][ \t]*|[ \t]and[ \t]")
_COUNTER = late(r"^(?:\d{1,3}[.)、]|[一二三四五六七八九十]{1,3}、|[（(]\w{1,3}[）)])[ \t]*")
_COLON = late("[:：丨｜|]")
_HASHTAGS = late(r"(?:[#＃][^\s#＃]{1,60}[ \t\u3000、,，]*){1,60}$")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table("reading")[name])


def furniture() -> frozenset[str]:
    """Class and id words of page parts that are no part of an article.

    >>> "breadcrumb" in furniture()
    True
    """
    return _words("page_furniture")


def read_aloud() -> frozenset[str]:
    """Class words of what is on a page only for a program that reads it aloud.

    >>> "sr-only" in read_aloud()
    True
    """
    return _words("read_aloud")


def date_line_words() -> frozenset[str]:
    """Words of the lines that say when an article was published, as written.

    >>> "報導" in date_line_words()
    True
    """
    return frozenset(table("reading")["date_line_words"])


def _bare(text: str) -> str:
    """A short line without the signs, emoji and counters that people put around it, folded."""
    text = _SIGNS.sub("", fold(text))
    return _COUNTER.sub("", text.strip(_EDGES)).strip(_EDGES)


def _is_source(line: str) -> bool:
    head, *rest = _COLON.split(line[: _LONGEST_LABEL + 1], maxsplit=1)
    return bool(rest) and _bare(head) in _words("source_labels") or line.startswith("SOURCE ")


def _opens_links(text: str) -> bool:
    if len(text) > 40:
        return False
    bare = _bare(text)
    labels = _words("link_sections")
    return bare in labels or (bool(bare) and all(part.strip() in labels for part in _PARTS.split(bare) if part.strip()))


def _is_noise(line: str) -> bool:
    if len(line) > _LONGEST_SOURCE:
        return False
    if len(line) <= _LONGEST_NAVIGATION:
        bare = _bare(line)
        if not bare or bare in _words("navigation"):
            return True
    return _is_source(line) or (line.lstrip()[:1] in ("#", "＃") and _HASHTAGS.match(line.strip()) is not None)


def without_noise(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces that are the article's text.

    >>> [p.text for p in without_noise([Piece("paragraph", "內文。\\n來源：某報"), Piece("heading", "延伸閱讀", 2),
    ...                                 Piece("item", "另一篇"), Piece("heading", "後記", 2)])]
    ['內文。', '後記']
    """
    kept: list[Piece] = []
    timed = ticker(line for piece in pieces if piece.kind in _RUNNING for line in piece.text.split("\n"))
    closed_by = 0  # the level of the heading that opened a list of links; 0 outside; 9 for a line that opened one
    for piece in pieces:
        if closed_by == 9 and piece.kind not in ("item", "table") and not _is_listed(piece):
            closed_by = 0
        if piece.kind == "heading":
            if closed_by and piece.level <= closed_by:
                closed_by = 0
            if not closed_by and _opens_links(piece.text):
                closed_by = piece.level
        elif not closed_by and piece.kind in ("paragraph", "item", "quote") and _opens_links(piece.text):
            closed_by = 9
            continue
        if closed_by or piece.kind == "table":
            if not closed_by:
                kept.append(piece)
            continue
        if text := _story_of(piece, timed):
            kept.append(Piece(piece.kind, text, piece.level))
    return kept


def _is_listed(piece: Piece) -> bool:
    """Whether a paragraph behind the head of a list of links is one of them, though no mark shows it."""
    return piece.kind == "paragraph" and all(map(is_headline, piece.text.split("\n")))


def _story_of(piece: Piece, timed: frozenset[str]) -> str:
    """The lines of a piece that are the article's text."""
    lines = [line for line in piece.text.split("\n") if not _is_noise(line) and line not in timed]
    if piece.kind in _RUNNING:
        lines = [line for line in map(without_asides, lines) if line]
    elif piece.kind == "heading" and piece.level > 1:
        lines = [line for line in lines if not asks_readers(line)]
    return "\n".join(lines)
