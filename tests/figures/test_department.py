"""The department's staff: the rate of 财政供养人员控制率, and how the number of persons moved."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.amounts import round_half_up
from reportgen.figures.department import net_staff_change, staffing_rate
from reportgen.model.department import Staffing


def staffing(**fields: object) -> Staffing:
    return Staffing.model_validate(fields)


@pytest.mark.parametrize(
    ("employed", "established", "printed"),
    [(23, 30, "76.67"), (30, 30, "100.00"), (33, 30, "110.00"), (0, 30, "0.00"), (1, 160, "0.63")],
)
def test_the_rate_is_taken_of_the_established_posts(employed: int, established: int, printed: str) -> None:
    rate = staffing_rate(staffing(在编人数=employed, 编制人数=established))
    assert rate is not None
    assert str(round_half_up(rate)) == printed


def test_the_rate_is_rounded_in_print_alone() -> None:
    assert staffing_rate(staffing(在编人数=1, 编制人数=160)) == Decimal("0.625")


@pytest.mark.parametrize(
    "known",
    [{}, {"在编人数": 23}, {"编制人数": 30}, {"在编人数": 0, "编制人数": 0}, {"在编人数": 3, "编制人数": 0}],
)
def test_without_established_posts_or_without_a_count_there_is_no_rate(known: dict[str, int]) -> None:
    assert staffing_rate(staffing(**known)) is None


def test_contracted_staff_hold_no_established_post() -> None:
    assert staffing_rate(staffing(在编人数=15, 编制人数=30, 聘用人数=15, 实有人数=30)) == 50


def test_who_came_and_who_left_are_set_off_against_each_other() -> None:
    changes = [
        {"名称": "调入", "增加人数": 3},
        {"名称": "退休", "减少人数": 5},
        {"名称": "机构改革", "增加人数": 4, "减少人数": 1},
        {"名称": "考入"},
    ]
    assert net_staff_change(staffing(变动=changes)) == 1
    assert net_staff_change(staffing(变动=changes[1:2])) == -5
    assert net_staff_change(staffing()) == 0
