"""A folder in which everything that can be wrong with a file is: each file has one outcome, the good ones their reports."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Report
from tests.helpers.articles import article, good_folder
from tests.helpers.command import jiyao
from tests.helpers.soundness import sound

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX files")

GOOD = 12


def hostile_folder(root: Path) -> dict[str, str]:
    """Write some good articles among everything else; return the reason expected of each file that is not good."""
    expected: dict[str, str] = {}

    def put(name: str, content: bytes, reason: str) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        expected[name] = reason

    good_folder(root, GOOD)
    text = article(1)
    put("bad/empty.md", b"", "no_text")
    put("bad/blank.txt", b" \n\t\n\xe3\x80\x80\n", "no_text")
    put("bad/random.txt", bytes((i * i * 7 + i) % 256 for i in range(5000)), "unreadable")
    put("bad/nul.md", text.encode() + b"\0\0" + text.encode(), "unreadable")
    put("bad/controls.md", b"\x01\x02\x03\x04\x05\x06\x07" * 50, "unreadable")
    put("bad/broken.json", b'{"title": "x", "text": ', "unreadable")
    put("bad/list.json", b"[1, 2, 3]", "unreadable")
    expected.update({f"bad/list.json#{n}": expected["bad/list.json"] for n in (1, 2, 3)})
    del expected["bad/list.json"]
    put("bad/number.json", b"7", "unreadable")
    put("bad/deep.json", b"[" * 200_000, "unreadable")
    expected["bad/deep.json#1"] = expected.pop("bad/deep.json")
    put("bad/no-text.json", b'{"id": 3}', "unreadable")
    put("bad/report.json", b'{"schema_version": "1", "article": {}, "facts": [], "summary": {}}', "unsupported")
    put("bad/huge.txt", text.encode() * 100_000, "too_large")
    put("bad/long.md", text.encode() * 6_000, "too_large")
    put("bad/only-tags.html", b"<div><br><hr><img src=x></div>", "no_text")
    put("bad/photo.png", b"\x89PNG\r\n\x1a\n", "unsupported")
    put("bad/archive.zip", b"PK\x03\x04", "unsupported")
    put("bad/noending", text.encode(), "unsupported")
    put("bad/" + "n" * 250 + ".md", text.encode(), "unwritable")
    os.mkfifo(root / "bad/pipe.md")
    expected["bad/pipe.md"] = "special"
    for name, target in (
        ("outside.md", "/etc/hostname"), ("dangling.md", "nowhere.md"), ("loop", "."), ("self.md", "self.md"),
        ("up", ".."), ("device.txt", "/dev/zero"),
    ):  # fmt: skip
        (root / "bad" / name).symlink_to(target)
        expected[f"bad/{name}"] = "link"
    put("bad/.hidden/a.md", text.encode(), "hidden")
    del expected["bad/.hidden/a.md"]
    expected["bad/.hidden"] = "hidden"
    return expected


def odd_but_good(root: Path) -> list[str]:
    """Files that look wrong and are articles all the same."""
    text = article(2).encode()
    names = {
        "odd/截斷.md": article(3).encode()[:-1] + b"\xe5\x84",
        "odd/deep.html": b"<div>" * 200_000 + b"<p>" + text + b"</p>" + b"</div>" * 200_000,
        "odd/deep-quotes.md": b">" * 50_000 + b" " + text,
        "odd/deep-list.md": b"".join(b" " * n + b"- " + b"x" + b"\n" for n in range(1000)) + text,
        "odd/brackets.md": b"[" * 100_000 + text,
        "odd/stars.md": b"*" * 100_000 + b" " + text,
        "odd/digits.md": text + b"\n\n" + b"9" * 400_000 + "億美元。".encode(),
        "odd/digits-zh.md": text + b"\n\n" + "一億".encode() * 50_000 + "元。".encode(),
        "odd/broken-front.md": b"---\ntitle: [unclosed\n  : : :\n\t- &a *a\n---\n" + text,
        "odd/never-closed.md": b'---\ntitle: "A"\n\n' + text,
        "odd/unclosed.html": b"<html><body><!-- <p>" + text + b"</p><p>" + text,
        "odd/line\nbreak.md": text,
        "odd/-rf.md": text,
        "odd/tag.html": b"<p " + b"a=" * 50_000 + b">" + text + b"</p>" + b"<" * 50_000,
        "odd/entities.html": b"<p>" + b"&#x110000;&#0;&bogus;&" * 1000 + text + b"</p>",
        "odd/surrogate.json": b'{"title": "\\ud83d x \\udc00", "text": "' + text.replace(b"\n", b"\\n") + b'"}',
        "odd/controls.md": b"\x1b[31m\x07" + text,
    }
    for name, content in names.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    bytes_name = os.fsencode(root / "odd") + b"/\xff\xfe.md"
    with open(bytes_name, "wb") as file:
        file.write(text)
    return [*names, "odd/\udcff\udcfe.md"]


@dataclass
class HostileRun:
    """A run over the hostile folder, the odd files in it, and what was expected of each that is not good."""

    out: Path
    done: subprocess.CompletedProcess[str]
    expected: dict[str, str]
    odd: list[str]

    @property
    def record(self) -> Any:
        return json.loads((self.out / "run.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> HostileRun:
    root = tmp_path_factory.mktemp("hostile")
    source, out = root / "source", root / "deep" / "out"
    expected, odd = hostile_folder(source), odd_but_good(source)
    return HostileRun(out, jiyao("run", source, "--out", out, "--jobs", "2", "--timeout", "60", text=True), expected, odd)


def test_every_file_has_one_outcome_and_every_good_article_its_report(hostile: HostileRun) -> None:
    out, done, odd = hostile.out, hostile.done, hostile.odd
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    run = hostile.record
    got = {each["source"]: each["reason"] for each in [*run["failures"], *run["skipped"]]}
    assert got == hostile.expected
    reports = sorted(path.relative_to(out) for path in out.rglob("*.json") if path.name != "run.json")
    assert len([path for path in reports if path.parts[0] == "good"]) == GOOD
    assert {os.fsencode(path) for path in reports if path.parts[0] == "odd"} == {os.fsencode(name + ".json") for name in odd}
    assert run["counts"]["written"] == GOOD + len(odd)
    for path in reports:
        sound(Report.model_validate_json((out / path).read_bytes()))


def test_no_file_leaves_out(hostile: HostileRun) -> None:
    root = hostile.out.parent.parent
    assert {path.name for folder in (root, root / "deep") for path in folder.iterdir()} == {"source", "deep", "out"}


def test_reasons_are_counted(hostile: HostileRun) -> None:
    assert hostile.record["counts"]["reasons"] == dict(Counter(hostile.expected.values()))


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J\n.md").write_bytes(b"")
    done = jiyao("run", tmp_path, "--out", tmp_path / "out", text=True)
    assert "\x1b" not in done.stderr + done.stdout
    lines = [line for line in done.stderr.splitlines() if not re.match(r"\d+ done, ", line)]  # a slow machine tells its progress
    assert len(lines) == 1
