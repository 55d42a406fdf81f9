"""The Dask engine: the same bytes, also when a worker is killed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
import dask

from pipeline.batch import cluster, folder
from pipeline.batch.folder import process_folder
from pipeline.errors import UsageError
from tests.helpers.articles import good_folder, reports
from tests.helpers.command import JIYAO
from tests.helpers.paths import ROOT

ARTICLES, BATCH = 30, 8  # some batches for each of two workers


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_BATCH", BATCH)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("articles")
    good_folder(root, ARTICLES)
    (root / "broken.json").write_text("{", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("local")
    process_folder(source, out, jobs=2)
    return reports(out)


def _workers(below: int) -> list[int]:
    """Processes of Dask workers among the descendants of a process."""
    parents: dict[int, list[int]] = {}
    lines = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents.setdefault(int((entry / "stat").read_text().rpartition(")")[2].split()[1]), []).append(int(entry.name))
                lines[int(entry.name)] = (entry / "cmdline").read_text()
            except OSError:
                continue
    found, pending = [], [below]
    while pending:
        children = parents.get(pending.pop(), [])
        found += [child for child in children if "spawn_main" in lines.get(child, "")]
        pending += children
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the workers through /proc")
def test_two_workers_one_of_them_killed_give_the_same_bytes(source: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    killed: list[int] = []

    def kill_one() -> None:
        until = time.monotonic() + 60
        while not list(tmp_path.rglob("*.md.json")) and time.monotonic() < until:
            time.sleep(0.02)
        for process in _workers(os.getpid())[:1]:
            os.kill(process, signal.SIGKILL)
            killed.append(process)

    killer = threading.Thread(target=kill_one)
    killer.start()
    run = process_folder(source, tmp_path, engine="dask", jobs=2)
    killer.join()
    assert killed
    assert (run.written, run.failed) == (ARTICLES, 1)
    assert reports(tmp_path) == expected
    again = process_folder(source, tmp_path, engine="dask", jobs=2)
    assert (again.written, again.unchanged, again.failed) == (0, ARTICLES, 1)


def listening() -> set[str]:
    """Where TCP sockets of this process wait for somebody."""
    inodes = set()
    for link in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            inodes.add(os.readlink(link).strip("socket:[]"))
    lines = [line.split() for table in ("tcp", "tcp6") for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]]
    return {fields[1] for fields in lines if fields[3] == "0A" and fields[9] in inodes}


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="looks for open ports in /proc")
def test_a_cluster_of_our_own_opens_no_port(source: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    own: set[str] = set()

    before = listening()
    run = process_folder(source, tmp_path, engine="dask", jobs=2, on_progress=lambda _: own.update(listening() - before))
    assert (run.failed, own) == (1, set())
    assert reports(tmp_path) == expected


def test_no_cluster_is_one_clear_refusal(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.cluster._WAIT", 1)
    with pytest.raises(UsageError, match="no cluster"):
        process_folder(source, tmp_path, engine="dask", address="tcp://127.0.0.1:9", insecure=True)
    with pytest.raises(UsageError, match="certificates"):
        process_folder(source, tmp_path, engine="dask", address="tls://127.0.0.1:9")


@pytest.mark.parametrize("address", ["tcp://10.0.0.1:8786", "tcp://127.0.0.1:8786", "10.0.0.1:8786", "ws://10.0.0.1:8786", "ucx://10.0.0.1:8786"])
def test_a_scheduler_that_is_open_to_others_is_refused(tmp_path: Path, source: Path, address: str) -> None:
    with pytest.raises(UsageError, match="--insecure-scheduler"):
        process_folder(source, tmp_path, engine="dask", address=address)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_while_it_starts_it_says_one_line(tmp_path: Path, number: int) -> None:
    source, begun = tmp_path / "in", []
    good_folder(source, 300)  # more than are read before it is told to stop
    (source / "broken.json").write_text("{", encoding="utf-8")
    moments = (0.8, 2.4, 4.0)
    for n in range(len(moments)):  # all at once: each is told to stop when its time has come
        command = [*JIYAO, "run", str(source), "--out", str(tmp_path / f"out{n}"), "--engine", "dask"]
        begun.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True))
    start = time.monotonic()
    for process, moment in zip(begun, moments, strict=True):
        time.sleep(max(0.0, start + moment - time.monotonic()))
        os.killpg(process.pid, number)
    for process in begun:
        _, told = process.communicate(timeout=60)
        # A signal that ends Python before or behind the run ends it plainly; a shell tells SIGINT as 130, too.
        assert process.returncode in (130, -signal.SIGINT, -number)
        of_the_run = [line for line in told.splitlines() if line.startswith("jiyao: ") and "broken.json" not in line]
        assert "Traceback" not in told and len(of_the_run) <= 1, told


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_is_ignored_stays_ignored_and_any_other_waits(number: int) -> None:
    before = signal.signal(number, signal.SIG_IGN)
    try:
        for stack in (cluster.later, folder._terminable):
            with stack():
                os.kill(os.getpid(), number)
            assert signal.getsignal(number) == signal.SIG_IGN
        signal.signal(number, signal.default_int_handler)
        with pytest.raises(KeyboardInterrupt), cluster.later():
            os.kill(os.getpid(), number)
            ended = True
        assert ended
    finally:
        signal.signal(number, before)


_STRUCK = """
import os, signal, sys
from pipeline import process_folder
from pipeline.batch import cluster
source, out, moment = sys.argv[1:]
whole, ended = getattr(cluster, moment), []
def struck(*given):
    os.kill(os.getpid(), signal.SIGINT)
    result = whole(*given)
    ended.append(moment)
    return result
