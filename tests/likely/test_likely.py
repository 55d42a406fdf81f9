"""What the words around it make likely: who pays, what was raised and by whom, and what is left alone."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from pipeline.likely import backers, raises
from pipeline.likely.backer_evidence import BackerEvidence
from pipeline.likely.context import Context
from pipeline.likely.evidence import ending, of_money
from pipeline.likely.likelihood import QUESTIONS, Question, likelihood, shares, told, trees
from pipeline.mentions.mention import source_of
from pipeline.process import extract, process
from pipeline.quality.likely import context_of, told_in
from pipeline.reading import article_from_text
from tests.helpers.examples import ARTICLES


def context(text: str) -> Context:
    return context_of(told_in(source_of(article_from_text(text, published="2026-08-31", region="TW"))))


def rounds(text: str) -> list[tuple[str | None, int | None, list[str]]]:
    facts: list[Any] = extract(text, published="2026-08-31", region="TW", only=["funding_round"])
    return [(f.company and f.company.text, f.money and int(f.money.value or 0), [i.text for i in f.investors]) for f in facts]


LIKELY_BACKERS = [
    ("歐卡智舶完成 2 億元人民幣 B 輪融資。厚雪資本與三星也在投資人名單上。", {"厚雪資本", "三星"}),
    ("Baseten closed a $300 million Series F. Money also came from Harborline Ventures and Conviction.", {"Harborline Ventures", "Conviction"}),
]
OTHERS_ZH = ["競爭對手則有三星與台積電。", "合作夥伴有三星與台積電。", "三星與台積電是它的客戶。", "法律顧問是三星與台積電。"]
OTHERS_EN = ["Rivals include Samsung and Toyota.", "Samsung and Toyota are customers.", "It competes with Samsung and Toyota."]
NO_BACKERS = [
    *(f"歐卡智舶完成 2 億元人民幣 B 輪融資。{told}" for told in OTHERS_ZH),
    *(f"Baseten closed a $300 million Series F. {told}" for told in OTHERS_EN),
    "歐卡智舶完成 2 億元人民幣 B 輪融資。公司的客戶有三星與台積電。",
    "Baseten closed a $300 million Series F. Its customers include Samsung and Toyota.",
    "Baseten closed a $300 million Series F. Its chief executive came from Google.",
]


@pytest.mark.parametrize(("text", "who"), LIKELY_BACKERS)
def test_who_pays_in_words_that_no_rule_reads(text: str, who: set[str]) -> None:
    assert who & {name for _, _, investors in rounds(text) for name in investors}


@pytest.mark.parametrize("text", NO_BACKERS)
def test_who_only_stands_near_a_round_pays_nothing(text: str) -> None:
    assert [investors for _, _, investors in rounds(text)] == [[]]


def test_what_a_rule_reads_is_not_asked_about() -> None:
    told = context("歐卡智舶完成 2 億元人民幣 B 輪融資，由厚雪資本領投。")
    assert told.payers and not [*backers.backers(BackerEvidence(told, {}))]
    assert raises.raises(told) == ([], [])


ASIDE = "2024 年歐卡智舶完成 2 億元人民幣 B 輪融資，其中厚雪資本出資 8,000 萬元人民幣。"


def test_an_amount_that_a_rule_reads_as_raised_is_taken_back_where_it_hardly_was(monkeypatch: pytest.MonkeyPatch) -> None:
    told = context("歐卡智舶完成 2 億元人民幣 B 輪融資，由厚雪資本領投。")
    monkeypatch.setattr(raises, "likelihood", lambda question, evidence: 0.01)
    found, taken = raises.raises(told)
    assert not found and {s.says for s in taken} == {"round"}


def test_an_amount_that_no_rule_reads_as_raised_is_told_where_it_likely_was(monkeypatch: pytest.MonkeyPatch) -> None:
    told = context("歐卡智舶的帳上多了 2 億元人民幣。")
    monkeypatch.setattr(raises, "likelihood", lambda question, evidence: 0.9)
    [statement], taken = raises.raises(told)
    assert statement.rule.id == "round.likely" and told.words(statement.slots["money"]) == "2 億元人民幣" and not taken


def test_what_an_amount_is_read_as_is_evidence() -> None:
    told = context(ASIDE)
    kinds = [[kind for kind in of_money(told, i, at) if kind.startswith("read=")] for i in range(len(told.sentences)) for at in raises.amounts(told, i)]
    assert "read=round" in kinds[0] and "read=round" not in kinds[1]


def test_what_is_read_as_another_figure_is_not_raised_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raises, "likelihood", lambda question, evidence: 0.9)
    assert raises.raises(context("歐卡智舶去年營收 2 億元人民幣。")) == ([], [])


def test_rows_of_a_table_are_not_sentences() -> None:
    text = "| Company | Sum | Worth |\n|---|---|---|\n| Torus Dynamics | $460 million | $2.9 billion |\n"
    told = context(text)
    assert not any(raises.amounts(told, i) for i in range(len(told.sentences)))


@pytest.mark.parametrize("article", ARTICLES.values(), ids=[*ARTICLES])
def test_every_answer_is_a_share_and_says_why(article: Any) -> None:
    told_of = context_of(told_in(source_of(article)))
    for i in range(len(told_of.sentences)):
        for at in raises.amounts(told_of, i):
            evidence = [*of_money(told_of, i, at)]
            assert 0 < likelihood("raised", evidence) < 1
            assert told("raised", evidence).startswith("raised 0.") or "raised 1.00" in told("raised", evidence)
    evidence = BackerEvidence(told_of, {})
    for (i, at), apart in backers.near(told_of):
        assert 0 < likelihood("backer", evidence.of(i, at, apart)) < 1


def test_likely_facts_have_their_words() -> None:
    for article in ARTICLES.values():
        for fact in process(article).facts:
            for e in fact.evidence:
                assert article.text[e.start : e.end] == e.text


def test_a_kind_of_evidence_counts_once() -> None:
    kinds = trees()["backer"].kinds
    assert likelihood("backer", kinds * 5) == likelihood("backer", kinds)
    assert shares("backer", kinds * 2) == shares("backer", kinds)


def test_the_table_answers_every_question() -> None:
    assert set(trees()) == set(QUESTIONS)
    for asked in trees().values():
        assert asked.trees and asked.kinds == sorted(set(asked.kinds))


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_moves_the_odds_adds_up_to_them(question: Question) -> None:
    asked = trees()[question]
    for evidence in ([], asked.kinds, asked.kinds[::2], asked.kinds[:20]):
        assert sum(share.weight for share in asked.shares(evidence)) == pytest.approx(asked.odds(evidence))


def test_another_name_of_the_same_kind_weighs_the_same() -> None:
    """What is known of a name is its kind, how it ends and how often it stands: never who it is."""
    told_of = [context(f"歐卡智舶完成 2 億元人民幣 B 輪融資。{name}也在名單上。") for name in ("Nvidia", "AMD")]
    asked = [[(place, apart) for place, apart in backers.near(c) if place[0] == 1] for c in told_of]
    first, second = ([*BackerEvidence(c, {}).of(*place, apart)] for c, [(place, apart)] in zip(told_of, asked, strict=True))
    assert first == second


@pytest.mark.parametrize(("name", "end"), [("Harborline Ventures", "ventures"), ("厚雪資本", "资本"), ("GIC", ""), ("三星", ""), ("", "")])
def test_what_a_name_ends_with(name: str, end: str) -> None:
    assert ending(name) == end


def test_no_layer_below_knows_of_likely() -> None:
    root = Path(__file__).parents[2] / "pipeline"
    for folder in ("frames", "groups", "mentions", "text", "lexicons", "reading", "languages"):
        for path in (root / folder).rglob("*.py"):
            assert "pipeline.likely" not in path.read_text(encoding="utf-8"), path


def test_what_many_raise_on_average_is_nobodys() -> None:
    text = "Baseten closed its Series F in June. At the other end of the scale the median seed round was $3.1 million."
    assert 3_100_000 not in [money for _, money, _ in rounds(text)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_only_trees_that_ask_for_what_is_there_are_walked_and_the_odds_are_those_of_all(question: Question) -> None:
    asked, chance = trees()[question], random.Random(question)
    for size in (0, 1, 5, 40, len(asked.kinds)):
        evidence = chance.sample(list(asked.kinds), min(size, len(asked.kinds)))
        assert asked.odds(evidence) == pytest.approx(sum(share.weight for share in asked.shares(evidence)), abs=1e-9)
