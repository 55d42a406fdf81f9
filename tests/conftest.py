"""Settings and fixtures of every test: machines differ in speed, and a run of CI must not fail by chance."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("tests.helpers")

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    """One browser for all tests of a file."""
    from tests.helpers.browser import browser

    with browser() as running:
        yield running
