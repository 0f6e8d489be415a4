"""`reportgen verify`: what a finished report says otherwise than its data."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.verifying.reports import DATA, edited, made


def test_a_sound_report_ends_with_zero(run):
    Path("报告.docx").write_bytes(made())
    result = run("verify", "报告.docx", str(DATA))
    assert result.code == 0
    assert result.err == "报告里带单位的数和表中的数共 154 个，其中 154 个是数据给出的。\n没有发现问题。\n"


def test_another_figure_ends_with_one(run):
    Path("报告.docx").write_bytes(edited("出4.64万元", "出4.46万元"))
    result = run("verify", "报告.docx", str(DATA), "--format", "json")
    listed = json.loads(result.out)
    assert (result.code, listed["figures"], listed["known"]) == (1, 154, 153)
    (problem,) = listed["problems"]
    assert (problem["code"], problem["where"]) == ("verify.figure", "正文第23段")
    assert (problem["expected"], problem["actual"]) == ("4.64", "4.46")


def test_what_cannot_be_read_ends_with_two(run):
    result = run("verify", "无.docx", str(DATA))
    assert (result.code, "找不到这个文件" in result.err) == (2, True)


def test_what_differs_is_marked_in_a_copy(run):
    report = edited("出4.64万元", "出4.46万元")
    Path("报告.docx").write_bytes(report)
    result = run("verify", "报告.docx", str(DATA), "--mark", "批注.docx")
    assert (result.code, result.err.splitlines()[-1]) == (1, "已写入 批注.docx：加了 1 条批注")
    with zipfile.ZipFile("批注.docx") as marked:
        comments = marked.read("word/comments.xml").decode()
    assert "报告写 4.46，按数据是 4.64，相差 0.18" in comments
    assert Path("报告.docx").read_bytes() == report


def test_only_a_copy_of_a_word_report_is_marked(run):
    Path("报告.docx").write_bytes(made())
    Path("报告.txt").write_text("培训费支出4.46万元。\n", encoding="utf-8")
    assert "输出文件就是所读的" in run("verify", "报告.docx", str(DATA), "--mark", "报告.docx").err
    assert (
        "只有 Word 文件（.docx）能加批注" in run("verify", "报告.txt", str(DATA), "--mark", "批注.docx").err
    )
    assert not Path("批注.docx").exists()
