"""Reading a workbook that people filled in: what each section says, and what cannot be understood, with its cell."""

from __future__ import annotations

import datetime

import pytest
from tests.data_workbook.reading.filled import HEADING, complaints, read, tree
from tests.intake.books import written

from reportgen.data_workbook.reading.reader import document_of
from reportgen.errors import ReportgenError
from reportgen.intake.cells import read_book


def test_a_group_has_a_row_for_each_field() -> None:
    assert tree(
        ["【收入】收入"],
        ["项目", "年初预算数", "决算数", "勾稽", "填写说明"],
        ["合计", 100, 120.5, "年初预算数与分项之和差0.01；", "本年合计"],
        ["↳ 按来源之和", 100, 120.5],
    ) == {"收入": {"合计": {"年初预算数": "100", "决算数": "120.5"}}}


def test_rows_may_be_called_as_the_forms_print_them() -> None:
    rows = [
        ["【三公经费】"],
        ["项目", "决算数", "团组数"],
        ["因公出国（境）费", 3.2, 1],
        ["公务接待", "1,234.50"],
    ]
    assert tree(*rows)["三公经费"] == {
        "因公出国": {"决算数": "3.2", "团组数": "1"},
        "公务接待": {"决算数": "1,234.50"},
    }


def test_a_list_is_a_tree_by_its_levels() -> None:
    rows = [
        ["【收入.按来源】"],
        ["名称", "级次", "决算数"],
        ["财政拨款收入", 1, 100],
        ["一般公共预算", 2, 90],
        ["其他收入", 1, 5],
    ]
    assert tree(*rows)["收入"] == {
        "按来源": [
            {"名称": "财政拨款收入", "决算数": "100", "明细": [{"名称": "一般公共预算", "决算数": "90"}]},
            {"名称": "其他收入", "决算数": "5"},
        ]
    }


def test_codes_tell_the_levels_that_nobody_wrote() -> None:
    rows = [
        ["【支出.按功能】"],
        ["编码", "级次", "名称"],
        [208, None, "甲"],
        ["20805", None, "乙"],
        [2080505],
    ]
    assert tree(*rows)["支出"] == {
        "按功能": [
            {
                "编码": "208",
                "名称": "甲",
                "明细": [{"编码": "20805", "名称": "乙", "明细": [{"编码": "2080505"}]}],
            }
        ]
    }


def test_heads_may_lead_further_down() -> None:
    rows = [
        ["【支出.按功能】"],
        ["编码", "名称", "分列.基本支出", "历年决算数.2019", "核对.执行率"],
        ["208", "甲", 3, 2.5, "98%"],
    ]
    assert tree(*rows)["支出"] == {
        "按功能": [
            {
                "编码": "208",
                "名称": "甲",
                "分列": {"基本支出": "3"},
                "历年决算数": {"2019": "2.5"},
                "核对": {"执行率": "98%"},
            }
        ]
    }


def test_indicators_have_their_names_in_the_column_of_their_level() -> None:
    rows = [
        ["【项目】"],
        ["名称"],
        ["修缮"],
        ["【项目.指标】"],
        ["所属", "一级指标", "二级指标", "三级指标", "分值"],
        ["修缮", "产出指标", "数量指标", "场次", 10],
        [None, "产出指标", "数量指标", "人次", 10],
        [None, None, "质量指标", "合格率", 20],
    ]
    assert tree(*rows)["项目"] == [
        {
            "名称": "修缮",
            "指标": [
                {
                    "名称": "产出指标",
                    "下级指标": [
                        {
                            "名称": "数量指标",
                            "下级指标": [{"名称": "场次", "分值": "10"}, {"名称": "人次", "分值": "10"}],
                        },
                        {"名称": "质量指标", "下级指标": [{"名称": "合格率", "分值": "20"}]},
                    ],
                }
            ],
        }
    ]


def test_a_text_may_take_several_rows() -> None:
    rows = [["【文字】"], ["名称", "内容"], ["部门职责", "第一段"], [None, "第二段\n第三段"], ["问题", "无"]]
    assert tree(*rows)["文字"] == {"部门职责": "第一段\n第二段\n第三段", "问题": "无"}


def test_a_list_of_texts_has_one_a_row() -> None:
    assert tree(["【附件】"], ["内容"], ["附表一"], [], ["附表二"])["附件"] == ["附表一", "附表二"]


def test_what_belongs_to_a_project_may_come_before_it() -> None:
    rows = [
        ["【项目.文字】"],
        ["所属", "名称", "内容"],
        ["第1项", "结论", "好"],
        ["【项目】"],
        ["名称"],
        ["修缮"],
    ]
    assert tree(*rows)["项目"] == [{"名称": "修缮", "文字": {"结论": "好"}}]


