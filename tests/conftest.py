"""Settings and fixtures of every test: machines differ in speed, and a run of CI must not fail by chance."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # A shell has what it runs in the background ignore ctrl-c, and so would every command that a test starts and interrupts.
    signal.signal(signal.SIGINT, signal.default_int_handler)

pytest.register_assert_rewrite("tests.helpers")

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


_LONG = ("test_laws.py", "test_linear.py", "test_cluster.py", "test_folder.py", "test_cli.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long begin first: none is left to one process when the other has ended."""
    items.sort(key=lambda item: item.path.name not in _LONG)


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    """One browser for all tests of a file."""
    from tests.helpers.browser import browser

    with browser() as running:
        yield running
