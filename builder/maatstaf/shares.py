"""Independent pieces of work, shared over the processors: the same results in the same order, only sooner."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

R = TypeVar("R")

WORTH_IT = 8
"""Fewer pieces than this are done sooner by one process."""

_pieces: Sequence[Callable[[], object]] = ()


def _do(number: int) -> Any:
    return _pieces[number]()


def results(pieces: Sequence[Callable[[], R]], workers: int) -> Iterator[R]:
    """Yield what each piece returns, in order, as soon as it is ready.

    Work is shared by forking, which hands over nothing but results; where a system can't fork, or threads make it
    unsafe, one process does all of it. A worker that is killed (too little memory) ends the build.
    """
    global _pieces  # the forked workers see it; arguments would have to be pickled
    if workers < 2 or len(pieces) < WORTH_IT or not _may_fork():
        yield from (piece() for piece in pieces)
        return
    import multiprocessing  # 20 ms that small handbooks need not spend
    from concurrent.futures import ProcessPoolExecutor

    _pieces = pieces
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_do, range(len(pieces)))
    finally:
        _pieces = ()


def _may_fork() -> bool:
    return hasattr(os, "fork") and threading.active_count() == 1
