"""A data file to fill in: readable at once, complaining of nothing but what is still empty, sound once filled."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model.generated import SAMPLES

from reportgen.errors import Refusal, ReportgenError
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.needed import Wants
from reportgen.model.report import Report
from reportgen.model.skeleton import skeleton
from reportgen.model.validation import report_from
from reportgen.source import read

WORDS = st.text("甲乙 a0:#'\"\\-|&*{[，\n", max_size=8).map(str.strip)


def places(record: type[Record], depth: int = 3) -> list[str]:
    """Dotted places of all plain values within reach, and of all line items."""
    found = []
    for shape in shape_of(record).values():
        if shape.kind and not shape.keyed:
            found.append(shape.chinese)
        elif shape.record and depth:
            below = places(shape.record, depth - 1)
            found += [f"{shape.chinese}.{place}" for place in below]
            if "决算数" in below:
                found.append(shape.chinese)
    return found


def filled(value: Any, record: type[Record], shape: FieldShape | None = None) -> Any:
    """The tree with a sample in place of everything that is empty."""
    if isinstance(value, list):
        return [filled(element, record, shape) for element in value]
    if isinstance(value, dict):
        if shape and shape.keyed:
            return {key: filled(inner, record, shape) for key, inner in value.items()}
        shapes = [shape_of(record)[record.template_names[key]] for key in value]
        return {
            key: filled(inner, shape.record or record, shape)
            for (key, inner), shape in zip(value.items(), shapes, strict=True)
        }
    if shape and shape.name == "places":
        return value or "年度"
    return value or SAMPLES[shape.kind.chinese if shape and shape.kind else "文字"]


@given(
    st.lists(st.sampled_from(places(Report)), max_size=8),
    st.dictionaries(WORDS.filter(bool), WORDS, max_size=3),
)
def test_it_asks_for_nothing_but_filling_in(paths: list[str], narrative: dict[str, str]) -> None:
    document = read(skeleton(Wants(paths, narrative=narrative)))
    with pytest.raises(ReportgenError) as caught:
        report_from(document)
    assert {problem.code for problem in caught.value.problems} == {"data.empty"}
    report_from(read(filled(document.tree, Report)))


def test_every_key_can_be_uncommented_in_its_place() -> None:
    text = skeleton(Wants(["会议费"]))
    start = text.index("会议费:")
    freed = text[:start] + text[start:].replace("  # 年初预算数:", "  年初预算数: 3")
    document = read(freed)
    assert document.tree["会议费"] == {"年初预算数": "3", "决算数": None}


def test_keys_stand_in_the_order_of_the_model_with_their_meaning() -> None:
    lines = skeleton(Wants(["会议费.决算数", "收入.合计.决算数"])).splitlines()
    shown = [line for line in lines if not line.lstrip().startswith("#")]
    assert shown == [
        "年度:  # 报告年度，四位数字",
        "单位:  # 部门（单位）",
        "  名称:  # 部门（单位）全称，全文一致",
        "收入:  # 本年收入",
        "  合计:  # 本年合计",
        "    决算数:  # 本年决算数（执行数、支出数）",
        "会议费:  # 会议费",
        "  决算数:  # 本年决算数（执行数、支出数）",
    ]


def test_an_optional_key_is_explained_once_and_mentioned_afterwards() -> None:
    lines = [line.strip() for line in skeleton(Wants(["会议费.决算数", "培训费.决算数"])).splitlines()]
    assert lines.count("# 编码:  # 政府收支分类科目编码：功能分类 3/5/7 位（类/款/项），经济分类 3/5 位") == 1
    assert sum(line.startswith("# 还可填写：编码、名称、简称、年初预算数") for line in lines) == 1


def test_a_list_shows_one_example_element() -> None:
    text = skeleton(Wants(["项目.得分"]))
    assert "项目:  # 项目支出绩效自评\n  - # 每项照此填写，有几项就写几份\n" in text
    assert read(text).tree["项目"] == [{"名称": None, "得分": None}]


def test_an_entry_that_a_layout_names_is_asked_for_under_its_code_or_name() -> None:
    places = ["支出.按功能.208.决算数", "支出.按功能.住房保障支出", "支出.按功能.决算数"]
    assert read(skeleton(Wants(places))).tree["支出"] == {
        "按功能": [
            {"编码": "208", "名称": None, "决算数": None},
            {"名称": "住房保障支出", "决算数": None},
            {"名称": None, "决算数": None},
        ]
    }
    assert read(skeleton(Wants(places[:1]))).tree["支出"] == {
        "按功能": [{"编码": "208", "名称": None, "决算数": None}]
    }


def test_a_key_that_an_author_may_choose_is_listed() -> None:
    assert read(skeleton(Wants(["其他数据.2.1 满意度"]))).tree["其他数据"] == {"2.1 满意度": None}


def test_what_is_needed_only_where_stated_is_listed_all_the_same() -> None:
    assert read(skeleton(Wants(["三公经费?.公务接待.批次"]))).tree["三公经费"] == {"公务接待": {"批次": None}}


def test_a_record_as_a_whole_asks_for_its_summands() -> None:
    tree = read(skeleton(Wants(["三公经费"]))).tree
    assert tree["三公经费"] == {name: {"决算数": None} for name in ("因公出国", "公务用车", "公务接待")}


def test_presets_are_filled_in_and_read_back_as_they_were() -> None:
    preset = {"版式": "a: b #c", "年度": 2024, "附件号": "null", "单位.名称": "“示例”局（本级）"}
    tree = read(skeleton(Wants(preset=preset))).tree
    assert tree == {
        "版式": "a: b #c",
        "年度": "2024",
        "附件号": "null",
        "单位": {"名称": "“示例”局（本级）"},
    }


def test_texts_carry_their_hints_and_are_written_below_their_key() -> None:
    text = skeleton(Wants(narrative={"自评依据": "写明文件\n和文号"}))
    assert "  自评依据: |  # 写明文件 和文号\n" in text
    written = text.replace("文号\n", "文号\n    第一段\n    第二段\n")
    assert read(written).tree["文字"] == {"自评依据": "第一段\n第二段\n"}


def test_a_place_that_the_model_lacks_is_refused() -> None:
    with pytest.raises(Refusal, match="“支出”中没有“按职能”"):
        skeleton(Wants(["支出.按职能"]))
