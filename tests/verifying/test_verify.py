"""What a finished report says otherwise than its data."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.tools import resaved, to_pdfs
from tests.verifying.reports import DATA, EXAMPLES, edited, made, told

import reportgen
from reportgen.errors import Severity

ALL = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("name", ALL)
def test_a_report_as_it_was_made_says_what_the_data_say(name: str) -> None:
    found = reportgen.verify(made(name), EXAMPLES / f"{name}.yaml")
    assert found.deviations == ()
    assert found.figures == found.known > 0


def test_a_changed_figure_is_found_with_both_and_the_difference() -> None:
    assert told(edited("出4.64万元", "出4.46万元")) == [
        "error verify.figure “…情况：2022年培训费支出4.46万元，较上年减少31.35万元，下降…”：报告写 4.46，按数据是 4.64，相差 0.18"
    ]


def test_a_changed_cell_is_found_with_its_row() -> None:
    assert told(edited(">118.60<", ">118.06<")) == [
        "error verify.figure “2”一行：“118.06”：报告写 118.06，按数据是 118.60，相差 0.54"
    ]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("46400元", "2022年培训费支出46400元，"),
        ("0.000464亿元", "2022年培训费支出0.000464亿元，"),
        ("46300元", "报告写 46300元，按数据是 4.64万元，相差 0.01 万元"),
        ("4.64元", "报告写 4.64元，按数据是 4.64万元，相差 4.639536 万元"),
    ],
)
def test_an_amount_in_another_unit_is_another_wording_and_no_other_figure(written: str, says: str) -> None:
    lines = told(edited("出4.64万元", f"出{written}"))
    assert says in lines[0]
    assert any(line.startswith("error") for line in lines) == ("相差" in says)


def test_changed_words_are_told_apart_from_figures() -> None:
    (line,) = told(edited("较上年减少31.35万元，下降87.11%", "比上年减少31.35万元，下降87.11%"))
    assert line.startswith(
        "note verify.words 报告写“培训费支出情况：2022年培训费支出4.64万元，比上年减少31.35万元"
    )


def test_a_sentence_that_is_missing_is_told_where_it_should_stand() -> None:
    report = edited("2022年财政拨款支出2932.56万元。", "")
    (found,) = reportgen.verify(report, DATA).deviations
    assert (found.code, found.severity, found.spot.words) == (
        "verify.missing",
        Severity.WARNING,
        "正文第13段",
    )
    assert found.message == "这里之后少了数据给出的“2022年财政拨款支出2932.56万元。”"


@pytest.mark.parametrize(
    ("further", "line"),
    [
        (
            "全年另有捐赠收入77.77万元。",
            "warning verify.unknown “全年另有捐赠收入77.77万元。”：77.77万元 不是数据给出的，也推不出来",
        ),
        (
            "合同价款1234567890123元。",
            "warning verify.unknown “合同价款1234567890123元。”：1234567890123元 不是数据给出的，也推不出来",
        ),
        (
            "2022年会议费支出0.52万元。",
            "warning verify.said “2022年会议费支出0.52万元。”：数据中会议费决算数为 0.25 万元，相差 0.27 万元",
        ),
        (
            "以上各项工作均按时按质按量圆满完成。",
            "note verify.extra “以上各项工作均按时按质按量圆满完成。”不是数据给出的",
        ),
    ],
)
def test_what_was_added_is_held_against_the_data(further: str, line: str) -> None:
    assert told(edited("2022年财政拨款支出2932.56万元。", f"2022年财政拨款支出2932.56万元。{further}")) == [
        line
    ]


def test_a_row_that_was_taken_out_is_told() -> None:
    (line,) = told(edited(*_row_of("市任务管理系统建设项目")))
    assert line.startswith(
        "warning verify.missing 这里之后少了数据给出的一行“2、市任务管理系统建设项目、118.60"
    )


def _row_of(name: str) -> tuple[str, str]:
    """The XML of a row, and nothing in its place."""
    xml = zipfile.ZipFile(io.BytesIO(made())).read("word/document.xml").decode()
    at = xml.index(name)
    start = max(xml.rfind("<w:tr>", 0, at), xml.rfind("<w:tr ", 0, at))
    return xml[start : xml.index("</w:tr>", at) + len("</w:tr>")], ""


def test_a_report_that_another_program_saved_again_says_the_same() -> None:
    sound, wrong = resaved([made(), edited("出4.64万元", "出4.46万元")])
    assert told(sound) == []
    assert [line.partition("：报告写")[2] for line in told(wrong)] == [" 4.46，按数据是 4.64，相差 0.18"]


def test_a_pdf_is_verified_too() -> None:
    sound, wrong = to_pdfs([made(), edited("出4.64万元", "出4.46万元")])
    assert told(sound) == []
    assert [line.partition("：报告写")[2] for line in told(wrong)] == [" 4.46，按数据是 4.64，相差 0.18"]


def test_a_report_without_figures_and_data_with_errors(tmp_path: Path) -> None:
    found = reportgen.verify("全年工作完成。".encode(), DATA)
    assert (found.figures, found.known) == (0, 0)
    assert "verify.missing" in {one.code for one in found.deviations}
    with pytest.raises(reportgen.ReportgenError, match="缺少必填项"):
        reportgen.verify(made(), {"年度": 2022})
    with pytest.raises(reportgen.UnreadableError, match="找不到这个文件"):
        reportgen.verify(tmp_path / "无.docx", DATA)
