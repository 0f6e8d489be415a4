"""`reportgen audit`: what contradicts itself in a finished report."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
from tests.auditing.printed_reports import report
from tests.word.documents import made_of_paragraphs

from reportgen.word.document.model import Nested
from reportgen.word.document.reading import read_document

ROWS = ("项目 预算数 执行数", "甲 1.11 1.00", "乙 2.22 2.00", "合计 3.34 {}")


def written(total: str) -> Path:
    Path("报告.md").write_bytes(report(("支出表", [row.format(total) for row in ROWS])))
    return Path("报告.md")


def test_a_sound_report_ends_with_zero_and_says_what_was_held(run):
    result = run("audit", written("3.00"))
    assert result.code == 0
    assert result.err == (
        "读出正文里的数 0 个，核对了 2 个合计和两处相同的数。\n没有发现问题。\n另有 1 处差额在四舍五入的尾差之内，加 --rounding 列出。\n"
    )


def test_a_contradiction_ends_with_one_and_shows_both_places(run):
    result = run("audit", written("3.90"), "--rounding")
    assert result.code == 1
    assert (
        "错误 audit.sum  报告.md:6  表1第4行第3格\n    “合计 · 执行数”3.90，以上各项合计 3.00，相差 0.90\n"
        in result.err
    )
    assert "提示：对照：表1第2行第3格“甲 · 执行数 1.00”；表1第3行第3格“乙 · 执行数 2.00”" in result.err
    assert "说明 audit.rounding" in result.err


def test_json_gives_figures_as_text(run):
    result = run("audit", written("3.90"), "--format", "json")
    listed = json.loads(result.out)
    assert result.code == 1
    assert listed["relations"] == 2
    first = listed["contradictions"][0]
    assert (first["expected"], first["difference"], first["tolerance"]) == ("3.00", "0.90", "0.015")
    assert first["stated"] == {
        "where": "表1第4行第3格", "file": "报告.md", "line": 6, "page": None, "text": "合计 · 执行数 3.90",
    }  # fmt: skip
    problem = listed["problems"][0]
    assert (problem["severity"], problem["code"], problem["line"]) == ("error", "audit.sum", 6)
    assert [quote["where"] for quote in problem["quotes"]] == [
        "表1第4行第3格",
        "表1第2行第3格",
        "表1第3行第3格",
    ]


def test_a_report_without_figures_says_so(run):
    Path("报告.txt").write_text("各项任务全部完成。")
    result = run("audit", "报告.txt")
    assert result.code == 0
    assert result.err == "没有认出表里或正文里的数，什么数也没有核对。\n"


def test_what_cannot_be_read_ends_with_two(run):
    result = run("audit", "无.docx", "--format", "json")
    assert result.code == 2
    assert [entry["code"] for entry in json.loads(result.out)["problems"]] == ["source.missing"]


def test_a_copy_with_comments_at_both_places(run):
    Path("报告.docx").write_bytes(
        made_of_paragraphs(
            "2022年基本支出60万元，其中人员经费50万元，公用经费20万元。", "2022年人员经费40万元。"
        )
    )
    result = run("audit", "报告.docx", "--mark", "批注.docx")
    assert result.code == 1
    assert "已写入带批注的 批注.docx。" in result.err
    notes = [block for block in read_document(Path("批注.docx")).blocks if isinstance(block, Nested)]
    assert [note.blocks[0].text.partition("：")[0] for note in notes] == [
        "错误 1（audit.sum）",
        "错误 1（audit.sum），见正文第1段",
    ]


def test_comments_are_never_written_into_the_report_itself(run):
    Path("报告.docx").write_bytes(made_of_paragraphs("2022年收入60万元。"))
    result = run("audit", "报告.docx", "--mark", "报告.docx")
    assert (result.code, "会把它盖掉" in result.err) == (1, True)


def test_only_word_reports_are_marked(run):
    result = run("audit", written("3.90"), "--mark", "批注.docx")
    assert (result.code, Path("批注.docx").exists()) == (2, False)
    assert "只有 Word 报告（.docx）能加批注" in result.err


def test_a_summary_counts_each_kind(run):
    Path("报告.txt").write_text(
        "会议费支出0万元，完成预算100%。\n培训费支出0万元，完成预算100%。\n2022年按照根据要求。"
    )
    assert "分类：零没有比率 2 处，没有重复的词 1 处。\n" in run("audit", "报告.txt").err


def test_a_folder_gives_one_table_of_results(run):
    Path("报告").mkdir()
    Path("报告/甲.md").write_bytes(report(("支出表", [row.format("3.90") for row in ROWS])))
    Path("报告/乙.txt").write_text("2022年收入60.00万元。")
    Path("报告/丙.pdf").write_bytes(b"%PDF-1.4 damaged")
    Path("报告/~$甲.docx").write_bytes(b"a lock file of Word")
    result = run("audit", "报告", "-o", "结果.xlsx")
    assert result.code == 1
    assert "报告/甲.md  有错误：错误 1，提醒 0\n" in result.err
    assert "共 3 份：" in result.err and "~$" not in result.err
    book = openpyxl.load_workbook("结果.xlsx")
    assert [row[:4] for row in book["报告"].values] == [
        ("报告", "结果", "错误", "提醒"),
        ("报告/丙.pdf", "读不了", 0, 0),
        ("报告/乙.txt", "没有发现问题", 0, 0),
        ("报告/甲.md", "有错误", 1, 0),
    ]
    heads, finding, _rounding = book["发现"].values
    told = dict(zip(heads, finding, strict=True))
    assert (told["编码"], told["应为"], told["相差"]) == ("audit.sum", "3.00", "0.90")


def test_every_row_of_the_table_is_as_high_as_its_longest_text(run):
    name = "很长的名字" * 12 + ".txt"
    Path(name).write_text("2022年收入60.00万元。")
    run("audit", name, "-o", "结果.xlsx")
    assert openpyxl.load_workbook("结果.xlsx")["报告"].row_dimensions[2].height == 60  # 124 wide in 40


def test_an_empty_folder_and_a_wrong_name_are_told(run):
    Path("空").mkdir()
    assert "没有找到成品报告" in run("audit", "空").err
    result = run("audit", written("3.00"), "-o", "结果.csv")
    assert (result.code, Path("结果.csv").exists()) == (1, False)
    assert "文件名以 .xlsx 结尾" in result.err


def test_a_name_is_never_a_formula_in_the_table(run):
    Path("=1+1.txt").write_text("2022年收入60.00万元。")
    run("audit", "=1+1.txt", "-o", "结果.xlsx")
    cell = openpyxl.load_workbook("结果.xlsx")["报告"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1.txt", "s")
