"""Independent pieces of work, shared over the processors: the same results in the same order, only sooner."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

R = TypeVar("R")

CHUNK = 25
WORTH_IT = 150
"""Fewer pieces than this are done sooner by one process."""

_pieces: Sequence[Callable[[], object]] = ()


def _chunk(start: int) -> list[object]:
    return [piece() for piece in _pieces[start : start + CHUNK]]


def results(pieces: Sequence[Callable[[], R]], workers: int, done: Callable[[int], None]) -> list[R]:
    """Return what each piece returns; ``done`` hears how many more are ready.

    Work is shared by forking, which hands over nothing but results; where a system can't fork, or threads make it
    unsafe, one process does all of it.
    """
    global _pieces  # the forked workers see it; arguments would have to be pickled
    _pieces = pieces
    starts = range(0, len(pieces), CHUNK)
    found: list[object] = []
    if workers > 1 and len(pieces) >= WORTH_IT and _may_fork():
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            for chunk in pool.imap(_chunk, starts):
                found += chunk
                done(len(chunk))
    else:
        for start in starts:
            chunk = _chunk(start)
            found += chunk
            done(len(chunk))
    _pieces = ()
    return found  # type: ignore[return-value]


def _may_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
