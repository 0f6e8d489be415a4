"""What the work of a template costs, in the steps that `RenderState.charge` counts.

An operation inside a loop costs what it goes through: a list as many steps as it has items, those of lists in it included, since
comparing and sorting go through them too; a text one step for every 64 characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import wraps
from typing import Any

from reportgen.word.limits import MAX_STEPS
from reportgen.word.writing.state import RenderState

RUNNING: ContextVar[RenderState | None] = ContextVar("running", default=None)
"""The render that this thread is busy with."""
_CHARACTERS_A_STEP = 64
_NESTING = (list, tuple, dict, set, frozenset)


def size_of(value: object) -> int:
    """How many steps it takes to go through a value; counting ends where no render may go on."""
    if isinstance(value, str):
        return len(value) // _CHARACTERS_A_STEP
    if isinstance(value, range):
        return len(value)
    return _size_of_nested(value) if isinstance(value, _NESTING) else 0


def length_of(value: object) -> int:
    """How many steps it takes to go through a value once, without what is in its items."""
    if isinstance(value, str):
        return len(value) // _CHARACTERS_A_STEP
    return len(value) if isinstance(value, (range, *_NESTING)) else 0


def _size_of_nested(value: object) -> int:
    size, waiting = 0, [value]
    while waiting and size <= MAX_STEPS:
        inner: Any = waiting.pop()
        items: Iterable[Any] = inner.values() if isinstance(inner, dict) else inner
        size += len(inner)
        for item in items:
            if isinstance(item, _NESTING):
                waiting.append(item)
            elif isinstance(item, str):
                size += len(item) // _CHARACTERS_A_STEP
    return size


def spend(steps: int) -> None:
    """Charge the render in progress, if any.

    Raises:
        Refusal: when the whole render exceeds a limit.
    """
    state = RUNNING.get()
    if state is not None:
        state.charge(steps)


def comparing(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which compares what it is given."""

    @wraps(function)
    def call(*values: Any, **options: Any) -> Any:
        spend(1 + sum(map(size_of, values)))
        return function(*values, **options)

    return call


def costing(function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, which costs what it goes through and what it makes, and the steps in its attribute ``template_steps``."""
    own = 1 + int(getattr(function, "template_steps", 0))

    @wraps(function)
    def call(*values: Any, **options: Any) -> Any:
        spend(own + sum(map(length_of, values)))
        made = function(*values, **options)
        spend(length_of(made))
        return made

    return call
