"""Names in two scripts: both parts are the name."""

from __future__ import annotations

from pipeline.mentions.mention import Source
from pipeline.mentions.names.two_scripts import alone, parts
from pipeline.process import mentions_of
from pipeline.text.fold import fold


def names(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.value.key) for m in mentions_of(Source(text, "zh-Hant")) if m.kind == "name"]


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
    assert list(alone(text, fold("嶺逐"))) == []
