"""The corpus: gold that quotes its articles, scores that count right, floors that hold."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import PipelineError
from pipeline.model import FACT, Article, Report
from pipeline.process import process
from pipeline.quality.check import LISTS, Scores, compare
from pipeline.quality.corpus import cases, floors, history, raised, score, under
from pipeline.quality.gold import Gold, quotes, read_gold
from pipeline.reading import read
from tests.helpers.paths import CORPUS

CASES = list(cases(CORPUS))
HARD = list(cases(CORPUS / "hard"))


@cache
def article(path: Path) -> Article:
    return read(path)


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


@pytest.mark.parametrize(("path", "gold"), [*CASES, *HARD], ids=lambda x: x.stem if isinstance(x, Path) else "")
def test_gold_quotes_its_article(path: Path, gold: Gold) -> None:
    text = article(path).text
    assert [quote for quote in quotes(gold) if quote not in text] == []
    assert (article(path).language, article(path).published) == (gold.lang, gold.published)


def test_a_misspelt_key_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"doc": "a", "lang": "en", "rouns": []}', encoding="utf-8")
    with pytest.raises(PipelineError, match="rouns"):
        read_gold(path)


# --- counting ---------------------------------------------------------------------------------------------------------

STATUS = {"done": "asserted", "rumoured": "reported", "planned": "planned", "denied": "denied"}
BASIS = {"post": "post_money", "pre": "pre_money", "unspecified": None}
EVIDENCE = [{"start": 0, "end": 0, "text": "", "field": "x"}]


def name(forms: list[str]) -> dict[str, Any]:
    return {"name": forms[0], "text": forms[-1]}


def money(gold: dict[str, Any]) -> dict[str, Any]:
    return {key: gold[key] for key in ("text", "value", "min", "max", "currency", "qualifier")}


def when(gold: dict[str, Any] | None) -> dict[str, Any] | None:
    return gold and {key: gold[key] for key in ("text", "start", "end")} | {"granularity": "span", "edtf": ""}


def said_back(gold: Gold) -> list[dict[str, Any]]:
    """The facts of a report that says exactly what its gold says."""
    g, facts = gold.model_dump(), []
    for r in g["rounds"]:
        investors = [name(f) | {"role": "lead"} for f in r["lead"]] + [name(f) | {"role": "existing"} for f in r["investors"]]
        worth = r["valuation"] and money(r["valuation"]) | {"basis": BASIS[r["valuation"]["kind"]]}
        fact = {"kind": "funding_round", "company": name(r["company"]), "series": r["series"], "investors": investors}
        facts.append(fact | {"money": r["amount"] and money(r["amount"]), "valuation": worth, "date": when(r["date"]), "status": STATUS[r["status"]]})
    facts += [{"kind": "valuation", "company": name(v["company"]), "money": money(v)} for v in g["valuations"]]
    facts += [{"kind": "revenue", "company": name(v["company"]), "money": money(v), "metric": v["metric"]} for v in g["revenues"]]
    facts += [{"kind": "acquisition", "acquirer": name(a["acquirer"]), "target": name(a["target"])} for a in g["acquisitions"]]
    facts += [{"kind": "growth", "company": name(x["company"]), "metric": x["metric"], "ratio": x["ratio"], "percent": x["percent"]} for x in g["growth"] or []]
    facts += [{"kind": "listing", "company": name(x["company"])} for x in g["listings"] or []]
    facts += [{"kind": "amount", "money": money(a)} for a in g["amounts"]]
    facts += [{"kind": "date", "date": when(d)} for d in g["dates"]]
    return facts


def report(gold: Gold, facts: list[dict[str, Any]]) -> Report:
    ready = [FACT.validate_python({"id": f"f{i}", "rule": "test", "evidence": EVIDENCE} | fact) for i, fact in enumerate(facts)]
    text = Article(id=gold.doc, source=gold.doc, sha256="", language=gold.lang, text="x")
    return Report.model_construct(article=text, facts=tuple(ready), summary={}, notes=())


def scored(facts_of: Any) -> Scores:
    scores = Scores()
    for _, gold in CASES:
        compare(report(gold, facts_of(gold)), gold, scores)
    return scores


def test_saying_the_gold_back_is_perfect() -> None:
    scores = scored(said_back)
    assert scores.errors == []
    assert {scores.of(language, kind).f1 for language in scores.languages() for kind in scores.kinds()} == {1.0}


def test_saying_nothing_misses_everything_and_invents_nothing() -> None:
    scores = scored(lambda gold: [])
    assert {scores.of("all", kind).hit for kind in scores.kinds()} == {0}
    assert {scores.of("all", kind).precision for kind in scores.kinds()} == {1.0}
    assert scores.of("all", "company").missed == sum(len(gold.rounds) for _, gold in CASES)


def changed(kind: str, **values: Any) -> Scores:
    def facts_of(gold: Gold) -> list[dict[str, Any]]:
        return [fact | (values if fact["kind"] == kind else {}) for fact in said_back(gold)]

    return scored(facts_of)


@pytest.mark.parametrize(
    ("kind", "values", "low"),
    [
        ("funding_round", {"series": "Z"}, {"series", "rounds", "whole rounds"}),
        ("funding_round", {"date": None}, {"date", "rounds"}),
        ("funding_round", {"status": "planned"}, {"round status"}),
        ("funding_round", {"investors": []}, {"lead", "investor", "rounds", "whole rounds"}),
        ("valuation", {"company": {"name": "Nobody", "text": "Nobody"}}, {"valuations"}),
        ("listing", {"company": {"name": "Nobody", "text": "Nobody"}}, {"listings"}),
        ("growth", {"ratio": 77, "percent": None}, {"growth"}),
        ("revenue", {"money": {"text": "1", "value": 1, "currency": "USD"}}, {"revenues"}),
    ],
)
def test_a_wrong_slot_lowers_its_own_score_and_no_other(kind: str, values: dict[str, Any], low: set[str]) -> None:
    scores = changed(kind, **values)
    assert {k for k in scores.kinds() if scores.of("all", k).f1 < 1} == low
    assert scores.errors


def test_an_invented_round_costs_precision_only() -> None:
    extra = {"kind": "funding_round", "company": {"name": "Nobody", "text": "Nobody"}, "series": "Z"}
    scores = scored(lambda gold: [*said_back(gold), extra])
    assert scores.of("all", "company").invented == scores.of("all", "series").invented == len(CASES)
    assert scores.of("all", "rounds").recall == 1.0


def test_evidence_that_is_not_verbatim_is_counted() -> None:
    wrong = {"kind": "listing", "company": {"name": "A", "text": "A"}, "evidence": [{"start": 0, "end": 1, "text": "?", "field": "company"}]}
    scores = scored(lambda gold: [wrong])
    assert scores.of("all", "evidence").hit == 0


# --- floors -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [CORPUS, CORPUS / "hard"], ids=["corpus", "hard"])
def test_floors_hold(folder: Path) -> None:
    assert under(score(folder, read, process), floors(folder)) == []


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
