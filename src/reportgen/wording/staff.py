"""Staff in words: how full the establishment is, how many came, how many left."""

from __future__ import annotations

from reportgen.figures.department import net_staff_change, staffing_rate
from reportgen.model.department import StaffChange, Staffing
from reportgen.wording.arguments import record_of
from reportgen.wording.numbers import percent
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style


def _staffing(value: object) -> Staffing:
    return record_of(Staffing, value, "单位的编制")


@phrase("控制率", "staffing_rate", "在编人数占编制人数的百分比", "{{ 单位.编制|控制率 }}")
def staffing_control(style: Style, value: object) -> str:
    return percent(style, staffing_rate(_staffing(value)))


@phrase(
    "人员变动",
    "staff_changes",
    "本年的人员变动，每种方式几人，以及比上年增减几人；没有变动的写与上年持平",
    "{{ 年度 }}年{{ 单位.编制|人员变动 }}。",
)
def staff_changes(style: Style, value: object) -> str:
    staffing = _staffing(value)
    if not staffing.changes:
        return "人员没有变动，与上年持平"
    net = net_staff_change(staffing)
    against_prior = f"较上年{'增加' if net > 0 else '减少'}{abs(net)}人" if net else "与上年持平"
    return f"{'，'.join(f'{change.name}{_moved(change)}人' for change in staffing.changes)}，{against_prior}"


def _moved(change: StaffChange) -> int:
    return (change.joined or 0) + (change.left or 0)
