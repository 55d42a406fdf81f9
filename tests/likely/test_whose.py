"""Whose a figure is: every name near it is weighed, whom the rules chose among the evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.likely import whose
from pipeline.likely.whose import TOLD, Whose
from pipeline.likely.whose_evidence import Asked
from pipeline.mentions.mention import source_of
from pipeline.process import extract, process
from pipeline.quality.likely import context_of, told_in
from pipeline.reading import article_from_text, read

TEXT = "Samsung sold a tenth of Exa to Altos Ventures, giving the subsidiary a paper value of $400 million."
FIGURES = {
    "valuation": "三星估值達 20 億美元。",
    "revenue": "三星去年營收 300 億元。台積電為其客戶。",
    "growth": "三星去年營收年增 12%。台積電為其客戶。",
    "round": "三星完成 2 億美元 B 輪融資。台積電為其客戶。",
}


@pytest.fixture(autouse=True)
def of_any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask about short texts, too."""
    monkeypatch.setattr(whose, "SHORT", 0)


def weigher(text: str) -> Whose:
    return Whose(context_of(told_in(source_of(article_from_text(text, published="2026-08-31", region="US")))))


def asked(told: Whose, kind: str = "valuation", chosen: str | None = None) -> Asked:
    context = told.context
    i, at = next((i, at) for i in range(len(context.sentences)) for at in context.row(i).of_kind("money"))
    return Asked(kind, i, context.row(i).mention(at), chosen)


def companies(text: str, kind: str) -> list[str]:
    facts: list[Any] = extract(text, published="2026-08-31", region="TW", only=["funding_round" if kind == "round" else kind])
    return [f.company.text for f in facts if f.company]


def likely(monkeypatch: pytest.MonkeyPatch, shares: dict[str, float]) -> None:
    """Let each name, by its words, be as likely as told; others are hardly anything, and nobody is what is left."""
    of = Whose.owners

    def owners(self: Whose, figure: Asked) -> list[Any]:
        return [owner._replace(evidence=(self.context.words(owner.name),)) for owner in of(self, figure)]

    def chances(question: str, alternatives: list[tuple[str, ...]]) -> list[float]:
        told = [shares.get(evidence[0], 0.01) for evidence in alternatives[:-1]]
        return [*told, max(0.0, 1 - sum(told))]

    monkeypatch.setattr(Whose, "owners", owners)
    monkeypatch.setattr(whose, "chances", chances)


def test_every_name_near_may_be_whose_it_is() -> None:
    told = weigher(TEXT)
    assert {told.context.words(owner.name) for owner in told.owners(asked(told))} == {"Samsung", "Exa", "Altos Ventures"}


def test_whom_the_rules_chose_is_evidence_and_asked_about_however_far_he_stands() -> None:
    told = weigher("三星與台積電合作。Exa 在場。" + "輝達與超微不在場。" * 70 + "它估值 4 億美元。")
    names = {told.context.words(owner.name): owner.name.value.key for owner in told.owners(asked(told))}
    assert "台積電" not in names
    chosen = told.context.mask.within(0, 10, "name")[1].value.key
    found = {told.context.words(owner.name): owner.evidence for owner in told.owners(asked(told, chosen=chosen))}
    assert {"rule=yes", "valuation_rule=yes", "chosen=focus"} <= {*found["台積電"]}
    assert all("rule=other" in evidence for name, evidence in found.items() if name != "台積電")


@pytest.mark.parametrize(
    ("shares", "who"),
    [
        ({"Samsung": 0.6, "Exa": 0.3}, "Samsung"),
        ({"Samsung": 0.3, "Exa": 0.6}, "Exa"),
        ({"Samsung": TOLD - 0.01}, None),  # hardly his, and nobody else's
    ],
)
def test_the_likeliest_is_whose_it_is(monkeypatch: pytest.MonkeyPatch, shares: dict[str, float], who: str | None) -> None:
    told = weigher(TEXT)
    samsung = next(owner.name.value.key for owner in told.owners(asked(told)) if told.context.words(owner.name) == "Samsung")
    likely(monkeypatch, shares)
    found = told.owner(asked(told, chosen=samsung))
    assert (found and told.context.words(found)) == who


