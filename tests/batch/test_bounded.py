"""One article on the command line has the limits that it has in a run."""

from __future__ import annotations

import functools
import time

import pytest

from pipeline.batch.bounded import CrashedError, OverLimitError, bounded
from pipeline.batch.limits import Limits
from pipeline.errors import NoTextError
from tests.helpers.command import jiyao


def refuse() -> None:
    raise NoTextError("nothing in it")


def eat() -> int:
    return len(bytearray(3_000_000_000))


def break_down() -> None:
    {}["a"]  # type: ignore[index]


def test_a_defect_is_one_line() -> None:
    with pytest.raises(CrashedError, match=r"KeyError in test_bounded\.py:\d+: 'a'; please report it"):
        bounded(break_down)


def test_what_takes_too_long_or_too_much_is_one_error() -> None:
    with pytest.raises(OverLimitError, match=r"longer than 0\.3 s"):
        bounded(functools.partial(time.sleep, 30), Limits(seconds=0.3))
    with pytest.raises(OverLimitError, match="memory"):
        bounded(eat, Limits(memory=500_000_000))
    with pytest.raises(NoTextError, match="nothing in it"):
        bounded(refuse)


@pytest.mark.parametrize("verb", ["extract", "explain"])
def test_one_article_has_a_time_limit_whatever_is_asked_of_it(verb: str) -> None:
    done = jiyao(verb, "-", "--timeout", "0.01", input=("甲公司完成三億元A輪募資。" * 3000).encode())
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (1, b"", 1)
    assert "longer than 0.01 s" in lines[0]
