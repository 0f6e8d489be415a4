"""The language for addressing values of a report: ``支出.按功能.208.决算数``, ``项目.得分``, ``三公经费?.公务接待.批次``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from reportgen.errors import Refusal, nearest, quoted, shortened, suggestion
from reportgen.model.base import Record, shape_of
from reportgen.model.steps import (
    EVERY,
    NAMED_BY,
    EntryStep,
    FieldStep,
    KeyStep,
    NumberStep,
    Step,
)

Path: TypeAlias = tuple[str | int, ...]
"""Steps from a record to one value: names of fields, indices of lists counted from 0, and keys that authors chose."""

_LONGEST = 1000
"""Characters of an address: far more than any has."""

_QUOTED = re.compile(
    r'\s*(?:“(?P<curly>[^“”]*(?:“[^“”]*”[^“”]*)*)”|"(?P<straight>[^"]*)")\s*(?P<mark>[?？]?)\s*(?P<end>\.|$)'
)
_NUMBER = re.compile(r"第([1-9]\d{0,8})项")


@dataclass(frozen=True)
class Address:
    """Which values of a report are meant: `parse` makes it of a text.

    Attributes:
        steps: from the report to the values.
        optional: how many steps lead up to the mark ``?``: what is not stated up to there is not missing.
    """

    steps: tuple[Step, ...]
    optional: int = 0

    @property
    def is_plural(self) -> bool:
        """Whether it may lead to several values, as it names a field of all entries of a list."""
        return EVERY in self.steps

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields and keys on its way by name, without the entries of lists."""
        return tuple(step.name for step in self.steps if isinstance(step, FieldStep | KeyStep))

    def before(self, *fields: str) -> Address:
        """The address of what holds the first of these fields; itself where none of them is on its way."""
        ends = (
            at for at, step in enumerate(self.steps) if isinstance(step, FieldStep) and step.name in fields
        )
        return replace(self, steps=self.steps[: next(ends, None)])


@lru_cache(maxsize=4096)
def parse(text: str, root: type[Record], *, marks: bool = False, declared: bool = False) -> Address:
    """The address that a text means, checked against the model and without data.

    Args:
        text: steps joined by dots; fields in either language. After a list comes the code, the name or the number (第2项)
            of an entry, or a field that all its entries have. A name that is also such a field is written in quotation
            marks. A key that an author chose is the rest of the text.
        root: the record type where it starts.
        marks: whether it may carry the mark ``?``: what it asks for up to there is needed only where stated.
        declared: whether it is written before there are data: then the name of an entry must not look like a misspelt
            field unless it is in quotation marks.

    Raises:
        Refusal: with the first step that leads nowhere, its place and the nearest name.
    """
    if len(text) > _LONGEST:
        raise Refusal(f"{quoted(text)}不是数据的位置")
    steps: list[Step] = []
    words: list[str] = []
    here, rest, optional = _Holder(root), text, 0
    while True:
        written, rest, goes_on = _cut(rest, here)
        taken, word, here = here.entered(written, words)
        steps += taken
        if declared and not written.is_quoted:
            _refuse_misspelt(taken[-1], words)
        words.append(word)
        if written.is_marked and not marks:
            raise Refusal(f"“{spoken(words)}”后面不写“?”", "“?”只用在版式的“需要”里")
        optional = len(steps) if written.is_marked else optional
        if not goes_on:
            return Address(tuple(steps), optional)


def _refuse_misspelt(step: Step, words: Sequence[str]) -> None:
    if isinstance(step, EntryStep) and (near := nearest(step.name, step.record.template_names)):
        hint = f"是否应为{quoted(near[0])}？名称就是“{step.name}”的，连引号一起写"
        raise unknown_step(spoken(words), step.name, (), hint)


def unknown_step(before: str, step: str, known: Iterable[str], otherwise: str | None = None) -> Refusal:
    """The complaint about a step that leads nowhere.

    Args:
        before: the steps before it as messages show them.
        step: as it was written.
        known: what could stand in its place.
        otherwise: the hint where nothing is near.
    """
    if not step:
        return Refusal(f"“{before}”后面少写了一步" if before else "没有写数据的位置")
    place = f"“{before}”中" if before else ""
    return Refusal(f"{place}没有{quoted(step)}", suggestion(step, known, otherwise))


def spoken(words: Iterable[str]) -> str:
    """Steps as messages show them: ``支出 › 按功能 › 第2项``."""
    return " › ".join(words)


class _Written(NamedTuple):
    """One step as it was written."""

    name: str
    is_quoted: bool = False
    is_marked: bool = False


def _cut(text: str, holder: _Holder) -> tuple[_Written, str, bool]:
    """The first step of a text, the text after it, and whether another step follows."""
    if holder.keyed and holder.record is None:
        return _Written(text.strip()), "", False
    if quoted := _QUOTED.match(text):
        name = quoted["curly"] if quoted["curly"] is not None else quoted["straight"]
        return _Written(name, True, bool(quoted["mark"])), text[quoted.end() :], bool(quoted["end"])
    name, dot, rest = text.partition(".")
    unmarked = name.strip().removesuffix("?").removesuffix("？")
    return _Written(unmarked.strip(), is_marked=unmarked != name.strip()), rest, bool(dot)


class _Holder(NamedTuple):
    """What the next step of an address leads into: a record, a list or mapping of records or of values, or a value."""

    record: type[Record] | None
    many: bool = False
    keyed: bool = False
    kind: str = ""

    def entered(self, written: _Written, words: Sequence[str]) -> tuple[tuple[Step, ...], str, _Holder]:
        """The steps that a written one means, how messages call it, and what the next one leads into."""
        name, single = written.name, _Holder(self.record, kind=self.kind)
        fields = self.record.template_names if self.record and not self.keyed else {}
        if self.keyed and name:
            return (KeyStep(name),), shortened(name), single
        if self.record and name in fields and not (self.many and written.is_quoted):
            shape = shape_of(self.record)[fields[name]]
            kind = shape.kind.chinese if shape.kind else ""
            below = _Holder(shape.record, shape.many, shape.keyed, kind)
            return (*((EVERY,) if self.many else ()), FieldStep(shape.name)), shape.chinese, below
        if self.many and (number := _NUMBER.fullmatch(name)) and not written.is_quoted:
            return (NumberStep(int(number[1]) - 1),), name, single
        if self.many and self.record and name and any(field in fields for field in NAMED_BY):
            return (EntryStep(name, self.record),), shortened(name), single
        raise unknown_step(spoken(words), name, fields, self._ending(words))

    def _ending(self, words: Sequence[str]) -> str | None:
        if self.many and not self.record:
            return "可以写“第1项”等"
        return f"“{words[-1]}”是{self.kind}，写到这里为止" if self.kind and words else None
