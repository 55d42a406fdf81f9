"""The members of a file that holds many articles, taken apart once a process however many of them are done."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator

from pipeline.batch.place import regular
from pipeline.errors import TooLargeError
from pipeline.reading import KINDS, bundle

_HEAD = 4096


def is_bundle(root: str, relative: str) -> bool:
    """Whether a file holds many articles, by its name and, where that leaves it open, its first bytes."""
    if not bundle.may_be(relative, KINDS):
        return False
    try:
        with regular(root, relative) as descriptor:
            return bundle.is_one(relative, os.read(descriptor, _HEAD))
    except OSError:
        return False


def members_of(root: str, relative: str) -> tuple[bundle.Member, ...]:
    """Take a bundle apart.

    Raises:
        OSError: it cannot be read, or a link stands in the way.
        PipelineError: it is not what its name says, or too large.
    """
    with regular(root, relative) as descriptor:
        status = os.fstat(descriptor)
    return _taken_apart(root, relative, (status.st_ino, status.st_size, status.st_mtime_ns))


@functools.lru_cache(maxsize=1)
def _taken_apart(root: str, relative: str, stamp: tuple[int, ...]) -> tuple[bundle.Member, ...]:
    with regular(root, relative) as descriptor, open(descriptor, "rb", closefd=False) as file:
        data = file.read(bundle.MOST_BYTES + 1)
    if len(data) > bundle.MOST_BYTES:
        raise TooLargeError(f"over {bundle.MOST_BYTES:,} bytes; split it")
    return tuple(bundle.members(relative, data))


def numbered(root: str, relative: str) -> Iterator[tuple[int, bytes]]:
    """The members of a bundle: number from 1, bytes; see :func:`members_of` for what is raised."""
    for number, member in enumerate(members_of(root, relative), 1):
        yield number, member.data
