"""Label Studio counts code points, as a report does; nothing may move on the way there or back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.review.decisions import apply, load
from pipeline.review.labelstudio import config, config_file, read, take_over, task, write
from tests.helpers import samples


def regions(one: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [r for r in one["predictions"][0]["result"] if r["type"] == "labels"]
    return found


@given(st.text(alphabet="𠮷😀🚀a億", max_size=12))
def test_every_region_is_its_words_in_code_points(before: str) -> None:
    one = task(samples.report(before + samples.TEXT))
    for region in regions(one):
        value = region["value"]
        assert one["data"]["text"][value["start"] : value["end"]] == value["text"]
    assert "𠮷野家創投" in [r["value"]["text"] for r in regions(one)]


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    reports = [samples.report(), samples.report("😀😀" + samples.TEXT, "tech/b.md")]
    file = tmp_path / "x.labelstudio.json"
    assert write(reports, file) == 2
    assert read(file) == reports


def annotated(tmp_path: Path, change: Any) -> Path:
    """An export as Label Studio gives it back after someone worked on it."""
    file = tmp_path / "x.labelstudio.json"
    write([samples.report()], file)
    tasks = json.loads(file.read_text(encoding="utf-8"))
    result = tasks[0]["predictions"][0]["result"]
    tasks[0]["annotations"] = [{"result": change(result)}]
    file.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    return file


def region(id: str, label: str, words: str) -> dict[str, Any]:
    start = samples.TEXT.index(words)
    value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
    return {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def test_annotations_become_decisions(tmp_path: Path) -> None:
    def change(result: list[dict[str, Any]]) -> list[dict[str, Any]]:
        kept = [r for r in result if not str(r.get("id", "")).startswith("f8.") and not str(r.get("from_id", "")).startswith("f8.")]
        new = region("Xy12", "funding_round.investors", "大和企業投資")
        tie = {"type": "relation", "from_id": "f3.0", "to_id": "Xy12", "direction": "right"}
        return [*kept, new, tie, region("Zz99", "amount.money", "新臺幣5億元")]

    file = annotated(tmp_path, change)
    out = samples.write(tmp_path / "out", samples.report())
    assert take_over(out, file, "chen") == (3, [])
    decisions = load(out)["tech/a.md"]
    assert [(d.action, d.reviewer) for d in decisions] == [("correct", "chen"), ("reject", "chen"), ("add", "chen")]
    after = apply(samples.report(), decisions)
    round_ = next(f for f in after.facts if f.kind == "funding_round")
    assert [i.text for i in round_.investors] == ["紅杉資本", "𠮷野家創投", "大和企業投資"]  # type: ignore[union-attr]
    amounts = [f.money.value for f in after.facts if f.kind == "amount"]  # type: ignore[union-attr]
    assert 500_000_000 in amounts
    for fact in after.facts:
        for span in fact.evidence:
            assert after.article.text[span.start : span.end] == span.text
    assert take_over(out, file, "chen")[0] == 0, "taking over twice changes nothing"


def test_a_region_moved_to_another_amount_is_read_again(tmp_path: Path) -> None:
    def change(result: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {**region(r["id"], "funding_round.money", "新臺幣5億元")} if r.get("value", {}).get("labels") == ["funding_round.money"] else r
            for r in result
        ]

    [report] = read(annotated(tmp_path, change))
    round_ = next(f for f in report.facts if f.kind == "funding_round")
    assert round_.money is not None and round_.money.value == 500_000_000  # type: ignore[union-attr]


def test_an_article_that_changed_since_is_left_out(tmp_path: Path) -> None:
    file = annotated(tmp_path, lambda result: result[1:])
    out = samples.write(tmp_path / "out", samples.report("改過了。" + samples.TEXT))
    assert take_over(out, file, "chen") == (0, [("tech/a.md", "the article changed since it was exported")])


@pytest.mark.parametrize("content", ["{}", "[{}]", "no json", "[" * 100_000, "9" * 5_000, '[{"data": {"text": "x", "jiyao": {}}}]'])
def test_another_file_is_refused_in_one_line(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(content)
    if content == "{}":
        assert read(file) == []
        return
    with pytest.raises(UnreadableError, match="not tasks that"):
        read(file)


def test_the_interface_knows_every_label() -> None:
    known = config()
    for one in regions(task(samples.report())):
        assert f'value="{one["value"]["labels"][0]}"' in known


def test_the_interface_is_written_beside_the_tasks(tmp_path: Path) -> None:
    file = tmp_path / "x.labelstudio.json"
    write([samples.report()], file)
    assert config_file(file).read_text(encoding="utf-8") == config() + "\n"
