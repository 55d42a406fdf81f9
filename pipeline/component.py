"""jiyao as a component of somebody's own spaCy pipeline: ``nlp.add_pipe("jiyao")``.

The component is found by the entry point of the installed package (``spacy_factories`` in pyproject.toml), which names
:func:`make`; importing this module makes it known, too.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from pipeline.mentions.mention import source_of
from pipeline.model import Fact
from pipeline.process import facts_of, mentions_of
from pipeline.reading import article_from_text
from pipeline.text.docs import SPANS, add_spans, register_factory

if TYPE_CHECKING:
    from pipeline.text.docs import Doc, Language

NAME = "jiyao"
FACTS = "jiyao_facts"
"""The key of ``doc.spans`` under which the evidence of the facts stands, and the name of ``doc._.jiyao_facts``."""


@functools.cache
def _facts() -> TypeAdapter[list[Fact]]:
    return TypeAdapter(list[Fact])


def make(nlp: Language, name: str, region: str | None, published: str | None) -> Any:
    """Return the component that reads each document as ``extract(doc.text, region=…, published=…)`` does.

    It writes ``doc.spans["jiyao"]`` (mentions: money, when, series, name …, labelled by kind), ``doc.spans["jiyao_facts"]``
    (evidence, labelled ``kind.field``, with the fact's id as ``span_id``) and ``doc._.jiyao_facts`` (the facts). The text stays
    as it is; a token is split where a span begins or ends inside it.
    """
    article_from_text("", published)  # a wrong day is refused here, not at the first document
    return functools.partial(_write, region=region, published=published)


def _write(doc: Doc, *, region: str | None, published: str | None) -> Doc:
    source = source_of(article_from_text(doc.text, published, region))
    mentions = mentions_of(source)
    facts = facts_of(source, mentions)
    said = [(e.start, e.end, f"{fact.kind}.{e.field}", fact.id) for fact in facts for e in fact.evidence]
    doc.user_data[FACTS] = _facts().dump_json(facts).decode()  # what spaCy can write to a file and send to its processes
    return add_spans(doc, {SPANS: [(m.start, m.end, m.kind, "") for m in mentions], FACTS: said})


def _read(doc: Doc) -> list[Fact]:
    return _facts().validate_json(doc.user_data.get(FACTS, "[]"))


def register() -> None:
    """Make ``nlp.add_pipe("jiyao")`` and ``doc._.jiyao_facts`` known to spaCy; doing it again changes nothing."""
    register_factory(NAME, make, {"region": None, "published": None}, {FACTS: _read})


register()
