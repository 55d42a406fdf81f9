"""Reports → tables for other tools: one table a kind of fact, its columns made from the models, evidence in every row.

Beside them a table of the articles with their summaries.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import types
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from datetime import date
from decimal import Context, Decimal
from pathlib import Path
from typing import Annotated, Any, Protocol, Union, get_args, get_origin

from pydantic import BaseModel

from pipeline.errors import UnreadableError, UsageError
from pipeline.languages import summaries
from pipeline.model import Fact, Report
from pipeline.reports import files, read
from pipeline.whole import whole

Row = dict[str, Any]

_ARTICLE = ("source", "article_id", "sha256", "title", "published", "language", "url")
_FACT = ("kind", "id", "status", "confidence", "rule")
_EVIDENCE = ("evidence", "evidence_spans", "sentence")
_LONGEST_SENTENCE = 500
ARTICLE = "article"
"""The name of the articles' table."""
_BATCH = 5_000
_DIGITS, _PLACES = 38, 6  # of Parquet's numbers
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
_UNSEEN = "".join(char for char in map(chr, range(0x10000)) if char.isspace() or unicodedata.category(char) in ("Cc", "Cf"))
"""What a spreadsheet may drop, or nobody sees, before a formula."""

SUFFIXES = (".csv", ".jsonl", ".parquet", ".sqlite")
"""File endings that :func:`export` writes."""


def _models() -> dict[str, type[BaseModel]]:
    union = get_args(Fact)[0]
    return {model.model_fields["kind"].default: model for model in get_args(union)}


