"""Texts about projects: asked for where a layout prints them, refused where it has no place for them."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.layout.manifest import Manifest
from reportgen.layout.shortcomings import shortcomings
from reportgen.model.glossary import Glossary
from reportgen.model.needed import Wants
from reportgen.model.skeleton import skeleton
from reportgen.model.validation import report_from
from reportgen.source import read

PARTS = {"评价结论": {"提示": "项目的评价结论", "必填": "是"}, "相关建议": {}}


def complaints(stage: str | None, **project: Any) -> list[str]:
    texts: dict[str, Any] = {"各段": PARTS, **({"环节": stage} if stage else {})}
    manifest = Manifest.model_validate({"项目文字": texts})
    data = {"年度": 2022, "单位": {"名称": "示例局"}, "项目": [{"名称": "业务培训", **project}]}
    report = report_from(read(data))
    return [str(problem) for problem in shortcomings(manifest, Glossary(entries=()), report)]


MISSING = (
    "项目 › 第1项“业务培训” › 文字：项目“业务培训”没有填写“评价结论”，本版式需要这段文字（项目的评价结论）"
)


@pytest.mark.parametrize(
    ("stage", "project", "complaint"),
    [
        (None, {}, [MISSING]),
        ("自评报告", {"绩效管理": ["自评报告"]}, [MISSING]),
        ("自评报告", {"绩效管理": ["绩效目标"]}, []),
        ("自评报告", {"绩效管理": ["自评报告"], "文字": {"评价结论": "按期完成。"}}, []),
    ],
)
def test_a_needed_text_is_asked_for_of_the_projects_that_went_so_far(
    stage: str | None, project: dict[str, Any], complaint: list[str]
) -> None:
    assert complaints(stage, **project) == complaint


def test_a_text_without_a_place_is_named() -> None:
    assert complaints("自评报告", 文字={"评价结果": "按期完成。"}) == [
        "项目 › 第1项“业务培训” › 文字 › 评价结果：本版式不印这段文字（是否应为“评价结论”？）"
    ]


def test_a_new_data_file_asks_for_them_with_their_own_hints() -> None:
    text = skeleton(
        Wants(narrative={"评价结论": "全单位的结论"}, project_narrative={"评价结论": "项目的结论"})
    )
    assert "      评价结论: |  # 项目的结论\n" in text
    assert "  评价结论: |  # 全单位的结论\n" in text
