"""The columns of values that a record has in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportgen.data_workbook.writing.plan import PlannedColumn
from reportgen.model.accounts import LineItem
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.needed import Needed
from reportgen.model.paths import parse
from reportgen.model.steps import FieldStep

BASE: Mapping[type[Record], frozenset[str]] = {
    LineItem: frozenset(("code", "name", "budget", "adjusted_budget", "actual", "prior_actual", "reason"))
}
"""The fields of a record that are shown whether or not anybody asks for them; all fields of a record that is not listed."""


def base_of(record: type[Record]) -> frozenset[str]:
    """The fields that are always shown, those that a line has beyond others of its kind among them."""
    common = next((kind for kind in BASE if issubclass(record, kind)), None)
    own = frozenset(shape_of(record))
    return own if common is None else (own - frozenset(shape_of(common))) | BASE[common]


def is_stated(value: object) -> bool:
    """Whether a report says something there."""
    return value not in (None, (), {}, "")


def is_prose(shape: FieldShape) -> bool:
    """Whether a field holds whole sentences, which do not go into columns."""
    return shape.kind is not None and shape.kind.is_prose


def value_columns(
    record: type[Record],
    values: Sequence[Record],
    needs: Sequence[Needed],
    base: frozenset[str],
    prefix: str = "",
) -> Iterator[PlannedColumn]:
    """The columns of a record for what is always shown, is stated, or is needed; lists and long texts have none.

    Args:
        record: the type of the rows.
        values: of the rows.
        needs: what is needed of them.
        base: the fields that are always shown.
        prefix: what stands before the heads, for the fields of a record within a record.
    """
    for shape in shape_of(record).values():
        inner = [need.inner[shape.name] for need in needs if shape.name in need.inner]
        stated: list[Any] = [
            found for value in values if is_stated(found := getattr(value, shape.name, None))
        ]
        head = prefix + shape.chinese
        if shape.many or (shape.keyed and is_prose(shape)):
            continue
        if shape.keyed:
            keys = dict.fromkeys(
                key for holder in (*stated, *(place.inner for place in inner)) for key in holder
            )
            for key in keys:
                yield PlannedColumn(f"{head}.{key}", shape.kind, shape.meaning)
        elif shape.record is not None:
            if stated or inner:
                yield from value_columns(shape.record, stated, inner, frozenset(), f"{head}.")
        elif stated or inner or shape.name in base:
            choices = next((tuple(place.choices) for place in inner if place.choices), ())
            hint = next((place.hint for place in inner if place.hint), "")
            is_wanted = any(place.is_wanted for place in inner)
            assert shape.kind is not None
            yield PlannedColumn(
                head, shape.kind, hint or shape.meaning, choices or shape.kind.choices, is_wanted
            )


def value_of(record: Record, head: str) -> object:
    """What a record says below a head."""
    value: object = record
    for step in parse(head, type(record)).steps:
        if value is None:
            return None
        if isinstance(step, FieldStep):
            value = getattr(value, step.name)
        else:
            value = value.get(str(step.name)) if isinstance(value, dict) else None
    return value if is_stated(value) else None
