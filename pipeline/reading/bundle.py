"""Files that hold many articles: JSON arrays, feeds, tables, archives of pages, JSON Lines that bytes cannot be cut from; any in gzip.

A bundle is taken apart into members, each the bytes of one article with a name that says how they are read and the fields
that stand beside it. A member that is no article is still a member: it fails by itself.
"""

from __future__ import annotations

import contextlib
import csv
import gzip
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
"""Bytes that a bundle may have, its gzip undone; an archive of pages may have any number, and each page so many."""
_PIECE = 1 << 14  # bytes of a gzip in hand: whatever follows its many parts is copied as often as they end
_BLOCK = 1 << 20  # of an archive: a line without an end is put together of these
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
    return ending in ENDINGS or (inner != name.lower() and ending in known)


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


def members(name: str, file: io.BufferedIOBase) -> Iterator[Member]:
    """Take a bundle apart. An archive of pages is read as it goes, anything else before the first member.

    Args:
        name: the file's, whose ending says what it is.
        file: its bytes, at their beginning.

    Raises:
        UnreadableError: it is not what its name says.
        UnsupportedError: XML that is no feed, a table without a column of text.
        TooLargeError: it, its gzip undone, or a page of an archive is over the limit.

    >>> [member.data for member in members("a.json", io.BytesIO(b'[{"title": "A"}]\\n[{"title": "B"}]'))]
    [b'{"title": "A"}', b'{"title": "B"}']
    """
    zipped = name.lower().endswith(".gz")
    inner = name[:-3] if zipped else name
    ending = "." + inner.lower().rpartition(".")[2]
    if ending == ".warc":
        return _archive(gzip.GzipFile(fileobj=file) if zipped else file)
    data = _unzipped(file) if zipped else _whole(file)
    if ending not in _READERS or (ending == ".json" and not is_one(inner, data)):
        return iter((Member(data, inner),))
    return iter(_READERS[ending](data))  # nobody else holds the bytes: a reader lets them go when it has their text


def _whole(file: io.BufferedIOBase) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise TooLargeError(f"over {MOST_BYTES:,} bytes; split it")
    return data


def _unzipped(file: io.BufferedIOBase) -> bytes:
    """The bytes of a gzip of any number of parts; what is broken off keeps what came before."""
    out, data = io.BytesIO(), _part(file, b"")
    if not data.startswith(_GZIP):
        raise UnreadableError("not gzip, though its name says so; take .gz off its name or compress it")
    while data.startswith(_GZIP):
        undone = zlib.decompressobj(16 + zlib.MAX_WBITS)
        while data and not undone.eof:
            try:
                out.write(undone.decompress(data, MOST_BYTES + 1 - out.tell()))
            except zlib.error as error:
                raise UnreadableError(f"broken gzip: {error}; compress the file again") from None
            if out.tell() > MOST_BYTES:
                raise TooLargeError(f"over {MOST_BYTES:,} bytes when its gzip is undone; split it")
            data = b"" if undone.eof else file.read(_PIECE)
        data = _part(file, undone.unused_data)
    return out.getvalue()


def _part(file: io.BufferedIOBase, data: bytes) -> bytes:
    """What begins behind the part of a gzip that has ended, the zeros between them left out; enough to tell whether it is one."""
    data = data.lstrip(b"\0")
    while len(data) < len(_GZIP) and (more := file.read(_PIECE)):
        data = (data + more).lstrip(b"\0")
    return data


_BETWEEN = " \t\r\n[],\ufeff"  # the items of arrays
_AN_ITEM = re.compile(r"[^ \t\r\n\[\],\ufeff]")
_LINE = re.compile(r"[^\n]+")  # not what else Python calls the end of a line: JSON may have it inside a string
_ROW = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def _record(record: Any) -> Member:
    return Member(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"), "item.json")


def _json(data: bytes) -> Iterator[Member]:
    """The items of arrays, one behind another as appending writes them, or of the one that an object holds.

    What cannot be parsed is one member, the last.

    A file without an item is one member, too, so that it has an outcome.
    """
    text = decode(data)[0].lstrip(" \t\r\n\ufeff")
    del data
    decoder, at = json.JSONDecoder(), _wrapped(text)
    wrapped = at > 0
    if not _AN_ITEM.search(text):
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
    text = decode(data)[0]
    del data
    for line in _LINE.finditer(text):
        if line[0].strip():
            yield Member(line[0].strip("\r").encode("utf-8", "replace"), "item.json")


def _table(data: bytes) -> Iterator[Member]:
    text = decode(data)[0].lstrip("\ufeff")
    del data
    csv.field_size_limit(_LONGEST_CELL)
    head = text[: text.find("\n") + 1] or text
    between = max("\t,;", key=head.count)
    rows = csv.reader((row[0] for row in _ROW.finditer(text)), delimiter=between)
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


class _Watched:
    """A file that may be read no further than :data:`MOST_BYTES` from where :meth:`go_on` was said.

    Of one that is broken off everything before is read, and then it is told: the library takes an EOFError for the end.
    """

    def __init__(self, file: io.BufferedIOBase) -> None:
        self.file, self.left = file, MOST_BYTES

    def read(self, size: int) -> bytes:
        try:
            data = self.file.read1(size)
        except EOFError:
            raise OSError("broken off") from None
        self.left -= len(data)
        if self.left < 0:
            raise TooLargeError(f"a page, or what stands for one, of over {MOST_BYTES:,} bytes; take it out")
        return data

    def go_on(self) -> None:
        self.left = MOST_BYTES


def _archive(file: io.BufferedIOBase) -> Iterator[Member]:
    """The pages of a WARC, with the address and the day of each; pictures, requests and errors are none."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    watched, number = _Watched(file), 0
    try:
        records = iter(ArchiveIterator(watched, block_size=_BLOCK))
        while record := _quietly(records):
            watched.go_on()
            kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else record.content_type or ""
            answered = record.rec_type == "resource" or (record.http_headers is not None and record.http_headers.get_statuscode() == "200")
            if record.rec_type not in ("response", "resource") or not answered or "html" not in kind.lower():
                continue
            fields = {"url": record.rec_headers.get_header("WARC-Target-URI")}
            page = record.content_stream().read()
            record.raw_stream.read()  # what may stand behind a page in pieces
            if getattr(record.raw_stream, "limit", 0) > 0:
                raise EOFError("it ends in the middle of a page")
            number += 1
            yield Member(page, "page.html", json.dumps(fields).encode())
    except (ArchiveLoadFailed, OSError, ValueError, EOFError, zlib.error) as error:
        raise UnreadableError(f"broken behind page {number} ({error}); save the archive again".replace("\n", " ")) from error


_READERS: Mapping[str, Callable[[bytes], Iterable[Member]]] = {
    ".json": _json, ".jsonl": _lines, ".ndjson": _lines, ".csv": _table, ".tsv": _table, ".rss": _feed, ".atom": _feed,
    ".xml": _feed, ".rdf": _feed,
}  # fmt: skip
ENDINGS = (*_READERS, ".warc")
