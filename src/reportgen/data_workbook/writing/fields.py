"""What the sections of a workbook have in common: fields, addresses, and what is needed there."""

from __future__ import annotations

from reportgen.model.accounts import LineItem
from reportgen.model.base import FieldShape, Record
from reportgen.model.needed import Needed
from reportgen.model.values import ValueKind

NOTHING = Needed()


def is_line(shape: FieldShape) -> bool:
    """Whether a field holds one line item."""
    return shape.record is not None and issubclass(shape.record, LineItem) and not shape.many


def inner_of(needed: Needed, shape: FieldShape) -> Needed:
    """What is needed in a field."""
    return needed.inner.get(shape.name, NOTHING)


def joined(address: str, step: str) -> str:
    """An address with one more step."""
    return f"{address}.{step}" if address else step


def entries_of(value: object) -> tuple[Record, ...]:
    """The entries of a list; none where a report says nothing."""
    return value if isinstance(value, tuple) else ()


def choices_in(kind: ValueKind | None, needed: Needed) -> tuple[str, ...]:
    """The values of which one has to be written."""
    return tuple(needed.choices) or (kind.choices if kind else ())
