"""Trees: every record and every node is met once, with its path."""

from __future__ import annotations

from reportgen.figures.trees import find, leaves, nodes, walk, with_levels
from reportgen.model.accounts import LineItem
from reportgen.model.evaluation import Indicator
from reportgen.model.validation import report_from
from reportgen.source import read

TREE = (
    LineItem.model_validate(
        {
            "code": "201",
            "name": "一般公共服务支出",
            "items": [
                {"code": "20103", "name": "政府办公厅", "items": [{"code": "2010301", "name": "行政运行"}]},
                {"code": "20199", "name": "其他", "actual": "1"},
            ],
        }
    ),
    LineItem.model_validate({"code": "221", "name": "住房保障支出"}),
)


def test_a_walk_meets_every_record_with_its_path() -> None:
    data = {
        "年度": 2022,
        "单位": {"名称": "示例局"},
        "会议费": {"明细": [{"名称": "甲"}]},
        "项目": [{"名称": "乙"}],
    }
    assert [path for path, _ in walk(report_from(read(data)))] == [
        (),
        ("department",),
        ("meetings",),
        ("meetings", "items", 0),
        ("projects", 0),
    ]


def test_the_nodes_of_a_tree_are_met_parents_before_parts() -> None:
    tree = (
        Indicator(name="产出", items=(Indicator(name="数量"), Indicator(name="质量"))),
        Indicator(name="效益"),
    )
    assert [(path, node.name) for path, node in nodes(tree, ("indicators",))] == [
        (("indicators", 0), "产出"),
        (("indicators", 0, "items", 0), "数量"),
        (("indicators", 0, "items", 1), "质量"),
        (("indicators", 1), "效益"),
    ]


def test_every_line_of_a_tree_is_met_with_its_level() -> None:
    assert [(item.code, level) for item, level in with_levels(TREE)] == [
        ("201", 0),
        ("20103", 1),
        ("2010301", 2),
        ("20199", 1),
        ("221", 0),
    ]


def test_the_lowest_lines_know_the_levels_above_them() -> None:
    found = [(entry.item.code, [above.code for above in entry.ancestors]) for entry in leaves(TREE)]
    assert found == [("2010301", ["201", "20103"]), ("20199", ["201"]), ("221", [])]


def test_a_line_is_found_by_name_or_code_at_any_level() -> None:
    assert find(TREE, "行政运行") is TREE[0].items[0].items[0]
    assert find(TREE, "221") is TREE[1]
    assert find(TREE, "外交支出") is None
