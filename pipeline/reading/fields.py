"""JSON and JSON Lines: the usual field names of scrapers, feeds and content systems → a draft."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.errors import UnreadableError, UnsupportedError
from pipeline.reading import headed, markdown
from pipeline.reading import page as html_reader
from pipeline.reading.draft import Draft
from pipeline.reading.published import rank

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name", "subject"),
    "text": ("text", "body", "content", "article", "articlebody", "article_body", "maintext", "fulltext", "full_text",
             "content_html", "content_text", "html", "markdown"),
    "summary": ("summary", "description", "abstract", "excerpt", "lead", "subtitle"),
    "date": (),  # what the key says is asked of ``published``
    "author": ("author", "authors", "byline", "creator"),
    "url": ("url", "source_url", "link", "canonical_url", "permalink", "external_url"),
    "lang": ("lang", "language", "locale"),
    "region": ("region", "country"),
    "outlet": ("source", "publisher", "outlet", "site", "site_name", "sitename", "media", "domain", "source_domain", "hostname"),
}  # fmt: skip
"""Which keys (lower case) are looked for, first one first."""

_DEEPEST = 200


def load(text: str) -> Any:
    """Parse JSON.

    Raises:
        UnreadableError: it is not JSON, or nests deeper than an article ever does.
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise UnreadableError("JSON nested too deep; an article is one object with title and text") from None
    except ValueError as error:
        raise UnreadableError(f"not JSON: {error}; write one object with title and text") from None


def draft_of(record: Any, fields: Mapping[str, tuple[str, ...]] | None = None) -> Draft:
    """Make a draft of one parsed record.

    Args:
        record: a JSON object; ``{"article": {…}}`` is looked into.
        fields: other key names by what they mean, tried before the usual ones.

    Raises:
        UnreadableError: the record is no object or has no text.
        UnsupportedError: it is one of our own reports.

    >>> draft_of({"Headline": "題", "body": "內文"}).meta["title"]
    '題'
    """
    if not isinstance(record, dict):
        raise UnreadableError("not an article: the JSON is no object; write one object with title and text")
    if "schema_version" in record and "facts" in record:
        raise UnsupportedError("a report of jiyao, not an article")
    keys = headed.in_our_words({str(key).lower(): value for key, value in record.items()})
    if isinstance(inner := keys.get("article"), dict) and not any(isinstance(keys.get(k), str) for k in ("text", "body", "content")):
        keys |= {str(key).lower(): value for key, value in inner.items()}
    found: dict[str, str] = {}
    for meaning, usual in FIELDS.items():
        for key in (*((fields or {}).get(meaning, ())), *usual):
            value = _string(keys.get(key.lower()), "\n\n" if meaning == "text" else ", ")
            if value:
                found[meaning] = value
                break
    if "date" not in found:
        found |= {key: value for key, given in keys.items() if rank(key) is not None and (value := _string(given))}
    if "url" not in found and found.get("outlet", "").startswith(("http://", "https://")):
        found["url"] = found["outlet"]
    body = found.pop("text", "")
    if not body and "title" not in found and "summary" not in found:
        raise UnreadableError(f"no text: none of the keys {', '.join(FIELDS['text'][:4])} holds a string")
    if looks_like_html(body):
        draft = html_reader.draft_of(body)
        return Draft(draft.pieces, draft.meta | found, draft.notes)
    return Draft(markdown.pieces_of(body), found)


def names_text(key: str) -> bool:
    """Whether a field of this name holds an article's text.

    >>> names_text("Content"), names_text("內文"), names_text("id")
    (True, True, False)
    """
    return key.lower() in FIELDS["text"] or headed.label_of(key) == "text"


def looks_like_html(text: str) -> bool:
    """Whether a string is HTML rather than text with a mark here and there."""
    head = text[:3000].lower()
    return any(f"<{tag}" in head and f"</{tag}>" in text.lower() for tag in ("p", "div", "html", "body", "table", "article"))


def _string(value: Any, between: str = ", ") -> str:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, list):
        return between.join(filter(None, map(_string, value)))
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("value"))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
