"""公开07: what came in, was spent and was carried on, subject by subject."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.figures.published import amounts, item, report, tables

from reportgen.figures.fund_flows import fund_flow_table
from reportgen.figures.tables import Table

COLUMNS = ["年初结转和结余", "本年收入", "本年支出", "年末结转和结余", "基本支出", "项目支出"]


def fund(*, income: object, spending: list[object], **balances: object) -> dict[str, object]:
    return {
        "收入": income,
        "支出": {"按功能": spending, "按性质": {"项目支出": {"决算数": 9}}},
        **balances,
    }


def test_07_takes_income_for_expenditure_where_nothing_is_carried() -> None:
    spending: list[object] = [item("212", None, item("21208", "5")), item("229", "4")]
    table = tables(政府性基金预算=fund(income={"合计": {"决算数": 9}}, spending=spending)).government_funds
    assert [(line.code, amounts(line)) for line in table.lines] == [
        ("212", ["0", "5", "5", "0", "0", "5"]),
        ("21208", ["0", "5", "5", "0", "0", "5"]),
        ("229", ["0", "4", "4", "0", "0", "4"]),
    ]


def test_07_shows_a_subject_that_only_carries_money_on() -> None:
    table = tables(
        政府性基金预算=fund(
            income={"按功能": [item("212", "9"), item("229", "3")]},
            spending=[item("212", "9")],
            年末结转和结余={"决算数": 3, "明细": [item("229", "3")]},
        )
    ).government_funds
    assert table.lines[1].code == "229"
    assert list(table.lines[1].amounts) == COLUMNS
    assert amounts(table.lines[1]) == ["0", "3", "0", "3", "0", "0"]


def flows(**account: object) -> Table:
    """The table of 政府性基金 with this account alone."""
    account_read = report(政府性基金预算=account).government_funds
    assert account_read is not None
    return fund_flow_table(account_read)


def test_the_first_line_holds_the_totals_of_the_account() -> None:
    table = flows(
        年初结转和结余={"决算数": 2},
        收入={"合计": {"决算数": 10}},
        支出={"合计": {"决算数": 9}, "按性质": {"基本支出": {"决算数": 1}, "项目支出": {"决算数": 8}}},
        年末结转和结余={"决算数": 3},
    )
    assert table.total.name == "合计"
    assert dict(table.total.amounts) == dict(zip(COLUMNS, [2, 10, 9, 3, 1, 8], strict=True))


def test_income_that_is_not_broken_down_is_left_blank_where_money_is_carried_on() -> None:
    """Two subjects share 12 万元 of income; how, only the data could tell."""
    table = flows(
        收入={"合计": {"决算数": 12}},
        支出={"按功能": [item("212", "5"), item("229", "4")]},
        年末结转和结余={"决算数": 3},
    )
    assert [amounts(line)[:4] for line in table.lines] == [
        ["0", None, "5", None],
        ["0", None, "4", None],
    ]
    assert amounts(table.total)[:4] == ["0", "12", "9", "3"]


def test_income_that_is_not_broken_down_is_all_of_a_single_subject() -> None:
    table = flows(
        收入={"合计": {"决算数": 12}},
        支出={"按功能": [item("212", None, item("21208", "9"))]},
        年末结转和结余={"决算数": 3},
    )
    assert [(line.code, amounts(line)[:4]) for line in table.lines] == [
        ("212", ["0", "12", "9", "3"]),
        ("21208", ["0", "12", "9", "3"]),
    ]


def test_subjects_stand_in_the_order_of_their_codes_whichever_column_names_them() -> None:
    table = flows(
        年初结转和结余={"决算数": 6, "明细": [item("229", "1"), item("212", "5")]},
        收入={"按功能": [item("213", "2")]},
        支出={"按功能": [item("229", "1")]},
        年末结转和结余={"决算数": 7, "明细": [item("213", "2"), item("212", "5")]},
    )
    assert [(line.code, amounts(line)[:4]) for line in table.lines] == [
        ("212", ["5", "0", "0", "5"]),
        ("213", ["0", "2", "0", "2"]),
        ("229", ["1", "0", "1", "0"]),
    ]


def test_subjects_of_one_name_are_told_apart_by_their_codes() -> None:
    spending = [{"编码": code, "名称": "行政运行", "决算数": 4} for code in ("2010301", "2013101")]
    table = flows(支出={"按功能": spending})
    assert [(line.code, line.name, amounts(line)[2]) for line in table.lines] == [
        ("2010301", "行政运行", "4"),
        ("2013101", "行政运行", "4"),
    ]


def test_a_subject_without_a_code_is_known_by_its_name() -> None:
    subject = {"名称": "彩票公益金安排的支出", "决算数": 4}
    table = flows(收入={"按功能": [subject]}, 支出={"按功能": [subject]})
    assert [(line.code, line.name, amounts(line)[1:3]) for line in table.lines] == [
        ("", "彩票公益金安排的支出", ["4", "4"])
    ]


def test_spending_is_divided_by_nature_as_its_lines_say() -> None:
    spending = [item("212", "5", 基本支出="1", 项目支出="4"), item("229", "4", 项目支出="4")]
    table = flows(收入={"合计": {"决算数": 9}}, 支出={"按功能": spending})
    assert [amounts(line)[4:] for line in (table.total, *table.lines)] == [["1", "8"], ["1", "4"], ["0", "4"]]


def test_an_account_without_data_is_one_blank_line() -> None:
    table = flows()
    assert table.is_empty
    assert [amounts(line) for line in table.lines] == [[None] * 6]


MONEY = st.decimals(0, 10**6, places=2)


@given(st.lists(st.tuples(MONEY, MONEY, st.decimals(0, 1, places=2)), min_size=1, max_size=8))
def test_every_line_balances_and_the_lines_make_the_total(
    subjects: list[tuple[Decimal, Decimal, Decimal]],
) -> None:
    """年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余, where each subject's account does."""
    columns: list[list[dict[str, object]]] = [[], [], [], []]
    for number, (carried_in, received, spent_share) in enumerate(subjects):
        spent = ((carried_in + received) * spent_share).quantize(Decimal("0.01"))
        for column, amount in zip(
            columns, (carried_in, received, spent, carried_in + received - spent), strict=True
        ):
            column.append(item(f"2{number:02}", str(amount)))
    table = flows(
        年初结转和结余={"明细": columns[0]},
        收入={"按功能": columns[1]},
        支出={"按功能": columns[2]},
        年末结转和结余={"明细": columns[3]},
    )
    for line in (table.total, *table.lines):
        before, received, spent, after = (line.amounts[name] or 0 for name in COLUMNS[:4])
        assert before + received == spent + after
    for name in COLUMNS[:4]:
        assert sum(line.amounts[name] or 0 for line in table.lines) == (table.total.amounts[name] or 0)
