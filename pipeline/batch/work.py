"""One article from its file to its report's bytes: never raises, always one typed outcome.

Two steps, so that any engine can do them where it likes: :func:`make` is pure but for reading the file, :func:`commit`
puts what was made in its place, whole or not at all.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import importlib
import json
import os
import re
import socket
import stat
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pipeline.batch.walk import Task
from pipeline.errors import PipelineError, TooLargeError, UnreadableError
from pipeline.lexicons.brought import Layers, lexicon_of
from pipeline.model import Length, Report
from pipeline.reading import Options, reading_of, sidecar_of
from pipeline.text.docs import Model

if TYPE_CHECKING:
    from pipeline.review.log import Decision

State = Literal["written", "unchanged", "failed"]
WORKSHOP = ".jiyao"  # inside OUT while a run goes on
_KEY_AT_END = re.compile(rb'"key": ?"([0-9a-f]{32})"\s*\}\s*$')
_NOT_RULES = ("commands", "review", "report")  # parts of the package that change no report
_LIBRARIES = ("pydantic", "jieba", "opencc-python-reimplemented", "babel", "pypinyin", "spacy")


@dataclass(frozen=True, slots=True)
class Settings:
    """What every article of a run is done with.

    Attributes:
        out: the folder of reports.
        options: how files are read.
        force: do what is unchanged, too.
        names: what users say of names; it travels with the settings to whoever does the work.
        model: the spaCy pipeline that may vote on names; loaded once a process by whoever does the work.
        least: the confidence below which facts are left out, and told in the notes.
        length: of the summaries.
    """

    out: str
    options: Options = field(default_factory=Options)
    force: bool = False
    names: Layers = field(default_factory=Layers)
    model: Model | None = None
    least: float = 0.0
    length: Length = "normal"


@dataclass(slots=True)
class Outcome:
    """What became of one article.

    Attributes:
        reason: for a failure, one word: ``unreadable`` ``no_text`` ``too_large`` ``timed_out`` ``out_of_memory``
            ``crashed`` ``unwritable`` …
        seconds: time it took.
        characters: code points of its text.
    """

    source: str
    state: State
    reason: str = ""
    message: str = ""
    seconds: float = 0.0
    characters: int = 0


@dataclass(slots=True)
class Made:
    """An outcome with the files that it stands for: (path, bytes), relative to OUT unless absolute."""

    outcome: Outcome
    files: list[tuple[str, bytes]] = field(default_factory=list)


@cache
def rules_version() -> str:
    """A word that changes when anything does that decides what a report says: code, vocabulary, libraries.

    >>> len(rules_version())
    16
    """
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*")):
        relative = path.relative_to(package)
        if path.suffix in (".py", ".toml") and relative.parts[0] not in _NOT_RULES:
            digest.update(f"{relative.as_posix()}\0".encode())
            digest.update(path.read_bytes())
    for library in _LIBRARIES:
        try:
            digest.update(f"{library} {metadata.version(library)}\0".encode())
        except metadata.PackageNotFoundError:
            digest.update(f"{library} -\0".encode())
    return digest.hexdigest()[:16]


def key_of(
    source: str,
    data: bytes,
    beside: bytes,
    decided: str,
    options: Options,
    names: str = "",
    model: str = "",
    least: float = 0.0,
    length: Length = "normal",
) -> str:
    """What a report was made from and by; the same key is the same bytes.

    Args:
        names: the digest of what users say of names.
        model: the name and version of the spaCy pipeline that votes on names.
        least: the confidence below which facts are left out.
        length: of the summaries.

    >>> key_of("a", b"x", b"", "", Options()) == key_of("a", b"x", b"", "", Options(region="TW"))
    False
    """
    told = [*([least] if least else []), *([length] if length != "normal" else [])]
    settings = json.dumps([options.max_characters, {k: list(v) for k, v in sorted(options.fields.items())}, options.region, *told])
    digest = hashlib.sha256()
    words = (word.encode() for word in (rules_version(), source, settings, decided, names, model))
    for part in (*words, beside, data):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()[:32]


def report_bytes(report: Report, key: str) -> bytes:
    """A report as it stands in its file: UTF-8, one fixed order of keys, the key last so that it is found at the end."""
    return report.model_copy(update={"key": key}).model_dump_json(indent=1).encode() + b"\n"


def key_at(path: Path) -> str | None:
    """The key of a report that stands there, or None."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - 120))
            found = _KEY_AT_END.search(file.read(120))
    except OSError:
        return None
    return found[1].decode() if found else None


def make(task: Task, settings: Settings, decided: Sequence[Decision] = (), *, standing: str | None = None) -> Made:
    """Read, process and print one article; never raises.

    Args:
        decided: the reviewers' decisions about it.
        standing: the key of the report that is there already; the same key is not made again.
    """
    started = time.perf_counter()
    try:
        made = _make(task, settings, decided, standing)
    except PipelineError as error:
        made = Made(Outcome(task.source, "failed", error.reason, str(error)))
    except MemoryError:
        made = Made(Outcome(task.source, "failed", "out_of_memory", "needs more memory than --memory allows; split it"))
    except RecursionError:
        made = Made(Outcome(task.source, "failed", "crashed", "nests too deep; simplify the file"))
    except Exception as error:  # the one place where a defect of ours becomes one article's outcome
        where = _where(error)
        message = f"{type(error).__name__} in {where}: {error}".replace("\n", " ")[:300]
        made = Made(Outcome(task.source, "failed", "crashed", f"{message}; please report it with the file"))
    made.outcome.seconds = round(time.perf_counter() - started, 6)
    return made


