"""Who is another under a shorter name, and who is not."""

from __future__ import annotations

from pipeline import extract


def investors(text: str) -> list[str]:
    [fact] = extract(text, published="2026-08-31", only=["funding_round"])
    return [i.text for i in fact.investors]


def test_whose_letters_begin_anothers_name_is_somebody_else() -> None:
    told = "Quillmark raised $20 million in a Series A round led by Vant, with participation from {} and Oakmere."
    assert investors(told.format("Vanterra Capital")) == ["Vant", "Vanterra Capital", "Oakmere"]
    assert len(investors(told.format("Vant Ventures"))) == 2


def test_sums_of_two_currencies_that_are_worth_as_much_are_one_round_only_where_their_days_allow_it() -> None:
    text = "嶺象科技昨日宣布，完成逾 7 億港元的 B 輪融資，由遠翔資本領投。\n\n嶺象科技 2021 年曾獲景行資本投資 1 億美元。"
    rounds = [f for f in extract(text, published="2026-04-15", region="HK") if f.kind == "funding_round"]
    assert {(r.money and r.money.text, r.series) for r in rounds} == {("7 億港元", "B"), ("1 億美元", None)}
