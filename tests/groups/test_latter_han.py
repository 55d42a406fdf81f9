"""Words that stand for a name as the subject of a clause."""

from __future__ import annotations

import pytest

from pipeline.groups.latter_han import stands_for
from tests.helpers.sentences import places, words


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("軟銀與微軟結盟，前者出資。", "軟銀"),
        ("軟銀與微軟結盟，後者出資。", "微軟"),
        ("軟銀董事會決議，同意公司出資。", "軟銀"),
        ("軟銀與微軟決議，同意公司出資。", ""),
        ("據報導，後者出資。", ""),
    ],
)
def test_whom_a_subject_stands_for(text: str, who: str) -> None:
    place = next(iter(places(text)))
    begin = place.mask.text.index(",") + 1
    assert words(place, stands_for(place, begin, place.end)) == who
