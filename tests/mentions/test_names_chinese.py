"""Chinese names nobody listed: where one begins and ends, and what is none."""

from __future__ import annotations

import pytest

from pipeline.mentions.mention import Source
from pipeline.process import mentions_of
from pipeline.text.fold import fold


def names(text: str) -> list[str]:
    return [text[m.start : m.end] for m in mentions_of(Source(text, "zh-Hant")) if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("嶺維順利完成 3.3 億美元募資", ["嶺維"]),  # the dictionary writes 順利完成 as one word
        ("嶺晶專攻碳化矽基板 完成 A 輪募資 9 億元", ["嶺晶"]),  # the next clause has no subject of its own
        ("嶺信航空以 3 億美元現金加股票收購晴嶺控股", ["嶺信航空", "晴嶺控股"]),
        ("嶺新科發公司債募資 12 億元", ["嶺新科"]),
        ("香港初創嘅啱啱科技完成 3 億港元 A 輪融資", ["啱啱科技"]),
        ("松果智能完成 5000 萬元 A 輪融資,由后海資本領投", ["松果智能", "后海資本"]),
        ("是方（6561）公布營收 3 億元", ["是方"]),  # words that are no name but before a code
        ("是方電訊完成 2 億元 B 輪募資", ["是方電訊"]),
        ("小米汽車擬增資 100 億元", ["小米汽車"]),  # a listed name, a word, and a trade
        ("遠傳布局電商 將投資 3 億元", ["遠傳"]),  # not 遠|傳布
        ("明曜科技完成 3 億元 A 輪募資", ["明曜科技"]),  # nobody is called 曜科技
        ("台積電宣布收購同燁生技，金額未公布", ["台積電", "同燁生技"]),
        ("投資人包括國發基金、正燁資本、台杉投資等", ["國發基金", "正燁資本", "台杉投資"]),
        ("這家嵐曜科技獲得台積電投資", ["嵐曜科技", "台積電"]),
        ("鴻海將嵐曜科技股權轉讓", ["鴻海", "嵐曜科技"]),  # a known name does something
        ("台積電與嵐曜科技合作", ["台積電", "嵐曜科技"]),
        ("台積電對華嵐科技增資 18 億元", ["台積電", "華嵐科技"]),  # 對華 is no word here
        ("公司並獲嵐曜資本投資。", ["嵐曜資本"]),
        ("第二大股東北京嵐曜宣布擬減持", ["北京嵐曜"]),  # firms are registered by their city
        ("由遠方基金、紅杉中國、鹽南產業基金和道康嵐遠共同投資。", ["遠方基金", "紅杉中國", "鹽南產業基金", "道康嵐遠"]),  # one is known
        ("數據平台「台積嵐投」宣布完成新一輪融資", ["台積嵐投"]),  # 台積 is known, and no part of it here
        ("小米嵐購(LJ.US)宣布收購嵐曜科技", ["小米嵐購", "嵐曜科技"]),
        ("嵐峰鋁業9月3日晚間發布公告", ["嵐峰鋁業"]),  # a day whose year nobody told
        ("由嵐晟信合等機構投資", ["嵐晟信合"]),
        ("此前已獲上市公司矩陣股份投資。", ["矩陣股份"]),
        ("阿里出售嵐犀互娛，交易額未公布", ["阿里", "嵐犀互娛"]),
        ("鴻海另一家子公司嵐信，則轉盈", ["鴻海", "嵐信"]),
        ("鴻海董事長蔡嵐勝投資 3 億元", ["鴻海", "蔡嵐勝"]),  # who holds a title is a person
        ("執行長張貼聲明", []),
        ("老股東億合、嵐新資本追投", ["億合", "嵐新資本"]),
        ("由上市公司嵐曜領投、紅杉中國、明道基金跟投", ["嵐曜", "紅杉中國", "明道基金"]),
    ],
)
def test_where_a_name_begins_and_ends(text: str, found: list[str]) -> None:
    assert [fold(n) for n in names(text)] == [fold(n) for n in found]


