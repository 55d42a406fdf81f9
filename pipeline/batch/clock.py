"""How long a process has been at something, without the time in which others had the processors: a busy neighbour costs no article."""

from __future__ import annotations

import time
from pathlib import Path

_PATIENCE = 10
"""How many times as long as it may take a process may have to wait for a processor as well."""


def waited(process: int) -> float:
    """Seconds that a process was ready to run and had no processor; 0 where the system does not tell.

    >>> waited(-1)
    0.0
    """
    try:
        return int(Path(f"/proc/{process}/schedstat").read_bytes().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):  # not Linux, or the process is gone
        return 0.0


class Clock:
    """A process's time since it began something.

    Whether it computes or sleeps is all one; only waiting for a processor does not count, and even that not for ever.
    """

    def __init__(self, process: int) -> None:
        self.process = process
        self.restart()

    def restart(self) -> None:
        """Begin at nothing."""
        self._since, self._waited = time.monotonic(), waited(self.process)

    def spent(self) -> float:
        """Seconds of its own."""
        passed = time.monotonic() - self._since
        others = max(0.0, waited(self.process) - self._waited)  # of a process that is gone nobody tells any more
        return max(passed - others, passed / _PATIENCE)

    def left(self, allowed: float) -> float:
        """Seconds of its own that are left at least; the system is asked only when they might be over."""
        passed = time.monotonic() - self._since
        return allowed - passed if passed < allowed else allowed - self.spent()
