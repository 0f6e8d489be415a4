"""One set of published tables, written in the many ways in which people hand them over, gives the same figures."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.intake.books import Rows, book, written
from tests.intake.published import published_rows
from tests.tools import converted_to, resaved

import reportgen
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
    "sheets without names": lambda: {f"Sheet{n}": rows for n, rows in enumerate(TABLES.values())},
    "no numbers of rows": without_row_numbers,
    "columns in another order": with_columns_reversed,
    "codes level by level": with_codes_in_three_columns,
    "codes as numbers": lambda: with_codes(float),
    "codes with blanks": lambda: with_codes(lambda code: f" {code}　"),
    "numbers as texts": lambda: with_amounts(lambda amount: f"{amount:,.2f}"),
    "numbers of full width": lambda: with_amounts(lambda amount: f"{amount:,.2f}".translate(FULL_WIDTH)),
    "numbers with a sign of money": lambda: with_amounts(lambda amount: f"￥{amount:.2f}"),
    "numbers as binary fractions": lambda: with_amounts(lambda amount: amount * (1 + 2**-52)),
    "line breaks in names": lambda: with_words(broken),
    "blanks in short names": lambda: with_words(lambda word: "　".join(word) if len(word) < 4 else word),
    "indented names": lambda: with_words(lambda word: f"　　{word} "),
    "brackets and colons of half width": lambda: with_words(
        lambda word: word.replace("（", "(").replace("）", ")").replace("：", ":")
    ),
    "the unit of amounts in the heads": lambda: with_words(
        lambda word: f"{word}（万元）" if word in ("金额", "基本支出", "项目支出") else word
    ),
    "titles with year, number and unit": lambda: with_words(
        lambda word: f"附表2：示例局2022年度{word}" if word.endswith("决算表") else word
    ),
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
    ],
)
def test_the_units_name_stands_behind_many_words(line: str) -> None:
    tables = each(lambda cell: line if str(cell).startswith("部门：") else cell)
    assert values(("表.xlsx", book(tables)))["单位.名称"] == "甲局"


def undated() -> bytes:
    return book(each(lambda cell: "" if cell == "2022年度" else cell))


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
