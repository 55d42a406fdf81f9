"""How a summary words what it states: aspect, lists, who moved which way, a source that is named once."""

from __future__ import annotations

from datetime import date

from pipeline import Article, process
from tests.summary.test_purchases import said


def test_what_is_only_reported_is_under_way_in_both_languages() -> None:
    zh, en = said("據報導，Stripe 正洽談募資 1 億美元。", "zh-Hant", "Stripe 傳募資 1 億美元")
    assert zh.startswith("據報導，Stripe 正募資 1 億美元") and "is reportedly raising" in en


def test_a_loss_narrows_and_widens() -> None:
    zh, _ = said("宏碁 2025 年淨虧損 3 億美元，年減 20%。", "zh-Hant", "宏碁 2025 年淨虧損 3 億美元")
    assert "虧損達 3 億美元，收窄 20%。" in zh


def test_figures_without_growth_are_one_list() -> None:
    zh, _ = said("宏碁 2025 年營收 30 億美元，淨利 3 億美元。", "zh-Hant", "宏碁 2025 年營收 30 億美元")
    assert "營收達 30 億美元，獲利達 3 億美元。" in zh


def test_results_come_before_a_purchase_where_the_headline_tells_of_nothing_else() -> None:
    text = "IBM 近日收購了 Red Hat。IBM 公布 2025 年營收 191 億美元。"
    said_ = {}
    for title in ("IBM 營收連四季下滑，盼 Red Hat 撐起雲端", "IBM 收購 Red Hat"):
        made = process(Article(id="a", source="a.md", sha256="0", language="zh-Hant", title=title, text=f"{title}\n\n{text}", published=date(2026, 3, 2)))
        said_[title[:6]] = made.summary["zh-Hant"]
    results, bought = (summary.text if summary else "" for summary in said_.values())
    assert results.startswith("IBM 2025 年營收達 191 億美元。") and bought.startswith("IBM 收購 Red Hat。")


def test_a_source_is_named_once() -> None:
    text = "知情人士透露，Stripe 正洽談募資 2 億美元，由 GIC 領投，Coatue 也將參投。"
    zh, en = said(text, "zh-Hant", "Stripe 傳洽談募資 2 億美元")
    assert zh.count("據知情人士透露") == 1 and en.count("people familiar with the matter") == 1


def test_what_a_worth_is_measured_by_was_before() -> None:
    text = "Stripe 完成 5 億美元 B 輪融資，公司估值約 24 億美元，比 A 輪時的 9 億美元高出一截。"
    zh, _ = said(text, "zh-Hant", "Stripe 完成 5 億美元 B 輪融資")
    assert "估值達 9 億美元" not in zh.replace("此前估值達 9 億美元", "")


def test_a_latin_name_before_公司_is_written_without_it() -> None:
    zh, en = said("Outward Health公司完成 1 億美元 B 輪融資。", "zh-Hant", "Outward Health公司完成 1 億美元 B 輪融資")
    assert zh.startswith("Outward Health 完成") and en.startswith("Outward Health raised")


def test_deals_beside_the_news_are_one_sentence_of_clauses() -> None:
    from pipeline.languages.en.phrases import sentence

    assert sentence("aside", ["A raised $1", "B raised $2"]) == "The article mentions that A raised $1 and that B raised $2."
    assert sentence("aside", ["A raised $1, led by C", "B raised $2"]).endswith("led by C, and that B raised $2.")


def test_half_is_said_in_words_and_a_quarter_before_is_no_year() -> None:
    zh, en = said("宏碁 2025 年淨虧損 3 億美元，較去年同期減少近一半。", "zh-Hant", "宏碁 2025 年淨虧損 3 億美元")
    assert "0.5" not in zh + en
    zh, _ = said("宏碁 2025 年第三季淨利 3 億美元，較第二季的 4 億美元減少 25%。", "zh-Hant", "宏碁第三季淨利 3 億美元")
    assert "25%" not in zh and "獲利達 3 億美元" in zh


def test_a_series_of_another_paragraph_is_not_this_round_s() -> None:
    zh, _ = said("Stripe 獲 GIC 投資 3 億美元。\n\n有基金合夥人提醒，不少 B 輪公司被迫降價。", "zh-Hant", "GIC 投資 Stripe 3 億美元")
    assert "B 輪" not in zh
