"""`reportgen check`: what is wrong, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path


def test_a_sound_file_ends_with_zero(run, example):
    result = run("check", example)
    assert result.code == 0
    assert "错误" not in result.err


def test_json_lists_every_problem_with_its_place(run):
    Path("data.yaml").write_text("年度: 二〇二二\n单位: {名称: 甲, 名秤: 乙}\n")
    result = run("check", "data.yaml", "--format", "json")
    assert result.code == 1
    assert result.err == ""
    listed = json.loads(result.out)["problems"]
    assert [(entry["line"], entry["column"], entry["message"], entry["hint"]) for entry in listed] == [
        (1, 5, "应为四位年份（如 2022），实为“二〇二二”", None),
        (2, 13, "无法识别的键“名秤”", "是否应为“名称”？"),
    ]
    assert [(entry["path"], entry["pointer"]) for entry in listed] == [
        (["年度"], "/年度"),
        (["单位", "名秤"], "/单位/名秤"),
    ]
    assert set(listed[0]) == {
        "severity", "code", "where", "file", "line", "column", "sheet", "cell", "page", "path", "pointer",
        "message", "hint", "expected", "actual",
    }  # fmt: skip


def test_what_cannot_be_read_ends_with_two(run):
    result = run("check", "nothing.yaml", "--format", "json")
    assert result.code == 2
    assert [entry["code"] for entry in json.loads(result.out)["problems"]] == ["source.missing"]


def test_what_the_layout_needs_is_asked_for(run, example):
    text = example.read_text().replace("自称:", "主管部门:").replace("  结果公开:", "  结果公示:")
    Path("data.yaml").write_text(text)
    result = run("check", "data.yaml")
    assert result.code == 1
    assert "单位 › 自称\n    没有填写，本版式需要它" in result.err
    assert "没有填写“结果公开”，本版式需要这段文字" in result.err
    assert "本版式不印这段文字" in result.err
    assert "是否应为“结果公开”？" in result.err


def test_gb18030_files_are_quoted_readably(run):
    Path("data.yaml").write_bytes("年度: 2022\n单位: {名称: 甲}\n会议费: {决算数: 三万}\n".encode("gb18030"))
    assert "3 │ 会议费: {决算数: 三万}" in run("check", "data.yaml").err


def test_what_is_needed_only_with_something_else_is_asked_for_only_then(run, example):
    text = example.read_text()
    Path("data.yaml").write_text(text.replace(", 批次: 31, 人次: 248", ""))
    result = run("check", "data.yaml")
    assert result.code == 1
    assert "三公经费 › 公务接待 › 批次\n    没有填写，本版式需要它" in result.err
    start, end = text.index("三公经费:"), text.index("会议费:")
    Path("data.yaml").write_text(text[:start] + text[end:])
    assert run("check", "data.yaml").code == 0