def test_what_belongs_to_one_project_may_come_before_it() -> None:
    found = tree(
        ["【项目.第1项.资金】"],
        ["项目", "决算数"],
        ["合计", 1],
        ["【项目】"],
        ["名称"],
        ["修缮"],
    )
    assert found == {"项目": [{"名称": "修缮", "资金": {"合计": {"决算数": "1"}}}]}


def test_sections_of_one_list_go_on() -> None:
    rows = [["【附件】"], ["内容"], ["附表一"]]
    assert tree(*rows, 其他=[["【附件】"], ["内容"], ["附表二"]])["附件"] == ["附表一", "附表二"]


def test_dates_percentages_and_truths_are_read_as_they_are_written() -> None:
    def write(book: object) -> None:
        sheet = book.add_worksheet("数据")  # type: ignore[attr-defined]
        day, share = (book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "0.00%"))  # type: ignore[attr-defined]
        rows = [["【报告】"], ["项目", "内容"], ["年度", 2023], ["项目选列", True]]
        rows += [["【单位】"], ["项目", "内容"], ["名称", "甲"]]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.write_row(7, 0, ["填报日期"])
        sheet.write_datetime(7, 1, datetime.datetime(2023, 5, 21), day)
        sheet.write_row(8, 0, ["【整体评价.指标】"])
        sheet.write_row(9, 0, ["一级指标", "指标值", "度量单位", "完成率"])
        sheet.write_row(10, 0, ["满意度", None, "%"])
        sheet.write_row(11, 0, ["覆盖率"])
        sheet.write_number(10, 1, 0.95, share)
        sheet.write_number(11, 1, 0.95, share)
        sheet.write_number(10, 3, 0.9964, share)

    found = document_of(read_book(written(write), "数据.xlsx")).tree
    assert found["项目选列"] == "是"
    assert found["单位"] == {"名称": "甲", "填报日期": "2023-05-21"}
    assert found["整体评价"] == {
        "指标": [
            {"名称": "满意度", "指标值": "95", "度量单位": "%", "完成率": "99.64"},
            {"名称": "覆盖率", "指标值": "95%"},
        ]
    }


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [["【收入.按职能】"], ["名称"], ["甲"]],
            "数据.xlsx › 数据!A1：【收入.按职能】不是数据的位置：“收入”中没有“按职能”（是否应为“按功能”？）",
        ),
        (
            [["【年度】"], ["内容"], ["2023"]],
            "数据.xlsx › 数据!A1：【年度】不是数据的位置：“年度”是一个值，不是一组数据（它写在上一级的段里，占一行）",
        ),
        (
            [["【收入.按功能】"], ["名称", "决算书"], ["甲", 3]],
            "数据.xlsx › 数据!B2：看不懂表头“决算书”：没有“决算书”（是否应为“决算数”？）",
        ),
        (
            [["【收入.按功能】"], ["名称", "核对"], ["甲", 3]],
            "数据.xlsx › 数据!B2：“核对”下面不是一个值（请写到具体的一项，如 资金.合计.决算数）",
        ),
        (
            [["【收入】"], ["项目", "决算数"], ["总计", 3]],
            "数据.xlsx › 数据!A3：“总计”不是这里的项目：没有“总计”（是否应为“合计”？）",
        ),
        (
            [["【收入】"], ["项目", "决算数"], [None, 3]],
            "数据.xlsx › 数据!B3：这一行没有写是哪一项（请补上，或清空这一行）",
        ),
        (
            [["【三公经费】"], ["项目", "团组数"], ["合计", 3], ["因公出国", 1]],
            "数据.xlsx › 数据!B3：“团组数”在这一行不适用（请清空这一格）",
        ),
        (
            [["【政府采购】"], ["项目", "内容", "决算数"], ["合计", 3, 3]],
            "数据.xlsx › 数据!B3：“内容”在这一行不适用（请清空这一格）",
        ),
        (
            [["【收入】"], ["决算数"], [3]],
            "数据.xlsx › 数据!A1：【收入】下面缺少表头“项目”（请照新建的工作簿写表头）",
        ),
        (
            [["【文字】"], ["名称", "文字"], ["甲", "乙"]],
            "数据.xlsx › 数据!A1：【文字】下面缺少表头“内容”（请照新建的工作簿写表头）",
        ),
        (
            [["【文字】"], ["名称", "内容"], [None, "乙"]],
            "数据.xlsx › 数据!B3：这一行没有写“名称”（请写明是哪一段文字）",
        ),
        (
            [
                ["【会议费】"],
                ["项目", "内容"],
                ["决算数", 1],
                ["【会议费】"],
                ["项目", "内容"],
                ["决算数", 2],
            ],
            "数据.xlsx › 数据!B6：“会议费 › 决算数”已经写在 数据.xlsx › 数据!B3，只能写一次（请删去其中一处）",
        ),
        (
            [["【收入.按来源】"], ["名称", "级次"], ["甲", 2]],
            "数据.xlsx › 数据!A3：这一行是第2级，它前面没有第1级的行可以归入（请补上上一级，或改正级次）",
        ),
        (
            [["【收入.按来源】"], ["名称", "级次"], ["甲", "一"]],
            "数据.xlsx › 数据!B3：级次应为 1、2、3…，实为“一”",
        ),
        (
            [["【项目】"], ["名称"], ["修缮"], ["【项目.指标】"], ["所属", "一级指标"], ["修膳", "甲"]],
            "数据.xlsx › 数据!A6：没有叫“修膳”的项目（是否应为“修缮”？）",
        ),
        (
            [["【项目】"], ["名称"], ["修缮"], ["【项目.指标】"], ["所属", "一级指标"], [None, "甲"]],
            "数据.xlsx › 数据!A6：这一行没有在“所属”一栏写明属于哪一项",
        ),
        (
            [["【项目】"], ["名称"], ["修缮"], ["【项目.资金】"], ["项目", "决算数"], ["合计", 1]],
            "数据.xlsx › 数据!A4：【项目.资金】不是数据的位置：“项目.资金”属于列表里的每一项（它写在列表的段里，占几列，如 资金.合计.决算数）",
        ),
        (
            [["【项目】"], ["名称"], ["修缮"], ["【项目.第2项.资金】"], ["项目", "决算数"], ["合计", 1]],
            "数据.xlsx › 数据!A4：“项目”没有第2项（请先在它的段里写上这一项，或改正序号）",
        ),
        (
            [["【项目.第1项.指标】"], ["一级指标"], ["产出"]],
            "数据.xlsx › 数据!A1：“项目”没有第1项（请先在它的段里写上这一项，或改正序号）",
        ),
        (
            [["【整体评价】"], ["项目", "内容"], ["指标.第1项.得分", 1]],
            "数据.xlsx › 数据!B3：“整体评价 › 指标”没有第1项（请先在它的段里写上这一项，或改正序号）",
        ),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_cell(rows: list[list[object]], said: str) -> None:
    assert complaints(*rows) == [said]


