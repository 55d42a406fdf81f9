"""The life of a folder: which reports in OUT no longer speak of an article.

An article is looked for where its report's path says it was, in SOURCE and in the other folders that OUT was made of (the
record of a run lists them), so nothing has to be remembered of an article that is no longer there.
"""

from __future__ import annotations

import errno
import functools
import json
import os
import re
import stat
from collections.abc import Callable, Container, Iterator
from pathlib import Path

from pipeline.batch.place import folder, is_ours, regular
from pipeline.batch.walk import Shard, file_of, items_of, shown, target_of
from pipeline.errors import PipelineError
from pipeline.reports import HEAD, RUN, files, gone, record

_SOURCE = re.compile(re.escape(HEAD) + rb'\s*"id": "[0-9a-f]*",\s*"source": ("(?:[^"\\]|\\.)*")')
_LONGEST_HEAD = 1 << 16  # bytes in which a report has told its source


def roots_of(root: Path, out: Path) -> list[str]:
    """The folders whose articles have reports in OUT: those that earlier runs told of, and this one."""
    call = record(out / RUN).get("call")
    before = call.get("roots") if isinstance(call, dict) else None
    shards = record(out / RUN).get("shards")
    for each in shards if isinstance(shards, list) else []:
        before = before or (each.get("roots") if isinstance(each, dict) else None)
    this = str((root if root.is_dir() else root.parent).resolve())
    return sorted({this, *(str(each) for each in before if isinstance(before, list))}) if before else [this]


def departed(root: Path, out: Path, part: Shard, *, hurried: bool = False) -> Iterator[str]:
    """The reports of this shard, by their path below OUT, whose article is no longer there.

    A run of one file knows nothing of the others: what was gone before is still gone, but for that file.

    Args:
        hurried: somebody waits for the end of the run: files of many articles are not read, their lines that were gone still are.
    """
    if not root.is_dir():
        own = target_of(root.name)
        yield from sorted(report for report in gone(out) if report != own and is_ours(out, report))
        return
    roots = roots_of(root, out)
    lines = (lambda root, file: _Every()) if hurried else functools.lru_cache(maxsize=8)(_lines)  # reports of one file stand together
    before = gone(out) if hurried else frozenset()
    for path in files(out, also_gone=True):
        report = path.relative_to(out).as_posix()
        file, line = file_of(report)
        source = _source_at(report)
        stands = any(_stands(each, file, line, lines) for each in roots) and (line is None or report not in before)
        if part.has(source) and not stands and is_ours(out, report):
            yield report


def in_place(out: Path, report: str) -> bool:
    """Whether a report stands where a run put it: a copy of one, under another name, is somebody's own."""
    try:
        with regular(out, report) as descriptor:
            found = _SOURCE.match(os.read(descriptor, _LONGEST_HEAD))
        return found is not None and json.loads(found[1]) == _source_at(report)
    except (OSError, ValueError):
        return False


def _source_at(report: str) -> str:
    """Who the article is whose report belongs there."""
    file, line = file_of(report)
    return shown(file) if line is None else f"{shown(file)}#{line}"


def _stands(root: str, file: str, line: int | None, lines: Callable[[str, str], Container[int]]) -> bool:
    return _is_article(root, file) and (line is None or line in lines(root, file))


def _is_article(root: str, file: str) -> bool:
    """Whether a file is there as the walk would find it; where nobody can tell, it is."""
    *above, name = file.split("/")
    if any(part.startswith(".") for part in (*above, name)):
        return False
    try:
        with folder(root, above) as here:
            return stat.S_ISREG(os.stat(name, dir_fd=here, follow_symlinks=False).st_mode)
    except OSError as error:
        return error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)


class _Every:
    """The lines of a file that cannot be read now: any may be there."""

    def __contains__(self, line: object) -> bool:
        return True


def _lines(root: str, file: str) -> Container[int]:
    """The numbers of the articles of a file that holds many."""
    try:
        return frozenset(items_of(root, file))
    except (OSError, PipelineError):
        return _Every()
