"""Jiyao 紀要: reads news articles and says what they state, each fact with the words that prove it."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from pipeline.batch.folder import process_folder as process_folder
    from pipeline.errors import PipelineError as PipelineError
    from pipeline.lexicons.brought import read_lexicon as read_lexicon
    from pipeline.model import Article as Article
    from pipeline.model import Fact as Fact
    from pipeline.model import Report as Report
    from pipeline.model import Summary as Summary
    from pipeline.outputs.events import merge as merge
    from pipeline.process import extract as extract
    from pipeline.process import process as process
    from pipeline.summary.summarise import summarise as summarise
    from pipeline.text.words import segment as segment

# Imported when first asked for, so that `import pipeline` costs nothing.
_HOME = {
    "Article": "model",
    "Fact": "model",
    "PipelineError": "errors",
    "Report": "model",
    "Summary": "model",
    "extract": "process",
    "merge": "outputs.events",
    "process": "process",
    "process_folder": "batch.folder",
    "read_lexicon": "lexicons.brought",
    "segment": "text.words",
    "summarise": "summary.summarise",
}
__all__ = sorted((*_HOME, "__version__"))


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return importlib.import_module("importlib.metadata").version("jiyao")
    if name not in _HOME:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"pipeline.{_HOME[name]}"), name)
    globals()[name] = value
    return value


class _Package(ModuleType):
    """Keeps ``from pipeline import process`` the function: importing a submodule of that name would put itself there."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
