"""What a report costs, beside ``jieba.lcut`` of the same text in the same run: `make bench [ARTICLES=folder]`.

A ratio moves less between machines than seconds do. Both sides run in turns in one process, and CPU time is counted.
"""

from __future__ import annotations

import logging
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from pipeline.model import Article
from pipeline.process import process
from pipeline.reading import read
from tests.helpers.paths import ARTICLES

TURNS = 5
MANY = 2_000


def cpu(call: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    before = time.process_time()
    call()
    return time.process_time() - before


def child_cpu(*command: str) -> float:
    """CPU seconds of a new process, from its first instruction to its last."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ratio(articles: list[Article]) -> tuple[float, float]:
    """Median over the turns of process / jieba.lcut, and characters a second of process."""
    cut: Callable[[], object] = lambda: [jieba.lcut(article.text) for article in articles]  # noqa: E731
    work: Callable[[], object] = lambda: [process(article) for article in articles]  # noqa: E731
    cut(), work()  # dictionaries and rules are loaded once
    turns = [(cpu(work), cpu(cut)) for _ in range(TURNS)]
    characters = sum(len(article.text) for article in articles)
    return statistics.median(a / b for a, b in turns), characters / statistics.median(a for a, _ in turns)


def main(folder: Path) -> None:
    """Print one line a measurement."""
    jieba.setLogLevel(logging.WARNING)
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".txt"))
    articles = [read(path) for path in paths]
    for language in ("zh-Hant", "zh-Hans", "en"):
        some = [article for article in articles if article.language == language]
        if some:
            times, rate = ratio(some)
            print(f"report, {language:8} {times:6.2f} × jieba.lcut   {rate:10,.0f} characters a second   {len(some)} articles")
    before = memory()
    for index in range(MANY):
        process(articles[index % len(articles)])
    print(f"memory  {before:.0f} MB, after {MANY:,} more articles {memory():.0f} MB")
    jiyao = [sys.executable, "-m", "pipeline"]
    print(f"cold    --help {child_cpu(*jiyao, '--help'):.2f} s, one article {child_cpu(*jiyao, 'extract', str(paths[0])):.2f} s of CPU")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
