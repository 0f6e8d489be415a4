"""Finding layouts: shipped ones by id, anybody's by folder or file."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest

import reportgen
from reportgen.errors import ReportgenError
from reportgen.layout import library
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline

SRC = Path(reportgen.__file__).parent


def test_a_layout_is_read_anew_after_it_was_changed(tmp_path: Path) -> None:
    folder = shutil.copytree(library() / "guangxi-qinzhou", tmp_path / "mine")
    assert reportgen.open_layout(folder).manifest.title == "部门预算绩效自评报告"
    manifest = folder / "layout.yaml"
    manifest.write_text(manifest.read_text().replace("名称: 部门预算绩效自评报告", "名称: 另一个名称", 1))
    assert reportgen.open_layout(folder).manifest.title == "另一个名称"


def test_a_folder_without_a_template_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportgenError, match=r"找不到版式的 Word 模板“report.docx”"):
        reportgen.open_layout(tmp_path)


def test_a_template_in_another_format_is_to_be_saved_as_docx(tmp_path: Path) -> None:
    old = tmp_path / "report.doc"
    old.write_bytes(b"")
    with pytest.raises(ReportgenError, match=r"“report.doc”不是 .docx 文件.*另存为 .docx"):
        reportgen.open_layout(old)
    with pytest.raises(
        ReportgenError, match=r"那里的“report.doc”要在 Word 或 WPS 里打开，另存为 report.docx"
    ):
        reportgen.open_layout(tmp_path)


def test_an_own_part_comes_before_the_shared_one_of_that_name(tmp_path: Path) -> None:
    page = "节：纵向 210×297，上37 下35 左28.01 右26，页眉15 页脚23，行网格28.95"
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "结语.docx").write_bytes(
        from_outline(f"{page}\n[正文] 以上为{{{{ 年度 }}}}年情况。\n")
    )
    (tmp_path / "report.docx").write_bytes(from_outline(f'{page}\n[正文] {{%p 引用 "结语" %}}\n'))
    (tmp_path / "layout.yaml").write_text("名称: 试\n")
    document = reportgen.render({"年度": 2022, "单位": {"名称": "甲"}}, tmp_path)
    assert outline(document).splitlines()[-1] == "[正文] 以上为2022年情况。"


def test_no_layout_id_and_no_place_name_stands_in_the_source() -> None:
    places = {part for name in reportgen.layout_ids() for part in name.split("-")} | {
        "广西", "钦州", "广东", "乐昌", "新疆", "克拉玛依", "四川", "攀枝花", "江西", "红谷滩",
    }  # fmt: skip
    pattern = re.compile("|".join(sorted(places)))
    found = [
        f"{file.relative_to(SRC)}: {match[0]}"
        for file in SRC.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for match in pattern.finditer(node.value)
    ]
    assert found == []
