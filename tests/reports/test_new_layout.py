"""A layout that no shipped one resembles, made from an outline and table parts as the guide for designers says."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from tests.reports.expected import assert_outline_is_fresh, assert_reads_as
from tests.tools import validate

import reportgen
from reportgen.layout import open_layout
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline

HERE = Path(__file__).parent
LAYOUT = HERE / "layouts" / "special-funds"
DATA = HERE / "data" / "special-funds.yaml"


def without_occasions() -> dict[str, Any]:
    """A department with neither public expenses nor indicators of its own, and no problems to tell of."""
    data: dict[str, Any] = yaml.load(DATA.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    del data["三公经费"], data["整体评价"], data["文字"]["存在问题"]
    return data


def test_the_outline_is_fresh_and_makes_the_same_template_again() -> None:
    assert_outline_is_fresh(LAYOUT / "report.docx")
    text = (LAYOUT / "report.outline.txt").read_text(encoding="utf-8")
    assert outline(from_outline(text)) == text


def test_nothing_in_it_is_complained_of() -> None:
    assert open_layout(LAYOUT).lint() == []
    assert [problem.message for problem in reportgen.check(DATA, LAYOUT)] == [
        "写了而本版式不印的数据：三公经费.公务用车、三公经费.公务接待"
    ]


def test_the_report_reads_as_expected() -> None:
    assert_reads_as(reportgen.render(DATA, LAYOUT), DATA.with_suffix(".txt"))


@pytest.mark.parametrize("charts", ["native", "image"])
def test_word_accepts_the_report(charts: str) -> None:
    assert validate(reportgen.render(DATA, LAYOUT, charts=charts)) == []


def test_sections_without_occasion_leave_no_gap() -> None:
    document = reportgen.render(without_occasions(), LAYOUT)
    text = outline(document)
    assert validate(document) == []
    assert "“三公”经费" not in text
    assert "[标题 1] 三、存在问题\n[正文] 没有需要报告的问题。" in text
    assert "附件：项目支出绩效自评表" in text
    assert "节：横向" not in text


def test_pictures_beside_charts_are_for_programs_that_draw_none() -> None:
    document = reportgen.render(DATA, LAYOUT, charts="both")
    assert validate(document) == []
    with ZipFile(BytesIO(document)) as archive:
        names = archive.namelist()
        xml = archive.read("word/document.xml").decode()
    charts, pictures = (
        [name for name in names if name.startswith(kind)] for kind in ("word/charts/chart", "word/media/")
    )
    assert len(charts) == len(pictures) == xml.count("<mc:Fallback>") > 0
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', xml))) == 2 * len(charts)
