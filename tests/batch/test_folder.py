"""A run one can trust: the same bytes whatever the order, the jobs, the kills; only what changed is done again."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import time
import tracemalloc
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.batch import work
from pipeline.batch.folder import process_folder
from pipeline.batch.record import Run
from pipeline.batch.walk import Passed, Shard, Task, walk
from pipeline.errors import UsageError
from pipeline.reading import Options
from pipeline.reports import files
from tests.helpers.articles import article, good_folder, reports
from tests.helpers.command import JIYAO

NUMBER = 40


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("articles")
    good_folder(root, NUMBER)
    lines = [json.dumps({"title": f"第 {n} 則", "body": article(n), "date": "2026-03-01"}, ensure_ascii=False) for n in range(5)]
    (root / "wire.jsonl").write_text("\n".join([*lines[:2], "", *lines[2:]]), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    run = process_folder(source, out)
    assert (run.written, run.failed, run.skipped) == (NUMBER + 5, 0, 0)
    return reports(out)


def test_reports_stand_at_the_articles_path(expected: dict[str, bytes]) -> None:
    assert "good/0/article-00000.md.json" in expected
    assert sorted(name for name in expected if name.startswith("wire")) == [f"wire.jsonl/{n}.json" for n in (1, 2, 4, 5, 6)]
    line = json.loads(expected["wire.jsonl/4.json"])
    assert line["article"]["source"] == "wire.jsonl#4"
    assert line["article"]["published"] == "2026-03-01"
    assert line["facts"]


def test_any_number_of_jobs_gives_the_same_bytes(source: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    process_folder(source, tmp_path, jobs=2)
    assert reports(tmp_path) == expected


def test_shards_together_are_the_whole(source: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    runs = [process_folder(source, tmp_path, shard=f"{n}/3") for n in (1, 2, 3)]
    assert reports(tmp_path) == expected
    assert sum(run.written for run in runs) == NUMBER + 5
    record = json.loads((tmp_path / "run.json").read_bytes())
    assert record["counts"]["written"] == NUMBER + 5
    assert record["missing_shards"] == 0


def test_the_second_run_does_only_what_is_new_or_changed(source: Path, tmp_path: Path) -> None:
    mine, out = tmp_path / "in", tmp_path / "out"
    shutil.copytree(source, mine)
    process_folder(mine, out)
    again = process_folder(mine, out)
    assert (again.written, again.unchanged) == (0, NUMBER + 5)
    (mine / "good/0/article-00000.md").write_text(article(99), encoding="utf-8")
    (mine / "new.txt").write_text(article(98), encoding="utf-8")
    (mine / "good/1/article-00001.md.meta.json").write_text('{"published": "2020-01-02"}', encoding="utf-8")
    changed = process_folder(mine, out)
    assert (changed.written, changed.unchanged) == (3, NUMBER + 3)
    assert json.loads((out / "good/1/article-00001.md.json").read_bytes())["article"]["published"] == "2020-01-02"
    assert process_folder(mine, out, force=True).written == NUMBER + 6
    assert process_folder(mine, out, options=Options(region="HK")).written == NUMBER + 6


def test_a_report_never_outlives_the_content_it_speaks_of(tmp_path: Path) -> None:
    path, out = tmp_path / "in" / "a.md", tmp_path / "out"
    path.parent.mkdir()
    path.write_text(article(1), encoding="utf-8")
    process_folder(path.parent, out)
    path.write_bytes(b"\0\1\2")
    run = process_folder(path.parent, out)
    assert run.reasons == {"unreadable": 1}
    assert (run.gone, list(files(out))) == (1, [])
    path.write_text(article(1), encoding="utf-8")
    assert (process_folder(path.parent, out).unchanged, list(files(out))) == (1, [out / "a.md.json"])


def test_a_broken_report_is_made_again(source: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    process_folder(source, tmp_path)
    broken = tmp_path / "good/0/article-00000.md.json"
    broken.write_bytes(broken.read_bytes()[:100])
    assert process_folder(source, tmp_path).written == 1
    assert reports(tmp_path) == expected


def test_killed_again_and_again_it_still_ends_with_the_same_bytes(source: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    """SIGKILL at random moments: before the first report, and while reports are written; each start goes on from what is whole."""
    command = [*JIYAO, "run", str(source), "--out", str(tmp_path), "--jobs", "2"]
    chance = random.Random(20260213)
    for busy in (False, True, True, True, True, False):
        before = set(reports(tmp_path))
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        until = time.monotonic() + 60
        while busy and process.poll() is None and set(reports(tmp_path)) <= before and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 0.3) if busy else chance.uniform(0.3, 1.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for name, content in reports(tmp_path).items():
            assert name.startswith(".jiyao/") or content == expected[name]
    time.sleep(1.0)  # a worker that was at an article ends it and sees that its parent is gone
    assert subprocess.run(command, capture_output=True, timeout=300).returncode == 0
    assert reports(tmp_path) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_stops_cleanly(source: Path, tmp_path: Path, expected: dict[str, bytes], number: int) -> None:
    command = [*JIYAO, "run", str(source), "--out", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not list(tmp_path.rglob("*.md.json")) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert json.loads((tmp_path / "run.json").read_bytes())["interrupted"] is True
    assert not (tmp_path / ".jiyao").exists()
    assert all(expected[name] == content for name, content in reports(tmp_path).items())
    process_folder(source, tmp_path)
    assert reports(tmp_path) == expected


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts a small disk")
def test_a_full_disk_leaves_only_whole_files(source: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(tmp_path)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        done = subprocess.run(
            [*JIYAO, "run", str(source), "--out", str(tmp_path)], capture_output=True, text=True
        )
        assert done.returncode in (1, 2)
        assert "Traceback" not in done.stderr
        left = reports(tmp_path)
        assert 0 < len(left) < NUMBER + 5
        assert all(expected[name] == content for name, content in left.items())
        subprocess.run(["mount", "-o", "remount,size=50m", str(tmp_path)], check=True)
        assert process_folder(source, tmp_path).failed == 0
        assert reports(tmp_path) == expected
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=False)


@pytest.mark.parametrize(("number", "tried"), [(errno.ENOSPC, 4), (errno.EDQUOT, 4), (errno.EFBIG, 12), (errno.EACCES, 12)])
def test_a_full_disk_ends_the_run_at_once_and_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int, tried: int
) -> None:
    good_folder(tmp_path / "in", 12)
    written: list[str] = []

    def full(root: Path, relative: str, content: bytes) -> None:
        written.append(relative)
        if len(written) > 3:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(work, "write", full)
    assert cli.run(["run", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 1
    record = json.loads((tmp_path / "out/run.json").read_bytes())
    assert (record["counts"]["written"], record["counts"]["articles"], record["interrupted"]) == (3, tried, tried < 12)
    told = capsys.readouterr().err
    assert ("no room" in told, "interrupted" in told) == (tried < 12, False)


def test_one_file_is_a_run_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article(1), encoding="utf-8")
    assert process_folder(tmp_path / "a.md", tmp_path / "out").written == 1
    assert (tmp_path / "out" / "a.md.json").is_file()


def test_out_inside_source_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article(1), encoding="utf-8")
    for _ in range(2):
        run = process_folder(tmp_path, tmp_path / "out")
        assert (run.articles, run.skipped) == (1, 0)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ({"source": "nope"}, "no such file"),
        ({"jobs": 0}, "--jobs 0"),
        ({"shard": "3/2"}, "--shard 3/2"),
        ({"shard": "x"}, "--shard x"),
        ({"engine": "cloud"}, "--engine cloud"),
        ({"out": "."}, "among the articles"),
        ({"out": "a.md"}, "not a folder"),
        ({"source": "empty"}, "no article in it"),
    ],
)
def test_a_wrong_call_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: dict[str, object], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(article(1), encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=says):
        process_folder(**{"source": ".", "out": "out", **call})  # type: ignore[arg-type]


def test_walking_is_in_order_and_streams(tmp_path: Path) -> None:
    for name in ("b/2.md", "a/1.txt", "c.html", "b/photo.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = list(walk(tmp_path))
    assert [each.source for each in found] == ["c.html", "a/1.txt", "b/2.md", "b/photo.jpg"]
    assert [type(each) for each in found] == [Task, Task, Task, Passed]


def test_walking_keeps_nothing_of_what_it_passed(tmp_path: Path) -> None:
    for n in range(2_000):
        (tmp_path / f"{n:04}.md").touch()
    held = []
    tracemalloc.start()
    try:
        for n, _ in enumerate(walk(tmp_path)):
            if n in (100, 1_900):
                held.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert held[1] - held[0] < 1_800 * 100  # bytes; what the system tells of a file takes several hundred


def test_shards_part_the_articles() -> None:
    names = [f"a/{n}.md" for n in range(1000)]
    parts = [{name for name in names if Shard(n, 4).has(name)} for n in (1, 2, 3, 4)]
    assert set.union(*parts) == set(names)
    assert sum(map(len, parts)) == 1000
    assert min(map(len, parts)) > 200


def test_what_changes_between_equal_runs_is_in_the_record_alone(expected: dict[str, bytes]) -> None:
    for content in expected.values():
        report = json.loads(content)
        assert list(report) == ["schema_version", "article", "facts", "summary", "notes", "key"]


def test_run_counts_articles() -> None:
    assert Run(written=2, unchanged=3, failed=1).articles == 6


def test_reviewers_decisions_hold_in_the_next_run(tmp_path: Path) -> None:
    """A rejected fact is gone from the next run's report; what the rules alone say is kept beside OUT."""
    from pipeline.model import Report
    from pipeline.review import log
    from pipeline.review.reading import reading_of

    out = tmp_path / "out"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(article(1), encoding="utf-8")
    (tmp_path / "in" / "b.md").write_text(article(2), encoding="utf-8")
    process_folder(tmp_path / "in", out)
    before = Report.model_validate_json((out / "a.md.json").read_bytes())
    fact = next(fact for fact in before.facts if fact.kind == "amount")
    decision = log.Decision(
        id="1", at="2026-02-13T00:00:00", reviewer="王小範", source="a.md", sha256=before.article.sha256, action="reject",
        before=reading_of(fact, before.article.text),
    )  # fmt: skip
    log.append(out, [decision])
    run = process_folder(tmp_path / "in", out)
    assert (run.written, run.unchanged) == (1, 1)
    after = Report.model_validate_json((out / "a.md.json").read_bytes())
    assert reading_of(fact, before.article.text) not in [reading_of(each, after.article.text) for each in after.facts]
    machine = Report.model_validate_json(log.machine_path(out, "a.md.json").read_bytes())
    assert machine.facts == before.facts
    assert process_folder(tmp_path / "in", out).unchanged == 2
