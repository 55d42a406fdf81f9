"""Names of ordinary words: quoted once and said again, glossed by a Latin name, beside names that are known."""

from __future__ import annotations

import pytest

from pipeline.mentions.mention import Source
from pipeline.mentions.names.quoted import bought
from pipeline.process import mentions_of
from pipeline.text.fold import fold


def names(text: str) -> list[str]:
    return [text[m.start : m.end] for m in mentions_of(Source(text, "zh-Hant")) if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大家都在用「先想好」。\n先想好創辦人表示,公司不缺錢。先想好去年虧損。", "先想好"),
        ("電源廠「嶺碁電」在 3 月以 4 億元拿下對手", "嶺碁電"),
        ("由他合組的Lumenor(嶺光科技),昨天停業", "嶺光科技"),
        ("大股東包括台積電、嶺豐電、聯發科等", "嶺豐電"),
        ("該廠收購了嶺坤鋼鐵,不久又轉賣", "嶺坤鋼鐵"),
        ("這是啟碁分割出來的嶺航宇通,員工百人", "嶺航宇通"),
        ("本週整理\n● 嶺晶微——做眼底影像判讀的新創公司,月前通過認證,醫院開始採用,海外訂單也有著落。", "嶺晶微"),
        ("遊戲股王嶺象公告,每股盈餘 5 元", "嶺象"),
        ("「嶺潔」A 輪首次交割約 4,000 萬元", "嶺潔"),
        ("【嶺投邦】完成數千萬元 B 輪融資", "嶺投邦"),
        ("嶺盛豐擬供股籌最多 1.86 億元", "嶺盛豐"),
        ("和嶺生技登錄創新板\n新兵和嶺生技（7115）掛牌", "和嶺生技"),
        ("· 七匹嶺科技——A 輪，近 2 億元，嶺漢資本", "七匹嶺科技"),
    ],
)
def test_a_name_is_found(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("特殊目的收購公司(SPAC)退燒", "特殊目的收購公司"),  # an abbreviation may stand for any term
        ("任何金控出手都得先過股東這一關", "任何金控"),
        ("母公司與特定人合計認足 50 億元現增", "認足"),
        ("隔天公布 C 輪募資 3 億元", "隔天"),
        ("紅杉中國領投 C 輪，彼時投後估值 52 億元", "彼時投後"),
        ("三家科技公司完成 3 億元融資", "三家科技"),
        ("公司批股集資 3 億元", "批股"),
        ("公司再獲 4,500 萬美元 B+ 輪注資", "再獲"),
        ("預計最多募資 8 億元", "最多"),
        ("這一波籌資可募得 3 億元", "一波"),
        ("她靠著一份 BP，拿到種子輪 200 萬美元", "BP"),
        ("該公司在推特上宣布完成 3 億元融資", "推特上"),
    ],
)
def test_what_is_no_name_is_none(text: str, none: str) -> None:
    assert none not in names(text)


def test_a_beginning_that_stands_alone_is_the_name() -> None:
    """It is said of one longer name, and stands where names stand."""
    text = "嶺崧精材完成 3 億元 A 輪募資。談到嶺崧,他笑了。嶺崧目前每月產出兩百片。"
    assert names(text) == ["嶺崧精材", "嶺崧", "嶺崧"]


def test_what_is_said_alone_more_often_is_the_name() -> None:
    text = "嶺聚德風光不再 獲利腰斬\n嶺聚德公布財報。嶺聚德宣布關店。嶺聚德營收 3 億元。"
    assert names(text) == ["嶺聚德"] * 4


def test_an_owner_and_what_is_his_are_no_name() -> None:
    assert "嶺掛的企業" not in names("原交易對嶺掛的企業估值為 14 億美元。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("嶺食去年收購糕餅店「嶺娘」，金額不大。", "嶺娘"),
        ("她先買了花蓮的「好學塾」、嘉義的「陳大文算術」，都是小鋪。", "陳大文算術"),  # no person
        ("老闆把整間店賣給文具品牌「山冊」，自己去釣魚。", "山冊"),
        ("同行「傻貓」前年被一家韓國大廠買走。", "傻貓"),
        ("「水」賣給「火」", "水"),
        ("創業多年的果醬品牌「在嶺紅」，年初有了新東家。", "在嶺紅"),
        ("誰會買「輕鬆嶺」？", "輕鬆嶺"),
        ("去年完成對「快嶺倉配」的併購。", "快嶺倉配"),
        ("吃下板橋「明嶺」、三重「圖嶺」及蘆洲「見嶺」三間診所", "見嶺"),
    ],
)
def test_who_is_bought_in_quotation_marks_is_a_name(text: str, expected: str) -> None:
    assert expected in names(text)


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("這筆收購真的是「噩夢」嗎？", "噩夢"),
        ("該公司收購後推出「好茶」，賣得不錯。", "好茶"),
        ("董事會通過併購方案，「去碳化」策略不變。", "去碳化"),
        ("憑「以小博大」氣魄併購對手。", "以小博大"),
        ("他收購「好茶」商標，不涉及公司。", "好茶"),
        ("集團旗下品牌「在嶺紅」開賣。", "在嶺紅"),
        ("本土企業「轉型」不易。", "轉型"),
        ("影音平台「在嶺紅」上線。", "在嶺紅"),
    ],
)
def test_what_is_no_firm_in_quotation_marks_is_not_bought(text: str, none: str) -> None:
    assert none in text and not list(bought(fold(text)))
