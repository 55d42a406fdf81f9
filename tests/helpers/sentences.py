"""The sentences of a text, as walks read them."""

from __future__ import annotations

from pipeline.groups.deals import Place
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, source_of
from pipeline.process import mentions_of, sentences_of
from pipeline.reading import article_from_text


def places(text: str) -> list[Place]:
    """Each sentence of a text in its article."""
    source = source_of(article_from_text(text, published="2026-08-31"))
    mentions = mentions_of(source)
    mask = Mask(source.folded, mentions)
    return [Place(source, mask, *span) for span in sentences_of(source, mentions)]


def words(place: Place, m: Mention | None) -> str:
    """The words of a mention as the article has them; none is an empty string."""
    return place.source.text[m.start : m.end] if m else ""
