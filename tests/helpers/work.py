"""How much work a call makes, counted and not timed: a busy machine counts the same."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

from tests.helpers.paths import PACKAGE

_PACKAGE = f"{PACKAGE}{os.sep}"


def calls(work: Callable[[], Any]) -> int:
    """How many calls, of Python and of C functions, some work makes."""
    count = 0

    def tick(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def rounds(work: Callable[[], Any]) -> Counter[tuple[str, int]]:
    """How often some work goes through each line of the package: unlike calls it tells how often a loop inside one line goes round."""
    count = Counter[tuple[str, int]]()

    def tick(frame: FrameType, event: str, arg: object) -> Callable[..., Any] | None:
        if not frame.f_code.co_filename.startswith(_PACKAGE):
            return None
        count[frame.f_code.co_filename[len(_PACKAGE) :], frame.f_lineno] += 1
        return tick

    before = sys.gettrace()
    sys.settrace(tick)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
