"""Reports as files: sealed when they are written, believed only whole, and found again in the folder of a run."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model import Report, unproved

RUN = "run.json"
HEAD = b'{\n "schema_version": "1",\n "article": {'
"""How every report begins: what a run may replace."""

_UNSEALED = b"null\n}"
_SEAL = re.compile(rb'"([0-9a-f]{32})\.(\d{1,18})\.([0-9a-f]{32})"\n\}\n')
_LONGEST_SEAL = 100


def sealed(report: Report, key: str) -> bytes:
    """A report as it stands in its file: UTF-8, one fixed order of keys, at the end its key, length and digest.

    Args:
        key: what it was made from and by, 32 hexadecimal digits.
    """
    body = report.model_copy(update={"key": None}).model_dump_json(indent=1).encode().removesuffix(_UNSEALED)
    return body + f'"{key}.{len(body)}.{_digest(body, key.encode())}"\n}}\n'.encode()


def key_in(content: bytes) -> str | None:
    """The key of a report whose every byte is as it was written, else None.

    >>> key_in(b'{"key": "0"}') is None
    True
    """
    found = _SEAL.search(content, max(0, len(content) - _LONGEST_SEAL))
    if found is None or found.end() != len(content) or int(found[2]) != found.start():
        return None
    whole = _digest(content[: found.start()], found[1]).encode() == found[3]
    return found[1].decode() if whole else None


def _digest(body: bytes, key: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16, key=key).hexdigest()


def read(content: bytes) -> Report:
    """The report in a file's bytes; whoever wrote it, the article has words for whatever its facts state.

    Raises:
        ValueError: it is none of this version, or states something without words.

    >>> try:
    ...     read(b"{}")
    ... except ValueError as error:
    ...     print(str(error).partition("\\n")[0])
    3 validation errors for Report
    """
    report = Report.model_validate_json(content)
    if wrong := unfounded(report):
        raise ValueError(wrong)
    return report


def unfounded(report: Report) -> str:
    """What is first stated without words of the article, or by words that do not stand where they are said to; else nothing."""
    text = report.article.text
    for fact in report.facts:
        for e in fact.evidence:
            if e.end > len(text) or text[e.start : e.end] != e.text:
                return f"fact {fact.id} ({fact.rule}) quotes other words than it points at"
        shown = {e.text for e in fact.evidence if e.field == "investors"}
        without = [*unproved(fact), *(each.text for each in getattr(fact, "investors", ()) if each.text not in shown)]
        if without:
            return f"fact {fact.id} ({fact.rule}) has no words for {without[0]}"
    return ""


def files(out: Path, *, also_gone: bool = False) -> Iterator[Path]:
    """Every ``.json`` below ``out`` that may be a report, in order of path; links are not followed.

    Args:
        also_gone: those, too, whose article is gone or fails now, as the run's record tells.

    Raises:
        UsageError: ``out`` is no folder.
    """
    if not out.is_dir():
        raise UsageError(f"{out}: no such folder; give the folder that `jiyao run SOURCE --out` wrote")
    left_out = frozenset() if also_gone else gone(out)
    for relative in _below(out):
        if relative != RUN and relative not in left_out:
            yield out / relative


def _below(out: Path) -> Iterator[str]:
    """The files below ``out`` in order, however deep they stand."""
    open_folders = [("", iter(_entries(out)))]
    while open_folders:
        above, entries = open_folders[-1]
        entry = next(entries, None)
        if entry is None:
            open_folders.pop()
        elif entry.name.startswith(".") or entry.is_symlink():
            continue
        elif entry.is_dir(follow_symlinks=False):
            below = f"{above}{entry.name}/"
            open_folders.append((below, iter(_entries(out / below))))
        elif entry.name.endswith(".json") and entry.is_file(follow_symlinks=False):
            yield above + entry.name


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            return sorted(listing, key=lambda entry: entry.name)
    except OSError:  # taken away meanwhile
        return []


def gone(out: Path) -> frozenset[str]:
    """The reports, by their path below ``out``, that no longer speak of an article, as the run's record tells."""
    listed = record(out / RUN).get("gone")
    entries = listed if isinstance(listed, list) else []
    return frozenset(str(entry.get("report")) for entry in entries if isinstance(entry, dict))


def record(file: Path) -> dict[str, object]:
    """A record of a run, ``{}`` where there is none that can be read."""
    try:
        content = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
