"""What speaks against a fact is known to the facts: the certain is taken back and noted, the rest makes them less sure."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.mentions.mention import source_of
from pipeline.model import Article, Fact, FundingRound, InvestorFact, ListingFact
from pipeline.process import facts_of


def read(text: str, language: str = "zh-Hant", title: str = "") -> tuple[list[Fact], list[str]]:
    """The facts of an article, and its trace."""
    trace: list[str] = []
    whole = f"{title}\n\n{text}" if title else text
    article = {"id": "a", "source": "a.md", "sha256": "0", "language": language, "text": whole, "published": date(2026, 3, 2)}
    return facts_of(source_of(Article.model_validate(article), trace)), trace


def rounds(text: str, language: str = "zh-Hant", title: str = "") -> list[FundingRound]:
    return [fact for fact in read(text, language, title)[0] if isinstance(fact, FundingRound)]


def listings(text: str, language: str = "zh-Hant", title: str = "") -> list[ListingFact]:
    return [fact for fact in read(text, language, title)[0] if isinstance(fact, ListingFact)]


OWNED = "神盾旗下安格今日宣布以每股 30 元參與 Stripe 私募增資，投資總額約新台幣 1.98 億元。"


def test_who_owns_a_payer_pays_nothing_and_is_no_fact() -> None:
    facts, _ = read(OWNED, title="安格砸 1.98 億元入股 Stripe")
    [told] = [fact for fact in facts if isinstance(fact, FundingRound)]
    assert [i.text for i in told.investors] == ["安格"]
    assert [f.investor.text for f in facts if isinstance(f, InvestorFact)] == ["安格"]
    assert not [e for e in told.evidence if e.field == "investors" and e.text == "神盾"]


def test_facts_are_numbered_in_order_whatever_was_taken_back() -> None:
    facts, _ = read(OWNED, title="安格砸 1.98 億元入股 Stripe")
    assert [fact.id for fact in facts] == [f"f{i}" for i in range(1, len(facts) + 1)]
    ids = {fact.id for fact in facts if isinstance(fact, FundingRound)}
    assert all(fact.round in ids for fact in facts if isinstance(fact, InvestorFact))


def test_a_founder_of_something_else_may_pay_and_the_company_s_own_does_not() -> None:
    said = "Stripe raised $5 million in a seed round led by GIC, with participation from Cred founder Jane Doe."
    assert "Jane Doe" in [i.text for told in rounds(said, "en", "Stripe raises $5 million") for i in told.investors]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Stripe 董事會通過現金增資 3 億元。", "planned"),
        ("Stripe 完成 3 億元 A 輪融資。", "asserted"),
        ("Stripe 擬聯合股東，合計出資 25 億元增資。Stripe 完成 25 億元融資。", "asserted"),
    ],
)
def test_a_round_is_as_done_as_its_tellings(text: str, status: str) -> None:
    assert [told.status for told in rounds(text)] == [status]


def test_an_amount_of_another_kind_is_none_of_a_round() -> None:
    text = "隨著 Stripe C 輪融資（投後估值約 29 億美元）完成，GIC 浮盈 6.2 億美元。"
    assert all(told.money is None or "6.2" not in told.money.text for told in rounds(text, title="Stripe 完成 C 輪融資：GIC 浮盈 6.2 億美元"))


def test_a_plan_has_no_day_that_is_past() -> None:
    told = listings("Stripe 今年 1 月遞交申請，計畫在那斯達克上市。", title="Stripe 擬赴美上市")
    assert told and all(fact.date is None or fact.date.end >= date(2026, 3, 2) for fact in told)


def test_who_is_bought_does_not_go_public_behind_its_buyer_s_verb() -> None:
    facts, trace = read("輝達收購 Stripe 拚明年創新板掛牌。")
    assert not [fact for fact in facts if isinstance(fact, ListingFact)]
    assert any("not told, it is bought there" in line for line in trace)


def test_an_exchange_lists_others() -> None:
    assert not [fact for fact in listings("那斯達克交易所 2018 年 IPO 籌資 1 億美元。") if "交易所" in fact.company.text]


def test_a_listing_that_failed_is_denied() -> None:
    assert [fact.status for fact in listings("Stripe 原先計畫在美股 IPO，結果失利。", title="Stripe IPO 失敗")] == ["denied"]


def test_whoever_is_named_far_off_is_less_surely_an_investor() -> None:
    near = "Stripe 完成 1 億美元 C 輪融資，由 GIC 領投，Coatue 跟投。"
    far = "Stripe 完成 1 億美元 C 輪融資，由 GIC 領投。公司開發支付軟體。客戶遍及各國。團隊有 300 人。投資人還包括 Coatue。"
    sure = [{f.investor.text: f.confidence for f in read(text, title="Stripe 完成 C 輪融資")[0] if isinstance(f, InvestorFact)} for text in (near, far)]
    assert "Coatue" not in sure[1] or sure[1]["Coatue"] < sure[0]["Coatue"]


def test_a_purchase_under_two_names_of_one_company_is_one() -> None:
    text = "輝達公告，擬以 2.3 億元收購亳州百草堂飲片有限公司（以下簡稱「百草堂」）全部股權。"
    facts, _ = read(text, title="輝達擬 2.3 億元收購百草堂")
    assert len([fact for fact in facts if fact.kind == "acquisition"]) == 1
