"""Parts of firms are bought under the name of what they are: with their owner, behind 的 or a possessive, or alone."""

from __future__ import annotations

import pytest

from pipeline.groups.parts import is_part, owner, with_parts
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Source
from pipeline.model import AcquisitionFact
from pipeline.process import extract, mentions_of


def parts(text: str, language: str = "zh-Hant") -> list[tuple[str, str, str | None]]:
    """Of each part its words, what it is called, and its owner's words."""
    source = Source(text, language)  # type: ignore[arg-type]
    mask = Mask(source.folded, mentions_of(source))
    found = [m for m in with_parts(source, mask).mentions if is_part(m)]
    firms = [owner(mask, m) for m in found]
    return [(text[m.start : m.end], m.value.name, text[o.start : o.end] if o else None) for m, o in zip(found, firms, strict=True)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Zendesk 收購 Replit 的影像感測業務。", ("影像感測業務", "Replit 的影像感測業務", "Replit")),
        ("Zendesk 買下 Replit 旗下網通部門。", ("網通部門", "Replit 旗下網通部門", "Replit")),
        ("Zendesk 收購 Replit 在台業務。", ("台業務", "Replit 在台業務", "Replit")),
        ("Zendesk 取得 Replit 電子公文事業。", ("Replit 電子公文事業", "Replit 電子公文事業", "Replit")),
        ("該公司去年將部分光學鏡頭事業賣給 Zendesk。", ("光學鏡頭事業", "光學鏡頭事業", None)),
        ("該公司將蘇州封測廠賣給 Zendesk。", ("蘇州封測廠", "蘇州封測廠", None)),
    ],
)
def test_a_part_is_called_by_its_words_and_its_owner(text: str, part: tuple[str, str, str | None]) -> None:
    assert parts(text) == [part]


@pytest.mark.parametrize(
    "text",
    [
        "Zendesk 收購鍋物品牌門市「豚泉」。",  # it has a name
        "Zendesk 收購一家渦輪葉片廠。",  # nobody says which
        "Zendesk 收購面板廠。",
        "Zendesk 收購德國模具廠。",  # a firm without a name
        "Zendesk 買下鮮嶺超市 12 家門市月底改裝",  # a headline's blank parts clauses
        "Zendesk 表示業務量成長。",
        "Zendesk 收購核心光學業務系統平台。",  # describes
        "Zendesk 擴大業務。",
    ],
)
def test_what_has_a_name_or_is_only_called_so_is_no_part(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Zendesk bought Replit's index business.", ("index business", "Replit's index business", "Replit")),
        ("Zendesk bought the index business of Replit.", ("index business", "index business of Replit", "Replit")),
        ("Replit sold its dairy and snacks division to Zendesk.", ("dairy and snacks division", "dairy and snacks division", None)),
    ],
)
def test_a_part_in_words_between_blanks(text: str, part: tuple[str, str, str | None]) -> None:
    assert parts(text, "en") == [part]


@pytest.mark.parametrize(
    "text", ["Zendesk acquired its business.", "Replit, its Dutch packaging unit, is for sale.", "Zendesk bought its shipping unit Replit."]
)
def test_what_only_describes_a_name_is_no_part(text: str) -> None:
    assert parts(text, "en") == []


def test_a_part_is_bought_and_its_owner_is_not() -> None:
    facts = extract("Zendesk 宣布，以 3 億美元收購 Replit 的影像感測業務。", published="2026-08-31", region="TW")
    assert [(f.acquirer and f.acquirer.text, f.target.text, f.target.name) for f in facts if isinstance(f, AcquisitionFact)] == [
        ("Zendesk", "影像感測業務", "Replit 的影像感測業務")
    ]


def test_a_part_that_buys_is_its_owner() -> None:
    facts = extract("Zendesk 網通事業部宣布收購 Replit 公司，交易金額 3 億美元。", published="2026-08-31", region="TW")
    assert {f.acquirer.text for f in facts if isinstance(f, AcquisitionFact) and f.acquirer} == {"Zendesk"}
