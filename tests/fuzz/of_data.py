"""Damaged data through `load`, `check` and `render`: ``python -m tests.fuzz.of_data --count 100000 --jobs 2``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from random import Random
from typing import Any

from tests.fuzz.trials import exit_with
from tests.rules.mutation import mutated

from reportgen import pipeline
from reportgen.layout import layout_ids, open_layout

_LONG_OF_TEN = 9
"""Of ten mutants, so many are of shortened examples."""


def data_trial(chance: Random) -> Iterator[tuple[str, Callable[[], object]]]:
    """One mutant, loaded, checked and rendered for the layout that it names or for another one."""
    source: Any = mutated(chance, short=chance.randrange(10) < _LONG_OF_TEN)
    if isinstance(source, Mapping) and chance.randrange(20) == 0:
        source = hostile_objects(source, chance)
    layout = open_layout(chance.choice(layout_ids())) if chance.randrange(3) == 0 else None
    yield "render", lambda: pipeline.rendered(source, layout)
    if chance.randrange(10) == 0:
        yield "check", lambda: pipeline.check(source, layout)


class _Trap:
    """Raises whatever is done with it."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(name)

    def _raise(self, *_: object) -> Any:
        raise RuntimeError("trap")

    __str__ = __repr__ = __eq__ = __hash__ = __len__ = __iter__ = __int__ = __index__ = __bool__ = _raise


class _TrapMapping(Mapping[str, object]):
    def __getitem__(self, key: str) -> object:
        raise RuntimeError(key)

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("iter")

    def __len__(self) -> int:
        raise RuntimeError("len")


class _TrapText(str):
    def __str__(self) -> str:
        raise RuntimeError("str")

    def __len__(self) -> int:
        raise RuntimeError("len")


class _TrapNumber(Decimal):
    def is_finite(self) -> bool:
        raise RuntimeError("finite")


class _TrapWhole(int):
    def __int__(self) -> int:
        raise RuntimeError("int")

    def __lt__(self, other: object) -> bool:
        raise RuntimeError("lt")


class _TrapList(list[object]):
    def __iter__(self) -> Iterator[object]:
        raise RuntimeError("iter")


def hostile_objects(data: Mapping[str, object], chance: Random) -> Mapping[str, object]:
    """The data with objects in them whose methods raise."""
    traps: list[Any] = [_Trap(), _TrapMapping(), _TrapText("甲"), _TrapNumber(1), _TrapWhole(1), _TrapList()]
    whole = dict(data)
    for _ in range(chance.randint(1, 3)):
        whole[chance.choice([*whole])] = chance.choice(traps)
    return _TrapMapping() if chance.randrange(10) == 0 else whole


if __name__ == "__main__":
    exit_with(data_trial, 100_000)
