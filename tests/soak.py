"""Kills at random instants, two hosts of one name, no room on the disk and spoilt inputs: `make soak MINUTES=60 SEED=1`.

A run that did not end, started again, must give the bytes of an undisturbed one; any input at all must have a typed outcome. What fails
is printed with the call that makes it happen again.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests import fuzz
from tests.helpers.articles import good_folder, reports
from tests.helpers.command import JIYAO

ENGINES = {"jobs1": ["--jobs", "1"], "jobs2": ["--jobs", "2"], "dask": ["--engine", "dask", "--jobs", "2"]}
ARTICLES = 25
_ROUNDS = 10  # rounds of trouble between two lines that tell how many are done
_TOLD = 20  # parts of the spoilt inputs between two lines that tell how many are done
_AT_ONCE = 0.2  # of the kills come at any time; the others behind any number of reports, however slow the machine is
_LATEST = 3.0  # seconds until a kill that comes at any time


class Round(NamedTuple):
    """What is wrong behind some trouble, or nothing, and where the run was when it came."""

    wrong: str
    when: str = ""


def _children(process: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]
    return []


def killed(engine: str, source: Path, out: Path, expected: dict[str, bytes], chance: random.Random) -> Round:
    """Kill a run or a worker of it, go on, and say what is wrong."""
    command = [*_run(source, out), *ENGINES[engine]]
    if chance.random() < 0.5:
        shutil.rmtree(out, ignore_errors=True)  # else the reports of the round before hide what this one lost
    began = time.time_ns()
    with subprocess.Popen([*command, "--force"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        if chance.random() < _AT_ONCE:
            time.sleep(chance.uniform(0.2, _LATEST))
        else:
            number = chance.randint(0, len(expected))
            while run.poll() is None and _renewed(out, began) < number:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.1))
        below = _children(run.pid)
        victim = chance.choice(below) if below and chance.random() < 0.4 else run.pid
        done = _renewed(out, began)
        when = "ended" if run.poll() is not None else "before all" if not done else "amid" if done < len(expected) else "behind all"
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
        told = run.communicate(timeout=120)[1]
    time.sleep(2.0)  # a worker that was at an article ends it and sees that its parent is gone
    return Round(_wrong(command, out, expected, told), when)


def _renewed(out: Path, began: int) -> int:
    """How many reports were written since then, in nanoseconds."""
    count = 0
    for path in out.glob("[!.]*/**/*.json"):
        with contextlib.suppress(FileNotFoundError):
            count += path.stat().st_mtime_ns >= began
    return count


def hosts(source: Path, out: Path, expected: dict[str, bytes], chance: random.Random) -> Round:
    """Two shards at once in one OUT, each in a process namespace of its own on one host's name; in half of the rounds one is killed."""
    apart = ["unshare", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"]), "--pid", "--fork", "--kill-child", "--mount-proc"]
    commands = [[*apart, *_run(source, out), "--force", "--shard", f"{n}/2"] for n in (1, 2)]
    runs = [subprocess.Popen(each, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for each in commands]
    time.sleep(chance.uniform(0.2, 4.0))
    if dead := chance.random() < 0.5:
        runs[0].kill()
    told = "".join(run.communicate(timeout=120)[1] for run in runs)
    ended = [run.returncode for run in runs[dead:] if run.returncode]
    return Round((f"status {ended[0]} of a shard, " if ended else "") + _wrong(_run(source, out), out, expected, told))


def full(source: Path, out: Path, expected: dict[str, bytes], chance: random.Random) -> Round:
    """A run that has no room for some or all of its reports."""
    room = chance.randint(200, 20_000)
    command = ["sh", "-c", f'ulimit -f {room // 512 + 1}; exec "$@"', "sh", *_run(source, out), "--force"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    return Round(_wrong(_run(source, out), out, expected, done.stderr))


def _run(source: Path, out: Path) -> list[str]:
    return [*JIYAO, "run", str(source), "--out", str(out)]


def _wrong(command: list[str], out: Path, expected: dict[str, bytes], told: str) -> str:
    """What is wrong behind a run that did not end, and when it is started again."""
    torn = [name for name, data in reports(out).items() if not name.startswith(".jiyao/") and data != expected.get(name)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    after = reports(out)
    other = sorted(name for name in {*after, *expected} if after.get(name) != expected.get(name))
    wrong = {"torn": bool(torn), f"status {done.returncode}": done.returncode != 0, f"other bytes in {', '.join(other[:5])}": bool(other),
             "traceback": "Traceback" in told + done.stderr}  # fmt: skip
    return ", ".join(what for what, so in wrong.items() if so)


TROUBLES: dict[str, Callable[[Path, Path, dict[str, bytes], random.Random], Round]] = {
    **{engine: functools.partial(killed, engine) for engine in ENGINES},
    "hosts": hosts,
    "full": full,
}


def troubles(number: int, seed: int, until: float, kinds: list[str]) -> int:
    """Rounds of each kind of trouble in turn, told as they go; returns how many went wrong."""
    wrong, count, when = 0, Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        source, whole = Path(folder, "articles"), Path(folder, "whole")
        good_folder(source, ARTICLES)
        subprocess.run(_run(source, whole), check=True, capture_output=True)
        expected = reports(whole)
        for n in range(number):
            for kind in kinds:
                if time.monotonic() > until:
                    break
                told = TROUBLES[kind](source, Path(folder, kind), expected, random.Random(f"{seed}/{kind}/{n}"))
                count[kind] += not told.wrong
                when[f"{kind} {told.when}"] += bool(told.when)
                wrong += bool(told.wrong)
                if told.wrong:
                    again = f"python -m tests.soak --seed {seed} --kind {kind} --rounds {n + 1} --inputs 0"
                    print(f"FAILED {kind} round {n}: {told.wrong}; again: {again}", flush=True)
            if (n + 1) % _ROUNDS == 0 or n + 1 == number:
                print(f"whole again: {dict(count)}; killed: {dict(when)}; wrong {wrong}", flush=True)
    return wrong


def inputs(first: int, number: int, seed: int, until: float, jobs: int) -> int:
    """Spoilt articles of every kind; returns how many had no typed outcome, a report that is not sound, or took too long.

    What is done is told as it goes: whoever is stopped goes on at a number with ``--first``.
    """
    told = fuzz.Told()
    for done, part in enumerate(fuzz.fuzz(first, number, seed, until, jobs), 1):
        told.add(part)
        for line in part.bad:
            print(f"FAILED {line}", flush=True)
        if done % _TOLD == 0:
            print(f"from {first}: {told}", flush=True)
    print(f"{told}; wrong {len(told.bad)}", flush=True)
    return len(told.bad)


def main() -> int:
    """Soak until the time is up."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=60, help="of each kind of trouble")
    parser.add_argument("--kind", choices=TROUBLES, action="append", help="runs with this trouble only; may be said again")
    parser.add_argument("--inputs", type=int, default=50_000)
    parser.add_argument("--first", type=int, default=1, help="the number of the first of them")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that read inputs")
    parser.add_argument("--one", type=int, help="only this input")
    args = parser.parse_args()
    until = time.monotonic() + 60 * args.minutes
    if args.one:
        name, data = fuzz.one(args.seed, args.one)
        print(name, data[:3000], fuzz.outcome(name, data), sep="\n")
        return 0
    wrong = troubles(args.rounds, args.seed, until, args.kind or list(TROUBLES)) if args.rounds else 0
    wrong += inputs(args.first, args.inputs, args.seed, until, args.jobs) if args.inputs else 0
    return min(1, wrong)


if __name__ == "__main__":
    raise SystemExit(main())
