"""What several places of one article say together of a name: where it begins and ends, and whether it is one."""

from __future__ import annotations

import pytest

from pipeline.lexicons.organisations import Lexicon
from pipeline.mentions.mention import Source
from pipeline.mentions.names.places import Places
from pipeline.mentions.names.readings import united
from pipeline.process import mentions_of
from pipeline.text.fold import fold


def names(text: str, language: str = "zh-Hant") -> list[str]:
    return [text[m.start : m.end] for m in mentions_of(Source(text, language)) if m.kind == "name"]


def read(text: str, *spans: str) -> list[str]:
    """The names of a text, given the readings ``name@which place of it``."""
    folded, at = fold(text), list[tuple[int, int]]()
    for span in spans:
        name, _, which = span.partition("@")
        start = -1
        for _ in range(int(which or 1)):
            start = folded.index(fold(name), start + 1)
        at.append((start, start + len(name)))
    return [text[start:end] for start, end in united(folded, sorted(at), Places(folded), Lexicon(()))]


@pytest.mark.parametrize(
    ("text", "spans", "found"),
    [
        ("嶺研所募資。嶺研所說，嶺研所將擴張", ("嶺研所", "嶺研所@2", "嶺研@3"), ["嶺研所"] * 3),  # never without 所
        ("嶺曜共募資兩次，嶺曜擴張", ("嶺曜共", "嶺曜@2"), ["嶺曜", "嶺曜"]),
        ("嶺曜正是領投方，嶺曜擴張", ("嶺曜正是", "嶺曜@2"), ["嶺曜", "嶺曜"]),
        ("嶺曜資融募資，嶺曜資融與嶺曜往來", ("嶺曜資融", "嶺曜@2", "嶺曜@3"), ["嶺曜資融", "嶺曜資融", "嶺曜"]),
        ("嶺曜超過預期，嶺曜超募資，嶺曜說", ("嶺曜", "嶺曜超@2", "嶺曜@3"), ["嶺曜"] * 3),
        ("嶺曜售旗下影音平台，嶺曜說", ("嶺曜售", "嶺曜@2"), ["嶺曜", "嶺曜"]),
        ("當嶺曜決定時，嶺曜說", ("當嶺曜", "嶺曜@2"), ["嶺曜", "嶺曜"]),
        ("散裝船東嶺曜航運募資，嶺曜航運說", ("東嶺曜航運", "嶺曜航運@2"), ["嶺曜航運"] * 2),  # 船東
        ("東嶺曜航運募資，嶺曜航運說", ("東嶺曜航運", "嶺曜航運@2"), ["東嶺曜航運", "嶺曜航運"]),
        ("公司獲嶺曜岑投資。", ("嶺曜岑投資",), ["嶺曜岑"]),
        ("公司獲嶺曜岑投資領投", ("嶺曜岑投資",), ["嶺曜岑投資"]),
        ("嶺曜岑投資宣布擴張", ("嶺曜岑投資",), ["嶺曜岑投資"]),
    ],
)
def test_readings_of_one_name_are_united(text: str, spans: tuple[str, ...], found: list[str]) -> None:
    assert read(text, *spans) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第一銀行與嶺曜資本簽約，第一銀行表示將合作", "第一銀行"),  # ordinary words, and listed
        ("是方完成2億元B輪募資。", "是方"),
        ("台灣連鎖暨加盟協會表示，餐飲業回溫。", "台灣連鎖暨加盟協會"),
        ("台灣並未加入半導體協會。", ""),
        ("鴻海集團首度入股嶺曜科技。", "鴻海集團"),
    ],
)
def test_names_that_the_tags_alone_do_not_give(text: str, name: str) -> None:
    assert (name in names(text)) if name else not any(n.startswith("台灣") for n in names(text))


def test_how_an_exchange_marks_shares_is_no_name() -> None:
    assert "KY" not in names("嶺曜-KY(5871)前三季獲利收斂。")


def test_partners_on_both_sides_of_a_slash_are_one() -> None:
    assert "Calder/Stone Ventures" in names("Oakmere raised $5m from Calder/Stone Ventures.", "en")


def test_a_name_of_ordinary_words_that_has_a_code_is_found_again_where_a_clause_begins() -> None:
    text = "晶片業者創意（3443）昨日公布財報。創意今年營收可望成長，創意營收3億元，公司靠創意取勝。"
    assert names(text).count("創意") == 3


@pytest.mark.parametrize(
    ("text", "span", "found"),
    [
        ("宣布收購南嶺誠瑞之股權", "南嶺誠瑞之", "南嶺誠瑞"),
        ("診所連同「御嶺」歸嶺爾牙科", "歸嶺爾牙科", "嶺爾牙科"),
        ("排名由嶺浦電子居首", "嶺浦電子居首", "嶺浦電子"),
        ("「御嶺」歸嶺", "歸嶺", "歸嶺"),  # too short to tell
    ],
)
def test_a_name_ends_before_what_is_told_of_it_and_begins_behind_what_leads_to_it(text: str, span: str, found: str) -> None:
    assert read(text, span) == [found]


def test_a_seat_in_brackets_belongs_to_a_name_and_a_gloss_does_not() -> None:
    assert "嶺天（上海）生物" in names("嶺和將嶺天（上海）生物的持股全數售出。")
    assert "嶺天（下稱）" not in names("嶺和將嶺天（下稱）的持股全數售出。")


def test_an_ending_alone_is_no_name() -> None:
    assert names("傳出被金控併購，公司否認。") == []


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("曜心牙科昨日完成 3 億元 A 輪募資。曜心表示，將擴大展店，曜心今年營收將成長。", True),  # one more noun of the dictionary
        ("曜心地產昨日完成 3 億元募資，曜心影視昨日完成 5 億元募資。曜心表示不評論，曜心也說明了計畫。", False),  # the short form of two
    ],
)
def test_a_name_with_one_more_noun_is_the_same(text: str, one: bool) -> None:
    told = {text[m.start : m.end]: m.value.key for m in mentions_of(Source(text, "zh-Hant")) if m.kind == "name"}
    long = next(name for name in told if name.startswith("曜心") and name != "曜心")
    assert (told["曜心"] == told[long]) is one
