"""What the grammar reads in sentences as these reports print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.statements import Aside, Base, Column, Comparison, Measure, Rate, Scope, Statement, read


def told(text: str, heading: str = "") -> list[str]:
    """Kind, subject and figure of every statement of a text."""
    return [
        f"{one.measure.value} {one.subject} {one.figure.written}{one.figure.unit}"
        for one in read(text, heading=heading)
    ]


def only(text: str, position: int = -1) -> Statement:
    return read(text)[position]


def test_a_bare_figure_has_a_subject_a_year_a_column_and_a_unit() -> None:
    [one] = read("2022年公务接待费支出决算为3.20万元。")
    assert (one.subject, one.year, one.column) == ("公务接待费支出", 2022, Column.ACTUAL)
    assert (str(one.figure.value), one.figure.decimals, one.figure.unit) == ("3.20", 2, "万元")


def test_spans_mark_the_words_in_the_text() -> None:
    text = "2022年公务接待费支出决算为3.20万元，较上年下降18.99%。"
    first, second = read(text)
    assert text[first.span.start : first.span.end] == "公务接待费支出决算为3.20万元"
    assert text[second.figure.span.start : second.figure.span.end] == "18.99%"
    assert first.year_span is not None and text[first.year_span.start : first.year_span.end] == "2022"


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("会议费年初预算安排4万元", Column.BUDGET),
        ("会议费年初批复预算数4万元", Column.BUDGET),
        ("会议费全年预算总额4万元", Column.ADJUSTED_BUDGET),
        ("会议费调整后全年预算数4万元", Column.ADJUSTED_BUDGET),
        ("会议费预算下达4万元", Column.SOME_BUDGET),
        ("会议费年中追加下达4万元", Column.ADJUSTMENT),
        ("会议费实际支出4万元", Column.ACTUAL),
        ("会议费上年支出4万元", Column.PRIOR_ACTUAL),
        ("会议费4万元", None),
    ],
)
def test_the_words_around_a_name_say_which_column_it_is(words: str, column: Column | None) -> None:
    assert only(words).column is column


def test_what_a_clause_leaves_out_is_taken_over_from_those_before_it() -> None:
    text = "2023年基本支出年初预算安排747.25万元，全年实际支出738.58万元，资金执行率100%，占总支出的80.30%。"
    statements = read(text)
    assert {one.subject for one in statements} == {"基本支出"}
    assert [one.column for one in statements[:2]] == [Column.BUDGET, Column.ACTUAL]
    assert (statements[2].rate, statements[2].of) == (Rate.EXECUTION, 1)
    assert (statements[3].measure, statements[3].whole) == (Measure.SHARE, "总支出")


def test_a_change_says_which_way_and_against_what() -> None:
    amount, rate, of_budget = read(
        "培训费支出4.64万元，较上年减少31.35万元，下降87.11%；对比年初预算增长5%。"
    )[1:]
    assert (amount.direction, amount.comparison, amount.of) == (-1, Comparison(Base.YEAR), 0)
    assert (rate.measure, rate.direction, rate.comparison) == (Measure.CHANGE_RATE, -1, Comparison(Base.YEAR))
    assert (of_budget.direction, of_budget.comparison) == (1, Comparison(Base.BUDGET))


def test_a_base_that_is_named_second_holds_for_both() -> None:
    assert only("培训费支出4.64万元，减少31.35万元，较上年下降87.11%。", 1).comparison == Comparison(
        Base.YEAR
    )


def test_a_base_may_be_named_before_the_subject() -> None:
    [_, each, rate] = read(
        "2022年度收、支总计828.76万元。与2021年相比，收、支总计各减少179.31万元，下降17.79%。"
    )
    assert (each.subject, each.is_each, each.comparison) == ("收、支总计", True, Comparison(Base.YEAR, 2021))
    assert (each.year, rate.comparison) == (2022, Comparison(Base.YEAR, 2021))


def test_the_same_as_before_is_a_change_of_zero() -> None:
    one = only("因公出国费0万元，与上年持平。")
    assert (one.measure, one.figure.written, one.direction, one.of) == (Measure.CHANGE_AMOUNT, "持平", 0, 0)


def test_parts_belong_to_the_whole_before_the_list() -> None:
    text = "基本支出2070.86万元，其中人员经费1844.61万元，日常公用经费226.25万元；项目支出861.70万元。"
    assert [one.part_of for one in read(text)] == [None, 0, 0, None]


def test_a_list_by_semicolons_goes_on_to_the_full_stop_and_gives_its_column() -> None:
    text = "全年预算数为951.76万元，其中：上级安排0万元；本级安排951.19万元；其他资金0.57万元。"
    statements = read(text)
    assert [one.part_of for one in statements] == [None, 0, 0, 0]
    assert {one.column for one in statements} == {Column.ADJUSTED_BUDGET}


def test_a_list_within_a_list_ends_where_the_outer_one_goes_on() -> None:
    text = "合计73万元，其中：租赁费23万元；维护费24万元，其中，日常9万元，应急15万元；防火墙12万元。"
    assert [(one.part_of, one.level) for one in read(text)] == [
        (None, 0),
        (0, 1),
        (0, 1),
        (2, 2),
        (2, 2),
        (0, 1),
    ]


def test_a_list_may_follow_on_lines_of_its_own() -> None:
    assert [one.part_of for one in read("基本支出560.63万元，其中：\n人员经费516.68万元。")] == [None, 0]


def test_a_list_ends_with_its_sentence_even_where_its_parts_have_no_names() -> None:
    text = "共有2个项目，其中2个属经常性项目、0个属新增项目。已完成项目2个、未完成项目0个。"
    assert [one.part_of for one in read(text)] == [None, 0, 0, None, None]


def test_what_follows_the_path_of_an_item_is_said_of_it() -> None:
    text = "1、教育支出（类）普通教育（款）小学教育（项）。主要用于：学校的运行。年初预算为20.00万元，支出决算为16.24万元。"
    path = "1、教育支出（类）普通教育（款）小学教育（项）"
    assert told(text) == [f"金额 {path} 20.00万元", f"金额 {path} 16.24万元"]


def test_a_name_in_latin_letters_does_not_hide_the_figure_after_it() -> None:
    assert told("防火墙和VPN等安全设施维护9万元") == ["金额 防火墙和VPN等安全设施维护 9万元"]


def test_a_completion_may_state_its_budget() -> None:
    amount, budget, rate = read("公务接待费22.59万元，完成预算43.2万元的52.3%。")
    assert (budget.column, budget.subject) == (Column.SOME_BUDGET, "公务接待费")
    assert (rate.rate, rate.of, amount.column) == (Rate.OF_BUDGET, 0, None)


def test_scores_weights_and_averages_are_told_apart() -> None:
    assert told("部门整体支出绩效自评得分为98.21分；项目平均分为93.90分；（一）预算编制情况（28分）") == [
        "得分 部门整体支出绩效自评 98.21分",
        "平均分 项目 93.90分",
        "分值 预算编制情况 28分",
    ]


def test_a_score_is_of_the_indicator_whose_head_stands_before_it() -> None:
    assert told("4.人员管理。自评得分2分，编制人员30人。") == ["得分 人员管理 2分", "数量 编制人员 30人"]


def test_an_indicator_has_a_target_and_what_was_reached_of_it() -> None:
    text = "指标①：保障会议数量，指标值： ≥ 130 场，年中监控完成值：68场；自评完成值：130场，指标完成率100%。"
    statements = read(text)
    assert {one.subject for one in statements} == {"保障会议数量"}
    assert [one.column for one in statements[:3]] == [Column.TARGET, Column.MIDYEAR, Column.ACHIEVED]


def test_counts_carry_what_follows_them() -> None:
    counts = read("公务接待31批次共248人次，其中18条项目支出绩效自评结果为一等。")
    assert [(one.figure.unit, one.following) for one in counts] == [
        ("批次", "共"),
        ("人次", ""),
        ("条", "项目支出绩效自评结果为一等"),
    ]


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("前三季度项目支出1320.50万元。", Aside.OTHER_PERIOD),
        ("2021年至2025年规划投资12亿元。", Aside.PLAN),
        ("预计全年支出30万元。", Aside.PLAN),
        ("每人每月补助标准提高到350元。", Aside.UNIT_PRICE),
        ("平均每辆2.29万元。", Aside.UNIT_PRICE),
        ("金额100万元以上。", Aside.LIMIT),
    ],
)
def test_what_is_no_actual_figure_of_a_year_is_marked(text: str, aside: Aside) -> None:
    assert only(text).aside is aside


@pytest.mark.parametrize(
    "text",
    [
        "《2021年预算100万元的通知》",
        "（财预〔2020〕10号）",
        "于2022年5月初完成",
        "12345热线",
        "1.部门职责",
        "24小时值班",
    ],
)
def test_titles_document_numbers_dates_and_ordinals_are_no_figures(text: str) -> None:
    assert read(text) == ()


def test_the_heading_says_which_money_where_the_sentence_does_not() -> None:
    [inherited] = read("基本支出560.63万元。", heading="六、一般公共预算财政拨款基本支出决算情况说明")
    assert inherited.scope is Scope.GENERAL_BUDGET
    [own] = read("政府性基金预算财政拨款支出91.34万元。", heading="四、财政拨款收入支出决算总体情况说明")
    assert own.scope is Scope.GOVERNMENT_FUNDS


def test_what_is_said_of_the_body_itself_is_said_of_the_whole() -> None:
    assert told("2023年我局支出1568.42万元，较上年下降20.5%。") == [
        "金额 本单位 1568.42万元",
        "增减率 本单位 20.5%",
    ]


def test_what_another_clause_may_have_named_has_no_subject() -> None:
    assert only("公务接待费3.2万元，信息化项目稳步推进，全年支出23万元。").subject == ""


@pytest.mark.parametrize(
    "reason", ["主要原因：电视电话会议只结算了部分费用", "主要原因是受疫情影响，没有组织业务培训"]
)
def test_behind_a_reason_a_change_against_something_else_goes_on_with_the_subject(reason: str) -> None:
    text = f"会议费支出0.25万元，较上年下降98.36%，{reason}；对比年初预算减少14.25万元，下降98.28%。"
    assert [one.subject for one in read(text)] == ["会议费支出"] * 4


def test_behind_a_reason_a_change_against_the_same_base_may_be_of_something_else() -> None:
    text = "会议费支出0.25万元，较上年下降98.36%，主要原因是压减开支；较上年减少会议3次。"
    assert [one.subject for one in read(text)][2] != "会议费支出"


def test_half_width_and_full_width_marks_and_emphasis_are_read_alike() -> None:
    full, half = (
        "支出合计1586.42万元，其中：基本支出1000万元，占63.03%；",
        "支出合计1,586.42 万元,其中:基本支出**1000**万元,占63.03%;",
    )
    assert [one.figure.value for one in read(full)] == [one.figure.value for one in read(half)]
    assert [one.part_of for one in read(full)] == [one.part_of for one in read(half)]


_PIECES = st.sampled_from(
    ["2022年", "会议费", "支出", "3.20", "万元", "%", "，", "；", "。", "：", "（", "）", "其中", "占", "较上年", "增加", "下降",
     "完成预算", "的", "得分", "分", "人次", "、", "\n", "《", "》", "持平", "每", "各", "1.", "指标值", "自评完成值", "我局", "*"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    for position, one in enumerate(statements := read(text)):
        assert 0 <= one.span.start <= one.figure.span.start < one.figure.span.end == one.span.end <= len(text)
        assert one.part_of is None or one.part_of < position
        assert one.of is None or statements[one.of].measure in (Measure.AMOUNT, Measure.COUNT)
