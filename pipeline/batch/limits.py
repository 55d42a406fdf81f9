"""What one document may cost."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass

from pipeline.errors import UsageError

_LONGEST = 1_000_000  # seconds, eleven days
_MOST = 1 << 50  # bytes, a petabyte
_LEAST = 50_000_000  # bytes: less is too little for any article


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one document.

    Attributes:
        seconds: before its process is ended (``timed_out``), without those in which others had the processors.
        memory: bytes its process may take on top of what it starts with (``out_of_memory``); 0 for no limit.

    Raises:
        UsageError: a value that no article could have.
    """

    seconds: float = 60.0
    memory: int = 2_000_000_000

    def __post_init__(self) -> None:
        if not (math.isfinite(self.seconds) and 0 < self.seconds <= _LONGEST):
            raise UsageError(f"--timeout {self.seconds:g}: the seconds an article may take are more than 0 and at most {_LONGEST:,}")
        if self.memory and not _LEAST <= self.memory <= _MOST:
            within = f"{_LEAST // 1_000_000:,} to {_MOST // 1_000_000:,}, or 0 for any"
            raise UsageError(f"--memory {self.memory // 1_000_000}: the megabytes an article may take are {within}")


def bind_memory(extra: int) -> None:
    """Let this process take ``extra`` bytes more address space than it has; where that cannot be said, nothing."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = now + extra
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    except (ImportError, OSError, ValueError):  # not Linux: the time limit still holds
        return
