"""Say why a fact exists, or why a passage gives none."""

from __future__ import annotations

import argparse

from pipeline.commands.extract import add_article, article_of, names_of, printed
from pipeline.explain import explain


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_article(parser)
    parser.add_argument("--fact", metavar="ID", help="only this fact, with its rule and every word of its evidence")


def main(args: argparse.Namespace) -> int:
    """Print the story."""
    return printed(_told, args)


def _told(args: argparse.Namespace) -> str:
    reading, _, _ = article_of(args)
    return "".join(f"{line}\n" for line in explain(reading.article, args.fact, names_of(args).lexicon, args.spacy_model))
