"""`reportgen render`: a finished report, or a clear complaint and nothing touched."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.tools import require_program

import reportgen


def test_it_writes_the_report_beside_the_caller_under_the_data_file_name(run, example):
    result = run("render", example)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("已生成 guangxi-qinzhou.docx\n")
    assert Path("guangxi-qinzhou.docx").read_bytes() == reportgen.render(example)


def test_it_writes_where_it_is_told(run, example):
    assert run("render", example, "-o", "报告.docx").code == 0
    assert Path("报告.docx").is_file()


def test_contents_pages_and_pdf_come_from_libreoffice(run, example):
    require_program("soffice")
    assert run("render", example, "-o", "r.pdf").code == 0
    assert Path("r.pdf").read_bytes().startswith(b"%PDF")
    assert run("render", example, "-o", "r.docx", "--contents-pages").code == 0
    assert Path("r.docx").read_bytes() == reportgen.render(example)  # this layout has no table of contents


def test_without_libreoffice_no_pdf_is_written(run, example, monkeypatch):
    monkeypatch.setattr("reportgen.publish.libreoffice.find_libreoffice", lambda: None)
    result = run("render", example, "-o", "r.pdf")
    assert result.code == 1
    assert "没有找到 LibreOffice" in result.err
    assert not Path("r.pdf").exists()


def test_pictures_in_place_of_native_charts(run, example):
    assert run("render", example, "-o", "r.docx", "--charts", "image").code == 0
    assert Path("r.docx").read_bytes() == reportgen.render(example, charts="image")


def test_a_wrong_figure_is_named_with_its_place_and_the_older_report_stays(run, example):
    wrong = example.read_text().replace(
        "公用经费: {名称: 日常公用经费, 决算数: 226.25}", "公用经费: {名称: 日常公用经费, 决算数: 236.25}"
    )
    Path("data.yaml").write_text(wrong)
    Path("data.docx").write_bytes(b"last year's report")
    result = run("render", "data.yaml")
    assert result.code == 1
    assert "人员经费" in result.err
    assert "2080.86" in result.err
    assert "2070.86" in result.err
    assert "10.00" in result.err
    assert Path("data.docx").read_bytes() == b"last year's report"
    assert sorted(path.name for path in Path().iterdir()) == ["data.docx", "data.yaml"]


def a_word_file() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return content.getvalue()


BAD_FILES = {
    "a missing file": (None, 2, "找不到这个文件"),
    "an empty file": (b"", 2, "文件是空的"),
    "a list at the top": (b"- 1\n- 2\n", 2, "最外层应为一组键值，实为列表"),
    "broken YAML": ("年度: 2022\n单位: {名称: 甲\n".encode(), 2, "data.yaml:"),
    "binary junk": (b"\x00\x01\x02\xff" * 50, 2, "这不是文本文件"),
    "half a workbook": (b"PK\x03\x04rest", 2, "文件不完整或已损坏，可能没有下载完"),
    "a Word file": (a_word_file(), 2, "这是Word 文档，不是工作簿"),
    "an unknown key": ("年度: 2022\n单位: {名称: 甲}\n收人: {}\n".encode(), 1, "是否应为“收入”？"),
    "a word for an amount": (
        "年度: 2022\n单位: {名称: 甲}\n会议费: {决算数: 三万}\n".encode(),
        1,
        "应为数字，实为“三万”",
    ),
    "a huge float": (
        "年度: 2022\n单位: {名称: 甲}\n会议费: {决算数: 1e400}\n".encode(),
        1,
        "应为数字，实为“1e400”",
    ),
    "no layout": ("年度: 2022\n单位: {名称: 甲}\n".encode(), 1, "没有说明用哪个版式"),
    "an unknown layout": ("版式: 没有\n年度: 2022\n单位: {名称: 甲}\n".encode(), 1, "没有版式“没有”"),
}


@pytest.mark.parametrize(("content", "code", "message"), BAD_FILES.values(), ids=BAD_FILES)
def test_bad_input_gives_a_complaint_and_no_file(run, content, code, message):
    if content is not None:
        Path("data.yaml").write_bytes(content)
    result = run("render", "data.yaml", "-o", "out.docx")
    assert result.code == code
    assert message in result.err
    assert "Traceback" not in result.err
    assert not Path("out.docx").exists()


def test_a_misspelt_layout_is_shown_where_the_data_name_it(run):
    Path("data.yaml").write_text("年度: 2022\n版式: guangxi-qinzou\n单位: {名称: 甲}\n")
    assert run("render", "data.yaml").err == (
        "错误 layout.unknown  data.yaml:2:5  版式\n"
        "    没有版式“guangxi-qinzou”\n"
        "    2 │ 版式: guangxi-qinzou\n"
        "      │       ^\n"
        "    提示：是否应为“guangxi-qinzhou”？\n"
        "\n"
        "共 1 个错误。\n"
    )


def test_the_source_line_is_shown_with_a_marker_below_the_value(run):
    Path("data.yaml").write_text("年度: 2022\n单位: {名称: 甲}\n会议费: {决算数: 三万}\n")
    assert run("render", "data.yaml").err == (
        "错误 data.value  data.yaml:3:12  会议费 › 决算数\n"
        "    应为数字，实为“三万”\n"
        "    3 │ 会议费: {决算数: 三万}\n"
        "      │                  ^\n"
        "\n"
        "共 1 个错误。\n"
    )


def test_a_folder_that_does_not_exist_is_named(run, example):
    result = run("render", example, "-o", "没有/报告.docx")
    assert result.code == 1
    assert "无法写入：文件夹“没有”不存在" in result.err


@pytest.mark.parametrize("name", ["报告.odt", "报告.doc", "报告"])
def test_a_name_that_is_not_one_of_a_word_document_is_refused(run, example, name):
    result = run("render", example, "-o", name)
    assert result.code == 1
    assert "成品是 Word 文档或 PDF，文件名应以 .docx 或 .pdf 结尾" in result.err
    assert "请写成 报告.docx" in result.err
    assert not Path(name).exists()


def test_the_data_file_is_never_overwritten_by_its_report(run, example):
    Path("data.yaml").write_bytes(example.read_bytes())
    result = run("render", "data.yaml", "-o", "data.yaml")
    assert result.code == 1
    assert "输出文件就是所读的“data.yaml”本身，会把它盖掉" in result.err
    assert Path("data.yaml").read_bytes() == example.read_bytes()


def test_strict_makes_warnings_stop(run, example):
    text = example.read_text().replace("发现的问题: 个别项目", "发现的问题: 截止年底个别项目")
    Path("data.yaml").write_text(text)
    assert run("render", "data.yaml").code == 0
    Path("data.docx").unlink()
    result = run("render", "data.yaml", "--strict")
    assert result.code == 1
    assert "截至" in result.err
    assert not Path("data.docx").exists()
