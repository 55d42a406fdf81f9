"""Files that appear whole or not at all, over nothing of anybody else's, whoever else is at work in the folder."""

from __future__ import annotations

import fcntl
import json
import os
import threading
from pathlib import Path

import pytest

from pipeline.batch import place
from pipeline.batch.folder import process_folder
from pipeline.batch.walk import file_of, target_of, walk
from pipeline.batch.work import key_at
from pipeline.reports import HEAD, RUN, key_in
from tests.helpers.articles import article, reports

OURS = HEAD + b" ... }"


def tree(root: Path) -> dict[str, bytes | str]:
    """Every file and link below a folder, with what is in it."""
    return {
        path.relative_to(root).as_posix(): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in root.rglob("*")
        if path.is_symlink() or path.is_file()
    }


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    for number in range(3):
        (root / f"{number}.md").write_text(article(number), encoding="utf-8")
    return root


@pytest.mark.parametrize("foreign", [b'{"title": "mine"}', b"{}", b"\xff\xfe", b'{"schema_version": "1"}'])
def test_what_is_not_ours_is_neither_replaced_nor_taken_away(tmp_path: Path, foreign: bytes) -> None:
    (tmp_path / "a.json").write_bytes(foreign)
    with pytest.raises(place.OccupiedError):
        place.write(tmp_path, "a.json", OURS)
    assert not place.remove(tmp_path, "a.json")
    assert tree(tmp_path) == {"a.json": foreign}


def test_no_link_is_written_through(tmp_path: Path) -> None:
    out, victim = tmp_path / "out", tmp_path / "victim"
    out.mkdir()
    victim.mkdir()
    (victim / "a").write_bytes(OURS)
    (out / "a.json").symlink_to(victim / "a")
    (out / "linked").symlink_to(victim)
    for name in ("a.json", "linked/b.json"):
        with pytest.raises(place.OccupiedError, match="a link"):
            place.write(out, name, OURS)
    assert tree(victim) == {"a": OURS}


def test_a_workshop_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    out, victim = tmp_path / "out", tmp_path / "victim"
    out.mkdir()
    victim.mkdir()
    (out / place.WORKSHOP).symlink_to(victim)
    with pytest.raises(place.OccupiedError, match="a link"):
        place.write(out, "a.json", OURS)
    assert tree(victim) == {}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_workshop_of_another_user_is_not_entered_unless_out_is_theirs(tmp_path: Path) -> None:
    (tmp_path / place.WORKSHOP).mkdir()
    os.chown(tmp_path / place.WORKSHOP, 65534, 65534)
    with pytest.raises(place.OccupiedError, match=r"another user .uid 65534"):
        place.write(tmp_path, "a.json", OURS)
    assert tree(tmp_path) == {}
    os.chown(tmp_path, 65534, 65534)
    place.write(tmp_path, "a.json", OURS)
    assert tree(tmp_path) == {"a.json": OURS}


