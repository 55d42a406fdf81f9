"""Worker processes that may die: each article has one outcome whatever happens to the process that does it.

Not ``concurrent.futures``: there one dead worker breaks the pool and nobody knows which task it had. Here the parent
knows what each worker is doing and since when; it ends one that takes too long, starts another, gives an article whose
worker died a second try (the death may have been somebody else's), and types what fails again. The parent never waits for
one process: jobs go out as a worker takes them, and results are taken as they come (``channel``).
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import selectors
import signal
import socket
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from pipeline.batch.channel import Channel, hear, tell
from pipeline.batch.clock import Clock
from pipeline.batch.limits import Limits, bind_memory

Job = TypeVar("Job")
Result = TypeVar("Result")

_AHEAD = 3  # jobs a worker has in hand, so that it never waits for the parent
_TRIES = 2
_STARTING = 300.0  # seconds a process may take to load what it needs
_READY = "ready"


@dataclass
class _Worker(Generic[Job]):
    process: BaseProcess
    channel: Channel
    clock: Clock
    jobs: deque[tuple[Job, int]] = field(default_factory=deque)  # with the number of tries before
    ready: bool = False  # its clock starts when it has loaded what it needs


@dataclass(frozen=True, slots=True)
class Died:
    """What a job gets for a result when its process could not finish it: ``timed_out`` or ``crashed``."""

    reason: str
    message: str
    seconds: float


# Fork where it is safe, so that what the parent has loaded is there at once and shared.
_METHOD = "fork" if sys.platform.startswith("linux") else "spawn"


def _nothing() -> None:
    """Load nothing."""


def _serve(
    end: socket.socket, others: list[socket.socket], do: Callable[[Any], Any], prepare: Callable[[], None], memory: int
) -> None:
    """A worker's life: a job, its result, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:  # else a dead parent's sockets would stay open in its children
        other.close()
    prepare()
    if memory:
        bind_memory(memory)
    with contextlib.suppress(EOFError, OSError):  # the parent is gone, or has let go
        tell(end, _READY)
        while True:
            tell(end, do(hear(end)))


def _ready(channels: list[Channel], seconds: float) -> list[Channel]:
    """The channels that something has come from; meanwhile the others are given what they take."""
    with selectors.DefaultSelector() as selector:
        for channel in channels:
            wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if channel.waiting else 0)
            selector.register(channel.end, wanted, channel)
        events = selector.select(seconds)
    for key, event in events:
        if event & selectors.EVENT_WRITE:
            key.data.flush()
    return [key.data for key, event in events if event & selectors.EVENT_READ]


@contextlib.contextmanager
def _without_interrupt() -> Iterator[None]:
    """Start a process that no ctrl-c reaches before it says so itself; it inherits what is held back here."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Pool(Generic[Job, Result]):
    """``jobs`` processes that each do one job at a time.

    Use as a context manager. :meth:`results` streams: it takes jobs from its iterable only as workers become free.
    """

    def __init__(
        self,
        do: Callable[[Job], Result],
        jobs: int,
        limits: Limits,
        *,
        prepare: Callable[[], None] = _nothing,
        method: str = _METHOD,
    ) -> None:
        self.do, self.prepare, self.limits = do, prepare, limits
        self.size = jobs
        self.context: Any = multiprocessing.get_context(method)
        self.workers: list[_Worker[Job]] = []
        self.stopped = False
        self._starting = threading.Lock()

    def __enter__(self) -> Pool[Job, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self, patience: float = 5.0) -> None:
        """Let every worker finish what it is at, then end it."""
        for worker in self.workers:
            worker.channel.close()
        until = time.monotonic() + patience
        for worker in self.workers:
            worker.process.join(max(0.0, until - time.monotonic()))
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self.workers.clear()

    def stop(self) -> None:
        """End every process, whatever it is at, from any thread: :meth:`results` gives no more, and nothing is started again."""
        with self._starting:
            self.stopped = True
            for worker in self.workers:
                worker.process.kill()

    def _start(self) -> None:
        with self._starting:
            if not self.stopped:
                self.workers.append(self._started())

    def _started(self) -> _Worker[Job]:
        context = self.context
        mine, theirs = socket.socketpair()
        others = [mine, *(worker.channel.end for worker in self.workers)] if context.get_start_method() == "fork" else []
        process = context.Process(target=_serve, args=(theirs, others, self.do, self.prepare, self.limits.memory), daemon=True)
        if context.get_start_method() == "spawn":
            resource_tracker.ensure_running()  # it lets interrupts through again when it starts: not between ours and the process
        with _without_interrupt():
            process.start()
        theirs.close()
        return _Worker(process, Channel(mine), Clock(process.pid))

    def _give(self, worker: _Worker[Job], job: Job, tries: int) -> None:
        if not worker.jobs:
            worker.clock.restart()
        worker.jobs.append((job, tries))
        worker.channel.give(job)  # if it died meanwhile: noticed, with all its jobs, when its channel is read

    def results(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result | Died]]:
        """Yield each job with its result, in the order in which they end, until all are done or somebody stops the pool."""
        waiting = iter(jobs)
        again: deque[tuple[Job, int]] = deque()
        more = True
        for _ in range(self.size - len(self.workers)):
            self._start()
        while not self.stopped:
            for depth in range(_AHEAD):
                for worker in [worker for worker in self.workers if len(worker.jobs) == depth]:
                    if again and depth == 0:
                        self._give(worker, *again.popleft())
                    elif more:
                        try:
                            self._give(worker, next(waiting), 0)
                        except StopIteration:
                            more = False
            busy = [worker for worker in self.workers if worker.jobs]
            if not busy and not more and not again:
                return
            yield from self._collect(busy, again)

    def _left(self, worker: _Worker[Job]) -> float:
        """Seconds at least until a worker has taken too long."""
        return worker.clock.left(self.limits.seconds if worker.ready else _STARTING)

    def _collect(self, busy: list[_Worker[Job]], again: deque[tuple[Job, int]]) -> Iterator[tuple[Job, Result | Died]]:
        soonest = min(map(self._left, busy))
        ready = _ready([worker.channel for worker in busy], max(0.0, min(soonest, 1.0)))
        for worker in busy:
            if worker.channel in ready:
                try:
                    found = worker.channel.take()
                except (EOFError, pickle.UnpicklingError):
                    yield from self._bury(worker, again, None)
                    continue
                for result in found:
                    worker.clock.restart()
                    if worker.ready:
                        job, _ = worker.jobs.popleft()
                        yield job, result
                    worker.ready = True
            elif self._left(worker) < 0:
                worker.process.kill()
                reason = f"took longer than {self.limits.seconds:g} s; split it or raise --timeout"
                yield from self._bury(worker, again, Died("timed_out", reason, self.limits.seconds))

    def _bury(
        self, worker: _Worker[Job], again: deque[tuple[Job, int]], died: Died | None
    ) -> Iterator[tuple[Job, Result | Died]]:
        """Replace a dead worker; what it had not begun goes to others, what it was at is tried again or typed."""
        worker.process.join()
        worker.channel.close()
        self.workers.remove(worker)
        (job, tries), *rest = worker.jobs
        again.extend(rest)
        seconds = worker.clock.spent()
        self._start()
        if self.stopped:
            return
        if died:
            yield job, died
        elif tries + 1 < _TRIES:
            again.append((job, tries + 1))
        else:
            code = worker.process.exitcode or 0
            how = f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"
            yield job, Died("crashed", f"its process {how} twice; look at the file, or raise --memory", seconds)
