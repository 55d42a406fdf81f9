"""Calls that cannot be right end in one clear line, from Python and on the command line."""

from __future__ import annotations

import json
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline import PipelineError, extract
from pipeline.cli import run as main
from pipeline.outputs.export import export, safe
from tests.helpers import samples

TEXT = "晨曦機器人完成三億元募資。"


@pytest.mark.parametrize(
    ("call", "word"),
    [
        ({"text_or_article": None}, "text"),
        ({"text_or_article": b"x"}, "text"),
        ({"text_or_article": TEXT, "region": "Taiwan"}, "Taiwan"),
        ({"text_or_article": TEXT, "published": "soon"}, "soon"),
        ({"text_or_article": TEXT, "published": 3}, "3"),
        ({"text_or_article": TEXT, "only": ["money"]}, "money"),
        ({"text_or_article": TEXT, "only": "money"}, "money"),
    ],
)
def test_python_refuses_in_one_line(call: dict[str, Any], word: str) -> None:
    with pytest.raises(PipelineError) as error:
        extract(**call)
    assert word in str(error.value) and "\n" not in str(error.value)


def test_the_command_refuses_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, many = tmp_path / "a.md", tmp_path / "a.json"
    file.write_text(TEXT, encoding="utf-8")
    many.write_text('[{"text": "x"}]', encoding="utf-8")
    out = samples.write(tmp_path / "out", samples.report())
    for call in (["extract", str(file), "--only", "money"], ["extract", str(file), "--region", "Taiwan"], ["extract", str(many)],
                 ["merge", str(out), "--to", str(tmp_path / "x.csv")], ["report", str(out), "--html", "."],
                 ["report", str(out), "--markdown", "/"]):  # fmt: skip
        assert main(call) == 2
        told = capsys.readouterr()
        assert (told.out, told.err.strip().count("\n")) == ("", 0) and told.err
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize("value", [2**53 + 1, 2**63 - 1, -(2**63), 2**63, 2**64 + 1, 10**400])
def test_sqlite_keeps_every_digit(tmp_path: Path, value: int) -> None:
    report = samples.report()
    fact = next(fact for fact in report.facts if fact.kind == "amount")
    large = fact.model_copy(update={"money": fact.money.model_copy(update={"value": Decimal(value)})})  # type: ignore[union-attr]
    file = tmp_path / "x.sqlite"
    export([report.model_copy(update={"facts": (large,)})], file)
    with sqlite3.connect(file) as base:
        [(kept,)] = base.execute("SELECT money_value FROM amount").fetchall()
    assert str(kept) == str(value)


def test_parquet_keeps_what_a_float_would_round(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra [parquet] is not installed")
    report = samples.report()
    fact = next(fact for fact in report.facts if fact.kind == "amount")
    large = fact.model_copy(update={"money": fact.money.model_copy(update={"value": Decimal(2**53 + 1)})})  # type: ignore[union-attr]
    export([report.model_copy(update={"facts": (large,)})], tmp_path / "x.parquet")
    assert parquet.read_table(tmp_path / "x-amount.parquet").to_pylist()[0]["money_value"] == 2**53 + 1


@pytest.mark.parametrize("before", ["", " ", "\ufeff", "\u200b", "\0", "\u2060\ufeff ", "\t"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula_whatever_stands_unseen_before_it(before: str, sign: str) -> None:
    assert safe(f"{before}{sign}1").startswith("'")


def test_the_package_says_its_version_and_that_it_has_types() -> None:
    assert pipeline.__version__.count(".") == 2
    assert Path(pipeline.__file__).with_name("py.typed").exists()


def holds(sample: Any, real: Any) -> bool:
    """Whether what a document shows is what there is, but for what it leaves out."""
    if isinstance(sample, dict):
        return isinstance(real, dict) and all(key in real and holds(value, real[key]) for key, value in sample.items())
    if isinstance(sample, list):
        return isinstance(real, list) and all(any(holds(one, other) for other in real) for one in sample)
    return bool(sample == "…" or sample == real)


def test_the_json_of_the_readme_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(pipeline.__file__).parents[1]
    shown = (root / "README.md").read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]
    assert main(["extract", str(root / "corpus" / "articles" / "lumenchip-b-round.md")]) == 0
    assert holds(json.loads(shown), json.loads(capsys.readouterr().out))
