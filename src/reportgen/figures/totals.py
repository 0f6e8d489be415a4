"""Totals: what the parts add up to, and a report in which every total that follows from its parts is filled in."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from reportgen.amounts import sum_if_known
from reportgen.model.accounts import COLUMNS, LineItem
from reportgen.model.base import Record, Sum, record_fields, shape_of
from reportgen.model.paths import Path

R = TypeVar("R", bound=Record)


def sum_of(items: tuple[LineItem, ...], column: str) -> Decimal | None:
    """The sum of a column over the items, in 万元; None where there are none or one of them does not state it."""
    return sum_if_known(getattr(item, column) for item in items)


def total_of(items: tuple[LineItem, ...], name: str = "合计") -> LineItem:
    """A line that adds up every column which all the items state."""
    return _with_totals(LineItem(name=name), items)


def parts_of(record: Record, rule: Sum) -> tuple[LineItem, ...]:
    """The line items that must add up to `rule.total`; empty where a part that is not optional is missing."""
    return tuple(item for _, item in located_parts(record, rule))


def located_parts(record: Record, rule: Sum) -> tuple[tuple[Path, LineItem], ...]:
    """`parts_of`, each with its path from the record."""
    parts: list[tuple[Path, LineItem]] = []
    for name in rule.parts:
        items = _located_items((name,), getattr(record, name))
        if not items:
            return ()
        parts.extend(items)
    for name in rule.optional:
        parts.extend(_located_items((name,), getattr(record, name)))
    return tuple(parts)


def items_in(value: object) -> tuple[LineItem, ...]:
    """The line items that a field stands for: itself, its list, or the summands of the record that it holds."""
    return tuple(item for _, item in _located_items((), value))


def _located_items(path: Path, value: object) -> list[tuple[Path, LineItem]]:
    if isinstance(value, LineItem):
        return [(path, value)]
    if isinstance(value, Record):
        return [
            item for name in value.summands for item in _located_items((*path, name), getattr(value, name))
        ]
    if isinstance(value, tuple):
        return [((*path, index), item) for index, item in enumerate(value) if isinstance(item, LineItem)]
    return []


def completed(record: R) -> R:
    """A copy in which derivable totals are filled in and unnamed line items carry their field's name.

    A stated figure is never changed: whether it agrees with its parts is for the rules to say.
    """
    changes: dict[str, object] = {}
    for shape in record_fields(type(record)):
        value = getattr(record, shape.name)
        if not value:
            continue
        if shape.many:
            children = tuple(completed(child) for child in value)
            if any(new is not old for new, old in zip(children, value, strict=True)):
                changes[shape.name] = children
        else:
            child = _labelled(completed(value), shape.label)
            if child is not value:
                changes[shape.name] = child
    record = record.model_copy(update=changes) if changes else record
    if isinstance(record, LineItem):
        return _with_totals(record, record.items)
    for rule in record.sums:
        record = _with_sum(record, rule)
    return record


def _labelled(child: Record, label: str) -> Record:
    if isinstance(child, LineItem) and not child.name:
        return child.model_copy(update={"name": label})
    return child


def _with_sum(record: R, rule: Sum) -> R:
    parts = parts_of(record, rule)
    if not parts:
        return record
    shape = shape_of(type(record))[rule.total]
    assert shape.record is not None, "a total is a line item"
    stated = getattr(record, rule.total) or shape.record.model_validate({"name": shape.label})
    total = _with_totals(stated, parts)
    return record if total is stated else record.model_copy(update={rule.total: total})


def _with_totals(item: R, parts: tuple[LineItem, ...]) -> R:
    if not parts:
        return item
    derived = {
        column: total
        for column in COLUMNS
        if getattr(item, column) is None and (total := sum_of(parts, column)) is not None
    }
    return item.model_copy(update=derived) if derived else item
