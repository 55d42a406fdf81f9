"""`jiyao report`: what failed is told, what is wrong is one line."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from pipeline.commands import report as command
from pipeline.errors import PipelineError
from tests.helpers import samples
from tests.helpers.samples import data_of


def call(out: Path, file: Path) -> int:
    parser = argparse.ArgumentParser()
    command.add(parser)
    return command.main(parser.parse_args([str(out), "--html", str(file)]))


def test_the_command_tells_what_failed(tmp_path: Path) -> None:
    out = samples.write(tmp_path / "out", samples.report())
    failure = {"source": "bad.md", "reason": "no_text", "message": "bad.md: holds no text", "seconds": 0.1}
    (out / "run.json").write_text(json.dumps({"failures": [failure]}), encoding="utf-8")
    assert call(out, tmp_path / "x.html") == 0
    data = data_of((tmp_path / "x.html").read_text(encoding="utf-8"))
    assert data["failures"][0]["reason"] == "no_text" and len(data["articles"]) == 1


def test_reports_of_another_version_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = samples.write(tmp_path / "out", samples.report())
    (out / "old.md.json").write_text('{"article": {"source": "old.md"}, "facts": []}')
    assert call(out, tmp_path / "x.html") == 1
    assert "old.md.json: not a report of this version" in capsys.readouterr().err


@pytest.mark.parametrize("damaged", [b"[" * 200_000, b"[7]", b'{"failures": 7}', b'{"failures": [7, {"source": "a.md"}]}', b"\xff", b"9" * 5_000])
def test_a_damaged_record_stops_no_page(tmp_path: Path, damaged: bytes) -> None:
    out = samples.write(tmp_path / "out", samples.report())
    (out / "run.json").write_bytes(damaged)
    assert call(out, tmp_path / "r.html") == 0
    assert (tmp_path / "r.html").stat().st_size > 1_000


def test_calls_that_are_wrong_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no such folder"):
        call(tmp_path / "none", tmp_path / "x.html")
    (tmp_path / "empty").mkdir()
    with pytest.raises(PipelineError, match="no report in it"):
        call(tmp_path / "empty", tmp_path / "x.html")
    out = samples.write(tmp_path / "out", samples.report())
    with pytest.raises(PipelineError, match="cannot be written"):
        call(out, tmp_path / "out" / "run.json" / "x.html")


def test_a_briefing_is_written_in_the_reader_s_language(tmp_path: Path) -> None:
    out = samples.write(tmp_path / "out", samples.report())
    parser = argparse.ArgumentParser()
    command.add(parser)
    for language, heading in (("zh", "# 晨報：out"), ("en", "# Briefing: out")):
        call_ = [str(out), "--markdown", str(tmp_path / "b.md"), "--html", str(tmp_path / "b.html"), "--language", language]
        assert command.main(parser.parse_args(call_)) == 0
        assert (tmp_path / "b.md").read_text(encoding="utf-8").startswith(heading)
        assert (tmp_path / "b.html").exists()
    with pytest.raises(PipelineError, match="--markdown"):
        command.main(parser.parse_args([str(out)]))
