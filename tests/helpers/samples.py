"""Hand-made reports: what the tests of review and report look at."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.model import FACT, Article, Evidence, Fact, Report, Sentence, Summary

TITLE = "沛星互動科技完成3億元A輪募資"
BODY = (
    "沛星互動科技(Appier)2月13日宣布完成新臺幣3億元A輪募資😀,由紅杉資本領投,𠮷野家創投與大和企業投資跟投。\n"
    "投後估值達新臺幣30億元。公司去年營收成長2倍,達新臺幣5億元。\n"
    "據報導,競爭對手晨光數據正洽談以20億元估值募資,但否認將出售。\n"
)
TEXT = f"{TITLE}\n\n{BODY}"
MARKDOWN = """---
title: 沛星互動科技完成A輪募資
date: 2026-02-14
region: TW
---

沛星互動科技今日宣布完成新臺幣3億元A輪募資😀,由紅杉資本領投,𠮷野家創投跟投。簽約那天大和企業投資的代表也舉了杯。

公司去年營收達新臺幣5億元。
"""

HOSTILE = (
    "<script>document.title='owned'</script><img src=x onerror=alert(1)>\n\n"
    "沛星互動科技\u202e得取\u202c新臺幣3億元A輪<a href=javascript:alert(2)>募資</a>\u2066,由紅杉資本領投,𠮷野家創投跟投。"
    "\u200b</textarea></script><svg onload=alert(3)><style>@import 'http://evil.example/x.css'</style>2月13日\n"
    "投後估值達新臺幣30億元,營收新臺幣5億元。晨光數據洽談20億元。{{7*7}}${alert(4)}\n"
)


def span(text: str, words: str, field: str, nth: int = 0) -> Evidence:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Evidence(start=start, end=start + len(words), text=words, field=field)


def name(text: str, canonical: str | None = None) -> dict[str, Any]:
    return {"name": canonical or text, "text": text}


def money(text: str, value: float | None, currency: str | None = "TWD", **more: Any) -> dict[str, Any]:
    basis = "stated" if currency else None
    return {"text": text, "value": value, "currency": currency, "currency_basis": basis, **more}


def fact(kind: str, id: str, text: str, evidence: Iterable[tuple[str, str]], **slots: Any) -> Fact:
    spans = [span(text, words, field).model_dump() for words, field in evidence]
    return FACT.validate_python({"kind": kind, "id": id, "rule": f"{kind}.test", "evidence": spans, **slots})


def article(text: str = TEXT, source: str = "tech/a.md", **more: Any) -> Article:
    return Article(
        id=source, source=source, sha256=hashlib.sha256(text.encode()).hexdigest(), language="zh-Hant",
        published="2026-02-14", text=text, **{"title": text.split("\n")[0][:80], **more},
    )  # fmt: skip


def report(text: str = TEXT, source: str = "tech/a.md") -> Report:
    """A round with three investors, its valuation, revenue, a hedged valuation without a currency, and amounts."""
    company = name("沛星互動科技", "Appier")
    day = {"text": "2月13日", "start": "2026-02-13", "end": "2026-02-13", "granularity": "day", "edtf": "2026-02-13"}
    investors = [
        {**name("紅杉資本", "Sequoia Capital"), "role": "lead"},
        {**name("𠮷野家創投"), "role": "participant"},
    ]
    facts = [
        fact("amount", "f1", text, [("新臺幣3億元", "money"), ("3億元", "money")], money=money("新臺幣3億元", 3e8)),
        fact("amount", "f2", text, [("新臺幣30億元", "money")], money=money("新臺幣30億元", 3e9)),
        fact(
            "funding_round", "f3", text,
            [("沛星互動科技", "company"), ("新臺幣3億元", "money"), ("A輪", "series"), ("紅杉資本", "investors"),
             ("𠮷野家創投", "investors"), ("2月13日", "date"), ("新臺幣30億元", "valuation")],
            company=company, money=money("新臺幣3億元", 3e8), series="A", investors=investors, date=day,
            valuation=money("新臺幣30億元", 3e9, basis="post_money"),
        ),
        fact("investor", "f4", text, [("紅杉資本", "investor"), ("沛星互動科技", "company")],
             investor=name("紅杉資本", "Sequoia Capital"), company=company, role="lead", round="f3"),
        fact("investor", "f5", text, [("𠮷野家創投", "investor"), ("沛星互動科技", "company")],
             investor=name("𠮷野家創投"), company=company, role="participant", round="f3"),
        fact("valuation", "f6", text, [("沛星互動科技", "company"), ("新臺幣30億元", "money")],
             company=company, money=money("新臺幣30億元", 3e9), basis="post_money"),
        fact("revenue", "f7", text, [("沛星互動科技", "company"), ("新臺幣5億元", "money")],
             company=company, money=money("新臺幣5億元", 5e8), metric="revenue"),
        fact("valuation", "f8", text, [("晨光數據", "company"), ("20億元", "money"), ("洽談", "status")],
             company=name("晨光數據"), money=money("20億元", 2e9, None), status="reported"),
    ]  # fmt: skip
    return Report(article=article(text, source), facts=tuple(facts), summary={})


def summed(report: Report, chinese: str | None, english: str | None) -> Report:
    """A report with these summaries."""
    made = {
        language: Summary(text=text, sentences=(Sentence(text=text, kind="stated"),)) if text else None
        for language, text in (("zh-Hant", chinese), ("en", english))
    }
    return report.model_copy(update={"summary": made})


def write(out: Path, *reports: Report) -> Path:
    """Write reports as a run does, and the run's own file."""
    for one in reports:
        file = out / (one.article.source + ".json")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(one.model_dump(mode="json"), ensure_ascii=False), encoding="utf-8")
    (out / "run.json").write_text(json.dumps({"articles": len(reports), "failures": []}), encoding="utf-8")
    return out


@functools.cache
def _written(text: str) -> str:
    return json.dumps(report(text).model_dump(mode="json"), ensure_ascii=False)


def renamed(source: str, text: str, n: int) -> Report:
    """The sample as the report of another source, with another text, about another company, so that no two articles tell one event."""
    plain = _written(TEXT).replace("沛星互動科技", f"沛星{n:04}科技").replace("Appier", f"Appier {n}").replace("晨光數據", f"晨光{n:04}")
    again = Report.model_validate_json(plain)
    return again.model_copy(update={"article": again.article.model_copy(update={"id": source, "source": source, "text": text})})


def hostile() -> Report:
    made = report(HOSTILE)
    return made.model_copy(update={"article": made.article.model_copy(update={"title": HOSTILE[:60]})})


def data_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])
