"""项目支出绩效自评表: its titles, labels and heads, and the field of a project that each stands for."""

from __future__ import annotations

from reportgen.figures.forms.declaration import ACTUAL, ADJUSTED, BUDGET, Names

PROJECT_TITLES: Names = (
    "项目支出绩效自评表",
    "项目支出绩效目标自评表",
    "部门预算项目支出绩效自评表",
    "预算项目支出绩效自评表",
    "部门项目支出绩效自评表",
    "项目绩效自评表",
    "专项预算项目支出绩效自评表",
)

LABELS: dict[str, Names] = {
    "编码": ("项目编码", "项目代码"),
    "名称": ("项目名称", "预算项目名称", "专项名称", "项目名称及代码", "项目名称及编码", "预算项目"),
    "主管部门": ("主管部门", "主管部门及代码", "项目主管部门", "主管预算部门", "预算主管部门", "主管单位"),
    "实施单位": (
        "实施单位",
        "项目实施单位",
        "预算单位",
        "项目承担单位",
        "项目单位",
        "承担单位",
        "资金使用单位",
    ),
}
"""What stands beside a label at the top of the form, by the field that holds it."""

GOALS: dict[str, Names] = {
    "预期目标": (
        "预期目标",
        "年初设定目标",
        "年初设定的目标",
        "年初设定绩效目标",
        "年初预期目标",
        "年初绩效目标",
        "预期绩效目标",
        "年度预期目标",
        "年度总体目标预期目标",
    ),
    "实际完成情况": (
        "实际完成情况",
        "全年实际完成情况",
        "全年完成情况",
        "目标实际完成情况",
        "目标完成情况",
        "年度目标完成情况",
        "年度总体目标完成情况",
        "年度总体目标完成情况综述",
    ),
}
"""What stands below a head, by the field that holds it."""

FUND_COLUMNS: dict[str, Names] = {
    BUDGET: (BUDGET, "年初预算"),
    ADJUSTED: (ADJUSTED, "全年预算", "调整后预算数", "调整预算数"),
    ACTUAL: ("全年执行数", "执行数", "预算执行数", "全年执行", ACTUAL),
    "分值": ("分值", "分值（10分）"),
    "执行率": ("执行率", "预算执行率"),
    "得分": ("得分", "自评得分"),
}

FUND_ROWS: dict[str, Names] = {
    "合计": ("年度资金总额", "资金总额", "总额"),
    "当年财政拨款": ("当年财政拨款", "财政拨款", "财政资金"),
    "上年结转资金": ("上年结转资金", "上年结转", "结转资金"),
    "其他资金": ("其他资金",),
}

FUND_HINTS: dict[str, Names] = {
    "执行率": ("执行率",),
    "得分": ("得分", "评分"),
    "分值": ("分值", "权重", "标准分"),
    ACTUAL: ("执行数", "支出数", "实际支出"),
    ADJUSTED: ("调整", "全年预算"),
    BUDGET: ("年初预算",),
}
"""What tells a column of funds by a part of its head, in this order, where its whole head is not known."""

FUND_ROW_HINTS: dict[str, Names] = {
    "上年结转资金": ("结转",),
    "当年财政拨款": ("财政拨款", "财政资金", "一般公共预算"),
    "其他资金": ("其他",),
}
"""The same for the rows of funds."""

LEVELS: tuple[Names, ...] = (
    ("一级指标",),
    ("二级指标",),
    ("三级指标", "三级指标名称", "指标名称", "指标内容", "具体指标"),
)

INDICATOR_COLUMNS: dict[str, Names] = {
    "指标性质": ("指标性质",),
    "指标值": ("年度指标值", "指标值", "目标值", "年初目标值", "预期指标值"),
    "度量单位": ("度量单位", "计量单位"),
    "完成值": ("实际完成值", "全年完成值", "全年实际完成值", "完成值", "实际完成"),
    "分值": ("分值", "权重"),
    "得分": ("得分", "自评得分"),
    "偏差原因": ("偏差原因分析及改进措施", "偏差原因分析", "未完成原因分析", "未完成原因和改进措施", "备注"),
}

INDICATOR_HINTS: dict[str, Names] = {
    "偏差原因": ("偏差", "原因", "改进措施"),
    "指标性质": ("性质",),
    "度量单位": ("度量单位", "计量单位", "指标单位"),
    "得分": ("得分", "评分"),
    "分值": ("分值", "权重", "标准分"),
    "完成值": ("完成值", "完成情况", "实际值", "实际完成", "完成数"),
    "指标值": ("指标值", "目标值", "预期值", "计划值"),
}
"""What tells a column of indicators by a part of its head, in this order, where its whole head is not known."""

TOTAL: Names = (
    "总分",
    "合计",
    "总计",
    "总得分",
    "自评总分",
    "总计得分",
    "得分合计",
    "综合得分",
    "自评得分合计",
)
