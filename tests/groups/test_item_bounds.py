"""The whole name of a Chinese item whose head or end alone the inventory has."""

from __future__ import annotations

import pytest

from pipeline.groups import coordination
from tests.helpers.sentences import places


def listed(text: str, verb: str) -> list[str]:
    """The names before a verb."""
    (place,) = places(text)
    found = coordination.before(place.source, place.mask, place.start, place.source.text.index(verb))
    return [place.source.text[n.start : n.end] for n in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("松果完成 A 輪融資，由正泰集團產投基金領投。", ["正泰集團產投基金"]),
        ("松果完成 A 輪融資，由早行人創業投資（海南）有限公司領投。", ["早行人創業投資（海南）有限公司"]),
        ("松果完成 A 輪融資，由中國移動旗下基金、騰訊領投。", ["中國移動旗下基金", "騰訊"]),
        ("松果完成 A 輪融資，由高盛成長股權、摩根大通領投。", ["高盛成長股權", "摩根大通"]),
        ("松果完成 A 輪融資，由聯發科旗下達發創投領投。", ["達發創投"]),
        ("松果完成 A 輪融資，由和碩轉投資的華瑋投資領投。", ["華瑋投資"]),
        ("松果完成 A 輪融資，由寧德時代旗下邦普循環、晨道資本領投。", ["邦普循環", "晨道資本"]),
    ],
)
def test_a_list_shows_the_whole_name(text: str, names: list[str]) -> None:
    assert listed(text, "領投") == names
