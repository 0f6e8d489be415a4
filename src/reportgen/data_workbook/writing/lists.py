"""Lists as rows: their entries with levels, and what entries are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportgen.data_workbook.vocabulary import (
    CHECK,
    LEVEL,
    LEVEL_HEADS,
    level_head,
    names_its_levels,
    own_list,
)
from reportgen.data_workbook.writing.columns import base_of, value_columns, value_of
from reportgen.data_workbook.writing.plan import PlannedCell, PlannedColumn, PlannedRow
from reportgen.model.accounts import LineItem
from reportgen.model.base import Record, shape_of
from reportgen.model.needed import Needed

_BEFORE_LEVELS = ("编码", "名称")
_LEVEL_NOTE = "1 为最上一级，2 归入上面最近的 1，依此类推；有编码的可以不填"


def list_columns(record: type[Record], entries: Sequence[Record], needed: Needed) -> list[PlannedColumn]:
    """The columns of a list."""
    inner = own_list(record)
    levels = list(_levels(needed, inner.name if inner else ""))
    flat = [entry for entry, _ in _flat(record, entries)]
    found = list(value_columns(record, flat, [*levels, *needed.entries.values()], base_of(record)))
    if names_its_levels(record):
        depth = max((level for _, level in _flat(record, entries)), default=0)
        name = next(column for column in found if column.head == shape_of(record)["name"].chinese)
        heads = [level_head(number + 1) for number in range(max(depth, len(LEVEL_HEADS)))]
        names = [PlannedColumn(head, name.kind, name.note) for head in heads]
        return [*names, *(column for column in found if column is not name)]
    if inner is None:
        return found
    first = [column for column in found if column.head in _BEFORE_LEVELS]
    rest = [column for column in found if column.head not in _BEFORE_LEVELS]
    checks = [PlannedColumn(CHECK)] * issubclass(record, LineItem)
    return [*first, PlannedColumn(LEVEL, note=_LEVEL_NOTE), *rest, *checks]


def _levels(needed: Needed, own: str) -> Iterator[Needed]:
    """What is needed of the entries of a list, level by level."""
    place: Needed | None = needed
    while place is not None:
        yield place
        place = place.inner.get(own)


def _flat(record: type[Record], entries: Sequence[Record], level: int = 1) -> Iterator[tuple[Record, int]]:
    inner = own_list(record)
    for entry in entries:
        yield entry, level
        if inner is not None:
            yield from _flat(record, getattr(entry, inner.name), level + 1)


def entry_rows(
    record: type[Record],
    entries: Sequence[Record],
    columns: Sequence[PlannedColumn],
    owner_head: str = "",
    owner: str = "",
) -> Iterator[PlannedRow]:
    """A row for every entry, those of lower levels below the one that they belong to."""
    name = shape_of(record)["name"].chinese if "name" in shape_of(record) else ""
    for entry, level in _flat(record, entries):
        cells = {
            column.head: PlannedCell(value_of(entry, column.head))
            for column in columns
            if column.kind is not None and column.head.partition(".")[0] in record.template_names
        }
        if names_its_levels(record):
            cells[level_head(level)] = PlannedCell(value_of(entry, name))
        if own_list(record) is not None:
            cells[LEVEL] = PlannedCell(level)
        if owner_head:
            cells[owner_head] = PlannedCell(owner)
        yield PlannedRow(cells, level)


def owner_names(entries: Sequence[Record]) -> list[str]:
    """What entries are called where others belong to them: their name, or their number where it is not theirs alone."""
    names = [str(getattr(entry, "name", "") or "") for entry in entries]
    codes = [str(getattr(entry, "code", "") or "") for entry in entries]
    used: Mapping[str, int] = Counter([*names, *codes, *(f"第{at}项" for at in range(1, len(entries) + 1))])
    return [
        name if name and used[name] == 1 else f"第{number}项" for number, name in enumerate(names, start=1)
    ]
