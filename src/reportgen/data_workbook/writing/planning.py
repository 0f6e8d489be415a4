"""From the model, what a layout asks for and what a report says, to the sheets and sections of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.data_workbook.vocabulary import own_list
from reportgen.data_workbook.writing.columns import is_prose, is_stated
from reportgen.data_workbook.writing.fields import NOTHING, entries_of, inner_of, is_line, joined
from reportgen.data_workbook.writing.group_sections import lines_section, values_section
from reportgen.data_workbook.writing.list_sections import (
    Owned,
    entries_section,
    named_texts_section,
    texts_section,
)
from reportgen.data_workbook.writing.lists import owner_names
from reportgen.data_workbook.writing.plan import PlannedSection, PlannedSheet
from reportgen.data_workbook.writing.sheets import SHEETS, sheet_of
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.needed import Needed
from reportgen.model.report import Report


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
        lines = [shape for shape in shapes if is_line(shape)]
        if not address:
            plain = [
                shape
                for shape in plain
                if shape.required or _is_head(shape) or _is_asked(shape, value, needed)
            ]
            lines = [shape for shape in lines if _is_asked(shape, value, needed)]
        for part in _by_sheet(address, plain):
            self._add(values_section(address, title, part, value, needed))
        for part in _by_sheet(address, lines):
            self._add(lines_section(address, title, record, part, value, needed))
        for shape in shapes:
            if shape in plain or not _is_asked(shape, value, needed):
                continue
            inner, below = inner_of(needed, shape), getattr(value, shape.name, None)
            self._field(joined(address, shape.chinese), shape, below, inner)

    def _field(self, address: str, shape: FieldShape, value: object, needed: Needed) -> None:
        if shape.many or shape.keyed:
            self._listed(address, shape, [(None, value)], needed)
        elif is_line(shape):
            for inner in _nested(shape.record):
                below = getattr(value, inner.name, None)
                if is_stated(below) or inner.name in needed.inner:
                    self._listed(
                        joined(address, inner.chinese), inner, [(None, below)], inner_of(needed, inner)
                    )
        elif shape.record is not None:
            assert value is None or isinstance(value, Record)
            self.group(address, shape.meaning, shape.record, value, needed)

    def _listed(self, address: str, shape: FieldShape, owned: Owned, needed: Needed) -> None:
        """A list, of every owner that is named; then the lists that its entries hold."""
        if shape.keyed:
            self._add(named_texts_section(address, shape, owned, needed))
        elif shape.record is None:
            self._add(texts_section(address, shape, owned, needed))
        else:
            self._add(entries_section(address, shape, shape.record, owned, needed))
            entries = [entry for _, found in owned for entry in entries_of(found)]
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
            here = joined(address, shape.chinese)
            if shape.many or (shape.keyed and is_prose(shape)):
                self._listed(here, shape, stated or [("", None)], inner[0] if inner else NOTHING)
            elif shape.record is not None:
                self._within_entries(here, shape.record, stated, inner)

    def _add(self, section: PlannedSection) -> None:
        name = section.address or section.rows[0].name
        self.sheets[sheet_of(name)].sections.append(section)


def _is_head(shape: FieldShape) -> bool:
    return sheet_of(shape.chinese) == "单位"


def _is_asked(shape: FieldShape, value: Record | None, needed: Needed) -> bool:
    return shape.required or shape.name in needed.inner or is_stated(getattr(value, shape.name, None))


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
