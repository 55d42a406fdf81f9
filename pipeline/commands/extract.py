"""Process one article and print its report."""

from __future__ import annotations

import argparse
import functools
import sys
from collections.abc import Callable
from pathlib import Path

from pipeline.batch.bounded import bounded
from pipeline.batch.bundles import is_bundle
from pipeline.batch.limits import Limits
from pipeline.batch.work import check_evidence, key_of
from pipeline.commands.run import add_fields, add_length, add_lexicon, add_spacy_model, fields_of
from pipeline.errors import NoSummaryError, NoTextError, PipelineError, UnreadableError, UsageError
from pipeline.languages import summaries
from pipeline.lexicons.brought import Brought, bring
from pipeline.model import Report
from pipeline.process import kinds_wanted, process
from pipeline.reading import MAX_BYTES, Options, Reading, bytes_of, reading_of, sidecar_of
from pipeline.reading import published as days
from pipeline.reports import sealed
from pipeline.text.docs import find_model

_STDIN_KINDS = {"md": "-.md", "txt": "-.txt", "html": "-.html", "json": "-.json"}


def add_article(parser: argparse.ArgumentParser) -> None:
    """Declare the options that say which article, shared with `jiyao explain`."""
    parser.add_argument("file", metavar="FILE|-", help="an article; - is standard input")
    parser.add_argument("--published", metavar="DAY", help="the day relative dates count from, as 2026-02-13")
    parser.add_argument("--region", metavar="XX", help="what a bare 元 means: TW HK CN …")
    parser.add_argument("--kind", choices=sorted(_STDIN_KINDS), help="what standard input is (default: looked at)")
    parser.add_argument("--timeout", metavar="S", type=float, default=60.0, help="seconds it may take (60)")
    add_lexicon(parser)
    add_spacy_model(parser)


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_article(parser)
    parser.add_argument("--only", metavar="KIND", action="append", help="print only facts of this kind")
    add_fields(parser)
    add_length(parser)
    parser.add_argument("--summary", choices=tuple(summaries()), help="print the summary in this language alone, as plain text")


def main(args: argparse.Namespace) -> int:
    """Print the report or a summary."""
    return printed(_printed, args)


def printed(work: Callable[[argparse.Namespace], str], args: argparse.Namespace) -> int:
    """Print what is said of an article, made in a process that is ended when it takes too long."""
    limits = Limits(args.timeout)
    if args.file == "-":
        args.given = sys.stdin.buffer.read(MAX_BYTES + 1)
    sys.stdout.write(bounded(functools.partial(work, args), limits))
    return 0


def _printed(args: argparse.Namespace) -> str:
    """The report as it is printed, or its summary."""
    wanted = kinds_wanted(args.only)
    reading, data, options = article_of(args)
    brought = names_of(args)
    model = find_model(args.spacy_model) if args.spacy_model else None
    report = process(reading.article, lexicon=brought.lexicon, spacy_model=model, length=args.length)
    if reading.notes:
        report = report.model_copy(update={"notes": (*report.notes, *reading.notes)})
    check_evidence(report)
    if args.summary:
        return _text(report, args)
    if wanted is not None:
        report = report.model_copy(update={"facts": tuple(fact for fact in report.facts if fact.kind in wanted)})
    version = model.version if model else ""
    key = key_of(reading.article.source, data, b"", "", options, brought.layers.digest, version, length=args.length)
    return sealed(report, key).decode()


def _text(report: Report, args: argparse.Namespace) -> str:
    """One summary as text.

    Raises:
        NoSummaryError: there is none in the language.
    """
    summary = report.summary[summaries()[args.summary]]
    if summary is None:
        others = ", ".join(short for short, language in summaries().items() if report.summary[language])
        advice = f"use --summary {others}" if others else "leave --summary away for the report and its notes"
        raise NoSummaryError(f"{args.file}: no summary in {args.summary}, nothing sure enough can be said in it; {advice}")
    return summary.text + "\n"


def article_of(args: argparse.Namespace) -> tuple[Reading, bytes, Options]:
    """Read the article that the options name, dated as they say."""
    options = Options(fields=fields_of(getattr(args, "field", None) or []), region=args.region)
    if args.published and not days.parse(args.published):
        raise UsageError(f"--published {args.published}: not a day; write it as 2026-02-13")
    try:
        reading, data = _read(args, options)
    except PipelineError as error:
        raise type(error)(f"{args.file}: {error}") from error
    if args.published:
        reading.article = reading.article.model_copy(update={"published": days.parse(args.published)})
    return reading, data, options


def names_of(args: argparse.Namespace) -> Brought:
    """What the user says of names: as for `jiyao run`, with the folder of lexicons beside the article."""
    return bring(args.lexicon, beside=None if args.file == "-" else Path(args.file))


def _read(args: argparse.Namespace, options: Options) -> tuple[Reading, bytes]:
    if args.file == "-":
        data: bytes = args.given if hasattr(args, "given") else sys.stdin.buffer.read(MAX_BYTES + 1)
        if not data.strip():
            raise NoTextError("standard input is empty; nothing to do")
        return reading_of(data, source=_STDIN_KINDS[args.kind or _looks(data)], options=options), data
    path = Path(args.file)
    if not path.exists():
        raise UsageError("no such file; name an article file, or - for standard input")
    if path.is_dir():
        raise UsageError("a folder; use `jiyao run` for a folder")
    if path.suffix.lower() in (".jsonl", ".ndjson") or is_bundle(str(path.parent), path.name):
        raise UsageError("many articles in one file; use `jiyao run`")
    if not path.is_file():
        raise UnreadableError("not a regular file; use - for standard input")
    data = bytes_of(path, options)
    return reading_of(data, source=path.name, options=options, beside=sidecar_of(path)), data


def _looks(data: bytes) -> str:
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    return "html" if head.startswith((b"<!doctype html", b"<html")) else "json" if head.startswith(b"{") else "md"
