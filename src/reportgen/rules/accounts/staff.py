"""Staff: posts established and filled, by kind, and how the number changed over the year."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import Severity
from reportgen.figures.department import net_staff_change
from reportgen.model.department import Staffing
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import EXACT, Group
from reportgen.rules.finding import Finding

GROUP = Group("人员编制", [])

_BASIS = "机构编制管理规定；部门整体支出绩效自评：人员编制构成"


@GROUP.rule(
    "RES08",
    "人员数相互一致，在编不超编制",
    basis=_BASIS,
    example="单位: {名称: 云溪市财政局, 编制: {在编人数: 23, 工勤人数: 1, 聘用人数: 6, 实有人数: 31}}",
    says="在编、工勤、聘用人数之和 30，与实有人数 31 相差 1",
)
def staff_adds_up(case: Case) -> Iterator[Finding]:
    for path, staff in case.of(Staffing):
        fields = ("employed", "retired_workers", "contracted")
        known = {(*path, field): count for field in fields if (count := getattr(staff, field)) is not None}
        if staff.employed is not None:
            yield from case.counts_differ(
                (*path, "actual_total"),
                ("实有人数", staff.actual_total),
                ("在编、工勤、聘用人数之和", list(known.values())),
                of=list(known),
            )
        if staff.employed and staff.established is not None and staff.employed > staff.established:
            message = f"在编人数 {staff.employed} 超过编制人数 {staff.established}"
            yield Finding(
                (*path, "employed"), message, Severity.WARNING, "核对编制数", actual=str(staff.employed)
            )


@GROUP.rule(
    "RES09",
    "各类别的人数之和等于合计",
    basis=_BASIS,
    example="单位: {名称: 云溪市财政局, 编制: {编制人数: 24, 类别: [{名称: 行政, 编制人数: 15}, {名称: 事业, 编制人数: 8}]}}",
    says="各类别编制人数之和 23，与编制人数 24 相差 1",
)
def kinds_add_up(case: Case) -> Iterator[Finding]:
    for path, staff in case.of(Staffing):
        for field, of_kinds, called in (
            ("established", "established", "编制人数"),
            ("actual_total", "actual", "实有人数"),
        ):
            yield from case.counts_differ(
                (*path, field),
                (called, getattr(staff, field)),
                (f"各类别{called}之和", [getattr(kind, of_kinds) for kind in staff.kinds]),
                of=[(*path, "kinds", index, of_kinds) for index in range(len(staff.kinds))],
                hint="核对各类别人数；合计中另有不分类别的，补列一类",
                severity=Severity.WARNING,
            )


@GROUP.rule(
    "RES10",
    "各类别的实有人数不超过编制人数",
    basis="机构编制管理规定：不得超编配备人员",
    tolerance="写了“说明”的（如使用其他单位的编制）不核对",
    example="单位: {名称: 云溪市财政局, 编制: {类别: [{名称: 行政, 编制人数: 15, 实有人数: 41}]}}",
    says="“行政”实有人数 41 超过编制人数 15",
)
def kinds_keep_to_their_posts(case: Case) -> Iterator[Finding]:
    for path, staff in case.of(Staffing):
        for index, kind in enumerate(staff.kinds):
            if kind.established is None or kind.actual is None or kind.note:
                continue
            if kind.actual > kind.established:
                place = (*path, "kinds", index, "actual")
                message = f"“{kind.name}”实有人数 {kind.actual} 超过编制人数 {kind.established}"
                hint = "核对两数；使用其他编制的，填写“说明”"
                yield Finding(place, message, Severity.WARNING, hint, actual=str(kind.actual))


@GROUP.rule(
    "RES11",
    "上年实有人数加减本年变动等于实有人数",
    basis=_BASIS,
    example="单位: {名称: 云溪市财政局, 编制: {上年实有人数: 34, 实有人数: 31, 变动: [{名称: 调入, 增加人数: 6}, {名称: 调出, 减少人数: 10}]}}",
    says="上年实有人数加减变动 30，与实有人数 31 相差 1",
)
def changes_add_up(case: Case) -> Iterator[Finding]:
    for path, staff in case.of(Staffing):
        if staff.prior_total is None or not staff.changes:
            continue
        yield from case.counts_differ(
            (*path, "actual_total"),
            ("实有人数", staff.actual_total),
            ("上年实有人数加减变动", [staff.prior_total + net_staff_change(staff)]),
            of=[(*path, "prior_total"), *_movements(path, staff, "joined")],
            less=list(_movements(path, staff, "left")),
            hint="核对变动人数与两年的实有人数",
            severity=Severity.WARNING,
        )


def _movements(path: Path, staff: Staffing, field: str) -> Iterator[Path]:
    for index, change in enumerate(staff.changes):
        if getattr(change, field) is not None:
            yield (*path, "changes", index, field)


@GROUP.rule(
    "RES12",
    "领导职数之和不超过编制人数",
    basis=_BASIS,
    tolerance=EXACT,
    example="单位: {名称: 云溪市财政局, 编制: {编制人数: 30, 领导职数: [{名称: 局长, 职数: 1}, {名称: 副局长, 职数: 31}]}}",
    says="领导职数之和 32，超过编制人数 30",
)
def leaders_are_within_the_posts(case: Case) -> Iterator[Finding]:
    for path, staff in case.of(Staffing):
        posts = sum(leader.posts or 0 for leader in staff.leaders)
        if staff.established is None or posts <= staff.established:
            continue
        largest = max(range(len(staff.leaders)), key=lambda index: staff.leaders[index].posts or 0)
        message = f"领导职数之和 {posts}，超过编制人数 {staff.established}"
        place = (*path, "leaders", largest, "posts")
        yield Finding(place, message, Severity.WARNING, "核对职数与编制数", actual=str(posts))
