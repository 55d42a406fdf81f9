"""`jiyao review` as a person starts and ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run
from pipeline.review import log
from pipeline.review.log import Decision
from tests.helpers import samples
from tests.helpers.command import JIYAO
from tests.helpers.paths import ROOT

pytest.importorskip("uvicorn", reason="the review server needs the extra: pip install 'jiyao[review]'")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Any]:
    out = samples.write(tmp_path / "out", samples.report())
    command = [*JIYAO, "review", str(out), "--port", "0", "--reviewer", "lin"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ})
    yield process
    process.kill()
    process.wait()


def address(process: Any) -> str:
    assert process.stdout.readline().startswith("1 articles")
    line: str = process.stdout.readline()
    return line.strip()


def test_it_prints_its_address_and_ends_quietly(server: Any) -> None:
    where = address(server)
    place, _, key = where.partition("#key=")
    assert place.startswith("http://127.0.0.1:") and len(key) > 30
    asked = urllib.request.Request(f"{place}api/articles", headers={"Authorization": f"Bearer {key}"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        assert answer.status == 200
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(asked.full_url, timeout=10)
    server.send_signal(signal.SIGINT)
    assert server.wait(10) == 0
    assert "decisions.jsonl" in server.stdout.read()
    assert server.stderr.read() == ""


def test_what_is_damaged_is_told_when_it_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline.review.app import Server

    out = samples.write(tmp_path / "out", samples.report())
    (out / "torn.md.json").write_bytes(b'{"schema_version"')
    monkeypatch.setattr(Server, "serve", lambda server: server.socket.close())
    assert run(["review", str(out), "--port", "0"]) == 0
    assert "torn.md.json: damaged" in capsys.readouterr().err


def test_wrong_calls_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(tmp_path / "none")]) == 2
    assert run(["review", str(tmp_path / "none"), "--gold", str(tmp_path / "corpus")]) == 2
    said = capsys.readouterr().err
    assert said.count("no such folder") == 2 and "Traceback" not in said


def test_gold_tells_what_it_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = samples.report()
    out = samples.write(tmp_path / "out", report)
    article = report.article
    plain = {"at": "2026-03-01T00:00:00Z", "reviewer": "lin", "source": article.source, "sha256": article.sha256}
    reading = log.Reading(kind="amount", slots={}, quotes=())
    log.append(out, [Decision(id="one", action="reject", before=reading, **plain)])
    assert run(["review", str(out), "--gold", str(tmp_path / "corpus")]) == 0
    said = capsys.readouterr().out
    assert "left out: tech/a.md: 8 facts undecided" in said and "0 articles written" in said
