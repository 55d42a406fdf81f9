"""Kills at random instants and spoilt inputs, for as long as one likes: `make soak MINUTES=60 SEED=1`.

A killed run, started again, must give the bytes of an undisturbed one; any input at all must have a typed outcome. What fails
is printed with the call that makes it happen again.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests import fuzz
from tests.helpers.articles import good_folder, reports
from tests.helpers.command import JIYAO

ENGINES = {"jobs1": ["--jobs", "1"], "jobs2": ["--jobs", "2"], "dask": ["--engine", "dask", "--jobs", "2"]}
ARTICLES = 25
_LATEST = {"dask": 6.0}  # seconds until a kill; a cluster takes longer to start


def _children(process: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]
    return []


def killed(engine: str, source: Path, out: Path, expected: dict[str, bytes], chance: random.Random) -> str:
    """Kill a run or a worker of it, go on, and say what is wrong, or nothing."""
    command = [*JIYAO, "run", str(source), "--out", str(out), *ENGINES[engine]]
    with subprocess.Popen([*command, "--force"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        time.sleep(chance.uniform(0.2, _LATEST.get(engine, 3.0)))
        below = _children(run.pid)
        victim = chance.choice(below) if below and chance.random() < 0.4 else run.pid
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
        told = run.communicate(timeout=120)[1]
    time.sleep(2.0)  # a worker that was at an article ends it and sees that its parent is gone
    torn = [name for name, data in reports(out).items() if not name.startswith(".jiyao/") and data != expected.get(name)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    after = reports(out)
    other = sorted(name for name in {*after, *expected} if after.get(name) != expected.get(name))
    wrong = {"torn": bool(torn), f"status {done.returncode}": done.returncode != 0, f"other bytes in {', '.join(other[:5])}": bool(other),
             "traceback": "Traceback" in told + done.stderr}  # fmt: skip
    return ", ".join(what for what, so in wrong.items() if so)


def kills(number: int, seed: int, until: float, engines: list[str]) -> int:
    """Rounds of kills for each engine in turn; returns how many went wrong."""
    wrong, count = 0, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        source, whole = Path(folder, "articles"), Path(folder, "whole")
        good_folder(source, ARTICLES)
        subprocess.run([*JIYAO, "run", str(source), "--out", str(whole)], check=True, capture_output=True)
        expected = reports(whole)
        for n in range(number):
            for engine in engines:
                if time.monotonic() > until:
                    break
                told = killed(engine, source, Path(folder, engine), expected, random.Random(f"{seed}/{engine}/{n}"))
                count[engine] += not told
                wrong += bool(told)
                if told:
                    print(f"FAILED {engine} round {n}: {told}; again: python -m tests.soak --seed {seed} --kills {n + 1} --inputs 0", flush=True)
    print(f"killed and whole again: {dict(count)}; wrong {wrong}", flush=True)
    return wrong


def inputs(number: int, seed: int, until: float, jobs: int) -> int:
    """Spoilt articles of every kind; returns how many had no typed outcome, a report that is not sound, or took too long."""
    told = fuzz.Told()
    for part in fuzz.fuzz(number, seed, until, jobs):
        told.add(part)
        for line in part.bad:
            print(f"FAILED {line}", flush=True)
    print(f"{told}; wrong {len(told.bad)}", flush=True)
    return len(told.bad)


def main() -> int:
    """Soak until the time is up."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=60, help="rounds for each engine")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="kill runs of this one only; may be said again")
    parser.add_argument("--inputs", type=int, default=50_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that read inputs")
    parser.add_argument("--one", type=int, help="only this input")
    args = parser.parse_args()
    until = time.monotonic() + 60 * args.minutes
    if args.one:
        name, data = fuzz.one(args.seed, args.one)
        print(name, data[:3000], fuzz.outcome(name, data), sep="\n")
        return 0
    wrong = kills(args.kills, args.seed, until, args.engine or list(ENGINES)) if args.kills else 0
    wrong += inputs(args.inputs, args.seed, until, args.jobs) if args.inputs else 0
    return min(1, wrong)


if __name__ == "__main__":
    raise SystemExit(main())
