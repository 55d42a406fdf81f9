"""The command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from io import FileIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from pipeline.cli import run

JIYAO = (sys.executable, "-m", "pipeline")


def jiyao(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[Any]:
    """What a call prints and returns."""
    if "input" not in options:
        options["stdin"] = subprocess.DEVNULL
    return subprocess.run([*JIYAO, *map(str, arguments)], capture_output=True, timeout=600, **options)


def jiyao_here(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The same of a process that begins with what this one has loaded, for tests that ask nothing of the start."""
    with TemporaryFile() as given, TemporaryFile() as told, TemporaryFile() as complained:
        given.write(stdin.encode())
        given.seek(0)
        child = os.fork()
        if not child:
            _be_jiyao([given.fileno(), told.fileno(), complained.fileno()], [*map(str, arguments)])
        _, status = os.waitpid(child, 0)
        for file in (told, complained):
            file.seek(0)
        return subprocess.CompletedProcess(arguments, os.waitstatus_to_exitcode(status), told.read().decode(), complained.read().decode())


def _be_jiyao(files: list[int], arguments: list[str]) -> None:
    """Do what a call does and leave, whatever happens."""
    status = 70
    try:
        for at, file in enumerate(files):
            os.dup2(file, at)
        sys.stdin, sys.stdout, sys.stderr = (TextIOWrapper(FileIO(at, "rw"[at > 0], closefd=False), "utf-8") for at in range(3))
        status = run(arguments)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
