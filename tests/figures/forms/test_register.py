"""The official forms as declared: every cell leads somewhere in a report, and no two forms are called the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from reportgen.figures.forms.declaration import (
    EconomicColumns,
    EconomicLists,
    Form,
    FormColumn,
    NamedRows,
    OneRow,
    Part,
    SubjectRows,
)
from reportgen.figures.forms.register import FORMS
from reportgen.model.accounts import LineItem
from reportgen.model.paths import parse
from reportgen.model.report import Report


def addresses(part: Part) -> Iterator[str]:
    """Every place that the cells of a part have in a report."""
    if isinstance(part, tuple):
        for block in part:
            yield from _of_named_rows(block)
    elif isinstance(part, SubjectRows):
        for column in part.columns:
            if column.cell:
                yield f"{column.tree or part.tree}.208.{meant(column, column.cell)}"
            if column.total:
                yield meant(column, column.total)
    elif isinstance(part, EconomicLists):
        yield from (f"{part.tree}.301.决算数", *(f"{row.place}.决算数" for row in part.totals))
    elif isinstance(part, EconomicColumns):
        yield from (f"{part.tree}.301.决算数", f"{part.total}.决算数")
    elif isinstance(part, OneRow):
        yield from (meant(column, column.cell) for column in part.columns if column.cell)


def _of_named_rows(block: NamedRows) -> Iterator[str]:
    for row in block.rows:
        if row.place is None:
            continue
        if row.is_value:
            yield row.place
            continue
        for column in block.columns:
            if column.cell:
                yield meant(column, column.cell).format(row.place)
            if column.divided and row.is_subject:
                yield column.divided.format(row.place)


def meant(column: FormColumn, address: str) -> str:
    """An address where a bare 预算数 is taken as one of the two."""
    return address.removesuffix(".预算数") + ".全年预算数" if column.is_bare_budget else address


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_cell_has_its_place_in_a_report(form: Form) -> None:
    found = [address for part in form.parts for address in addresses(part)]
    assert found
    for address in found:
        parse(address, Report)
    for part in form.parts:
        if isinstance(part, SubjectRows):
            assert all(parse(column.cell, LineItem) for column in part.columns if column.cell)


def test_no_two_forms_share_a_title_a_label_or_a_number() -> None:
    names = [name for form in FORMS for name in {*form.titles, *form.labels, form.id}]
    assert [name for name, count in Counter(names).items() if count > 1] == []
