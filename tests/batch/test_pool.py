"""Workers that hang, die, or eat memory: every job still has one result."""

from __future__ import annotations

import functools
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from pipeline.batch.limits import Limits
from pipeline.batch.pool import Died, Pool
from pipeline.errors import UsageError


def work(job: str) -> str:
    """Do what the job says."""
    what, _, where = job.partition(" ")
    if what == "hang":
        time.sleep(60)
    if what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "exit":
        os._exit(7)
    if what == "die-once" and not Path(where).exists():
        Path(where).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    if what == "answer":
        return "y" * int(where)
    if what == "eat":
        try:
            return str(len(bytearray(3_000_000_000)))
        except MemoryError:
            return "out of memory"
    return job.upper()


def outcomes(jobs: list[str], number: int, limits: Limits | None = None) -> dict[str, str | Died]:
    with Pool(work, number, limits or Limits(seconds=30)) as pool:
        results = list(pool.results(jobs))
    assert sorted(job for job, _ in results) == sorted(jobs)
    return dict(results)


@pytest.mark.parametrize("number", [1, 2, 5])
def test_every_job_has_one_result(number: int) -> None:
    jobs = [f"job{n}" for n in range(100)]
    assert outcomes(jobs, number) == {job: job.upper() for job in jobs}


def test_more_workers_than_jobs() -> None:
    assert outcomes(["a"], 4) == {"a": "A"}
    assert outcomes([], 2) == {}


def test_a_job_that_kills_its_process_is_typed_and_costs_no_other() -> None:
    jobs = [f"job{n}" for n in range(30)]
    found = outcomes([*jobs[:10], "die", *jobs[10:20], "exit", *jobs[20:]], 2)
    assert {job: found[job] for job in jobs} == {job: job.upper() for job in jobs}
    for job, how in (("die", "signal 9"), ("exit", "status 7")):
        died = found[job]
        assert isinstance(died, Died)
        assert died.reason == "crashed"
        assert how in died.message


def test_a_job_whose_process_somebody_else_killed_is_done_again(tmp_path: Path) -> None:
    job = f"die-once {tmp_path / 'died'}"
    assert outcomes(["a", job, "b"], 1)[job] == job.upper()


def test_a_job_that_hangs_is_ended() -> None:
    began = time.monotonic()
    found = outcomes(["a", "hang", "b", "c"], 1, Limits(seconds=0.5))
    hung = found.pop("hang")
    assert isinstance(hung, Died)
    assert hung.reason == "timed_out"
    assert found == {"a": "A", "b": "B", "c": "C"}
    assert time.monotonic() - began < 10


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="address space is limited on Linux only")
def test_memory_is_limited() -> None:
    assert outcomes(["eat", "a"], 1, Limits(memory=500_000_000)) == {"eat": "out of memory", "a": "A"}


def test_loading_is_not_the_first_jobs_time() -> None:
    with Pool(work, 2, Limits(seconds=0.5), prepare=functools.partial(time.sleep, 1.5)) as pool:
        assert dict(pool.results(["a", "hang", "b"]))["b"] == "B"


def test_jobs_are_taken_only_as_workers_become_free() -> None:
    taken = []

    def endless():  # type: ignore[no-untyped-def]
        for n in range(10**9):
            taken.append(n)
            yield f"job{n}"

    with Pool(work, 2, Limits()) as pool:
        results = pool.results(endless())
        for _ in range(5):
            next(results)
    assert len(taken) < 20


@pytest.mark.parametrize("size", [10, 100_000, 3_000_000])
@pytest.mark.parametrize("trouble", ["hang", "stop"])
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_worker_that_does_not_read_holds_up_nobody(trouble: str, size: int, method: str) -> None:
    """Large jobs are waiting for it, more than a socket holds; it is ended on time, and they are done elsewhere."""
    if method == "fork" and not hasattr(os, "fork"):
        pytest.skip("needs fork")
    began = time.monotonic()
    jobs = [trouble, *(f"{n} {'x' * size}" for n in range(6))]
    with Pool(work, 1, Limits(seconds=1), method=method) as pool:
        found = dict(pool.results(jobs))
    died = found.pop(trouble)
    assert isinstance(died, Died) and died.reason == "timed_out"
    assert found == {job: job.upper() for job in jobs[1:]}
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_who_stops_a_pool_waits_for_nothing_that_it_is_at(method: str) -> None:
    """From another thread, as a cluster does that ends: no result more, no process again, though jobs are left."""
    with Pool(work, 2, Limits(seconds=600), method=method) as pool:
        results = pool.results(["a", "hang", "stop", *(f"job{n}" for n in range(20))])
        found = [next(results)[0]]
        processes = [worker.process for worker in pool.workers]
        ended = threading.Timer(0.5, pool.stop)
        ended.start()
        found += [job for job, _ in results]
        ended.join()
        assert not {"hang", "stop"} & set(found)
        for process in processes:
            process.join()
        assert pool.stopped and not any(worker.process.is_alive() for worker in pool.workers)
        assert list(pool.results(["b"])) == []


def test_large_jobs_and_large_answers_pass_each_other() -> None:
    jobs = [f"answer {3_000_000 + n}" + " " * 3_000_000 for n in range(6)]
    found = outcomes(jobs, 1, Limits(seconds=20))
    assert sorted(len(answer) for answer in found.values()) == [3_000_000 + n for n in range(6)]  # type: ignore[arg-type]


def test_whoever_takes_the_results_slowly_ends_no_worker() -> None:
    with Pool(work, 2, Limits(seconds=0.5)) as pool:
        for _, result in pool.results([f"job{n}" for n in range(8)]):
            assert isinstance(result, str)
            time.sleep(0.3)


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), 1e9])
def test_a_time_that_no_article_could_have_is_refused(seconds: float) -> None:
    with pytest.raises(UsageError, match="--timeout"):
        Limits(seconds=seconds)


@pytest.mark.parametrize("memory", [-5_000_000, 1, 10**26])
def test_a_memory_that_no_article_could_have_is_refused(memory: int) -> None:
    with pytest.raises(UsageError, match="--memory"):
        Limits(memory=memory)


def blocked(_: str) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_no_interrupt_of_the_group_reaches_a_worker_at_any_time(method: str) -> None:
    with Pool(blocked, 1, Limits(), method=method) as pool:
        assert list(pool.results(["a"])) == [("a", True)]
