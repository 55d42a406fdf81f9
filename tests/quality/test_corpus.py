"""The corpus: what it covers, and its floors, which hold and only rise."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.quality.check import LISTS
from pipeline.quality.corpus import floors, history, labelled, raised, score, under
from tests.helpers.corpus import article, report
from tests.helpers.gold import CASES, HARD, said_back, scored
from tests.helpers.paths import CORPUS


def test_every_article_has_gold() -> None:
    for folder, found in ((CORPUS, CASES), (CORPUS / "hard", HARD)):
        assert sorted(path.stem for path in (folder / "articles").iterdir()) == [gold.doc for _, gold in found]


def test_languages_and_kinds_are_covered() -> None:
    languages = Counter(gold.lang for _, gold in CASES)
    assert languages["zh-Hant"] >= 20 and languages["zh-Hans"] >= 8 and languages["en"] >= 8
    for kind in ("rounds", *LISTS):
        assert sum(bool(getattr(gold, kind)) for _, gold in CASES) >= 3, kind
    statuses = Counter(r.status for _, gold in CASES for r in gold.rounds)
    assert min(statuses[s] for s in ("done", "planned", "rumoured", "denied")) >= 2
    assert sum(not gold.rounds and not gold.amounts and not gold.dates for _, gold in CASES) >= 3


@pytest.mark.parametrize("folder", [CORPUS, CORPUS / "hard"], ids=["corpus", "hard"])
def test_floors_hold(folder: Path) -> None:
    assert under(score(folder, article, report), floors(folder)) == []


def test_floors_only_rise() -> None:
    scores = scored(lambda gold: [])
    least = {"en": {"dates": 0.9}}
    assert tomllib.loads(raised(scores, least))["en"]["dates"] == 0.9
    assert tomllib.loads(raised(scored(said_back), least))["en"]["dates"] == 1.0


def test_history_has_one_row_a_version() -> None:
    scores = scored(said_back)
    once = history("", "1.0", scores)
    assert history(once, "1.0", scores) == once
    assert [row.split(" | ")[0] for row in history(once, "1.1", scores).splitlines()[-2:]] == ["| 1.0", "| 1.1"]


def test_a_folder_and_a_file_of_passages_tell_the_same(tmp_path: Path) -> None:
    plain = {"rounds": [{"company": ["Kitewind"], "amount": {"text": "$5 million", "value": 5000000, "currency": "USD"}}]}
    text = "Kitewind raised $5 million from the EIB."
    for folder in ("articles", "gold"):
        (tmp_path / folder).mkdir()
    (tmp_path / "articles" / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "gold" / "a.json").write_text(json.dumps(plain), encoding="utf-8")
    lines = tmp_path / "passages.jsonl"
    lines.write_text(json.dumps({"id": "a", "text": text, **plain}) + "\n", encoding="utf-8")
    ((article_of_folder, gold_of_folder),), ((article_of_line, gold_of_line),) = labelled(tmp_path), labelled(lines)
    assert article_of_folder.text == article_of_line.text == text
    assert gold_of_folder["rounds"] == gold_of_line["rounds"] == plain["rounds"]


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"text": "no id"}'])
def test_a_line_that_is_no_passage_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    lines = tmp_path / "passages.jsonl"
    lines.write_text('{"id": "a", "text": "Kitewind raised $5 million."}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"passages\.jsonl:2: no passage"):
        list(labelled(lines))


LINES = sorted([*(CORPUS / "passages").glob("*.jsonl"), *(CORPUS / "ordinary").glob("*.jsonl")])


def said_in(told: Any, named: bool = False) -> Iterator[str]:
    """Every word-for-word quotation of plain gold."""
    if isinstance(told, dict):
        for key, inner in told.items():
            yield from said_in(inner, key in ("company", "lead", "investors", "acquirer", "target", "exchange", "text"))
    elif isinstance(told, list):
        for inner in told:
            yield from said_in(inner, named)
    elif named and isinstance(told, str):
        yield told


@pytest.mark.parametrize("lines", LINES, ids=[path.stem for path in LINES])
def test_passages_are_quoted_word_for_word_and_no_name_is_given_twice(lines: Path) -> None:
    told = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert len({one["id"] for one in told}) == len(told) >= 15
    for one in told:
        text = f"{one.get('title', '')}\n{one['text']}"
        lists = {key: one[key] for key in ("rounds", "valuations", "revenues", "growth", "acquisitions", "listings") if key in one}
        assert lists and [words for words in said_in(lists) if words not in text] == [], one["id"]
