"""One set of published tables, written in the many ways in which people hand them over, gives the same figures."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.intake.books import FORM, Rows, book, written
from tests.intake.published import published_rows
from tests.tools import converted_to, resaved

import reportgen
from reportgen.errors import MOST_OF_A_KIND
from reportgen.intake import evaluation_forms, heading, recognition
from reportgen.intake.cells import read_book
from reportgen.intake.importing import Taken, taken
from reportgen.intake.places import address_of

EXAMPLE = Path(__file__).parents[2] / "data_examples" / "sichuan-panzhihua.yaml"
TABLES = published_rows(reportgen.load(EXAMPLE))
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
Tables = dict[str, Rows]


def values(*books: tuple[str, bytes], year: int | None = None) -> dict[str, object]:
    return said(taken([read_book(data, name) for name, data in books], year))


def said(found: Taken) -> dict[str, object]:
    return {address_of(steps): value.value for steps, value in found.values.items() if not value.is_zero}


EXPECTED = values(("表.xlsx", book(TABLES)))


def each(change: Callable[[object], object], tables: Tables = TABLES) -> Tables:
    """The tables with every cell changed."""
    return {
        name: [[None if cell is None else change(cell) for cell in row] for row in rows]
        for name, rows in tables.items()
    }


def with_amounts(write: Callable[[float], object]) -> Tables:
    return each(lambda cell: write(cell) if isinstance(cell, float) else cell)


def with_codes(write: Callable[[str], object]) -> Tables:
    return each(
        lambda cell: (
            write(cell) if isinstance(cell, str) and re.fullmatch(r"\d{3}(\d\d){0,2}", cell) else cell
        )
    )


def with_words(write: Callable[[str], str]) -> Tables:
    return each(lambda cell: write(cell) if isinstance(cell, str) and not cell.isdigit() else cell)


def with_titles(write: str) -> Tables:
    return with_words(lambda word: write.format(word) if word.endswith("决算表") else word)


def shifted(rows: int, columns: int) -> Tables:
    blank = [None] * columns
    return {name: [*[blank] * rows, *([*blank, *row] for row in table)] for name, table in TABLES.items()}


def with_cover_and_contents() -> Tables:
    contents: Rows = [
        ["目　录"],
        *([f"{number}、{rows[0][0]}", number] for number, rows in enumerate(TABLES.values(), 1)),
    ]
    return {"封面": [["示例办公室"], ["2022年度部门决算公开表"]], "目录": contents, **TABLES}


def on_one_sheet() -> Tables:
    return {"全部": [row for rows in TABLES.values() for row in [*rows, [], []]]}


def in_two_parts(*, repeats_heads: bool) -> Tables:
    """Every table of subjects goes on on a sheet of its own."""
    parts: Tables = {}
    for name, rows in TABLES.items():
        middle = max(8, len(rows) // 2)
        parts[name] = rows[:middle]
        if len(rows) > middle:
            parts[f"{name}（续）"] = [*(rows[:5] if repeats_heads else ()), *rows[middle:]]
    return parts


def without_row_numbers() -> Tables:
    def cut(rows: Rows) -> Rows:
        heads = next((row for row in rows if "行次" in row), [])
        at = {number for number, head in enumerate(heads) if head == "行次"}
        return [
            row if number < 3 else [cell for column, cell in enumerate(row) if column not in at]
            for number, row in enumerate(rows)
        ]

    return {name: cut(rows) for name, rows in TABLES.items()}


def with_columns_reversed() -> Tables:
    """The amounts of tables by function in another order."""

    def turned(rows: Rows) -> Rows:
        if "科目名称" not in rows[3] or rows[3].count("科目名称") > 1:
            return rows
        return [*rows[:3], *([*row[:2], *list(row[2:])[::-1]] for row in rows[3:])]

    return {name: turned(rows) for name, rows in TABLES.items()}


def with_codes_in_three_columns() -> Tables:
    """类, 款 and 项 as numbers in a column each, what stands above a level left out."""

    def parted(rows: Rows) -> Rows:
        if "科目编码" not in rows[3] or rows[3].count("科目编码") > 1:
            return rows
        found = []
        for number, row in enumerate(rows):
            code = str(row[0] or "") if row else ""
            if re.fullmatch(r"\d{3}(\d\d){0,2}", code):
                deepest = (len(code) - 3) // 2
                parts: list[object] = [None, None, None]
                parts[deepest] = float(code[:3] if deepest == 0 else code[-2:])
            else:
                parts = ["类", "款", "项"] if number == 3 else [row[0] if row else None, None, None]
            found.append([*parts, *row[1:]])
        return found

    return {name: parted(rows) for name, rows in TABLES.items()}


def beside(*, gap: int) -> Tables:
    """Two tables at a time on a sheet, one to the right of the other."""
    names, tables = list(TABLES), list(TABLES.values())
    sheets: Tables = {}
    for at in range(0, len(tables), 2):
        pair = tables[at : at + 2]
        width = max(len(row) for row in pair[0]) + gap
        height = max(map(len, pair))
        rows = [[*table, *[[]] * (height - len(table))] for table in pair]
        sheets[names[at]] = [
            [cell for row in parts[:-1] for cell in [*row, *[None] * (width - len(row))]] + list(parts[-1])
            for parts in zip(*rows, strict=True)
        ]
    return sheets


def in_parts_below(heading: Callable[[Rows], Rows]) -> Tables:
    """Every table of subjects goes on on a sheet of its own, below something that is no head."""
    parts: Tables = {}
    for name, rows in TABLES.items():
        middle = max(8, len(rows) // 2)
        parts[name] = rows[:middle]
        if len(rows) > middle:
            parts[f"{name}续"] = [*heading(rows), *rows[middle:]]
    return parts


def with_units_in_heads(unit: str, factor: int) -> Tables:
    """The tables by function without a line for the unit of amounts: it stands in the heads."""

    def turned(rows: Rows) -> Rows:
        if "科目名称" not in rows[3] or rows[3].count("科目名称") > 1:
            return rows
        heads = [*rows[3][:2], *(f"{head}{unit}" for head in rows[3][2:])]
        return [
            *rows[:2],
            rows[2][:2],
            heads,
            *([cell * factor if isinstance(cell, float) else cell for cell in row] for row in rows[4:]),
        ]

    return {name: turned(rows) for name, rows in TABLES.items()}


def by_function(change: Callable[[int, list[Any]], list[object]]) -> Tables:
    """The tables by function with every row from the heads on changed."""
    return {
        name: [*rows[:3], *(change(number, [*row]) for number, row in enumerate(rows[3:]))]
        if "科目名称" in rows[3] and rows[3].count("科目名称") == 1
        else rows
        for name, rows in TABLES.items()
    }


def with_codes_beside_names(write: str) -> Tables:
    def joined(number: int, row: list[Any]) -> list[object]:
        if number == 0:
            return ["支出功能分类科目", *row[2:]]
        return [write.format(row[0], str(row[1]).strip()) if str(row[0]).isdigit() else row[1], *row[2:]]

    return by_function(joined)


def with_a_column_before(head: str, cell: Callable[[int], object]) -> Tables:
    return by_function(lambda number, row: [head if number == 0 else cell(number), *row])


def broken(word: str) -> str:
    return (
        f"{word[: len(word) // 2]}\n{word[len(word) // 2 :]}"
        if 6 < len(word) < 26 and "：" not in word
        else word
    )


MESSY: dict[str, Callable[[], Tables]] = {
    "blank first rows and columns": lambda: shifted(3, 2),
    "a cover and a list of contents": with_cover_and_contents,
    "all tables on one sheet": on_one_sheet,
    "tables that go on without heads": lambda: in_two_parts(repeats_heads=False),
    "tables that go on with their heads": lambda: in_two_parts(repeats_heads=True),
    "tables beside one another": lambda: beside(gap=1),
    "tables beside one another without a gap": lambda: beside(gap=0),
    "tables that go on below their title": lambda: in_parts_below(lambda rows: [[f"{rows[0][0]}（续）"]]),
    "tables that go on below 续表": lambda: in_parts_below(lambda rows: [["续表"]]),
    "tables that go on below the line of the unit": lambda: in_parts_below(lambda rows: rows[2:3]),
    "tables that go on below their heads alone": lambda: in_parts_below(lambda rows: rows[3:4]),
    "sheets in another order": lambda: dict(reversed(TABLES.items())),
    "sheets without names": lambda: {f"Sheet{n}": rows for n, rows in enumerate(TABLES.values())},
    "no numbers of rows": without_row_numbers,
    "columns in another order": with_columns_reversed,
    "codes level by level": with_codes_in_three_columns,
    "codes as numbers": lambda: with_codes(float),
    "codes with points": lambda: with_codes(lambda code: ".".join(filter(None, (code[:3], code[3:5], code[5:])))),
    "codes before names": lambda: with_codes_beside_names("{} {}"),
    "codes in brackets before names": lambda: with_codes_beside_names("[{}]{}"),
    "a column of numbers before codes": lambda: with_a_column_before("序号", lambda number: number),
    "a column of units before codes": lambda: with_a_column_before("单位编码", lambda number: "301001"),
    "codes with blanks": lambda: with_codes(lambda code: f" {code}　"),
    "numbers as texts": lambda: with_amounts(lambda amount: f"{amount:,.2f}"),
    "numbers of full width": lambda: with_amounts(lambda amount: f"{amount:,.2f}".translate(FULL_WIDTH)),
    "numbers with a sign of money": lambda: with_amounts(lambda amount: f"￥{amount:.2f}"),
    "numbers as binary fractions": lambda: with_amounts(lambda amount: amount * (1 + 2**-52)),
    "numbers as differences": lambda: with_amounts(lambda amount: amount + 1e-11),
    "numbers with six decimals": lambda: with_amounts(lambda amount: f"{amount:.6f}"),
    "dust of subtractions": lambda: each(lambda cell: 0.3 - 0.1 - 0.2 if cell == 0.0 else cell),
    "totals with other names": lambda: by_function(
        lambda number, row: [row[0], "本年合计" if row[1] == "合计" else row[1], *row[2:]]
    ),
    "classes with former names": lambda: with_words(
        lambda word: word.replace("文化旅游体育与传媒支出", "文化体育与传媒支出").replace("卫生健康支出", "医疗卫生与计划生育支出")
    ),
    "amounts in heads in 元": lambda: with_units_in_heads("（元）", 10_000),
    "amounts in heads in 千元": lambda: with_units_in_heads("（单位：千元）", 10),
    "amounts in heads behind a stroke": lambda: with_units_in_heads("/元", 10_000),
    "blanks that nobody sees": lambda: with_words(lambda word: f"\u00a0{word}\u200b"),
    "line breaks in names": lambda: with_words(broken),
    "blanks in short names": lambda: with_words(lambda word: "　".join(word) if len(word) < 4 else word),
    "indented names": lambda: with_words(lambda word: f"　　{word} "),
    "brackets and colons of half width": lambda: with_words(
        lambda word: word.replace("（", "(").replace("）", ")").replace("：", ":")
    ),
    "the unit of amounts in the heads": lambda: with_words(
        lambda word: f"{word}（万元）" if word in ("金额", "基本支出", "项目支出") else word
    ),
    "titles with year, number and unit": lambda: with_titles("附表2：示例局2022年度{}"),
    "titles with a number before them": lambda: with_titles("（一）{}"),
    "titles with a level of government": lambda: with_titles("示例县县级部门{}"),
    "titles with a label before them": lambda: with_titles("部门决算公开01表：{}"),
    "titles with labels and units in brackets": lambda: with_titles("《{}》（公开表）（单位：万元）"),
    "economic items without codes": lambda: {
        **TABLES,
        "GK06": [[None if str(cell).isdigit() else cell for cell in row] for row in TABLES["GK06"]],
    },
}  # fmt: skip


@pytest.mark.parametrize("change", MESSY.values(), ids=MESSY)
def test_the_same_tables_give_the_same_figures(change: Callable[[], Tables]) -> None:
    found = values(("表.xlsx", book(change())))
    if change is MESSY["indented names"]:
        found["单位.名称"] = EXPECTED["单位.名称"]
    assert found == EXPECTED


@pytest.mark.parametrize("unit", ["元", "千元", "万元"])
def test_each_table_has_its_own_unit(unit: str) -> None:
    factor = {"元": 10_000, "千元": 10, "万元": 1}[unit]

    def converted(rows: Rows) -> Rows:
        return [
            [f"单位：{unit}" if cell == "金额单位：万元" else cell * factor if isinstance(cell, float) else cell for cell in row]
            for row in rows
        ]  # fmt: skip

    found = values(("表.xlsx", book({**TABLES, "GK03": converted(TABLES["GK03"])})))
    assert found == EXPECTED


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_the_kind_of_workbook_makes_no_difference(ending: str) -> None:
    assert values((f"表.{ending}", converted_to(book(TABLES), "xlsx", ending))) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_table_as_text_gives_what_its_sheet_gives(encoding: str) -> None:
    text = StringIO()
    csv.writer(text).writerows([["" if cell is None else cell for cell in row] for row in TABLES["GK03"]])
    sheet = values(("表.xlsx", book({"GK03": TABLES["GK03"]})))
    assert values(("表.csv", text.getvalue().encode(encoding))) == sheet


@pytest.mark.parametrize(
    "line",
    [
        "编制单位：甲局",
        "部门（单位）名称：甲局",
        "填报单位（公章）：甲局",
        "公开部门：甲局",
        "单位名称: 甲局",
        "部 门 ： 甲局",
        "决算单位：甲局",
        "预算部门：301001-甲局",
        "部门：[301001]甲局",
        "编制单位  甲局",
        "部门：甲局    2022年度    金额单位：万元",
    ],
)
def test_the_units_name_stands_behind_many_words(line: str) -> None:
    tables = each(lambda cell: line if str(cell).startswith("部门：") else cell)
    assert values(("表.xlsx", book(tables)))["单位.名称"] == "甲局"


def test_a_name_may_have_the_sign_of_the_unit_of_amounts() -> None:
    tables = each(lambda cell: "部门：广元市某局" if str(cell).startswith("部门：") else cell)
    assert values(("表.xlsx", book(tables)))["单位.名称"] == "广元市某局"


def undated(instead: object = "") -> bytes:
    return book(each(lambda cell: instead if cell == "2022年度" else cell))


@pytest.mark.parametrize(
    "line",
    [
        "（2022 年度）",
        "二〇二二年度",
        "年度：2022",
        "报表年份: 2022",
        "2022年12月31日",
        "2022年1月1日至2022年12月31日",
        datetime.date(2022, 12, 31),
    ],
    ids=str,
)
def test_the_year_is_written_in_many_ways(line: object) -> None:
    assert values(("表.xlsx", undated(line))) == EXPECTED


@pytest.mark.parametrize(
    "line", ["填报日期：2023年3月15日", "2023年3月", datetime.date(2023, 3, 15)], ids=str
)
def test_the_day_on_which_a_table_was_made_is_no_year_of_accounts(line: object) -> None:
    with pytest.raises(reportgen.ReportgenError, match="没有一张表写明年度"):
        taken([read_book(undated(line), "表.xlsx")])


def test_the_year_may_stand_beside_the_units_name_or_in_the_name_of_a_sheet() -> None:
    beside: Tables = {
        name: [rows[0], rows[1][:1], [rows[2][0], 2022, *rows[2][2:]], *rows[3:]]
        for name, rows in TABLES.items()
    }
    assert values(("表.xlsx", book(beside))) == EXPECTED
    named = {f"2022{name}": rows for name, rows in TABLES.items()}
    without = {
        name: [[None if cell == "2022年度" else cell for cell in row] for row in rows]
        for name, rows in named.items()
    }
    assert values(("表.xlsx", book(without))) == EXPECTED


def test_a_year_that_only_the_file_name_says_is_taken_and_told() -> None:
    found = taken([read_book(undated(), "示例局2022年度公开表.xlsx")])
    assert said(found) == EXPECTED
    assert [str(problem) for problem in found.problems] == [
        "示例局2022年度公开表.xlsx：表上没有写年度，按文件名取2022年度（不对的，用 --year 指定）"
    ]


@pytest.mark.parametrize("name", ["公开表.xlsx", "2021与2022对照.xlsx", "20220915.xlsx"])
def test_a_year_that_nothing_says_has_to_be_given(name: str) -> None:
    with pytest.raises(reportgen.ReportgenError, match="没有一张表写明年度"):
        taken([read_book(undated(), name)])
    assert said(taken([read_book(undated(), name)], 2022)) == EXPECTED


def test_heads_of_several_levels_need_no_merged_cells() -> None:
    rows: Rows = [
        ["财政拨款“三公”经费支出决算表"],
        ["2023年度", "部门：甲局", "金额单位：万元"],
        ["预算数", None, None, None, None, None, "决算数"],
        ["合计", "因公出国（境）费", "公务用车购置及运行维护费", None, None, "公务接待费"] * 2,
        [None, None, "小计", "公务用车购置费", "公务用车运行维护费", None] * 2,
        list(range(1, 13)),
        [6.5, 1, 4, None, 4, 1.5, 5, 0.5, 3.5, None, 3.5, 1],
        ["注：预算数为全年预算数，反映按规定程序调整后的预算数。"],
    ]
    found = values(("表.xlsx", book({"GK09": rows})))
    assert found["三公经费.公务接待.全年预算数"] == Decimal("1.5")
    assert found["三公经费.公务用车运行.决算数"] == Decimal("3.5")
    assert found["三公经费.因公出国.决算数"] == Decimal("0.5")


def test_a_dash_is_no_sum() -> None:
    rows = [
        [*row[:2], "-", *row[2:]] if row and row[0] == "人员经费合计" else [*row[:2], None, *row[2:]]
        for row in TABLES["GK06"]
    ]
    found = values(("表.xlsx", book({"GK06": rows})))
    assert (
        found["一般公共预算.支出.按性质.人员经费.决算数"]
        == EXPECTED["一般公共预算.支出.按性质.人员经费.决算数"]
    )


def test_a_self_evaluation_form_may_go_on_on_the_next_sheet() -> None:
    first: Rows = [
        ["项目支出绩效自评表"],
        ["2023年度"],
        ["项目名称", "修缮"],
        ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "修缮面积", "≥100平方米", "120平方米", 20, 20],
    ]
    second: Rows = [
        ["效益指标", "社会效益", "覆盖率", "95%", "96%", 30, 29],
        ["总分", None, None, None, None, 50, 49],
    ]
    found = values(("表.xlsx", book({"修缮": first, "修缮续": second})))
    assert found["项目.修缮.指标.效益指标.下级指标.社会效益.下级指标.覆盖率.得分"] == Decimal(29)
    assert found["项目.修缮.得分"] == Decimal(49)


def form(project: str, *indicators: tuple[str, int], in_yuan: bool = False) -> Rows:
    """A 项目支出绩效自评表 without its title."""
    factor = 10_000 if in_yuan else 1
    unit = "（元）" if in_yuan else "（万元）"
    return [
        ["项目名称", None, project],
        ["项目资金", None, f"年初预算数{unit}", f"全年执行数{unit}", "分值", "得分"],
        [None, "年度资金总额", 20 * factor, 18.5 * factor, 10, 9.25],
        ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值（分）", "得分（分）"],
        *(["产出指标", "数量指标", name, f"≥{target}份", f"{target}份", "50分", 50] for name, target in indicators),
        ["总分", None, None, None, None, 100, 99.25],
    ]  # fmt: skip


FORMS = [form("修缮", ("编制统计报表", 3)), form("巡演", ("印发宣传册", 9)), form("采购", ("签订合同", 5))]
PROJECT_TITLE: Rows = [["项目支出绩效自评表"], ["2023年度"]]


def columns_apart(*tables: Rows) -> Rows:
    """Tables beside one another, a blank column between them."""
    widths = [max(map(len, table)) + 1 for table in tables]
    return [
        [
            cell
            for table, width in zip(tables, widths, strict=True)
            for cell in [*table[number], *[None] * (width - len(table[number]))]
        ]
        for number in range(max(map(len, tables)))
    ]


@pytest.mark.parametrize(
    "sheets",
    [
        {"甲": [*PROJECT_TITLE, *FORMS[0], *FORMS[1], *FORMS[2]]},
        {"甲": [*PROJECT_TITLE, *FORMS[0], [], *PROJECT_TITLE, *FORMS[1], [], *PROJECT_TITLE, *FORMS[2]]},
        {"甲": [*PROJECT_TITLE, *columns_apart(*FORMS)]},
        {"甲": columns_apart(*([*PROJECT_TITLE, *one] for one in FORMS))},
        {"甲": [["2023年度"], *FORMS[0], *FORMS[1], *FORMS[2]]},
        {
            "甲": [*PROJECT_TITLE, *form("修缮", ("编制统计报表", 3), in_yuan=True)],
            "乙": [*PROJECT_TITLE, *form("巡演", ("印发宣传册", 9), in_yuan=True), *FORMS[2]],
        },
    ],
    ids=[
        "below one title",
        "each with its title",
        "beside below one title",
        "beside",
        "without a title",
        "in 元",
    ],
)
def test_a_sheet_may_hold_several_self_evaluation_forms(sheets: Tables) -> None:
    one_each: Tables = {str(number): [*PROJECT_TITLE, *one] for number, one in enumerate(FORMS)}
    expected = values(("表.xlsx", book(one_each)))
    assert expected["项目.修缮.指标.产出指标.下级指标.数量指标.下级指标.编制统计报表.得分"] == 50
    assert expected["项目.采购.资金.合计.决算数"] == Decimal("18.5")
    assert values(("表.xlsx", book(sheets))) == expected


def test_a_project_may_be_named_in_the_cell_of_its_label() -> None:
    rows: Rows = [*PROJECT_TITLE, ["项目名称：修缮"], *FORMS[0][1:]]
    assert values(("表.xlsx", book({"甲": rows}))) == values(
        ("表.xlsx", book({"甲": [*PROJECT_TITLE, *FORMS[0]]}))
    )


@pytest.mark.parametrize(
    ("usual", "written"),
    [
        ("全年预算数", "全年预算数（A）"),
        ("全年执行数", "预算执行数(B)"),
        ("执行率", "执行率（B/A）"),
        ("全年预算数", "调整后全年预算"),
        ("其中：当年财政拨款", "其中：一般公共预算拨款"),
        ("年度指标值", "年度指标值（预期值）"),
        ("实际完成值", "全年完成情况"),
        ("分值", "标准分值"),
        ("得分", "自评分"),
        ("偏差原因分析及改进措施", "偏差原因及拟采取的改进措施"),
        ("三级指标", "绩效指标"),
        ("预期目标", "年初预期目标"),
        ("实际完成情况", "年度目标完成情况"),
        ("实施单位", "项目承担单位"),
        ("项目名称", "项目名称及代码"),
        ("总分", "自评总分"),
        ("指标1：扫描页数", "（1）扫描页数"),
        ("指标1：扫描页数", "①扫描页数"),
        ("≥5万页", "≧5万页"),
        ("≥5万页", "5万页以上"),
        ("产出指标\n（50分）", "产出指标50分"),
        ("产出指标\n（50分）", "产出指标（50）"),
    ],
)
def test_self_evaluation_forms_call_the_same_things_otherwise(usual: str, written: str) -> None:
    other = [[written if cell == usual else cell for cell in row] for row in FORM]
    assert other != FORM
    found = taken([read_book(book({"1": other}), "表.xlsx")])
    assert said(found) == values(("表.xlsx", book({"1": FORM})))
    assert [problem.code for problem in found.problems if problem.code != "intake.measure"] == []


def test_what_a_self_evaluation_form_has_besides_is_told() -> None:
    more = [[*row] for row in FORM]
    more.insert(7, [None, "上级补助", 5, 5, 5])
    more[10].append("评价依据")
    more[11] += [None, "扫描记录"]
    found = taken([read_book(book({"1": more}), "表.xlsx")])
    assert said(found) == values(("表.xlsx", book({"1": FORM})))
    assert [str(problem) for problem in found.problems if problem.code != "intake.measure"] == [
        "表.xlsx › 1!C8：这一行“上级补助”认不出，没有读",
        "表.xlsx › 1!I12：这一栏（评价依据）认不出，没有读",
    ]


def test_a_table_may_list_the_indicators_of_several_projects() -> None:
    listed: Rows = [
        *PROJECT_TITLE,
        [
            "序号",
            "项目名称",
            "全年执行数（元）",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标值",
            "完成值",
            "分值",
            "得分",
        ],
        [1, "修缮", 185_000, "产出指标", "数量指标", "面积", "≥20平方米", "25平方米", 50, 50],
        [None, None, None, "效益指标", "社会效益", "受益人数", "≥100人", "120人", 40, 38.5],
        [2, "巡演", 90_000, "产出指标", "数量指标", "场次", "≥5场", "6场", 90, 90],
    ]
    found = values(("表.xlsx", book({"甲": listed})))
    assert found["项目.修缮.资金.合计.决算数"] == Decimal("18.5")
    assert found["项目.修缮.指标.效益指标.下级指标.社会效益.下级指标.受益人数.得分"] == Decimal("38.5")
    assert found["项目.巡演.资金.合计.决算数"] == Decimal(9)
    assert found["项目.巡演.指标.产出指标.下级指标.数量指标.下级指标.场次.完成值"] == Decimal(6)
    assert {address.split(".")[1] for address in found if address.startswith("项目.")} == {"修缮", "巡演"}


def test_a_table_of_another_year_than_the_rest_of_its_book_is_told() -> None:
    odd = {
        **TABLES,
        "GK03": [["2021年度" if cell == "2022年度" else cell for cell in row] for row in TABLES["GK03"]],
    }
    found = taken([read_book(book(odd), "表.xlsx")])
    assert [str(problem) for problem in found.problems] == [
        "表.xlsx › GK03!A1：表上写的是2021年度，同一本工作簿里别的表是2022年度；已按2021年度读入（年度写错了的，请改正后再导入）"
    ]
    both = {**TABLES, **{f"{name}上年": rows for name, rows in odd.items() if name == "GK03"}}
    assert taken([read_book(book(both), "表.xlsx")]).problems == []


def test_the_kinds_of_three_public_expenses_may_stand_below_one_another() -> None:
    rows: Rows = [
        ["财政拨款“三公”经费支出决算表"],
        ["2023年度", "部门：甲局", "金额单位：万元"],
        ["项目", "年初预算数", "全年预算数", "决算数"],
        ["合计", 7, 6.5, 5],
        ["1.因公出国（境）费用", 1, 1, 0.5],
        ["2.公务接待费", 2, 1.5, 1],
        ["3.公务用车购置及运行维护费", 4, 4, 3.5],
        ["其中：（1）公务用车运行维护费", 4, 4, 3.5],
        ["（2）公务用车购置费", None, None, None],
    ]
    found = taken([read_book(book({"GK09": rows}), "表.xlsx")])
    assert found.problems == []
    figures = {address: value for address, value in said(found).items() if address.startswith("三公经费.")}
    assert figures["三公经费.合计.年初预算数"] == 7
    assert figures["三公经费.公务接待.决算数"] == 1
    assert figures["三公经费.公务用车运行.全年预算数"] == 4
    assert len(figures) == 15


def test_a_total_of_procurement_may_be_called_a_total_only() -> None:
    rows: Rows = [
        ["预算支出相关信息表"],
        ["2023年度", "部门：甲局", "金额单位：元"],
        ["项目", "行次", "预算数", "统计数", "项目", "行次", "统计数"],
        ["（一）支出合计", 1, 50_000, 40_000, "四、政府采购支出信息", 9, "—"],
        ["公务接待费", 2, 50_000, 40_000, "（一）合计", 10, 120_000],
    ]
    found = values(("表.xlsx", book({"F01": rows})))
    assert found["三公经费.合计.决算数"] == 4
    assert found["政府采购.合计.决算数"] == 12


def test_a_row_of_a_list_that_is_not_known_is_told() -> None:
    rows = [*TABLES["GK06"][:5], ["3012", "特殊津贴", 9], [None, "某项补助", 8], *TABLES["GK06"][5:]]
    found = taken([read_book(book({"GK06": rows}), "表.xlsx")])
    assert said(found) == values(("表.xlsx", book({"GK06": TABLES["GK06"]})))
    assert [problem.message for problem in found.problems] == [
        "这一行“特殊津贴”认不出，没有读",
        "这一行“某项补助”认不出，没有读",
    ]


def test_a_row_of_figures_without_code_or_total_is_no_head() -> None:
    for row in (["", "全系统汇总", 9, 8, 1], ["全系统汇总", "", 9, 8, 1]):
        rows = [*TABLES["GK03"][:5], row, *TABLES["GK03"][5:]]
        found = taken([read_book(book({"GK03": rows}), "表.xlsx")])
        assert said(found) == values(("表.xlsx", book({"GK03": TABLES["GK03"]})))
        assert [problem.message for problem in found.problems] == ["这一行“全系统汇总”认不出，没有读"]


def test_a_title_beside_columns_of_amounts_does_not_part_their_table() -> None:
    rows = [["支出决算表", None, "另见经营支出决算明细表"], *TABLES["GK03"][1:]]
    assert values(("表.xlsx", book({"GK03": rows}))) == values(("表.xlsx", book({"GK03": TABLES["GK03"]})))


def test_a_table_with_other_heads_is_not_the_rest_of_the_one_before() -> None:
    other: Rows = [["金额单位：万元"], ["科目编码", "科目名称", "工资", "奖金"], ["213", "农林水支出", 7, 6]]
    found = taken([read_book(book({"GK03": TABLES["GK03"], "乙": other}), "表.xlsx")])
    assert said(found) == values(("表.xlsx", book({"GK03": TABLES["GK03"]})))
    assert [problem.message for problem in found.problems if problem.code == "intake.sheet"] == [
        "这些表认不出，或数据文件用不到，没有读：“乙”"
    ]


def test_a_note_that_names_a_table_begins_none() -> None:
    rows = [*TABLES["GK03"], ["注：数据来自附件：支出决算表"], ["说明：另见收入决算表"]]
    assert values(("表.xlsx", book({"GK03": rows}))) == values(("表.xlsx", book({"GK03": TABLES["GK03"]})))


def test_rows_with_totals_below_a_form_of_one_row_are_no_heads() -> None:
    rows = [*TABLES["GK09"], ["合计", None, "合计", 1, 2]]
    assert values(("表.xlsx", book({"GK09": rows}))) == values(("表.xlsx", book({"GK09": TABLES["GK09"]})))


def test_what_a_merged_range_covers_is_not_read() -> None:
    rows: Rows = [*TABLES["GK03"][:4], ["合计", None, 5, 3, 2], ["201", "一般公共服务支出", 5, 3, 2]]
    merged = book({"GK03": rows}, ("GK03", "C5:D5"))
    assert "支出.按性质.基本支出.决算数" not in values(("表.xlsx", merged))


def test_resaved_books_say_the_same() -> None:
    [again] = resaved([book(TABLES)], "xlsx")
    assert values(("表.xlsx", again)) == EXPECTED


def test_a_hidden_draft_loses_against_the_sheet_that_people_see() -> None:
    def write(workbook: Any) -> None:
        for name, total in (("旧稿", 999.5), ("GK03", 120.5)):
            sheet = workbook.add_worksheet(name)
            rows = [
                ["支出决算表"],
                ["2023年度", "部门：甲局", "单位：万元"],
                ["科目编码", "科目名称", "本年支出合计"],
            ]
            for number, row in enumerate([*rows, ["合计", None, total]]):
                sheet.write_row(number, 0, row)
        workbook.worksheets()[0].hide()
        workbook.worksheets()[1].activate()

    found = taken([read_book(written(write), "表.xlsx")])
    assert said(found)["支出.合计.决算数"] == Decimal("120.5")
    (problem,) = found.problems
    assert "表.xlsx › GK03!C4 为 120.50，表.xlsx › 旧稿!C4 为 999.50" in problem.message


def test_of_very_many_cells_that_differ_so_many_are_told_as_anybody_reads() -> None:
    rows = [*TABLES["GK03"][:4], *(["2010101", "行政运行", 5 + number] for number in range(1300))]
    found = taken([read_book(book({"GK03": rows}), "表.xlsx")])
    told = [problem for problem in found.problems if problem.code == "intake.contradiction"]
    assert len(told) == MOST_OF_A_KIND + 1
    assert told[-1].message == "这一类至少还有 800 处，从这里起没有一一列出"


def test_very_many_titles_and_forms_end_somewhere_which_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "MAX_HEADINGS", 9)
    monkeypatch.setattr(heading, "MAX_HEADINGS", 9)
    monkeypatch.setattr(evaluation_forms, "MAX_FORMS", 2)
    found = taken([read_book(book({"甲": [*PROJECT_TITLE, *FORMS[0], *FORMS[1], *FORMS[2]]}), "表.xlsx")])
    assert [str(problem) for problem in found.problems] == [
        "表.xlsx › 甲：像标题的单元格太多，只看了前9个",
        "表.xlsx › 甲!A15：一个标题下的自评表超过2份，从这里起没有读",
    ]
    assert set(found.names.values()) == {"修缮", "巡演"}
