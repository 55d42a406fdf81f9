"""What brackets behind an item say of its part."""

from __future__ import annotations

import pytest

from pipeline.groups.named import role_behind
from pipeline.text.fold import fold

BRACKETS = {
    "（領投）": "lead", "（本輪領投方）": None, " (lead)": "lead", " (lead investor)": "lead", "（老股東）": "existing", " (existing investor)": "existing",
    "（財務顧問）": "adviser", "（獨家財務顧問）": "adviser", " (placement agent)": "adviser", "（LP 是澄嶼科技）": None, " (NYSE: LARK)": None, "": None,
}  # fmt: skip


@pytest.mark.parametrize(("words", "role"), BRACKETS.items())
def test_brackets_give_a_role_or_none(words: str, role: str | None) -> None:
    text = fold(f"遠山創投{words}、北星基金")
    found, end = role_behind(text, 4)
    assert found == role
    assert end == (4 + len(words) if role else 4)
