"""Show the rules: what each reads, its examples and its rejects."""

from __future__ import annotations

import argparse

from pipeline.errors import UsageError
from pipeline.frames.rule import rules


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("id", metavar="ID", nargs="?", help="a rule, or the beginning of several (valuation.zh)")


def main(args: argparse.Namespace) -> int:
    """Print the list, or one rule whole."""
    known = rules()
    chosen = [r for r in sorted(known) if args.id is None or r == args.id or r.startswith(f"{args.id}.")]
    if not chosen:
        raise UsageError(f"there is no rule {args.id}; `jiyao rules` lists all {len(known)}")
    for name in chosen:
        rule = known[name]
        print(f"{name}  ({rule.says})\n    {rule.doc}")
        if len(chosen) < 4:
            print(f"    pattern   {rule.pattern}")
            for what, sentences in rule.examples.items():
                for sentence in sentences:
                    print(f"    example   {sentence}\n              → {what}")
            for sentence in rule.rejects:
                print(f"    reject    {sentence}")
    return 0
