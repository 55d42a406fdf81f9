"""Lesser shares of a firm are no purchase of it."""

from __future__ import annotations

import pytest

from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.inventory import NameRef
from pipeline.mentions.ratio.ratios import parse_ratio
from pipeline.records.lesser_shares import is_lesser
from pipeline.text.fold import fold


def lesser(text: str, share: str = "") -> bool:
    at = text.index("Forethought")
    mentions = [Mention("name", at, at + 11, NameRef("Forethought", None, None, "forethought"), "name.item")]
    if share:
        start = text.index(share)
        mentions.append(Mention("ratio", start, start + len(share), parse_ratio(share), "ratio.zh"))
    mask = Mask(fold(text), sorted(mentions, key=lambda m: m.start))
    return is_lesser(mask, (0, len(text)), mentions[0])


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Zendesk 昨取得 Forethought 4.9% 股份。", "4.9%"),
        ("Zendesk 擬收購子公司 Forethought 剩餘 40% 股權。", "40%"),
        ("Zendesk acquired 310,000 shares of Forethought in May.", ""),
        ("Zendesk took a minority stake in Forethought.", ""),
    ],
)
def test_a_share_below_one_half_is_no_firm(text: str, share: str) -> None:
    assert lesser(text, share)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Zendesk 取得 Forethought 51% 股份。", "51%"),
        ("Zendesk 取得 Forethought 28% 股份，成為控股股東。", "28%"),
        ("Zendesk bought Forethought in May.", ""),
    ],
)
def test_a_greater_share_or_control_is(text: str, share: str) -> None:
    assert not lesser(text, share)
