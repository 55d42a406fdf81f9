"""Write a run as one offline HTML page (summaries, tables, timeline, evidence), or as a morning briefing in Markdown."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from pipeline.cli import say
from pipeline.commands.run import add_min_confidence
from pipeline.errors import PipelineError, UnreadableError, UsageError
from pipeline.languages import summaries
from pipeline.model import Report
from pipeline.outputs.briefing import briefing, reader_of
from pipeline.outputs.report.page import write
from pipeline.outputs.sure import Sure
from pipeline.reports import RUN, record
from pipeline.review.shelf import full, reports
from pipeline.whole import put


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("out", metavar="OUT", type=Path, help="the folder that `jiyao run SOURCE --out OUT` wrote")
    parser.add_argument("--html", metavar="FILE", type=Path, help="the page to write")
    parser.add_argument("--markdown", metavar="FILE", type=Path, help="the briefing to write")
    parser.add_argument("--language", choices=tuple(summaries()), help="of the briefing (default: of most articles)")
    add_min_confidence(parser)


def main(args: argparse.Namespace) -> int:
    """Write the page, the briefing or both; 1 if a report could not be read."""
    if not (args.html or args.markdown):
        raise UsageError("nothing to write; give --html FILE, --markdown FILE or both")
    good: list[Report] = []
    broken: list[PipelineError] = []
    for file, plain in reports(args.out, broken.append):
        try:
            good.append(full(plain, file))
        except PipelineError as error:
            broken.append(error)
    if not good and not broken:
        raise UnreadableError(f"{args.out}: no report in it; run `jiyao run SOURCE --out {args.out}` first")
    sure = Sure(args.min_confidence)
    found, name = list(sure.of(good)), args.out.resolve().name
    if args.html:
        size = write(found, args.html, name=name, failures=failures(args.out))
        print(f"{args.html}: {len(good)} articles, {size / 1e6:.1f} MB")
    if args.markdown:
        put(briefing(found, name=name, language=args.language or reader_of(found)), args.markdown, "--markdown")
        print(f"{args.markdown}: {len(good)} articles")
    if sure.left_out:
        say(sure.told())
    for refusal in broken:
        say(str(refusal))
    return 1 if broken else 0


def failures(out: Path) -> list[dict[str, Any]]:
    """The articles that failed, as ``run.json`` tells; none where there is no such file."""
    failed = record(out / RUN).get("failures")
    return [f if isinstance(f, dict) else {"source": str(f)} for f in failed] if isinstance(failed, list) else []
