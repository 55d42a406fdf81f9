"""A folder of articles → a folder of reports, one typed outcome for every file, and a record of the run."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import platform
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pipeline.batch import cluster, local
from pipeline.batch.limits import Limits
from pipeline.batch.walk import Passed, Shard, Task, walk
from pipeline.batch.work import Outcome, Settings, rules_version, sweep, write_whole
from pipeline.errors import UsageError
from pipeline.lexicons.brought import Brought, bring, lexicon_of
from pipeline.model import Length
from pipeline.reading import KINDS, Options
from pipeline.text.docs import find_model

if TYPE_CHECKING:
    from types import FrameType

    from pipeline.batch.engine import Decided

RUN = "run.json"
_EXAMPLES = 5
_PATIENCE = 3.0  # seconds to count a folder for the time left
_COUNTS = ("articles", "written", "unchanged", "failed", "skipped")


@dataclass(slots=True)
class Progress:
    """How far a run is; ``total`` is None for a folder too large to count first."""

    done: int = 0
    failed: int = 0
    characters: int = 0
    total: int | None = None


@dataclass(slots=True)
class Run:
    """What a run did.

    Attributes:
        written, unchanged, failed, skipped: numbers of articles, and of things that are no articles.
        reasons: failures and skipped things by their reason.
        interrupted: it was stopped before the end; the same call goes on from there.
        seconds: wall-clock time.
        path: the run's record, where all failures stand.
        examples: the first few failures.
    """

    written: int = 0
    unchanged: int = 0
    failed: int = 0
    skipped: int = 0
    characters: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    interrupted: bool = False
    seconds: float = 0.0
    path: Path = Path(RUN)
    examples: list[Outcome] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """How many articles there were."""
        return self.written + self.unchanged + self.failed


def process_folder(
    source: str | Path,
    out: str | Path,
    *,
    jobs: int = 1,
    force: bool = False, shard: str | Shard | None = None, engine: str = "local", address: str | None = None,
    options: Options | None = None, limits: Limits | None = None,
    lexicons: Sequence[str | Path] = (), spacy_model: str | None = None, min_confidence: float = 0.0, length: Length = "normal",
    on_progress: Callable[[Progress], None] | None = None,
) -> Run:
    """Process every article of a folder (or one file) and write its report below ``out``.

    Args:
        source: a folder, read recursively, or one file.
        out: the folder of reports; made when it is not there.
        jobs: processes.
        force: do again what is unchanged.
        shard: ``"I/N"``: only the I-th of N parts.
        engine: ``local`` or ``dask``.
        address: of a Dask scheduler; without one a cluster of ``jobs`` processes is started here.
        options, limits: how files are read, and what one may cost.
        lexicons: files of names that win over ours, beside those of ``lexicons/*.toml`` among the articles.
        spacy_model: a spaCy pipeline that may vote on names: an installed package, or a folder.
        min_confidence, length: facts less sure are told in the notes only; summaries are ``short`` or ``normal``.
        on_progress: called after every article.

    Raises:
        LexiconError: a lexicon file is wrong; nothing was done.
        UsageError: the call is wrong. An article that fails raises nothing: it is counted and listed.
    """
    root, target = Path(source), Path(out).absolute()
    part = Shard.parse(shard) if isinstance(shard, str) else shard or Shard()
    _check(root, target, jobs, engine)
    brought = _names(root, target, lexicons)
    model, started = find_model(spacy_model) if spacy_model else None, datetime.now(UTC)
    settings = Settings(str(target), options or Options(), force, brought.layers, model, min_confidence, length)
    with _Record(target) as record, _terminable():
        sweep(target)
        found = _passing(walk(root.absolute(), without=target, shard=part), record)
        work = local.run if engine == "local" else functools.partial(cluster.run, address=address)
        outcomes = work(found, settings, _decisions(target), jobs=jobs, limits=limits or Limits())
        _keep(outcomes, record, Progress(total=_count(root, target, part) if on_progress else None), on_progress)
        run = record.run
        run.seconds = time.monotonic() - record.began
        call = {"started": started.isoformat(timespec="seconds"), "jobs": jobs, "engine": engine, "force": force}
        made = {"min_confidence": min_confidence, "length": length, "lexicons": brought.told(), "spacy_model": model and model.version}
        record.close(call | made, part)
    sweep(target, mine=True)
    _refuse_nothing(run, root, part)
    return run


def _refuse_nothing(run: Run, root: Path, part: Shard) -> None:
    """Raise UsageError when a whole folder had no article."""
    if run.articles == 0 and part.of == 1 and not run.interrupted:
        passed = f" ({run.skipped:,} other files, see {run.path})" if run.skipped else ""
        raise UsageError(f"{root}: no article in it{passed}; files that are read end in {' '.join(KINDS)}")


def _keep(
    outcomes: Iterator[Outcome], record: _Record, progress: Progress, on_progress: Callable[[Progress], None] | None
) -> None:
    """Record every outcome as it comes, until the last or until somebody stops the run."""
    try:
        for outcome in outcomes:
            record.add(outcome)
            progress.done += 1
            progress.failed += outcome.state == "failed"
            progress.characters += outcome.characters
            if on_progress:
                on_progress(progress)
    except KeyboardInterrupt:
        record.run.interrupted = True
    finally:
        outcomes.close()  # type: ignore[attr-defined]


def _count(root: Path, target: Path, part: Shard) -> int | None:
    """How many articles there are, if that is known soon."""
    until, number = time.monotonic() + _PATIENCE, 0
    for each in walk(root, without=target, shard=part):
        number += isinstance(each, Task)
        if time.monotonic() > until:
            return None
    return number


def _check(root: Path, target: Path, jobs: int, engine: str) -> None:
    if not root.exists():
        raise UsageError(f"{root}: no such file or folder; name a folder of articles or one article")
    if not (root.is_dir() or root.is_file()):
        raise UsageError(f"{root}: neither a file nor a folder; name a folder of articles or one article")
    if jobs < 1:
        raise UsageError(f"--jobs {jobs}: at least one process is needed")
    if engine not in ("local", "dask"):
        raise UsageError(f"--engine {engine}: there are local and dask")
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


def _reviewed(out: Path) -> bool:
    return out.resolve().with_name(f"{out.resolve().name or 'root'}.review").is_dir()


def _names(root: Path, out: Path, lexicons: Sequence[str | Path]) -> Brought:
    """What users say of names, and over it what reviewers of ``out`` said."""
    brought = bring(lexicons, beside=root)
    if _reviewed(out):
        from pipeline.review.lexicon import reviewed

        brought = reviewed(out, brought)
    lexicon_of(brought.layers)  # built before there are processes to share it
    return brought


def _decisions(out: Path) -> Decided:
    if not _reviewed(out):
        return {}
    from pipeline.review.decisions import load

    return load(out)


def _passing(found: Iterator[Task | Passed], record: _Record) -> Iterator[Task]:
    for each in found:
        if isinstance(each, Task):
            yield each
        else:
            record.pass_over(each)


@contextlib.contextmanager
def _terminable() -> Iterator[None]:
    """SIGTERM stops a run as ctrl-c does: cleanly. (Only the main thread may say so.)"""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Record:
    """``run.json``: everything that differs between two equal runs. Lists go to disk as they grow, not to memory."""

    def __init__(self, out: Path) -> None:
        self.out, self.run, self.began = out, Run(path=out / RUN), time.monotonic()
        self.lists: dict[str, IO[str]] = {}

    def __enter__(self) -> _Record:
        for name in ("failures", "skipped"):
            self.lists[name] = tempfile.TemporaryFile("w+", encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        for file in self.lists.values():
            file.close()

    def add(self, outcome: Outcome) -> None:
        run = self.run
        run.characters += outcome.characters
        if outcome.state == "written":
            run.written += 1
        elif outcome.state == "unchanged":
            run.unchanged += 1
        else:
            run.failed += 1
            run.reasons[outcome.reason] += 1
            if len(run.examples) < _EXAMPLES:
                run.examples.append(outcome)
            told = {key: value for key, value in asdict(outcome).items() if key in ("source", "reason", "message", "seconds")}
            self._list("failures", told)

    def pass_over(self, passed: Passed) -> None:
        if passed.lost:
            self.add(Outcome(passed.source, "failed", passed.reason, passed.message))
            return
        self.run.skipped += 1
        self.run.reasons[passed.reason] += 1
        self._list("skipped", {"source": passed.source, "reason": passed.reason, "message": passed.message})

    def _list(self, name: str, entry: dict[str, Any]) -> None:
        self.lists[name].write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")

    def close(self, call: dict[str, Any], part: Shard) -> None:
        """Write the record; where it cannot be written the earlier one stays.

        Raises:
            UsageError: it cannot be written.
        """
        run = self.run
        content: dict[str, Any] = {
            "call": {**call, "shard": f"{part.number}/{part.of}"},
            "counts": {name: getattr(run, name) for name in _COUNTS} | {"reasons": dict(sorted(run.reasons.items()))},
            "interrupted": run.interrupted,
            "seconds": round(run.seconds, 3),
            "characters_per_second": round(run.characters / run.seconds) if run.seconds else None,
            "versions": _versions(),
        }
        for name, file in self.lists.items():
            file.seek(0)
            content[name] = [json.loads(line) for line in sorted(file)]
        try:
            if part.of > 1:
                self._write(self.out / f"{RUN}.{part.number}-of-{part.of}", content)
                content = _together(self.out, part.of)
            self._write(run.path, content)
        except OSError as error:
            raise UsageError(f"{run.path}: cannot be written ({error.strerror}); free some space and run again") from error

    def _write(self, path: Path, content: dict[str, Any]) -> None:
        text = json.dumps(content, ensure_ascii=False, indent=1)
        write_whole(self.out, path, text.encode("utf-8", "backslashreplace") + b"\n")


def _together(out: Path, of: int) -> dict[str, Any]:
    """One record of the shards that have ended so far. Each writes its own first, so the last one sees them all."""
    records = []
    for number in range(1, of + 1):
        with contextlib.suppress(OSError, ValueError):
            records.append(json.loads((out / f"{RUN}.{number}-of-{of}").read_bytes()))
    reasons: Counter[str] = Counter()
    for record in records:
        reasons.update(record["counts"]["reasons"])
    return {
        "shards": [record["call"] | {"seconds": record["seconds"]} for record in records],
        "missing_shards": of - len(records),
        "counts": {name: sum(record["counts"][name] for record in records) for name in _COUNTS}
        | {"reasons": dict(sorted(reasons.items()))},
        "interrupted": any(record["interrupted"] for record in records),
        "versions": records[-1]["versions"],
        "failures": [failure for record in records for failure in record["failures"]],
        "skipped": [passed for record in records for passed in record["skipped"]],
    }


def _versions() -> dict[str, str]:
    found = {"rules": rules_version(), "python": platform.python_version()}
    for name in ("jiyao", "pydantic", "jieba", "opencc-python-reimplemented", "spacy"):
        with contextlib.suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found
