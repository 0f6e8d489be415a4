"""公开01 and 公开04: income beside expenditure."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.figures.published import amounts, item, named, tables

MONEY = st.decimals(0, 10**6, places=2)


def test_01_lists_every_class_of_the_form_and_counts_its_rows_down_both_sides() -> None:
    pairs = tables().overview.pairs
    assert len(pairs) == 31
    assert (pairs[0].left.number, pairs[-1].left.number, pairs[0].right.number, pairs[-1].right.number) == (
        1, 31, 32, 62,
    )  # fmt: skip
    assert named(pairs, "抗疫特别国债安排的支出").ordinal == 26


def test_01_takes_the_sources_of_appropriation_from_their_accounts_where_they_are_not_listed() -> None:
    pairs = tables(
        收入={"按来源": [{"名称": "财政拨款收入", "决算数": 12}, {"名称": "捐赠收入", "决算数": 3}]},
        一般公共预算={"收入": {"合计": {"决算数": 12}}},
    ).overview.pairs
    assert amounts(named(pairs, "一般公共预算财政拨款收入")) == ["12"]
    assert (named(pairs, "捐赠收入").ordinal, amounts(named(pairs, "捐赠收入"))) == (9, ["3"])
    assert "财政拨款收入" not in {pair.left.name for pair in pairs}


def test_01_adds_up_items_of_any_level_by_their_class() -> None:
    spending = [item("2080501", "5"), item("2080505", "7"), item("230", "1")]
    pairs = tables(支出={"按功能": spending}).overview.pairs
    assert amounts(named(pairs, "社会保障和就业支出")) == ["12"]
    assert named(pairs, "转移性支出").ordinal == 27
    assert len(pairs) == 32


def test_04_divides_a_class_among_the_kinds_of_appropriation() -> None:
    pairs = tables(
        一般公共预算={
            "收入": {"合计": {"决算数": 8}},
            "支出": {"合计": {"决算数": 7}, "按功能": [item("212", "7")]},
            "年末结转和结余": {"决算数": 1},
        },
        政府性基金预算={
            "收入": {"合计": {"决算数": 2}},
            "支出": {"合计": {"决算数": 2}, "按功能": [item("212", "2")]},
        },
    ).appropriation.pairs
    assert amounts(named(pairs, "城乡社区支出")) == ["9", "7", "2", None]
    assert amounts(named(pairs, "本年支出合计")) == ["9", "7", "2", None]
    assert amounts(named(pairs, "年末财政拨款结转和结余")) == ["1", "1", None, None]
    assert amounts(named(pairs, "本年收入合计")) == ["10"]


@given(st.lists(MONEY, min_size=1, max_size=60))
def test_the_classes_of_01_add_up_to_what_was_spent(spent: list[Decimal]) -> None:
    spending = [item(f"2{number:02}01", str(amount)) for number, amount in enumerate(spent)]
    overview = tables(支出={"按功能": spending}).overview
    classes = [pair.right.amounts["金额"] or 0 for pair in overview.pairs if pair.right.ordinal]
    assert sum(classes) == named(overview.pairs, "本年支出合计").amounts["金额"] == sum(spent)


def test_01_closes_with_the_balances_and_the_totals_of_both_sides() -> None:
    overview = tables(
        收入={"合计": {"决算数": 100}},
        支出={"合计": {"决算数": 99}},
        使用非财政拨款结余={"决算数": 1},
        结余分配={"决算数": "0.50"},
        年初结转和结余={"决算数": 5},
        年末结转和结余={"决算数": "6.50"},
    ).overview
    closing = [
        (pair.left.name, amounts(pair.left), pair.right.name, amounts(pair.right))
        for pair in overview.pairs[-5:]
    ]
    assert closing == [
        ("本年收入合计", ["100"], "本年支出合计", ["99"]),
        ("使用非财政拨款结余", ["1"], "结余分配", ["0.50"]),
        ("年初结转和结余", ["5"], "年末结转和结余", ["6.50"]),
        ("", [None], "", [None]),
        ("总计", ["106"], "总计", ["106.00"]),
    ]
    assert not overview.is_empty


def test_01_leaves_blank_what_the_data_do_not_say() -> None:
    overview = tables(收入={"合计": {"决算数": 100}}).overview
    assert amounts(named(overview.pairs, "本年收入合计")) == ["100"]
    assert amounts(named(overview.pairs, "本年支出合计")) == [None]
    assert amounts(named(overview.pairs, "事业收入")) == [None]
    assert amounts(named(overview.pairs, "教育支出")) == [None]


def test_04_lists_the_opening_balance_of_each_kind_of_money_under_their_sum() -> None:
    pairs = tables(
        一般公共预算={"年初结转和结余": {"决算数": 3}},
        国有资本经营预算={"年初结转和结余": {"决算数": 1}},
    ).appropriation.pairs
    lines = [(pair.left.name, amounts(pair.left), amounts(pair.right)) for pair in pairs[-5:-1]]
    assert lines == [
        ("年初财政拨款结转和结余", ["4"], [None, None, None, None]),
        ("一般公共预算财政拨款", ["3"], [None, None, None, None]),
        ("政府性基金预算财政拨款", [None], [None, None, None, None]),
        ("国有资本经营预算财政拨款", ["1"], [None, None, None, None]),
    ]


def test_04_prints_the_stated_whole_of_appropriation_though_its_kinds_come_to_something_else() -> None:
    """Whether the two agree is for the rules to say."""
    pairs = tables(
        财政拨款={"收入": {"合计": {"决算数": 9}}}, 一般公共预算={"收入": {"合计": {"决算数": 8}}}
    ).appropriation.pairs
    assert amounts(named(pairs, "本年收入合计")) == ["9"]


def test_04_divides_a_class_as_its_lines_say_where_the_kinds_have_no_accounts_of_their_own() -> None:
    spending = [item("212", "9", 一般公共预算="7", 政府性基金预算="2"), item("201", "4", 一般公共预算="4")]
    pairs = tables(财政拨款={"支出": {"按功能": spending}}).appropriation.pairs
    assert amounts(named(pairs, "城乡社区支出")) == ["9", "7", "2", None]
    assert amounts(named(pairs, "一般公共服务支出")) == ["4", "4", None, None]


def test_04_takes_a_class_to_be_of_the_one_kind_of_money_that_was_spent() -> None:
    pairs = tables(
        财政拨款={"支出": {"按功能": [item("201", "4")]}}, 一般公共预算={"支出": {"合计": {"决算数": 4}}}
    ).appropriation.pairs
    assert amounts(named(pairs, "一般公共服务支出")) == ["4", "4", None, None]


def test_04_lists_a_class_that_only_the_account_of_one_kind_knows() -> None:
    pairs = tables(
        财政拨款={"支出": {"按功能": [item("201", "4")]}},
        国有资本经营预算={"支出": {"按功能": [item("230", "1")]}},
    ).appropriation.pairs
    assert amounts(named(pairs, "转移性支出")) == ["1", None, None, "1"]


@given(st.lists(st.tuples(MONEY, MONEY, MONEY), min_size=1, max_size=20))
def test_04_adds_up_across_the_kinds_of_money_and_down_the_classes(
    spent: list[tuple[Decimal, Decimal, Decimal]],
) -> None:
    kinds = ("一般公共预算", "政府性基金预算", "国有资本经营预算")
    spending = {
        kind: {
            "支出": {"按功能": [item(f"2{number:02}", str(row[column])) for number, row in enumerate(spent)]}
        }
        for column, kind in enumerate(kinds)
    }
    pairs = tables(**spending).appropriation.pairs
    classes = [pair.right for pair in pairs if pair.right.ordinal]
    closing = named(pairs, "本年支出合计")
    for line in (*classes, closing):
        assert (line.amounts["合计"] or 0) == sum(line.amounts[kind] or 0 for kind in kinds)
    for kind in ("合计", *kinds):
        assert sum(line.amounts[kind] or 0 for line in classes) == closing.amounts[kind]
