"""The fit of the tags of names: marked articles give a table, the same twice; what is no corpus is refused in a line."""

import json
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.mentions.mention import source_of
from pipeline.mentions.names.tag_decoding import LABELS
from pipeline.mentions.names.tag_table import unpacked
from pipeline.quality.name_tags import Marked, clauses_of, fitted, labels_of, names_of, printed
from pipeline.reading import article_from_text

NAMES = ("澄域科技", "鴻揚創投", "遠岫資本", "泓澄半導體", "嶺岳電子")


def articles() -> list[list[Marked]]:
    told = []
    for first in NAMES:
        for second in NAMES:
            if first != second:
                text = f"{first}昨日宣布完成募資，由{second}領投。市場看好明年表現。"
                told.append(list(clauses_of(source_of(article_from_text(text)), {"org": [first, second]})))
    return told


def test_a_longer_name_hides_the_shorter_one_inside_it() -> None:
    assert labels_of("澄域科技與澄域", {"org": ["澄域", "澄域科技"], "person": [], "product": []}) == ["BO", "IO", "IO", "EO", "-", "BO", "EO"]


def test_a_latin_name_is_none_inside_a_word() -> None:
    assert set(labels_of("Metaverse", {"org": ["Meta"]})) == {"-"}


def test_a_fit_learns_what_stands_around_names_and_is_the_same_twice() -> None:
    table = fitted(articles(), c1=0.1, rounds=30)
    assert table["labels"] == list(LABELS)
    assert any(told.get("BO", 0) > 0 or told.get("EO", 0) > 0 for told in table["evidence"].values())
    assert fitted(articles(), c1=0.1, rounds=30) == table
    read = json.loads(printed(table))
    assert read | {"evidence": unpacked(read["evidence"])} == table


def test_a_folder_without_marked_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no names"):
        list(names_of(tmp_path))
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "a.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="no article"):
        list(names_of(tmp_path))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text("澄域科技", encoding="utf-8")
    (tmp_path / "names" / "a.json").write_text('{"org": "澄域"}', encoding="utf-8")
    with pytest.raises(UsageError, match="not lists"):
        list(names_of(tmp_path))
