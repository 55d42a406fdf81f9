"""What one document may cost."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one document.

    Attributes:
        seconds: wall-clock time before its process is ended (``timed_out``).
        memory: bytes its process may take on top of what it starts with (``out_of_memory``); 0 for no limit.
    """

    seconds: float = 60.0
    memory: int = 2_000_000_000


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
