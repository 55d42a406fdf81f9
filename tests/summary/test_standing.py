"""What a summary quotes rests on no other sentence, reports, names somebody, and has no day that only its article tells."""

from __future__ import annotations

import pytest

from pipeline.model import Article, Block, FundingRound
from pipeline.process import process
from pipeline.summary.extract import quotes
from pipeline.summary.standing import (
    claims,
    commentary,
    is_dated_nearby,
    names_somebody,
    opened,
    outside,
    reports,
    rests,
)
from pipeline.summary.summarise import summarise
from pipeline.text.fold import fold
from tests.helpers.facts import money, name, said


def spanned(text: str) -> tuple[str, tuple[int, int]]:
    return fold(text), (0, len(text))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("文｜林小海 編輯｜陳大山 潮報獲悉，海風科技近日推出新模型。", "海風科技近日推出新模型。"),
        ("潮報獲悉，海風科技近日推出新模型。", "海風科技近日推出新模型。"),
        ("據潮報獲悉，海風科技近日推出新模型。", "據潮報獲悉，海風科技近日推出新模型。"),
        ("文化基金推出新的補助。", "文化基金推出新的補助。"),
    ],
)
def test_a_byline_and_a_newsroom_are_no_part_of_the_sentence(text: str, kept: str) -> None:
    assert text[slice(*opened(*spanned(text)))] == kept


@pytest.mark.parametrize(
    "text",
    [
        "海風科技也推出新的模型。",
        "海風科技還計畫在臺中建廠。",
        "3月底再以五億元買下風場。",
        "風場之外，海風科技同步出清倉庫。",
        "三年後，海風科技買下風場。",
        "海風科技買下這家只有十人的公司。",
        "如果海風科技的模型準確，電網會更穩。",
        "即使不懂風電，這個模型仍有用處。",
        "The startup is betting on tidal power.",
        "The new funding will go to turbines.",
        "If Harbor Labs is right, turbines get cheaper.",
        "Harbor Labs also opened a plant.",
        "Despite these storms, Harbor Labs runs on.",
    ],
)
def test_what_rests_on_another_sentence_or_supposes_something(text: str) -> None:
    assert rests(*spanned(text))


@pytest.mark.parametrize(
    "text",
    [
        "海風科技推出新的離岸風電模型。",
        "再生能源公司海風科技推出模型。",
        "Harbor Labs opened a plant in the northern channel.",
    ],
)
def test_what_stands_by_itself(text: str) -> None:
    assert not rests(*spanned(text)) and reports(fold(text))


def test_the_company_is_known_behind_its_one_round() -> None:
    text = "The company opened a plant in the north."
    assert rests(*spanned(text)) and not rests(*spanned(text), known=True)
    assert rests(*spanned("The startup opened a plant in the north."), known=True)


