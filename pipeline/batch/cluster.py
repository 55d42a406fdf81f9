"""The Dask engine: machines make reports, the driver puts them in their place.

``jiyao run SOURCE --out OUT --engine dask --scheduler tls://SCHEDULER:8786`` uses a cluster whose machines see the articles
under the same path (README: Many articles, many machines). Whoever reaches a scheduler runs code as its owner, so one without
TLS is refused unless the caller insists. Without ``--scheduler`` a cluster of ``--jobs`` workers is started inside this
process (``inproc://``): no port is opened, not even on this machine.

A worker that dies loses nothing (its batch is done again elsewhere) and doubles nothing (only the driver writes, each report
under the key of what it was made from). A worker does each article in a process of its own, as the local engine does, so that
time and memory are limited and a crash is one article's outcome; for that a cluster's workers must be allowed children
(``DASK_DISTRIBUTED__WORKER__DAEMON=False``).
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import itertools
import logging
import multiprocessing
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.batch.engine import Decided, made_of, settled, warm
from pipeline.batch.limits import Limits
from pipeline.batch.pool import Died, Pool
from pipeline.batch.walk import Task
from pipeline.batch.work import Made, Outcome, Settings, commit, key_at, rules_version
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.review.log import Decision

Job = tuple[Task, "tuple[Decision, ...]", str | None]

_BATCH = 25  # articles: some tenths of a second of work, so that little is done again when a machine dies
_AHEAD = 3  # batches a worker has in hand
_WAIT = 60  # seconds for the first worker

_here = threading.local()
_known = threading.Lock()
_pools: dict[str, list[Pool[Any, Any]]] = {}  # of this process, by whose run they work for
_ended: set[str] = set()  # runs that were stopped early
_STOPPED = Died("crashed", "its run was stopped; run again", 0.0)
Numbered = tuple[int, Job]


def do_batch(jobs: Sequence[Job], settings: Settings, limits: Limits, run: str = "") -> list[Made | Died]:
    """Make every report of a batch, on a machine of the cluster; never raises, writes nothing.

    Args:
        run: whose batch it is; when that run is stopped, what is not made yet is left.
    """
    if multiprocessing.current_process().daemon:  # may have no children: Dask's own restarts must do
        return [made_of(job, settings) for job in jobs]
    found: dict[int, Made | Died] = {}
    for (number, _), result in _pool(settings, limits, run).results(enumerate(jobs)):
        found[number] = result if isinstance(result, Died) else result[1]
    return [found.get(number, _STOPPED) for number in range(len(jobs))]


def _pool(settings: Settings, limits: Limits, run: str) -> Pool[Numbered, tuple[int, Made]]:
    """The pool of this thread, made anew for another run."""
    pool: Pool[Numbered, tuple[int, Made]] | None = getattr(_here, "pool", None)
    if pool is not None and _here.called == (settings, limits, run):
        return pool
    if pool is not None:
        pool.close()
    # Not fork: a Dask worker has threads, and a fork takes their locks along.
    prepare = functools.partial(warm, settings)
    pool = _here.pool = Pool(functools.partial(_numbered, settings=settings), 1, limits, prepare=prepare, method="spawn")
    _here.called = (settings, limits, run)
    with _known:
        _pools.setdefault(run, []).append(pool)
        if run in _ended:
            pool.stop()
    return pool


def _numbered(job: Numbered, settings: Settings) -> tuple[int, Made]:
    """An article of a batch by its place in it: the one name that no other has."""
    return job[0], made_of(job[1], settings)


def run(
    tasks: Iterable[Task], settings: Settings, decided: Decided, *, jobs: int, limits: Limits, address: str | None = None,
    insecure: bool = False,
) -> Iterator[Outcome]:
    """Do the tasks on a cluster and yield their outcomes as they are committed.

    Args:
        address: of a scheduler; without one the cluster is in this process.
        insecure: allow an address without TLS.

    Raises:
        UsageError: Dask is not installed, there is no cluster at ``address``, it is open to others, or it has other rules.
    """
    if address is not None and not insecure and not address.startswith("tls://"):
        raise UsageError(
            f"--scheduler {address}: without TLS whoever reaches it runs code as you; use tls:// (README: Many articles), "
            "or say --insecure-scheduler"
        )
    try:
        dask: Any = importlib.import_module("dask")
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise UsageError("--engine dask needs Dask; install it with: pip install 'jiyao[cluster]'") from error
    out = Path(settings.out)
    stack = contextlib.ExitStack()
    client: Any = None
    done = False
    try:
        with later():
            stack.enter_context(_quiet())
            scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="jiyao-", ignore_cleanup_errors=True))
            stack.enter_context(dask.config.set({"distributed.worker.daemon": False, "temporary-directory": scratch}))
            stack.callback(lambda: _close_pools(client))
            client = _joined(distributed, stack, jobs, address)
        jobs_of = ((task, decided.get(task.source, ()), key_at(out, task.target)) for task in tasks)
        for job, result in _results(client, distributed.as_completed(loop=client.loop), jobs_of, settings, limits):
            yield settled(job[0], result if isinstance(result, Died) else commit(result), out)
        done = True
    finally:
        with later(forget=True):
            if not done:
                _stop_pools(client)
            stack.close()


def _joined(distributed: Any, stack: contextlib.ExitStack, jobs: int, address: str | None) -> Any:
    """A client of the cluster at ``address``, or of one in this process."""
    if address is None:
        return stack.enter_context(distributed.Client(stack.enter_context(_own(distributed, jobs)), set_as_default=False))
    try:
        client = stack.enter_context(distributed.Client(address, timeout=_WAIT, set_as_default=False))
        client.wait_for_workers(1, timeout=_WAIT)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(f"--scheduler {address}: no cluster with a worker answers there; start one first") from error
    except TypeError as error:  # how Dask says that it has no certificates
        raise UsageError(f"--scheduler {address}: {error}; name the certificates (README: Many articles)") from error
    if set(client.run(rules_version).values()) - {rules_version()}:
        raise UsageError(f"--scheduler {address}: its workers have other rules than this machine; install the same version")
    return client


def _own(distributed: Any, jobs: int) -> Any:
    """A cluster inside this process. Its parts talk by references, and the HTTP servers that Dask would open stay away."""

    def no_server(*_: object, **__: object) -> None:
        return None

    scheduler, worker = (
        type(base.__name__, (base,), {"start_http_server": no_server}) for base in (distributed.Scheduler, distributed.Worker)
    )
    inside = {"protocol": "inproc://", "dashboard": False}
    options = {**inside, "nthreads": 1, "memory_limit": 0}
    return distributed.SpecCluster(
        scheduler={"cls": scheduler, "options": inside},
        workers={number: {"cls": worker, "options": options} for number in range(jobs)},
        silence_logs=logging.CRITICAL,
    )


def _stop_pools(client: Any) -> None:
    """Leave the batches that are being made: Dask waits for them before it ends, however long they take."""
    if client is None:
        return
    with _known:
        _ended.add(client.id)
        for pool in _pools.get(client.id, ()):
            pool.stop()


def _close_pools(client: Any) -> None:
    if client is None:
        return
    for pool in _pools.pop(client.id, ()):
        pool.close()
    _ended.discard(client.id)
    _here.__dict__.clear()


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """What Dask says while it is stopped in the middle of something is nobody's business."""
    loggers = [logging.getLogger(name) for name in ("distributed", "tornado", "asyncio")]
    before = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for each, level in zip(loggers, before, strict=True):
            each.setLevel(level)


