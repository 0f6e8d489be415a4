"""Timing two jobs side by side, so that both meet the same disturbances, which only ever add."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

Job = Callable[[], object]


def by_turns(first: Job, second: Job, rounds: int) -> tuple[float, float]:
    """The best seconds of each, after one run of each that does not count."""
    jobs = (first, second)
    for job in jobs:
        job()
    measured: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for job, seconds in zip(jobs, measured, strict=True):
            start = perf_counter()
            job()
            seconds.append(perf_counter() - start)
    return min(measured[0]), min(measured[1])


def ratio(first: Job, second: Job, rounds: int) -> float:
    """How many times as long `first` takes as `second`."""
    one, other = by_turns(first, second, rounds)
    return one / other
