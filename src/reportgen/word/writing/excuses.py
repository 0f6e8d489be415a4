"""Rehearsing a template: what would stop a render is noted, and the run goes on with nothing in its place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from types import FrameType
from typing import Any, NamedTuple

from jinja2 import ChainableUndefined

from reportgen.errors import Refusal

_MOST_FAULTS = 1_000
"""Faults noted in one rehearsal; data with more of them are not worth going on with."""


class Blank(ChainableUndefined):
    """Stands in a rehearsal for a value that could not be had: whatever is done with it gives nothing and no complaint."""

    __slots__ = ()

    def _no(self, *_: Any, **__: Any) -> Any:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _no


class Fault(NamedTuple):
    """What would have stopped the render.

    Attributes:
        error: the exception.
        line: of the compiled template, at which it arose.
        variables: the template's variables there, under Jinja's names for them.
        value: what a filter was applied to; None where it was no filter that refused.
    """

    error: Exception
    line: int
    variables: Mapping[str, Any]
    value: object


@dataclass(slots=True)
class Rehearsal:
    """One rehearsal in progress.

    Attributes:
        namespace: globals of the compiled template that is running.
        faults: what would have stopped it, in the order of the template.
    """

    namespace: object = None
    faults: list[Fault] = field(default_factory=list)

    def note(self, error: Exception, value: object) -> None:
        """Keep an error with the place in the template that it comes from."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and frame.f_globals is not self.namespace:
            frame = frame.f_back
        if frame is None or len(self.faults) >= _MOST_FAULTS:
            raise error
        self.faults.append(Fault(error, frame.f_lineno, dict(frame.f_locals), value))


_IN_PROGRESS: ContextVar[Rehearsal | None] = ContextVar("rehearsal", default=None)


@contextmanager
def rehearsing() -> Iterator[Rehearsal]:
    """Within it, errors of templates are noted instead of raised."""
    rehearsal = Rehearsal()
    token = _IN_PROGRESS.set(rehearsal)
    try:
        yield rehearsal
    finally:
        _IN_PROGRESS.reset(token)


def excused(error: Exception, value: object = None) -> Blank:
    """In a rehearsal, note the error and go on with nothing.

    Raises:
        Exception: the error itself, where nothing is rehearsed or a limit was reached.
    """
    rehearsal = _IN_PROGRESS.get()
    if rehearsal is None or (isinstance(error, Refusal) and error.code == "word.limit"):
        raise error
    rehearsal.note(error, value)
    return Blank()


def excusable(function: Callable[..., Any], nothing: Callable[[], Any] = Blank) -> Callable[..., Any]:
    """The function, whose errors are noted in a rehearsal.

    Args:
        function: a filter; one that wants Jinja's context goes on getting it.
        nothing: makes what stands for its result then.
    """

    @wraps(function)
    def call(*values: Any, **options: Any) -> Any:
        try:
            return function(*values, **options)
        except Exception as error:
            if not any(isinstance(value, Blank) for value in values):
                excused(error, values[1 if hasattr(function, "jinja_pass_arg") else 0] if values else None)
            return nothing()

    return call
