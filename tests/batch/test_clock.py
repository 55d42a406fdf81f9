"""What an article may take is its own time: a neighbour that has the processors costs it nothing, and a hang ends as ever."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from pipeline.batch import clock
from pipeline.batch.clock import Clock, waited
from pipeline.batch.limits import Limits
from pipeline.batch.pool import Died, Pool


class Told:
    """A machine whose time and whose waiting are said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.passed = self.waited = 1000.0
        monkeypatch.setattr(clock.time, "monotonic", lambda: self.passed)
        monkeypatch.setattr(clock, "waited", lambda _: self.waited)


def test_waiting_for_a_processor_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Told(monkeypatch)
    begun = Clock(0)
    machine.passed += 90
    machine.waited += 50
    assert (begun.spent(), begun.left(60)) == (40, 20)
    machine.passed += 30  # asleep, or computing
    assert begun.left(60) < 0
    begun.restart()
    assert (begun.spent(), begun.left(60)) == (0, 60)


def test_but_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Told(monkeypatch)
    begun = Clock(0)
    machine.passed += 599
    machine.waited += 599
    assert begun.left(60) > 0
    machine.passed += 2
    machine.waited += 2
    assert begun.left(60) < 0


def test_who_is_gone_has_waited_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Told(monkeypatch)
    begun = Clock(0)
    machine.passed += 7
    machine.waited = 0.0
    assert begun.spent() == 7


def work(job: str) -> str:
    time.sleep({"long": 2.0, "endless": 600.0}.get(job, 0.0))
    return job.upper()


def test_an_article_among_busy_neighbours_is_not_ended_and_a_hang_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """All its time is waiting, as far as the system tells: the limit of one second is not over after two."""
    monkeypatch.setattr(clock, "waited", lambda _: time.monotonic())
    with Pool(work, 1, Limits(seconds=1)) as pool:
        assert dict(pool.results(["long", "a"])) == {"long": "LONG", "a": "A"}
    with Pool(work, 1, Limits(seconds=0.1)) as pool:
        found = dict(pool.results(["endless", "a"]))
    died = found.pop("endless")
    assert isinstance(died, Died) and died.reason == "timed_out"
    assert found == {"a": "A"}


def spin() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    while True:
        pass


def kept() -> bool:
    """Whether the system keeps account of who waits."""
    account = Path("/proc/self/schedstat")
    return account.exists() and account.read_text().split()[2] != "0"


@pytest.mark.skipif(not kept(), reason="asks Linux how long a process waited")
def test_the_system_tells_who_waits() -> None:
    processes = [multiprocessing.get_context("fork").Process(target=spin, daemon=True) for _ in range(2)]
    for process in processes:
        process.start()
    try:
        until = time.monotonic() + 60
        while not all(waited(process.pid or 0) > 0.1 for process in processes) and time.monotonic() < until:
            time.sleep(0.05)
        assert all(waited(process.pid or 0) > 0.1 for process in processes)
    finally:
        for process in processes:
            process.kill()
            process.join()
