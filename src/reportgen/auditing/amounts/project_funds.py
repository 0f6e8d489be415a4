"""What self-evaluation tables say of the money of a project, held against one another and against the sentences on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.measures import is_amount_by_itself, is_money
from reportgen.auditing.amounts.prose import Section, Told
from reportgen.auditing.figure import PrintedFigure, from_yuan
from reportgen.auditing.relation import PLACES, Relation
from reportgen.auditing.tables.ledger import Ledger, plain
from reportgen.finished import GridTable
from reportgen.statements import BUDGETS, Column, Measure, column_in

_NAME = "项目名称"
_WHOLE = re.compile("资金总额|总额|合计")
_ENDING = re.compile("(?:专项|项目|资金|经费|预算|支出|总额)+$")
_NUMBER = re.compile(r"^[0-9A-Z]{8,}\W?")
"""The number that a project has in the budgeting system, in front of its name."""
_THIS = re.compile("(?:该|本)项目(?:资金|经费|预算|支出)*$")
_SHORTEST_NAME = 4
_COLUMNS = (Column.BUDGET, Column.ADJUSTED_BUDGET, Column.SOME_BUDGET, Column.ACTUAL)


class ProjectFigure(NamedTuple):
    """An amount of a project in a table.

    Attributes:
        project: its name, without 项目, 经费 and the like at the end.
        column: budgeted or spent.
        figure: the amount in 万元.
    """

    project: str
    column: Column
    figure: PrintedFigure


def project_funds(ledgers: Iterable[Ledger], sections: Iterable[Section], known: Known) -> Iterator[Relation]:
    """Every amount of a project that a table and a sentence, or two tables, state."""
    stated = [one for ledger in ledgers for one in _in_table(ledger)]
    for number, one in enumerate(stated):
        for other in stated[number + 1 :]:
            if one[:2] == other[:2] and one.figure.place[0] != other.figure.place[0]:
                yield _same(other.figure, one.figure)
    if stated:
        for section in sections:
            yield from _in_prose(section, stated, known)
            yield from _all_projects(section, stated, known)


def _in_table(ledger: Ledger) -> Iterator[ProjectFigure]:
    """A table about one project, with its name in a cell, or a list of projects."""
    own = _project_of(ledger.table)
    for side in ledger.sides:
        for row in side.rows:
            name = own if own and _WHOLE.search(row.name) else "" if own else _listed(ledger, row.number)
            project = _bare(name)
            for column, figure in row.figures.items() if len(project) >= _SHORTEST_NAME else ():
                stage = column_in(ledger.heads[column][-1]) if ledger.heads[column] else None
                if stage in _COLUMNS:
                    yield ProjectFigure(project, stage, from_yuan(figure) if ledger.unit == "元" else figure)
        if own:
            return


def _project_of(table: GridTable) -> str:
    """The project that a table is about: what stands beside 项目名称 in one of its first rows."""
    for cell in table.cells:
        if plain(cell.text) == _NAME and cell.column == 0:
            beside = table.at(cell.row, cell.columns)
            return (
                plain(beside.text)
                if beside is not None and beside.column + beside.columns == table.width
                else ""
            )
    return ""


def _listed(ledger: Ledger, row: int) -> str:
    """The project of a row, where a column has their names."""
    for column, head in enumerate(ledger.heads):
        if head and head[-1] == _NAME:
            cell = ledger.table.at(row, column)
            return plain(cell.text) if cell is not None and cell.rows == 1 else ""
    return ""


def _bare(name: str) -> str:
    return _ENDING.sub("", _NUMBER.sub("", re.sub("[“”]", "", name)))


def _in_prose(section: Section, stated: Sequence[ProjectFigure], known: Known) -> Iterator[Relation]:
    headings = "".join(plain(heading.text) for heading in section.headings)
    headed = {one.project for one in stated if one.project in headings}
    for told in section.told:
        statement = told.statement
        if not is_amount_by_itself(told):
            continue
        figure = known.figure(told)
        project = _meant(told, headed)
        columns = (
            BUDGETS if statement.column is Column.SOME_BUDGET else (statement.column, Column.SOME_BUDGET)
        )
        possible = [one.figure for one in stated if one.project == project and one.column in columns]
        if figure is not None and possible and statement.year in (None, known.year):
            nearest = min(possible, key=lambda one: abs(one.value - figure.value))
            is_named = statement.is_own_subject and not _THIS.search(plain(statement.subject))
            yield _same(figure, nearest, is_certain=is_named)


def _all_projects(section: Section, stated: Sequence[ProjectFigure], known: Known) -> Iterator[Relation]:
    """What all projects come to, where the same line counts as many as tables show."""
    projects = {one.project for one in stated}
    for told in section.told:
        column = told.statement.column
        parts = {one.project: one.figure for one in stated if one.column is column}
        counts = [
            one.statement.figure.value for one in told.in_line if one.statement.measure is Measure.COUNT
        ]
        is_total = told.statement.subject.endswith("项目") and "合计" in told.sentence
        figure = known.figure(told) if is_money(told) and is_total else None
        if figure is not None and parts.keys() == projects and len(projects) in counts:
            yield Relation(figure, tuple(parts.values()), "各项目", PLACES, is_certain=False)


def _meant(told: Told, headed: set[str]) -> str:
    """The project that an amount is of; under the heading of one, 该项目 is that one."""
    subject = plain(told.statement.subject)
    if _THIS.search(subject):
        return next(iter(headed)) if len(headed) == 1 else ""
    return _bare(subject)


def _same(one: PrintedFigure, other: PrintedFigure, *, is_certain: bool = True) -> Relation:
    return Relation(one, (other,), f"{other.spot.words}是", PLACES, code="audit.same", is_certain=is_certain)
