"""Write one self-contained HTML page of a run: tables, timeline, chart, evidence; nothing is loaded from anywhere."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from pipeline.cli import say
from pipeline.commands.run import add_min_confidence
from pipeline.errors import PipelineError, UnreadableError
from pipeline.model import Report
from pipeline.outputs.report.page import write
from pipeline.outputs.sure import Sure
from pipeline.review.shelf import full, reports


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("out", metavar="OUT", type=Path, help="the folder that `jiyao run SOURCE --out OUT` wrote")
    parser.add_argument("--html", metavar="FILE", type=Path, required=True, help="the page to write")
    add_min_confidence(parser)


def main(args: argparse.Namespace) -> int:
    """Write the page; 1 if a report could not be read."""
    good: list[Report] = []
    broken: list[PipelineError] = []
    for file, plain in reports(args.out):
        try:
            good.append(full(plain, file))
        except PipelineError as error:
            broken.append(error)
    if not good and not broken:
        raise UnreadableError(f"{args.out}: no report in it; run `jiyao run SOURCE --out {args.out}` first")
    sure = Sure(args.min_confidence)
    size = write(list(sure.of(good)), args.html, name=args.out.resolve().name, failures=failures(args.out))
    print(f"{args.html}: {len(good)} articles, {size / 1e6:.1f} MB")
    if sure.left_out:
        say(sure.told())
    for refusal in broken:
        say(str(refusal))
    return 1 if broken else 0


def failures(out: Path) -> list[dict[str, Any]]:
    """The articles that failed, as ``run.json`` tells; none where there is no such file."""
    try:
        run = json.loads((out / "run.json").read_bytes())
    except (OSError, ValueError):
        return []
    failed = run.get("failures") if isinstance(run, dict) else None
    return [f if isinstance(f, dict) else {"source": str(f)} for f in failed] if isinstance(failed, list) else []
