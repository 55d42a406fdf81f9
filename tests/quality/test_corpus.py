"""The corpus: what it covers, and its floors, which hold and only rise."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from pipeline.quality.check import LISTS
from pipeline.quality.corpus import floors, history, raised, score, under
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
