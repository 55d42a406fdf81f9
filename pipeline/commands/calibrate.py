"""Fit the weights of confidence on articles with gold, or show how well the present ones hold on others."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from pipeline.mentions.mention import source_of
from pipeline.process import grounds_of
from pipeline.quality.calibrate import Judged, bins, fit, judged, printed
from pipeline.quality.corpus import labelled
from pipeline.records.confidence import confidence
from pipeline.whole import put


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("corpus", nargs="+", type=Path, metavar="CORPUS", help="folder of articles/ and gold/, or .jsonl, that no rule was written beside")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the fitted table there; without it nothing is fitted, and the present one is shown")


def main(args: argparse.Namespace) -> int:
    """Print how many facts of each range of confidence are right, of the table that stands or of the one that is written."""
    told = [each for corpus in args.corpus for each in read_judged(corpus)]
    right = sum(is_right for _, is_right in told)
    if args.to:
        put(printed(fit(told), len(told), right), args.to, "--to")
        print(f"{len(told)} facts, {right} right: {args.to}")
        return 0
    main_facts = ((confidence(kinds), is_right) for kinds, is_right in told if kinds[0] not in ("kind.amount", "kind.date", "kind.investor"))
    for low, high, count, precision, share in bins(main_facts):
        print(f"{low:.1f}–{high:.1f}  {count:5} facts  {precision:.3f} right  {share:.3f} of all that are right")
    return 0


def read_judged(corpus: Path) -> Iterator[Judged]:
    """The kinds of evidence of every fact that the gold of a folder judges, and whether it is right.

    Raises:
        UsageError: the folder has no gold, or a gold has no article.
    """
    for article, gold in labelled(corpus):
        grounds = grounds_of(source_of(article))
        for fact, is_right in judged(grounds.facts, gold):
            yield grounds.of(fact), is_right
