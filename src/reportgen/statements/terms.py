"""The words by which these reports say what a figure is: columns, rates, directions, bases, joining words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.statements.statement import Aside, Base, Column, Comparison, Rate, Scope

WHOLE_BODY = "本单位"
"""The subject of what is said of the reporting body as a whole: 我局全年支出, 预算收入."""

YEAR = r"(?:19|20)\d\d\s*年度?"
_OURSELVES = r"(?:我|本)(?:部门（单位）|部门单位|部门|单位|局|办|委|院|厅|处|中心|站|所|校|馆|部|社|台|库|会|队|机关)(?:机关)?"

OURSELVES = re.compile(_OURSELVES)
TOTALS = re.compile(
    "(?:收入|支出)预算执行|(?<!支出)预算(?:收入|支出)|部门预算资金|(?:预算)?(?:支出|收入)总额|(?:总体?|本年)(?:收入|支出)(?:合计)?|(?:收入|支出)[总合]计"
)
"""What sentences call all income or all spending, without any other name before it."""

_DAY = r"(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?"


def _words(*words: str) -> str:
    """The words as alternatives, the longest first, so that a loop over them needs never go back."""
    return "|".join(sorted(words, key=len, reverse=True))


OPENING = re.compile(
    rf"(?:[\s*、\-—]|\d{{1,2}}[.．](?!\d)|（(?:\d{{1,2}}|[一二三四五六七八九十]+)）|[一二三四五六七八九十]+[是、]|[①-⑳]|"
    rf"截[至止](?:{YEAR})?{_DAY}[底末]?|{YEAR}{_DAY}[底末初]?|{_OURSELVES}|主要(?:变动)?原因[是为]?|"
    + _words(
        "其中", "以及", "并", "及", "和", "则", "而", "分别", "年初", "年中", "年末", "年底", "全年", "当年", "年度",
        "按规定", "主要是", "原因是", "原因为", "是", "实际",
    )
    + ")++"
)  # fmt: skip
"""What may stand before the subject of a clause."""

CLOSING = re.compile(
    r"(?:[\s*：≥≤＞＜=]|(?<![职人])数|(?<![收支])(?<!收入)(?<!支出)合计|"
    + _words(
        "实有", "为", "是", "共有", "共计", "共", "约", "近", "达到", "达", "了", "整", "大约", "超过", "不足", "仅", "有",
        "于", "在", "的", "支付", "安排", "批复", "下达", "实际", "预算", "决算", "执行", "全年", "年初", "年中", "调整",
        "总投入", "总额",
    )
    + ")++$"
)  # fmt: skip
"""What may stand between the subject and the number."""

GENERAL = re.compile(
    r"(?:[\s*、—≥≤＞＜=-]|"
    + _words(
        "实有", "追加", "设", "自评", "绩效", "指标", "指标值", "指标数", "年中监控完成值", "自评完成值", "完成值", "其中",
        "以上", "上述", "累计", "全年", "年初", "年中", "年末", "年底", "当年", "本年度", "年度", "本年", "实际", "总计",
        "合计", "共计", "总体", "总额", "总", "共", "批复", "安排", "下达", "预算", "决算", "执行", "支出", "收入", "支付",
        "使用", "资金", "费用", "经费", "金额", "投入", "数", "额", "为", "是", "约", "达", "到", "了", "的", "各项", "整体",
        "计划", "调整", "后", "完成", "年",
    )
    + ")*+"
)  # fmt: skip
"""Words that name no subject."""

_COLUMNS = (
    (Column.ADJUSTED_BUDGET, re.compile("完成(?:全年|调整后?的?)预算")),
    (Column.BUDGET, re.compile("完成年初预算")),
    (Column.SOME_BUDGET, re.compile("完成(?:当年)?预算")),
    (Column.ADJUSTMENT, re.compile("年中.{0,8}(?:调整|追加|追减|调减|调增)|调整数|追加下达")),
    (Column.ADJUSTED_BUDGET, re.compile("全年预算|调整后|调整预算|全年.{0,8}预算")),
    (Column.BUDGET, re.compile("年初")),
    (Column.PRIOR_ACTUAL, re.compile("上年|去年")),
    (Column.ACTUAL, re.compile("预算执行|决算|实际|执行数|支出数|支付|累计|完成")),
    (None, re.compile("预算收入|预算支出")),
    (Column.SOME_BUDGET, re.compile("预算|计划支出|批复|下达")),
    (Column.ACTUAL, re.compile("支出为?$|收入为?$")),
)
_SCOPES = (
    (Scope.GENERAL_BUDGET, re.compile("一般公共预算")),
    (Scope.GOVERNMENT_FUNDS, re.compile("政府性基金(?:预算)?")),
    (Scope.STATE_CAPITAL, re.compile("国有资本经营(?:预算)?")),
    (Scope.APPROPRIATION, re.compile("财政拨款")),
)
_NAMES_WITH_BUDGET = re.compile(
    "一般公共预算|政府性基金预算|国有资本经营预算|社会保险基金预算|部门预算(?!资金)|公共财政预算"
)

_UP, _DOWN = "增加|增长|上升|提高|上涨|增幅|增", "减少|下降|降低|压减|压缩|回落|降幅|减|降"
DIRECTION = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:(?:率|幅度|额)[为达]?|了|支出|收入|经费|资金|约|[：\s*])*$"
)
BASE = re.compile(
    r"(?:与|同|和|较|比|对比|相比|相较)于?\s*(?:(?P<year>(?:19|20)\d\d)\s*年度?|(?P<prior>上年度?|去年|上一年度?|往年)|"
    r"(?P<adjusted>(?:全年|调整后?的?)预算)|(?P<budget>(?:年初)?(?:安排)?(?:的)?预算))"
    r"(?:（[^（）]*）)?(?:同期|决算|预算|支出|收入|安排|数|的)*(?:相比较?|对比|，)?|(?P<same>同比)"
)
SAME = re.compile("持平|一致|没有变化|无变化")

SHARE = re.compile(
    r"^(?P<subject>.*?)(?<![，\s])[，\s]*占(?P<whole>[^占]*?)(?:的?(?:比重|比例|比率|比))?的?(?:为|达到?|是|约|超过|[\s*：])*$"
)
_RATES = (
    (Rate.OF_BUDGET, "完成(?:年初|全年|调整后?的?|当年)?预算(?:数|的)*|预算完成"),
    (Rate.EXECUTION, "执行率"),
    (Rate.COMPLETION, "完成率"),
    (Rate.SPENDING, "支出率|支付率|使用率"),
    (Rate.CONTROL, "控制率"),
    (Rate.ADJUSTMENT, "调整率"),
    (Rate.DEVIATION, "偏差率"),
)
RATE = re.compile(
    "(?:"
    + "|".join(f"(?P<{rate.name}>{words})" for rate, words in _RATES)
    + r")(?:为|达到?|是|约|超|[\s*：])*$"
)
_BUDGET_BEFORE_RATE = re.compile("(?:预算|资金|预算资金)$")
SCORE = re.compile(
    r"(?P<average>得分平均分|平均得?分)|(?P<weight>分值|权重|满分)|(?P<score>得分|加分|减分|扣分|得$)"
)
INDICATOR_COLUMNS = (
    (Column.TARGET, re.compile("指标值|指标数")),
    (Column.MIDYEAR, re.compile("年中监控")),
    (Column.ACHIEVED, re.compile("自评完成|完成值")),
)

UNIT_PRICE = re.compile("每(?!年(?!.*标准))|单价|单位成本|人均|标准|平均")
PLAN = re.compile("规划|拟(?!公开|应用)|预计|力争|计划(?!支出)")
ROUNDED = re.compile(r"(?:约|近|大约)[\s*]*$")
BEYOND = re.compile("[\\s*]*(?:以上|以下|以内|余|多|左右)")
ITEM = re.compile('[^，。；]（类）[^，。；]+（[款项]）[”"]?$')
"""A clause that is the path of one item of expenditure: what follows is said of it."""
LIST = re.compile("其中|主要用于以下方面|包括$|分别为")
REASON = re.compile("原因")


def column_in(words: str) -> Column | None:
    """The stage that words before an amount name."""
    plain = _NAMES_WITH_BUDGET.sub("", words)
    return next((column for column, pattern in _COLUMNS if pattern.search(plain)), None)


def scope_in(words: str) -> Scope | None:
    """The money that words name; 一般公共预算财政拨款 is 一般公共预算."""
    return next((scope for scope, pattern in _SCOPES if pattern.search(words)), None)


def indicator_column_in(words: str) -> Column | None:
    """What of an indicator the words name."""
    return next((column for column, pattern in INDICATOR_COLUMNS if pattern.search(words)), None)


def comparison_in(match: re.Match[str]) -> Comparison:
    """What a match of `BASE` compares with."""
    if match["year"]:
        return Comparison(Base.YEAR, int(match["year"]))
    if match["adjusted"]:
        return Comparison(Base.ADJUSTED_BUDGET)
    return Comparison(Base.BUDGET if match["budget"] else Base.YEAR)


def rate_in(match: re.Match[str]) -> Rate:
    """Which rate a match of `RATE` names."""
    return next(rate for rate, _ in _RATES if match[rate.name])


def without_budget(words: str) -> str:
    """What a rate is of: 政府采购 of 政府采购执行率, 部门整体 of 部门整体预算执行率."""
    return _BUDGET_BEFORE_RATE.sub("", words)


def asides_in(words: str) -> Iterator[Aside]:
    """Why a figure with these words before it may be no actual one."""
    if UNIT_PRICE.search(words):
        yield Aside.UNIT_PRICE
    if PLAN.search(words):
        yield Aside.PLAN
