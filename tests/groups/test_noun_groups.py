"""Noun groups: whom a name with its nouns is about, in templates of both languages with invented names."""

from __future__ import annotations

import pytest

from pipeline import extract
from pipeline.groups.noun_groups import NounGroups
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef, key
from pipeline.text.fold import fold


def heads(text: str, *names: str) -> list[str | None]:
    """The head of each of these names, by their spelling."""
    folded = fold(text)
    at = [folded.index(fold(name)) for name in names]
    mentions = [Mention("name", a, a + len(n), NameRef(n, None, None, key(n)), "r") for a, n in sorted(zip(at, names, strict=True))]
    groups = NounGroups(Mask(folded, mentions))
    return [(head := groups.head(m)) and head.value.name for m in mentions]


@pytest.mark.parametrize(
    "group",
    [
        "X母公司Y", "X的母公司 Y", "X旗下Y", "X旗下子公司Y", "X 越南子公司 Y", "X發行商Y", "X 開發商 Y", "「X」營運商Y", "X 的競爭對手 Y", "X的主要對手「Y」",
        "X創辦人的新公司Y", "X創辦人新公司Y", "由X分拆的Y", "從X分拆出來的Y",
        "X控股的Y", "X投資的電池廠 Y", "X 供應商 Y", "X's parent Y", "X parent Y", "X’s parent company, Y",
        "X's cloud unit Y", "X-owned Y", "X-backed robot maker Y", "X rival Y", "X spinout Y",
        "X's longtime rival Y", "X maker Y", "X developer Y",
    ],
)  # fmt: skip
def test_the_name_behind_a_noun_is_the_head(group: str) -> None:
    text = group.replace("X", "Harvenko").replace("Y", "Tarnwick")
    assert heads(text, "Harvenko", "Tarnwick") == ["Tarnwick", "Tarnwick"], text


@pytest.mark.parametrize("group", ["Y, a unit of X,", "Y, the maker of X,", "Y (a subsidiary of X)", "Y, now the parent of X,"])
def test_the_name_before_a_noun_is_the_head(group: str) -> None:
    text = group.replace("X", "Harvenko").replace("Y", "Tarnwick")
    assert heads(text, "Tarnwick", "Harvenko") == ["Tarnwick", "Tarnwick"], text


UNNAMED = [
    "X creator", "X's creator", "X's spinout", "an X alternative", "the maker of X", "X's rival", "X alumni",
    "a subsidiary of X", "X旗下越南子公司", "X 的競爭對手", "X子公司", "X 創辦人", "X 的開發商", "X 前員工",
]  # fmt: skip


@pytest.mark.parametrize("group", UNNAMED)
def test_a_noun_without_a_name_is_about_nobody(group: str) -> None:
    assert heads(group.replace("X", "Harvenko"), "Harvenko") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Harvenko 宣布旗下產品 Tarnwick 上線", "Harvenko 擴大業務 Tarnwick", "Harvenko, the rival",
        "Harvenko reported a profit, Tarnwick did not", "Harvenko 收購子公司 Tarnwick", "Harvenko 與子公司 Tarnwick",
        "Harvenko raised money from the parent of Tarnwick", "Harvenko's Tarnwick", "Harvenko 的 Tarnwick", "Harvenko 成為子公司",
    ],
)  # fmt: skip
def test_a_verb_or_a_mark_between_makes_no_group(text: str) -> None:
    assert heads(text, "Harvenko")[0] == "Harvenko"


ENGLISH = "{} raised $20 million in a Series A round."
CHINESE = "{}完成 3 億元 A 輪募資。"
ASIDE = ("", "OpenAI declined to comment.", "OpenAI 不予評論。")
GROUPS = {
    ENGLISH: [
        "Tarnwick", "OpenAI rival Tarnwick", "OpenAI spinout Tarnwick", "OpenAI's parent Tarnwick",
        "OpenAI parent Tarnwick", "OpenAI-backed Tarnwick", "Tarnwick, a unit of OpenAI,",
        "OpenAI-backed robot maker Tarnwick", "Tarnwick, a rival of OpenAI,", "Tarnwick, a OpenAI rival,",
    ],
    CHINESE: [
        "Tarnwick ", "OpenAI 母公司 Tarnwick ", "OpenAI 旗下 Tarnwick ", "OpenAI 子公司 Tarnwick ",
        "OpenAI 的競爭對手 Tarnwick ", "由 OpenAI 分拆的 Tarnwick ", "OpenAI 投資的 Tarnwick ",
        "前 OpenAI 工程師創辦的 Tarnwick ",
    ],
}  # fmt: skip


def raisers(text: str) -> list[str]:
    return [f.company.name for f in extract(text, only=["funding_round"]) if f.company]


@pytest.mark.parametrize(("event", "group"), [(event, group) for event, groups in GROUPS.items() for group in groups])
def test_one_event_has_one_company_however_it_is_described(event: str, group: str) -> None:
    assert raisers(event.format(group)) == ["Tarnwick"]


@pytest.mark.parametrize("group", UNNAMED)
@pytest.mark.parametrize("before", ["", "OpenAI makes robots. "])
def test_who_is_described_by_a_name_is_not_who_is_named(before: str, group: str) -> None:
    event = ENGLISH if group.isascii() else CHINESE
    assert raisers(before + event.format(group.replace("X", "OpenAI"))) == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Zendesk 收購 OpenAI 母公司 Tarnwick。", "Tarnwick"),
        ("Zendesk 以 2 億美元收購 OpenAI 開發商 Tarnwick。", "Tarnwick"),
        ("Zendesk 收購 OpenAI 資安事業部。", "OpenAI 資安事業部"),
        ("Zendesk 收購 OpenAI 旗下的晶片資產。", "OpenAI 旗下的晶片資產"),
        ("Zendesk 收購 OpenAI 的影視公司。", "OpenAI 的影視公司"),
        ("Zendesk 收購 OpenAI 60% 的股權。", "OpenAI"),
        ("Zendesk acquired OpenAI's rival Tarnwick for $20 million.", "Tarnwick"),
        ("Zendesk acquired OpenAI parent Tarnwick.", "Tarnwick"),
        ("Zendesk acquired OpenAI's Spanish unit.", "OpenAI's Spanish unit"),
        ("Zendesk acquired Tarnwick, the maker of OpenAI.", "Tarnwick"),
    ],
)
def test_what_is_bought_is_the_head_or_the_part_as_it_is_called(text: str, target: str) -> None:
    facts = extract(text, only=["acquisition"])
    assert [(f.acquirer and f.acquirer.name, f.target and f.target.name) for f in facts] == [("Zendesk", target)]


@pytest.mark.parametrize(
    "text",
    ["Zendesk acquired the maker of OpenAI."
     , "Zendesk 收購 OpenAI 的競爭對手。"
     , "Zendesk's rival acquired OpenAI for $20 million."]
)
def test_a_party_without_a_name_makes_no_acquisition(text: str) -> None:
    assert extract(text, only=["acquisition"]) == []