setattr(cluster, moment, struck)
if __name__ == "__main__":
    run = process_folder(source, out, engine="dask")
    print(run.interrupted, run.written, *ended)
"""


@pytest.mark.parametrize(("moment", "told"), [("_joined", "True 0 _joined"), ("_close_pools", f"False {ARTICLES} _close_pools")])
def test_an_interrupt_never_breaks_into_starting_or_ending(source: Path, tmp_path: Path, moment: str, told: str) -> None:
    """Dask stopped in the middle of either leaves a traceback, a folder or a process behind. A process of its own has no threads of other tests."""
    (tmp_path / "struck.py").write_text(_STRUCK, encoding="utf-8")
    ran = [sys.executable, str(tmp_path / "struck.py"), str(source), str(tmp_path / "out"), moment]
    done = subprocess.run(ran, capture_output=True, text=True, timeout=120, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stdout.strip()) == (0, told), done.stderr
    assert "Traceback" not in done.stderr


_LEFT = """
import os, signal, sys, threading
from pipeline import process_folder
from pipeline.batch import cluster
left = []
class Struck(cluster.Pool):
    def results(self, jobs):
        os.kill(os.getpid(), signal.SIGINT)
        while not cluster._ended:  # Dask ends a batch's thread only when it has come back
            threading.Event().wait(0.05)
        found = list(super().results(jobs))
        left.append(len(found))
        return found
cluster.Pool = Struck
if __name__ == "__main__":
    run = process_folder(*sys.argv[1:], engine="dask", jobs=2)
    print(run.interrupted, run.written, sum(left), cluster._pools, cluster._ended)
"""


def test_who_interrupts_waits_for_no_batch(source: Path, tmp_path: Path) -> None:
    """Dask waits for what its threads are at; a batch of a stopped run is left where it is, also one that only begins."""
    (tmp_path / "left.py").write_text(_LEFT, encoding="utf-8")
    ran = [sys.executable, str(tmp_path / "left.py"), str(source), str(tmp_path / "out")]
    done = subprocess.run(ran, capture_output=True, text=True, timeout=120, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stdout.strip()) == (0, "True 0 0 {} set()"), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes certificates with openssl")
def test_a_cluster_with_tls_is_joined(source: Path, tmp_path: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, secret = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=jiyao", "-keyout", str(secret), "-out", str(certificate)]
    subprocess.run(["openssl", *made], check=True, capture_output=True)
    told = {"COMM__REQUIRE_ENCRYPTION": "True", "COMM__TLS__CA_FILE": str(certificate), "WORKER__DAEMON": "False"}
    told |= {f"COMM__TLS__{who}__{what}": str(file) for who in ("SCHEDULER", "WORKER", "CLIENT") for what, file in (("CERT", certificate), ("KEY", secret))}
    for name, value in told.items():
        monkeypatch.setenv(f"DASK_DISTRIBUTED__{name}", value)
    monkeypatch.setattr("pipeline.batch.cluster._WAIT", 300)  # a busy machine takes its time to start a worker
    with contextlib.ExitStack() as stack:
        started = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(tmp_path / "at")]
        ended = lambda process: (process.terminate(), process.wait())  # noqa: E731
        stack.callback(ended, subprocess.Popen(started, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        until = time.monotonic() + 60
        while not (tmp_path / "at").exists() and time.monotonic() < until:
            time.sleep(0.1)
        address = json.loads((tmp_path / "at").read_text())["address"]
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
        stack.callback(ended, subprocess.Popen(worker, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT))
        dask.config.refresh()
        stack.callback(dask.config.refresh)
        run = process_folder(source, tmp_path / "out", engine="dask", address=address)
    assert address.startswith("tls://") and run.failed == 1
    assert reports(tmp_path / "out") == expected
