"""The way of the guide 从决算表开始: two workbooks, a workbook to fill in, the finished report."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from tests.reports.handed_over import completed_with, known, workbooks
from tests.tools import validate

import reportgen
from reportgen.data_workbook.entry import workbook_of
from reportgen.model.needed import needed_of
from reportgen.model.report import Report
from reportgen.pipeline import read_report
from reportgen.workbook_import import Imported, import_workbooks

LAYOUT = "sichuan-panzhihua"
EXAMPLE = Path(__file__).parents[2] / "data_examples" / f"{LAYOUT}.yaml"


@pytest.fixture(scope="module")
def report() -> Report:
    return reportgen.load(EXAMPLE)


@pytest.fixture(scope="module")
def imported(report: Report) -> Imported:
    return import_workbooks(workbooks(report), layout=LAYOUT)


def test_the_two_workbooks_agree_and_fill_most_places(imported: Imported) -> None:
    assert imported.problems == ()
    places = [place for place in imported.missing if not place.startswith("文字.")]
    assert len(places) < 40
    assert imported.data["版式"] == LAYOUT


def test_the_workbook_that_is_written_says_what_was_imported(imported: Imported) -> None:
    again = read_report(imported.workbook())
    assert again.model_dump() == read_report(imported.data).model_dump()


def test_every_figure_that_was_imported_says_where_it_comes_from(imported: Imported) -> None:
    content = imported.workbook()
    place = read_report(content).document.spot(("支出", "合计", "决算数"))
    cell = openpyxl.load_workbook(BytesIO(content))[place.sheet][place.cell]
    assert cell.comment.text == "取自 公开01表 F31、公开03表 C6"
    assert validate(content, "xlsx") == []


def test_what_is_still_missing_is_asked_for_at_yellow_cells(imported: Imported) -> None:
    asked = [problem for problem in reportgen.check(imported.workbook()) if problem.code == "layout.needs"]
    assert asked
    assert [str(problem) for problem in asked if problem.spot.cell is None] == []


def test_filled_in_it_becomes_the_finished_report(imported: Imported, report: Report) -> None:
    data = completed_with(imported.data, known(report))
    filled = workbook_of(needed_of(reportgen.open_layout(LAYOUT).wants()), read_report(data))
    loud = [problem for problem in reportgen.check(filled) if problem.severity != "note"]
    assert [str(problem) for problem in loud] == []
    document = reportgen.render(filled)
    assert document == reportgen.render(data)
    with ZipFile(BytesIO(document)) as package:
        text = package.read("word/document.xml").decode()
    assert "828.76" in text, "this year's total, exact in the one workbook"
    assert "621.57" in text, "last year's, rounded in the other"
