"""Files of many articles in a run: one report and one outcome an item, wherever it stands."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from pipeline.batch.folder import process_folder
from pipeline.batch.walk import walk
from pipeline.reading import bundle

STORY = "晨曦機器人昨日宣布完成新臺幣三億元的募資，由遠帆資本領投。"


def records(number: int) -> list[dict[str, str]]:
    return [{"title": f"題 {n}", "content": STORY, "date": "2026-03-12"} for n in range(number)]


def sources(out: Path) -> list[str]:
    reports = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(out.rglob("*.json")) if path.name != "run.json")
    return sorted(report["article"]["source"] for report in reports if "article" in report)


def test_every_item_has_a_report_of_its_own(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.json").write_text(json.dumps(records(2)), encoding="utf-8")
    (news / "b.csv.gz").write_bytes(gzip.compress(f"title,text\n題,{STORY}\n".encode()))
    (news / "c.jsonl").write_bytes("\n".join(map(json.dumps, records(2))).encode("utf-16"))
    (news / "d.json").write_text(json.dumps(records(1)[0]), encoding="utf-8")
    run = process_folder(news, tmp_path / "out")
    assert (run.written, run.failed) == (6, 0)
    assert sources(tmp_path / "out") == ["a.json#1", "a.json#2", "b.csv.gz#1", "c.jsonl#1", "c.jsonl#2", "d.json"]
    again = process_folder(news, tmp_path / "out")
    assert (again.unchanged, again.written) == (6, 0)


def test_an_item_that_fails_fails_alone_and_a_bundle_that_is_none_is_told(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.json").write_text(json.dumps([records(1)[0], 3, records(1)[0]]), encoding="utf-8")
    (news / "b.md.gz").write_bytes(b"no gzip")
    (news / "c.xml").write_text("<urlset/>", encoding="utf-8")
    run = process_folder(news, tmp_path / "out")
    assert (run.written, run.failed, run.skipped) == (2, 2, 1)


def test_an_item_that_goes_takes_its_report_out_of_the_exports(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.json").write_text(json.dumps(records(3)), encoding="utf-8")
    process_folder(news, tmp_path / "out")
    (news / "a.json").write_text(json.dumps(records(1)), encoding="utf-8")
    process_folder(news, tmp_path / "out")
    from pipeline.outputs.export import reports

    assert [report.article.source for report in reports(tmp_path / "out", print)] == ["a.json#1"]


def test_a_bundle_that_a_library_fails_at_ends_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name in ("a", "b", "c"):
        (news / f"{name}.json").write_text(json.dumps(records(2)), encoding="utf-8")
    taken_apart = bundle.members

    def failing(name: str, file: IO[bytes]) -> Iterator[bundle.Member]:
        yield from taken_apart(name, file)
        if name == "b.json":
            raise KeyError("what nobody\nexpected")

    monkeypatch.setattr(bundle, "members", failing)
    run = process_folder(news, tmp_path / "out")
    assert (run.written, run.failed, dict(run.reasons)) == (6, 1, {"unreadable": 1})
    assert "\n" not in run.examples[0].message


def test_members_come_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.json").write_text(json.dumps(records(5)), encoding="utf-8")
    made: list[str] = []
    taken_apart = bundle.members

    def counted(name: str, file: IO[bytes]) -> Iterator[bundle.Member]:
        for member in taken_apart(name, file):
            made.append(member.name)
            yield member

    monkeypatch.setattr(bundle, "members", counted)
    assert [len(made) for _ in walk(tmp_path)] == [1, 2, 3, 4, 5]


def test_only_who_walks_takes_a_bundle_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each process would do it again, in the time and memory of its first article."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.json").write_text(json.dumps(records(3)), encoding="utf-8")
    taken_apart, here = bundle.members, os.getpid()

    def only_here(name: str, file: IO[bytes]) -> Iterator[bundle.Member]:
        assert os.getpid() == here
        yield from taken_apart(name, file)

    monkeypatch.setattr(bundle, "members", only_here)
    run = process_folder(news, tmp_path / "out", jobs=2)
    assert (run.written, run.failed) == (3, 0), run.examples


def test_a_run_takes_a_bundle_apart_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether its reports still have an article is known without doing it again."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.json").write_text(json.dumps(records(3)), encoding="utf-8")
    calls: list[str] = []
    taken_apart = bundle.members

    def counted(name: str, file: IO[bytes]) -> Iterator[bundle.Member]:
        calls.append(name)
        return taken_apart(name, file)

    monkeypatch.setattr(bundle, "members", counted)
    run = process_folder(news, tmp_path / "out")
    assert (run.written, run.gone, calls) == (3, 0, ["a.json"])
