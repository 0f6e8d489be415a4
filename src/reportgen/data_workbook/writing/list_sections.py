"""The sections of lists: entries, texts, and texts under names that a layout or an author chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from reportgen.data_workbook.vocabulary import CONTENT, KEY, NOTE, OWNER
from reportgen.data_workbook.writing.fields import NOTHING, choices_in, entries_of
from reportgen.data_workbook.writing.lists import entry_rows, list_columns
from reportgen.data_workbook.writing.plan import PlannedCell, PlannedColumn, PlannedRow, PlannedSection
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.needed import Needed, key_of_entry
from reportgen.model.values import ValueKind

_LONGEST_CELL = 32_000
"""Characters that a cell may hold; Excel's limit is 32,767."""

_BLANK_TEXTS, _BLANK_ENTRIES, _BLANK_AFTER = 6, 15, 3

Owned = Sequence[tuple[str | None, object]]
"""Lists with what the entry is called that holds each; None where they belong to no list."""


def entries_section(
    address: str,
    shape: FieldShape,
    record: type[Record],
    owned: Owned,
    needed: Needed,
) -> PlannedSection:
    """The entries of a list, or of those of several owners, a row each."""
    has_owner = owned[0][0] is not None
    columns = list_columns(record, [entry for _, found in owned for entry in entries_of(found)], needed)
    rows = [
        row
        for owner, found in owned
        for row in entry_rows(record, entries_of(found), columns, OWNER if has_owner else "", owner or "")
    ]
    blanks = _BLANK_AFTER if rows else _BLANK_ENTRIES
    if not rows:
        rows = [_named_entry(record, name) for name in needed.entries]
    rows += [PlannedRow({})] * blanks
    heads = [
        PlannedColumn(OWNER, note=f"写这一项属于哪个{address.partition('.')[0]}：名称，或 第1项")
    ] * has_owner
    return PlannedSection(address, shape.meaning, [*heads, *columns], rows, is_list=True)


def _named_entry(record: type[Record], called: str) -> PlannedRow:
    return PlannedRow({shape_of(record)[key_of_entry(record, called)].chinese: PlannedCell(called)}, level=1)


def texts_section(address: str, shape: FieldShape, owned: Owned, needed: Needed) -> PlannedSection:
    has_owner = owned[0][0] is not None
    rows = [
        PlannedRow({OWNER: PlannedCell(owner), CONTENT: PlannedCell(text)})
        for owner, texts in owned
        for text in (texts if isinstance(texts, tuple) else ())
    ]
    rows += [PlannedRow({})] * (_BLANK_AFTER if rows else _BLANK_TEXTS)
    column = PlannedColumn(CONTENT, shape.kind, needed.hint or shape.meaning, choices_in(shape.kind, needed))
    heads = [PlannedColumn(OWNER)] * has_owner
    return PlannedSection(address, shape.meaning, [*heads, column], rows, is_list=True)


def named_texts_section(address: str, shape: FieldShape, owned: Owned, needed: Needed) -> PlannedSection:
    has_owner = owned[0][0] is not None
    rows: list[PlannedRow] = []
    for owner, texts in owned:
        known = dict(texts) if isinstance(texts, dict) else {}
        for key in dict.fromkeys((*needed.inner, *known)):
            place = needed.inner.get(key, NOTHING)
            text = known.get(key, None if has_owner else place.value)
            rows += _paragraph_rows(owner, key, text, place, shape.kind)
    rows += [PlannedRow({})] * _BLANK_AFTER
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
