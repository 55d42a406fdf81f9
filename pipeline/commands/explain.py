"""Say why a fact exists, or why a passage gives none."""

from __future__ import annotations

import argparse

from pipeline.commands.extract import add_article, article_of, names_of
from pipeline.explain import explain


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_article(parser)
    parser.add_argument("--fact", metavar="ID", help="only this fact, with its rule and every word of its evidence")


def main(args: argparse.Namespace) -> int:
    """Print the story."""
    reading, _, _ = article_of(args)
    for line in explain(reading.article, args.fact, names_of(args).lexicon, args.spacy_model):
        print(line)
    return 0
