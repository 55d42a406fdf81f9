"""Lists of names, read from either end: every item that names somebody, none that does not, and nothing behind the list's end."""

from __future__ import annotations

import pytest

from pipeline.groups import coordination
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import source_of
from pipeline.process import mentions_of
from pipeline.reading import article_from_text


def after(words: str, trigger: str) -> list[str]:
    """The list behind ``trigger``, as written."""
    source = source_of(article_from_text(words))
    at = words.index(trigger) + len(trigger)
    end = next((i for i in (words.find("\n", at), words.find("。", at)) if i >= 0), len(words))
    found = coordination.after(source, Mask(source.folded, mentions_of(source)), at, end)
    return [words[who.start : who.end] for who in found]


def before(words: str, trigger: str) -> list[str]:
    """The list before ``trigger``, as written."""
    source = source_of(article_from_text(words))
    found = coordination.before(source, Mask(source.folded, mentions_of(source)), 0, words.rindex(trigger))
    return [words[who.start : who.end] for who in found]


RAISED = "雲澤智能完成 3 億元 A 輪募資，"
CHINESE = {
    "由遠山創投、北星基金與南溪資本": ["遠山創投", "北星基金", "南溪資本"],
    "由多家機構、遠山創投和北星基金": ["遠山創投", "北星基金"],
    "由遠山創投、逾三十家機構、北星基金": ["遠山創投", "北星基金"],
    "由遠山創投、國家級產業基金及北星基金": ["遠山創投", "北星基金"],
    "由遠山創投、AI 公司及北星基金": ["遠山創投", "北星基金"],
    "由上市公司和而泰": ["和而泰"],
    "由 AVRA 天使投資與北星基金": ["AVRA 天使投資", "北星基金"],
    "由 AVRA 與國發基金": ["AVRA", "國發基金"],
    "由遠山創投（領投）、華利證券（財務顧問）、北星基金": ["遠山創投", "北星基金"],
    "由松柏資本-松柏一號、ABC東南亞基金": ["松柏資本-松柏一號", "ABC東南亞基金"],
}  # fmt: skip


@pytest.mark.parametrize(("words", "names"), CHINESE.items())
def test_chinese_items_are_read_from_the_right(words: str, names: list[str]) -> None:
    assert before(f"{RAISED}{words}共同投資。", "共同投資") == names


INCLUDED = {
    "遠山創投、北星基金等多家機構": ["遠山創投", "北星基金"],
    "多家機構、遠山創投和北星基金": ["遠山創投", "北星基金"],
    "遠山創投、未透露名稱的個人、北星基金": ["遠山創投", "北星基金"],
    "國家級產業基金、遠山創投、AI 公司、北星基金與逾三十家機構": ["遠山創投", "北星基金"],
    "某家族辦公室": [],
}  # fmt: skip


@pytest.mark.parametrize(("words", "names"), INCLUDED.items())
def test_chinese_items_are_read_from_the_left(words: str, names: list[str]) -> None:
    assert after(f"{RAISED}投資方包括{words}。", "投資方包括") == names


ENGLISH = {
    "Pine Street, Oak Hill Ventures and K5 Global": ["Pine Street", "Oak Hill Ventures", "K5 Global"],
    "Pine Street, several existing investors, Oak Hill Ventures and others": ["Pine Street", "Oak Hill Ventures"],
    "Pine Street, family offices, and K5 Global": ["Pine Street", "K5 Global"],
    "altitude VC, Oak Hill Ventures and K5 Global": ["altitude VC", "Oak Hill Ventures", "K5 Global"],
    "Pine Street, lark2049, and K5 Global": ["Pine Street", "lark2049", "K5 Global"],
    "Pine Street, Shoe on Ventures, and K5 Global": ["Pine Street", "Shoe on Ventures", "K5 Global"],
    "Pine Street, Calm/Storm Ventures, and K5 Global": ["Pine Street", "Calm/Storm Ventures", "K5 Global"],
    "Pine Street (lead), K5 Global": ["Pine Street", "K5 Global"],
    "Quora CEO Adam D'Angelo and K5 Global": ["Adam D'Angelo", "K5 Global"],
    "Pine Street, TechDaily reported": ["Pine Street"],
    "Pine Street along with K5 Global": ["Pine Street"],
    "Pine Street and K5 Global, Larkfield said": ["Pine Street", "K5 Global"],
}  # fmt: skip


@pytest.mark.parametrize(("words", "names"), ENGLISH.items())
def test_latin_items_are_read_from_the_left(words: str, names: list[str]) -> None:
    assert after(f"Larkfield raised $8 million in a Series A led by {words}.", "led by ") == names


WHO = {
    "Pine Street, Oak Hill Ventures and K5 Global": ["Pine Street", "Oak Hill Ventures", "K5 Global"],
    "Pine Street and Oak Hill Ventures, both existing investors,": ["Pine Street", "Oak Hill Ventures"],
    "aws Tarnfonds": ["aws Tarnfonds"],
}  # fmt: skip


@pytest.mark.parametrize(("words", "names"), WHO.items())
def test_latin_items_are_read_from_the_right(words: str, names: list[str]) -> None:
    assert before(f"{words} participated in the round of Larkfield.", " participated") == names


def test_below_a_label_each_item_of_the_layout_is_one() -> None:
    text = "Larkfield raised $8 million.\n\nInvestors:\n\n- Pine Street\n- a family office\n- K5 Global, which doubled down\n\nTarnwick builds drones."
    assert after(text, "Investors:") == ["Pine Street", "K5 Global"]


def test_what_has_no_item_block_below_it_is_no_list_of_lines() -> None:
    assert after("Larkfield raised $8 million.\n\nInvestors:\n\nTarnwick builds drones.", "Investors:") == []


def test_who_joins_by_a_verb_of_his_own_is_in_no_list_before() -> None:
    assert after(RAISED + "領投方為遠山創投旗下的北星基金，南溪資本參與投資。", "領投方為") == ["北星基金"]
    assert after(RAISED + "投資方包括遠山創投，北星基金，南溪資本。", "包括") == ["遠山創投", "北星基金", "南溪資本"]


@pytest.mark.parametrize("who", ["前遠山創投技術長林柏恩", "遠山創投教授林柏恩", "遠山創投副總裁林柏恩"])
def test_a_person_with_an_office_is_the_person(who: str) -> None:
    assert after(RAISED + f"投資人為北星基金與{who}。", "投資人為")[-1] == "林柏恩"


@pytest.mark.parametrize(
    "words",
    [
        "The round was led by Northbeam Ventures, and Harrow Labs was valued at $2 billion.",
        "The round was led by Northbeam Ventures and joined by Harrow Capital.",
    ],
)
def test_who_begins_a_clause_or_joins_by_words_of_its_own_is_in_no_list_of_leads(words: str) -> None:
    assert after(words, "led by ") == ["Northbeam Ventures"]
