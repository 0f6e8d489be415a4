"""Run every hostile template in a process of its own with little memory; print the slowest and fail at a lapse.

``python -m tests.word.attack``
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator

from tests.word.hostile import DATA, HOSTILE_FILES, HOSTILE_TAGS
from tests.word.templates import template

from reportgen.word import TemplateError, WordTemplate

ALLOWED_MEMORY = 200 * 1024 * 1024
ALLOWED_PROCESSOR_SECONDS = 20
"""A backstop against endless loops only; the time really taken is printed."""


def attacks() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every hostile template."""
    yield from ((text[:60], template(text)) for text in HOSTILE_TAGS)
    yield from ((name, make()) for name, make in HOSTILE_FILES.items())


def is_refused(source: bytes) -> bool:
    """Does a process with capped memory refuse the template in an orderly way?"""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    cap_resources()
    os._exit(0 if ends_in_refusal(lambda: WordTemplate.open(source).render(DATA)) else 1)


def cap_resources() -> None:
    """Allow this process no more memory than it has now and the allowance."""
    with open("/proc/self/statm") as status:  # noqa: PTH123
        size = int(status.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + ALLOWED_MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (ALLOWED_PROCESSOR_SECONDS,) * 2)


def ends_in_refusal(action: Callable[[], object]) -> bool:
    """Does it raise a `TemplateError` that is not merely a wrapped want of memory?"""
    try:
        action()
    except TemplateError as error:
        return not isinstance(error.__cause__, MemoryError)
    return False


def main() -> int:
    """Attack and tell."""
    slowest, lapses, count = 0.0, [], 0
    for name, source in attacks():
        started = time.perf_counter()
        if not is_refused(source):
            lapses.append(name)
        slowest, count = max(slowest, time.perf_counter() - started), count + 1
    print(f"{count} {slowest:.2f}")
    for name in lapses:
        print(f"not refused: {name}")
    return len(lapses)


if __name__ == "__main__":
    sys.exit(main())
