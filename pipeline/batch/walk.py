"""A folder → its articles in a fixed order, one at a time, and a reason for everything that is passed over.

Nothing is followed out of the folder: links are passed over (an article is read where it stands), and so are pipes,
sockets and devices. Memory grows with the largest single folder, not with the tree.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.lexicons.brought import is_lexicon
from pipeline.reading import KINDS, kind_of

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Task:
    """One article to do.

    Attributes:
        source: its relative path as the report gives it; a line of a .jsonl has its number behind ``#``.
        path: the file to read.
        target: where the report goes, relative to OUT.
        offset, length: bytes of a .jsonl line; length -1 is the whole file.
    """

    source: str
    path: str
    target: str
    offset: int = 0
    length: int = -1


@dataclass(frozen=True, slots=True)
class Passed:
    """Something in the folder that is no article, and why: ``unsupported`` ``link`` ``hidden`` ``special`` …

    ``lost`` tells a folder or file that could not be looked at, which is a failure, from what is rightly passed over.
    """

    source: str
    reason: str
    message: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Shard:
    """Part ``number`` (from 1) of ``of``: an article belongs to exactly one, by its path, on every machine."""

    number: int = 1
    of: int = 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Read ``I/N``.

        Raises:
            UsageError: not two numbers with 1 ≤ I ≤ N.

        >>> Shard.parse("2/4")
        Shard(number=2, of=4)
        """
        number, slash, of = text.partition("/")
        numbers = slash and number.isdecimal() and of.isdecimal()
        if not numbers or not 1 <= int(number) <= int(of):
            raise UsageError(f"--shard {text}: write it as I/N with 1 ≤ I ≤ N, such as 2/4 for the second of four")
        return cls(int(number), int(of))

    def has(self, source: str) -> bool:
        """Whether this shard does the article.

        >>> sum(Shard(n, 3).has("a.md") for n in (1, 2, 3))
        1
        """
        if self.of == 1:
            return True
        digest = hashlib.blake2b(source.encode("utf-8", "surrogateescape"), digest_size=8).digest()
        return int.from_bytes(digest, "big") % self.of == self.number - 1


def shown(name: str) -> str:
    """A file name as it can stand in JSON: bytes that are not UTF-8 are written out as ``\\xNN``.

    >>> shown("a\\udcff.md")
    'a\\\\xff.md'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def walk(root: Path, *, without: Path | None = None, shard: Shard | None = None) -> Iterator[Task | Passed]:
    """Yield every article below ``root`` in order of path, and a :class:`Passed` for everything else.

    Args:
        root: a folder, or one file.
        without: a folder to leave out (OUT, when it is inside).
        shard: only this part; what is passed over is told by the first shard alone.
    """
    shard = shard or Shard()
    found = _file(root.parent, root.name) if root.is_file() else _folder(root, "", without.resolve() if without else None)
    for each in found:
        if isinstance(each, Task):
            if shard.has(each.source):
                yield each
        elif shard.number == 1:
            yield each


def _folder(root: Path, below: str, without: Path | None) -> Iterator[Task | Passed]:
    pending = [below]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(os.path.join(root, here)) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Passed(shown(here) or ".", "unreadable", f"{error.strerror}; check the folder's permissions", lost=True)
            continue
        folders = []
        for entry in entries:
            relative = f"{here}/{entry.name}" if here else entry.name
            if entry.is_symlink():
                yield Passed(shown(relative), "link", "links are not followed; an article is read where it stands")
            elif entry.name.startswith("."):
                yield Passed(shown(relative), "hidden", "hidden files and folders are not read")
            elif entry.is_dir(follow_symlinks=False):
                if without is None or Path(root, relative).resolve() != without:
                    folders.append(relative)
            else:
                yield from _entry(root, relative, entry)
        pending += reversed(folders)


def _entry(root: Path, relative: str, entry: os.DirEntry[str]) -> Iterator[Task | Passed]:
    try:
        regular = stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
    except OSError as error:
        yield Passed(shown(relative), "unreadable", str(error.strerror), lost=True)
        return
    if not regular:
        yield Passed(shown(relative), "special", "a pipe, socket or device, not a file")
        return
    yield from _file(root, relative)


def _file(root: Path, relative: str) -> Iterator[Task | Passed]:
    path, source = os.path.join(root, relative), shown(relative)
    kind = kind_of(relative)
    if kind is None:
        if not relative.lower().endswith(".meta.json") and not is_lexicon(relative):  # both are read with the articles
            yield Passed(source, "unsupported", f"not a kind that is read; those are {' '.join(KINDS)}")
    elif kind == "jsonl":
        yield from _lines(path, source, relative)
    else:
        yield Task(source, path, f"{relative}.json")


def _lines(path: str, source: str, relative: str) -> Iterator[Task | Passed]:
    """A task for every line that is not empty: ``a.jsonl`` line 3 is ``a.jsonl#3``, its report ``a.jsonl/3.json``."""
    number, start, empty = 1, 0, True
    try:
        with open(path, "rb") as file:
            while chunk := file.read(_CHUNK):
                at = file.tell() - len(chunk)
                place = 0
                while (stop := chunk.find(b"\n", place)) >= 0:
                    if not empty or chunk[place:stop].strip():
                        yield Task(f"{source}#{number}", path, f"{relative}/{number}.json", start, at + stop - start)
                    number, start, empty, place = number + 1, at + stop + 1, True, stop + 1
                empty = empty and not chunk[place:].strip()
            if not empty:
                yield Task(f"{source}#{number}", path, f"{relative}/{number}.json", start, file.tell() - start)
    except OSError as error:
        yield Passed(source, "unreadable", f"{error.strerror}; check the file's permissions", lost=True)
