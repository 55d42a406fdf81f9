"""The vocabulary as data: one file of ``lexicons/`` by its name, read once."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def table(name: str) -> dict[str, Any]:
    """``lexicons/<name>.toml`` as it is; callers share it and leave it as it is.

    >>> table("rates")["per_dollar"]["USD"]
    1.0
    """
    return tomllib.loads(resources.files("pipeline.lexicons").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
