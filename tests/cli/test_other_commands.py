"""`new`, `schema`, `charts`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_a_new_data_file_asks_for_what_the_layout_needs(run):
    assert run("new", "guangxi-qinzhou", "-o", "data.yaml").code == 0
    text = Path("data.yaml").read_text()
    assert "版式: guangxi-qinzhou" in text
    assert "收入:  # 本年收入" in text
    result = run("check", "data.yaml")
    assert result.code == 1
    assert "还没有填写" in result.err
    assert "Traceback" not in result.err


def test_a_data_file_that_is_there_already_is_not_replaced_by_an_empty_one(run):
    Path("data.yaml").write_text("年度: 2022\n")
    result = run("new", "guangxi-qinzhou", "-o", "data.yaml")
    assert result.code == 1
    assert "文件已存在，可能已经填写，没有改动它" in result.err
    assert Path("data.yaml").read_text() == "年度: 2022\n"


def test_a_new_file_for_a_mistyped_layout_names_the_right_one(run):
    result = run("new", "guangxi-qinzho")
    assert result.code == 1
    assert "没有版式“guangxi-qinzho”" in result.err
    assert "是否应为“guangxi-qinzhou”？" in result.err


def test_a_new_file_names_the_schema_that_lies_beside_it(run):
    assert run("new", "guangxi-qinzhou", "-o", "今年/数据.yaml").code != 0
    assert not Path("今年").exists()
    assert run("new", "guangxi-qinzhou", "-o", "数据.yaml").code == 0
    first, _, rest = Path("数据.yaml").read_text(encoding="utf-8").partition("\n")
    assert first == "# yaml-language-server: $schema=.reportgen/guangxi-qinzhou.schema.json"
    assert rest == run("new", "guangxi-qinzhou").out
    schema = json.loads(Path(".reportgen/guangxi-qinzhou.schema.json").read_text(encoding="utf-8"))
    assert (
        "单位职能" in schema["properties"]["文字"]["properties"] or schema["properties"]["文字"]["properties"]
    )


def test_the_schema_for_a_layout_offers_the_values_that_it_tells_apart(run):
    schema = json.loads(run("schema", "sichuan-panzhihua").out)
    assert "特定目标类" in schema["definitions"]["Project"]["properties"]["类别"]["enum"]
    assert run("schema", "sichuan").code == 1


def test_the_schema_is_json_with_chinese_keys(run):
    schema = json.loads(run("schema").out)
    assert "支出" in schema["properties"]


@pytest.mark.parametrize("form", ["png", "svg"])
def test_charts_alone(run, example, form):
    assert run("charts", example, "-o", "图", "--format", form).code == 0
    assert sorted(path.name for path in Path("图").iterdir()) == [f"支出结构.{form}", f"收支对比.{form}"]


def test_fields_lists_the_names_that_a_template_can_print(run, example):
    lines = run("fields", example).out.splitlines()
    assert "年度\t2022" in lines
    assert [line for line in lines if line.startswith("  项.名称\t")]
    listed = json.loads(run("fields", example, "--format", "json").out)["fields"]
    assert {"name": "年度", "value": "2022", "meaning": "报告年度，四位数字", "depth": 0} in listed


def test_say_prints_a_line_of_a_template(run, example):
    assert run("say", example, "{{ 年度 }}年，{{ 上年度 }}年").out == "2022年，2021年\n"
    said = run("say", example, "支出.合记")
    assert (said.code, said.out) == (1, "")
    assert "没有名为“合记”的数据" in said.err
    assert "是否应为“合计”？" in said.err
