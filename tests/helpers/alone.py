"""Rules without what weighs their choices: what is weighed depends on the whole article by design."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from pipeline.likely import weights
from pipeline.vocabulary import table


@contextmanager
def rules_alone() -> Iterator[None]:
    """As if no weights had been fitted."""

    def unweighed(name: str) -> Any:
        return {} if name == "likely" else table(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weights, "table", unweighed)
        yield
