"""Performance evaluation: the indicator tree, the department's own evaluation, and projects."""

from typing import ClassVar

from reportgen.model.accounts import LineItem
from reportgen.model.base import Record, Sum, named, required
from reportgen.model.values import Count, Measure, Name, Number, Percent, Text, Verbatim, YesNo


class Indicator(Record, title="指标"):
    """一级/二级/三级指标: a node of the indicator tree; weights and scores of `items` add up to it.

    Basis: 财预〔2020〕10号 for the weights; the forms of each province for the columns.
    """

    code: Verbatim | None = named("编号", "指标编号")
    name: Name = required("名称", "指标名称")
    weight: Number | None = named("分值", "指标分值（权重）；有下级指标的可以不填")
    score: Number | None = named("得分", "自评得分；有下级指标的可以不填")
    relation: Verbatim | None = named("指标性质", "≥、≤、= 或 定性")
    target: Measure | None = named("指标值", "年度指标值：数值，或定性描述")
    unit: Verbatim | None = named("度量单位", "指标值的单位，如 场、份、%")
    midyear: Measure | None = named("年中监控值", "年中监控时的完成值")
    actual: Measure | None = named("完成值", "全年实际完成值")
    completion: Percent | None = named("完成率", "指标完成率（%），不填则由完成值与指标值计算")
    deviation: Percent | None = named("偏差率", "偏差率（%），不填则由完成值与指标值计算")
    focus: Text | None = named("考核内容", "本指标从哪些方面考核")
    evidence: Text | None = named("自评说明", "得分依据")
    analysis: Text | None = named("成效分析", "指标成效分析")
    deviation_reason: Text | None = named("偏差原因", "偏差原因分析及改进措施")
    reallocated_to: Text | None = named("分值调整至", "本项不考核时，分值调整到的指标名称")
    items: tuple["Indicator", ...] = named("下级指标", "下一级指标", ())

    answered_in: ClassVar = "items"
    spared_by: ClassVar = {"score": "reallocated_to"}


class Bonus(Record, title="加减分项"):
    """加减分项: points for an award or a fault, with the document that proves it."""

    points: Number | None = named("分数", "加分为正，减分为负")
    ground: Text = required("事由", "加分或减分的依据")


GRADES = ("优", "良", "中", "差")
"""The national grades, from the highest. Basis: 财预〔2020〕10号."""


class GradeBand(Record, title="等次标准"):
    """等次标准: the lowest score of a grade. Basis: 财预〔2020〕10号 (优 90, 良 80, 中 60, 差)."""

    grade: Verbatim = required("等次", "等次名称")
    least: Number = required("最低分", "达到该等次的最低得分")


class Evaluation(Record, title="整体评价"):
    """部门整体支出绩效自评."""

    score: Number | None = named("得分", "部门整体支出绩效自评得分")
    grade: Verbatim | None = named("等次", "自评等次", examples=GRADES)
    full_marks: Number | None = named("满分", "满分，一般为100")
    indicators: tuple[Indicator, ...] = named("指标", "指标体系（一级、二级、三级）", ())
    bonus: tuple[Bonus, ...] = named("加减分项", "加分与减分", ())
    bonus_points: Number | None = named("加减分", "加减分合计")
    grade_bands: tuple[GradeBand, ...] = named(
        "等次标准", "等次与最低分，从高到低；不填则用财预〔2020〕10号的标准", ()
    )


class ProblemsFound(Record, title="问题整改"):
    """问题整改: how many problems evaluations and inspections have found, and how many of them are mended."""

    found: Count = required("发现", "自评、评价或检查发现的问题数")
    mended: Count = required("已整改", "其中已经整改的问题数；其余的正在整改")


class ProjectFunds(Record, title="项目资金"):
    """项目资金（万元）: the head of the 项目支出绩效自评表."""

    total: LineItem | None = named("合计", "年度资金总额")
    current: LineItem | None = named("当年财政拨款", "当年财政拨款")
    carried_over: LineItem | None = named("上年结转资金", "上年结转资金")
    other: LineItem | None = named("其他资金", "其他资金")
    weight: Number | None = named("分值", "预算执行率的分值，一般为10")
    score: Number | None = named("得分", "预算执行率得分")

    sums: ClassVar = (Sum("total", ("current",), ("carried_over", "other"), basis="项目支出绩效自评表"),)
    summands: ClassVar = ("current", "carried_over", "other")


class Project(Record, title="项目"):
    """项目: one row of the 项目自评汇总表, one 项目支出绩效自评表."""

    code: Verbatim | None = named("编码", "项目编码")
    name: Name = required("名称", "项目名称")
    supervisor: Text | None = named("主管部门", "主管部门")
    implementer: Text | None = named("实施单位", "实施单位")
    kind: Text | None = named("类别", "项目类别；版式按类别分别印的，写它规定的值")
    completed: YesNo | None = named("已完成", "项目是否完成：是 或 否")
    funds: ProjectFunds | None = named("资金", "项目资金")
    goal: Text | None = named("预期目标", "年度总体目标：预期目标")
    result: Text | None = named("实际完成情况", "年度总体目标：实际完成情况")
    indicators: tuple[Indicator, ...] = named("指标", "绩效指标（一级、二级、三级）", ())
    score: Number | None = named("得分", "自评得分")
    grade: Verbatim | None = named("等次", "自评等次", examples=GRADES)
    remark: Text | None = named("备注", "备注")
    stages: tuple[Text, ...] = named("绩效管理", "做过哪几步：事前评估、绩效目标、绩效监控、自评报告", ())
    narrative: dict[str, Text | None] = named("文字", "项目自评报告各部分的文字，键由版式规定", {})
