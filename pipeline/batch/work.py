"""One article from its file to its report's bytes: never raises, always one typed outcome.

Two steps, so that any engine can do them where it likes: :func:`make` is pure but for reading the file, :func:`commit`
puts what was made in its place, whole or not at all.
"""

from __future__ import annotations

import errno
import hashlib
import importlib
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pipeline.batch.place import OccupiedError, content, regular, write
from pipeline.batch.walk import Task
from pipeline.errors import PipelineError, TooLargeError, UnreadableError
from pipeline.lexicons.brought import Layers, lexicon_of
from pipeline.model import Length, Report
from pipeline.reading import Options, reading_of, sidecars
from pipeline.reports import key_in, sealed, unfounded
from pipeline.text.docs import Model

if TYPE_CHECKING:
    from pipeline.review.log import Decision

State = Literal["written", "unchanged", "failed"]
NO_ROOM = "no_room"
"""Why an article failed that was made and found the disk full: so will all others."""
_LONGEST_SIDECAR = 1_000_000
_CHANGED = "the file was changed while the run went on; run again"
_NOT_RULES = ("commands", "outputs", "quality")  # rooms of the package that change no report
_SHOWN = (".html", ".css", ".js", ".png", ".md", ".typed", ".pyc")  # what pages and people see, and what is made of the code
_LIBRARIES = ("pydantic", "jieba", "opencc-python-reimplemented", "babel", "pypinyin", "spacy", "feedparser", "warcio")


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
            ``crashed`` ``unwritable`` ``no_room`` …
        seconds: time it took.
        characters: code points of its text.
        stale: the report of an earlier run, relative to OUT, that stands though the article fails now.
    """

    source: str
    state: State
    reason: str = ""
    message: str = ""
    seconds: float = 0.0
    characters: int = 0
    stale: str = ""


@dataclass(slots=True)
class Made:
    """An outcome with the files that it stands for: the folder, the path below it, the bytes."""

    outcome: Outcome
    files: list[tuple[Path, str, bytes]] = field(default_factory=list)


def rules_files(package: Path) -> list[Path]:
    """Every file of the package that may decide what a report says: a new kind of file decides until it is said to be shown only.

    >>> found = {path.name for path in rules_files(Path(__file__).parents[1])}
    >>> {"name_tags.json", "likely.json", "decisions.py"} <= found, {"DESIGN.md", "review.js", "export.py"} & found
    (True, set())
    """
    return [path for path in sorted(package.rglob("*")) if _decides(path.relative_to(package).parts) and path.is_file()]


def _decides(parts: Sequence[str]) -> bool:
    shown = parts[0] in _NOT_RULES or parts[-1].endswith(_SHOWN)
    return not shown and not any(part.startswith(".") for part in parts)


@cache
def rules_version() -> str:
    """A word that changes when anything does that decides what a report says: code, vocabulary, weights, libraries.

    >>> len(rules_version())
    16
    """
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for path in rules_files(package):
        digest.update(f"{path.relative_to(package).as_posix()}\0".encode())
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


def key_at(out: Path, target: str) -> str | None:
    """The key of a report that stands there and is whole, or None."""
    found = content(out, target)
    return key_in(found) if found else None


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
    except Exception as error:  # where a defect of ours becomes one article's outcome; bounded does so for `extract`
        made = Made(Outcome(task.source, "failed", "crashed", defect(error)))
    made.outcome.seconds = round(time.perf_counter() - started, 6)
    return made


def defect(error: Exception) -> str:
    """What is told of an error that nobody expected."""
    message = f"{type(error).__name__} in {_where(error)}: {error}".replace("\n", " ")[:300]
    return f"{message}; please report it with the file"


def _where(error: Exception) -> str:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    return f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"


def _make(task: Task, settings: Settings, decided: Sequence[Decision], standing: str | None) -> Made:
    options = settings.options
    data, name, beside = _read(task, options)
    review: Any = importlib.import_module("pipeline.review.decisions") if decided else None
    said = review.digest(decided) if decided else ""
    model = settings.model
    key = key_of(task.source, data, beside, said, options, settings.names.digest, model.version if model else "", settings.least, settings.length)
    if standing == key and not settings.force:
        return Made(Outcome(task.source, "unchanged"))
    from pipeline.process import at_least, process

    reading = reading_of(data, source=name, options=options, beside=beside)
    if task.length >= 0:
        from pipeline.reading import identity_of

        reading.article = reading.article.model_copy(update={"source": task.source, "id": identity_of(task.source)})
    report = process(reading.article, lexicon=lexicon_of(settings.names), spacy_model=model, length=settings.length)
    if reading.notes:
        report = report.model_copy(update={"notes": (*report.notes, *reading.notes)})
    files: list[tuple[Path, str, bytes]] = []
    if decided:
        out = Path(settings.out)
        kept = review.machine_path(out, task.target)
        files.append((review.folder(out), kept.relative_to(review.folder(out)).as_posix(), sealed(report, key)))
        report = review.apply(report, decided, length=settings.length)
    report = at_least(report, settings.least, length=settings.length)
    check_evidence(report)
    files.append((Path(settings.out), task.target, sealed(report, key)))
    return Made(Outcome(task.source, "written", characters=len(reading.article.text)), files)


class ChangedError(PipelineError):
    """A line of a .jsonl is no longer what the walk saw."""

    reason = "changed"


class EvidenceError(PipelineError):
    """A fact states what no words of the article show: a defect of ours, never passed on."""

    reason = "evidence"


def check_evidence(report: Report) -> None:
    """Every piece of evidence is the words it points at, and every value that must be shown has some.

    Raises:
        EvidenceError: one is not, or has none.
    """
    if wrong := unfounded(report):
        raise EvidenceError(f"{wrong}; please report it")


def _read(task: Task, options: Options) -> tuple[bytes, str, bytes]:
    """An article's bytes, the name that says how they are read, and the bytes of the fields beside it."""
    if task.member is None:
        return _bytes(task, options), task.file, _beside(task) if task.length < 0 else b""
    data, name, beside = task.member
    if len(data) > options.max_bytes:
        raise TooLargeError(f"{len(data):,} bytes is over the limit of {options.max_bytes:,}; raise --max-bytes")
    return data, name, beside


