"""Rules without what weighs their choices: what is weighed depends on the whole article by design."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pipeline.likely import likelihood


@contextmanager
def rules_alone() -> Iterator[None]:
    """As if no weights had been fitted."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likelihood, "trees", dict)
        yield
