"""Trees: every record and every node is met once, with its path."""

from __future__ import annotations

from reportgen.figures.trees import nodes, walk
from reportgen.model.evaluation import Indicator
from reportgen.model.reading import report_from
from reportgen.source import read


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