def _bytes(task: Task, options: Options) -> bytes:
    """The file's bytes, reached so that a link, pipe or device put there meanwhile is refused; of a line, those of the walk."""
    try:
        with regular(task.root, task.relative) as descriptor, open(descriptor, "rb", closefd=False) as file:
            size = os.fstat(descriptor).st_size if task.length < 0 else task.length
            if size > options.max_bytes:
                raise TooLargeError(f"{size:,} bytes is over the limit of {options.max_bytes:,}; split it or raise --max-bytes")
            file.seek(task.offset)
            data = file.read(size)
    except OSError as error:
        raise UnreadableError(f"{error.strerror}; check that it is there and may be read") from error
    if task.digest and hashlib.blake2b(data, digest_size=16).digest() != task.digest:
        raise ChangedError(_CHANGED)
    return data


def _beside(task: Task) -> bytes:
    """The bytes of the article's sidecar, reached as the article is; empty when there is none."""
    for beside in sidecars(Path(task.relative)):
        found = content(task.root, beside.as_posix(), _LONGEST_SIDECAR)
        if found is not None:
            return found
    return b""


def commit(made: Made) -> Outcome:
    """Put what was made in its place: each file whole, by rename, after it is on the disk; or a typed failure."""
    outcome = made.outcome
    try:
        for root, relative, data in made.files:
            write(root, relative, data)
    except OccupiedError as error:
        return Outcome(outcome.source, "failed", error.reason, str(error), outcome.seconds)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        hint = "free some space and run again" if full else "check OUT and the file's name"
        message = f"cannot write its report ({error.strerror}); {hint}"
        return Outcome(outcome.source, "failed", NO_ROOM if full else "unwritable", message, outcome.seconds)
    return outcome
