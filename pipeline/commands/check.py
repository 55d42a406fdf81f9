"""Score a corpus against its gold and its floors."""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

from pipeline.process import process
from pipeline.quality.check import ALL, ROUND_SLOTS, SHARES, Scores
from pipeline.quality.corpus import floors, history, raised, score, under
from pipeline.reading import read
from pipeline.whole import put


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("corpus", nargs="?", type=Path, default=Path("corpus"), metavar="CORPUS", help="folder with articles/, gold/, floors.toml")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N slots that are wrong")
    parser.add_argument("--raise", dest="higher", action="store_true", help="write floors.toml and SCORES.md with what is reached now")


def main(args: argparse.Namespace) -> int:
    """Print the table; 1 when a score is under its floor."""
    scores = score(args.corpus, read, process)
    print(table(scores))
    for error in scores.errors[: args.errors]:
        print("-", error)
    least = floors(args.corpus)
    low = under(scores, least)
    for line in low:
        print(f"jiyao: {line}", file=sys.stderr)
    if args.higher:
        put(raised(scores, least), args.corpus / "floors.toml")
        path = args.corpus / "SCORES.md"
        old = path.read_text(encoding="utf-8") if path.is_file() else ""
        put(history(old, version("jiyao"), scores), path)
    return 1 if low else 0


def table(scores: Scores) -> str:
    """Precision, recall and F1 of each kind over all articles, then F1 in each language."""
    languages = scores.languages()[1:]
    head = ("", "P", "R", "F1", *languages, "hits", "invented", "missed")
    rows = []
    for kind in scores.kinds():
        tally = scores.of(ALL, kind)
        name = f"  {kind}" if kind in (*ROUND_SLOTS, *SHARES[:2]) else kind
        f1s = [f"{scores.of(language, kind).f1:.3f}" for language in languages]
        counts = [str(count) for count in (tally.hit, tally.invented, tally.missed)]
        rows.append((name, f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}", *f1s, *counts))
    lines = ["".join(f"{cell:<16}" if i == 0 else f"{cell:>9}" for i, cell in enumerate(row)) for row in (head, *rows)]
    return "\n".join([f"{scores.articles} articles", *lines])
