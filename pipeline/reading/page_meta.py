"""What a page says of itself outside its text: meta tags and schema.org's JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from pipeline.reading.published import rank
from pipeline.reading.spaces import tidy

_META = {
    "og:title": "unseen_title", "twitter:title": "unseen_title", "headline": "unseen_title",
    "author": "author", "article:author": "author", "dable:author": "author", "og:url": "url", "og:locale": "locale",
}  # fmt: skip


def key_of(attributes: dict[str, str]) -> str | None:
    """What a meta tag tells, or None where it tells nothing of the article."""
    names = (attributes.get(kind) for kind in ("property", "name", "itemprop"))
    name = next(filter(None, names), "").lower()
    return _META.get(name) or (name if rank(name) is not None else None)


def linked_data(text: str, meta: dict[str, str]) -> None:
    """Take date, headline, author and, as ``linked_text``, the article from schema.org's JSON-LD."""
    try:
        data: Any = json.loads(text.strip()) if len(text) < 500_000 else None
    except (ValueError, RecursionError):
        return
    queue, seen = [data], 0
    while queue and seen < 200:
        seen += 1
        item = queue.pop(0)
        if isinstance(item, list):
            queue += item
        elif isinstance(item, dict):
            queue += [value for key, value in item.items() if key in ("@graph", "mainEntity")]
            if "datePublished" in item or "headline" in item:
                author = item.get("author")
                author = author[0] if isinstance(author, list) and author else author
                author = author.get("name") if isinstance(author, dict) else author
                for key, value in (("published", item.get("datePublished")), ("unseen_title", item.get("headline")), ("author", author)):
                    if isinstance(value, str) and value.strip():
                        meta.setdefault(key, tidy(value))
                if isinstance(told := item.get("articleBody"), str):
                    meta.setdefault("linked_text", told)
