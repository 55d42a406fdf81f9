"""JSON Schemas (2020-12) of what jiyao writes, made from the models that write it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pipeline.errors import UsageError
from pipeline.model import FACT, Article, Report

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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name in names():
            path = folder / f"{name}.schema.json"
            path.write_text(schema_text(name), encoding="utf-8")
            written.append(path)
        return written
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}; name a folder that can be written") from error
