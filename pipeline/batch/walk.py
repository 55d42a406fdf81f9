"""A folder → its articles in a fixed order, one at a time, and a reason for everything that is passed over.

Nothing is followed out of the folder: links are passed over (an article is read where it stands), and so are pipes,
sockets and devices. Memory grows with the largest single folder, not with the tree.

An article has one identity, its ``source``: the path below SOURCE as text (:func:`shown`) and, of a ``.jsonl``, the number
of the line behind ``#``. No two articles share one, and each has a place in OUT of its own (:func:`target_of`).
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.bundles import is_bundle, members_of, number_of
from pipeline.batch.place import regular
from pipeline.errors import PipelineError, UnsupportedError, UsageError
from pipeline.lexicons.brought import is_lexicon
from pipeline.reading import KINDS, bundle, kind_of

_CHUNK = 1 << 20
_SHARDS = 10_000
_SIDECAR = ".meta.json"
_OF_OURS = re.compile(r".*\.json(\.\d+-of-\d+)?~*", re.DOTALL)  # folders called as reports and records are


@dataclass(frozen=True, slots=True)
class Task:
    """One article to do.

    Attributes:
        source: who it is, as the report gives it; a line of a .jsonl has its number behind ``#``.
        root, relative: the folder, and the file's path below it.
        target: where the report goes, relative to OUT.
        offset, length: bytes of a .jsonl line; length -1 is the whole file.
        digest: of a .jsonl line, as the walk saw it.
        member: of a bundle, as the walk saw it: nobody has to take the bundle apart again; its length is 0.
    """

    source: str
    root: str
    relative: str
    target: str
    offset: int = 0
    length: int = -1
    digest: bytes = b""
    member: bundle.Member | None = None

    @property
    def file(self) -> str:
        """The file as text, without the number of a line."""
        return self.source if self.length < 0 else self.source.rpartition("#")[0]


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
        found = re.fullmatch(r"(\d{1,5})/(\d{1,5})", text, re.ASCII)
        number, of = map(int, found.groups()) if found else (0, 0)
        if not 1 <= number <= of <= _SHARDS:
            raise UsageError(f"--shard {text[:30]}: write it as I/N with 1 ≤ I ≤ N ≤ {_SHARDS:,}, such as 2/4 for the second of four")
        return cls(number, of)

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
    """A path as it can stand in JSON, another text for every path: bytes that are not UTF-8, and ``\\``, as ``\\xNN``.

    >>> shown("a\\udcff.md"), shown("a\\\\xff.md")
    ('a\\\\xff.md', 'a\\\\x5cxff.md')
    """
    return name.replace("\\", "\\x5c").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def target_of(relative: str) -> str:
    """Where the report of a file goes: its path with ``.json`` appended; folders that are called like a file of ours get a ``~``.

    >>> target_of("a/b.md"), target_of("b.md.json/c.md"), target_of("b.md.json~/c.md")
    ('a/b.md.json', 'b.md.json~/c.md.json', 'b.md.json~~/c.md.json')
    """
    *folders, name = relative.split("/")
    return "/".join([*(f"{part}~" if _OF_OURS.fullmatch(part) else part for part in folders), f"{name}.json"])


def _may_hold_many(name: str) -> bool:
    return kind_of(name) == "jsonl" or bundle.may_be(name, KINDS)


def file_of(target: str) -> tuple[str, int | None]:
    """The file that a report is of, and the line of a .jsonl: what :func:`target_of` does, backwards.

    >>> file_of("b.md.json~/c.md.json"), file_of("a/n.jsonl/3.json")
    (('b.md.json/c.md', None), ('a/n.jsonl', 3))
    """
    *parts, name = target.split("/")
    folders = [part[:-1] if part.endswith("~") and _OF_OURS.fullmatch(part[:-1]) else part for part in parts]
    line = re.fullmatch(r"([1-9]\d{0,17})\.json", name, re.ASCII)
    if line and folders and _may_hold_many(folders[-1]):
        return "/".join(folders), int(line[1])
    return "/".join([*folders, name.removesuffix(".json")]), None


def walk(root: Path, *, without: Iterable[Path] = (), shard: Shard | None = None) -> Iterator[Task | Passed]:
    """Yield every article below ``root`` in order of path, and a :class:`Passed` for everything else.

    Args:
        root: a folder, or one file.
        without: folders to leave out (OUT and its review, when they are inside).
        shard: only this part; what is passed over is told by the first shard alone.
    """
    shard = shard or Shard()
    found = _file(root.parent, root.name) if root.is_file() else _folder(root, "", {_identity(path) for path in without} - {None})
    for each in found:
        if isinstance(each, Task):
            if shard.has(each.source):
                yield each
        elif shard.number == 1:
            yield each


def _identity(folder: Path | os.DirEntry[str]) -> tuple[int, int] | None:
    """What a folder is, whatever it is called: a path would have to be resolved, which takes a look at every folder above it."""
    try:
        status = os.stat(folder)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _folder(root: Path, below: str, without: Collection[tuple[int, int] | None]) -> Iterator[Task | Passed]:
    pending = [below]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(os.path.join(root, here)) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Passed(shown(here) or ".", "unreadable", f"{error.strerror}; check the folder's permissions", lost=True)
            continue
        folders, beside = [], _sidecars_of(entry.name for entry in entries)
        for entry in entries:
            relative = f"{here}/{entry.name}" if here else entry.name
            if entry.is_symlink():
                yield Passed(shown(relative), "link", "links are not followed; an article is read where it stands")
            elif entry.name.startswith("."):
                yield Passed(shown(relative), "hidden", "hidden files and folders are not read")
            elif entry.is_dir(follow_symlinks=False):
                if not without or _identity(entry) not in without:
                    folders.append(relative)
            elif entry.name.lower().endswith(_SIDECAR) and entry.name not in beside:
                yield Passed(shown(relative), "lone_sidecar", "fields of an article that does not stand beside it")
            else:
                yield from _entry(root, relative, entry)
        pending += reversed(folders)


def _entry(root: Path, relative: str, entry: os.DirEntry[str]) -> Iterator[Task | Passed]:
    try:
        regular = entry.is_file(follow_symlinks=False)  # from the listing: what a look at the file tells, an entry would keep
    except OSError as error:
        yield Passed(shown(relative), "unreadable", str(error.strerror), lost=True)
        return
    if not regular:
        yield Passed(shown(relative), "special", "a pipe, socket or device, not a file")
        return
    yield from _file(root, relative)


def _sidecars_of(names: Iterable[str]) -> frozenset[str]:
    """The sidecars that the articles of a folder read, if they are there.

    >>> sorted(_sidecars_of(["a.md", "b.jpg"]))
    ['a.md.meta.json', 'a.meta.json']
    """
    return frozenset(f"{of}{_SIDECAR}" for name in names if kind_of(name) for of in (name, name.rpartition(".")[0]))


def _file(root: Path, relative: str) -> Iterator[Task | Passed]:
    kind = kind_of(relative)
    if is_bundle(str(root), relative):
        yield from _or_empty(relative, _members(root, relative))
    elif kind is None:
        if not relative.lower().endswith(_SIDECAR) and not is_lexicon(relative):  # both are read with the articles
            yield Passed(shown(relative), "unsupported", f"not a kind that is read; those are {' '.join((*KINDS, *bundle.ENDINGS))} and .gz of them")
    elif kind == "jsonl":
        yield from _or_empty(relative, _lines(root, relative))
    else:
        yield Task(shown(relative), str(root), relative, target_of(relative))


def _or_empty(relative: str, found: Iterator[Task | Passed]) -> Iterator[Task | Passed]:
    """What was found in a file of many; one that holds nothing is told, too, or nobody would know that it was looked at."""
    first = next(found, None)
    yield Passed(shown(relative), "empty", "a file of articles with none in it") if first is None else first
    yield from found


def _members(root: Path, relative: str) -> Iterator[Task | Passed]:
    """A task for every member of a bundle, numbered as lines are."""
    source, below = shown(relative), target_of(f"{relative}/x").removesuffix("x.json")
    try:
        for number, member in enumerate(members_of(str(root), relative), 1):
            yield Task(f"{source}#{number}", str(root), relative, f"{below}{number}.json", length=0, member=member)
    except UnsupportedError as error:
        yield Passed(source, error.reason, str(error))
    except PipelineError as error:
        yield Passed(source, error.reason, str(error), lost=True)
    except OSError as error:
        yield Passed(source, "unreadable", f"{error.strerror}; check the file's permissions", lost=True)


def items_of(root: str | Path, relative: str) -> Iterator[int]:
    """The numbers of the articles of a file that holds many.

    Raises:
        OSError: it cannot be read.
        PipelineError: it is not what its name says.
    """
    if is_bundle(str(root), relative):
        yield from range(1, number_of(str(root), relative) + 1)
    elif kind_of(relative) == "jsonl":
        yield from (number for number, _, _, _ in lines_of(root, relative))


def _lines(root: Path, relative: str) -> Iterator[Task | Passed]:
    """A task for every line that is not empty: ``a.jsonl`` line 3 is ``a.jsonl#3``, its report ``a.jsonl/3.json``."""
    source, below = shown(relative), target_of(f"{relative}/x").removesuffix("x.json")
    try:
        for number, start, length, digest in lines_of(root, relative):
            yield Task(f"{source}#{number}", str(root), relative, f"{below}{number}.json", start, length, digest)
    except OSError as error:
        yield Passed(source, "unreadable", f"{error.strerror}; check the file's permissions", lost=True)


def lines_of(root: str | Path, relative: str) -> Iterator[tuple[int, int, int, bytes]]:
    """The lines of a file that are not empty: number from 1, first byte, length in bytes, digest.

    Raises:
        OSError: it cannot be read, or a link stands in the way.
    """
    number, start, empty, digest = 1, 0, True, hashlib.blake2b(digest_size=16)
    with regular(root, relative) as descriptor, open(descriptor, "rb", closefd=False) as file:
        while chunk := file.read(_CHUNK):
            at, place = file.tell() - len(chunk), 0
            while (stop := chunk.find(b"\n", place)) >= 0:
                piece = chunk[place:stop]
                if not empty or piece.strip():
                    digest.update(piece)
                    yield number, start, at + stop - start, digest.digest()
                number, start, empty, place = number + 1, at + stop + 1, True, stop + 1
                digest = hashlib.blake2b(digest_size=16)
            digest.update(chunk[place:])
            empty = empty and not chunk[place:].strip()
        if not empty:
            yield number, start, file.tell() - start, digest.digest()
