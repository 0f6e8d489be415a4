"""How long one piece of work may take: whoever is asked for it sets the time, and long loops look at the clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from reportgen.errors import Problem, ReportgenError, Severity, Spot

SECONDS = 120.0
"""How long a check or a render may take, unless it is said otherwise."""

_DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def time_limit(seconds: float | None = None) -> Iterator[None]:
    """Within it, work may take so many seconds; None allows what is allowed around it, else `SECONDS`.

    What is allowed around it is never exceeded.
    """
    around = _DEADLINE.get()
    ends = deadline() if seconds is None else monotonic() + seconds
    token = _DEADLINE.set(ends if around is None else min(ends, around))
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def deadline() -> float:
    """When the work has to be done, by the clock that `time.monotonic` shows; `SECONDS` from now where nobody says."""
    allowed = _DEADLINE.get()
    return monotonic() + SECONDS if allowed is None else allowed


def check_time() -> None:
    """Look at the clock.

    Raises:
        ReportgenError: when the work has taken longer than it may.
    """
    allowed = _DEADLINE.get()
    if allowed is not None and monotonic() > allowed:
        message, hint = (
            "用时超过限额，没有做完",
            "数据里的文字、项目远多于一份报告时，请拆开；或放宽 seconds 限额",
        )
        raise ReportgenError([Problem(Severity.ERROR, "limit.time", Spot(), message, hint)])
