"""A draft → an article: its visible text with its blocks, its language, its day."""

from __future__ import annotations

import re
from datetime import date

from pipeline.errors import NoTextError
from pipeline.model import Article, Block
from pipeline.reading import published as days
from pipeline.reading.draft import Draft, Piece
from pipeline.reading.language import language_of
from pipeline.reading.noise import date_line_words, without_noise
from pipeline.reading.outlets import region_of as outlet_region
from pipeline.text.fold import fold

_SUMMARY_KEYS = ("summary", "description", "excerpt", "abstract", "subtitle", "lead", "dek")
_REGIONS = {"zh-tw": "TW", "zh-hk": "HK", "zh-hant-tw": "TW", "zh-hant-hk": "HK", "zh-sg": "SG", "zh-mo": "MO"}
_OUTLET_KEYS = ("original_url", "source_url", "outlet", "source", "publisher", "site", "site_name", "media", "domain")
_UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
_LONGEST_TITLE = 200


def article_of(draft: Draft, *, source: str, identity: str, sha256: str) -> Article:
    """Put the pieces together: title, the summary of the front matter, the body; a newline between any two.

    Args:
        draft: what a reader made of the file.
        source: relative path, as it stands in the report.
        identity: the article's id.
        sha256: of the file's bytes.

    Raises:
        NoTextError: nothing is left to read.
    """
    meta = draft.meta
    everything = [clean for piece in draft.pieces if (clean := _cleaned(piece)).text]
    pieces = without_noise(everything)
    if everything and not any(piece.kind != "heading" for piece in pieces):
        pieces = everything  # a fragment that is nothing but a list of sources is read as it is
        draft.notes.append("text: it looks like a list of sources from end to end and was read whole")
    title, body = _titled(_clean_line(meta.get("title", "")), pieces)
    title = title or _clean_line(meta.get("unseen_title", ""))[:_LONGEST_TITLE]
    summary = next((_clean_line(meta[key]) for key in _SUMMARY_KEYS if meta.get(key)), "")
    if summary and not _repeats(summary, title, body):
        body.insert(1 if body and body[0].kind == "title" else 0, Piece("summary", summary))
    if not body:
        raise NoTextError("no article text in it; nothing to do")
    text, blocks = _joined(body)
    hint = meta.get("lang") or meta.get("locale", "").replace("_", "-")
    url = meta.get("url") if (meta.get("url") or "").startswith(("http://", "https://")) else None
    return Article(
        id=identity,
        source=source,
        sha256=sha256,
        language=language_of(text, hint),
        title=title or None,
        published=_published(meta, url, source, everything),
        author=_clean_line(meta.get("author", ""))[:_LONGEST_TITLE] or None,
        url=url,
        region=_region(meta, hint, url),
        blocks=blocks,
        text=text,
    )


def blocks_of_lines(pieces: list[Piece], text: str) -> tuple[Block, ...]:
    """Find pieces, whose lines stand in ``text`` as they are, where they stand."""
    blocks, at = [], 0
    for piece in pieces:
        lines = [line.strip() for line in piece.text.split("\n")]
        start = text.find(lines[0], at)
        end = text.find(lines[-1], max(start, at) + (len(lines[0]) if len(lines) > 1 else 0))
        if start < 0 or end < 0:
            continue
        at = end + len(lines[-1])
        blocks.append(Block(kind=piece.kind, start=start, end=at, level=piece.level))
    return tuple(blocks)


def _cleaned(piece: Piece) -> Piece:
    """Without characters that cannot be seen or cannot be written as UTF-8."""
    if _UNSEEN.search(piece.text):
        lines = (_UNSEEN.sub("", line).strip() for line in piece.text.split("\n"))
        return Piece(piece.kind, "\n".join(filter(None, lines)), piece.level)
    return piece


def _clean_line(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def _same(one: str, other: str) -> bool:
    return "".join(filter(str.isalnum, fold(one))) == "".join(filter(str.isalnum, fold(other)))


def _titled(title: str, pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """The title, and the body that begins with it as its first piece when it is visible."""
    heads = [n for n, piece in enumerate(pieces[:6]) if piece.kind == "heading" and piece.level == 1]
    if title:
        for n in heads:
            if _same(pieces[n].text, title) or fold(pieces[n].text) in fold(title):
                title = title if _same(pieces[n].text, title) else pieces[n].text
                return title, [Piece("title", title), *pieces[:n], *pieces[n + 1 :]]
        return title, [Piece("title", title), *pieces]
    if heads and (heads[0] == 0 or sum(len(p.text) for p in pieces[: heads[0]]) < 200):
        n = heads[0]
        if "\n" not in pieces[n].text and len(pieces[n].text) <= _LONGEST_TITLE:
            return pieces[n].text, [Piece("title", pieces[n].text), *pieces[:n], *pieces[n + 1 :]]
    return "", list(pieces)


def _repeats(summary: str, title: str, body: list[Piece]) -> bool:
    """Whether the summary only says again what the title or the first paragraph says in the same words."""
    if _same(summary, title):
        return True
    bare = "".join(filter(str.isalnum, fold(summary.rstrip("….").strip())))
    return any(
        "".join(filter(str.isalnum, fold(piece.text))).startswith(bare) for piece in body[:4] if piece.kind != "title"
    )


def _joined(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    blocks, at = [], 0
    for piece in pieces:
        blocks.append(Block(kind=piece.kind, start=at, end=at + len(piece.text), level=piece.level))
        at += len(piece.text) + 1
    return "\n".join(piece.text for piece in pieces), tuple(blocks)


def _published(meta: dict[str, str], url: str | None, source: str, pieces: list[Piece]) -> date | None:
    """Front matter or fields first, then the name and the address, then a date line near the top."""
    lines = [line for piece in pieces for line in piece.text.split("\n") if piece.kind != "table"]
    named = days.of_fields(meta) or days.of_name(source.rsplit("/", 1)[-1])
    named = named or days.of_name(url or "")
    return named or days.parse(meta.get("byline", "")) or _written(lines)


def _written(lines: list[str]) -> date | None:
    """The day on a line of its own, or the one that a release begins with."""
    return days.of_lines(lines, date_line_words()) or days.of_dateline(lines)


def _region(meta: dict[str, str], hint: str, url: str | None) -> str | None:
    given = meta.get("region", "").strip().upper()
    if len(given) == 2 and given.isalpha():
        return given
    told = outlet_region([meta[key] for key in _OUTLET_KEYS if meta.get(key)] + [url or ""])
    return told or _REGIONS.get(hint.lower().replace("_", "-"))
