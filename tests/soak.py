"""Kills at random instants and spoilt inputs, for as long as one likes: `make soak MINUTES=60 SEED=1`.

A killed run, started again, must give the bytes of an undisturbed one; any input at all must have a typed outcome. What fails
is printed with the call that makes it happen again.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import os
import random
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from pipeline.batch.work import check_evidence
from pipeline.errors import PipelineError
from pipeline.process import process
from pipeline.reading import KINDS, bundle, reading_of
from tests.helpers.articles import article, good_folder, reports
from tests.helpers.command import JIYAO

ENGINES = {"jobs1": ["--jobs", "1"], "jobs2": ["--jobs", "2"], "dask": ["--engine", "dask", "--jobs", "2"]}
ARTICLES = 25
_KINDS = ("a.md", "a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.xml", "a.eml", "a.warc", "a.md.gz", "a.json.gz")
_LATEST = {"dask": 6.0}  # seconds until a kill; a cluster takes longer to start
_SLOW = 60.0


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


def _seed(name: str, chance: random.Random) -> bytes:
    text = article(chance.randrange(200))
    record = json.dumps({"title": "題", "text": text, "date": "2026-03-12"}, ensure_ascii=False)
    inner = name.removesuffix(".gz").rpartition(".")[2]
    made = {
        "html": f"<html><title>題</title><body><h1>題</h1><p>{text}</p></body></html>", "json": f"[{record}, {record}]", "jsonl": record,
        "csv": f'title,text\n題,"{text}"\n', "eml": f"Subject: x\nContent-Type: text/plain; charset=utf-8\n\n{text}",
        "xml": f"<rss><channel><item><title>題</title><description>{text}</description></item></channel></rss>",
        "warc": f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<p>{text}",
    }.get(inner, text)  # fmt: skip
    data = made.encode()
    return gzip.compress(data) if name.endswith(".gz") else data


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, lost, repeated or strange."""
    for _ in range(chance.randint(0, 6)):
        at, size = chance.randrange(len(data) + 1), chance.randint(1, 40)
        new = chance.choice((b"", chance.randbytes(size), data[at : at + size] * 3, b"\0", b"\xff", b"<", b'"', b"[{", "億".encode()))
        data = data[:at] + new + data[at + chance.choice((0, size)) :]
    return data


def outcome(name: str, data: bytes) -> str:
    """What became of one input, in a word; what is no typed outcome is raised."""
    try:
        if bundle.may_be(name, KINDS) and bundle.is_one(name, data[:4096]):
            found = [(member.name, member.data, member.beside) for member in bundle.members(name, data)][:20]
        else:
            found = [(name, data, b"")]
        words = []
        for inner, content, beside in found:
            try:
                report = process(reading_of(content, source=inner, beside=beside).article)
                check_evidence(report)
                words.append("facts" if report.facts else "no_facts")
            except PipelineError as error:
                words.append(error.reason)
    except PipelineError as error:
        return error.reason
    return words[0] if words else "no_member"


def fuzz(number: int, seed: int, until: float) -> int:
    """Read spoilt inputs and print what became of them; returns how many were neither read nor refused by type."""
    kinds: Counter[str] = Counter()
    slowest, bad, n = (0.0, ""), 0, 0
    for n in range(1, number + 1):
        chance = random.Random(f"{seed}/{n}")
        name = chance.choice(_KINDS)
        began, again = time.monotonic(), f"python -m tests.soak --seed {seed} --one {n}"
        try:
            kinds[outcome(name, spoilt(_seed(name, chance), chance))] += 1
        except Exception as error:
            bad += 1
            print(f"FAILED {name} {type(error).__name__}: {str(error)[:100]}; again: {again}", flush=True)
        slowest = max(slowest, (time.monotonic() - began, again))
        if slowest[0] > _SLOW or time.monotonic() > until:
            break
    print(f"{n} inputs: {dict(kinds.most_common())}; slowest {slowest[0]:.2f} s ({slowest[1]}); untyped {bad}", flush=True)
    return bad


def kills(number: int, seed: int, until: float) -> int:
    """Rounds of kills for each engine in turn; returns how many went wrong."""
    wrong, count = 0, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        source, whole = Path(folder, "articles"), Path(folder, "whole")
        good_folder(source, ARTICLES)
        subprocess.run([*JIYAO, "run", str(source), "--out", str(whole)], check=True, capture_output=True)
        expected = reports(whole)
        for n in range(number):
            for engine in ENGINES:
                if time.monotonic() > until:
                    break
                told = killed(engine, source, Path(folder, engine), expected, random.Random(f"{seed}/{engine}/{n}"))
                count[engine] += not told
                wrong += bool(told)
                if told:
                    print(f"FAILED {engine} round {n}: {told}; again: python -m tests.soak --seed {seed} --kills {n + 1} --inputs 0", flush=True)
    print(f"killed and whole again: {dict(count)}; wrong {wrong}", flush=True)
    return wrong


def main() -> int:
    """Soak until the time is up."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=60, help="rounds for each engine")
    parser.add_argument("--inputs", type=int, default=50_000)
    parser.add_argument("--one", type=int, help="only this input")
    args = parser.parse_args()
    until = time.monotonic() + 60 * args.minutes
    if args.one:
        chance = random.Random(f"{args.seed}/{args.one}")
        name = chance.choice(_KINDS)
        print(name, outcome(name, spoilt(_seed(name, chance), chance)))
        return 0
    wrong = kills(args.kills, args.seed, until) if args.kills else 0
    return min(1, wrong + (fuzz(args.inputs, args.seed, until) if args.inputs else 0))


if __name__ == "__main__":
    raise SystemExit(main())
