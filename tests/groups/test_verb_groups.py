"""Verb groups: what a hedge governs, and what it does not, in templates of both languages with invented names."""

from __future__ import annotations

import itertools

import pytest

from pipeline.groups import verb_groups
from pipeline.groups.verb_groups import VerbGroup, verb_group
from pipeline.text.fold import fold


def group(text: str, kind: str, said: str | None = None) -> VerbGroup:
    """The verb group of the words ``said`` (the whole text where they are not given)."""
    folded = fold(text)
    words = fold(said) if said else folded
    start = folded.index(words)
    return verb_group(folded, (0, len(folded)), (start, start + len(words)), kind)


def status(text: str, kind: str, said: str | None = None) -> str:
    return group(text, kind, said).status


# Words with the status that they give the verb right behind them.
CHINESE = {
    "": "asserted", "宣布": "asserted", "已": "asserted", "同意": "asserted",
    "擬": "planned", "有意": "planned", "計畫": "planned", "將": "planned", "考慮": "planned", "應": "planned",
    "可能": "speculated", "不排除": "speculated", "或將": "speculated", "可能計畫": "speculated", "據傳可能": "reported",
    "正洽談": "reported", "據傳": "reported", "傳": "reported",
    "並未": "denied", "沒興趣": "denied", "否認": "denied", "澄清並非": "denied", "無意": "denied", "據傳有意": "reported", "並未有意": "denied",
}  # fmt: skip
ENGLISH = {
    "": "asserted", "has agreed to": "asserted",
    "plans to": "planned", "is weighing whether to": "planned", "will": "planned", "might": "speculated", "could": "speculated", "reportedly might": "reported",
    "should": "planned", "seeks to": "planned",
    "is in talks to": "reported", "reportedly wants to": "reported", "is said to be about to": "reported",
    "declined to": "denied", "has no plans to": "denied", "denied it would": "denied", "will not": "denied",
}  # fmt: skip
CHINESE_VERBS = {"收購澄嶼科技": "acquire", "募資 3 億元": "raise", "投資澄嶼科技 2 億元": "invest", "上市": "list"}
ENGLISH_VERBS = {"acquire Tarnwick": "acquire", "raise $30 million": "raise", "invest $5 million in Tarnwick": "invest", "go public": "list"}


@pytest.mark.parametrize(("hedge", "said"), [*itertools.product(CHINESE, CHINESE_VERBS)])
def test_a_chinese_verb_is_as_sure_as_the_words_before_it(hedge: str, said: str) -> None:
    for text in (f"霽原能源{hedge}{said}。", f"盤後速覽：霽原能源{hedge}{said}，員工不受影響。", f"同業擬擴廠 霽原能源{hedge}{said}"):
        assert status(text, CHINESE_VERBS[said], said) == CHINESE[hedge], text