@pytest.mark.parametrize(
    "text",
    [
        "天使投資人以 200 萬元投資一家公司",
        "這筆現金加債務收購案仍在審查",
        "本輪融資完成後,該平台完成 3 億元 B 輪融資",
        "而其完成 3 億元 A 輪融資",
        "公司加碼跨境電商 將投資 3 億元",
        "公司三季度營業收入約 23 億元",
        "去年同期歸母淨虧損 130 億元",
        "本次公司公開發行新股的發行募集資金淨額約為 8.85 億元",
        "參加的 5 家企業擬融資 3.9 億元",
        "前五名中最賣座遊戲營收達 1.27 億元",
        "多位企業高管和投行人士指出",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names(text) == []


def test_a_code_makes_any_word_a_name() -> None:
    assert names("晶片設計業者創意(3443)5 月營收 9.85 億元") == ["創意"]


def test_what_a_firm_makes_is_no_firm() -> None:
    """Quotes behind a noun of products do not make a name; behind a noun of companies they do."""
    assert names("嶺象科技宣布,博弈平台「發發發老虎機」終止合作") == ["嶺象科技"]
    assert "嶺發" in names("今天,新創「嶺發」公布計畫")


def test_verbs_before_an_ending_make_no_name() -> None:
    assert names("本次增持股份的計畫已公告") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("市場面丨嶺坤地產上市首日破發", ["嶺坤地產"]),
        ("港股異動︱嶺坤地產復牌高開 中期業績轉盈", ["嶺坤地產"]),
        ("*ST 嶺亿前三季淨虧損 5 億元", ["*ST 嶺亿"]),
        ("ST嶺坤公告,前三季淨虧損 5 億元", ["ST嶺坤"]),
        ("嶺坤資本追投曜禾智能", ["嶺坤資本", "曜禾智能"]),
        ("嶺坤地產巨資收購曜禾智能", ["嶺坤地產", "曜禾智能"]),
    ],
)
def test_what_stands_beside_a_name_is_not_of_it(text: str, found: list[str]) -> None:
    """A column before a stroke, a word of the exchange, the price; an exchange's warning is of the name."""
    assert [fold(n) for n in names(text)] == [fold(n) for n in found]


def test_a_firm_speaks_too() -> None:
    """What a short name says does not make it a person's: it has no family name, or a turnover."""
    for text in ("嶺坤首季營收 30 億元。嶺坤表示,明年擴廠", "金嶺首季營收 30 億元。金嶺表示,明年擴廠"):
        source = Source(text, "zh-Hant")
        assert {m.value.kind for m in mentions_of(source) if m.kind == "name"} == {None}


def test_who_holds_a_title_is_a_person() -> None:
    text = "創辦人梁嵐鋒個人投入 2 億元，梁嵐鋒表示看好"
    kinds = {text[m.start : m.end]: m.value.kind for m in mentions_of(Source(text, "zh-Hant")) if m.kind == "name"}
    assert kinds == {"梁嵐鋒": "person"}


def test_a_name_said_without_its_description_has_none() -> None:
    assert names("手工鞋網店嶺織完成 3 億元 A 輪募資。嶺織表示，將擴大產能。嶺織去年成立。") == ["嶺織"] * 3


def test_adverbs_alone_are_no_name() -> None:
    assert "之前曾" not in names("由遠山創投領投，之前曾參與種子輪的北星基金繼續跟投。")
    assert "至上" in names("至上（8112）公布首季營收 255 億元")


def test_a_person_spelt_twice_is_one() -> None:
    text = "由遠山創投領投，Zendesk 共同創辦人林柏恩（Perrin Lin）參投。"
    found = {text[m.start : m.end]: m.value.key for m in mentions_of(Source(text, "zh-Hant")) if m.kind == "name"}
    assert found["林柏恩"] == found["Perrin Lin"]


def test_a_brand_is_no_person() -> None:
    text = "Replit 將旗下鍋物品牌林美嶺全部股權以 6,800 萬元出售給 Zendesk。林美嶺創立於 2021 年。"
    assert {m.value.kind for m in mentions_of(Source(text, "zh-Hant")) if m.kind == "name" and text[m.start : m.end] == "林美嶺"} <= {None}


def test_an_adverb_behind_a_name_is_none_of_it() -> None:
    assert names("嶺棲宣布新計畫。嶺棲共完成兩輪募資，嶺棲表示滿意。") == ["嶺棲"] * 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截至收盤，晶嶺裝備報88.2元，成交清淡。", ["晶嶺裝備"]),
        ("公司年初已完成對渝嶺跨境電商控股股權的收購。", ["渝嶺跨境電商"]),
        ("由 Lumenor 天使投資與松果創投共同領投", ["Lumenor 天使投資", "松果創投"]),
        ("由松嶺投資500億元、柏嶺投資300億元、晏嶺投資300億元", ["松嶺", "柏嶺", "晏嶺"]),
    ],
)
def test_what_follows_a_name_is_of_it_or_not(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("總部搬到亞特蘭大，不僅僅是亞特蘭大，鹿特丹也有辦公室。", []),
        ("化學品業者長春則選擇與當地業者合資。", ["長春"]),
    ],
)
def test_a_place_is_no_firm_unless_it_is_described_as_one(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他競購多瑙河水務，沒有成功。", ["多瑙河水務"]),
        ("丙電與丁建有意競購塞納水務，債權人反對。", ["丙電", "丁建", "塞納水務"]),
        ("他幾年裡收購了綺歲華、天嶺錶、賓歌，誰也沒虧錢。", ["綺歲華", "天嶺錶", "賓歌"]),
        ("他後來買下設備，又接手業務。", []),
        ("他收購資產，也吃下虧損。", []),
    ],
)
def test_a_verb_of_buying_shows_who_is_bought(text: str, found: list[str]) -> None:
    assert names(text) == found
