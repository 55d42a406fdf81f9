"""Fit the trees of what is likely on articles with gold, or those of names on articles whose names are marked."""

from __future__ import annotations

import argparse
from importlib import resources
from pathlib import Path

from pipeline.likely.likelihood import QUESTIONS, Question, trees
from pipeline.mentions.mention import source_of
from pipeline.quality import name_tags
from pipeline.quality.boosted import Example, Fitted
from pipeline.quality.corpus import labelled
from pipeline.quality.likely import examples, fitted, printed, told_in
from pipeline.reading import read
from pipeline.whole import put

_LEXICONS = Path(str(resources.files("pipeline.lexicons")))


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("corpus", nargs="+", type=Path, metavar="CORPUS", help="folder of articles/ and gold/, or .jsonl; with --names articles/ and names/")
    parser.add_argument("--names", action="store_true", help="fit how names are read from what stands around them (needs jiyao[fit])")
    parser.add_argument("--to", type=Path, metavar="FILE", help="the table that is written, and read for the next question; ours if not given")


def main(args: argparse.Namespace) -> int:
    """Fit what was asked for."""
    if args.names:
        _names(args.corpus, args.to or _LEXICONS / "name_tags.json")
    else:
        _roles(args.corpus, args.to or _LEXICONS / "likely.json")
    return 0


def _names(corpora: list[Path], to: Path) -> None:
    articles = [list(name_tags.clauses_of(source_of(read(article)), names)) for corpus in corpora for article, names in name_tags.names_of(corpus)]
    fitted_table = name_tags.fitted(articles)
    put(name_tags.printed(fitted_table), to, "--to")
    print(f"names: {len(articles)} articles, {len(fitted_table['evidence'])} kinds of evidence")


def _roles(corpora: list[Path], to: Path) -> None:
    """Fit one question after the other, each on articles read with the answers to those before it."""
    read_once = [(f"{corpus}/{article.source}", told_in(source_of(article)), gold) for corpus in corpora for article, gold in labelled(corpus)]
    tables: dict[Question, tuple[Fitted, list[Example]]] = {}
    for question in QUESTIONS:
        put(printed(tables), to, "--to")
        trees.cache_clear()
        told = [e for article, said, gold in read_once for e in examples(question, article, said, gold)]
        tables[question] = fitted(question, told), told
        print(f"{question}: {len(told)} answers, {sum(e.yes for e in told)} yes, {len(tables[question][0].kinds)} kinds of evidence")
    put(printed(tables), to, "--to")