@pytest.mark.parametrize(("hedge", "said"), [*itertools.product(ENGLISH, ENGLISH_VERBS)])
def test_an_english_verb_is_as_sure_as_the_words_before_it(hedge: str, said: str) -> None:
    for text in (f"Halvern {hedge} {said}.", f"Its rival plans to hire, but Halvern {hedge} {said} this week."):
        assert status(text, ENGLISH_VERBS[said], said) == ENGLISH[hedge], text


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("知情人士透露，霽原能源近日擴編，並在月底前完成募資 3 億元。", "完成募資 3 億元", "reported"),
        ("霽原能源擬引入新股東，增資 12 億元。", "增資 12 億元", "planned"),
        ("霽原能源原擬引入新股東，現已完成增資 12 億元。", "已完成增資 12 億元", "asserted"),
        ("霽原能源先前擬募資的計畫已完成募資 3 億元。", "完成募資 3 億元", "asserted"),
        ("霽原能源擬在港上市，但募資 3 億元。", "募資 3 億元", "asserted"),
        ("若審查通過，霽原能源則募資 3 億元。", "募資 3 億元", "speculated"),
        ("霽原能源募資 3 億元的計畫告吹。", "募資 3 億元", "denied"),
        ("霽原能源收購澄嶼科技一事遭否認。", "收購澄嶼科技", "denied"),
        ("霽原能源（據報導）募資 3 億元。", "募資 3 億元", "reported"),
        ("霽原能源明年被收購（傳聞兩家同業都有興趣收購這間公司），募資 3 億元。", "募資 3 億元", "asserted"),
        ("霽原能源募資 3 億元，計畫用於擴廠。", "募資 3 億元", "asserted"),
        ("霽原能源宣布收購澄嶼科技，預計第三季完成。", "收購澄嶼科技", "asserted"),
    ],
)
def test_what_a_chinese_hedge_governs(text: str, said: str, expected: str) -> None:
    kind = "acquire" if "收購" in said else "raise"
    assert status(text, kind, said) == expected


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("Halvern plans to hire after it raised $30 million.", "raised $30 million", "asserted"),
        ("Halvern plans to be acquired by Tarnwick.", "acquired by Tarnwick", "planned"),
        ("Halvern is expected to have raised $30 million.", "raised $30 million", "planned"),
        ("Halvern raised $30 million and will hire.", "raised $30 million", "asserted"),
        ("Halvern raised $30 million, sources said.", "raised $30 million", "reported"),
        ("If regulators agree, Halvern buys Tarnwick.", "buys Tarnwick", "speculated"),
        ("Halvern's plan to acquire Tarnwick fell through.", "acquire Tarnwick", "denied"),
        ("Halvern agreed to buy Tarnwick, a deal expected to close in Q3.", "buy Tarnwick", "asserted"),
        ("Halvern raised $30 million that will be used to hire.", "raised $30 million", "asserted"),
        ("Halvern declined to comment and raised $30 million.", "raised $30 million", "asserted"),
    ],
)
def test_what_an_english_hedge_governs(text: str, said: str, expected: str) -> None:
    kind = "raise" if "raise" in said else "acquire"
    assert status(text, kind, said) == expected


@pytest.mark.parametrize(
    "text",
    ["傳統車廠霽原能源募資 3 億元", "遠傳領投，霽原能源募資 3 億元", "傳感新創霽原能源募資 3 億元", "將近三成員工的霽原能源募資 3 億元",
     "虛擬實境的霽原能源募資 3 億元", "目標市場在日本的霽原能源募資 3 億元", "霽原能源因應需求募資 3 億元", "電池供應商霽原能源募資 3 億元"],
)  # fmt: skip
def test_a_word_that_only_looks_like_a_hedge_is_none(text: str) -> None:
    assert status(text, "raise", "募資 3 億元") == "asserted"


def test_the_words_that_say_so_are_given() -> None:
    text = fold("霽原能源有意收購澄嶼科技")
    found = group(text, "acquire", "收購澄嶼科技")
    assert found.words is not None
    assert text[slice(*found.words)] == "有意"
    assert text[found.start : found.end] == fold("收購")


def test_words_behind_are_looked_for_once_a_sentence() -> None:
    """However many statements a sentence makes: to look through its rest for each of them costs the square of its length."""
    sentence = "估值達30億美元" * 200
    verb_groups._said_behind.cache_clear()
    for n in range(200):
        assert verb_group(sentence, (0, len(sentence)), (9 * n, 9 * n + 9), "raise").status == "asserted"
    assert verb_groups._said_behind.cache_info().misses == 1


@pytest.mark.parametrize("closing", ["公司予以否認。", "雙方均否認此事。", "董事長出面否認。", "公司否認。"])
@pytest.mark.parametrize("told", ["市場傳出晶曜光電將募資 3 億美元", "有傳聞指晶曜光電募資 3 億美元"])
def test_a_denial_that_closes_a_sentence_denies_what_it_told(told: str, closing: str) -> None:
    assert status(f"{told}，{closing}", "raise", "募資 3 億美元") == "denied"


@pytest.mark.parametrize("closing", ["並否認裁員傳聞。", "公司否認將裁員。"])
def test_a_denial_of_something_else_leaves_it(closing: str) -> None:
    assert status(f"晶曜光電完成募資 3 億美元，{closing}", "raise", "募資 3 億美元") == "asserted"


def test_an_english_relative_denies_what_it_is_of() -> None:
    assert status("Acme was said to be raising $3 million, which the company denied.", "raise", "raising $3 million") == "denied"


@pytest.mark.parametrize("name", ["晶曜光電", "\ue004\ue0ff\ue0ff\ue0ff"])
def test_a_headline_blank_before_a_name_ends_a_denial_of_something_else(name: str) -> None:
    assert status(fold(f"駁斥裁員 {name}宣布完成3億元募資"), "raise", fold("3億元募資")) == "asserted"
