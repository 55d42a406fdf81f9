"""Articles come and go: what is no longer there leaves the exports, and a run that is asked to takes its report away."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.batch.folder import process_folder
from pipeline.batch.walk import Passed, walk
from pipeline.batch.work import Settings, make
from pipeline.outputs.export import reports as exported
from pipeline.reports import RUN, files, gone
from pipeline.review.shelf import Shelf
from pipeline.review.shelf import reports as reviewed
from tests.helpers.articles import article
from tests.helpers.work import calls


def put(root: Path, name: str, content: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(content, encoding="utf-8")


def lines(count: int) -> str:
    return "".join(json.dumps({"text": article(number)}, ensure_ascii=False) + "\n" for number in range(count))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a.md", "b.md", "deep/er/c.md"):
        put(tmp_path / "in", name, article(len(name)))
    put(tmp_path / "in", "n.jsonl", lines(4))
    process_folder(tmp_path / "in", tmp_path / "out")
    return tmp_path / "in"


LEFT = ["a.md", "n.jsonl#1", "n.jsonl#2"]


@pytest.mark.parametrize("shards", [1, 2])
def test_deleted_articles_and_lost_lines_leave_every_reader_of_out(root: Path, tmp_path: Path, shards: int) -> None:
    out = tmp_path / "out"
    (root / "b.md").unlink()
    (root / "deep/er/c.md").unlink()
    put(root, "n.jsonl", lines(2))
    for number in range(shards):
        process_folder(root, out, shard=f"{number + 1}/{shards}")
    lost = {"b.md.json", "deep/er/c.md.json", "n.jsonl/3.json", "n.jsonl/4.json"}
    assert gone(out) == lost
    assert json.loads((out / RUN).read_bytes())["counts"]["gone"] == 4
    assert all((out / name).exists() for name in lost)
    assert [report.article.source for report in exported(out, lambda path: pytest.fail(str(path)))] == LEFT
    assert [plain["article"]["source"] for _, plain in reviewed(out, lambda error: pytest.fail(str(error)))] == LEFT
    assert list(Shelf(out).entries) == LEFT
    pruned = [process_folder(root, out, shard=f"{number + 1}/{shards}", prune=True).pruned for number in range(shards)]
    assert (sum(pruned), gone(out)) == (4, frozenset())
    assert not any((out / name).exists() for name in (*lost, "deep"))
    assert len(list(files(out))) == 3


def test_an_article_that_comes_back_is_no_longer_gone(root: Path, tmp_path: Path) -> None:
    text = (root / "b.md").read_bytes()
    (root / "b.md").unlink()
    assert process_folder(root, tmp_path / "out").gone == 1
    (root / "b.md").write_bytes(text)
    assert process_folder(root, tmp_path / "out").gone == 0


def test_a_run_of_one_file_or_of_another_folder_makes_nobody_gone(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(tmp_path / "other", "z.md", article(9))
    for source in (root / "a.md", tmp_path / "other", tmp_path / "other" / "z.md", tmp_path / "other"):
        assert process_folder(source, out).gone == 0
    (root / "b.md").unlink()
    assert process_folder(tmp_path / "other", out).gone == 1
    assert process_folder(root / "a.md", out).gone == 1


def test_a_folder_that_is_empty_for_a_moment_prunes_nothing(root: Path, tmp_path: Path) -> None:
    root.rename(tmp_path / "moved")
    root.mkdir()
    with pytest.raises(Exception, match="no article"):
        process_folder(root, tmp_path / "out", prune=True)
    assert len(list(files(tmp_path / "out", also_gone=True))) == 7


def test_a_shard_that_has_no_article_left_prunes_what_was_its(tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    for number in range(6):
        put(root, f"{number}.md", article(number))
    process_folder(root, out)
    kept = "0.md"
    for number in range(1, 6):
        (root / f"{number}.md").unlink()
    assert sum(process_folder(root, out, shard=f"{number}/3", prune=True).pruned for number in (1, 2, 3)) == 5
    assert [file.name for file in files(out, also_gone=True) if not file.name.startswith("run")] == [f"{kept}.json"]
    (root / kept).unlink()
    assert [process_folder(root, out, shard=f"{number}/3", prune=True).pruned for number in (1, 2, 3)] == [0, 0, 0]


def test_an_article_whose_name_is_no_text_may_be_gone(tmp_path: Path) -> None:
    root, out, name = tmp_path / "in", tmp_path / "out", os.fsdecode(b"n\xff.md")
    put(root, "a.md", article(1))
    put(root, name, article(2))
    process_folder(root, out)
    (root / name).unlink()
    assert process_folder(root, out).gone == 1
    assert gone(out) == {f"{name}.json"}
    assert [file.name for file in files(out)] == ["a.md.json"]
    assert process_folder(root, out, prune=True).pruned == 1


def test_a_copy_of_a_report_is_told_and_left_out_and_not_taken_away(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(root, "quoted \"a\" \\ 甲.md", article(2))
    process_folder(root, out)
    report = (out / "a.md.json").read_bytes()
    for copy in ("keep/a.md.json", "best.json", "n.jsonl/9.json"):
        (out / copy).parent.mkdir(exist_ok=True)
        (out / copy).write_bytes(report)
    own = "quoted \"a\" \\ 甲.md"
    (root / own).unlink()
    run = process_folder(root, out, prune=True)
    assert (run.pruned, run.gone) == (1, 3)
    assert not (out / f"{own}.json").exists()
    assert [report.article.source for report in exported(out, lambda path: pytest.fail(str(path)))].count("a.md") == 1
    assert (out / "keep/a.md.json").read_bytes() == (out / "best.json").read_bytes() == report


def test_everything_in_a_folder_has_an_outcome(tmp_path: Path) -> None:
    put(tmp_path, "a.md", article(1))
    for name in ("a.md.meta.json", "a.meta.json", "story.meta.json", "x.META.JSON", "b.md.meta.json"):
        put(tmp_path, name, "{}")
    lone = [each.source for each in walk(tmp_path) if isinstance(each, Passed) and each.reason == "lone_sidecar"]
    assert lone == ["b.md.meta.json", "story.meta.json", "x.META.JSON"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", b""), ("a.jsonl", b" \n\n"), ("a.jsonl", b"\xff\xfe"), ("a.warc", b""), ("a.csv", b"title,text\n"),
     ("a.jsonl.gz", gzip.compress(b"", mtime=0)),
     ("a.xml", b"<?xml version='1.0'?><rss version='2.0'><channel><title>c</title></channel></rss>")],
)  # fmt: skip
def test_a_file_of_articles_with_none_in_it_has_an_outcome(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert [(each.source, getattr(each, "reason", "a task")) for each in walk(tmp_path)] == [(name, "empty")]


def test_a_folder_of_many_sidecars_costs_no_more_than_their_number(tmp_path: Path) -> None:
    def work(number: int) -> int:
        for n in range(number):
            put(tmp_path, f"{number}/{n}.md", "x")
            put(tmp_path, f"{number}/{n}.meta.json", "{}")
        return calls(lambda: list(walk(tmp_path / str(number))))

    assert work(300) < 3 * work(100) * 1.3


@pytest.fixture
def deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with an article below more folders than Python may call itself."""
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    for _ in range(1_100):
        os.mkdir("d")
        os.chdir("d")
    Path("a.md").write_text(article(1), encoding="utf-8")
    monkeypatch.undo()
    yield tmp_path / "in"
    subprocess.run(["rm", "-r", tmp_path / "in", tmp_path / "out"], check=True)  # Python's own way calls itself


