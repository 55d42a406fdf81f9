"""Files that hold many articles: JSON arrays, feeds, tables, archives of pages, JSON Lines that bytes cannot be cut from; any in gzip.

A bundle is taken apart into members, each the bytes of one article with a name that says how they are read and the fields
that stand beside it. A member that is no article is still a member: it fails by itself.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pipeline.errors import TooLargeError, UnreadableError, UnsupportedError
from pipeline.reading.encoding import declared, decode
from pipeline.reading.fields import names_text

MOST_BYTES = 100_000_000
"""Bytes that a bundle may have, its gzip undone."""
_LARGEST_FEED = 20_000_000
_GZIP = b"\x1f\x8b"
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # marks of UTF-16 and 32, in which a line's end is not one byte
_LOOK = 400
_WRAPPING = 4096
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_KEY = re.compile(r'[\s,]*"([^"\\]{1,60})"\s*:\s*')
_ITEMS = re.compile(r"\[\s*\{")
_HOLDERS = frozenset("articles items data results response news posts entries stories documents docs records hits".split())
_LONGEST_CELL = 10_000_000


class Member(NamedTuple):
    """One article of a bundle.

    Attributes:
        name: whose ending says how its bytes are read.
        beside: the bytes of a sidecar, or none.
    """

    data: bytes
    name: str
    beside: bytes = b""


def may_be(name: str, known: Mapping[str, str]) -> bool:
    """Whether a file of this name may hold many articles.

    Args:
        known: kinds that are read by ending.

    >>> [may_be(name, {".md": "markdown"}) for name in ("a.csv", "a.md", "a.md.gz", "a.png.gz", "a.meta.json")]
    [True, False, True, False, False]
    """
    inner = name.lower().removesuffix(".gz")
    if inner.endswith(".meta.json"):
        return False
    ending = "." + inner.rpartition(".")[2]
    return ending in _READERS or (inner != name.lower() and ending in known)


def is_one(name: str, head: bytes) -> bool:
    """Whether a file that may hold many articles does, by its first bytes.

    >>> is_one("a.json", b' [{"title": '), is_one("a.json", b'{"title": '), is_one("a.jsonl", b'{"title": '), is_one("a.csv", b"")
    (True, False, False, True)
    >>> is_one("a.json", b'{"status": "ok", "articles": [{"title": ')
    True
    """
    lower = name.lower()
    if lower.endswith((".jsonl", ".ndjson")):
        return head.startswith(_WIDE)
    if not lower.endswith(".json") or _bare(head).startswith(b"["):
        return True
    return _wrapped(head[:_WRAPPING].replace(b"\0", b"").lstrip(_BLANK).decode("latin-1")) > 0


def _bare(head: bytes) -> bytes:
    return head[:_LOOK].replace(b"\0", b"").lstrip(_BLANK)


def _wrapped(text: str) -> int:
    """Where an array of articles begins that one object holds (a JSON Feed, the answer of a service); 0 where there is none.

    >>> _wrapped('{"version": "1", "items": [{"title": "A"}]}'), _wrapped('{"text": "A", "items": [{}]}')
    (26, 0)
    """
    decoder, at = json.JSONDecoder(strict=False), 1
    while text.startswith("{") and (found := _KEY.match(text, at)):
        key, at = found[1].lower(), found.end()
        if names_text(key):
            return 0
        if key in _HOLDERS and _ITEMS.match(text, at):
            return at
        if key in _HOLDERS and text.startswith("{", at):
            at += 1
            continue
        try:
            _, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return 0
    return 0


def members(name: str, data: bytes) -> Iterator[Member]:
    """Take a bundle apart.

    Args:
        name: the file's, whose ending says what it is.
        data: the file's.

    Raises:
        UnreadableError: it is not what its name says.
        UnsupportedError: XML that is no feed, a table without a column of text.
        TooLargeError: its gzip undone is over the limit.

    >>> [member.data for member in members("a.json", b'[{"title": "A"}]\\n[{"title": "B"}]')]
    [b'{"title": "A"}', b'{"title": "B"}']
    """
    inner = name
    if name.lower().endswith(".gz"):
        inner, data = name[:-3], _unzipped(data)
    read = _READERS.get("." + inner.lower().rpartition(".")[2])
    if read is None or (inner.lower().endswith(".json") and not is_one(inner, data)):
        yield Member(data, inner)
    else:
        yield from read(data)


def _unzipped(data: bytes) -> bytes:
    """The bytes of a gzip of any number of parts; what is broken off keeps what came before."""
    out: list[bytes] = []
    size = 0
    while data.startswith(_GZIP):
        undone = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            out.append(undone.decompress(data, MOST_BYTES + 1 - size))
        except zlib.error as error:
            raise UnreadableError(f"broken gzip: {error}; compress the file again") from None
        size += len(out[-1])
        if size > MOST_BYTES:
            raise TooLargeError(f"over {MOST_BYTES:,} bytes when its gzip is undone; split it")
        data = undone.unused_data.lstrip(b"\0")
    if not out:
        raise UnreadableError("not gzip, though its name says so; take .gz off its name or compress it")
    return b"".join(out)


_BETWEEN = " \t\r\n[],\ufeff"  # the items of arrays


def _record(record: Any) -> Member:
    return Member(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"), "item.json")


def _json(data: bytes) -> Iterator[Member]:
    """The items of arrays, one behind another as appending writes them, or of the one that an object holds.

    What cannot be parsed is one member, the last.

    A file without an item is one member, too, so that it has an outcome.
    """
    text = decode(data)[0]
    text = text.lstrip(" \t\r\n\ufeff")
    decoder, at = json.JSONDecoder(), _wrapped(text)
    wrapped = at > 0
    if not text.strip(_BETWEEN):
        yield Member(text.encode("utf-8", "replace"), "item.json")
        return
    while at < len(text):
        char = text[at]
        if wrapped and char == "]":
            return
        if char in _BETWEEN:
            at += 1
            continue
        try:
            record, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield Member(text[at:].encode("utf-8", "replace"), "item.json")
            return
        yield _record(record)


def _lines(data: bytes) -> Iterator[Member]:
    for line in decode(data)[0].splitlines():
        if line.strip():
            yield Member(line.encode("utf-8", "replace"), "item.json")


def _table(data: bytes) -> Iterator[Member]:
    text = decode(data)[0]
    csv.field_size_limit(_LONGEST_CELL)
    head = text.split("\n", 1)[0]
    between = max("\t,;", key=head.count)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=between)
    try:
        names = [name.strip() for name in next(rows, [])]
        if not any(map(names_text, names)):
            raise UnsupportedError("a table without a column that is called text, content, body or 內文; name its columns in the first row")
        for row in rows:
            if any(map(str.strip, row)):
                yield _record({name: cell for name, cell in zip(names, row, strict=False) if name and cell})
    except csv.Error as error:
        yield Member(f"CSV: {error}".encode(), "item.json")


_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,100}|[0-9]{1,100});?")


def _possible(reference: re.Match[str]) -> str:
    """A reference to a character as it stands; to one that cannot be, the mark of what was lost, at which the parser would end."""
    digits = reference[1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return reference[0] if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}"


def _feed(data: bytes) -> Iterator[Member]:
    """The entries of RSS or Atom. Declarations of entities are not followed: what expands is no newsroom's."""
    import feedparser

    if len(data) > _LARGEST_FEED:
        raise TooLargeError(f"a feed of over {_LARGEST_FEED:,} bytes; split it")
    head = data[:2000].lower().replace(b"\0", b"")
    if not any(mark in head for mark in (b"<rss", b"<feed", b"<rdf")):
        raise UnsupportedError("XML that is neither RSS nor Atom; save the articles as HTML or JSON")
    if b"<!entity" in data.lower().replace(b"\0", b""):
        raise UnsupportedError("a feed that declares entities; save it without its DOCTYPE")
    text = _REFERENCE.sub(_possible, decode(data, hint=declared(data))[0])
    parsed = feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers={"content-type": "application/xml; charset=utf-8"})
    about = parsed.feed
    for entry in parsed.entries:
        content = entry.get("content") or []
        whole = max((part.get("value", "") for part in content), key=len, default="")
        summary = entry.get("summary", "")
        record = {
            "title": entry.get("title", ""),
            "content_html": whole or summary,
            "published": entry.get("published") or entry.get("created") or entry.get("updated"),
            "author": entry.get("author"),
            "url": entry.get("link"),
            "lang": about.get("language"),
            "source": about.get("title"),
        }
        yield _record({key: value for key, value in record.items() if value})


