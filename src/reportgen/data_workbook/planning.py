"""From the model, what a layout asks for and what a report says, to the sheets and sections of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from reportgen.data_workbook.columns import base_of, is_prose, is_stated, value_columns, value_of
from reportgen.data_workbook.lists import entry_rows, list_columns, owner_names
from reportgen.data_workbook.plan import (
    PlannedCell,
    PlannedColumn,
    PlannedRow,
    PlannedSection,
    PlannedSheet,
    SumRow,
)
from reportgen.data_workbook.sheets import SHEETS, sheet_of
from reportgen.data_workbook.vocabulary import CHECK, CONTENT, ITEM, KEY, NOTE, OWNER, own_list
from reportgen.model.accounts import LineItem
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.needed import Needed
from reportgen.model.report import Report
from reportgen.model.values import ValueKind

_LONGEST_CELL = 32_000
"""Characters that a cell may hold; Excel's limit is 32,767."""

_LONGEST_LABEL = 12
"""Characters that fit beside the mark of a row of sums."""

_BLANK_TEXTS, _BLANK_ENTRIES, _BLANK_AFTER = 6, 15, 3
_NOTHING = Needed()


def planned(report: Report | None, needed: Needed) -> list[PlannedSheet]:
    """The sheets of a workbook.

    Args:
        report: what it shall say; None for an empty one.
        needed: what the layout asks for.
    """
    planner = _Planner()
    planner.group("", "", Report, report, needed if report is None else needed.without_values())
    return [sheet for sheet in planner.sheets.values() if sheet.sections]


class _Planner:
    """Puts sections onto their sheets."""

    def __init__(self) -> None:
        self.sheets = {name: PlannedSheet(name) for name in SHEETS}

    def group(
        self, address: str, title: str, record: type[Record], value: Record | None, needed: Needed
    ) -> None:
        """The sections of one record: its values, its lines, then what it holds."""
        shapes = shape_of(record).values()
        plain = [shape for shape in shapes if shape.kind and not shape.many and not shape.keyed]
        lines = [shape for shape in shapes if _is_line(shape)]
        if not address:
            plain = [
                shape
                for shape in plain
                if shape.required or _is_head(shape) or _is_asked(shape, value, needed)
            ]
            lines = [shape for shape in lines if _is_asked(shape, value, needed)]
        for part in _by_sheet(address, plain):
            self._add(_values(address, title, part, value, needed))
        for part in _by_sheet(address, lines):
            self._add(_lines(address, title, record, part, value, needed))
        for shape in shapes:
            if shape in plain or not _is_asked(shape, value, needed):
                continue
            inner, below = _inner(needed, shape), getattr(value, shape.name, None)
            self._field(_join(address, shape.chinese), shape, below, inner)

    def _field(self, address: str, shape: FieldShape, value: object, needed: Needed) -> None:
        if shape.many or shape.keyed:
            self._listed(address, shape, [(None, value)], needed)
        elif _is_line(shape):
            for inner in _nested(shape.record):
                below = getattr(value, inner.name, None)
                if is_stated(below) or inner.name in needed.inner:
                    self._listed(_join(address, inner.chinese), inner, [(None, below)], _inner(needed, inner))
        elif shape.record is not None:
            assert value is None or isinstance(value, Record)
            self.group(address, shape.meaning, shape.record, value, needed)

    def _listed(
        self, address: str, shape: FieldShape, owned: Sequence[tuple[str | None, object]], needed: Needed
    ) -> None:
        """A list, of every owner that is named; then the lists that its entries hold."""
        if shape.keyed:
            self._add(_texts_by_name(address, shape, owned, needed))
        elif shape.record is None:
            self._add(_texts(address, shape, owned, needed))
        else:
            self._add(_entries(address, shape, shape.record, owned, needed))
            entries = [entry for _, found in owned for entry in _tuple(found)]
            named = list(zip(owner_names(entries), entries, strict=True))
            places = [needed, *needed.entries.values()]
            self._within_entries(address, shape.record, named, places, own_list(shape.record))

    def _within_entries(
        self,
        address: str,
        record: type[Record],
        named: Sequence[tuple[str, object]],
        needed: Sequence[Needed],
        levels: FieldShape | None = None,
    ) -> None:
        """The lists that the entries of a list hold, other than their own levels."""
        for shape in shape_of(record).values():
            inner = [place.inner[shape.name] for place in needed if shape.name in place.inner]
            below = [(name, getattr(entry, shape.name, None)) for name, entry in named]
            stated = [(name, value) for name, value in below if is_stated(value)]
            if not (inner or stated) or shape == levels:
                continue
            here = _join(address, shape.chinese)
            if shape.many or (shape.keyed and is_prose(shape)):
                self._listed(here, shape, stated or [("", None)], inner[0] if inner else _NOTHING)
            elif shape.record is not None:
                self._within_entries(here, shape.record, stated, inner)

    def _add(self, section: PlannedSection) -> None:
        name = section.address or section.rows[0].name
        self.sheets[sheet_of(name)].sections.append(section)


