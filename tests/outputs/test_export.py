"""Tables for other tools: every fact once in its kind's table, with its evidence; nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from pipeline.batch.folder import process_folder
from pipeline.errors import UsageError
from pipeline.model import AmountFact, Article, Evidence, FundingRound, Investor, Money, Name, Report, Sentence, Summary
from pipeline.outputs.export import ARTICLE, SUFFIXES, article_columns, columns, export, kinds, reports, rows, safe
from tests.helpers.articles import good_folder

TEXT = "=HYPERLINK(甲)完成三億元A輪募資\n+1 由乙資本領投"


@pytest.fixture
def report() -> Report:
    money = Money(text="三億元", value=300_000_000, currency="TWD", currency_basis="stated")
    at = TEXT.index("三億元")
    evidence = (Evidence(start=at, end=at + 3, text="三億元", field="money"),)
    article = Article(
        id="x", source="=cmd|' /C calc'!A0.md", sha256="0", language="zh-Hant", title="@SUM(1)", published=date(2026, 2, 13), text=TEXT
    )
    company = Name(name="=HYPERLINK(甲)", text="=HYPERLINK(甲)")
    investors = (Investor(name="乙資本", text="乙資本", role="lead"), Investor(name="丙", text="丙", role="participant"))
    facts = (
        FundingRound(id="f1", evidence=evidence, rule="r", company=company, series="A", money=money, investors=investors),
        AmountFact(id="f2", evidence=evidence, rule="r", money=money.model_copy(update={"value": 10**30})),
    )
    return Report(article=article, facts=facts, summary={})


def test_a_row_has_the_fact_its_article_its_evidence_and_its_line(report: Report) -> None:
    row = next(rows(report))
    assert list(row) == list(columns("funding_round"))
    assert {name: row[name] for name in ("kind", "id", "series", "money_value", "money_currency", "investors")} == {
        "kind": "funding_round",
        "id": "f1",
        "series": "A",
        "money_value": 300_000_000,
        "money_currency": "TWD",
        "investors": "乙資本 (lead); 丙 (participant)",
    }
    assert (row["evidence"], row["evidence_spans"], row["sentence"]) == ("三億元", "money:15-18", TEXT.split("\n")[0])
    assert (row["published"], row["valuation_value"], row["date_start"]) == ("2026-02-13", None, None)


def test_csv_has_no_formula(report: Report, tmp_path: Path) -> None:
    export([report], tmp_path / "deals.csv")
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for line in csv.reader(file):
                assert not any(cell[:1] in ("=", "+", "-", "@", "\t") for cell in line), line
    assert safe("  =1") == "'  =1"
    assert safe("＝1") == "'＝1"


def test_one_csv_a_kind_and_one_of_all(report: Report, tmp_path: Path) -> None:
    counts = export([report], tmp_path / "deals.csv")
    assert {kind: number for kind, number in counts.items() if number} == {"funding_round": 1, "amount": 1, ARTICLE: 1}
    assert {path.name for path in tmp_path.iterdir()} == {"deals.csv", *(f"deals-{kind}.csv" for kind in (*kinds(), ARTICLE))}
    with (tmp_path / "deals.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["kind"] for row in csv.DictReader(file)] == ["funding_round", "amount"]


def test_sqlite_has_a_table_a_kind(report: Report, tmp_path: Path) -> None:
    export([report], tmp_path / "deals.sqlite")
    base = sqlite3.connect(tmp_path / "deals.sqlite")
    assert {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} == {*kinds(), ARTICLE}
    assert base.execute("SELECT money_value, typeof(money_value) FROM funding_round").fetchone() == (300_000_000, "integer")
    assert base.execute("SELECT evidence FROM amount").fetchall() == [("三億元",)]


def test_jsonl_keeps_numbers_whole(report: Report, tmp_path: Path) -> None:
    export([report], tmp_path / "deals.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "deals.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["money_value"] for line in lines] == [300_000_000, 10**30]


def test_parquet_reads_back(report: Report, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra [parquet] is not installed")
    export([report], tmp_path / "deals.parquet")
    table = parquet.read_table(tmp_path / "deals-funding_round.parquet").to_pylist()
    assert [(row["company_name"], row["money_value"]) for row in table] == [("=HYPERLINK(甲)", 300_000_000.0)]
    assert parquet.read_table(tmp_path / "deals-growth.parquet").num_rows == 0


def test_writing_again_replaces(report: Report, tmp_path: Path) -> None:
    for _ in range(2):
        export([report], tmp_path / "deals.sqlite")
    base = sqlite3.connect(tmp_path / "deals.sqlite")
    assert base.execute("SELECT count(*) FROM amount").fetchone() == (1,)


def test_an_unknown_ending_is_refused(report: Report, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.parquet"):
        export([report], tmp_path / "deals.xls")


def test_a_failure_leaves_what_was_there(report: Report, tmp_path: Path) -> None:
    def failing():  # type: ignore[no-untyped-def]
        yield report
        raise OSError(28, "No space left on device")

    file = tmp_path / "deals.csv"
    file.write_text("before", encoding="utf-8")
    with pytest.raises(Exception, match="No space left"):
        export(failing(), file)
    assert [path.name for path in tmp_path.iterdir()] == ["deals.csv"]
    assert file.read_text(encoding="utf-8") == "before"


def test_every_fact_of_a_run_is_exported_once(tmp_path: Path) -> None:
    good_folder(tmp_path / "in", 5)
    process_folder(tmp_path / "in", tmp_path / "out")
    (tmp_path / "out" / "odd.json").write_text("{}", encoding="utf-8")
    broken: list[Path] = []
    counts = export(reports(tmp_path / "out", broken.append), tmp_path / "deals.jsonl")
    files = [json.loads(path.read_bytes()) for path in (tmp_path / "out" / "good").rglob("*.json")]
    assert counts.pop(ARTICLE) == len(files)
    assert sum(counts.values()) == sum(len(file["facts"]) for file in files) > 0
    assert [path.name for path in broken] == ["odd.json"]


def told(report: Report) -> Report:
    said = Summary(text="=1+2，甲完成募資。", sentences=(Sentence(text="=1+2，甲完成募資。", kind="stated"),))
    return report.model_copy(update={"summary": {"zh-Hant": said, "en": None}})


def articles_in(file: Path) -> list[dict[str, object]]:
    """The rows of the articles' table, as each kind of file has them."""
    beside = file.with_name(f"{file.stem}-{ARTICLE}{file.suffix}")
    if file.suffix == ".sqlite":
        base = sqlite3.connect(file)
        base.row_factory = sqlite3.Row
        return [dict(row) for row in base.execute(f'SELECT * FROM "{ARTICLE}"')]
    if file.suffix == ".jsonl":
        return [json.loads(line) for line in beside.read_text(encoding="utf-8").splitlines()]
    if file.suffix == ".parquet":
        rows_: list[dict[str, object]] = pytest.importorskip("pyarrow.parquet").read_table(beside).to_pylist()
        return rows_
    with beside.open(encoding="utf-8-sig", newline="") as lines:
        return [dict(row) for row in csv.DictReader(lines)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_articles_stand_beside_the_facts_with_their_summaries(report: Report, tmp_path: Path, suffix: str) -> None:
    silent = report.model_copy(update={"facts": (), "summary": {"zh-Hant": None, "en": None}})
    export([told(report), silent], tmp_path / f"deals{suffix}")
    found = articles_in(tmp_path / f"deals{suffix}")
    assert [list(row) for row in found] == [list(article_columns())] * 2
    escaped = "'" if suffix == ".csv" else ""
    assert [row["summary_zh"] or None for row in found] == [f"{escaped}=1+2，甲完成募資。", None]
    assert {row["summary_en"] or None for row in found} == {None}
    assert {row["published"] for row in found} == {"2026-02-13"}
