"""A folder of articles → a folder of reports, one typed outcome for every file, and a record of the run."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch import cluster, local
from pipeline.batch.gone import departed, in_place, roots_of
from pipeline.batch.limits import Limits
from pipeline.batch.place import RECORD_HEADS, is_ours, remove, sweep
from pipeline.batch.record import Record, Run, name_of
from pipeline.batch.walk import Passed, Shard, Task, walk
from pipeline.batch.work import NO_ROOM, Outcome, Settings
from pipeline.errors import UsageError
from pipeline.lexicons.brought import Brought, bring, lexicon_of
from pipeline.model import Length
from pipeline.reading import KINDS, Options
from pipeline.reports import RUN
from pipeline.review.owner import folder, trusted
from pipeline.text.docs import find_model

if TYPE_CHECKING:
    from types import FrameType

    from pipeline.batch.engine import Decided

_PATIENCE = 3.0  # seconds to count a folder for the time left
_JOBS = 1_000


@dataclass(slots=True)
class Progress:
    """How far a run is; ``total`` is None for a folder too large to count first."""

    done: int = 0
    failed: int = 0
    characters: int = 0
    total: int | None = None


def process_folder(
    source: str | Path, out: str | Path, *, jobs: int = 1, force: bool = False, shard: str | Shard | None = None,
    engine: str = "local", address: str | None = None, options: Options | None = None, limits: Limits | None = None,
    lexicons: Sequence[str | Path] = (), spacy_model: str | None = None, min_confidence: float = 0.0,
    length: Length = "normal", prune: bool = False, insecure: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> Run:  # fmt: skip
    """Process every article of a folder (or one file) and write its report below ``out``.

    Args:
        source: a folder, read recursively, or one file.
        out: the folder of reports; made when it is not there.
        jobs, force, shard: processes; whether to do again what is unchanged; ``"I/N"``: only the I-th of N parts.
        engine, address: ``local`` or ``dask``; of a Dask scheduler, else ``jobs`` processes are started here.
        options, limits: how files are read, and what one may cost.
        lexicons: files of names that win over ours, beside those of ``lexicons/*.toml`` among the articles.
        spacy_model: a spaCy pipeline that may vote on names: an installed package, or a folder.
        min_confidence, length: facts less sure are told in the notes only; summaries are ``short`` or ``normal``.
        prune, insecure: take away reports whose article is no longer there; allow a Dask scheduler without TLS.
        on_progress: called after every article.

    Raises:
        LogError: the review beside ``out`` belongs to another user.
        LexiconError: a lexicon file is wrong; nothing was done.
        UsageError: the call is wrong. An article that fails raises nothing: it is counted and listed.
    """
    root, target = Path(source), Path(out).absolute()
    part = Shard.parse(shard) if isinstance(shard, str) else shard or Shard()
    _check_engine(engine, address, insecure)
    _check(root, target, part, jobs)
    brought = _names(root, target, lexicons)
    model, started = find_model(spacy_model) if spacy_model else None, datetime.now(UTC)
    settings = Settings(str(target), options or Options(), force, brought.layers, model, min_confidence, length)
    call = {"started": started.isoformat(timespec="seconds"), "jobs": jobs, "engine": engine, "roots": roots_of(root, target)}
    with _swept(target), Record(target) as record, _terminable():
        decided, record.run.remarks = _decisions(target)
        found = _passing(walk(root.absolute(), without=(target, folder(target)), shard=part), record)
        work = local.run if engine == "local" else functools.partial(cluster.run, address=address, insecure=insecure)
        outcomes = work(found, settings, decided, jobs=jobs, limits=limits or Limits())
        _keep(outcomes, record, Progress(total=_count(root, target, part) if on_progress else None), on_progress)
        _tell_gone(root, target, part, record, prune)
        record.close(call | _made(settings, brought), part)
    _refuse_nothing(record.run, root, part)
    return record.run


def _made(settings: Settings, brought: Brought) -> dict[str, object]:
    """How the reports were made, as the record of a run tells it."""
    told: dict[str, object] = {"force": settings.force, "min_confidence": settings.least, "length": settings.length}
    return told | {"lexicons": brought.told(), "spacy_model": settings.model and settings.model.version}


@contextlib.contextmanager
def _swept(out: Path) -> Iterator[None]:
    """Without what dead runs left half-written in OUT and its review, before and afterwards."""
    for again in (True, False):
        for place in (out, folder(out)):
            sweep(place)
        if again:
            yield


def _tell_gone(root: Path, out: Path, part: Shard, record: Record, prune: bool) -> None:
    """Tell of reports without an article; take them away if that is wanted and the folder was seen whole."""
    if record.run.interrupted or not (record.run.articles or _others_have(root, out, part)):
        prune = False
    for report in departed(root, out, part, hurried=record.run.interrupted):
        if prune and in_place(out, report) and remove(out, report):
            record.run.pruned += 1
        else:
            record.leave(report, "its article is no longer there")


def _others_have(root: Path, out: Path, part: Shard) -> bool:
    """Whether another shard has articles where this one has none: a folder without any is more likely one that is not mounted."""
    return part.of > 1 and any(isinstance(each, Task) for each in walk(root, without=(out, folder(out))))


def _refuse_nothing(run: Run, root: Path, part: Shard) -> None:
    """Raise UsageError when a whole folder had no article."""
    if run.articles == 0 and part.of == 1 and not run.interrupted:
        passed = f" ({run.skipped:,} other files, see {run.path})" if run.skipped else ""
        raise UsageError(f"{root}: no article in it{passed}; files that are read end in {' '.join(KINDS)}")


def _keep(
    outcomes: Iterator[Outcome], record: Record, progress: Progress, on_progress: Callable[[Progress], None] | None
) -> None:
    """Record every outcome as it comes, until the last, until somebody stops the run, or until the disk is full."""
    try:
        for outcome in outcomes:
            record.add(outcome)
            progress.done += 1
            progress.failed += outcome.state == "failed"
            progress.characters += outcome.characters
            if on_progress:
                on_progress(progress)
            if outcome.reason == NO_ROOM:
                record.run.stop("no room for more reports; what was finished is kept, the same command goes on from there")
                return
    except KeyboardInterrupt:
        record.run.interrupted = True
    finally:
        outcomes.close()  # type: ignore[attr-defined]


def _count(root: Path, target: Path, part: Shard) -> int | None:
    """How many articles there are, if that is known soon."""
    until, number = time.monotonic() + _PATIENCE, 0
    for each in walk(root, without=(target, folder(target)), shard=part):
        number += isinstance(each, Task)
        if time.monotonic() > until:
            return None
    return number


def _check_engine(engine: str, address: str | None, insecure: bool) -> None:
    if engine not in ("local", "dask"):
        raise UsageError(f"--engine {engine}: there are local and dask")
    if engine != "dask" and (address is not None or insecure):
        raise UsageError("--scheduler: only Dask has one; say --engine dask as well, or leave it away to work here")


def _check(root: Path, target: Path, part: Shard, jobs: int) -> None:
    if os.open not in os.supports_dir_fd:
        raise UsageError("`jiyao run` needs Linux or macOS; on Windows use WSL")
    if not root.exists():
        raise UsageError(f"{root}: no such file or folder; name a folder of articles or one article")
    if not (root.is_dir() or root.is_file()):
        raise UsageError(f"{root}: neither a file nor a folder; name a folder of articles or one article")
    if not 1 <= jobs <= _JOBS:
        raise UsageError(f"--jobs {jobs}: the number of processes is from 1 to {_JOBS:,}")
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target}: not a folder; name another --out")
    if root.is_dir() and target.resolve() == root.resolve():
        raise UsageError(f"{target}: reports would stand among the articles; name another --out")
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{target}: cannot be made ({error.strerror}); name another --out") from error
    if not os.access(target, os.W_OK | os.X_OK):
        raise UsageError(f"{target}: may not be written; name another --out")
    for name in (RUN, name_of(part)):
        if os.path.lexists(target / name) and not is_ours(target, name, RECORD_HEADS):
            raise UsageError(f"{target / name}: no record of a run; move it away, or name another --out")


def _reviewed(out: Path) -> bool:
    """Whether there is a review of ``out``.

    Raises:
        LogError: there is one, and it is somebody else's.
    """
    return trusted(folder(out))


def _names(root: Path, out: Path, lexicons: Sequence[str | Path]) -> Brought:
    """What users say of names, and over it what reviewers of ``out`` said."""
    brought = bring(lexicons, beside=root)
    if _reviewed(out):
        from pipeline.review.lexicon import reviewed

        brought = reviewed(out, brought)
    lexicon_of(brought.layers)  # built before there are processes to share it
    return brought


def _decisions(out: Path) -> tuple[Decided, list[str]]:
    """The reviewers' decisions by source, and a line for each one that is damaged."""
    if not _reviewed(out):
        return {}, []
    from pipeline.review.log import by_source, read

    decisions, damaged = read(out)
    return by_source(decisions), damaged


def _passing(found: Iterator[Task | Passed], record: Record) -> Iterator[Task]:
    for each in found:
        if isinstance(each, Task):
            yield each
        else:
            record.pass_over(each)


@contextlib.contextmanager
def _terminable() -> Iterator[None]:
    """SIGTERM stops a run as ctrl-c does: cleanly; not where it is to be ignored. (Only the main thread may say so.)"""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGTERM) == signal.SIG_IGN:
        yield
        return
    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