def _is_line(shape: FieldShape) -> bool:
    return shape.record is not None and issubclass(shape.record, LineItem) and not shape.many


def _is_head(shape: FieldShape) -> bool:
    return sheet_of(shape.chinese) == "单位"


def _is_asked(shape: FieldShape, value: Record | None, needed: Needed) -> bool:
    return shape.required or shape.name in needed.inner or is_stated(getattr(value, shape.name, None))


def _inner(needed: Needed, shape: FieldShape) -> Needed:
    return needed.inner.get(shape.name, _NOTHING)


def _join(address: str, step: str) -> str:
    return f"{address}.{step}" if address else step


def _tuple(value: object) -> tuple[Record, ...]:
    return value if isinstance(value, tuple) else ()


def _nested(record: type[Record] | None) -> Iterator[FieldShape]:
    """The lists that a line holds."""
    assert record is not None
    return (shape for shape in shape_of(record).values() if shape.many)


def _by_sheet(address: str, shapes: Iterable[FieldShape]) -> Iterator[list[FieldShape]]:
    """The fields of a record that stand together; those of the report itself are on several sheets."""
    parts: dict[str, list[FieldShape]] = {}
    for shape in shapes:
        parts.setdefault(address or sheet_of(shape.chinese), []).append(shape)
    return iter(parts.values())


def choices_of(kind: ValueKind | None, needed: Needed) -> tuple[str, ...]:
    """The values of which one has to be written."""
    return tuple(needed.choices) or (kind.choices if kind else ())


def _values(
    address: str, title: str, shapes: Sequence[FieldShape], value: Record | None, needed: Needed
) -> PlannedSection:
    rows = []
    for shape in shapes:
        place = _inner(needed, shape)
        known = getattr(value, shape.name, None)
        cell = PlannedCell(
            place.value if known is None else known,
            True,
            shape.required or _is_wanted(needed, shape),
            shape.kind,
            choices_of(shape.kind, place),
        )
        note = PlannedCell(place.hint or shape.meaning)
        rows.append(
            PlannedRow({ITEM: PlannedCell(shape.chinese), CONTENT: cell, NOTE: note}, name=shape.chinese)
        )
    columns = [PlannedColumn(ITEM), PlannedColumn(CONTENT), PlannedColumn(NOTE)]
    return PlannedSection(address, title, columns, rows)


def _is_wanted(needed: Needed, shape: FieldShape) -> bool:
    return shape.name in needed.inner and needed.inner[shape.name].is_wanted


def _lines(
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
                shape.record, known, [_inner(needed, shape)], base_of(shape.record) - {"code", "name"}
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
        *(column_without_want(column) for column in shown),
        PlannedColumn(CHECK),
        PlannedColumn(NOTE),
    ]
    return PlannedSection(address, title, heads, rows)


