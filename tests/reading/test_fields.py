"""Fields of JSON and of the file beside an article, under the usual names and others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import UnreadableError
from pipeline.reading import Options, read


def test_json_under_the_usual_names() -> None:
    record = {"Headline": "題", "description": "摘要。", "body": "內文 **一**。", "pub_date": 0, "pubDate": "Fri, 13 Feb 2026 08:00:00 GMT",
              "link": "https://example.tw/a", "authors": ["甲", "乙"]}  # fmt: skip
    article = read(json.dumps(record).encode(), source="a.json")
    assert article.text == "題\n摘要。\n內文 一。"
    assert (article.published, article.url, article.region, article.author) == (date(2026, 2, 13), "https://example.tw/a", "TW", "甲, 乙")


def test_json_with_a_page_in_it() -> None:
    article = read(json.dumps({"title": "題", "content_html": "<p>一。</p><script>9 億</script><p>二。</p>"}).encode(), source="a.json")
    assert article.text == "題\n一。\n二。"


@pytest.mark.parametrize("text", ["{", "[]", "3", '{"id": 1}', '{"text": 3'])
def test_json_that_is_no_article_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        read(text.encode(), source="a.json")


def test_other_names_first() -> None:
    options = Options(fields={"text": ("story",)})
    assert read(b'{"text": "no", "story": "yes it is"}', source="a.json", options=options).text == "yes it is"


def test_a_sidecar_wins(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: 題\ndate: 2020-01-01\n---\n內文。", encoding="utf-8")
    (tmp_path / "a.meta.json").write_text('{"published": "2026-02-13", "region": "HK"}', encoding="utf-8")
    article = read(tmp_path / "a.md")
    assert (article.published, article.region, article.title) == (date(2026, 2, 13), "HK", "題")
