"""Addresses as forms declare them, as steps into a report."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from reportgen.model.accounts import LineItem
from reportgen.model.base import Record, shape_of
from reportgen.model.classification import CLASS_DIGITS
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.steps import EntryStep, FieldStep, KeyStep, Step

Steps: TypeAlias = tuple[Step, ...]

_ITEMS, _NAME, _CODE = FieldStep("items"), FieldStep("name"), FieldStep("code")
ACTUAL, PRIOR_ACTUAL = FieldStep("actual"), FieldStep("prior_actual")


@lru_cache(maxsize=4096)
def steps_of(address: str) -> Steps:
    """The steps of an address of a report."""
    return parse(address, Report).steps


@lru_cache(maxsize=4096)
def below(record: type[Record], address: str) -> Steps:
    """The steps of an address that begins at a record of some type."""
    return parse(address, record).steps


@lru_cache(maxsize=8192)
def subject(tree: str, code: str) -> Steps:
    """The steps to the entry of a classification tree by its code: every level above it is passed."""
    lengths = range(CLASS_DIGITS, len(code) + 1, 2)
    chain: list[Step] = []
    for length in lengths:
        chain += [_ITEMS, EntryStep(code[:length], LineItem)]
    return (*steps_of(tree), *chain[1:])


@lru_cache(maxsize=4096)
def kind_of(steps: Steps) -> str:
    """What sort of value stands at a place, by the Chinese name of its kind."""
    record: type[Record] = Report
    for step in steps:
        if isinstance(step, FieldStep):
            shape = shape_of(record)[step.name]
            if shape.record is not None:
                record = shape.record
            elif shape.kind is not None:
                kind = shape.kind.chinese
    return kind


class Target(NamedTuple):
    """A place that a cell is read for: the steps to it, and the Chinese name of its kind of value.

    Steps take long to compare; the same place is the same object wherever it can be.
    """

    steps: Steps
    kind: str


@lru_cache(maxsize=4096)
def target(address: str) -> Target:
    """The place of an address of a report."""
    steps = steps_of(address)
    return Target(steps, kind_of(steps))


@lru_cache(maxsize=65536)
def subject_target(tree: str, code: str, address: str) -> Target:
    """The place of an address from the entry of a classification tree with a code."""
    steps = (*subject(tree, code), *below(LineItem, address))
    return Target(steps, kind_of(steps))


@lru_cache(maxsize=4096)
def address_of(steps: Steps) -> str:
    """Steps as an address in Chinese: ``支出.按功能.208.决算数``."""
    record: type[Record] = Report
    words = []
    for step in steps:
        if isinstance(step, FieldStep):
            shape = shape_of(record)[step.name]
            record = shape.record or record
            words.append(shape.chinese)
        elif isinstance(step, EntryStep | KeyStep):
            words.append(step.name)
    return ".".join(words)