@contextlib.contextmanager
def later(*, forget: bool = False) -> Iterator[None]:
    """Hold an interrupt back until Dask has started or ended, for in the middle of that it breaks; the second one breaks it.

    One that whoever started us had us ignore (a shell does, of what it runs in the background) stays ignored.

    Args:
        forget: what is held back is not raised afterwards: the run is ending.
    """
    held: list[int] = []

    def hold(number: int, frame: object) -> None:
        held.append(number)
        if len(held) > 1 and not forget:
            raise KeyboardInterrupt

    stopping = [number for number in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(number) != signal.SIG_IGN]
    try:
        before = {number: signal.signal(number, hold) for number in stopping}
    except ValueError:  # only the main thread may say so
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if held and not forget:
        raise KeyboardInterrupt


def _results(
    client: Any, ended: Any, jobs: Iterator[Job], settings: Settings, limits: Limits
) -> Iterator[tuple[Job, Made | Died]]:
    """Keep every worker busy and no more in hand than that; a batch that keeps killing workers is done one by one."""
    def submit(batch: list[Job]) -> Any:
        # No key made from the content: a batch that failed is another task when it is tried again.
        return client.submit(do_batch, batch, settings, limits, client.id, pure=False)

    held: dict[Any, list[Job]] = {}
    more = True
    while True:
        room = _AHEAD * max(1, len(client.nthreads()))
        while more and len(held) < room:
            batch = list(itertools.islice(jobs, _BATCH))
            more = bool(batch)
            if batch:
                future = submit(batch)
                held[future.key] = batch
                ended.add(future)
        if not held:
            return
        future = next(ended)
        batch = held.pop(future.key)
        if future.status == "finished":
            yield from zip(batch, future.result(), strict=True)
        elif len(batch) == 1:
            yield batch[0], Died("crashed", "the machines that did it died again and again; look at the file", 0.0)
        else:
            for job in batch:
                alone = submit([job])
                held[alone.key] = [job]
                ended.add(alone)
