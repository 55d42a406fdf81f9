"""The table of what is likely, fitted on a folder with gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import run as main
from pipeline.errors import UsageError
from pipeline.likely.likelihood import QUESTIONS
from pipeline.mentions.mention import source_of
from pipeline.quality.boosted import Example, Fitted
from pipeline.quality.corpus import with_gold
from pipeline.quality.likely import examples, fitted, printed, told_in
from pipeline.reading import read
from tests.helpers import paths

CORPUS = paths.ARTICLES.parent
SOME = ("deep-dive-robotics-en", "hans-hk-ipo", "corvid-acquires-en")
"""Articles in which there is a yes and a no to every question."""


def pairs() -> list[tuple[Path, Path]]:
    return [(path, gold) for path, gold in with_gold(CORPUS) if path.stem in SOME]


def test_a_folder_answers_every_question() -> None:
    some = [(path.stem, told_in(source_of(read(path))), json.loads(gold.read_bytes())) for path, gold in pairs()]
    for question in QUESTIONS:
        told = [e for article, says, gold in some for e in examples(question, article, says, gold)]
        assert {e.yes for e in told} == {True, False}, question


def test_gold_without_rounds_answers_nothing() -> None:
    path, gold_path = next(with_gold(CORPUS))
    gold = json.loads(gold_path.read_bytes())
    told = told_in(source_of(read(path)))
    assert [*examples("raised", path.stem, told, {key: gold[key] for key in gold if key != "rounds"})] == []


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold"):
        next(with_gold(tmp_path))


def test_nothing_is_fitted_on_nothing() -> None:
    with pytest.raises(UsageError, match="no article answers 'raised'"):
        fitted("raised", [Example("a", (), False)])


def test_the_table_is_read_as_it_is_written() -> None:
    grown = Fitted(['left="quoted"', "left=由"], [[-10, 1, 250, [-40, 0, 5, -60]], -3])
    table = json.loads(printed({"backer": (grown, [Example("a", (), True)])}))
    assert table == {"backer": {"answers": 1, "yes": 1, "kinds": grown.kinds, "trees": grown.trees}}


def test_the_command_writes_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("articles", "gold"):
        (tmp_path / folder).mkdir()
    for pair in pairs():
        for path in pair:
            (tmp_path / path.parent.name / path.name).write_bytes(path.read_bytes())
    assert main(["fit", str(tmp_path), "--to", str(tmp_path / "likely.json")]) == 0
    assert capsys.readouterr().out.count("kinds of evidence") == len(QUESTIONS)
    assert set(json.loads((tmp_path / "likely.json").read_text(encoding="utf-8"))) == set(QUESTIONS)