def test_folders_may_stand_as_deep_as_paths_are_long(deep: Path, tmp_path: Path) -> None:
    """Nothing goes down by calling itself, and no folder looks at all that stand above it."""
    assert calls(lambda: list(walk(deep, without=[tmp_path]))) < 1_100 * 60
    assert process_folder(deep, tmp_path / "out").written == 1
    (report,) = exported(tmp_path / "out", pytest.fail)
    assert report.article.source.count("d/") == 1_100
    assert process_folder(deep, tmp_path / "out").unchanged == 1


def test_no_link_is_followed_to_an_article_or_its_sidecar(tmp_path: Path) -> None:
    put(tmp_path, "secret/a.md", article(2))
    put(tmp_path, "secret/s.json", '{"title": "SECRET", "url": "http://example.com/secret"}')
    put(tmp_path, "in/a.md", article(1))
    (tmp_path / "in/a.md.meta.json").symlink_to("../secret/s.json")
    task = next(each for each in walk(tmp_path / "in") if not isinstance(each, Passed))
    made = make(task, Settings(str(tmp_path / "out")))
    assert made.outcome.state == "written" and b"SECRET" not in made.files[0][2]
    os.rename(tmp_path / "in", tmp_path / "was")
    os.symlink(tmp_path / "secret", tmp_path / "in")
    deep = next(each for each in walk(tmp_path / "was") if not isinstance(each, Passed))
    assert make(deep, Settings(str(tmp_path / "out"))).outcome.state == "written"


def test_a_line_is_the_line_that_the_walk_saw(tmp_path: Path) -> None:
    put(tmp_path, "n.jsonl", lines(3))
    tasks = [each for each in walk(tmp_path) if not isinstance(each, Passed)]
    put(tmp_path, "n.jsonl", lines(3) + lines(1))  # more lines behind harm none
    settings = Settings(str(tmp_path / "out"))
    assert [make(task, settings).outcome.state for task in tasks] == ["written"] * 3
    put(tmp_path, "n.jsonl", "\n" + lines(3))
    assert {make(task, settings).outcome.reason for task in tasks} == {"changed"}


def test_a_run_that_is_stopped_reads_no_file_of_many_again_and_forgets_nothing_gone(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    put(root, "n.jsonl", lines(2))
    process_folder(root, out)
    (root / "b.md").unlink()
    assert gone(out) == {"n.jsonl/3.json", "n.jsonl/4.json"}
    monkeypatch.setattr("pipeline.batch.gone.items_of", lambda *_: pytest.fail("read again"))

    def stop(progress: object) -> None:
        raise KeyboardInterrupt

    assert process_folder(root, out, on_progress=stop).interrupted
    assert gone(out) == {"b.md.json", "n.jsonl/3.json", "n.jsonl/4.json"}
