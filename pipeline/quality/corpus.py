"""The corpus folder: ``articles/``, ``gold/``, the floors that only rise, and the scores of each version."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.errors import UsageError
from pipeline.model import Article, Report
from pipeline.quality.check import ALL, ROUND_SLOTS, Scores, compare
from pipeline.quality.gold import Gold, read_gold
from pipeline.reading import read

Floors: TypeAlias = dict[str, dict[str, float]]
"""Language (or ``all``) → kind → the F1 it must reach."""

_FLOORS_HEAD = """\
# The least F1 of each kind on this corpus, by language. `jiyao check` fails under a floor; floors only rise
# (`jiyao check --raise`). A score that must fall needs its reason in the commit that lowers its floor.
"""
_HISTORY_HEAD = """\
# Scores by version

F1 on this corpus, written by `jiyao check --raise`.

| version | articles | rounds | whole rounds | valuations | revenues | growth | acquisitions | listings | amounts | dates |
|---|---|---|---|---|---|---|---|---|---|---|
"""
_HISTORY_KINDS = ("rounds", "whole rounds", "valuations", "revenues", "growth", "acquisitions", "listings", "amounts", "dates")


def with_gold(folder: Path, told: str = "gold") -> Iterator[tuple[Path, Path]]:
    """Every article of which something is told, and what is told of it, as files, in order of name.

    Args:
        told: the folder beside ``articles/`` that tells it.

    Raises:
        UsageError: the folder is no corpus, or what is told has no article.
    """
    golds = sorted((folder / told).glob("*.json"))
    if not golds:
        raise UsageError(f"{folder}: no {told}/*.json in it; a corpus holds articles/ and {told}/")
    articles = {path.stem: path for path in sorted((folder / "articles").rglob("*")) if path.is_file()}
    for path in golds:
        if path.stem not in articles:
            raise UsageError(f"{path}: there is no article of that name in {folder / 'articles'}")
        yield articles[path.stem], path


def labelled(corpus: Path) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Every article of which something is told, read, and what is told of it as plain JSON.

    Args:
        corpus: a folder with ``articles/`` and ``gold/``, or a ``.jsonl`` file of passages: an article a line, with the lists of its gold
            (``rounds``, ``acquisitions`` …) beside its ``id``, ``title``, ``text`` and ``published``. Where a list is missing, nobody looked.

    Raises:
        UsageError: it is no corpus, or a line of it no passage.
        UnreadableError: an article cannot be read.
    """
    if not corpus.is_file():
        yield from ((read(article), json.loads(gold.read_bytes())) for article, gold in with_gold(corpus))
        return
    for n, line in enumerate(corpus.read_bytes().splitlines(), start=1):
        try:
            told = json.loads(line)
            name = f"{told['id']}.json"
        except (ValueError, TypeError, KeyError):
            raise UsageError(f"{corpus}:{n}: no passage; each line is a JSON object with id, text and lists of gold (corpus/README.md)") from None
        yield read(line, source=name), told


def cases(folder: Path) -> Iterator[tuple[Path, Gold]]:
    """Every article that has gold, with it, in order of name; raises as :func:`with_gold` and :func:`read_gold` do."""
    return ((article, read_gold(gold)) for article, gold in with_gold(folder))


def score(folder: Path, read: Callable[[Path], Article], process: Callable[[Article], Report]) -> Scores:
    """Read and process every article of the corpus and count what is right."""
    scores = Scores()
    for path, gold in cases(folder):
        compare(process(read(path)), gold, scores)
    return scores


def floors(folder: Path) -> Floors:
    """The corpus's floors; none where there is no ``floors.toml``."""
    path = folder / "floors.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def under(scores: Scores, least: Floors) -> list[str]:
    """One line for each score under its floor.

    >>> scores = Scores()
    >>> scores.add("en", "dates", hit=1, missed=1)
    >>> under(scores, {"en": {"dates": 0.9}, "all": {"dates": 0.5}})
    ['en dates: 0.667 is under its floor 0.900']
    """
    return [
        f"{language} {kind}: {scores.of(language, kind).f1:.3f} is under its floor {floor:.3f}"
        for language, kinds in least.items()
        for kind, floor in kinds.items()
        if scores.of(language, kind).f1 < floor
    ]


def raised(scores: Scores, least: Floors) -> str:
    """``floors.toml`` with every floor at its score or where it was, whichever is higher."""
    lines = [_FLOORS_HEAD]
    for language in scores.languages():
        lines.append(f"[{language}]")
        for kind in (kind for kind in scores.kinds() if kind not in ROUND_SLOTS):  # "rounds" is all of them
            reached = math.floor(scores.of(language, kind).f1 * 1000) / 1000
            lines.append(f'"{kind}" = {max(reached, least.get(language, {}).get(kind, 0.0)):.3f}')
        lines.append("")
    return "\n".join(lines)


def history(old: str, version: str, scores: Scores) -> str:
    """``SCORES.md`` with this version's row, in place of an earlier one of the same version."""
    rows = [row for row in old.splitlines() if row.startswith("| ") and not row.startswith(("| version ", f"| {version} "))]
    values = (f"{scores.of(ALL, kind).f1:.3f}" for kind in _HISTORY_KINDS)
    rows.append(f"| {version} | {scores.articles} | {' | '.join(values)} |")
    return _HISTORY_HEAD + "\n".join(rows) + "\n"
