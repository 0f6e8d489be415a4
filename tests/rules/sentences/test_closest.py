"""The closest figures are those that a look at all of them would find."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reportgen.rules.sentences.closest import MOST, closest

amounts = st.decimals(-1000, 1000, places=2)
some_amounts = st.lists(amounts, min_size=1, max_size=12, unique=True)


def distances(figures: list[Decimal], stated: Decimal) -> list[Decimal]:
    return sorted(abs(figure - stated) for figure in figures)[:MOST]


@given(some_amounts, amounts)
def test_the_closest_figures_come_first(figures: list[Decimal], stated: Decimal) -> None:
    found = closest(sorted(figures), stated)
    assert [abs(one - stated) for one in found] == distances(figures, stated)
