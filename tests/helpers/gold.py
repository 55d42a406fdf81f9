"""The corpus with its gold, and reports that say exactly what a gold says."""

from __future__ import annotations

from typing import Any

from pipeline.model import FACT, Article, Report
from pipeline.quality.check import Scores, compare
from pipeline.quality.corpus import cases
from pipeline.quality.gold import Gold
from tests.helpers.paths import CORPUS

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
    facts += [
        {"kind": "about", "company": name(x["company"]), "topic": x["topic"], "text": x["text"], "number": x["number"]}
        | {"money": x["money"] and money(x["money"]), "date": when(x["date"])}
        for x in g["about"] or []
    ]
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


CASES = list(cases(CORPUS))
HARD = list(cases(CORPUS / "hard"))
