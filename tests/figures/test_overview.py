"""公开01 and 公开04: income beside expenditure."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.figures.published import amounts, item, named, tables


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


@given(st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=60))
def test_the_classes_of_01_add_up_to_what_was_spent(spent: list[Decimal]) -> None:
    spending = [item(f"2{number:02}01", str(amount)) for number, amount in enumerate(spent)]
    overview = tables(支出={"按功能": spending}).overview
    classes = [pair.right.amounts["金额"] or 0 for pair in overview.pairs if pair.right.ordinal]
    assert sum(classes) == named(overview.pairs, "本年支出合计").amounts["金额"] == sum(spent)
