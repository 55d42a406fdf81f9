"""The command line in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

JIYAO = (sys.executable, "-m", "pipeline")


def jiyao(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[Any]:
    """What a call prints and returns."""
    if "input" not in options:
        options["stdin"] = subprocess.DEVNULL
    return subprocess.run([*JIYAO, *map(str, arguments)], capture_output=True, timeout=600, **options)
