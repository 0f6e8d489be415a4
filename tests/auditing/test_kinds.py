"""Every kind of contradiction is found in its own example, and not in sound sentences much like it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.auditing.sound_sentences import SOUND

from reportgen.auditing import KINDS, Contradiction, Kind, audit
from reportgen.auditing.contradiction import Certainty


def told(text: str) -> list[Contradiction]:
    return list(audit(text.encode(), "报告.txt").contradictions)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_a_kind_says_of_its_example_what_the_reference_page_says(kind: Kind) -> None:
    assert [one.message for one in told(kind.example) if one.code == kind.code] == [kind.says]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_nothing_else_is_said_of_an_example(kind: Kind) -> None:
    others = [one for one in told(kind.example) if one.code != kind.code]
    assert [str(one.problem) for one in others if one.certainty is not Certainty.ROUNDING] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_sound_sentences_much_like_it_contradict_nothing(kind: Kind) -> None:
    found = told(SOUND[kind.code])
    assert [str(one.problem) for one in found if one.certainty is not Certainty.ROUNDING] == []


def test_every_kind_has_sound_sentences() -> None:
    assert SOUND.keys() == KINDS.keys()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "2022年会议费支出4万元，会议费支出比上年减少2万元。2021年会议费支出7万元。",
            "上年数与增减额合计 5，相差 1",
        ),
        (
            "2022年“三公”经费支出比上年减少3.59万元，因公出国（境）费比上年增加0.10万元，公务用车购置及运行维护费比上年减少3.59万元，"
            "公务接待费比上年增加0.30万元。",
            "各部分的增减额合计 -3.19，相差 0.40",
        ),
        (
            "2022年人员经费支出516.67万元。\n2022年人员经费年初预算559.99万元，年中追加1.01万元，执行进度、预算完成100%。",
            "预算合计 561.00，完成 100% 是 561.00，别处说的是 516.67",
        ),
        ("决算数大于（小于）预算数。", "备选词没有选定"),
        (
            "该项目在2022年基本完成。\n该项目在2022年全部完成。",
            "“该项目在2022年全部完成”：别处说“该项目在2022年基本完成”，请核对说的是不是同一件事",
        ),
        ("项目支出较上一度增加2.00万元。", "“上一度”：应为“上一年度”"),
        (
            "机关事业单位基本养老保险激费支出2.00万元。",
            "“机关事业单位基本养老保险激费支出”：应为“机关事业单位基本养老保险缴费支出”",
        ),
        (
            "机关事业单位职业年缴费支出2.00万元。",
            "“机关事业单位职业年缴费支出”：应为“机关事业单位职业年金缴费支出”",
        ),
        ("公务接待费支出与上年持平，主要原因是接待批次减少。", "说持平，又说减少的原因"),
        ("2022年“三公”经费支出3.00万元，其中公务接待费5.00万元。", "多出 2.00"),
        ("主要用于（列明具体项目）。", "填写要求留在了文中"),
        ("会议费支出与上年持平，增长的主要原因是会议增多。", "说持平，又说增长的原因"),
        ("2022年人员经费比上年减增加2.10万元。", "两个相反的词连在一起"),
        ("公务接待费支出0.30万元。2022年公务接待费支出比上年增加0.30万元，增长100%。", "基数为 0"),
        (
            "八、政府性基金预算支出决算情况说明\n政府性基金预算财政拨款支出105.00万元。\n"
            "住房保障支出（类）城乡社区住宅（款）其他住房保障支出（项）：支出决算为135.00万元。",
            "大于政府性基金预算的合计 105.00 万元",
        ),
        (
            "指标①：会议次数，指标值：20次，自评完成值：34次，指标完成率160%。",
            "完成率写 160%，按 34 和 20 计算为 170.00%",
        ),
        (
            "2023年编制人员30人，在编人员24人，财政供养人员控制率76.67%。",
            "控制率写 76.67%，按 24 和 30 计算为 80.00%",
        ),
        (
            "2023年年度部门预算资金912.97万元，累计支出900.00万元，剩余结转资金为12.97万元，预算资金支出率达100%。",
            "比率写 100%，按 900.00 和 912.97 计算为 98.58%",
        ),
        (
            "2023年年度部门预算资金912.97万元，累计支出900.00万元，剩余资金2.97万元。",
            "支出与结余合计 902.97，相差 10.00",
        ),
        (
            "计划支出为：1.租赁费23.00万元，其中，电信13.00万元，移动10.00万元；2.运营费10.00万元。以上费用合计43.00万元。",
            "前面各项合计 33.00，相差 10.00",
        ),
        (
            "2023年维护费24.00万元，其中，线路9.00万元，设备9.00万元，应急7.00万元。",
            "其中各项合计 25.00，相差 1.00",
        ),
        (
            "其中：\n1.教育支出（类）普通教育（款）小学教育（项）。主要用于：教师工资。年初预算为15.60万元，支出决算为15.11万元。"
            "决算数大于预算数的主要原因：人员变化。",
            "“决算数大于预算数”：前面的决算数 15.11 小于预算数 15.60",
        ),
        (
            "目录\n部门决算情况说明（2022年度）\n正文\n部门决算情况说明（2021年度）",
            "“部门决算情况说明（2021年度）”：别处同一标题写的是2022年，此处是2021年",
        ),
        ("2022年会议费支出4.00万元，与2022年度相比减少1.00万元。", "与2022年相比，报告年度就是2022年"),
        (
            "会议费支出4万元，比2021年减少1万元。培训费支出5万元，比2021年减少1万元。公务接待费支出6万元，比2021年减少1万元。"
            "机关运行经费支出7万元，比2020年减少1万元。",
            "与2020年相比，别处都与2021年相比",
        ),
        (
            "政府采购支出总额21.07万元。在面向中小企业预留的项目中，由中小企业供应商中标或成交的，采购金额21.07万元；"
            "在面向小微企业预留的项目中，由小微企业供应商中标或成交的，采购金额21.07万元；"
            "在其他项目中，由中小企业供应商中标或成交的，采购金额1.07万元。",
            "授予中小企业的（其中“采购金额”1.07）合计 22.14，相差 1.07",
        ),
        (
            "住房改革支出（款）住房公积金（项）。主要用于：事业单位医疗保险支出。\n"
            "行政事业单位医疗（款）事业单位医疗（项）。主要用于：事业单位医疗保险支出。",
            "“住房公积金（项）”的用途写的是“事业单位医疗保险支出”，那是“事业单位医疗（项）”的",
        ),
        ("公务接待费支出决算减少为0.00万元，与2021年持平。", "说减少，又说没有变化"),
        (
            "目录\n第三部分2022年度部门决算情况说明\n正文\n第三部分202年度部门决算情况说明",
            "别处同一标题写的是2022年，此处是202年",
        ),
        (
            "教育支出（类）普通教育（款）小学教育（项）269.85万元。支出决算为269.86万元。",
            "269.86，另一处说的是 269.85，相差 0.01",
        ),
        (
            "住房保障支出（类）住房保障支出（款）住房公积金（项）支出决算为5.00万元。",
            "“住房保障支出（款）住房公积金（项）”：《政府收支分类科目》里“住房公积金”属于“住房改革支出”",
        ),
        ("该指标分值10分，自评得12分。", "自评得12分”：高于分值 10 分"),
        ("部门整体支出绩效自评得分102分（满分100分），等级为优。", "高于分值 100 分"),
        ("2022年支出中，基本支出占67.65%，项目支出占42.35%。", "这一句各部分的占比合计 110.00%，不是 100%"),
        ("本局内设3个股室：办公室、财务股。", "“3个股室”：后面列了 2 个：办公室、财务股"),
        ("没有基金预算支出的，仍保留该表格式，并作下述说明：", "填写要求留在了文中"),
        ("按上述格式依次说明到各项级科目。", "填写要求留在了文中"),
        ("主要用于接待调研，列明公务接待2批次、26人次。", "填写要求留在了文中"),
        ("云岭市农业和农村局部门（单位）共有车辆2辆，本单位没有其他车辆。", "备选的称呼没有选定"),
    ],
)
def test_further_relations_of_a_kind(text: str, message: str) -> None:
    assert [one.message for one in told(f"2022年度部门决算\n{text}") if message in one.message] != []


def test_a_grand_total_is_no_income_of_the_year() -> None:
    assert (
        told(
            "2022年度部门决算\n收入支出总计26591.08万元。本年收入合计26538.47万元。财政拨款收入总计26591.08万元。"
        )
        == []
    )


def test_budgets_of_all_items_come_to_the_budget() -> None:
    items = "".join(
        f"教育支出（类）普通教育（款）{name}（项）：年初预算为{budget}万元，支出决算为{actual}万元。\n"
        for name, budget, actual in (
            ("学前教育", "12.00", "10.00"),
            ("小学教育", "21.00", "20.00"),
            ("初中教育", "30.00", "30.00"),
        )
    )
    text = (
        "五、一般公共预算财政拨款支出决算情况说明\n一般公共预算财政拨款支出年初预算为{}万元，支出决算为60.00万元。\n"
        + items
    )
    assert told(text.format("63.00")) == []
    (found,) = told(text.format("66.00"))
    assert found.message.endswith("所列各项合计 63.00，相差 3.00")


def test_an_item_that_the_table_lacks_is_told_with_the_one_of_the_same_amount() -> None:
    table = (
        "支出决算表\n\n|科目编码|科目名称|本年支出合计|\n||合计|30.00|\n|205|教育支出|30.00|\n|20502|普通教育|30.00|\n"
        "|2050201|学前教育|10.00|\n|2050202|小学教育|20.00|\n\n"
    )
    (found,) = told(f"{table}教育支出（类）普通教育（款）初中教育（项）：支出决算为20.00万元。")
    assert found.message == "“教育›普通教育›初中教育”：表里没有这个科目，同样金额的是“教育›普通教育›小学教育”"


def test_amounts_in_yuan_are_told_in_yuan() -> None:
    (found,) = told(
        "2023年基本支出881300.39元，其中：人员经费809961.19元，公用经费71339.20元。\n2023年基本支出911000.39元。"
    )
    assert "另一处说的是 881300.39 元，相差 29700 元" in found.message


def test_a_class_of_expenditure_under_another_whole_is_other_money() -> None:
    text = (
        "1.基本支出50.00万元，其中：工资福利支出40.00万元，商品和服务支出10.00万元。\n"
        "2.项目支出20.00万元，其中：商品和服务支出15.00万元，资本性支出5.00万元。"
    )
    assert told(f"2023年度部门决算\n{text}") == []


def test_a_share_that_names_no_whole_is_of_what_its_amount_is_always_part_of() -> None:
    text = (
        "2022年“三公”经费财政拨款支出决算为2.40万元。\n"
        "其中，公务用车购置及运行维护费支出决算1.80万元，占{}%；公务接待费支出决算0.60万元，占25%。"
    )
    assert told(text.format(75)) == []
    (found,) = told(text.format(72))
    assert (found.code, found.expected) == ("audit.share", Decimal("75.00"))


def test_a_share_of_fixed_assets_may_be_of_all_assets() -> None:
    assert told("2022年末固定资产原值80.00万元，累计折旧30.00万元。\n固定资产净值50.00万元，占33%。") == []


def test_a_rate_of_a_wrong_amount_is_told_with_the_amount() -> None:
    text = (
        "2022年本年支出合计828.76万元，其中：基本支出560.63万元，占67.65%；项目支出278.13万元，占32.35%。\n"
        "2022年项目支出268.13万元。"
    )
    (found,) = told(text)
    assert (found.code, found.stated.text) == ("audit.sum", "项目支出278.13万元")


@pytest.mark.parametrize(
    "text",
    [
        "2022年项目支出73.00万元，其中：光纤费23.00万元，占31.51%；运营费10.00万元，占13.70%。",
        "2022年支出总额为90.00万元，其中：教育支出10.00万元、科学技术支出5.00万元、卫生健康支出3.00万元等。",
        "2022年会议费5.00万元、培训费6.00万元，分别比上年增加1.00万元、2.00万元，分别增长25%、50%。",
        "2022年项目支出100.00万元，下属单位项目支出30.00万元，市级项目支出20.00万元。",
        "2022年项目年初预算100.00万元，结余支出5.00万元，预算执行率95%。",
        "指标①：会议次数，完成值：20次，完成率：100%。\n指标②：发文份数，完成值：30份，完成率：100%。",
        "按照关于做好自评工作的要求开展自评。以基本支出为主的全年预算数为20.00万元。",
        "（一）组织建设工作；\n（二）开展便民、利民的社区服务，兴办社会福利事业，做好社会救助和其他社会保障工作，参与检查、督促新建改建住宅的验收工作。",
        "2022年度部门整体支出绩效自评报告\n对5个项目支出开展了绩效自评。",
        "2022年政府性基金预算无结转结余资金。\n个别工作未完成，项目资金结转下年使用。",
        "2022年人员经费支出561.00万元。\n2022年人员经费年初预算559.99万元，年中追加1.01万元，执行进度、预算完成100%。",
        "慰问困难职工发放慰问金3000元，全年共支出慰问经费1.20万元。",
    ],
)
def test_what_reports_rightly_say_is_left_alone(text: str) -> None:
    found = told(f"2022年度部门决算说明\n{text}")
    assert [str(one.problem) for one in found if one.certainty is not Certainty.ROUNDING] == []


def test_what_is_wrong_word_for_word_in_several_places_is_one_finding() -> None:
    (found,) = told("项目支出较上一度增加2.00万元。\n基本支出较上一度增加3.00万元。")
    assert (found.stated.spot.words, [one.spot.words for one in found.repeated]) == ("第1行", ["第2行"])


@pytest.mark.parametrize(
    "text",
    [
        "2022年支出中，基本支出占67.65%，项目支出占32.35%。",
        "2022年支出中，基本支出占67.7%，项目支出占32.4%。",
        "本局内设4个股室：办公室（信访室）、财务股、业务股和监督股。",
        "下属5个单位：甲中心、乙中心等。",
        "共有3个科室，承担审批、监管、服务等职能。",
    ],
)
def test_lists_that_hold_all_that_was_announced_are_silent(text: str) -> None:
    assert told(f"2022年度部门决算\n{text}") == []


def test_marks_without_a_name_between_them_are_no_list() -> None:
    text = "2022年度部门决算\n本局内设3个股室：、、。"
    assert [one.code for one in told(text)] == ["TXT09"]


def test_a_reason_may_stand_in_the_next_paragraph_but_not_in_the_next_section() -> None:
    text = "2022年度部门决算\n支出比上年减少。主要原因：\n{}人员减少。"
    assert told(text.format("")) == []
    assert [one.code for one in told(text.format("（二）"))] == ["TXT03"]


def test_what_sums_up_a_list_is_none_of_its_parts() -> None:
    assert (
        told(
            "2022年项目预算1410.00万元，其中甲项340.00万元，乙项120.00万元，丙项950.00万，合计1410.00万元。"
        )[1:]
        == []
    )


def test_the_year_of_a_report_is_that_of_its_titles() -> None:
    text = (
        "2023年部门预算\n编制说明\n2022年当年预算执行数为60.00万元，2023年预算安排50.00万元，比2022年预算执行数减少16.67%。\n"
        "2022年人员45人，2022年车辆2辆。"
    )
    assert told(text) == []


def test_the_body_is_the_one_that_most_titles_name() -> None:
    text = (
        "云岭市农业和农村局\n2022年度部门决算\n目录\n第一部分云岭市农业和农村局概况\n第二部分云岭市农业和农村局2022年度部门决算表\n"
        "第三部分云岭市农业和农村局2022年度部门决算情况说明\n云岭市农业和农材局没有这项支出。"
    )
    assert [one.message for one in told(text)] == ["“云岭市农业和农材局”与部门名称“云岭市农业和农村局”不一致"]
