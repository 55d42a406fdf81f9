"""The command line: one clear line for every wrong call, the right status, no traceback, quick help."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.cli import one_line, run, verbs
from tests.helpers.articles import article
from tests.helpers.command import JIYAO, jiyao
from tests.helpers.paths import ROOT


def test_every_verb_has_its_line_and_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"run", "extract", "schema", "export"} <= set(verbs())
    told = jiyao("--help").stdout.decode()
    for verb in verbs():
        assert len(one_line(verb)) > 10, verb
        assert f"  {verb}" in told
        with pytest.raises(SystemExit) as left:
            run([verb, "--help"])
        shown = capsys.readouterr()
        assert (left.value.code, shown.err) == (0, ""), verb
        assert shown.out.startswith(f"usage: jiyao {verb}")


def test_help_imports_nothing_heavy() -> None:
    heavy = "{'pydantic', 'spacy', 'jieba', 'opencc', 'rich', 'babel'}"
    code = f"import sys, atexit; atexit.register(lambda: print(sorted({heavy} & set(sys.modules))))\n"
    code += "import pipeline.cli; pipeline.cli.run(['--help'])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="counts the time of a child")
def test_help_is_quick() -> None:
    process = subprocess.Popen([*JIYAO, "--help"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert usage.ru_utime + usage.ru_stime < 0.2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.md").write_text(article(1), encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "nothing").mkdir()
    return tmp_path


def said(err: str) -> list[str]:
    """The lines of a command on standard error, but for how far it is, which a busy machine has time to tell."""
    lines = [line for line in err.splitlines() if not line.endswith("articles/s")]
    assert all(line.startswith("jiyao: ") for line in lines), lines
    return lines


@pytest.mark.parametrize(
    ("call", "status", "says"),
    [
        (["run", "missing", "--out", "out"], 2, "missing: no such file"),
        (["run", "nothing", "--out", "out"], 2, "no article in it"),
        (["run", "empty.txt", "--out", "out"], 1, "empty.txt: the file is empty"),
        (["run", "binary.md", "--out", "out"], 1, "binary.md: these bytes are not text"),
        (["run", "photo.png", "--out", "out"], 2, "no article in it"),
        (["run", "good.md"], 2, "--out"),
        (["run", "good.md", "--out", "out", "--jobs", "many"], 2, "--jobs"),
        (["run", "good.md", "--out", "out", "--shard", "0/2"], 2, "--shard 0/2"),
        (["run", "good.md", "--out", "out", "--field", "body"], 2, "--field body"),
        (["run", "good.md", "--out", "good.md"], 2, "not a folder"),
        (["extract", "missing.md"], 2, "missing.md: no such file"),
        (["extract", "nothing"], 2, "nothing: a folder"),
        (["extract", "empty.txt"], 1, "empty.txt: the file is empty"),
        (["extract", "binary.md"], 1, "binary.md: these bytes are not text"),
        (["extract", "photo.png"], 1, "photo.png: not a kind that is read"),
        (["extract", "good.md", "--published", "soon"], 2, "--published soon"),
        (["extract", "good.md", "--length", "long"], 2, "--length"),
        (["extract", "-"], 1, "standard input is empty"),
        (["export", "missing", "--to", "a.csv"], 2, "missing: no such folder"),
        (["export", "nothing", "--to", "a.xls"], 2, "a.xls: endings"),
        (["schema", "fax"], 2, "fax"),
        (["summon"], 2, "summon"),
    ],
)
def test_bad_input_is_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], call: list[str], status: int, says: str
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    assert run(call) == status
    [line] = said(capfd.readouterr().err)
    assert says in line


@pytest.mark.parametrize(("call", "status"), [(["run", "empty.txt", "--out", "out"], 1), (["extract", "missing.md"], 2)])
def test_a_process_of_its_own_ends_as_the_call_does(folder: Path, monkeypatch: pytest.MonkeyPatch, call: list[str], status: int) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(folder)
    done = jiyao(*call)
    assert (done.returncode, len(said(done.stderr.decode()))) == (status, 1)


def test_no_arguments_show_the_verbs() -> None:
    done = jiyao()
    assert done.returncode == 2
    assert b"verbs:" in done.stdout


def test_extract_prints_the_report(folder: Path) -> None:
    done = jiyao("extract", folder / "good.md")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert report["article"]["source"] == "good.md"
    assert any(fact["kind"] == "amount" for fact in report["facts"])


@pytest.mark.parametrize("kind", ["md", "html", "json"])
def test_extract_reads_standard_input(kind: str) -> None:
    text = article(1)
    given = {"md": text, "html": f"<html><body><p>{text}</p></body></html>", "json": json.dumps({"text": text})}[kind]
    report = json.loads(jiyao("extract", "-", "--published", "2026-02-13", input=given.encode()).stdout)
    assert report["article"]["published"] == "2026-02-13"
    assert "遠帆資本" in report["article"]["text"] or "Alder Peak" in report["article"]["text"]
    assert "<p>" not in report["article"]["text"]


def test_only_prints_one_kind(folder: Path) -> None:
    report = json.loads(jiyao("extract", folder / "good.md", "--only", "amount").stdout)
    assert {fact["kind"] for fact in report["facts"]} == {"amount"}


def test_run_says_what_came_out(folder: Path, tmp_path: Path) -> None:
    done = jiyao("run", folder, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert done.stdout.startswith(b"1 written, 2 failed, 1 skipped")
    assert {line.split(":")[1].strip() for line in said(done.stderr.decode())} == {"empty.txt", "binary.md"}


def test_other_field_names(tmp_path: Path) -> None:
    record = {"hed": "題目", "story": article(1)}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    report = json.loads(jiyao("extract", tmp_path / "a.json", "--field", "title=hed", "--field", "text=story").stdout)
    assert report["article"]["title"] == "題目"


def test_a_reader_that_has_seen_enough_is_no_error(folder: Path) -> None:
    process = subprocess.Popen(
        [*JIYAO, "extract", str(folder / "good.md")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait(30)


def test_whoever_interrupts_again_while_it_is_told_gets_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_call", interrupted)
    monkeypatch.setattr(cli, "say", interrupted)
    assert run(["rules"]) == cli.INTERRUPTED


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_cost_nothing(tmp_path: Path, closed: str) -> None:
    (tmp_path / "a.md").write_text("甲公司完成三億元A輪募資。", encoding="utf-8")
    done = subprocess.run(["sh", "-c", f'exec "$@" {closed}', "sh", *JIYAO, "run", "a.md", "--out", "out"], cwd=tmp_path, capture_output=True)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "out" / "a.md.json").is_file()


@pytest.mark.parametrize(
    "option",
    [
        "--timeout=-1", "--timeout=0", "--timeout=nan", "--timeout=x", "--memory=-5", "--memory=99999999999999999999", "--memory=1", "--region=XX",
        "--region=ZZ", "--region=Taiwan", "--region=tw", "--shard=1/99999999999999999999", "--shard=0/2", f"--shard=1/{'9' * 5000}", "--jobs=0", "--jobs=99999",
        "--max-bytes=0", "--max-characters=-1", f"--max-bytes={'9' * 5000}", "--min-confidence=nan", "--engine=dusk",
        "--scheduler=tls://10.0.0.1:8786", "--out=",
    ],
)  # fmt: skip
def test_an_option_without_sense_is_one_line_and_nothing_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    (tmp_path / "a.md").write_text("甲公司完成三億元A輪募資。", encoding="utf-8")
    assert run(["run", str(tmp_path / "a.md"), "--out", str(tmp_path / "out"), option]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1 and option.partition("=")[0] in told[0]
    assert not (tmp_path / "out" / "a.md.json").exists()


def test_a_run_of_another_length_makes_the_reports_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def made(*more: str) -> dict[str, Any]:
        assert run(["run", str(folder / "good.md"), "--out", str(folder / "out"), *more]) == 0
        report: dict[str, Any] = json.loads((folder / "out" / "good.md.json").read_text(encoding="utf-8"))
        return report

    normal, short = made(), made("--length", "short")
    assert normal["key"] != short["key"] == made("--length", "short")["key"]
    texts = [[summary["text"] if summary else "" for summary in report["summary"].values()] for report in (normal, short)]
    assert all(len(brief) <= len(long) for long, brief in zip(*texts, strict=True))
    capsys.readouterr()
    assert run(["extract", str(folder / "good.md"), "--length", "short"]) == 0
    assert json.loads(capsys.readouterr().out)["summary"] == short["summary"]


def test_extract_prints_a_summary_alone_or_says_that_there_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*call: str) -> tuple[int, str, str]:
        status = run(["extract", *call])
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    funded, other = tmp_path / "a.md", tmp_path / "b.md"
    funded.write_text("晶曜光電完成新台幣 3 億元 A 輪募資，由鴻圖創投領投。", encoding="utf-8")
    report = json.loads(told(str(funded))[1])
    for short, language in (("zh", "zh-Hant"), ("en", "en")):
        assert told(str(funded), "--summary", short) == (0, report["summary"][language]["text"] + "\n", "")
    other.write_text("海風科技上週在臺中發表新的離岸風電預測模型,能提前三天估計風場的發電量。", encoding="utf-8")
    status, out, err = told(str(other), "--summary", "en")
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert "no summary in en" in err and "--summary zh" in err
