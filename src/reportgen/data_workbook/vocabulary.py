"""The words by which a workbook says what its cells hold, the same for writing and for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from reportgen.errors import Refusal
from reportgen.figures.forms.evaluation import LEVELS
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.evaluation import Indicator
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.steps import EVERY, FieldStep, KeyStep, NumberStep, Step
from reportgen.model.values import ValueKind

Keys: TypeAlias = tuple[str | int, ...]

WHOLE = "报告"
"""The address of the report itself."""

MARK = re.compile(r"^【([^【】]+)】")
ITEM, CONTENT, KEY = "项目", "内容", "名称"
LEVEL, OWNER = "级次", "所属"
NOTE, CHECK, SUM_MARK = "填写说明", "勾稽", "↳"
NOT_READ = frozenset((NOTE, CHECK))
REMARKS = (SUM_MARK, "注：")
"""What rows begin with that say nothing about the report."""

LEVEL_HEADS = tuple(names[0] for names in LEVELS)
_DIGITS = "一二三四五六七八九十"
_LEVEL_HEAD = re.compile(f"([{_DIGITS}])级指标")

EXPLANATION = "说明"
"""The sheet that says how to fill in the others."""


def mark(address: str) -> str:
    """The beginning of a section."""
    return f"【{address or WHOLE}】"


def level_head(level: int) -> str:
    """The head above the names of indicators of a level, counted from 1."""
    return f"{_DIGITS[level - 1]}级指标"


def level_of_head(head: str) -> int | None:
    """The level whose names stand below a head; None where it is another head."""
    found = _LEVEL_HEAD.fullmatch(head)
    return _DIGITS.index(found[1]) + 1 if found else None


def names_its_levels(record: type[Record]) -> bool:
    """Whether the names of each level stand in a column of their own, as in the forms of performance evaluation."""
    return record is Indicator


@dataclass(frozen=True, slots=True)
class Held:
    """What an address holds.

    Attributes:
        keys: from where the address starts, in the keys of a data file; None stands for every entry of a list.
        record: the record, or that of the entries of a list; None for plain values.
        kind: of plain values.
        many: whether it is a list.
        keyed: whether its keys are the author's.
    """

    keys: tuple[str | int | None, ...]
    record: type[Record] | None
    kind: ValueKind | None = None
    many: bool = False
    keyed: bool = False

    @property
    def is_value(self) -> bool:
        """Whether it is one plain value."""
        return self.kind is not None and not self.many and not self.keyed

    @property
    def is_within_list(self) -> bool:
        """Whether it belongs to entries of a list, which have to be there before it."""
        return any(not isinstance(key, str) for key in self.keys)

    def within(self, owner: int | None) -> Keys:
        """Its keys, in the entry of a list with that index."""
        return tuple(key for step in self.keys if (key := owner if step is None else step) is not None)


def held_by_section(address: str) -> Held:
    """What the address of a section holds.

    Raises:
        Refusal: when it leads nowhere.
    """
    return Held((), Report) if address == WHOLE else held(address, Report)


@lru_cache(maxsize=4096)
def held(address: str, root: type[Record]) -> Held:
    """What an address from a record of some type holds; the first step may also be what the field is called in print.

    Raises:
        Refusal: when it leads nowhere, or to an entry of a list by its name.
    """
    first, dot, rest = address.partition(".")
    known = {shape.label: shape.chinese for shape in shape_of(root).values()}
    steps = parse(known.get(first, first) + dot + rest, root).steps
    return _held(steps, root, address)


def _held(steps: tuple[Step, ...], root: type[Record], address: str) -> Held:
    keys: list[str | int | None] = []
    record, shape, is_inside = root, None, False
    for step in steps:
        if isinstance(step, FieldStep):
            shape, is_inside = shape_of(record)[step.name], False
            record = shape.record or record
            keys.append(shape.chinese)
        elif isinstance(step, KeyStep | NumberStep):
            keys.append(step.name)
            is_inside = True
        elif step is EVERY:
            keys.append(None)
        else:
            raise Refusal(f"“{address}”应是一组数据的位置，不能是其中一项", "一项的各个数写在它那一行")
    assert shape is not None
    if is_inside:
        return Held(tuple(keys), shape.record, shape.kind)
    return Held(tuple(keys), shape.record, shape.kind, shape.many, shape.keyed)


def own_list(record: type[Record]) -> FieldShape | None:
    """The field of a record that lists records of its own type: their levels make a tree."""
    return next(
        (shape for shape in _lists(record) if shape.record is not None and issubclass(record, shape.record)),
        None,
    )


def _lists(record: type[Record]) -> Iterator[FieldShape]:
    return (shape for shape in shape_of(record).values() if shape.many)
