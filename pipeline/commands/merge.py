"""Join the facts of a run's reports into events, with every source and every conflict."""

from __future__ import annotations

import argparse
from pathlib import Path

from pydantic import TypeAdapter

from pipeline.cli import say
from pipeline.commands.run import add_min_confidence
from pipeline.errors import UnreadableError, UsageError
from pipeline.model import Report
from pipeline.outputs.events import Event, merge
from pipeline.outputs.sure import Sure
from pipeline.reports import files, read
from pipeline.whole import put

_EVENTS = TypeAdapter(list[Event])


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("out", metavar="OUT", type=Path, help="the folder that `jiyao run` wrote")
    parser.add_argument("--to", metavar="FILE", type=Path, help="write the events to this JSON file")
    add_min_confidence(parser)


def main(args: argparse.Namespace) -> int:
    """Print the events as JSON, or write them; 1 if a report could not be read."""
    if args.to and args.to.suffix.lower() != ".json":
        raise UsageError(f"--to {args.to}: events are written as JSON; name a .json file (tables of facts: `jiyao export`)")
    reports: list[Report] = []
    broken: list[Path] = []
    for path in files(args.out):
        if args.to and path.resolve() == args.to.resolve():
            continue
        try:
            reports.append(read(path.read_bytes()))
        except (ValueError, OSError):
            broken.append(path)
    if not reports:
        raise UnreadableError(f"{args.out}: no report in it; run `jiyao run SOURCE --out {args.out}` first")
    sure = Sure(args.min_confidence)
    text = _EVENTS.dump_json(merge(sure.of(reports)), indent=2).decode() + "\n"
    if args.to:
        put(text, args.to, "--to")
    else:
        print(text, end="")
    if sure.left_out:
        say(sure.told())
    for path in broken:
        say(f"{path}: not a report of this version, left out")
    return 1 if broken else 0
