"""Files to articles: what is read, how, and as which source."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import NoTextError, TooLargeError, UnreadableError, UnsupportedError, UsageError
from pipeline.model import Article
from pipeline.reading import frontmatter, headed, mail, markdown, plain
from pipeline.reading import page as html_reader
from pipeline.reading import published as days
from pipeline.reading.assemble import article_of, blocks_of_lines
from pipeline.reading.draft import Draft, Piece
from pipeline.reading.encoding import BAD, declared, decode
from pipeline.reading.fields import draft_of, load, looks_like_html
from pipeline.reading.inline import without_addresses
from pipeline.reading.language import language_of
from pipeline.reading.lines import join_wrapped
from pipeline.reading.outlets import checked

KINDS: Mapping[str, str] = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "plain", ".text": "plain", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".eml": "eml",
}  # fmt: skip
"""File name endings that are read."""

MAX_BYTES = 20_000_000
MAX_CHARACTERS = 500_000


@dataclass(slots=True)
class Reading:
    """An article, and what reading it left out and why."""

    article: Article
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read.

    Attributes:
        max_bytes: files (lines of a .jsonl) over this are refused.
        max_characters: articles whose text has more code points are refused.
        fields: JSON key names by meaning (``title`` ``text`` ``summary`` ``date`` ``author`` ``url``), before the usual.
        region: what a bare 元 means where the article does not tell.
    """

    max_bytes: int = MAX_BYTES
    max_characters: int = MAX_CHARACTERS
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    region: str | None = None

    def __post_init__(self) -> None:
        """Raise UsageError for a region that is none."""
        object.__setattr__(self, "region", checked(self.region))


def kind_of(name: str) -> str | None:
    """How a file of this name is read, or None when it is not.

    >>> kind_of("a/B.MD"), kind_of("photo.png"), kind_of("a.meta.json")
    ('markdown', None, None)
    """
    lower = name.lower()
    return None if lower.endswith(".meta.json") else KINDS.get("." + lower.rpartition(".")[2])


def sidecars(path: Path) -> Iterator[Path]:
    """Where the fields of an article may stand beside it: ``a.md.meta.json`` or ``a.meta.json``."""
    yield path.with_name(path.name + ".meta.json")
    yield path.with_name(path.stem + ".meta.json")


def read(path_or_bytes: str | Path | bytes, *, source: str | None = None, options: Options | None = None) -> Article:
    """Read one article from a file or from its bytes.

    Args:
        path_or_bytes: the file, or what is in it.
        source: the relative path that the report gives; its ending says how bytes are read (Markdown if it has none).
        options: limits and field names.

    Raises:
        UnreadableError: no such file, or no text in it.
        UnsupportedError: a kind that is not read.
        NoTextError: nothing is left to read.
        TooLargeError: over the limits.

    >>> article = read("---\\ntitle: 募資\\ndate: 2026-02-13\\n---\\n甲公司完成**三億元**募資。".encode(), source="a.md")
    >>> article.text, article.published.isoformat(), article.language
    ('募資\\n甲公司完成三億元募資。', '2026-02-13', 'zh-Hant')
    """
    options = options or Options()
    if isinstance(path_or_bytes, bytes):
        return reading_of(path_or_bytes, source=source or "article.md", options=options).article
    path = Path(path_or_bytes)
    return reading_of(bytes_of(path, options), source=source or path.name, options=options, beside=sidecar_of(path)).article


def bytes_of(path: Path, options: Options) -> bytes:
    """A regular file's bytes, if there are not too many.

    Raises:
        UnreadableError: it is no regular file, or may not be read.
        TooLargeError: it is over the limit.
    """
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "no such file" if not path.exists() else "not a regular file"
            raise UnreadableError(f"{what}; name an article file")
        if path.stat().st_size > options.max_bytes:
            raise TooLargeError(_over(path.stat().st_size, options.max_bytes))
        with path.open("rb") as file:
            data = file.read(options.max_bytes + 1)
    except OSError as error:
        raise UnreadableError(f"{error.strerror}; check the file's permissions") from error
    if len(data) > options.max_bytes:
        raise TooLargeError(_over(len(data), options.max_bytes))
    return data


def _over(size: int, limit: int) -> str:
    return f"{size:,} bytes is over the limit of {limit:,}; split it or raise --max-bytes"


def sidecar_of(path: Path) -> bytes:
    """The bytes of the file beside an article that holds its fields; empty when there is none. Links are not followed."""
    for beside in sidecars(path):
        try:
            if not beside.is_symlink() and beside.is_file() and beside.stat().st_size < 1_000_000:
                return beside.read_bytes()
        except OSError:
            continue
    return b""


