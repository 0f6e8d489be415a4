"""How changes are said: unsigned, with verbs that pair up, and no rate where there is none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.wording.saying import say

from reportgen.errors import Refusal
from reportgen.model.accounts import LineItem
from reportgen.wording import Style

AMOUNTS = st.decimals(-(10**6), 10**6, places=4)
BUDGETS = st.decimals(0, 10**6, places=4)
FORMS = st.sampled_from(["金额和幅度", "金额", "幅度"])
PATTERNS = st.sampled_from(["较", "比", "对比", "相比"])
STYLES = st.builds(Style, strip_zeros=st.booleans(), print_zero_items=st.booleans())


def line(actual: str | None = None, prior: str | None = None, **more: object) -> LineItem:
    return LineItem.model_validate({"name": "培训费", "actual": actual, "prior_actual": prior, **more})


@pytest.mark.parametrize(
    ("actual", "prior", "said"),
    [
        ("2932.56", "2418.04", "较上年增加514.52万元，增长21.28%"),
        ("4.64", "35.99", "较上年减少31.35万元，下降87.11%"),
        ("5", "5", "与上年持平"),
        ("5.001", "5.004", "与上年持平"),
        ("0", "0", "与上年持平"),
        ("0", "3.20", "较上年减少3.20万元，下降100%"),
        ("3.20", "0", "较上年增加3.20万元（上年无此项支出）"),
        ("6", "3", "较上年增加3.00万元，增长100%"),
        ("1.005", "1", "较上年增加0.01万元，增长1.00%"),
    ],
)
def test_a_change_on_the_prior_year(actual: str, prior: str, said: str) -> None:
    assert say("较上年", line(actual, prior)) == said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"形式": "金额"}, "较上年减少2.00万元"),
        ({"形式": "幅度"}, "较上年下降20.00%"),
        ({"句式": "比"}, "比上年减少2.00万元，下降20.00%"),
        ({"句式": "相比", "对象": 2021}, "与2021年相比，减少2.00万元，下降20.00%"),
        (
            {"句式": "相比", "对象": 2021, "主语": "收、支总计各"},
            "与2021年相比，收、支总计各减少2.00万元，下降20.00%",
        ),
        ({"form": "幅度", "pattern": "对比"}, "对比上年下降20.00%"),
        ({"对象": ""}, "减少2.00万元，下降20.00%"),
        ({"对象": "", "幅度前加": "同比", "形式": "幅度", "幅度词": "增加、减少"}, "同比减少20.00%"),
        ({"对象": "", "句式": "相比", "主语": "收入"}, "收入减少2.00万元，下降20.00%"),
        ({"对象": "去年", "幅度前加": "同比"}, "较去年减少2.00万元，同比下降20.00%"),
    ],
)
def test_the_same_change_in_other_forms(options: dict[str, object], said: str) -> None:
    assert say("较上年", line("8", "10"), **options) == said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"句式": "比", "对象": 2021}, "与2021年持平"),
        ({"句式": "相比", "对象": 2021, "主语": "收、支总计"}, "收、支总计与2021年持平"),
        ({"对象": ""}, "持平"),
        ({"对象": "", "主语": "支出"}, "支出持平"),
    ],
)
def test_no_change_in_other_forms(options: dict[str, object], said: str) -> None:
    assert say("较上年", line("5", "5"), **options) == said


def test_a_layout_says_its_own_words_where_there_is_no_rate() -> None:
    item = line("8", "0")
    assert say("较上年", item, style=Style(no_prior="上年为零")) == "较上年增加8.00万元（上年为零）"
    assert say("较上年", item, 零基数="上年无收入") == "较上年增加8.00万元（上年无收入）"
    assert say("较上年", item, 零基数="（基数为0，不可比）") == "较上年增加8.00万元（基数为0，不可比）"
    assert say("较上年", item, 零基数="增长--（不可比）") == "较上年增加8.00万元，增长--（不可比）"
    assert say("较上年", item, "幅度") == "较上年增加8.00万元（上年无此项支出）"
    assert say("较上年", item, "金额") == "较上年增加8.00万元"


@given(AMOUNTS, AMOUNTS, FORMS, PATTERNS, STYLES)
def test_no_change_is_ever_said_with_a_sign(
    actual: Decimal, prior: Decimal, form: str, pattern: str, style: Style
) -> None:
    item = LineItem(name="某项", actual=actual, prior_actual=prior, budget=prior)
    for phrase in ("较上年", "对比预算"):
        assert not re.search(r"[-+−－＋]", say(phrase, item, 形式=form, 句式=pattern, style=style))


@given(AMOUNTS, AMOUNTS, FORMS, STYLES)
def test_the_verbs_of_amount_and_rate_pair_up(
    actual: Decimal, prior: Decimal, form: str, style: Style
) -> None:
    said = say("较上年", LineItem(name="某项", actual=actual, prior_actual=prior), form, style=style)
    up, down = ("增加" in said or "增长" in said), ("减少" in said or "下降" in said)
    assert (up, down, "持平" in said).count(True) == 1


@given(AMOUNTS, STYLES, FORMS)
def test_a_flat_change_has_neither_amount_nor_rate(amount: Decimal, style: Style, form: str) -> None:
    item = LineItem(name="某项", actual=amount, prior_actual=amount, reason="人员调入")
    assert say("较上年", item, form, style=style) == "与上年持平"
    assert say("原因", item, style=style) == ""


@given(st.decimals("0.01", 10**6, places=2), FORMS, STYLES)
def test_a_base_of_zero_has_no_rate(amount: Decimal, form: str, style: Style) -> None:
    item = LineItem(name="某项", actual=amount, prior_actual=Decimal(0), budget=Decimal(0))
    for phrase in ("较上年", "对比预算"):
        said = say(phrase, item, form, style=style)
        assert "%" not in said
        assert "增长" not in said


@given(BUDGETS, BUDGETS, STYLES)
def test_what_is_printed_adds_up_for_the_reader(actual: Decimal, prior: Decimal, style: Style) -> None:
    item = LineItem(name="某项", actual=actual, prior_actual=prior)
    said = re.search(r"(增加|减少)([\d.]+)万元", say("较上年", item, style=style))
    shown = Decimal(style.number(actual)) - Decimal(style.number(prior))
    assert (Decimal(said[2]) if said else 0) == abs(shown)


def test_a_change_on_the_budget() -> None:
    assert say("对比预算", line("68.72", budget="129.73")) == "对比年初预算减少61.01万元，下降47.03%"
    assert say("对比预算", line("3", budget="0")) == "对比年初预算增加3.00万元（年初未安排预算）"
    assert say("对比预算", line("3", budget="3")) == "与年初预算持平"


@pytest.mark.parametrize(
    ("item", "lead", "said"),
    [
        (line("2", "1", reason="人员调入。"), "主要原因是", "主要原因是人员调入"),
        (line("2", "1", reason="人员调入"), "{增减}的原因：", "增加的原因：人员调入"),
        (line("1", "2", reason="人员调出"), "{方向}的原因：", "下降的原因：人员调出"),
        (line("1", "1", reason="人员调出"), "主要原因是", ""),
        (line("2", "1"), "主要原因是", ""),
        (line("2", None, reason="人员调入"), "主要原因是", "主要原因是人员调入"),
        (line("1", "2", reason="主要原因是厉行节约。"), "{方向}的主要原因是", "下降的主要原因是厉行节约"),
        (line("1", "2", reason="较上年减少的主要原因：厉行节约"), "主要原因是", "主要原因是厉行节约"),
        (line("2", "1", reason="变动原因为人员调入"), "主要原因是", "主要原因是人员调入"),
        (line("2", "1", reason="原因较多，一是人员调入"), "主要原因是", "主要原因是原因较多，一是人员调入"),
    ],
)
def test_a_reason_follows_only_a_change(item: LineItem, lead: str, said: str) -> None:
    assert say("原因", item, lead) == said


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"budget": "10", "actual": "9.5"}, "完成预算95.00%"),
        ({"budget": "10", "adjusted_budget": "19", "actual": "9.5"}, "完成预算50.00%"),
        ({"budget": "0", "adjusted_budget": "10", "actual": "9.5"}, "年初未安排预算，完成全年预算95.00%"),
        ({"budget": "0", "actual": "9.5"}, "年初未安排预算"),
        ({"budget": "0", "actual": "0"}, "年初未安排预算"),
        ({"budget": "10", "actual": "10"}, "完成预算100%"),
    ],
)
def test_completion_of_the_budget(columns: dict[str, str], said: str) -> None:
    assert say("完成预算", line(**columns)) == said


@pytest.mark.parametrize(
    ("adjusted", "said"), [("12", "调整数2.00万元"), ("7.5", "调减2.50万元"), ("10", "未作调整")]
)
def test_an_adjustment_is_unsigned_too(adjusted: str, said: str) -> None:
    assert say("预算调整数", line(budget="10", adjusted_budget=adjusted)) == said


def test_the_rate_of_an_adjustment_is_unsigned() -> None:
    assert say("预算调整率", line(budget="775.45", adjusted_budget="951.76")) == "22.74%"
    assert say("预算调整率", line(budget="10", adjusted_budget="7.5")) == "25.00%"
    assert say("预算调整率", line(budget="0", adjusted_budget="7.5")) == "—"


@pytest.mark.parametrize(
    ("phrase", "item", "options", "complaint"),
    [
        ("较上年", line("1"), {}, "“培训费”缺少决算数或上年决算数，无法比较"),
        ("对比预算", line("1"), {}, "“培训费”缺少决算数或年初预算数，无法比较"),
        ("完成预算", line("1"), {}, "“培训费”缺少决算数或预算数，无法计算完成率"),
        ("完成预算", line(budget="1"), {}, "“培训费”缺少决算数或预算数，无法计算完成率"),
        ("预算调整数", line(budget="1"), {}, "“培训费”缺少年初预算数或全年预算数，无法计算调整数"),
        ("较上年", line("1", "2"), {"形式": "百分比"}, "没有“百分比”这种形式，可用：金额和幅度、金额、幅度"),
        ("较上年", line("1", "2"), {"句式": "同"}, "没有“同”这种句式，可用：较、比、对比、相比"),
        ("较上年", None, {}, "此处应为一个项目（含决算数、上年决算数等），实为空（数据文件中没有此项）"),
        ("较上年", "甲", {}, "此处应为一个项目（含决算数、上年决算数等），实为文字“甲”"),
        ("较上年", line("1", "2"), {"颜色": "红"}, "“较上年”的参数不对，用法如："),
    ],
)
def test_what_cannot_be_said_is_refused_with_the_reason(
    phrase: str, item: Any, options: dict[str, object], complaint: str
) -> None:
    with pytest.raises(Refusal) as caught:
        say(phrase, item, **options)
    assert str(caught.value).startswith(complaint)


@pytest.mark.parametrize(("actual", "changed"), [("5", False), ("5.004", False), ("5.01", True)])
def test_whether_a_change_is_seen_in_print(actual: str, changed: bool) -> None:
    assert say("有变动", line(actual, "5")) is changed


@pytest.mark.parametrize(
    ("amounts", "options", "said"),
    [
        ({"budget": "5", "actual": "4"}, {}, "主要原因是项目延期"),
        ({"budget": "5", "actual": "4"}, {"引语": "{方向}的原因是", "结尾": "。"}, "下降的原因是项目延期。"),
        ({"budget": "5", "adjusted_budget": "4", "actual": "4"}, {}, ""),
        ({"budget": "5", "adjusted_budget": "4", "actual": "4"}, {"列": "年初预算数"}, "主要原因是项目延期"),
        ({"budget": "4", "adjusted_budget": "5", "actual": "4"}, {"列": "年初预算数"}, ""),
        ({"actual": "4"}, {}, "主要原因是项目延期"),
    ],
)
def test_the_reason_for_a_difference_from_the_budget_is_said_of_the_budget_meant(
    amounts: dict[str, str], options: dict[str, str], said: str
) -> None:
    item = LineItem.model_validate({"name": "培训费", "budget_reason": "主要原因是项目延期。", **amounts})
    assert say("预算差异原因", item, **options) == said


def test_what_stayed_level_is_said_as_the_layout_or_the_template_wants() -> None:
    style = Style(flat="与{对象}一致")
    assert say("较上年", line("5", "5"), style=style) == "与上年一致"
    assert say("较上年", line("5", "5"), style=style, 持平="没有增减变化", 主语="支出") == "支出没有增减变化"
    assert say("较上年", line("5", "5"), 对象="") == "持平"


def test_a_note_on_a_base_of_zero_that_begins_with_a_comma_stands_without_brackets() -> None:
    style = Style(no_prior="，增长--（基数为0，不可比）")
    assert say("较上年", line("5", "0"), style=style) == "较上年增加5.00万元，增长--（基数为0，不可比）"


def test_one_decimal_is_the_difference_of_what_is_printed() -> None:
    """1.04 and 0.96 are printed as 1.0 and 1.0."""
    assert say("较上年", line("1.04", "0.96"), style=Style(places=1)) == "与上年持平"
    said = say("较上年", line("1055.4", "91.34"), style=Style(places=1, group=True))
    assert said == "较上年增加964.1万元，增长1,056.0%"


def test_a_change_on_an_earlier_year() -> None:
    item = line("8", history={"2019": "10"})
    assert say("比某年", item, 2019) == "比2019年减少2.00万元，下降20.00%"
    assert say("比某年", item, 2019, "幅度", 幅度词="增加、减少") == "比2019年减少20.00%"
    with pytest.raises(Refusal, match="“培训费”缺少决算数或2018年的历年决算数，无法比较"):
        say("比某年", item, 2018)


@pytest.mark.parametrize(
    ("budget", "adjusted", "actual", "said"),
    [
        ("10", None, "9.85", "完成年初预算的98.50%"),
        ("10", "20", "9.85", "完成年初预算的98.50%"),
        ("0", "20", "10", "年初无预算"),
        ("0", None, "0", "年初无预算"),
    ],
)
def test_completion_of_the_initial_budget(budget: str, adjusted: str | None, actual: str, said: str) -> None:
    item = line(actual, budget=budget, adjusted_budget=adjusted)
    options = {"列": "年初预算数", "零预算": "年初无预算"}
    assert say("完成预算", item, "完成年初预算的", **options) == said


@pytest.mark.parametrize(("actual", "word"), [("12", "大于"), ("8", "小于")])
def test_the_lead_of_a_reason_tells_which_is_larger(actual: str, word: str) -> None:
    item = line(actual, budget="10", budget_reason="增加人员")
    assert (
        say("预算差异原因", item, "决算数{大小}预算数的主要原因是")
        == f"决算数{word}预算数的主要原因是增加人员"
    )


def test_what_money_was_spent_on() -> None:
    assert say("用途", line("1", purpose="下乡调研。"), 结尾="。") == "主要用于下乡调研。"
    assert say("用途", line("1"), 结尾="。") == ""
