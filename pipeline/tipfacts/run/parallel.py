"""Work in several processes, its results in the order of the work."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from tipfacts.errors import TipfactsError

W = TypeVar("W")
R = TypeVar("R")
_AHEAD = 4
"""Pieces of work a process that may wait; more would only fill the memory."""


def in_order(do: Callable[[W], R], work: Iterable[W], jobs: int) -> Iterator[R]:
    """Do each piece of work and give the results in order, lazily, whatever `jobs` is.

    Args:
        do: a function of a module (or a `partial` of one), so that another process finds it.
        work: the pieces.
        jobs: processes; with one, the work is done here.

    Raises:
        TipfactsError: a process was ended from outside.
    """
    if jobs == 1:
        yield from map(do, work)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            yield from _windowed((pool.submit(do, piece) for piece in work), jobs * _AHEAD)
        except BrokenProcessPool as error:
            raise TipfactsError(
                "a process ended early, most often for want of memory: use fewer --jobs"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _windowed(futures: Iterator[Future[R]], window: int) -> Iterator[R]:
    waiting: deque[Future[R]] = deque()
    for future in futures:
        waiting.append(future)
        if len(waiting) >= window:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
