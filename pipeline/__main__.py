"""``jiyao`` and ``python -m pipeline``."""

from __future__ import annotations

import signal
import sys

from pipeline.cli import INTERRUPTED, run


def main() -> None:
    """Run the command line and leave with its status."""
    status = run(sys.argv[1:])
    if status == INTERRUPTED:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # one more would be a traceback while the interpreter ends
    sys.exit(status)


if __name__ == "__main__":
    main()
