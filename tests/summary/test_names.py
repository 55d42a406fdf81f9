"""Names in the letters of the readers."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model import Article, Block, Investor, Name
from pipeline.records.entities import Entities
from pipeline.summary.names import Names, in_traditional, sayable
from tests.helpers.facts import name


def article(text: str, language: Any = "zh-Hant") -> Article:
    return Article(id="a", source="a.md", sha256="0", language=language, text=text)


def shown(given: Name | Investor, text: str, *, latin: bool, language: Any = "zh-Hant") -> str:
    return Names(article(text, language), Entities([given]), latin)(given)


def test_the_lexicon_spells_before_pinyin_does() -> None:
    sequoia = Investor(name="Sequoia Capital", text="紅杉資本", id="sequoia-capital", role="lead")
    assert shown(sequoia, "沛星獲紅杉資本領投", latin=True) == "Sequoia Capital"
    assert shown(sequoia, "沛星獲紅杉資本領投", latin=False) == "紅杉資本"


def test_a_latin_spelling_of_the_article_serves_english() -> None:
    fact = Name(name="Orbita", text="星軌科技")
    assert shown(fact, "星軌科技（Orbita）完成 A 輪", latin=True) == "Orbita"


def test_pinyin_has_the_chinese_behind_it_once() -> None:
    names = Names(article("江行智能完成融資"), Entities([]), True)
    assert [names(name("江行智能")), names(name("江行智能"))] == ["Jiangxing Zhineng (江行智能)", "Jiangxing Zhineng"]
    assert names(name("多尼斯（國際）股份有限公司")) == "Duonisi International (多尼斯國際股份有限公司)"


def test_simplified_names_are_traditional_in_chinese() -> None:
    given = {"江行智能": "江行智能", "中关村资本": "中關村資本", "华发集团": "華發集團", "巨子生物": "巨子生物"}
    assert {n: shown(name(n), f"{n}完成融资", latin=False, language="zh-Hans") for n in given} == given
    known = Investor(name="MediaTek", text="联发科", id="mediatek", role="lead")
    assert shown(known, "联发科领投", latin=False, language="zh-Hans") == "聯發科"


def test_names_in_sentences_are_converted_by_characters() -> None:
    text = "厚发科技获得巨子生物投资，头发护理业务发展很快"
    assert in_traditional(article(text, "zh-Hans"), text, ["厚发科技"]) == "厚發科技獲得巨子生物投資，頭髮護理業務發展很快"


def test_an_exchange_has_its_name_in_each_language() -> None:
    assert shown(name("HKEX"), "Acme listed on HKEX", latin=False, language="en") == "港交所"
    assert shown(name("港交所"), "甲公司在港交所上市", latin=False) == "港交所"
    assert shown(name("港交所"), "甲公司在港交所上市", latin=True) == "Hong Kong Stock Exchange"


def test_a_description_is_no_name() -> None:
    assert sayable(name("Acme")) and sayable(name("國家集成電路產業投資基金"))
    assert not sayable(name("甲公司的資安事業部"))


def test_a_legal_name_is_told_as_the_title_begins_it() -> None:
    title = "恆宇科技完成 A 輪融資"
    read = article(f"{title}\n恆宇科技股份有限公司完成融資。").model_copy(update={"blocks": (Block(kind="title", start=0, end=len(title)),)})
    given = Name(name="恆宇科技股份有限公司", text="恆宇科技股份有限公司")
    assert [Names(read, Entities([given]), latin)(given) for latin in (False, True)] == ["恆宇科技", "Hengyu Technology (恆宇科技)"]


def test_a_number_on_an_exchange_is_no_spelling_of_a_name() -> None:
    forms = [Name(name="恆宇科技", text="恆宇科技", id="x"), Name(name="恆宇科技", text="SH603688", id="x")]
    read = article("恆宇科技（SH603688）完成融資。")
    assert Names(read, Entities(forms), True)(forms[0]) == "Hengyu Technology (恆宇科技)"


def test_a_company_is_called_what_the_title_calls_it() -> None:
    given = Name(name="Acme Enterprise", text="Acme")
    for title, told in (("Acme raises money", "Acme"), ("Acme Enterprise is out", "Acme Enterprise"), ("A new round", "Acme Enterprise")):
        read = article(f"{title}\nAcme sells Acme Enterprise.", "en").model_copy(update={"blocks": (Block(kind="title", start=0, end=len(title)),)})
        assert {Names(read, Entities([given]), latin)(given) for latin in (True, False)} == {told}


@pytest.mark.parametrize("said", ["雲杉動力傳出", "橘子賣股", "小藍杯招股", "名字暫不方便透露", "前董座", "24.6 億"])
def test_words_of_telling_and_amounts_are_no_name_but_where_the_lexicon_knows_them(said: str) -> None:
    assert not sayable(name(said)) and sayable(name(said, "known"))
