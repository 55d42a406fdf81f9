"""The command line: finds the verbs, imports the one that was called, turns refusals into one line and a status."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pipeline.commands
from pipeline.errors import LexiconError, PipelineError, UsageError

DONE, SOME_FAILED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130


def verbs() -> list[str]:
    """The names of the verbs: the modules of ``pipeline.commands``.

    >>> "run" in verbs()
    True
    """
    return sorted(info.name for info in pkgutil.iter_modules(pipeline.commands.__path__) if info.name[0] != "_")


def one_line(verb: str) -> str:
    """The first docstring line of a verb's module, read without importing it.

    >>> one_line("schema").startswith("Print")
    True
    """
    for folder in pipeline.commands.__path__:
        path = Path(folder, f"{verb}.py")
        if path.is_file():
            with path.open(encoding="utf-8") as lines:
                return lines.readline().strip().strip('"').strip()
    return ""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage block."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise UsageError(f"{message}; see `{self.prog} --help`")


def _overview() -> _Parser:
    width = max(map(len, verbs()))
    listing = "\n".join(f"  {verb:<{width}}  {one_line(verb)}" for verb in verbs())
    parser = _Parser(
        prog="jiyao",
        usage="jiyao VERB …",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Reads news articles in Traditional Chinese, Simplified Chinese and English and says what they state.",
        epilog=f"verbs:\n{listing}\n\n`jiyao VERB --help` tells the options of one.",
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    return parser


def _call(argv: Sequence[str]) -> int:
    if not argv or argv[0].startswith("-"):
        parser = _overview()
        if parser.parse_args(argv).version:
            from importlib.metadata import version

            print(f"jiyao {version('jiyao')}")
            return DONE
        parser.print_help()
        return DONE if argv else WRONG_CALL
    verb, *rest = argv
    if verb not in verbs():
        raise UsageError(f"there is no verb {verb!r}; the verbs are {', '.join(verbs())}")
    from pipeline.vocabulary import uncollected

    with uncollected():
        module = importlib.import_module(f"pipeline.commands.{verb}")
    parser = _Parser(prog=f"jiyao {verb}", description=module.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    module.add(parser)
    status = module.main(parser.parse_args(rest))
    sys.stdout.flush()  # a closed pipe shows here, not while the interpreter shuts down
    return int(status)


def say(line: str) -> None:
    """One line on standard error, with nothing in it that would move a terminal's cursor."""
    shown = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in line)
    sys.stderr.write(f"jiyao: {shown}\n".encode("utf-8", "backslashreplace").decode("utf-8"))


def _open_streams() -> None:
    """Where a standard stream was closed (``2>&-``), open the null device, so that no file of ours is taken for it."""
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_RDONLY if mode == "r" else os.O_WRONLY)
            if null != number:
                os.dup2(null, number)
                os.close(null)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8"))


def run(argv: Sequence[str]) -> int:
    """Do what the arguments ask and return the exit status: 0 done, 1 some articles failed, 2 the call is wrong."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # output is UTF-8 whatever the terminal's locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _call(argv)
    except (UsageError, LexiconError) as error:
        say(str(error))
        return WRONG_CALL
    except PipelineError as error:
        say(str(error))
        return SOME_FAILED
    except KeyboardInterrupt:
        with contextlib.suppress(KeyboardInterrupt):  # somebody impatient presses it again
            say("interrupted; what was finished is kept, the same command goes on from there")
        return INTERRUPTED
    except BrokenPipeError:  # `jiyao … | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        say(f"{where}{error.strerror or error}; nothing more was done")
        return SOME_FAILED
