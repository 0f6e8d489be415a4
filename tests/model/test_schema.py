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

from reportgen.amounts import parse_decimal
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
        ({"会议费": {"决算数": None}}, "会议费/决算数"),
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
    schema = json_schema(choices)
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
