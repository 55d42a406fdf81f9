"""Process a folder of articles (or one file): one report each, and a record of the run.

Files that are read: .md .txt .html .json .jsonl. A second run does only what is new or changed. Names of your own are
read from lexicons/*.toml among the articles and from --lexicon.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path
from typing import Any

from pipeline.batch.folder import Progress, process_folder
from pipeline.batch.limits import Limits
from pipeline.batch.record import Run
from pipeline.batch.work import NO_ROOM
from pipeline.cli import say
from pipeline.errors import UsageError
from pipeline.reading import MAX_BYTES, MAX_CHARACTERS, Options
from pipeline.reading.fields import FIELDS

_REFRESH = 0.2  # seconds between two looks of the bar
_EVERY = 10.0  # seconds between two lines where no terminal is


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("source", metavar="SOURCE", type=_place, help="a folder, read recursively, or one file")
    parser.add_argument("--out", metavar="OUT", type=_place, required=True, help="the folder of reports")
    parser.add_argument("--jobs", metavar="N", type=int, default=1, help="processes (default 1)")
    parser.add_argument("--force", action="store_true", help="do again what is unchanged")
    parser.add_argument("--prune", action="store_true", help="take away reports whose article is no longer there (else they are told)")
    parser.add_argument("--shard", metavar="I/N", help="do only the I-th of N parts (1/4 … 4/4 on four machines)")
    parser.add_argument("--engine", choices=("local", "dask"), default="local", help="where the work is done")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask scheduler, such as tls://10.0.0.1:8786")
    parser.add_argument("--insecure-scheduler", action="store_true", help="allow a scheduler without TLS: all who reach it run code as you")
    parser.add_argument("--timeout", metavar="S", type=float, default=60.0, help="seconds an article may take (60)")
    parser.add_argument("--memory", metavar="MB", type=int, default=2000, help="megabytes an article may take (2000; 0: any)")
    parser.add_argument("--max-bytes", metavar="N", type=positive, default=MAX_BYTES, help=f"largest file ({MAX_BYTES:,})")
    parser.add_argument("--max-characters", metavar="N", type=positive, default=MAX_CHARACTERS, help=f"longest text ({MAX_CHARACTERS:,})")
    parser.add_argument("--region", metavar="XX", type=region, help="what a bare 元 means where an article does not tell: TW HK CN …")
    add_fields(parser)
    add_lexicon(parser)
    add_spacy_model(parser)
    add_min_confidence(parser)
    add_length(parser)


def _place(given: str) -> Path:
    """Read a path; an empty one, which a shell makes of a variable that is not set, is not the folder somebody happens to be in.

    >>> _place("out").name
    'out'
    """
    if not given:
        raise argparse.ArgumentTypeError("no path; name a file or folder, the folder you are in as .")
    return Path(given)


def add_length(parser: argparse.ArgumentParser) -> None:
    """Declare ``--length``, shared with ``extract``."""
    parser.add_argument(
        "--length", choices=("short", "normal"), default="normal",
        help="of the summaries: short is about 80 Chinese characters or 45 English words, normal about 200 or 110",
    )  # fmt: skip


def add_min_confidence(parser: argparse.ArgumentParser) -> None:
    """Declare ``--min-confidence``, shared with ``export``, ``report`` and ``merge``."""
    parser.add_argument(
        "--min-confidence", metavar="X", type=share, default=0.0,
        help="leave out facts that are less sure, 0 to 1 (default 0: none); how many is told",
    )  # fmt: skip


def share(given: str) -> float:
    """Read a number from 0 to 1.

    >>> share("0.5")
    0.5
    """
    try:
        number = float(given)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{given}: not a number from 0 to 1")
    return number


def region(given: str) -> str:
    """Read the code of a country or region.

    >>> region("TW")
    'TW'
    """
    from babel import Locale

    made_up = given in ("QO", "ZZ") or (given.startswith("X") and given != "XK")
    if len(given) != 2 or made_up or given not in Locale("en").territories:
        raise argparse.ArgumentTypeError(f"{given}: no code of a country or region; write it as TW, HK, CN, SG or US")
    return given


def positive(given: str) -> int:
    """Read a number above 0.

    >>> positive("5")
    5
    """
    if not re.fullmatch("[0-9]{1,18}", given) or not int(given):
        raise argparse.ArgumentTypeError(f"{given[:30]}: not a whole number above 0")
    return int(given)


def add_fields(parser: argparse.ArgumentParser) -> None:
    """Declare ``--field``, shared with ``extract``."""
    parser.add_argument(
        "--field", metavar="MEANING=KEY", action="append", default=[],
        help=f"a JSON key to look in first, such as text=story_html; meanings: {' '.join(FIELDS)}",
    )  # fmt: skip


def add_lexicon(parser: argparse.ArgumentParser) -> None:
    """Declare ``--lexicon``, shared with ``extract``, ``explain`` and ``review``."""
    parser.add_argument(
        "--lexicon", metavar="FILE.toml", type=Path, action="append", default=[],
        help="names of your own that win over ours; may be said again (README: Your own names)",
    )  # fmt: skip


def add_spacy_model(parser: argparse.ArgumentParser) -> None:
    """Declare ``--spacy-model``, shared with ``extract`` and ``explain``."""
    parser.add_argument(
        "--spacy-model", metavar="NAME",
        help="a spaCy pipeline, installed or a folder, whose entities are one more evidence for names (zh_core_web_sm)",
    )  # fmt: skip


def fields_of(given: list[str]) -> dict[str, tuple[str, ...]]:
    """Read the ``--field`` options.

    Raises:
        UsageError: not MEANING=KEY.
    """
    fields: dict[str, tuple[str, ...]] = {}
    for each in given:
        meaning, equals, key = each.partition("=")
        if not equals or not key or meaning not in FIELDS:
            raise UsageError(f"--field {each}: write it as MEANING=KEY; meanings are {' '.join(FIELDS)}")
        fields[meaning] = (*fields.get(meaning, ()), key)
    return fields


def main(args: argparse.Namespace) -> int:
    """Run, show how far it is, say what came out."""
    show = _Bar() if sys.stderr.isatty() else _Lines()
    with show:
        run = process_folder(
            args.source,
            args.out,
            jobs=args.jobs,
            force=args.force,
            shard=args.shard,
            engine=args.engine,
            address=args.scheduler,
            insecure=args.insecure_scheduler,
            prune=args.prune,
            options=Options(args.max_bytes, args.max_characters, fields_of(args.field), args.region),
            limits=Limits(args.timeout, args.memory * 1_000_000),
            lexicons=args.lexicon,
            spacy_model=args.spacy_model,
            min_confidence=args.min_confidence,
            length=args.length,
            on_progress=show.update,
        )
    for remark in run.remarks:
        say(remark)
    for failure in run.examples:
        say(f"{failure.source}: {failure.message} ({failure.reason})")
    if run.failed > len(run.examples):
        say(f"… and {run.failed - len(run.examples):,} more failures; all stand in {run.path}")
    print(_told(run))
    if run.interrupted and NO_ROOM not in run.reasons:
        raise KeyboardInterrupt
    return 1 if run.failed else 0


def _told(run: Run) -> str:
    parts = [f"{run.written:,} written"]
    for word in ("unchanged", "failed", "skipped", "gone", "pruned"):
        number = getattr(run, word)
        parts += [f"{number:,} {word}"] if number else []
    reasons = ", ".join(f"{reason} {number:,}" for reason, number in sorted(run.reasons.items()))
    rate = f" ({run.written / run.seconds:,.1f} articles/s)" if run.seconds and run.written else ""
    return f"{', '.join(parts)} in {run.seconds:.1f} s{rate}; " + (f"{reasons}; " if reasons else "") + f"see {run.path}"


class _Lines:
    """A plain line now and then."""

    def __enter__(self) -> _Lines:
        self.last = self.began = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def update(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self.last >= _EVERY:
            self.last = now
            rate = progress.done / (now - self.began)
            print(f"{progress.done:,} done, {progress.failed:,} failed, {rate:,.1f} articles/s", file=sys.stderr, flush=True)


class _Bar(_Lines):
    """A bar with rate and time left."""

    def __enter__(self) -> _Bar:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns: tuple[Any, ...] = (
            BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}"),
        )  # fmt: skip
        self.began = self.last = time.monotonic()
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)  # no thread: workers are forked
        self.task = self.bar.add_task("", total=None, rate="", failed="")
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def update(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self.last < _REFRESH and progress.done != progress.total:
            return
        self.last = now
        rate = progress.done / max(1e-6, now - self.began)
        failed = f"{progress.failed:,} failed" if progress.failed else ""
        self.bar.update(self.task, completed=progress.done, total=progress.total, rate=f"{rate:,.1f}/s", failed=failed, refresh=True)
