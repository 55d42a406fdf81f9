"""What is damaged is left aside by everybody who reads a run, and nobody does so in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import run as main
from pipeline.reports import HEAD
from pipeline.review.decisions import folder
from tests.helpers import samples

DAMAGES: list[Callable[[bytes], bytes]] = [
    lambda report: report[: len(report) // 2],
    lambda report: report.replace(b'"facts": [', b'"fbcts": ['),
    lambda report: report.replace(b'"kind": "funding_round"', b'"kind": "funding_rounf"'),
    lambda report: report[:300] + b"\xff" + report[301:],
    lambda report: b"",
    lambda report: b"[" * 200_000,
]


def calls(tmp_path: Path) -> list[list[str]]:
    tasks, table, page, text, events = (str(tmp_path / name) for name in ("x.labelstudio.json", "t.jsonl", "r.html", "r.md", "e.json"))
    return [
        ["export", "--to", tasks], ["export", "--to", table], ["report", "--html", page], ["report", "--markdown", text], ["merge", "--to", events],
        ["review", "--gold", str(tmp_path / "gold")], ["review", "--labelstudio", tasks],
    ]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_reader_of_out_tells_of_a_damaged_report_and_goes_on(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[bytes], bytes]
) -> None:
    before = (out / "a.md.json").read_bytes()
    spoilt = damage(before)
    (out / "a.md.json").write_bytes(spoilt)
    for verb, *options in calls(tmp_path):
        capsys.readouterr()
        status = main([verb, str(out), *options])
        told = capsys.readouterr()
        assert "a.md.json: " in told.out + told.err and "Traceback" not in told.err, (verb, options)
        assert status == (0 if verb == "review" else 1)
    assert {json.loads(line)["source"] for line in (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()} == {"b.md"}
    ours = not spoilt or spoilt.startswith(HEAD)  # else it may be somebody's own, and stays
    assert main(["run", str(tmp_path / "in"), "--out", str(out)]) == (0 if ours else 1)
    assert (out / "a.md.json").read_bytes() == (before if ours else spoilt)


def test_a_damaged_decision_is_told_by_the_run_in_its_record_and_by_whoever_reads_decisions(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(out).mkdir()
    (folder(out) / "decisions.jsonl").write_bytes(b'{"id": "spoilt"}\n')
    line = "out.review/decisions.jsonl:1: damaged"
    assert main(["export", str(out), "--to", str(tmp_path / "x.labelstudio.json")]) == 0
    for call in (["run", str(tmp_path / "in"), "--out", str(out)], *(["review", str(out), *call[1:]] for call in calls(tmp_path) if call[0] == "review")):
        capsys.readouterr()
        assert main(call) == 0
        told = capsys.readouterr()
        assert line in told.out + told.err, call
    for shard in ("", "1/2", "2/2"):
        assert main(["run", str(tmp_path / "in"), "--out", str(out), *(["--shard", shard] if shard else [])]) == 0
        assert [each.startswith(line) for each in json.loads((out / "run.json").read_bytes())["remarks"]] == [True]


def test_json_that_is_no_report_is_passed_over(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in (("events", "[]"), ("mine", '{"title": "mine"}')):
        (out / f"{name}.json").write_text(content, encoding="utf-8")
    for call in (["report", str(out), "--html", str(tmp_path / "r.html")], ["review", str(out), "--gold", str(tmp_path / "gold")]):
        capsys.readouterr()
        assert main(call) == 0
        told = capsys.readouterr()
        assert ".json" not in told.out + told.err
    assert samples.data_of((tmp_path / "r.html").read_text(encoding="utf-8"))["articles"]
