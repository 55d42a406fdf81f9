"""A value without words of the article is passed on by nobody: not by a run, not by whoever reads its reports."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.walk import walk
from pipeline.batch.work import Settings, make
from pipeline.cli import run as main
from pipeline.model import Report
from pipeline.reports import read, sealed, unfounded


def without_words(fact: Any) -> None:
    fact["evidence"] = [e for e in fact["evidence"] if e["field"] != "series"]


def with_other_words(fact: Any) -> None:
    fact["evidence"][0]["start"] += 1
    fact["evidence"][0]["end"] += 1


def with_another_name(fact: Any) -> None:
    fact["company"]["text"] = "Lumenchip"


def with_an_investor_more(fact: Any) -> None:
    fact["investors"].append({**fact["investors"][0], "text": "乙資本"})


SPOILERS = (without_words, with_other_words, with_another_name, with_an_investor_more)


def spoilt(content: bytes, spoil: Callable[[Any], None]) -> Report:
    """A report of which the round is spoilt."""
    plain = json.loads(content)
    spoil(next(fact for fact in plain["facts"] if fact["kind"] == "funding_round"))
    return Report.model_validate(plain)


@pytest.mark.parametrize("spoil", SPOILERS)
def test_every_reader_of_out_leaves_it_out_and_says_so(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: Any) -> None:
    report = spoilt((out / "a.md.json").read_bytes(), spoil)
    assert unfounded(report)
    with pytest.raises(ValueError, match="fact f1"):
        read(sealed(report, "0" * 32))
    (out / "a.md.json").write_bytes(sealed(report, "0" * 32))
    table, page, events = (str(tmp_path / name) for name in ("t.jsonl", "r.html", "e.json"))
    for call in (["export", str(out), "--to", table], ["report", str(out), "--html", page], ["merge", str(out), "--to", events]):
        capsys.readouterr()
        assert main(call) == 1, call
        assert "a.md.json" in capsys.readouterr().err
    sources = [json.loads(line)["source"] for line in Path(table).read_text(encoding="utf-8").splitlines()]
    assert set(sources) == {"b.md"}
    assert "a.md" not in Path(events).read_text(encoding="utf-8")


@pytest.mark.parametrize("spoil", SPOILERS)
def test_a_run_does_not_write_it(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Any) -> None:
    report = spoilt((out / "a.md.json").read_bytes(), spoil)
    monkeypatch.setattr(sys.modules["pipeline.process"], "process", lambda *_, **__: report)
    made = make(next(iter(walk(tmp_path / "in"))), Settings(str(tmp_path / "new")))  # type: ignore[arg-type]
    assert (made.outcome.state, made.outcome.reason, made.files) == ("failed", "evidence", [])
