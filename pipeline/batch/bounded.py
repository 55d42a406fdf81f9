"""One piece of work under the limits of a run: in a process of its own, which is ended when it takes too much."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pipeline.batch.limits import Limits
from pipeline.batch.pool import Died, Pool
from pipeline.batch.work import defect
from pipeline.errors import PipelineError

Result = TypeVar("Result")


class OverLimitError(PipelineError):
    """The work took too long, or its process died."""

    reason = "over_limit"


class CrashedError(PipelineError):
    """A defect of ours."""

    reason = "crashed"


def _done(work: Callable[[], Result]) -> Result | PipelineError:
    try:
        return work()
    except PipelineError as error:
        return error
    except (MemoryError, RecursionError) as error:
        what = "needs more memory than an article may take" if isinstance(error, MemoryError) else "nests too deep"
        return OverLimitError(f"{what}; split or simplify the file")
    except Exception as error:
        return CrashedError(defect(error))


def bounded(work: Callable[[], Result], limits: Limits | None = None) -> Result:
    """What ``work`` gives, which can be pickled as its result can.

    Raises:
        PipelineError: as ``work`` does.
        OverLimitError: it took more than the limits allow.

    >>> bounded(dict)
    {}
    """
    pool: Pool[Callable[[], Result], Result | PipelineError] = Pool(_done, 1, limits or Limits())
    with pool:
        ((_, result),) = pool.results([work])
    if isinstance(result, Died):
        raise OverLimitError(result.message)
    if isinstance(result, PipelineError):
        raise result
    return result
