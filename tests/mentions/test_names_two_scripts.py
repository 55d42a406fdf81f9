"""Names in two scripts: the article decides where they begin."""

from __future__ import annotations

import pytest

from pipeline.lexicons.organisations import load
from pipeline.mentions.mention import Source
from pipeline.mentions.names.two_scripts import alone, in_two_scripts, is_quoted_name, parts
from pipeline.process import mentions_of
from pipeline.text.fold import fold


def names(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.value.key) for m in mentions_of(Source(text, "zh-Hant")) if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("品牌嶺逐Lumenor完成募資，嶺逐成立於台北", {"嶺逐lumenor"}),
        ("嶺逐Lumenor完成募資，嶺逐去年虧損。嶺逐Lumenor擴廠", {"嶺逐lumenor"}),
        ("品牌嶺逐Lumenor完成募資", set()),  # nothing says what the characters are
        ("嶺逐投資Lumenor，嶺逐成立於台北", set()),  # they do not touch
        ("美商Lumenor完成募資，美商很多", set()),
        ("嶺逐Lumenor完成募資，嶺逐成立於台北，Lumenor在美國", set()),  # the letters are somebody by themselves
        ("嶺逐Lumenor完成募資，嶺逐電器多", set()),  # a piece of another word
        ("台積電Lumenor開張，台積電表示樂觀", set()),  # whose name is listed
        ("創辦人Lumenor表示，創辦人宣布離職", set()),
        ("嶺逐APP上架，嶺逐成立於台北", set()),  # three letters are any term
    ],
)
def test_the_chinese_part_belongs_to_the_letters_where_the_article_says_it_alone(text: str, own: set[str]) -> None:
    assert set(in_two_scripts(fold(text), load())) == {fold(name) for name in own}


@pytest.mark.parametrize("quotation", ["嗨Run", "Lumenor靈嶺", "SEE小嶺鋪"])
def test_a_quotation_shows_a_name_whole(quotation: str) -> None:
    assert is_quoted_name(fold(quotation))


@pytest.mark.parametrize("quotation", ["AI趨勢", "做AI", "Lumenor平台", "Lumenor", "嶺逐", "5G手機"])
def test_a_quotation_of_terms_is_no_name(quotation: str) -> None:
    assert not is_quoted_name(fold(quotation))


def test_the_whole_is_the_name_and_its_parts_are_it() -> None:
    text = "清潔品牌嶺逐Lumenor完成 3 億元 A 輪募資。據了解，嶺逐成立於 2020 年。"
    assert names(text) == [("嶺逐Lumenor", fold("嶺逐lumenor")), ("嶺逐", fold("嶺逐lumenor"))]
    text = "【Lumenor靈嶺】獲 1 億美元 B+ 輪融資。目前 Lumenor 有 30 名員工。"
    assert names(text) == [("Lumenor靈嶺", fold("lumenor靈嶺")), ("Lumenor", fold("lumenor靈嶺"))]


def test_a_description_stays_outside() -> None:
    assert names("新創公司Lumenor完成 3 億元 A 輪募資。新創公司表示感謝。")[0][0] == "Lumenor"


def test_places_that_stand_alone() -> None:
    text = fold("嶺逐Lumenor，嶺逐成立於台北，追嶺逐成立，嶺逐電器多")
    assert list(alone(text, fold("嶺逐"))) == [text.index(fold("，嶺逐成立")) + 1]


def test_parts() -> None:
    assert parts("嶺逐Lumenor") == ("嶺逐", "Lumenor") and parts("Lumenor靈嶺") == ("靈嶺", "Lumenor")
    assert parts("Lumenor") == parts("嶺逐") == ("", "")


def test_time_grows_with_length_only() -> None:
    text = fold("嶺逐Lumenor，嶺逐電器多，" * 2000)
    assert list(in_two_scripts(text, load())) == []
