"""Gold quotes its article, and a misspelt key is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.quality.gold import Gold, quotes, read_gold
from tests.helpers.corpus import article
from tests.helpers.gold import CASES, HARD


@pytest.mark.parametrize(("path", "gold"), [*CASES, *HARD], ids=lambda x: x.stem if isinstance(x, Path) else "")
def test_gold_quotes_its_article(path: Path, gold: Gold) -> None:
    text = article(path).text
    assert [quote for quote in quotes(gold) if quote not in text] == []
    assert (article(path).language, article(path).published) == (gold.lang, gold.published)


def test_a_misspelt_key_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"doc": "a", "lang": "en", "rouns": []}', encoding="utf-8")
    with pytest.raises(PipelineError, match="rouns"):
        read_gold(path)
