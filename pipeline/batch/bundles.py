"""The members of a file that holds many articles, as they come: no process has more of them at once than it works on."""

from __future__ import annotations

import os
from collections.abc import Iterator

from pipeline.batch.place import regular
from pipeline.errors import PipelineError, UnreadableError
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


_numbers: dict[tuple[object, ...], int] = {}
"""How many members the files have that were taken apart to their end."""


def _stamp(root: str, relative: str, descriptor: int) -> tuple[object, ...]:
    status = os.fstat(descriptor)
    return root, relative, status.st_ino, status.st_size, status.st_mtime_ns


def number_of(root: str, relative: str) -> int:
    """How many members a bundle has; it is taken apart only if that is not known. See :func:`members_of` for what is raised."""
    with regular(root, relative) as descriptor:
        known = _numbers.get(_stamp(root, relative, descriptor))
    return sum(1 for _ in members_of(root, relative)) if known is None else known


def members_of(root: str, relative: str) -> Iterator[bundle.Member]:
    """Take a bundle apart, one member after the other.

    Raises:
        OSError: it cannot be read, or a link stands in the way.
        PipelineError: it is not what its name says, or too large.
    """
    with regular(root, relative) as descriptor, open(descriptor, "rb", closefd=False) as file:
        number, stamp = 0, _stamp(root, relative, descriptor)
        try:
            for member in bundle.members(relative, file):
                number += 1
                yield member
            _numbers[stamp] = number
        except (PipelineError, OSError):
            raise
        except Exception as error:  # what a library did not expect in one file ends that file, not the run
            raise UnreadableError(f"cannot be taken apart ({type(error).__name__}: {error}); save its articles one by one".replace("\n", " ")) from error
