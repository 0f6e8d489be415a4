"""`reportgen audit`: what contradicts itself in a finished report."""

from __future__ import annotations

import json
from pathlib import Path

from tests.auditing.tables import report

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


def test_a_report_without_figures_says_so(run):
    Path("报告.txt").write_text("各项任务全部完成。")
    result = run("audit", "报告.txt")
    assert result.code == 0
    assert result.err == "没有认出表里或正文里的数，什么数也没有核对。\n"


def test_what_cannot_be_read_ends_with_two(run):
    result = run("audit", "无.docx", "--format", "json")
    assert result.code == 2
    assert [entry["code"] for entry in json.loads(result.out)["problems"]] == ["source.missing"]
