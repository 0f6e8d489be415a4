"""What sentences call the amounts of these reports: names and aliases, found at the end of a subject."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from reportgen.statements.statement import Scope
from reportgen.statements.terms import WHOLE_BODY

_OF_INCOME = (
    WHOLE_BODY, "收入", "本年收入", "本年收入合计", "收入合计", "预算收入", "收入预算执行", "总体收入", "总收入",
    "收入总额", "部门整体", "部门预算资金", "部门预算", "部门",
)  # fmt: skip
_OF_SPENDING = (
    WHOLE_BODY, "支出", "本年支出", "本年支出合计", "支出合计", "预算支出", "支出预算执行", "总体支出", "总支出",
    "支出总额", "全部支出", "部门整体", "部门预算资金", "部门预算", "项目绩效评价金额", "部门",
)  # fmt: skip

ALIASES: dict[str, tuple[str, ...]] = {
    "本年收入合计": _OF_INCOME,
    "本年支出合计": _OF_SPENDING,
    "收入总计": ("收入总计", "收、支总计", "收支总计", "收入支出总计", "收、支", "总体收入", "收入", "总收入"),
    "支出总计": ("支出总计", "收、支总计", "收支总计", "收入支出总计", "收、支", "总体支出", "支出", "总支出"),
    "年初结转和结余": (
        "年初结转和结余", "上年结转和结余", "年度结转和结余", "收到年度结转和结余", "年初结转结余", "上年结转",
    ),
    "年末结转和结余": ("年末结转和结余", "年末结转结余", "剩余结转", "结转和结余"),
    "使用非财政拨款结余": ("使用非财政拨款结余",),
    "结余分配": ("结余分配",),
    "基本支出": ("基本支出",),
    "人员经费": ("人员经费", "人员支出", "人员类经费", "人员类"),
    "公用经费": ("公用经费", "日常公用经费", "公用支出", "保运转", "运转类"),
    "项目支出": ("项目支出", "项目经费", "专项项目", "项目专项支出", "专项支出"),
    "上缴上级支出": ("上缴上级支出",),
    "经营支出": ("经营支出",),
    "对附属单位补助支出": ("对附属单位补助支出",),
    "“三公”经费": ("“三公”经费", "三公经费"),
    "因公出国（境）": ("因公出国（境）", "因公出国", "公务出国（境）"),
    "公务用车购置及运行维护": ("公务用车购置及运行维护", "公务用车购置及运行", "公务用车购置和运行维护"),
    "公务用车购置": ("公务用车购置",),
    "公务用车运行维护": ("公务用车运行维护", "公务用车运行"),
    "公务接待": ("公务接待",),
    "国内公务接待": ("国内公务接待", "国内接待"),
    "外事接待": ("外事接待", "国（境）外公务接待"),
    "会议费": ("会议费",),
    "培训费": ("培训费",),
    "机关运行经费": ("机关运行经费",),
    "政府采购": ("政府采购",),
    "政府采购货物": ("政府采购货物", "货物类采购", "货物采购"),
    "政府采购工程": ("政府采购工程", "工程类采购", "工程采购"),
    "政府采购服务": ("政府采购服务", "服务类采购", "服务采购"),
    "资金来源合计": (WHOLE_BODY, "收入", "支出", "部门整体", "部门预算"),
    "上级安排": ("上级安排", "上级"),
    "本级安排": ("本级安排", "本级"),
    "其他资金": ("其他资金",),
    "本级财政资金": ("本级安排", "本级", "本级财政资金"),
}  # fmt: skip
"""What sentences call an amount, by the name that tables give it."""

OF_A_WHOLE = frozenset((*_OF_INCOME, *_OF_SPENDING))
"""What totals are called: those of the whole body by that alone, those of one kind of money with its name before it."""

FUND_NAMES: dict[Scope, tuple[str, ...]] = {
    Scope.GENERAL_BUDGET: ("一般公共预算财政拨款", "一般公共预算"),
    Scope.GOVERNMENT_FUNDS: ("政府性基金预算财政拨款", "政府性基金预算", "政府性基金"),
    Scope.STATE_CAPITAL: ("国有资本经营预算财政拨款", "国有资本经营预算"),
    Scope.APPROPRIATION: ("财政拨款",),
}
"""What each kind of money is called before the name of a line of its accounts; the longer names first."""

_LEVEL = re.compile("（[类款项]）$")
_LAST_WORDS = re.compile(
    "(?:财政拨款|支出|收入|经费|费用|费|资金|预算|决算|执行|安排|总额|总计|合计|累计|实际|数|年初|全年|总)$"
)
"""Words that may follow a name, read off one by one from the end."""
_MOST_LAST_WORDS = 6
_MAY_STAND_BEFORE = frozenset("年中度括办局位委院厅室处会心站所校队级和及的对")
"""The Chinese characters that may stand right before a name: 非基本支出 is not 基本支出."""


def name_in(subject: str, names: Collection[str], longest: int) -> tuple[int, int] | None:
    """Where one of `names` stands that a subject ends with, further words of accounts apart; the one that begins first."""
    places = [
        (start, end)
        for end in _ends(subject)
        for start in range(max(0, end - longest), end)
        if subject[start:end] in names and _may_begin(subject, start)
    ]
    return min(places, key=lambda place: (place[0], -place[1])) if places else None


def fund_before(words: str, start: int) -> Scope | None:
    """The money that is named right before a name."""
    before = words[:start]
    return next((fund for fund, names in FUND_NAMES.items() if before.endswith(names)), None)


def _ends(words: str) -> Iterator[int]:
    level = _LEVEL.search(words)
    end = level.start() if level else len(words)
    yield end
    for _ in range(_MOST_LAST_WORDS):
        last = _LAST_WORDS.search(words, max(0, end - 4), end)
        if last is None or last.start() == 0:
            return
        end = last.start()
        yield end


def _may_begin(words: str, start: int) -> bool:
    before, first = words[start - 1 : start], words[start : start + 1]
    if not _is_chinese(before) or before in _MAY_STAND_BEFORE or first in "该本" or not _is_chinese(first):
        return True
    return fund_before(words, start) is not None


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"
