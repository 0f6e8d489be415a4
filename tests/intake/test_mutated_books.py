"""Whatever somebody does to the cells of a workbook, it gives data or complaints."""

from __future__ import annotations

import copy
import random
from pathlib import Path

import pytest
from tests.intake.books import FORM, Rows, book
from tests.intake.published import published_rows

import reportgen
from reportgen.errors import ReportgenError

EXAMPLE = Path(__file__).parents[2] / "data_examples" / "sichuan-panzhihua.yaml"
TABLES: dict[str, Rows] = {**published_rows(reportgen.load(EXAMPLE)), "自评表": FORM}
VALUES = (
    None, "—", "1,234.56", "公开03表", "项目支出绩效自评表", "2022年", "单位：元", "合计", "名称：", "（）", "续表", "2010101", "53897",
    2.0, 1e300, -1e17, 7.123456789, "一级指标", "得分", "9" * 60, "编制单位：", "支出决算表", "\n", "收入", "二级指标", True,
)  # fmt: skip


def mutated(chance: random.Random) -> dict[str, Rows]:
    tables = {name: [list(row) for row in rows] for name, rows in copy.deepcopy(TABLES).items()}
    for _ in range(chance.choice((1, 3, 10, 60))):
        rows = tables[chance.choice(list(tables))]
        at = chance.randrange(len(rows))
        match chance.random():
            case below if below < 0.7 and rows[at]:
                rows[at][chance.randrange(len(rows[at]))] = chance.choice(VALUES)
            case below if below < 0.85 and len(rows) > 1:
                del rows[at]
            case _:
                for row in rows:
                    del row[at : at + 1]
    return tables


@pytest.mark.parametrize("seed", range(4))
def test_any_change_of_cells_gives_data_or_complaints(seed: int) -> None:
    chance = random.Random(seed)
    for number in range(10):
        layout = chance.choice((None, "sichuan-panzhihua"))
        try:
            reportgen.import_workbooks([book(mutated(chance))], layout=layout, year=2022)
        except ReportgenError as error:
            assert error.problems, number


HEAD = TABLES["GK03"][:5]


def test_a_number_that_is_no_amount_is_told_with_its_cell() -> None:
    row = ["201", "一般公共服务支出", 1e300, 1, None, None, None, None]
    found = reportgen.import_workbooks([book({"GK03": [*HEAD, row]})], year=2022)
    assert [str(problem) for problem in found.problems if problem.code == "intake.number"] == [
        "第1本工作簿 › GK03!C6 一般公共服务支出：数值过大：“1e+300”（请改成数字；没有就留空）"
    ]


def test_a_level_that_nothing_names_is_left_out_and_a_line_without_a_name_is_called_by_its_code() -> None:
    rows = [["5389701", "某项", 2, 2], ["5389702", None, 3, 3]]
    lines = reportgen.import_workbooks([book({"GK03": [*HEAD, *rows]})], year=2022).data["支出"]["按功能"]
    assert [(line["编码"], line["名称"], line["决算数"]) for line in lines] == [
        ("5389701", "某项", "2.00"),
        ("5389702", "5389702", "3.00"),
    ]
