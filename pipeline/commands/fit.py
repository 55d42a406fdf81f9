"""Fit the weights of what is likely on articles with gold."""

from __future__ import annotations

import argparse
import json
from importlib import resources
from pathlib import Path

from pipeline.likely.weights import QUESTIONS, Question
from pipeline.mentions.mention import source_of
from pipeline.quality.corpus import with_gold
from pipeline.quality.likely import context_of, examples, fitted, printed, told_in
from pipeline.quality.sparse import Example
from pipeline.reading import read
from pipeline.vocabulary import table
from pipeline.whole import put

_TABLE = Path(str(resources.files("pipeline.lexicons"))) / "likely.toml"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("corpus", nargs="+", type=Path, metavar="CORPUS", help="folders with articles/ and gold/")
    parser.add_argument("--to", type=Path, metavar="FILE", default=_TABLE, help="the table that is written, and read for the next question; ours if not given")


def main(args: argparse.Namespace) -> int:
    """Fit one question after the other, each on articles read with the answers to those before it."""
    read_once = [(article, told_in(source_of(read(article))), json.loads(gold.read_bytes())) for corpus in args.corpus for article, gold in with_gold(corpus)]
    tables: dict[Question, tuple[dict[str, float], list[Example]]] = {}
    for question in QUESTIONS:
        put(printed(tables), args.to, "--to")
        table.cache_clear()
        told = [e for article, said, gold in read_once for e in examples(question, str(article), context_of(said), gold)]
        tables[question] = fitted(question, told), told
        print(f"{question}: {len(told)} answers, {sum(e.yes for e in told)} yes, {len(tables[question][0])} weights")
    put(printed(tables), args.to, "--to")
    return 0
