"""Five invented departments, each through all five layouts: what their reports must say, and what their data do not support.

None of them is like an example: income of their own, carry-over, projects paid from several sources, no travel, no meetings,
no vehicles, no prior year. All their texts are left to the layouts, so that every sentence comes from the data.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.reports.test_other_departments import FAULTS
from tests.tools import validate

import reportgen
from reportgen.errors import Severity
from reportgen.word.outline import outline

DATA = Path(__file__).parent / "departments"
DEPARTMENTS = sorted(path.stem for path in DATA.glob("*.yaml"))
LAYOUTS = reportgen.layout_ids()

LAYOUT_WITH_OTHER_KINDS = "xinjiang-karamay"
KINDS = {"特定目标类": "经常性项目", "年中追加": "当年度新增项目"}
"""What that layout calls the kinds of projects."""

SAID = {
    ("museum", "guangxi-qinzhou"): [
        "项目支出175.05万元，占财政拨款支出的28.89%",
        "2024年培训费支出1.20万元，较上年增加1.20万元（上年无此项支出），增长的主要原因是新增讲解员培训；与年初预算持平。",
    ],
    ("museum", "sichuan-panzhihua"): [
        "其中本年收入668.09万元；使用非财政拨款结余2万元；2024年收到年度结转和结余25万元，较去年增加16万元。",
        "基本陈列改造经费预算数为115万元，其中当年财政拨款80万元，其他资金35万元。",
        "2024年全年无因公出国（境）活动；公务接待预算下达1万元，支出0.36万元。",
        "2024年政府性基金预算财政拨款支出41.75万元。",
    ],
    ("museum", "xinjiang-karamay"): ["其中：上级0万元，本级财政资金安排175.05万元，其他资金36.2万元。"],
    ("school", "guangdong-lechang"): ["其中一般公共预算财政拨款收入794.22万元，占比99.83%；其他收入1.36万元，占比0.17%。"],
    ("school", "guangxi-qinzhou"): ["本次自评没有列报项目支出绩效自评结果。", "下降3.26%。主要原因：在职教师减少。"],
    ("school", "sichuan-panzhihua"): [
        "2024年没有使用财政拨款安排的“三公”经费支出。",
        "清溪县第三小学没有政府采购支出。",
        "我校没有列报特定目标类项目。",
    ],
    ("school", "xinjiang-karamay"): ["2024年本部门单位没有安排专项项目支出。", "2024年没有政府采购预算和支出。"],
    ("sanitation", "guangdong-lechang"): ["基本支出567.15万元，项目支出485.00万元，经营支出15.25万元。"],
    ("sanitation", "sichuan-panzhihua"): [
        "经营收入16万元，占1.43%。",
        "单位共有公务用车14辆。",
        "2024年度本部门没有列报项目支出绩效管理情况。",
    ],
    ("disease-control", "guangxi-qinzhou"): ["会议费支出3.42万元，较上年下降43.93%，下降的主要原因：合并召开会议；"],
    ("disease-control", "sichuan-panzhihua"): [
        "全年安排因公出国（境）团组1次，出国（境）2人。",
        "特定目标类项目年初预算合计180万元，全年预算合计255万元，全年支出234.85万元，执行率为92.1%。",
    ],
    ("disease-control", "xinjiang-karamay"): ["其中：上级60万元，本级财政资金安排164.7万元，其他资金10.15万元。"],
    ("new-office", "guangdong-lechang"): ["均为一般公共预算财政拨款收入。"],
    ("new-office", "guangxi-qinzhou"): ["较上年增加197.40万元（上年无此项收入）。主要原因：本局为新设机构。", "占总支出的61.38%"],
    ("new-office", "sichuan-panzhihua"): [
        "收、支总计各增加197.4万元（上年无此项收支）。",
        "2024年全年调入7人，考入2人，较上年增加9人。",
        "外事接待2批次，9人次（不包括陪同人员），共计支出0.62万元。",
        "单位共有公务用车0辆。",
    ],
}  # fmt: skip

UNSUPPORTED = {
    "museum": "均为|均由|没有使用政府性基金|占总支出的64|人员没有变动|会议费支出情况|外事接待[1-9]",
    "school": "占总支出的9|人员没有变动|组织对[^2]|选取|公务用车[1-9]|接待[1-9]|购置[1-9]|项目支出绩效自评共有",
    "sanitation": "没有使用政府性基金|没有安排专项|占总支出的4[67]|人员没有变动|会议费支出情况|自评覆盖面",
    "disease-control": "执行率为130|全年无因公|没有发生|人员没有变动|没有使用非财政拨款结余|均由",
    "new-office": "增长100|收[入支][^。]{0,30}（上年无此项支出）。主要变动原因|总体收入[^。]*。[^。]*（上年无此项支出）",
}
"""By department, sentences that its data deny or never said."""


@cache
def report(department: str, layout: str) -> dict[str, Any]:
    return for_layout(yaml.load((DATA / f"{department}.yaml").read_text("utf-8"), yaml.BaseLoader), layout)


def for_layout(data: dict[str, Any], layout: str) -> dict[str, Any]:
    """Data of a department for a layout; a text that the layout cannot do without says only that it is one."""
    manifest = reportgen.open_layout(layout).manifest
    data |= {"版式": layout, "文字": _needed(manifest.narrative)}
    for project in data.get("项目", ()):
        if layout == LAYOUT_WITH_OTHER_KINDS:
            project["类别"] = KINDS[project["类别"]]
        if manifest.project_narrative.stage in project.get("绩效管理", ()):
            project["文字"] = _needed(manifest.project_narrative.parts)
    return data


def _needed(parts: Any) -> dict[str, str]:
    return {name: f"（{name}由本单位填写）。" for name, part in parts.items() if part.needed}


@cache
def rendered(department: str, layout: str) -> bytes:
    return reportgen.render(report(department, layout))


def text(department: str, layout: str) -> str:
    return outline(rendered(department, layout))


each_report = pytest.mark.parametrize(
    ("department", "layout"), [(department, layout) for department in DEPARTMENTS for layout in LAYOUTS]
)


@each_report
def test_its_data_are_sound(department: str, layout: str) -> None:
    problems = reportgen.check(report(department, layout))
    assert [str(problem) for problem in problems if problem.severity is not Severity.NOTE] == []


@each_report
def test_it_says_what_the_data_say(department: str, layout: str) -> None:
    said = text(department, layout)
    assert [sentence for sentence in SAID.get((department, layout), ()) if sentence not in said] == []


@each_report
def test_it_says_nothing_that_the_data_do_not(department: str, layout: str) -> None:
    found = re.findall(rf".{{0,20}}(?:{UNSUPPORTED[department]}).{{0,20}}", text(department, layout))
    assert found == []


@each_report
def test_nothing_reads_like_a_machine(department: str, layout: str) -> None:
    paragraphs = [line for line in text(department, layout).splitlines() if line.startswith("[")]
    plain = [re.sub(r"^\[[^\]]*\] ?", "", line) for line in paragraphs if "{图" not in line]
    assert [
        (fault, line) for line in plain for fault, pattern in FAULTS.items() if re.search(pattern, line)
    ] == []


@each_report
def test_an_audit_of_it_finds_nothing(department: str, layout: str) -> None:
    found = reportgen.audit(rendered(department, layout)).contradictions
    assert [one.message for one in found if one.certainty != "rounding"] == []


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_word_accepts_the_longest_of_them(department: str) -> None:
    assert validate(rendered(department, "sichuan-panzhihua")) == []
