"""Write the facts and summaries of a run as tables: .csv .jsonl .parquet .sqlite, or tasks for Label Studio."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.cli import say
from pipeline.commands.run import add_min_confidence
from pipeline.errors import UnreadableError
from pipeline.outputs.export import ARTICLE, export, reports
from pipeline.outputs.sure import Sure


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("out", metavar="OUT", type=Path, help="the folder that `jiyao run` wrote")
    parser.add_argument(
        "--to", metavar="FILE", type=Path, required=True,
        help="its ending says what is written: .csv .jsonl .parquet .sqlite .labelstudio.json",
    )  # fmt: skip
    add_min_confidence(parser)


def main(args: argparse.Namespace) -> int:
    """Write the tables; 1 if a report could not be read."""
    broken: list[Path] = []
    sure = Sure(args.min_confidence)
    found = sure.of(reports(args.out, broken.append))
    if args.to.name.lower().endswith(".labelstudio.json"):
        from pipeline.review.labelstudio import config_file, write

        print(f"{write(found, args.to):,} articles in {args.to}; the labelling interface to give the project: {config_file(args.to)}")
    else:
        counts = export(found, args.to)
        articles = counts.pop(ARTICLE)
        total = sum(counts.values())
        if not articles and broken:
            raise UnreadableError(f"{args.out}: no report of this version in it; run `jiyao run SOURCE --out {args.out}` again")
        listing = ", ".join(f"{number:,} {kind}" for kind, number in counts.items() if number)
        print(f"{total:,} facts of {articles:,} articles in {args.to}" + (f": {listing}" if listing else ""))
    if sure.left_out:
        say(sure.told())
    for path in broken:
        say(f"{path}: not a report of this version; left out")
    return 1 if broken else 0
