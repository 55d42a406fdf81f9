"""A headless Chromium for the tests that look at pages; without one they are skipped with a clear word."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --disable-default-apps --disable-extensions""".split()
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str:
    """The path of the browser, or a skipped test."""
    path = os.environ.get("JIYAO_CHROMIUM") or next((p for p in map(shutil.which, NAMES) if p), None)
    if path is None:
        pytest.skip("no Chromium is installed: `apt-get install chromium`, or name one in JIYAO_CHROMIUM")
    return path


@dataclass
class Tab:
    """A page and everything it asked for or complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def browser() -> Iterator[Any]:
    """A browser with a fresh profile."""
    path = chromium()
    playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need: pip install playwright")
    with playwright.sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield running
        finally:
            running.close()


def tab(running: Any, *, width: int = 1280, height: int = 860, scheme: str = "light", locale: str = "en-US") -> Tab:
    """A new page in a context of its own (cookies, storage) that writes down what it does."""
    context = running.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale=locale)
    context.set_default_timeout(10_000)
    seen = Tab(context.new_page())
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.on("dialog", lambda dialog: (seen.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    seen.page.on("console", lambda line: seen.complaints.append(line.text) if line.type == "error" else None)
    return seen