def _quietly(records: Iterator[Any]) -> Any:
    """The next record, or None; what the library would print of a damaged one is not printed."""
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _archive(data: bytes) -> Iterator[Member]:
    """The pages of a WARC, with the address and the day of each; pictures, requests and errors are none."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    records = iter(ArchiveIterator(io.BytesIO(data)))
    try:
        while record := _quietly(records):
            kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else record.content_type or ""
            answered = record.rec_type == "resource" or (record.http_headers is not None and record.http_headers.get_statuscode() == "200")
            if record.rec_type not in ("response", "resource") or not answered or "html" not in kind.lower():
                continue
            fields = {"url": record.rec_headers.get_header("WARC-Target-URI")}
            yield Member(record.content_stream().read(), "page.html", json.dumps(fields).encode())
    except (ArchiveLoadFailed, OSError, ValueError, EOFError, zlib.error) as error:
        yield Member(f"WARC: {error}".encode(), "item.json")


_READERS: Mapping[str, Callable[[bytes], Iterable[Member]]] = {
    ".json": _json, ".jsonl": _lines, ".ndjson": _lines, ".csv": _table, ".tsv": _table, ".rss": _feed, ".atom": _feed,
    ".xml": _feed, ".rdf": _feed, ".warc": _archive,
}  # fmt: skip
ENDINGS = tuple(_READERS)
