"""The articles of the corpus, each read once and processed once by the tests that look at what comes out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.model import Article, Report
from pipeline.process import process
from pipeline.reading import read


@cache
def article(path: Path) -> Article:
    return read(path)


@cache
def report(article: Article) -> Report:
    return process(article)
