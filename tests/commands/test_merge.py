"""`jiyao merge`: the events of a folder of reports."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from pipeline.commands import merge as verb
from pipeline.errors import PipelineError
from pipeline.process import process
from pipeline.reading import article_from_text


def test_the_verb_prints_or_writes_events(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    verb.add(parser)
    one = process(article_from_text("Zephyrix raised $30 million in a Series B led by Alder Capital."))
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md.json").write_text(one.model_dump_json(), encoding="utf-8")
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    assert verb.main(parser.parse_args([str(tmp_path)])) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [event["company"]["name"] for event in printed] == ["Zephyrix"]
    target = tmp_path / "events.json"
    for _ in range(2):
        assert verb.main(parser.parse_args([str(tmp_path), "--to", str(target)])) == 0
        assert json.loads(target.read_text(encoding="utf-8")) == printed
    (tmp_path / "b.md.json").write_text("{", encoding="utf-8")
    assert verb.main(parser.parse_args([str(tmp_path)])) == 1
    assert "b.md.json" in capsys.readouterr().err


def test_the_verb_refuses_what_is_no_run(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    verb.add(parser)
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(PipelineError, match="jiyao run"):
            verb.main(parser.parse_args([str(folder)]))
