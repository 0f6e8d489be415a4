"""Which sheet holds what: the groups of a data file as finance officers know them."""

from __future__ import annotations

SHEETS: dict[str, tuple[str, ...]] = {
    "单位": ("版式", "年度", "金额单位", "附件号", "单位"),
    "收入支出": (
        "收入",
        "支出",
        "年初结转和结余",
        "使用非财政拨款结余",
        "年末结转和结余",
        "结余分配",
        "收入总计",
        "支出总计",
        "预算调整原因",
        "资金来源",
    ),
    "财政拨款": ("财政拨款",),
    "一般公共预算": ("一般公共预算",),
    "政府性基金预算": ("政府性基金预算",),
    "国有资本经营预算": ("国有资本经营预算",),
    "三公经费": ("三公经费", "会议费", "培训费"),
    "运行采购资产": ("机关运行经费", "政府采购", "国有资产"),
    "整体评价": ("整体评价",),
    "项目": ("项目", "应评项目数", "项目选列", "项目平均分", "项目资金来源", "问题整改"),
    "指标": ("项目.指标",),
    "文字": ("文字", "项目.文字"),
    "其他": ("其他数据", "涉密", "名词解释", "附件", "忽略规则"),
}
"""The sheets in their order, each with the addresses whose values stand on it; the longest address that fits decides."""


def sheet_of(address: str) -> str:
    """The sheet on which something stands."""
    steps = address.split(".")
    for length in range(len(steps), 0, -1):
        for name, addresses in SHEETS.items():
            if ".".join(steps[:length]) in addresses:
                return name
    raise KeyError(address)