def reading_of(data: bytes, *, source: str, options: Options | None = None, beside: bytes = b"") -> Reading:
    """Read one article's bytes as the kind its source's name says; see :func:`read` for what is raised.

    Args:
        beside: the bytes of a ``.meta.json`` sidecar; its fields win over the file's own.
    """
    options = options or Options()
    kind = kind_of(source) or ("markdown" if "." not in source.rpartition("/")[2] else None)
    if kind is None:
        raise UnsupportedError(f"not a kind that is read; those are {' '.join(KINDS)}")
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"):
        raise NoTextError("the file is empty; nothing to do")
    text, encoding = ("", "utf-8") if kind == "eml" else decode(data, hint=declared(data))
    if len(text) > options.max_characters * (20 if kind in ("html", "json") else 4):
        raise TooLargeError(f"{len(text):,} characters is over the limit; split it or raise --max-characters")
    draft = mail.draft_of(data) if kind == "eml" else _draft(kind, text.replace("\r\n", "\n").replace("\r", "\n"), options)
    if beside:
        _add_sidecar(draft, beside)
    if bad := text.count(BAD):
        draft.notes.append(f"encoding: {bad} bytes that are no {encoding} were read as {BAD}")
    if encoding != "utf-8":
        draft.notes.append(f"encoding: read as {encoding}")
    if options.region:
        draft.meta.setdefault("region", options.region)
    if draft.meta.get("lang") is None and encoding in ("gb18030", "big5hkscs", "cp950", "euc-tw"):
        draft.meta["lang"] = "zh-Hans" if encoding == "gb18030" else "zh-Hant"
    article = article_of(draft, source=source, identity=identity_of(source), sha256=hashlib.sha256(data).hexdigest())
    if len(article.text) > options.max_characters:
        raise TooLargeError(f"{len(article.text):,} characters of text is over the limit of {options.max_characters:,}")
    return Reading(article, draft.notes)


def _draft(kind: str, text: str, options: Options) -> Draft:
    if kind == "html":
        draft = html_reader.draft_of(text)
        fields, pieces = headed.of_pieces(draft.pieces)
        return Draft(pieces, draft.meta | fields, draft.notes)
    if kind in ("json", "jsonl"):
        return draft_of(load(text), options.fields)
    meta, body = frontmatter.split(text)
    meta, body = (headed.in_our_words(meta), body) if meta else headed.split(text)
    if kind == "markdown":
        if body.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
            draft = html_reader.draft_of(body)
            return Draft(draft.pieces, draft.meta | meta, draft.notes)
        return Draft(markdown.pieces_of(body), meta)
    pieces = plain.pieces_of(without_addresses(body))
    return Draft(_with_title(pieces) if "title" not in meta else pieces, meta)


def _with_title(pieces: list[Piece]) -> list[Piece]:
    """A short first line that ends like no sentence, over longer ones, is the title."""
    if len(pieces) > 1 and pieces[0].kind == "paragraph":
        first = pieces[0].text
        longest = max(len(piece.text) for piece in pieces[1:])
        if "\n" not in first and len(first) <= min(longest, 120) and first[-1] not in "。.!！?？：:；;，,、":
            return [Piece("heading", first, 1), *pieces[1:]]
    return pieces


def _add_sidecar(draft: Draft, beside: bytes) -> None:
    try:
        fields: Any = json.loads(beside)
    except (ValueError, RecursionError):
        draft.notes.append("sidecar: its .meta.json is not JSON and was left out")
        return
    if isinstance(fields, dict):
        draft.meta |= draft_of({**fields, "text": "x"}).meta


def identity_of(source: str) -> str:
    """A stable short id made from the source's path.

    >>> identity_of("a/b.md") == identity_of("a/b.md") != identity_of("b.md")
    True
    """
    return hashlib.sha256(source.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def day_of(published: date | str | None) -> date | None:
    """A day as callers give it.

    Raises:
        UsageError: it is none.

    >>> day_of("2026-02-13"), day_of(None)
    (datetime.date(2026, 2, 13), None)
    """
    day = days.parse(published) if isinstance(published, str) else published
    if day is None and published is not None or not isinstance(day, date | None):
        raise UsageError(f"published: {published!r} is no date; write it as 2026-02-13")
    return day


def article_from_text(
    text: str, published: date | str | None = None, region: str | None = None, title: str | None = None
) -> Article:
    """An article of a string, kept to the letter, so that offsets count in the string that was given.

    Args:
        text: the article, plain or in Markdown.
        published: the day relative dates resolve against, a date or an ISO string.
        region: ``TW`` ``HK`` ``CN`` … what a bare 元 means.
        title: its headline, when the text does not begin with it.

    Raises:
        UsageError: ``text`` is no text, ``published`` no date or ``region`` no region.

    >>> article_from_text("甲公司完成三億元募資。", "2026-02-13").published
    datetime.date(2026, 2, 13)
    """
    if not isinstance(text, str):
        raise UsageError(f"a text is needed, or an article that was read, not {type(text).__name__}")
    text = text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate can stand in no JSON
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        source="-",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language=language_of(text),
        title=title,
        published=day_of(published),
        region=checked(region),
        blocks=blocks_of_lines(plain.pieces_of(text), text),
        text=text,
    )


__all__ = ["KINDS", "Options", "Reading", "article_from_text", "join_wrapped", "kind_of", "looks_like_html", "read"]
