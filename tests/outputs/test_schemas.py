"""The JSON Schemas are those of the models, and an independent validator takes every report we write."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pipeline.batch.folder import process_folder
from pipeline.outputs.schemas import names, schema_text
from tests.helpers.articles import good_folder
from tests.helpers.paths import ROOT

SCHEMAS = ROOT / "schemas"


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_text(name)), format_checker=FormatChecker())


@pytest.mark.parametrize("name", names())
def test_the_written_schema_is_the_models(name: str) -> None:
    written = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(name), "run: jiyao schema --write schemas"


@pytest.mark.parametrize("name", names())
def test_each_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_text(name)))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = tmp_path_factory.mktemp("schemas")
    good_folder(root / "in", 3)
    process_folder(root / "in", root / "out")
    loaded: dict[str, Any] = json.loads((root / "out/good/1/article-00001.md.json").read_bytes())
    return loaded


def test_a_report_is_valid(report: dict[str, Any]) -> None:
    assert list(validator("report").iter_errors(report)) == []
    assert report["facts"]
    for fact in report["facts"]:
        assert list(validator("fact").iter_errors(fact)) == []
    assert list(validator("article").iter_errors(report["article"])) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda report: report.pop("facts"),
        lambda report: report["facts"][0].pop("evidence"),
        lambda report: report["facts"][0].update(evidence=[]),
        lambda report: report["facts"][0].update(kind="rumour"),
        lambda report: report["facts"][0].update(status="maybe"),
        lambda report: report["article"].update(language="zh"),
        lambda report: report["article"].update(published="yesterday"),
        lambda report: report.update(extra=1),
    ],
)
def test_a_harmed_report_is_not(report: dict[str, Any], harm: Any) -> None:
    copy = json.loads(json.dumps(report))
    harm(copy)
    assert list(validator("report").iter_errors(copy))