def _where(error: Exception) -> str:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    return f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"


def _make(task: Task, settings: Settings, decided: Sequence[Decision], standing: str | None) -> Made:
    options = settings.options
    data = _bytes(task, options)
    beside = sidecar_of(Path(task.path)) if task.length < 0 else b""
    review: Any = importlib.import_module("pipeline.review.decisions") if decided else None
    said = review.digest(decided) if decided else ""
    model = settings.model
    key = key_of(task.source, data, beside, said, options, settings.names.digest, model.version if model else "", settings.least, settings.length)
    if standing == key and not settings.force:
        return Made(Outcome(task.source, "unchanged"))
    from pipeline.process import at_least, process

    reading = reading_of(data, source=task.source.partition("#")[0] if task.length >= 0 else task.source,
                         options=options, beside=beside)  # fmt: skip
    if task.length >= 0:
        from pipeline.reading import identity_of

        reading.article = reading.article.model_copy(update={"source": task.source, "id": identity_of(task.source)})
    report = process(reading.article, lexicon=lexicon_of(settings.names), spacy_model=model, length=settings.length)
    if reading.notes:
        report = report.model_copy(update={"notes": (*report.notes, *reading.notes)})
    files = []
    if decided:
        files.append((str(review.machine_path(Path(settings.out), task.source)), report_bytes(report, key)))
        report = review.apply(report, decided, length=settings.length)
    report = at_least(report, settings.least, length=settings.length)
    check_evidence(report)
    files.append((task.target, report_bytes(report, key)))
    return Made(Outcome(task.source, "written", characters=len(reading.article.text)), files)


class EvidenceError(PipelineError):
    """A fact points at other words than it quotes: a defect of ours, never passed on."""

    reason = "evidence"


def check_evidence(report: Report) -> None:
    """Every piece of evidence is the words it points at.

    Raises:
        EvidenceError: one is not.
    """
    text = report.article.text
    for fact in report.facts:
        for evidence in fact.evidence:
            if text[evidence.start : evidence.end] != evidence.text:
                raise EvidenceError(f"fact {fact.id} ({fact.rule}) quotes other words than it points at; please report it")


def _bytes(task: Task, options: Options) -> bytes:
    """The file's bytes, opened so that a link, pipe or device put there meanwhile is refused."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(task.path, flags)
        with open(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            size = status.st_size if task.length < 0 else task.length
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError("not a regular file")
            if size > options.max_bytes:
                raise TooLargeError(f"{size:,} bytes is over the limit of {options.max_bytes:,}; split it or raise --max-bytes")
            file.seek(task.offset)
            return file.read(size)
    except OSError as error:
        raise UnreadableError(f"{error.strerror}; check that it is there and may be read") from error


def commit(made: Made, out: Path) -> Outcome:
    """Put what was made in its place: each file whole, by rename, after it is on the disk; or a typed failure."""
    outcome = made.outcome
    try:
        for name, content in made.files:
            _write(out, Path(out, name), content)
    except OSError as error:
        hint = "free some space and run again" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "check OUT and the file's name"
        message = f"cannot write its report ({error.strerror}); {hint}"
        return Outcome(outcome.source, "failed", "unwritable", message, outcome.seconds)
    return outcome


def discard(out: Path, target: str) -> None:
    """Take away the report that an earlier run left for an article that fails now: it speaks of other content."""
    with contextlib.suppress(OSError):
        Path(out, target).unlink(missing_ok=True)


def workshop(out: Path) -> Path:
    """Where half-written files are until they are whole: one folder a process, so that the dead ones' can be swept."""
    return out / WORKSHOP / f"{socket.gethostname()}.{os.getpid()}"


def _write(out: Path, target: Path, content: bytes) -> None:
    part = workshop(out) / "part" if target.is_relative_to(out) else target.with_name(f".{target.name[:200]}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    except FileNotFoundError:
        part.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        try:
            os.replace(part, target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_whole(out: Path, target: Path, content: bytes) -> None:
    """Write one file of a run whole, by rename.

    Raises:
        OSError: it cannot be written; what stood there still stands.
    """
    _write(out, target, content)


def sweep(out: Path, *, mine: bool = False) -> None:
    """Remove what dead processes of this machine left half-written, and the workshop itself when it is empty."""
    shop = out / WORKSHOP
    if not shop.is_dir():
        return
    host = socket.gethostname()
    for folder in shop.iterdir():
        name, _, number = folder.name.rpartition(".")
        if name == host and number.isdecimal() and _left_over(int(number), mine):
            for part in folder.iterdir():
                part.unlink(missing_ok=True)
            folder.rmdir()
    with contextlib.suppress(OSError):  # another run may be at work
        shop.rmdir()


def _left_over(process: int, mine: bool) -> bool:
    """Whether a folder belongs to a process that has ended, or is our own and to be swept too."""
    return not _alive(process) or (mine and process == os.getpid())


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