def test_all_complaints_come_at_once() -> None:
    assert len(complaints(["【收入.甲】"], ["乙"], ["丙"], ["【文字】"], ["丁"], ["戊"])) == 2


def test_a_formula_without_a_result_is_no_blank() -> None:
    def write(book: object) -> None:
        sheet = book.add_worksheet("数据")  # type: ignore[attr-defined]
        for number, row in enumerate([["【会议费】"], ["项目", "内容"], ["决算数"]]):
            sheet.write_row(number, 0, row)
        sheet.write_formula(2, 1, "=1+1", None, "")

    with pytest.raises(ReportgenError) as caught:
        document_of(read_book(written(write), "数据.xlsx"))
    assert [str(problem) for problem in caught.value.problems] == [
        "数据.xlsx › 数据!B3：单元格里的公式在文件里没有存它的结果，不能当作空白（请在 Excel 中打开，重新计算后保存）"
    ]


def test_a_sheet_of_something_else_is_told_and_left_alone() -> None:
    assert complaints(备忘=[["记得核对"]]) == ["数据.xlsx › 备忘：这张表里没有以【】开头的段，没有读"]


def test_places_of_values_groups_and_entries_are_cells() -> None:
    document = read(["【收入.按功能】"], ["编码", "名称", "决算数"], ["208", "甲", 3])
    cells = {
        (): None,
        ("年度",): "B3",
        ("收入",): "A3",
        ("收入", "按功能", 0): "A3",
        ("收入", "按功能", 0, "决算数"): "C3",
        ("收入", "按功能", 0, "变动原因"): "A3",
    }
    assert {path: document.spot(path).cell for path in cells} == cells
    assert document.spot(("收入",)).sheet == "数据"
    assert document.blank_spot(("年度",)) is None


def test_year_and_unit_are_needed_to_begin_with() -> None:
    assert read().tree == {"年度": "2023", "单位": {"名称": "示例县档案馆"}}
    assert HEADING[0] == ["【报告】"]


def test_a_workbook_of_far_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.data_workbook.reading.reader._MOST_CELLS", 10)
    assert complaints(["【附件】"], ["内容"]) == [
        "数据.xlsx：内容过多，超过10个单元格（请检查是否选错了文件）"
    ]


def test_nobody_has_to_read_a_thousand_complaints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.data_workbook.reading.tree.MAX_PROBLEMS", 3)
    assert len(complaints(*([f"【甲{number}】"] for number in range(9)))) == 3
