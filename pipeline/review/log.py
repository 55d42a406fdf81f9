"""The log of decisions: one JSON object a line in ``OUT.review/decisions.jsonl``, beside OUT, only ever appended to.

Beside and not inside, so that deleting OUT and running again loses nothing. Every line names its reviewer; a line is on
the disk (fsync) before anyone is told that it was kept; nobody's line is ever rewritten: undoing appends, too.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal

from pydantic import ValidationError

from pipeline.model import Model
from pipeline.review.owner import LogError, folder, trusted
from pipeline.review.reading import Reading, is_fact


class Verdict(Model):
    """What a name is: another spelling of ``canonical``, or no organisation at all."""

    text: str
    verdict: Literal["alias", "not_a_company"]
    canonical: str | None = None


class Decision(Model):
    """One line of the log.

    Attributes:
        id: unique; a line that arrives twice is kept once.
        batch: shared by decisions made with one key press, so that one undo takes them all back.
        source, sha256: the article, and its content when it was read.
        before: the reading decided upon; None for a fact that was missed.
        after: the reading that holds from now on; None for a rejected one. The same as ``before`` when accepted.
        name: for ``name``: what a name is.
        undoes: for ``undo``: the id of the decision taken back.
        seen: for ``done``: one line for each fact as it was then, so that a later report can show what is new.
    """

    id: str
    batch: str | None = None
    at: str
    reviewer: str
    source: str
    sha256: str
    action: Literal["accept", "reject", "correct", "add", "name", "done", "undo"]
    before: Reading | None = None
    after: Reading | None = None
    name: Verdict | None = None
    undoes: str | None = None
    seen: tuple[str, ...] = ()


def path(out: Path) -> Path:
    """The log of ``out``."""
    return folder(out) / "decisions.jsonl"


def machine_path(out: Path, report: str) -> Path:
    """Where a run keeps what the rules alone said of an article that has decisions, by its report's path below OUT."""
    return folder(out) / "machine" / report


def read(out: Path) -> tuple[list[Decision], list[str]]:
    """Every decision in the order it was made, and a line for each one that cannot be read.

    A line without its end is a write that was cut off: it was never confirmed.

    Raises:
        LogError: the log exists and cannot be opened.
    """
    lines, _ = tail(out, 0)
    decisions, bad, seen = [], [], set()
    for number, decision in enumerate(lines, 1):
        if decision is None:
            bad.append(damaged(out, number))
        elif decision.id not in seen:
            seen.add(decision.id)
            decisions.append(decision)
    return decisions, bad


def damaged(out: Path, number: int) -> str:
    """What is said of a line that is no decision.

    >>> damaged(Path("out"), 3)
    'out.review/decisions.jsonl:3: damaged, no decision; it holds nothing until it is made again'
    """
    return f"{folder(out).name}/{path(out).name}:{number}: damaged, no decision; it holds nothing until it is made again"


def tail(out: Path, start: int) -> tuple[list[Decision | None], int]:
    """The lines from byte ``start`` on, None for one that is no decision; and the byte to go on from.

    Raises:
        LogError: the log exists and cannot be opened.
    """
    try:
        if not trusted(folder(out)):
            return [], 0
        with open(os.open(path(out), os.O_RDONLY | _NO_LINK), "rb") as log:
            log.seek(start)
            content = log.read()
    except FileNotFoundError:
        return [], 0
    except OSError as error:
        raise LogError(f"{path(out)}: cannot read the decisions ({error.strerror}); check its permissions") from error
    content = content[: content.rfind(b"\n") + 1]
    return [_decision(line) for line in content.split(b"\n")[:-1]], start + len(content)


_CHECK = re.compile(rb', "check": "([0-9a-f]{16})"\}$')
_LONGEST_CHECK = 40


def _checked(line: bytes) -> bytes:
    """A line with a digest of itself, by which a byte that changed shows though the line still says something."""
    return b'%s, "check": "%s"}' % (line[:-1], _digest(line).encode())


def _digest(line: bytes) -> str:
    return hashlib.blake2b(line, digest_size=8).hexdigest()


def _decision(line: bytes) -> Decision | None:
    if check := _CHECK.search(line[-_LONGEST_CHECK:]):  # lines of earlier versions have none
        line = line[: -len(check[0])] + b"}"
        if _digest(line) != check[1].decode():
            return None
    try:
        decision = Decision.model_validate_json(line)
    except ValidationError:
        return None
    return decision if decision.after is None or is_fact(decision.after) else None


def load(out: Path) -> dict[str, tuple[Decision, ...]]:
    """The decisions of a run, by article source; empty where nothing was reviewed."""
    return by_source(read(out)[0])


def by_source(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """Decisions by the article that they are about, in order."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.source, []).append(decision)
    return {source: tuple(several) for source, several in found.items()}


def digest(decisions: Sequence[Decision]) -> str:
    """A short word that changes when the decisions of an article change: part of what makes its report stale.

    >>> digest(())
    ''
    """
    if not decisions:
        return ""
    return hashlib.sha256("\n".join(d.id for d in decisions).encode()).hexdigest()[:16]


_WRITING = threading.Lock()
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def append(out: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions to the log, all or none; on return they are on the disk.

    Raises:
        LogError: the log cannot be written.
    """
    plain = (d.model_dump(mode="json", exclude_none=True, exclude_defaults=True) for d in decisions)
    # A name may come from a terminal in another encoding: what is no text in it is a question mark here.
    lines = b"".join(_checked(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace")) + b"\n" for line in plain)
    target = path(out)
    try:
        fresh = not target.exists()
        target.parent.mkdir(parents=True, exist_ok=True)
        trusted(target.parent)
        kept = os.open(target, os.O_RDWR | os.O_APPEND | os.O_CREAT | _NO_LINK, 0o666)
        with _WRITING, open(kept, "a+b") as log, _alone(log):
            end = log.seek(0, os.SEEK_END)
            if end and (log.seek(-1, os.SEEK_END), log.read(1))[1] != b"\n":
                lines = b"\n" + lines  # a cut-off line stays alone on its line
            log.write(lines)
            log.flush()
            os.fsync(log.fileno())
        if fresh:
            _sync_folder(target.parent)
    except OSError as error:
        why = f"cannot keep the decision ({error.strerror}); free the disk or fix permissions"
        raise LogError(f"{target}: {why}") from error


@contextmanager
def _alone(log: IO[bytes]) -> Iterator[None]:
    """Keep other processes out while a line is written."""
    try:
        import fcntl
    except ImportError:  # no such lock on Windows, where one write to an appending file is enough
        yield
        return
    fcntl.flock(log, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(log, fcntl.LOCK_UN)


def _sync_folder(folder: Path) -> None:
    """Make a new file's name as safe as its content; not possible on Windows."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
