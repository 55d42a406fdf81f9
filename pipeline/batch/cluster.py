"""The Dask engine: machines make reports, the driver puts them in their place.

Two commands start a cluster whose machines see the articles under the same path::

    dask scheduler
    DASK_DISTRIBUTED__WORKER__DAEMON=False dask worker tcp://SCHEDULER:8786 --nworkers 8 --nthreads 1

and ``jiyao run SOURCE --out OUT --engine dask --scheduler tcp://SCHEDULER:8786`` uses it. Without ``--scheduler`` a cluster
of ``--jobs`` processes is started here. A worker that dies loses nothing (its batch is done again elsewhere) and doubles
nothing (only the driver writes, each report under the key of what it was made from).

A worker does each article in a process of its own, as the local engine does, so that time and memory are limited and a
crash is one article's outcome; for that it must be allowed children, which is what the variable above says.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import itertools
import multiprocessing
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


def do_batch(jobs: Sequence[Job], settings: Settings, limits: Limits) -> list[Made | Died]:
    """Make every report of a batch, on a machine of the cluster; never raises, writes nothing."""
    if multiprocessing.current_process().daemon:  # may have no children: Dask's own restarts must do
        return [made_of(job, settings) for job in jobs]
    pool: Pool[Job, Made] | None = getattr(_here, "pool", None)
    if pool is None or _here.called != (settings, limits):
        if pool is not None:
            pool.close()
        # Not fork: a Dask worker has threads, and a fork takes their locks along.
        prepare = functools.partial(warm, settings)
        pool = _here.pool = Pool(functools.partial(made_of, settings=settings), 1, limits, prepare=prepare, method="spawn")
        _here.called = (settings, limits)
    found = {job[0].source: result for job, result in pool.results(jobs)}
    return [found[job[0].source] for job in jobs]


def run(
    tasks: Iterable[Task], settings: Settings, decided: Decided, *, jobs: int, limits: Limits, address: str | None = None,
    insecure: bool = False,
) -> Iterator[Outcome]:
    """Do the tasks on a cluster and yield their outcomes as they are committed.

    Raises:
        UsageError: Dask is not installed, there is no cluster at ``address``, or its machines have other rules.
    """
    try:
        dask: Any = importlib.import_module("dask")
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise UsageError("--engine dask needs Dask; install it with: pip install 'jiyao[cluster]'") from error
    out = Path(settings.out)
    with contextlib.ExitStack() as stack:
        stack.enter_context(dask.config.set({"distributed.worker.daemon": False}))
        if address is None:
            cluster = distributed.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None, silence_logs=50)
            address = stack.enter_context(cluster).scheduler_address
        try:
            client = stack.enter_context(distributed.Client(address, timeout=_WAIT, set_as_default=False))
            client.wait_for_workers(1, timeout=_WAIT)
        except (OSError, TimeoutError) as error:
            raise UsageError(f"--scheduler {address}: no cluster with a worker answers there; start one first") from error
        others = set(client.run(rules_version).values()) - {rules_version()}
        if others:
            raise UsageError(f"--scheduler {address}: its workers have other rules than this machine; install the same version")
        jobs_of = ((task, decided.get(task.source, ()), key_at(out, task.target)) for task in tasks)
        for job, result in _results(client, distributed.as_completed(loop=client.loop), jobs_of, settings, limits):
            yield settled(job[0], result if isinstance(result, Died) else commit(result), out)


def _results(
    client: Any, ended: Any, jobs: Iterator[Job], settings: Settings, limits: Limits
) -> Iterator[tuple[Job, Made | Died]]:
    """Keep every worker busy and no more in hand than that; a batch that keeps killing workers is done one by one."""
    def submit(batch: list[Job]) -> Any:
        # No key made from the content: a batch that failed is another task when it is tried again.
        return client.submit(do_batch, batch, settings, limits, pure=False)

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