def _inner(annotation: Any) -> Any:
    """The type without ``Annotated`` and ``None``."""
    if get_origin(annotation) is Annotated:
        return _inner(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return next((_inner(arg) for arg in get_args(annotation) if arg is not type(None)), Any)
    return annotation


def columns(kind: str) -> dict[str, type]:
    """The columns of a kind's table and the Python type of each: ``str``, ``float`` or ``int``.

    >>> list(columns("growth"))[12:17]
    ['company_name', 'company_text', 'company_id', 'metric', 'ratio']
    """
    found: dict[str, type] = dict.fromkeys((*_ARTICLE, *_FACT), str) | {"confidence": float}
    for name, field in _models()[kind].model_fields.items():
        if name in (*_FACT, "evidence"):
            continue
        inner = _inner(field.annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            for part, below in inner.model_fields.items():
                found[f"{name}_{part}"] = float if _inner(below.annotation) is Decimal else str
        else:
            found[name] = float if inner is Decimal else str
    return found | dict.fromkeys(_EVIDENCE, str)


def kinds() -> tuple[str, ...]:
    """The kinds of fact, each a table.

    >>> "funding_round" in kinds()
    True
    """
    return tuple(_models())


def article_columns() -> dict[str, type]:
    """The columns of the articles' table.

    >>> list(article_columns())[-2:]
    ['summary_zh', 'summary_en']
    """
    return dict.fromkeys((*_ARTICLE, *(f"summary_{code}" for code in summaries())), str)


def article_row(report: Report) -> Row:
    """An article with its summaries; the cell of a language in which nothing can be said is empty."""
    told = ((code, report.summary.get(language)) for code, language in summaries().items())
    return _about(report) | {f"summary_{code}": summary.text if summary else None for code, summary in told}


def _about(report: Report) -> Row:
    article = report.article
    return {
        "source": article.source,
        "article_id": article.id,
        "sha256": article.sha256,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "url": article.url,
    }


def rows(report: Report) -> Iterator[Row]:
    """One row for every fact: the article, the fact, its values flattened, its evidence and the line it stands in."""
    article = report.article
    about = _about(report)
    for fact in report.facts:
        row = dict.fromkeys(columns(fact.kind)) | about | {"kind": fact.kind}
        for name in type(fact).model_fields:
            if name != "evidence":
                row.update(_flat(name, getattr(fact, name)))
        first = fact.evidence[0]
        start = article.text.rfind("\n", 0, first.start) + 1
        end = article.text.find("\n", first.end)
        row["evidence"] = " | ".join(dict.fromkeys(evidence.text for evidence in fact.evidence))
        row["evidence_spans"] = " ".join(f"{evidence.field}:{evidence.start}-{evidence.end}" for evidence in fact.evidence)
        row["sentence"] = article.text[start : end if end >= 0 else None][:_LONGEST_SENTENCE]
        yield row


def _flat(name: str, value: Any) -> Row:
    if isinstance(value, BaseModel):
        return {f"{name}_{part}": _plain(getattr(value, part)) for part in type(value).model_fields}
    if isinstance(value, tuple):
        return {name: "; ".join(f"{each.name} ({each.role})" for each in value) or None}
    return {} if value is None else {name: _plain(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def reports(out: Path, broken: Callable[[Path], None]) -> Iterator[Report]:
    """Every report below ``out`` in order of path; a file that is none is told to ``broken``.

    Raises:
        UsageError: ``out`` is no folder.
    """
    for path in files(out):
        try:
            yield read(path.read_bytes())
        except (ValueError, OSError):
            broken(path)


class _Table(Protocol):
    def add(self, row: Row) -> None: ...

    def close(self) -> None: ...


def export(found: Iterable[Report], file: Path) -> dict[str, int]:
    """Write the facts of reports as tables and return how many rows each has.

    ``.sqlite`` is one file. ``.csv`` and ``.parquet`` are one file with all facts in the columns of all kinds, and beside
    it one file a kind: ``deals.csv``, ``deals-funding_round.csv`` … ``.jsonl`` is one file of facts. The articles with their
    summaries are a table of their own: ``article`` of ``.sqlite``, else ``deals-article.csv`` … Files appear whole, at the end.

    Raises:
        UsageError: an ending that is not written, or a folder that cannot be.
    """
    writers: dict[str, Callable[[Path, ExitStack], dict[str, _Table]]] = {
        ".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet, ".sqlite": _sqlite,
    }  # fmt: skip
    open_tables = writers.get(file.suffix.lower())
    if open_tables is None:
        raise UsageError(f"{file}: endings that are written are {' '.join((*SUFFIXES, '.labelstudio.json'))}")
    counts = dict.fromkeys((*kinds(), ARTICLE), 0)
    try:
        with ExitStack() as stack:
            tables = open_tables(file, stack)
            for report in found:
                counts[ARTICLE] += 1
                tables[ARTICLE].add(article_row(report))
                for row in rows(report):
                    counts[row["kind"]] += 1
                    for name in (row["kind"], ""):
                        if name in tables:
                            tables[name].add(row)
            for table in tables.values():
                table.close()
    except (OSError, sqlite3.Error) as error:
        raise UnreadableError(f"{file}: cannot be written ({getattr(error, 'strerror', None) or error}); free some space, or name another file") from error
    return counts


def _all_columns() -> dict[str, type]:
    merged: dict[str, type] = {}
    for kind in kinds():
        merged |= columns(kind)
    return {name: merged[name] for name in merged if name not in _EVIDENCE} | dict.fromkeys(_EVIDENCE, str)


def _named(file: Path) -> Iterator[tuple[str, Path, dict[str, type]]]:
    yield "", file, _all_columns()
    for kind in kinds():
        yield kind, _beside(file, kind), columns(kind)
    yield ARTICLE, _beside(file, ARTICLE), article_columns()


def _beside(file: Path, kind: str) -> Path:
    return file.with_name(f"{file.stem}-{kind}{file.suffix}")


def safe(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe before it.

    >>> safe("=1+2"), safe("甲"), safe(-3)
    ("'=1+2", '甲', -3)
    """
    if isinstance(cell, str) and (cell.startswith(_FORMULA) or cell.lstrip(_UNSEEN).startswith(_FORMULA)):
        return f"'{cell}"
    return cell


class _CsvTable:
    def __init__(self, file: Any, names: Iterable[str]) -> None:
        self.file, self.names = file, list(names)
        self.writer = csv.writer(file)
        self.writer.writerow(self.names)

    def add(self, row: Row) -> None:
        self.writer.writerow([safe(row.get(name)) for name in self.names])

    def close(self) -> None:
        self.file.close()


def _csv(file: Path, stack: ExitStack) -> dict[str, _Table]:
    tables: dict[str, _Table] = {}
    for kind, path, names in _named(file):
        part = stack.enter_context(whole(path))
        # The mark at the beginning is what tells spreadsheets that it is UTF-8.
        tables[kind] = _CsvTable(part.open("w", encoding="utf-8-sig", newline=""), names)
    return tables


class _JsonTable:
    def __init__(self, file: Any) -> None:
        self.file = file

    def add(self, row: Row) -> None:
        self.file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self.file.close()


def _jsonl(file: Path, stack: ExitStack) -> dict[str, _Table]:
    places = {"": file, ARTICLE: _beside(file, ARTICLE)}
    return {name: _JsonTable(stack.enter_context(whole(path)).open("w", encoding="utf-8")) for name, path in places.items()}


class _SqliteTable:
    def __init__(self, base: sqlite3.Connection, kind: str, names: dict[str, type], last: bool) -> None:
        self.base, self.names, self.last = base, list(names), last
        # A column of numbers has no declared type: NUMERIC would make a REAL of the digits of a large one.
        typed = ", ".join(f'"{name}"' if type_ is float else f'"{name}" TEXT' for name, type_ in names.items())
        base.execute(f'CREATE TABLE "{kind}" ({typed})')
        self.insert = f'INSERT INTO "{kind}" VALUES ({", ".join("?" * len(names))})'

    def add(self, row: Row) -> None:
        self.base.execute(self.insert, [_fitting(row.get(name)) for name in self.names])

    def close(self) -> None:
        if self.last:
            self.base.commit()


def _fitting(cell: Any) -> Any:
    """SQLite's integers have 64 bits; a larger number is kept as its digits."""
    return str(cell) if isinstance(cell, int) and abs(cell) >= 2**63 else cell


def _sqlite(file: Path, stack: ExitStack) -> dict[str, _Table]:
    base = sqlite3.connect(stack.enter_context(whole(file)))
    stack.callback(base.close)
    base.execute("PRAGMA journal_mode = OFF")
    tables: dict[str, _Table] = {kind: _SqliteTable(base, kind, columns(kind), last=False) for kind in kinds()}
    return tables | {ARTICLE: _SqliteTable(base, ARTICLE, article_columns(), last=True)}


class _ParquetTable:
    def __init__(self, arrow: Any, parquet: Any, file: Path, names: dict[str, type]) -> None:
        self.arrow, self.names, self.waiting = arrow, names, list[Row]()
        number = arrow.decimal128(_DIGITS, _PLACES)  # a float would round what is over 2**53
        types_ = {name: number if type_ is float else arrow.string() for name, type_ in names.items()}
        if "confidence" in types_:
            types_["confidence"] = arrow.float64()
        self.schema = arrow.schema(list(types_.items()))
        self.file = file.open("wb")  # ours, so that a library that fails leaves nothing open that complains later
        self.writer = parquet.ParquetWriter(self.file, self.schema)

    def add(self, row: Row) -> None:
        numbers = {name: _number(row.get(name)) for name, type_ in self.names.items() if type_ is float and name != "confidence"}
        self.waiting.append({name: row.get(name) for name in self.names} | numbers)
        if len(self.waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        self.writer.write_table(self.arrow.Table.from_pylist(self.waiting, schema=self.schema))
        self.waiting = []

    def close(self) -> None:
        self.flush()
        self.writer.close()

    def let_go(self) -> None:
        with suppress(OSError), self.file:
            self.writer.close()


def _number(cell: Any) -> Decimal | None:
    """A number to the last place that its column has; None where it has more digits, and the text column keeps what was written."""
    if cell is None:
        return None
    number = Decimal(str(cell))
    fits = number.adjusted() < _DIGITS - _PLACES
    return number.quantize(Decimal(1).scaleb(-_PLACES), context=Context(prec=_DIGITS + 1)) if fits else None


def _parquet(file: Path, stack: ExitStack) -> dict[str, _Table]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(".parquet needs pyarrow; install it with: pip install 'jiyao[parquet]'") from error
    tables: dict[str, _Table] = {}
    for kind, path, names in _named(file):
        table = tables[kind] = _ParquetTable(pyarrow, pyarrow.parquet, stack.enter_context(whole(path)), names)
        stack.callback(table.let_go)
    return tables


__all__ = ["ARTICLE", "SUFFIXES", "article_columns", "article_row", "columns", "export", "kinds", "reports", "rows", "safe"]
