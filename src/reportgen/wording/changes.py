"""Changes in words: unsigned, with paired verbs, without a rate on a base of zero."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from reportgen.errors import Refusal
from reportgen.figures.comparison import (
    Change,
    budget_completion,
    change_on_budget,
    change_on_execution_base,
    change_on_prior,
    execution_base,
    execution_rate,
)
from reportgen.model.accounts import LineItem
from reportgen.wording.arguments import column_named, item_of
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style
from reportgen.wording.texts import cause

BOTH, AMOUNT, RATE = "金额和幅度", "金额", "幅度"
RATE_WORDS = "增长、下降"
_DIRECTIONS = (("{方向}", "增长", "下降"), ("{增减}", "增加", "减少"), ("{大小}", "大于", "小于"))
_LEADS = {"较": "较{0}", "比": "比{0}", "对比": "对比{0}", "相比": "与{0}相比，"}


class _Sentence(NamedTuple):
    """How a change is to be said; the fields are the options of the phrases below."""

    style: Style
    form: str
    pattern: str
    against: str
    subject: str
    no_rate: str
    before_rate: str = ""
    rate_words: str = RATE_WORDS
    flat: str = ""

    def of(self, change: Change) -> str:
        if self.pattern not in _LEADS:
            raise Refusal(f"没有“{self.pattern}”这种句式，可用：{'、'.join(_LEADS)}")
        lead = _LEADS[self.pattern].format(self.against) if self.against else ""
        if not change.is_flat:
            return f"{lead}{self.subject}{self._worded(change)}"
        if self.flat or self.against:
            return self.subject + (self.flat or self.style.flat).replace("{对象}", self.against)
        return f"{self.subject}持平"

    def _worded(self, change: Change) -> str:
        if self.form not in (BOTH, AMOUNT, RATE):
            raise Refusal(f"没有“{self.form}”这种形式，可用：{BOTH}、{AMOUNT}、{RATE}")
        amount = f"{'增加' if change.is_increase else '减少'}{self.style.number(abs(change.amount))}万元"
        if self.form == AMOUNT:
            return amount
        if change.percent is None:
            return amount + _bracketed(self.no_rate)
        up, mark, down = self.rate_words.partition("、")
        if not mark:
            raise Refusal(f"幅度词“{self.rate_words}”应为两个词", "如 增加、减少，中间用顿号")
        direction = up if change.is_increase else down
        rate = f"{self.before_rate}{direction}{self.style.percent(abs(change.percent))}"
        return rate if self.form == RATE else f"{amount}，{rate}"


def _bracketed(note: str) -> str:
    """A note behind a figure; one that brings brackets along, or begins with a comma, gets no others."""
    if note.startswith(("（", "(", "，")):
        return note
    return f"，{note}" if "（" in note or "(" in note else f"（{note}）"


def _year(what: object) -> str:
    return f"{what}年" if isinstance(what, int) else str(what)


@phrase(
    "较上年",
    "versus_prior",
    "与上年相比的增减：形式为 金额和幅度、金额 或 幅度；句式为 较、比、对比 或 相比；主语放在增减之前；对象为空时不写与什么相比；零基数是上年为零时代替幅度的说法，不写则随版式，以逗号开头的不加括号；幅度前加 如 同比；幅度词 如 增加、减少；持平 代替“与上年持平”",
    '{{ 收入.合计|较上年 }}，{{ 三公经费.合计|较上年("幅度") }}，{{ 收入总计|较上年(对象=上年度, 句式="相比") }}',
)
def versus_prior(
    style: Style,
    value: object,
    form: str = BOTH,
    against: object = "上年",
    pattern: str = "较",
    subject: str = "",
    no_rate: str = "",
    before_rate: str = "",
    rate_words: str = RATE_WORDS,
    flat: str = "",
) -> str:
    no_rate = no_rate or style.no_prior
    sentence = _Sentence(
        style, form, pattern, _year(against), subject, no_rate, before_rate, rate_words, flat
    )
    return sentence.of(_on_prior(value, style))


@phrase(
    "比某年",
    "versus_year",
    "与更早的某一年相比的增减，那年的数填在 历年决算数；其他选项同“较上年”",
    "{{ 三公经费.合计|比某年(2020) }}",
)
def versus_year(
    style: Style,
    value: object,
    year: int,
    form: str = BOTH,
    pattern: str = "比",
    subject: str = "",
    no_rate: str = "",
    before_rate: str = "",
    rate_words: str = RATE_WORDS,
    flat: str = "",
) -> str:
    item = item_of(value)
    past = item.history.get(str(year))
    change = None if past is None or item.actual is None else Change(item.actual, past, style.places)
    known = _known(change, item, f"{year}年的历年决算数")
    no_rate = no_rate or style.no_prior
    return _Sentence(style, form, pattern, _year(year), subject, no_rate, before_rate, rate_words, flat).of(
        known
    )


@phrase(
    "有变动",
    "has_changed",
    "与上年不同时为真，用在 if 里：持平时不必说明原因",
    "{%if 收入.合计|有变动 %}主要变动原因是……{%endif%}",
)
def has_changed(style: Style, value: object) -> bool:
    return not _on_prior(value, style).is_flat


@phrase(
    "对比预算",
    "versus_budget",
    "决算数与年初预算数相比的增减，选项同“较上年”；预算为零时不给幅度",
    '{{ 会议费|对比预算("金额") }}',
)
def versus_budget(
    style: Style,
    value: object,
    form: str = BOTH,
    against: str = "年初预算",
    pattern: str = "对比",
    subject: str = "",
    before_rate: str = "",
    rate_words: str = RATE_WORDS,
    flat: str = "",
) -> str:
    item = item_of(value)
    sentence = _Sentence(
        style, form, pattern, against, subject, style.no_budget, before_rate, rate_words, flat
    )
    return sentence.of(_as_printed(_known(change_on_budget(item), item, "年初预算数"), style))


def _on_prior(value: object, style: Style) -> Change:
    item = item_of(value)
    return _as_printed(_known(change_on_prior(item), item, "上年决算数"), style)


def _as_printed(change: Change, style: Style) -> Change:
    return replace(change, places=style.places)


def _known(change: Change | None, item: LineItem, column: str) -> Change:
    if change is None:
        raise Refusal(f"“{item.name}”缺少决算数或{column}，无法比较")
    return change


@phrase(
    "原因",
    "reason",
    "变动原因，前加引语；与上年持平或没有填写原因时什么也不印。引语中的{方向}变为 增长 或 下降，{增减}变为 增加 或 减少，{大小}变为 大于 或 小于；结尾 是原因之后的标点",
    '{{ 收入.合计|原因("主要原因：") }}',
)
def reason(style: Style, value: object, lead: str = "主要原因是", ending: str = "") -> str:
    item = item_of(value)
    change = change_on_prior(item)
    if not item.reason or (change is not None and change.is_flat):
        return ""
    return _lead(lead, change) + cause(item.reason) + ending


@phrase(
    "预算差异原因",
    "budget_reason",
    "决算数与预算数有差异的原因，前加引语；两数相同或没有填写原因时什么也不印。列 是与哪个预算数比，不写则为全年预算数"
    "（未填则年初预算数）。引语和结尾同“原因”",
    '{{ 会议费|对比预算 }}{{ 会议费|预算差异原因("，{方向}的主要原因是", 列="年初预算数") }}',
)
def budget_reason(
    style: Style, value: object, lead: str = "主要原因是", ending: str = "", column: str = "全年预算数"
) -> str:
    item = item_of(value)
    against_initial = column_named(column) == "budget"
    change = change_on_budget(item) if against_initial else change_on_execution_base(item)
    if not item.budget_reason or (change is not None and change.is_flat):
        return ""
    return _lead(lead, change) + cause(item.budget_reason) + ending


def _lead(lead: str, change: Change | None) -> str:
    up = change is None or change.is_increase
    for word, rising, falling in _DIRECTIONS:
        lead = lead.replace(word, rising if up else falling)
    return lead


@phrase(
    "完成预算",
    "completion_of_budget",
    '“完成预算”（词 可另写）加百分比，按全年预算数（未填则年初预算数）计算，列="年初预算数" 则按年初预算数；年初没有安排而年中有的，'
    "说明是全年预算；都没有的只说没有安排，零预算 代替这种说法",
    '{{ 项|完成预算 }}，{{ 项|完成预算("完成年初预算的", 列="年初预算数", 零预算="年初无预算") }}',
)
def completion_of_budget(
    style: Style,
    value: object,
    word: str = "完成预算",
    column: str = "全年预算数",
    no_budget: str = "",
) -> str:
    item = item_of(value)
    against_initial = column_named(column) == "budget"
    base = item.budget if against_initial else execution_base(item)
    if item.actual is None or base is None:
        raise Refusal(f"“{item.name}”缺少决算数或预算数，无法计算完成率")
    rate = budget_completion(item) if against_initial else execution_rate(item)
    if rate is None:
        return no_budget or style.no_budget
    is_added = item.budget == 0 and word == "完成预算"
    return (
        f"{style.no_budget}，完成全年预算{style.percent(rate)}"
        if is_added
        else f"{word}{style.percent(rate)}"
    )


@phrase(
    "用途",
    "purpose",
    "这项支出主要用在什么地方，前加引语；没有填写用途时什么也不印",
    '{% for 项 in 支出.按功能 %}{{ 项|用途("主要用于", 结尾="。") }}{% endfor %}',
)
def purpose(style: Style, value: object, lead: str = "主要用于", ending: str = "") -> str:
    item = item_of(value)
    return f"{lead}{item.purpose.strip().strip('。；;')}{ending}" if item.purpose else ""
