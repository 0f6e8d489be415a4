"""Official workbooks as a data file: recognised wherever their tables stand, read exactly, with everything odd told."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from tests.intake.books import FORM, Rows, book, written

import reportgen
from reportgen.workbook_import import Imported, import_workbooks

HEADING: Rows = [
    ["支出决算表"],
    [None, "2023年度", "公开03表"],
    ["部门：示例县档案馆", None, "金额单位：万元"],
]
HEADS = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]
TOTAL = ["合计", None, 120.5, 100, 20.5]
CLASS = ["201", "一般公共服务支出", 120.5, 100, 20.5]
OVERVIEW: Rows = [
    ["收入支出决算总表"],
    ["编制单位：示例县档案馆", None, "2023年度", "金额单位：元"],
    ["项目", "行次", "决算数", "项目", "行次", "决算数"],
    ["一、一般公共预算财政拨款收入", 1, 1205000, "一、一般公共服务支出", 2, 1205000],
    ["本年收入合计", 3, 1205000, "本年支出合计", 4, 1205000],
]


HEADS_OF_OVERVIEW = ["项目", "金额", "项目", "金额"]


def imported(*books: dict[str, Rows] | bytes, **options: Any) -> Imported:
    contents = [one if isinstance(one, bytes) else book(one) for one in books]
    return import_workbooks([(f"甲{number}.xlsx", data) for number, data in enumerate(contents)], **options)


def expenditure(*rows: list[object], heads: list[Any] | None = None) -> Rows:
    return [*HEADING, heads or HEADS, *rows]


def spending(found: Imported) -> Any:
    return found.data["支出"]


def told(found: Imported) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_a_table_gives_totals_subjects_and_columns_with_its_cells_as_comments() -> None:
    found = imported({"GK03": expenditure(TOTAL, CLASS)})
    assert spending(found) == {
        "合计": {"决算数": "120.50"},
        "按功能": [
            {
                "编码": "201",
                "名称": "一般公共服务支出",
                "决算数": "120.50",
                "分列": {"基本支出": "100.00", "项目支出": "20.50"},
            }
        ],
        "按性质": {"基本支出": {"决算数": "100.00"}, "项目支出": {"决算数": "20.50"}},
    }
    assert "    决算数: 120.50  # 公开03表 C5" in found.text.splitlines()
    assert told(found) == []


def test_the_dict_and_the_text_are_one_report() -> None:
    found = imported({"GK03": expenditure(TOTAL, CLASS)})
    assert reportgen.load(found.data) == reportgen.load(found.text)


def test_amounts_in_yuan_become_exact_amounts_in_wan() -> None:
    rows = [*OVERVIEW[:3], ["一、一般公共预算财政拨款收入", 1, 9961237.87, "一、一般公共服务支出", 2, 0.01]]
    found = imported({"Z01": rows})
    assert found.data["收入"] == {"按来源": [{"名称": "一般公共预算财政拨款收入", "决算数": "996.123787"}]}
    assert spending(found)["按功能"][0]["决算数"] == "0.000001"


@pytest.mark.parametrize(
    "cell",
    [48.379999999999995, "48.38", "４８．３８", " 48.38 ", "48.38万元", "¥48.38", "483,800元"],
)
def test_numbers_are_read_however_they_were_typed(cell: object) -> None:
    found = imported({"GK03": expenditure(["合计", None, cell])})
    assert spending(found) == {"合计": {"决算数": "48.38"}}


@pytest.mark.parametrize("cell", ["—", "-", "－", "——", "/", None, "  "])
def test_dashes_and_blanks_are_no_figures(cell: object) -> None:
    found = imported({"GK03": expenditure(["合计", None, 1, cell])})
    assert spending(found) == {"合计": {"决算数": "1.00"}}
    assert told(found) == []


def test_dates_words_and_formulas_without_a_result_are_told_with_their_cells() -> None:
    def write(workbook: Any) -> None:
        sheet = workbook.add_worksheet("支出")
        for number, row in enumerate(expenditure(["合计", None, None, None, "约20"])):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
        sheet.write_formula(4, 2, "=SUM(D5:E5)", None, "")
        sheet.write_datetime(
            4, 3, datetime.datetime(2023, 5, 1), workbook.add_format({"num_format": "yyyy/m/d"})
        )

    found = imported(written(write))
    assert told(found) == [
        "甲0.xlsx › 支出!C5 合计 › 本年支出合计：单元格里是公式，文件里没有存它的结果，不能当作空白（请在 Excel 中打开，重新计算后保存）",
        "甲0.xlsx › 支出!D5 合计 › 基本支出：应为数字，实为日期 2023-05-01（请改成数字；没有就留空）",
        "甲0.xlsx › 支出!E5 合计 › 项目支出：应为数字，实为“约20”（请改成数字；没有就留空）",
    ]
    assert "支出" not in found.data


def test_codes_stand_in_one_column_or_level_by_level_as_texts_or_numbers() -> None:
    heads = ["支出功能分类科目编码", None, None, "科目名称", "本年支出合计"]
    for codes in (
        [(207.0, None, None), (207.0, 1.0, None), (207.0, 1.0, 1.0)],
        [("207", "", ""), ("", "01", ""), ("", "", "01")],
        [("207", None, None), (None, "20701", None), (None, None, 2070101)],
    ):
        rows = [
            [*code, name, 5]
            for code, name in zip(codes, ("文化支出", " 文化和旅游", "\u3000行政\n运行"), strict=True)
        ]
        found = imported({"甲": expenditure(["类", "款", "项"], *rows, heads=heads)})
        top = spending(found)["按功能"][0]
        lowest = top["明细"][0]["明细"][0]
        assert (top["编码"], lowest["编码"], lowest["名称"]) == ("207", "2070101", "行政运行")


def test_a_level_that_no_row_and_no_classification_names_is_left_out() -> None:
    found = imported({"甲": expenditure(["201", "一般公共服务支出", 5], ["2019901", "其他", 5])})
    assert [entry["编码"] for entry in spending(found)["按功能"][0]["明细"]] == ["20199"]
    found = imported({"甲": expenditure(["207", "文化支出", 5], ["2077701", "其他", 5])})
    assert [entry["编码"] for entry in spending(found)["按功能"][0]["明细"]] == ["2077701"]


def test_covers_contents_blank_columns_and_hidden_sheets_are_no_hindrance() -> None:
    def write(workbook: Any) -> None:
        cover = workbook.add_worksheet("封面")
        cover.write(2, 1, "2023年度部门决算公开")
        contents = workbook.add_worksheet("目录")
        contents.write(0, 0, "收入支出决算总表")
        contents.write(1, 0, "支出决算表")
        table = workbook.add_worksheet("Sheet3")
        rows: Rows = [["示例县档案馆2023年度支出决算表"], ["部门：示例县档案馆"], HEADS, TOTAL]
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                table.write(number + 3, column + 2, value)
        table.hide()

    found = imported(written(write))
    assert (found.year, spending(found)["合计"]) == (2023, {"决算数": "120.50"})


def test_two_tables_on_a_sheet_and_a_table_that_goes_on_without_heads() -> None:
    second = [["201", "一般公共服务支出", 70], ["208", "社会保障和就业支出", 50.5]]
    found = imported({"甲": [*OVERVIEW, [], *expenditure(TOTAL)], "乙": second})
    assert [entry["编码"] for entry in spending(found)["按功能"]] == ["201", "208"]
    assert found.data["收入"]["合计"] == {"决算数": "120.50"}


def test_a_label_counts_only_where_no_other_title_denies_it() -> None:
    by_label: Rows = [["公开03表", None, "2023年度", "单位：万元"], HEADS, TOTAL]
    assert spending(imported({"甲": by_label}))["合计"] == {"决算数": "120.50"}
    other: Rows = [["经营支出决算明细表"], *by_label]
    found = imported({"甲": other, "乙": OVERVIEW})
    assert "基本支出" not in str(found.data)
    assert told(found) == ["甲0.xlsx：这些表认不出，或数据文件用不到，没有读：“甲”"]


def test_a_table_with_a_title_of_its_own_is_not_the_rest_of_the_one_before() -> None:
    other: Rows = [
        ["经营支出决算明细表"],
        HEADS,
        ["合计", None, 7, 6, 1],
        ["201", "一般公共服务支出", 7, 6, 1],
    ]
    found = imported({"甲": expenditure(TOTAL, CLASS), "乙": other})
    assert spending(found)["合计"] == {"决算数": "120.50"}
    assert told(found) == ["甲0.xlsx：这些表认不出，或数据文件用不到，没有读：“乙”"]


def test_a_table_ends_where_one_begins_that_is_not_known() -> None:
    other: Rows = [
        ["经营支出决算明细表"],
        HEADS,
        ["合计", None, 7, 6, 1],
        ["201", "一般公共服务支出", 7, 6, 1],
    ]
    for rows in ([*expenditure(TOTAL, CLASS), [], *other], [*other, [], *expenditure(TOTAL, CLASS)]):
        found = imported({"甲": rows})
        assert spending(found)["合计"] == {"决算数": "120.50"}
        assert told(found) == []


def test_last_years_book_gives_last_years_figures_whatever_the_order() -> None:
    before: Rows = [
        ["支出决算表"],
        ["2022年度", "部门：示例县档案馆", "金额单位：万元"],
        HEADS,
        ["合计", None, 99, 90, 9],
    ]
    for books in ([before, expenditure(TOTAL)], [expenditure(TOTAL), before]):
        found = imported(*({"甲": one} for one in books))
        assert found.year == 2023
        assert spending(found)["合计"] == {"决算数": "120.50", "上年决算数": "99.00"}
    assert "  # 2022年甲 C4" in found.text


def test_heads_may_name_the_year_before_beside_this_one() -> None:
    overview: Rows = [
        ["收入支出决算总表"],
        ["2023年度", "部门：示例县档案馆", "金额单位：万元"],
        ["项目", "2022年决算数", "2023年决算数", "项目", "2022年决算数", "2023年决算数"],
        ["本年收入合计", 9, 12, "本年支出合计", 8, 11],
    ]
    found = imported({"甲": overview})
    assert spending(found)["合计"] == {"决算数": "11.00", "上年决算数": "8.00"}


def test_two_cells_that_differ_are_both_told() -> None:
    rows = [*OVERVIEW[:-1], ["本年收入合计", 3, 1205000, "本年支出合计", 4, 1250000]]
    found = imported({"Z01": rows}, {"GK03": expenditure(TOTAL)})
    assert told(found) == [
        "甲1.xlsx › GK03!C5 支出 › 合计 › 决算数：同一个数在两处不同：甲0.xlsx › Z01!F5 为 125.00，"
        "甲1.xlsx › GK03!C5 为 120.50，相差 4.50（数据文件里用了前一个，请核对后改正）"
    ]
    assert "# Z01 F5；公开03表 C5 为 120.50，请核对" in found.text


def test_what_differs_is_held_against_the_figure_that_is_used() -> None:
    rounded = expenditure(TOTAL)
    exact = [*OVERVIEW[:3], ["本年收入合计", 3, 1205000, "本年支出合计", 4, 1204951.23]]
    other: Rows = [
        *OVERVIEW[:1],
        ["2023年度", "金额单位：万元"],
        HEADS_OF_OVERVIEW,
        ["", "", "本年支出合计", 121],
    ]
    found = imported({"GK03": rounded}, {"Z01": exact}, {"GK01": other})
    assert told(found) == [
        "甲2.xlsx › GK01!D4 支出 › 合计 › 决算数：同一个数在两处不同：甲1.xlsx › Z01!F4 为 120.495123，"
        "甲2.xlsx › GK01!D4 为 121.00，相差 0.504877（数据文件里用了前一个，请核对后改正）"
    ]


def test_exact_figures_win_over_the_same_rounded_ones_and_no_check_alarms() -> None:
    exact = [*OVERVIEW[:3], ["本年收入合计", 3, 1205000, "本年支出合计", 4, 1204951.23]]
    found = imported({"GK03": expenditure(TOTAL, CLASS)}, {"Z01": exact})
    assert spending(found)["合计"] == {"决算数": "120.495123"}
    assert told(found) == []
    problems = [problem for problem in reportgen.check(found.data) if problem.severity != "note"]
    assert [str(problem) for problem in problems if "相差" in problem.message] == []


def test_a_bare_budget_follows_the_note_else_the_adjusted_budget_which_is_told() -> None:
    heads: Rows = [
        ["预算数", "预算数", "决算数", "决算数"],
        ["合计", "公务接待费", "合计", "公务接待费"],
        [5, 5, 4, 4],
    ]
    above: Rows = [["财政拨款“三公”经费支出决算表"], ["2023年度", "部门：示例县档案馆", "金额单位：万元"]]
    noted = imported({"甲": [*above, *heads, ["注：预算数为年初预算数。"]]})
    assert noted.data["三公经费"]["合计"] == {"年初预算数": "5.00", "决算数": "4.00"}
    bare = imported({"甲": [*above, *heads]})
    assert bare.data["三公经费"]["合计"] == {"全年预算数": "5.00", "决算数": "4.00"}
    assert [problem.code for problem in bare.problems] == ["intake.budget"]


def test_a_year_that_no_sheet_states_has_to_be_given() -> None:
    silent = {"甲": [["支出决算表"], ["金额单位：万元"], HEADS, TOTAL]}
    with pytest.raises(
        reportgen.ReportgenError, match="没有一张表写明年度（请用 --year 指定，如 --year 2023）"
    ):
        imported(silent)
    assert imported(silent, year=2021).year == 2021


def test_what_is_no_workbook_of_final_accounts_is_refused_with_its_sheets() -> None:
    with pytest.raises(reportgen.UnreadableError) as caught:
        imported({"工资表": [["姓名", "应发"], ["某某", 5]], "通讯录": [["姓名"]]})
    assert str(caught.value) == (
        "甲0.xlsx：没有认出任何决算表或项目支出绩效自评表；其中的工作表是“工资表”、“通讯录”"
        "（表的标题应与官方报表一致，如“收入支出决算总表”）"
    )


def test_a_row_or_column_that_is_not_known_is_told_where_it_has_figures() -> None:
    heads = [*HEADS, "其中：机动经费", "备注"]
    found = imported({"甲": expenditure([*TOTAL, 3], ["20a", "某项", 5], heads=heads)})
    assert told(found) == [
        "甲0.xlsx › 甲!F5：这一栏（机动经费）认不出，没有读",
        "甲0.xlsx › 甲!C6：这一行“某项”认不出，没有读",
    ]


def test_what_a_layout_needs_and_no_book_holds_is_left_blank_and_listed() -> None:
    found = imported({"甲": expenditure(TOTAL, CLASS)}, layout="sichuan-panzhihua")
    assert "单位.自称" in found.missing
    assert "支出.合计.决算数" not in found.missing
    lines = found.text.splitlines()
    assert "  自称:  # 正文中的自称，如 我办、本局" in lines
    assert lines[3].startswith("版式: sichuan-panzhihua")


def test_a_self_evaluation_form_gives_a_project_with_funds_goals_and_indicators() -> None:
    found = imported({"1": FORM})
    (project,) = found.data["项目"]
    assert isinstance(project, dict)
    assert project["资金"]["合计"] == {"年初预算数": "20.00", "全年预算数": "22.00", "决算数": "20.50"}
    assert (project["得分"], project["预期目标"]) == ("97.3", "扫描馆藏档案。")
    output, benefit = project["指标"]
    assert isinstance(output, dict) and isinstance(benefit, dict)
    assert output["分值"] == "50"
    measured = output["下级指标"][0]["下级指标"][0]
    assert (measured["指标性质"], measured["指标值"], measured["度量单位"]) == ("≥", "5", "万页")
    assert measured["完成值"] == "50000页"
    described = benefit["下级指标"][0]["下级指标"][0]
    assert (described["指标性质"], described["指标值"]) == ("定性", "明显提高")
    assert [problem.message for problem in found.problems] == [
        "完成值“50000页”的单位与指标值的单位“万页”不同，照原文读入"
    ]


def test_a_count_where_an_amount_belongs_is_told_and_a_count_or_score_may_have_its_word_behind_it() -> None:
    found = imported({"GK03": expenditure(["合计", None, "3辆", 100])})
    assert told(found) == [
        "甲0.xlsx › GK03!C5 合计 › 本年支出合计：应为金额，实为“3辆”（请改成数字；没有就留空）"
    ]
    rows: Rows = [
        ["预算支出相关信息表"],
        ["2023年度", "部门：示例县档案馆", "金额单位：元"],
        ["项目", "行次", "统计数"],
        ["4．公务用车保有量（辆）", 1, "2辆"],
        ["5．国内公务接待批次（个）", 2, "18批次"],
    ]
    expenses = imported({"F01": rows}).data["三公经费"]
    assert expenses == {"公务用车": {"保有量": "2"}, "国内接待": {"批次": "18"}}
