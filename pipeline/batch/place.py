"""Where a run puts its files: each whole or not at all, through no link, over nothing that it did not write.

A file is written under a random name that nobody has (O_EXCL) in ``OUT/.jiyao`` and then renamed. Its writer holds a lock
on it (flock) for as long as it has that name, so whoever cleans up can tell the dead from the living on any machine and
in any container, and takes away only what nobody holds.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.reports import HEAD

WORKSHOP = ".jiyao"
RECORD_HEADS = (b'{\n "call": {', b'{\n "shards": [')

_PART = re.compile(r"[0-9a-f]{32}\.part")
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_FILE = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


class OccupiedError(PipelineError):
    """Where a file of ours should stand there is something else, which stays."""

    reason = "occupied"


@contextlib.contextmanager
def folder(root: str | Path, parts: Sequence[str] = (), *, make: bool = False) -> Iterator[int]:
    """The descriptor of a folder below ``root``, reached through no link; ``root`` itself is taken as it was named.

    Raises:
        OSError: there is no such folder, or a link stands in the way.
    """
    here = os.open(root, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        for part in parts:
            if make:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(part, dir_fd=here)
            below = os.open(part, _FOLDER, dir_fd=here)
            os.close(here)
            here = below
        yield here
    finally:
        os.close(here)


@contextlib.contextmanager
def regular(root: str | Path, relative: str) -> Iterator[int]:
    """The descriptor of a regular file below ``root``, reached through no link.

    Raises:
        OSError: there is none, a link stands in the way, or it is a pipe or device.
    """
    *above, name = relative.split("/")
    with folder(root, above) as here:
        descriptor = os.open(name, _FILE, dir_fd=here)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        yield descriptor
    finally:
        os.close(descriptor)


def content(root: str | Path, relative: str, most: int | None = None) -> bytes | None:
    """The bytes of a file below ``root``, or None where there is none that can be read, or it has more than ``most``."""
    try:
        with regular(root, relative) as descriptor, open(descriptor, "rb", closefd=False) as file:
            found = file.read() if most is None else file.read(most + 1)
    except OSError:
        return None
    return found if most is None or len(found) <= most else None


def is_ours(root: str | Path, relative: str, heads: Sequence[bytes] = (HEAD,)) -> bool:
    """Whether a file of ours stands there: a regular one that begins as ours do."""
    try:
        with regular(root, relative) as descriptor:
            begins = os.read(descriptor, max(map(len, heads)))
    except OSError:
        return False
    return begins.startswith(tuple(heads))


def write(root: str | Path, relative: str, content: bytes, *, heads: Sequence[bytes] = (HEAD,)) -> None:
    """Put one file in its place below ``root``, whole or not at all.

    Args:
        relative: its path, parted by ``/``.
        heads: how a file begins that may be replaced.

    Raises:
        OSError: it cannot be written; what stood there still stands.
        OccupiedError: something that is not ours stands there, and still does.
    """
    *above, name = relative.split("/")
    with _no_folder(relative), folder(root) as out, folder(root, above, make=True) as target:
        _refuse_others(target, name, relative, heads)
        shop, descriptor, part = _begun(out)
        try:
            with open(descriptor, "wb", closefd=False) as file:
                file.write(content)
                file.flush()
                os.fsync(descriptor)
            os.replace(part, name, src_dir_fd=shop, dst_dir_fd=target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(part, dir_fd=shop)
            raise
        finally:
            os.close(descriptor)  # and with it the lock
            os.close(shop)


@contextlib.contextmanager
def _no_folder(relative: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOTDIR, errno.ELOOP):
            raise
        where = f"{relative}: on the way to it, or where {WORKSHOP} should be,"
        raise OccupiedError(f"{where} a link or a file stands in OUT instead of a folder; take it away, or name another --out") from error


def _refuse_others(target: int, name: str, relative: str, heads: Sequence[bytes]) -> None:
    try:
        descriptor = os.open(name, _FILE, dir_fd=target)
    except FileNotFoundError:
        return
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise OccupiedError(f"{relative}: a link stands there in OUT; take it away, or name another --out") from error
    try:
        status = os.fstat(descriptor)
        begins = os.read(descriptor, max(map(len, heads))) if stat.S_ISREG(status.st_mode) else b"?"
    finally:
        os.close(descriptor)
    if begins and not begins.startswith(tuple(heads)):
        raise OccupiedError(f"{relative}: what stands there in OUT is not of ours; move it away, or name another --out")


def _begun(out: int) -> tuple[int, int, str]:
    """The workshop, a new file in it that is locked, and its name."""
    while True:
        with contextlib.suppress(FileExistsError):
            os.mkdir(WORKSHOP, dir_fd=out)
        with contextlib.suppress(FileNotFoundError):  # a run that has ended took the empty workshop away
            shop = os.open(WORKSHOP, _FOLDER, dir_fd=out)
            try:
                _refuse_strangers(shop, out)
                part = f"{secrets.token_hex(16)}.part"
                descriptor = os.open(part, _NEW, 0o666, dir_fd=shop)
            except BaseException:
                os.close(shop)
                raise
            _lock(descriptor, wait=True)
            if os.fstat(descriptor).st_nlink:
                return shop, descriptor, part
            os.close(descriptor)  # swept before it was locked
            os.close(shop)


def _refuse_strangers(shop: int, out: int) -> None:
    owner = os.fstat(shop).st_uid
    if owner not in (os.geteuid(), 0, os.fstat(out).st_uid):
        raise OccupiedError(f"{WORKSHOP}: belongs to another user (uid {owner}); take it away, or name another --out")


def _lock(descriptor: int, *, wait: bool) -> bool:
    """Hold the file, if this file system has locks; whether it is held."""
    import fcntl  # not on Windows, where only `jiyao run` is missing

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def sweep(root: str | Path) -> None:
    """Take away what dead writers left half-written, and the workshop itself when it is empty; never fails."""
    with contextlib.suppress(OSError), folder(root) as out:
        with folder(root, [WORKSHOP]) as shop:
            for name in os.listdir(shop):
                if _PART.fullmatch(name):
                    with contextlib.suppress(OSError):
                        _sweep_part(shop, name)
        os.rmdir(WORKSHOP, dir_fd=out)  # not when another run is at work, or something else is in it


def _sweep_part(shop: int, name: str) -> None:
    descriptor = os.open(name, os.O_RDWR | _FILE, dir_fd=shop)
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode) and _lock(descriptor, wait=False):
            os.unlink(name, dir_fd=shop)
    finally:
        os.close(descriptor)


def remove(root: str | Path, relative: str) -> bool:
    """Take away a report of ours; whether it was there. Folders that it leaves empty go, too.

    Raises:
        OSError: it cannot be taken away.
    """
    if not is_ours(root, relative):
        return False
    *above, name = relative.split("/")
    with folder(root, above) as here:
        os.unlink(name, dir_fd=here)
    with contextlib.suppress(OSError):
        while above:
            *above, name = above
            with folder(root, above) as here:
                os.rmdir(name, dir_fd=here)
    return True
