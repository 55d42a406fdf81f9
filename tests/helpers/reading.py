"""What an article in Markdown is read as."""

from __future__ import annotations

from pipeline.model import Article
from pipeline.reading import read


def md(text: str, source: str = "a.md") -> Article:
    return read(text.encode(), source=source)


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
