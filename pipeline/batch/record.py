"""``run.json``: what a run did, and everything that differs between two equal runs."""

from __future__ import annotations

import contextlib
import json
import platform
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from typing import IO, Any

from pipeline.batch.place import RECORD_HEADS, OccupiedError, write
from pipeline.batch.walk import Passed, Shard
from pipeline.batch.work import Outcome, rules_version
from pipeline.errors import UsageError
from pipeline.reports import RUN, record

_EXAMPLES = 5
_COUNTS = ("articles", "written", "unchanged", "failed", "skipped", "gone", "pruned")
_LISTS = ("failures", "skipped", "gone")
_IN_MEMORY = 4_000_000  # bytes of a list; only a longer one needs room in the temporary folder


@dataclass(slots=True)
class Run:
    """What a run did.

    Attributes:
        written, unchanged, failed, skipped: numbers of articles, and of things that are no articles.
        reasons: failures and skipped things by their reason.
        gone: reports of articles that are no longer there or fail now; exports leave them out.
        pruned: reports of articles that are no longer there, taken away.
        remarks: what was damaged and left aside.
        interrupted: it was stopped before the end; the same call goes on from there.
        seconds: wall-clock time.
        path: the run's record, where all failures stand.
        examples: the first few failures.
    """

    written: int = 0
    unchanged: int = 0
    failed: int = 0
    skipped: int = 0
    gone: int = 0
    pruned: int = 0
    characters: int = 0
    remarks: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    interrupted: bool = False
    seconds: float = 0.0
    path: Path = Path(RUN)
    examples: list[Outcome] = field(default_factory=list)

    def stop(self, why: str) -> None:
        """Tell that the run ended before its time, and why."""
        self.interrupted = True
        self.remarks.append(why)

    @property
    def articles(self) -> int:
        """How many articles there were."""
        return self.written + self.unchanged + self.failed


class Record:
    """The record of a run while it goes on. Lists go to disk as they grow, not to memory."""

    def __init__(self, out: Path) -> None:
        self.out, self.run, self.began = out, Run(path=out / RUN), time.monotonic()
        self.lists: dict[str, IO[str]] = {}

    def __enter__(self) -> Record:
        for name in _LISTS:
            self.lists[name] = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", errors="backslashreplace")
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
        if outcome.stale:
            self.leave(outcome.stale, f"its article fails now: {outcome.reason}")

    def pass_over(self, passed: Passed) -> None:
        if passed.lost:
            self.add(Outcome(passed.source, "failed", passed.reason, passed.message))
            return
        self.run.skipped += 1
        self.run.reasons[passed.reason] += 1
        self._list("skipped", {"source": passed.source, "reason": passed.reason, "message": passed.message})

    def leave(self, report: str, reason: str) -> None:
        """Tell of a report that no longer speaks of an article."""
        self.run.gone += 1
        self._list("gone", {"report": report, "reason": reason})

    def _list(self, name: str, entry: dict[str, Any]) -> None:
        with _room_for_lists():
            self.lists[name].write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")

    def close(self, call: dict[str, Any], part: Shard) -> None:
        """Write the record; where it cannot be written the earlier one stays.

        Raises:
            UsageError: it cannot be written.
        """
        run = self.run
        run.seconds = time.monotonic() - self.began
        content: dict[str, Any] = {
            "call": {**call, "shard": f"{part.number}/{part.of}"},
            "counts": {name: getattr(run, name) for name in _COUNTS} | {"reasons": dict(sorted(run.reasons.items()))},
            "interrupted": run.interrupted,
            "remarks": run.remarks,
            "seconds": round(float(run.seconds), 3),
            "characters_per_second": round(run.characters / run.seconds) if run.seconds else None,
            "versions": _versions(),
        }
        for name, file in self.lists.items():
            with _room_for_lists():
                file.seek(0)
                content[name] = [json.loads(line) for line in sorted(file)]
        try:
            if part.of > 1:
                self._write(name_of(part), content)
                content = _together(self.out, part)
            self._write(RUN, content)
        except OccupiedError as error:
            raise UsageError(f"{self.out}: {error}") from error
        except OSError as error:
            raise UsageError(f"{run.path}: cannot be written ({error.strerror}); free some space and run again") from error

    def _write(self, name: str, content: dict[str, Any]) -> None:
        text = json.dumps(content, ensure_ascii=False, indent=1)
        write(self.out, name, text.encode("utf-8", "backslashreplace") + b"\n", heads=RECORD_HEADS)


@contextlib.contextmanager
def _room_for_lists() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = tempfile.gettempdir()
        raise UsageError(f"{where}: no room for the list of failures ({error.strerror}); free some space, or set TMPDIR, and run again") from error


def name_of(part: Shard) -> str:
    """What the record of a shard is called.

    >>> name_of(Shard(1, 2)), name_of(Shard())
    ('run.json.1-of-2', 'run.json')
    """
    return f"{RUN}.{part.number}-of-{part.of}" if part.of > 1 else RUN


def _together(out: Path, part: Shard) -> dict[str, Any]:
    """One record of the shards that have ended so far. Each writes its own first, so the last one sees them all."""
    found = (record(out / name_of(Shard(number, part.of))) for number in range(1, part.of + 1))
    records: list[Any] = [each for each in found if _fits(each)]
    reasons: Counter[str] = Counter()
    for each in records:
        reasons.update(each["counts"]["reasons"])
    return {
        "shards": [each["call"] | {"seconds": each["seconds"]} for each in records],
        "missing_shards": part.of - len(records),
        "counts": {name: sum(each["counts"][name] for each in records) for name in _COUNTS}
        | {"reasons": dict(sorted(reasons.items()))},
        "interrupted": any(each["interrupted"] for each in records),
        "remarks": list(dict.fromkeys(remark for each in records for remark in each["remarks"])),
        "versions": records[-1]["versions"],
        **{name: [entry for each in records for entry in each[name]] for name in _LISTS},
    }


def _fits(found: dict[str, Any]) -> bool:
    """Whether this is a shard's record as :meth:`Record.close` writes it, and not a damaged one."""
    counts = found.get("counts")
    reasons = counts.get("reasons") if isinstance(counts, dict) else None
    if counts is None or not isinstance(reasons, dict):
        return False
    shaped: list[tuple[type, list[object]]] = [
        (int, [*(counts.get(name) for name in _COUNTS), *reasons.values()]),
        (list, [found.get(name) for name in (*_LISTS, "remarks")]),
        (dict, [found.get(name) for name in ("call", "versions")]),
        (bool, [found.get("interrupted")]),
        (float, [found.get("seconds")]),
    ]
    return all(isinstance(value, kind) for kind, values in shaped for value in values)


def _versions() -> dict[str, str]:
    found = {"rules": rules_version(), "python": platform.python_version()}
    for name in ("jiyao", "pydantic", "jieba", "opencc-python-reimplemented", "spacy"):
        with contextlib.suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found
