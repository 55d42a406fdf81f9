"""Who likely buys whom: purchases that no rule tells, those of rules that are hardly so, and who rather buys."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.likely.context import Context
from pipeline.likely.deal_evidence import DealEvidence
from pipeline.likely.deals import HARDLY, Deal
from pipeline.likely.rows import Row
from pipeline.likely.skeleton import names_of, skeleton
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, source_of
from pipeline.process import extract
from pipeline.quality.likely import told_in
from pipeline.reading import article_from_text
from pipeline.records import likely_deals
from pipeline.records.resolve import resolve

TOLD = "Boltaro 昨天宣布，收購 Coilworks。Sandrift 沒有評論。"
UNTOLD = "Coilworks 落入 Boltaro 手中，Sandrift 沒有評論。"


def context(text: str) -> Context:
    return resolve(*told_in(source_of(article_from_text(text, published="2026-08-31", region="TW")))).whose.context


def deals_of(text: str) -> list[tuple[str | None, str, str]]:
    facts: list[Any] = extract(text, published="2026-08-31", region="TW", only=["acquisition"])
    return [(f.acquirer.name if f.acquirer else None, f.target.name, f.status) for f in facts]


def weigh(monkeypatch: pytest.MonkeyPatch, *sure: tuple[str | None, str, float]) -> None:
    """Let these purchases be so likely; names of a target alone are hardly bought by anybody."""

    def weighed(told: Context) -> dict[str, list[Deal]]:
        named: dict[str, Mention] = {m.value.name: m for m in told.mask.within(0, len(told.mask.text), "name")}
        found: dict[str, list[Deal]] = {named[target].value.key: [] for _, target, _ in sure}
        for buyer, target, likely in sorted(sure, key=lambda one: -one[2]):
            found[named[target].value.key].append(Deal(_sentence(told, named[target]), named[target], named[buyer] if buyer else None, likely, "so"))
        return found

    monkeypatch.setattr(likely_deals, "weighed", weighed)


def _sentence(told: Context, m: Mention) -> int:
    return max(i for i, start in enumerate(told.starts) if start <= m.start)


def test_a_sentence_comes_to_what_shows_how_its_names_stand() -> None:
    row = Row(Mask("被 acme 收购,", []), 0, 10)
    assert names_of(skeleton(row, {"buys"})) == ["by", "buys", ","]


def test_an_unknown_word_is_told_by_its_character() -> None:
    row = Row(Mask("acme 抢下 exa", []), 0, 11)
    assert any("抢" in name for name in names_of(skeleton(row, frozenset())))


def test_every_name_of_the_sentence_may_buy_and_nobody_may() -> None:
    told = context(UNTOLD)
    evidence = DealEvidence(told)
    bought = next((i, at) for i, at in evidence.asked() if told.row(i).mention(at).value.name == "Coilworks")
    assert {buyer.name and buyer.name.value.name for buyer in evidence.buyers(*bought)} == {"Boltaro", "Sandrift", None}


def test_what_rules_chose_is_evidence() -> None:
    told = context(TOLD)
    assert [(p.target, p.buyer, p.named) for p in told.bought] == [("coilworks", "boltaro", True)]
    evidence = DealEvidence(told)
    kinds = {told.row(i).mention(at).value.name: set(evidence.target(i, at)) for i, at in evidence.asked()}
    assert "rule=target here" in kinds["Coilworks"]
    assert "rule=buyer here" in kinds["Boltaro"]


def test_a_likely_purchase_is_told_where_no_rule_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(monkeypatch)
    assert deals_of(UNTOLD) == []
    weigh(monkeypatch, ("Boltaro", "Coilworks", 0.8))
    assert deals_of(UNTOLD) == [("Boltaro", "Coilworks", "asserted")]


def test_a_less_likely_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(monkeypatch, ("Boltaro", "Coilworks", 0.3))
    assert deals_of(UNTOLD) == []


def test_a_rules_purchase_that_is_hardly_so_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(monkeypatch, ("Boltaro", "Coilworks", 0.2))
    assert [deal[:2] for deal in deals_of(TOLD)] == [("Boltaro", "Coilworks")]
    weigh(monkeypatch, ("Boltaro", "Coilworks", HARDLY / 2))
    assert deals_of(TOLD) == []


def test_who_rather_buys_is_told_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(monkeypatch, ("Sandrift", "Coilworks", 0.7), ("Boltaro", "Coilworks", 0.05))
    assert [deal[:2] for deal in deals_of(TOLD)] == [("Sandrift", "Coilworks")]


def test_who_was_not_asked_about_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(monkeypatch)
    assert [deal[:2] for deal in deals_of(TOLD)] == [("Boltaro", "Coilworks")]


def test_who_raises_in_the_sentence_is_not_bought(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Coilworks 完成 3 億美元 B 輪融資，取得 Boltaro 支持。"
    weigh(monkeypatch, ("Boltaro", "Coilworks", 0.9))
    assert deals_of(text) == []


def test_beside_a_rules_purchase_another_must_be_likelier(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Boltaro 收購 Coilworks，Sandrift 的股東說價格太低。"
    weigh(monkeypatch, ("Boltaro", "Sandrift", 0.5))
    assert [deal[:2] for deal in deals_of(text)] == [("Boltaro", "Coilworks")]
    weigh(monkeypatch, ("Boltaro", "Sandrift", 0.8))
    assert {deal[:2] for deal in deals_of(text)} == {("Boltaro", "Coilworks"), ("Boltaro", "Sandrift")}


def test_a_price_is_of_the_deal_of_its_own_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(monkeypatch)
    text = "Boltaro 擴大布局，把替它打造機器的廠商 Coilworks 整家買下。該公司三月以 4 億美元收購了 Sandrift。"
    facts: list[Any] = extract(text, published="2026-08-31", region="TW", only=["acquisition"])
    assert {f.target.name: f.money and int(f.money.value) for f in facts} == {"Coilworks": None, "Sandrift": 400_000_000}


def test_a_price_alone_is_of_the_deal_just_told(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(monkeypatch)
    text = "Boltaro 收購 Coilworks。交易金額達 4 億美元。"
    facts: list[Any] = extract(text, published="2026-08-31", region="TW", only=["acquisition"])
    assert [int(f.money.value) for f in facts] == [400_000_000]
