"""jiyao as a component of somebody's own spaCy pipeline."""

from __future__ import annotations

import functools
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from pipeline.languages import languages
from pipeline.mentions.mention import Source, finders
from pipeline.text.docs import add_spans, register_factory
from pipeline.text.fold import fold_script

if TYPE_CHECKING:
    from pipeline.text.docs import Doc, Language


def register() -> None:
    """Make ``nlp.add_pipe("jiyao", config={"region": "TW", "published": "2026-02-13"})`` known to spaCy.

    The component writes our mentions (money, when, series …, in the kind's own words) to ``doc.spans["jiyao"]`` of a
    document that another pipeline made. Its tokens are split where a mention begins or ends inside one.
    """
    register_factory("jiyao", _component, {"region": None, "published": None})


def _component(nlp: Language, name: str, region: str | None, published: str | None) -> Any:
    return functools.partial(_write_mentions, region=region, published=published)


def _write_mentions(doc: Doc, *, region: str | None, published: str | None) -> Doc:
    text = doc.text
    chinese: Literal["zh-Hant", "zh-Hans"] = "zh-Hant" if fold_script(text) != text else "zh-Hans"
    day = date.fromisoformat(published) if published else None
    tags = next((language.articles for language in languages() if language.code == doc.lang_), ())
    source = Source(text, tags[0] if len(tags) == 1 else chinese, day, region)
    found = [mention for _, find in finders() for mention in find(source)]
    return add_spans(doc, [(mention.start, mention.end, mention.kind) for mention in found])
