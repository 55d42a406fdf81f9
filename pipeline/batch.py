"""A folder of articles → a folder of reports, one typed outcome for every file, and a record of the run."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pipeline.engines import dask, local
from pipeline.errors import UsageError
from pipeline.limits import Limits
from pipeline.reading import KINDS, Options
from pipeline.walk import Passed, Shard, Task, walk
from pipeline.work import Outcome, Settings, rules_version, sweep, write_whole

if TYPE_CHECKING:
    from types import FrameType

    from pipeline.engines import Decided

RUN = "run.json"
_EXAMPLES = 5


@dataclass(slots=True)
class Progress:
    """How far a run is; ``total`` is None until the folder has been counted."""

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
    force: bool = False,
    shard: str | Shard | None = None,
    engine: str = "local",
    address: str | None = None,
    options: Options | None = None,
    limits: Limits | None = None,
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
        on_progress: called after every article.

    Raises:
        UsageError: the call itself is wrong. An article that fails raises nothing: it is counted and listed.
    """
    root, target = Path(source), Path(out)
    part = Shard.parse(shard) if isinstance(shard, str) else shard or Shard()
    _check(root, target, jobs, engine)
    settings = Settings(str(target.absolute()), options or Options(), force)
    started = datetime.now(UTC)
    with _Record(target) as record, _terminable():
        sweep(target)
        found = _passing(walk(root, without=target, shard=part), record)
        decided = _decisions(target)
        outcomes = (
            local(found, settings, decided, jobs=jobs, limits=limits or Limits())
            if engine == "local"
            else dask(found, settings, decided, jobs=jobs, limits=limits or Limits(), address=address)
        )
        progress = Progress()
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
        run = record.run
        if run.articles == 0 and part.of == 1 and not run.interrupted:
            sweep(target, mine=True)
            raise UsageError(f"{root}: no article in it; files that are read end in {' '.join(KINDS)}")
        run.seconds = time.monotonic() - record.began
        record.close(
            {
                "started": started.isoformat(timespec="seconds"),
                "jobs": jobs,
                "engine": engine,
                "shard": f"{part.number}/{part.of}",
                "force": force,
            }
        )
    sweep(target, mine=True)
    return run


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


def _decisions(out: Path) -> Decided:
    if not out.resolve().with_name(f"{out.resolve().name or 'root'}.review").is_dir():
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
        self.lists = {name: tempfile.TemporaryFile("w+", encoding="utf-8") for name in ("failures", "skipped")}
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

    def close(self, call: dict[str, Any]) -> None:
        """Write the record; a full disk leaves the earlier one."""
        run = self.run
        entries = {}
        for name, file in self.lists.items():
            file.seek(0)
            entries[name] = [json.loads(line) for line in sorted(file)]
        content = {
            "call": call,
            "counts": {
                "articles": run.articles,
                "written": run.written,
                "unchanged": run.unchanged,
                "failed": run.failed,
                "skipped": run.skipped,
                "reasons": dict(sorted(run.reasons.items())),
            },
            "interrupted": run.interrupted,
            "seconds": round(run.seconds, 3),
            "characters_per_second": round(run.characters / run.seconds) if run.seconds else None,
            "versions": _versions(),
            **entries,
        }
        try:
            text = json.dumps(content, ensure_ascii=False, indent=1)
            write_whole(self.out, self.out / RUN, text.encode("utf-8", "backslashreplace") + b"\n")
        except OSError as error:
            raise UsageError(f"{self.out / RUN}: cannot be written ({error.strerror}); free some space and run again") from error


def _versions() -> dict[str, str]:
    found = {"rules": rules_version(), "python": platform.python_version()}
    for name in ("jiyao", "pydantic", "jieba", "opencc-python-reimplemented", "spacy"):
        with contextlib.suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found