def test_whoever_makes_a_file_first_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that somebody foresaw is not opened: neither a file nor a link under it is written to."""
    shop, victim = tmp_path / place.WORKSHOP, tmp_path / "victim"
    shop.mkdir()
    victim.write_bytes(b"victim")
    for number, plant in enumerate((lambda part: part.write_bytes(b"victim"), lambda part: part.symlink_to(victim))):
        monkeypatch.setattr(place.secrets, "token_hex", lambda _, number=number: f"{number:032x}")
        plant(shop / f"{number:032x}.part")
        with pytest.raises(FileExistsError):
            place.write(tmp_path, "a.json", OURS)
    assert {victim.read_bytes(), (shop / f"{0:032x}.part").read_bytes()} == {b"victim"}
    assert not (tmp_path / "a.json").exists()


def test_sweeping_takes_what_the_dead_left_and_nothing_that_somebody_holds(tmp_path: Path) -> None:
    shop = tmp_path / place.WORKSHOP
    (shop / "folder" / "deep").mkdir(parents=True)
    dead, living = (shop / f"{letter * 32}.part" for letter in "ab")
    for path in (dead, living, shop / "foreign"):
        path.write_bytes(b"x")
    (shop / f"{'c' * 32}.part").symlink_to(shop / "foreign")
    with living.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        place.sweep(tmp_path)
        assert sorted(path.name for path in shop.iterdir()) == sorted([living.name, "foreign", "folder", f"{'c' * 32}.part"])
    place.sweep(tmp_path / "nowhere")


def test_writers_and_sweepers_in_one_folder_lose_nothing(tmp_path: Path) -> None:
    contents = {f"{worker}/{n}.json": OURS + f"{worker} {n}".encode() * 2000 for worker in range(4) for n in range(60)}
    failures: list[BaseException] = []

    def work(worker: int) -> None:
        try:
            for name, content in contents.items():
                if name.startswith(f"{worker}/"):
                    place.write(tmp_path, name, content)
                    place.sweep(tmp_path)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    place.sweep(tmp_path)
    assert failures == []
    assert tree(tmp_path) == contents


def test_a_report_is_believed_only_whole(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process_folder(articles, out)
    whole = (out / "0.md.json").read_bytes()
    assert key_in(whole) and key_at(out, "0.md.json") == key_in(whole)
    other = (out / "1.md.json").read_bytes()
    half = len(whole) // 2
    for broken in (
        whole[:half] + other[half:], whole[:-1], whole[1:], whole + b"\n", whole[:half] + whole[half + 1 :], b"",
        whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :], whole[:200] + whole[-120:],
    ):  # fmt: skip
        assert key_in(broken) is None
    for at in range(len(whole) - 120, len(whole)):  # the seal, too: its length, its digest, its end
        assert key_in(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]) is None
    (out / "0.md.json").write_bytes(whole[:half] + other[half:])
    assert (process_folder(articles, out).written, (out / "0.md.json").read_bytes()) == (1, whole)


def test_a_run_leaves_everything_that_it_did_not_write(articles: Path, tmp_path: Path) -> None:
    """OUT is full of the user's things, some where reports should stand, and one article fails."""
    out = tmp_path / "out"
    (out / "sub").mkdir(parents=True)
    (articles / "empty.md").write_bytes(b"")
    (articles / "sub").mkdir()
    (articles / "sub" / "x.md").write_text(article(5), encoding="utf-8")
    for name in ("0.md.json", "empty.md.json", "notes.txt", "sub/x.md.json", "other.json", ".jiyao-notes"):
        (out / name).write_bytes(b'{"mine": true}')
    (out / "1.md.json").symlink_to(tmp_path / "elsewhere")
    before = tree(out)
    run = process_folder(articles, out, prune=True)
    assert {name: content for name, content in tree(out).items() if name in before} == before
    assert run.reasons == {"occupied": 3, "no_text": 1}
    assert sorted(set(tree(out)) - set(before)) == ["2.md.json", RUN]
    assert not (tmp_path / "elsewhere").exists()


def test_out_is_the_articles_own_folder(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_bytes(b"")
    (tmp_path / "b.md.json").write_text('{"title": "mine"}', encoding="utf-8")
    before = tree(tmp_path)
    assert process_folder(tmp_path / "b.md", tmp_path).failed == 1
    assert tree(tmp_path) == before | {RUN: (tmp_path / RUN).read_bytes()}


def test_reports_and_records_never_want_the_same_place(tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    names = ["run.json/x.md", "run.json~/x.md", "run.json.1-of-2/x.md", "a.md", "a.md.json/x.md", "a.md.json~/x.md"]
    for number, name in enumerate(names):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(article(number), encoding="utf-8")
    for part in ("1/2", "2/2"):
        assert process_folder(root, out, shard=part).failed == 0
    assert sorted(json.loads(content)["article"]["source"] for content in reports(out).values()) == sorted(names)
    targets = [task.target for task in walk(root)]  # type: ignore[union-attr]
    assert sorted(targets) == sorted(map(target_of, names))
    assert [file_of(target) for target in map(target_of, names)] == [(name, None) for name in names]


def test_a_damaged_record_of_another_shard_stops_nobody(articles: Path, tmp_path: Path) -> None:
    for number, damaged in enumerate((b"{}", b"[]", b"7", b"[" * 200_000, b'{\n "call": {', b'{\n "call": {}, "counts": {"reasons": []}}')):
        out = tmp_path / f"out{number}"
        out.mkdir()
        (out / "run.json.1-of-2").write_bytes(damaged)
        process_folder(articles, out, shard="2/2")
        assert json.loads((out / RUN).read_bytes())["missing_shards"] == 1
