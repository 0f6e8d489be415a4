"""The sections of a record: its plain values, and its lines with the columns of a line item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.data_workbook.vocabulary import CHECK, CONTENT, ITEM, NOTE
from reportgen.data_workbook.writing.columns import base_of, value_columns, value_of
from reportgen.data_workbook.writing.fields import choices_in, inner_of, is_line, joined
from reportgen.data_workbook.writing.plan import (
    PlannedCell,
    PlannedColumn,
    PlannedRow,
    PlannedSection,
    SumRow,
)
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.needed import Needed
from reportgen.model.report import Report

_LONGEST_LABEL = 12
"""Characters that fit beside the mark of a row of sums."""


def values_section(
    address: str, title: str, shapes: Sequence[FieldShape], value: Record | None, needed: Needed
) -> PlannedSection:
    """Plain values, a row each, with what to write there."""
    rows = []
    for shape in shapes:
        place = inner_of(needed, shape)
        known = getattr(value, shape.name, None)
        cell = PlannedCell(
            place.value if known is None else known,
            True,
            shape.required or _is_wanted(needed, shape),
            shape.kind,
            choices_in(shape.kind, place),
        )
        note = PlannedCell(place.hint or shape.meaning)
        rows.append(
            PlannedRow({ITEM: PlannedCell(shape.chinese), CONTENT: cell, NOTE: note}, name=shape.chinese)
        )
    columns = [PlannedColumn(ITEM), PlannedColumn(CONTENT), PlannedColumn(NOTE)]
    return PlannedSection(address, title, columns, rows)


def _is_wanted(needed: Needed, shape: FieldShape) -> bool:
    return shape.name in needed.inner and needed.inner[shape.name].is_wanted


def lines_section(
    address: str,
    title: str,
    record: type[Record],
    shapes: Sequence[FieldShape],
    value: Record | None,
    needed: Needed,
) -> PlannedSection:
    """Lines of a form by their official names, with the columns of a line item."""
    columns: dict[str, PlannedColumn] = {}
    of_rows: dict[str, set[str]] = {}
    for shape in shapes:
        assert shape.record is not None
        known = [item for item in (getattr(value, shape.name, None),) if item is not None]
        found = list(
            value_columns(
                shape.record, known, [inner_of(needed, shape)], base_of(shape.record) - {"code", "name"}
            )
        )
        of_rows[shape.name] = {column.head for column in found if column.is_wanted}
        columns.update((column.head, column) for column in found if column.head not in columns)
    rows = [
        _line(address, record, shape, columns, of_rows[shape.name], getattr(value, shape.name, None), needed)
        for shape in shapes
    ]
    shown = [*columns.values()]
    heads = [
        PlannedColumn(ITEM),
        *(_without_want(column) for column in shown),
        PlannedColumn(CHECK),
        PlannedColumn(NOTE),
    ]
    return PlannedSection(address, title, heads, rows)


def _without_want(column: PlannedColumn) -> PlannedColumn:
    """A column whose cells say themselves whether they are wanted."""
    return PlannedColumn(column.head, column.kind, column.note, column.choices)


def _line(
    address: str,
    record: type[Record],
    shape: FieldShape,
    columns: Iterable[str],
    wanted: set[str],
    item: Record | None,
    needed: Needed,
) -> PlannedRow:
    assert shape.record is not None
    cells = {ITEM: PlannedCell(shape.label), NOTE: PlannedCell(shape.meaning)}
    preset = inner_of(needed, shape)
    for head in columns:
        applies = head.partition(".")[0] in shape.record.template_names
        known = value_of(item, head) if item is not None and applies else _preset(preset, shape.record, head)
        cells[head] = PlannedCell(known, applies, head in wanted)
    sums = tuple(_sums(address, record, shape)) if address or record is Report else ()
    return PlannedRow(cells, name=shape.chinese, sums=sums)


def _preset(needed: Needed, record: type[Record], head: str) -> object:
    found = needed.inner.get(record.template_names.get(head, ""))
    return found.value if found else None


def _sums(address: str, record: type[Record], shape: FieldShape) -> Iterator[SumRow]:
    """What adds up to a line, as the model declares it."""
    shapes = shape_of(record)
    for total in record.sums:
        if total.total == shape.name:
            parts = [shapes[part] for part in total.parts]
            optional = [shapes[part] for part in total.optional]
            label = "＋".join(part.label for part in (*parts, *optional))
            yield SumRow(
                f"{label if len(label) <= _LONGEST_LABEL else f'{parts[0].label}等'}之和",
                tuple(place for part in parts for place in _summands(address, part)),
                tuple(place for part in optional for place in _summands(address, part)),
            )


def _summands(address: str, part: FieldShape) -> Iterator[str]:
    here = joined(address, part.chinese)
    if part.record is None or part.many or is_line(part):
        yield here
    else:
        inner = shape_of(part.record)
        for name in part.record.summands:
            yield from _summands(here, inner[name])
