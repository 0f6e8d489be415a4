"""The JSON Schema agrees with what is read, and shows Chinese keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from reportgen import layout_ids, open_layout
from reportgen.amounts import parse_decimal
from reportgen.model.needed import Wants
from reportgen.model.schema import json_schema
from reportgen.source import read

SCHEMA = json_schema()
VALIDATOR = Draft7Validator(SCHEMA)
EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))
SOUND = {"年度": 2022, "单位": {"名称": "示例局"}}


def faults(tree: Any) -> list[str]:
    """Where the schema finds something wrong, dates written out as in a file."""
    plain = json.loads(json.dumps(tree, default=str))
    return ["/".join(map(str, error.absolute_path)) for error in VALIDATOR.iter_errors(plain)]


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_valid_as_text(example: Path) -> None:
    assert faults(read(example).tree) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_valid_as_other_programs_load_them(example: Path) -> None:
    assert faults(yaml.safe_load(example.read_text(encoding="utf-8"))) == []


def test_english_keys_are_valid_too() -> None:
    assert faults({"year": "2022", "department": {"name": "示例局"}, "meetings": {"actual": "1.20"}}) == []


@pytest.mark.parametrize(
    ("extra", "place"),
    [
        ({"收人": {}}, ""),
        ({"会议费": {"决标数": 1}}, "会议费"),
        ({"year": 2022}, ""),
        ({"单位": {}}, "单位"),
        ({"会议费": {"决算数": "若干"}}, "会议费/决算数"),
        ({"会议费": 3}, "会议费"),
        ({"项目": {"名称": "甲"}}, "项目"),
        ({"金额单位": "亿元"}, "金额单位"),
        (
            {"整体评价": {"指标": [{"名称": "甲", "下级指标": [{"名字": "乙"}]}]}},
            "整体评价/指标/0/下级指标/0",
        ),
    ],
)
def test_what_the_reader_refuses_is_marked_at_the_same_place(extra: dict[str, Any], place: str) -> None:
    assert place in faults({**SOUND, **extra})


def test_chinese_keys_come_first_and_english_ones_are_not_suggested() -> None:
    properties = list(SCHEMA["properties"].items())
    half = len(properties) // 2
    assert [key for key, _ in properties[:4]] == ["版式", "年度", "金额单位", "附件号"]
    assert all("doNotSuggest" not in schema for _, schema in properties[:half])
    assert all(schema["doNotSuggest"] for _, schema in properties[half:])


def test_a_choice_holds_its_values_alone_and_explains_them() -> None:
    choices = {
        "项目.类别": {"运转类": "保障机构运转", "特定目标类": "完成特定任务"},
        "项目.绩效管理": {"自评报告": "形成了报告"},
    }
    schema = json_schema(Wants(choices=choices))
    Draft7Validator.check_schema(schema)
    found = [
        "/".join(map(str, error.absolute_path))
        for error in Draft7Validator(schema).iter_errors(
            {
                **SOUND,
                "项目": [
                    {"名称": "甲", "类别": "运转类"},
                    {"名称": "乙", "类别": "运转", "绩效管理": ["自评"]},
                ],
            }
        )
    ]
    assert sorted(found) == ["项目/1/类别", "项目/1/绩效管理/0"]
    assert "特定目标类：完成特定任务" in schema["definitions"]["Project"]["properties"]["类别"]["description"]
    assert "enum" not in json_schema()["definitions"]["Project"]["properties"]["类别"]


@pytest.mark.parametrize("layout", layout_ids())
def test_a_new_file_shows_no_fault_for_what_is_merely_not_filled_in(layout: str) -> None:
    chosen = open_layout(layout)
    schema = json_schema(chosen.wants())
    Draft7Validator.check_schema(schema)
    tree = json.loads(json.dumps(yaml.safe_load(chosen.new_data_file()), default=str))
    assert [str(error.message) for error in Draft7Validator(schema).iter_errors(tree)] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_valid_for_their_layouts(example: Path) -> None:
    validator = Draft7Validator(json_schema(open_layout(example.stem).wants()))
    assert [error.message for error in validator.iter_errors(read(example).tree)] == []


def test_the_texts_of_a_layout_are_the_only_ones_and_say_what_to_write() -> None:
    schema = json_schema(
        Wants(narrative={"主要职能": "写明职责，一段"}, project_narrative={"项目概况": "一段"})
    )
    data = {
        **SOUND,
        "文字": {"主要职能": "甲", "职能": "乙"},
        "项目": [{"名称": "丙", "文字": {"概况": "丁"}}],
    }
    errors = Draft7Validator(schema).iter_errors(data)
    assert sorted("/".join(map(str, error.absolute_path)) for error in errors) == ["文字", "项目/0/文字"]
    assert schema["properties"]["文字"]["properties"]["主要职能"]["description"] == "写明职责，一段"


def test_what_is_wrong_is_said_in_chinese_as_far_as_editors_let_a_schema_say_it() -> None:
    amount = SCHEMA["definitions"]["LineItem"]["properties"]["决算数"]
    assert amount["patternErrorMessage"].startswith("应为金额：")
    assert SCHEMA["errorMessage"] == "这里没有这个键：可能写错了字，或缩进错了一层"
    assert SCHEMA["dependencies"]["年度"]["errorMessage"] == "“年度”与“year”是同一项，只能写一次"


@pytest.mark.parametrize("key", ["收入", "项目", "文字"])
def test_a_key_that_holds_others_may_be_empty_as_yet(key: str) -> None:
    assert faults({**SOUND, key: None}) == []


def test_a_key_explains_itself() -> None:
    year = SCHEMA["properties"]["年度"]
    assert (year["title"], year["description"]) == ("年度", "报告年度，四位数字\n\n年份：四位数字，如 2022")


@given(st.from_regex(r"\s?[-+−－]?[0-9０-９,，.．]{1,12}\s?", fullmatch=True))
def test_every_number_that_is_read_is_valid(text: str) -> None:
    try:
        parse_decimal(text)
    except ValueError:
        assume(False)
    assert faults({**SOUND, "会议费": {"决算数": text}}) == []


def test_what_a_layout_needs_is_said_beside_the_keys_of_the_outermost_level() -> None:
    needs = ("收入.合计.决算数", "收入.按功能?.决算数", "单位.自称", "名词解释")
    properties = json_schema(Wants(needs))["properties"]
    assert properties["收入"]["description"].endswith("\n\n本版式需要：合计.决算数、按功能.决算数")
    assert properties["单位"]["description"].endswith("\n\n本版式需要：自称")
    assert properties["名词解释"]["description"].endswith("\n\n本版式需要它")
