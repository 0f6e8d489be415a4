"""The closest figures are those that a look at all of them would find."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.lines import share
from reportgen.rules.closest import MOST, Shares, closest

amounts = st.decimals(-1000, 1000, places=2)
some_amounts = st.lists(amounts, min_size=1, max_size=12, unique=True)
percentages = st.decimals(0, 200, places=2)


def distances(figures: list[Decimal], stated: Decimal) -> list[Decimal]:
    return sorted(abs(figure - stated) for figure in figures)[:MOST]


@given(some_amounts, amounts)
def test_the_closest_figures_come_first(figures: list[Decimal], stated: Decimal) -> None:
    found = closest(sorted(figures), stated)
    assert [abs(one - stated) for one in found] == distances(figures, stated)


@given(some_amounts, some_amounts, percentages)
def test_the_closest_shares_are_found_without_computing_all(
    parts: list[Decimal], wholes: list[Decimal], stated: Decimal
) -> None:
    every = {percent for part in parts for whole in wholes if (percent := share(part, whole)) is not None}
    found = Shares(wholes).closest(sorted(parts), stated)
    assert [abs(one - stated) for one in found] == distances(list(every), stated)


def test_where_any_percentage_is_a_share_none_is_the_closest() -> None:
    many = [Decimal(number) for number in range(1, 102)]
    assert Shares(many).closest(many, Decimal(50)) == []
    assert Shares(many).closest(many[:3], Decimal(50))[0] == 50