@pytest.mark.parametrize(
    "text",
    [
        "你可以從海風科技的模型學到很多。",
        "我們相信海風科技的模型。",
        "海風科技的重點不在發電，而在預測。",
        "融資資訊完整，包含具名投資人與融資階段。",
        "本期介紹海風科技的模型。",
        "海風科技的名字說明了一切。",
        "對從事風電的人極具幫助。",
        "淨利頂多十億元。",
        "Harbor Plus offers original research and no banner ads.",
        "Your turbines will thank Harbor Labs.",
        "The problem of Harbor Labs is not wind but cables.",
        "Holders of shares: Ann and Bob together hold 16% of Harbor Labs.",
        "What is next for Harbor Labs remains to be seen.",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert not reports(fold(text))


def test_what_somebody_says_in_a_quotation_may_speak_to_anyone() -> None:
    assert reports(fold("海風科技執行長說「我們相信你」。")) and reports("harbor labs told them “we trust you” in may.")


@pytest.mark.parametrize(
    "text",
    [
        "董事長今（2）日表示樂觀。",
        "海風科技昨(16)日宣布。",
        "收購期間已於15日屆滿。",
        "海風科技今天開幕。",
        "Harbor Labs said on Monday it would close.",
    ],
)
def test_a_day_that_only_the_day_of_the_article_tells(text: str) -> None:
    assert is_dated_nearby(fold(text))


@pytest.mark.parametrize("text", ["海風科技於 5 月 16 日宣布。", "海風科技 2 月開幕。", "Harbor Labs opened on May 5."])
def test_a_day_of_its_own(text: str) -> None:
    assert not is_dated_nearby(fold(text))


def test_who_is_named() -> None:
    for text, named in (
        ("市場交出亮眼的表現。", False),
        ("第二季營收達 10 億元。", False),
        ("台積電第二季營收達 10 億元。", True),
        ("AI 需求走強。", False),
        ("Harborly 需求走強。", True),
        ("Turbines supplied power.", False),
        ("Turbines of Harbor Labs supplied power.", True),
    ):
        assert names_somebody(text, fold(text), frozenset()) is named, text
    assert names_somebody("海風科技推出模型。", fold("海風科技推出模型。"), {fold("海風科技")})


def test_who_claims() -> None:
    assert claims(*spanned("海風科技強調，模型十分準確。")) and not claims(*spanned("海風科技推出模型。"))


def read(*parts: tuple[str, str]) -> Article:
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block.model_validate({"kind": kind, "start": len(text), "end": len(text) + len(words)}))
        text += words + "\n"
    return Article.model_validate(
        {"id": "a", "source": "a", "sha256": "0", "language": "zh-Hant", "text": text, "blocks": tuple(blocks)}
    )


NEWS = "海風科技在臺中發表新的離岸風電預測模型。"
VIEW = "海風科技的模型會讓許多風電業者感到緊張。"


@pytest.mark.parametrize(
    "parts",
    [
        [("paragraph", NEWS), ("heading", "備註"), ("paragraph", VIEW)],
        [("paragraph", NEWS), ("paragraph", f"深度解讀：{VIEW}")],
        [("paragraph", NEWS), ("paragraph", f"💡 學習價值：\n{VIEW}")],
        [("paragraph", NEWS), ("paragraph", "啟示："), ("paragraph", VIEW)],
    ],
)
def test_commentary_is_not_quoted(parts: list[tuple[str, str]]) -> None:
    article = read(("title", "海風科技發表模型"), *parts)
    aside = commentary(article, fold(article.text))
    at = article.text.index(VIEW)
    assert not outside((at, at + 9), aside) and outside((article.text.index(NEWS), 0), aside)
    assert [article.text[slice(*span)] for span in quotes(article, [])] == [NEWS]


def test_commentary_ends_with_the_next_heading() -> None:
    article = read(("heading", "解讀"), ("paragraph", VIEW), ("heading", "風電"), ("paragraph", NEWS))
    assert [article.text[slice(*span)] for span in quotes(article, [])] == [NEWS]


def test_a_sentence_with_the_amount_that_is_told_is_not_quoted_wherever_its_fact_was_read() -> None:
    text = "海風科技募得 25 億元\n海風科技是離岸風電業者，已完成總額 25 億元的融資。\n海風科技在臺中發表新的離岸風電預測模型。"
    article = Article.model_validate({"id": "a", "source": "a", "sha256": "0", "language": "zh-Hant", "text": text})
    facts = process(article).facts
    told = said(FundingRound, 7, company=name("海風科技"), money=money(2_500_000_000, "TWD"))
    amounts = [f for f in facts if f.kind == "amount"]
    zh = summarise(article, [told, *(f.model_copy(update={"money": money(2_500_000_000, "TWD")}) for f in amounts)])[
        "zh-Hant"
    ]
    assert zh and [s.text for s in zh.sentences if s.kind == "quoted"] == [NEWS]


def test_beside_the_news_of_a_company_only_its_lead_and_what_is_about_it_are_quoted() -> None:
    lead = "海風科技募得 25 億元，將在臺中蓋研發中心。海風科技目前有 220 名員工在臺中研發風電預測模型。"
    other = "大洋集團認為離岸風電在亞洲的需求會在三年內翻倍成長。"
    article = read(("title", "海風科技募得 25 億元"), ("paragraph", lead), ("paragraph", other))
    told = said(FundingRound, 0, company=name("海風科技"), money=money(2_500_000_000, "TWD"))
    quoted = [article.text[slice(*span)] for span in quotes(article, [told], {told.id}, news=True)]
    assert quoted and other not in quoted


def test_what_rests_on_what_is_above_is_not_quoted() -> None:
    text = "海風科技宣布推出新模型。公司歸還上述貸款本金。"
    article = Article.model_validate({"id": "a", "source": "a", "sha256": "0", "language": "zh-Hant", "text": text})
    assert [article.text[slice(*span)] for span in quotes(article, [])] == [text[: text.index("。") + 1]]
