"""Open the run as a local web page: see every fact where it stands, accept, reject, correct.

Decisions are kept in OUT.review/decisions.jsonl, beside OUT; the next `jiyao run` applies them again.
What is said of names is kept in OUT.review/lexicon.toml, too, and the next `jiyao run` reads it as a lexicon.
"""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from pipeline.cli import say
from pipeline.commands.run import add_lexicon
from pipeline.errors import UsageError
from pipeline.lexicons.brought import read_lexicon
from pipeline.review.log import path

PORT = 8765
"""Always the same unless asked for, so that a browser finds its unsaved decisions again after a restart."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("out", metavar="OUT", type=Path, help="the folder that `jiyao run SOURCE --out OUT` wrote")
    parser.add_argument("--port", type=int, default=PORT, help=f"port on 127.0.0.1 (default {PORT}; 0: any free one)")
    parser.add_argument("--reviewer", metavar="NAME", help="who decides (default: your login name)")
    parser.add_argument("--gold", metavar="CORPUS", type=Path, help="write the reviewed articles as gold of this corpus, and stop")
    parser.add_argument(
        "--labelstudio", metavar="FILE", type=Path, help="take over annotations made in Label Studio as decisions, and stop"
    )
    add_lexicon(parser)


def main(args: argparse.Namespace) -> int:
    """Serve the page until interrupted, or write gold."""
    reviewer = args.reviewer or _login()
    if args.gold:
        return _gold(args.out, args.gold)
    if args.labelstudio:
        return _labelstudio(args.out, args.labelstudio, reviewer)
    try:
        from pipeline.review.app import Server
    except ImportError as error:
        raise UsageError(f"`jiyao review` needs {error.name}; install it with: make run, or pip install starlette uvicorn") from error
    server = Server(args.out, port=args.port, reviewer=reviewer, names=read_lexicon(*args.lexicon))
    print(f"{len(server.shelf.entries)} articles. Open this address in a browser (it carries the key; ctrl-c ends):")
    print(server.address, flush=True)
    for line in server.shelf.damaged:
        say(line)
    missing = sorted(server.shelf.everything().keys() - server.shelf.entries.keys())
    if missing:
        print(f"{len(missing)} reviewed articles are not in this run, such as {missing[0]}; their decisions are kept")
    try:
        server.serve()
    except KeyboardInterrupt:  # the usual end
        print(f"Decisions are in {path(args.out)}; the next `jiyao run` applies them.")
    return 0


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no login name: containers, Windows services
        return "reviewer"


def _gold(out: Path, corpus: Path) -> int:
    from pipeline.review.goldwriter import write

    written, left = write(out, corpus)
    for source, why in left:
        print(f"left out: {source}: {why}")
    print(f"{len(written)} articles written to {corpus}")
    return 0


def _labelstudio(out: Path, file: Path, reviewer: str) -> int:
    from pipeline.review.labelstudio import take_over

    kept, left = take_over(out, file, reviewer)
    for source, why in left:
        print(f"left out: {source}: {why}")
    print(f"{kept} decisions kept; the next `jiyao run` applies them")
    return 0