@pytest.mark.parametrize(("sure", "told_of"), [(TOLD, True), (TOLD - 0.01, False)])
def test_where_rules_choose_nobody_somebody_may_be(monkeypatch: pytest.MonkeyPatch, sure: float, told_of: bool) -> None:
    told = weigher(TEXT)
    likely(monkeypatch, {"Exa": sure})
    assert (told.owner(asked(told)) is not None) == told_of


def test_nobody_is_one_of_the_alternatives() -> None:
    told = weigher(TEXT)
    told.owner(question := asked(told))
    named = sum(told.sure("valuation", question.figure.start, told.context.words(owner.name)) or 0 for owner in told.owners(question))
    assert 0 < named < 1
    assert {"nobody=valuation", "nobody_how=valuation none"} <= {*told.nobody(question)}


@pytest.mark.parametrize(("text", "who"), [("三星完成 B 輪融資。台積電為其客戶。", ["三星"]), ("三星完成 B 輪融資。", ["三星"])])
def test_a_series_without_an_amount_is_asked_about_too(monkeypatch: pytest.MonkeyPatch, text: str, who: list[str]) -> None:
    likely(monkeypatch, {"三星": 0.9})
    assert companies(text, "round") == who
    likely(monkeypatch, {"三星": 0.1})
    assert companies(text, "round") == []


@pytest.mark.parametrize("kind", ["revenue", "growth", "round"])
def test_facts_are_of_whom_they_likely_are(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    text = "台積電舉行會議。" + FIGURES[kind]
    likely(monkeypatch, {"三星": 0.2, "台積電": 0.9})
    assert companies(text, kind) == ["台積電"]
    likely(monkeypatch, {"三星": 0.9, "台積電": 0.2})
    assert companies(text, kind) == ["三星"]


@pytest.mark.parametrize("kind", [*FIGURES])
def test_what_is_hardly_anybodys_is_not_told(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    likely(monkeypatch, {})
    assert companies(FIGURES[kind], kind) == []


@pytest.mark.parametrize("kind", [*FIGURES])
def test_without_weights_rules_choose(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    likely(monkeypatch, {})
    monkeypatch.setattr(whose, "is_fitted", lambda question: False)
    assert companies(FIGURES[kind], kind) == ["三星"]


def test_how_likely_it_is_is_told_of_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    told = weigher(TEXT)
    likely(monkeypatch, {"Exa": 0.7})
    question = asked(told)
    assert told.sure("valuation", question.figure.start, "Exa") is None
    told.owner(question)
    assert told.sure("valuation", question.figure.start, "Exa") == 0.7
    assert told.sure("valuation", question.figure.start, "Nobody") == 0.0


def test_what_is_measured_owns_nothing() -> None:
    told = weigher("Exa 的年化營收（ARR, Annualized Revenue Run-rate）達 140 億美元。")
    assert {told.context.words(owner.name) for owner in told.owners(asked(told, "revenue"))} == {"Exa"}


def test_what_is_measured_owns_nothing_where_the_title_names_it_either(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# Sales AI with an accent: Exa raises $2 million\n\nExa, a platform for revenue, has raised $2 million.", encoding="utf-8")
    (told,) = (f for f in process(read(page)).facts if f.kind == "funding_round")
    assert told.company and told.company.text == "Exa"


def test_in_a_short_text_it_is_whose_the_rules_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whose, "SHORT", 3)
    likely(monkeypatch, {"三星": 0.1, "台積電": 0.8})
    assert companies(FIGURES["revenue"], "revenue") == ["三星"]
    assert companies(FIGURES["revenue"] + "天氣晴朗。" * 3, "revenue") == ["台積電"]


def test_a_section_or_a_table_says_by_its_place_whose_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    likely(monkeypatch, {"三星": 0.9, "台積電": 0.1})
    digest = "# 三星公布財報\n\n三星公布財報。\n\n## 台積電營收創高\n\n去年營收 300 億元。\n\n## 鴻海擴廠\n\n鴻海在高雄擴廠。"
    found = extract(read(digest.encode(), source="a.md"), published="2026-08-31", region="TW", only=["revenue"])
    assert [f.company.name for f in found] == ["TSMC"]