def column_without_want(column: PlannedColumn) -> PlannedColumn:
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
    preset = _inner(needed, shape)
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
    here = _join(address, part.chinese)
    if part.record is None or part.many or _is_line(part):
        yield here
    else:
        inner = shape_of(part.record)
        for name in part.record.summands:
            yield from _summands(here, inner[name])


def _entries(
    address: str,
    shape: FieldShape,
    record: type[Record],
    owned: Sequence[tuple[str | None, object]],
    needed: Needed,
) -> PlannedSection:
    has_owner = owned[0][0] is not None
    columns = list_columns(record, [entry for _, found in owned for entry in _tuple(found)], needed)
    rows = [
        row
        for owner, found in owned
        for row in entry_rows(record, _tuple(found), columns, OWNER if has_owner else "", owner or "")
    ]
    blanks = _BLANK_AFTER if rows else _BLANK_ENTRIES
    if not rows:
        rows = [_named_entry(record, name) for name in needed.entries]
    rows += [PlannedRow({}, is_blank=True)] * blanks
    heads = [
        PlannedColumn(OWNER, note=f"写这一项属于哪个{address.partition('.')[0]}：名称，或 第1项")
    ] * has_owner
    return PlannedSection(address, shape.meaning, [*heads, *columns], rows, is_list=True)


def _named_entry(record: type[Record], called: str) -> PlannedRow:
    shapes = shape_of(record)
    key = "code" if called.isdecimal() and "code" in shapes else "name"
    return PlannedRow({shapes[key].chinese: PlannedCell(called)}, level=1)


def _texts(
    address: str, shape: FieldShape, owned: Sequence[tuple[str | None, object]], needed: Needed
) -> PlannedSection:
    has_owner = owned[0][0] is not None
    rows = [
        PlannedRow({OWNER: PlannedCell(owner), CONTENT: PlannedCell(text)})
        for owner, texts in owned
        for text in (texts if isinstance(texts, tuple) else ())
    ]
    rows += [PlannedRow({}, is_blank=True)] * (_BLANK_AFTER if rows else _BLANK_TEXTS)
    column = PlannedColumn(CONTENT, shape.kind, needed.hint or shape.meaning, choices_of(shape.kind, needed))
    heads = [PlannedColumn(OWNER)] * has_owner
    return PlannedSection(address, shape.meaning, [*heads, column], rows, is_list=True)


def _texts_by_name(
    address: str, shape: FieldShape, owned: Sequence[tuple[str | None, object]], needed: Needed
) -> PlannedSection:
    has_owner = owned[0][0] is not None
    rows: list[PlannedRow] = []
    for owner, texts in owned:
        known = dict(texts) if isinstance(texts, dict) else {}
        for key in dict.fromkeys((*needed.inner, *known)):
            place = needed.inner.get(key, _NOTHING)
            text = known.get(key, None if has_owner else place.value)
            rows += _paragraph_rows(owner, key, text, place, shape.kind)
    rows += [PlannedRow({}, is_blank=True)] * _BLANK_AFTER
    columns = [PlannedColumn(KEY), PlannedColumn(CONTENT, shape.kind), PlannedColumn(NOTE)]
    return PlannedSection(
        address, shape.meaning, [*[PlannedColumn(OWNER)] * has_owner, *columns], rows, is_list=True
    )


def _paragraph_rows(
    owner: str | None, key: str, text: object, place: Needed, kind: ValueKind | None
) -> Iterator[PlannedRow]:
    """The rows of one text: a single one, unless it is too long for a cell."""
    pieces: Sequence[object] = (
        [text] if not isinstance(text, str) or len(text) < _LONGEST_CELL else text.split("\n")
    )
    content = partial(PlannedCell, applies=True, is_wanted=place.is_wanted, kind=kind)
    for number, piece in enumerate(pieces):
        yield PlannedRow(
            {
                OWNER: PlannedCell(owner or None),
                KEY: PlannedCell(key if number == 0 else None),
                CONTENT: content(piece),
                NOTE: PlannedCell(place.hint if number == 0 else None),
            }
        )
