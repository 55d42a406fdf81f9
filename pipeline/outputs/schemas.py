"""JSON Schemas (2020-12) of what jiyao writes, made from the models that write it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pipeline.model import FACT, Article, Report
from pipeline.whole import put

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[str, TypeAdapter[Any]] = {"article": TypeAdapter(Article), "fact": FACT, "report": TypeAdapter(Report)}


def names() -> tuple[str, ...]:
    """The schemas there are.

    >>> names()
    ('article', 'fact', 'report')
    """
    return tuple(_MODELS)


@cache
def schema_text(name: str) -> str:
    """One schema as the bytes of its file, ending with a newline.

    Keys of a written model are always there, so the schema is that of the output (``serialization``).

    >>> json.loads(schema_text("report"))["title"]
    'Report'
    """
    schema = _MODELS[name].json_schema(mode="serialization")
    titled = {"$schema": _DIALECT, "$id": f"urn:jiyao:schema:1:{name}", "title": name.capitalize(), **schema}
    return json.dumps(titled, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema to ``folder`` and return the files.

    Raises:
        UsageError: the folder cannot be made or written.
    """
    written = []
    for name in names():
        path = folder / f"{name}.schema.json"
        put(schema_text(name), path)
        written.append(path)
    return written
