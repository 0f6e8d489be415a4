from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts.labels import shortest_text
from reportgen.charts.ticks import ticks

values = st.lists(st.decimals(-(10**10), 10**10, places=2), min_size=1).filter(any)


def test_ticks_are_round_numbers() -> None:
    assert [shortest_text(tick) for tick in ticks([Decimal("1008.07")], Decimal(1))] == [
        "0", "200", "400", "600", "800", "1000", "1200",
    ]  # fmt: skip


def test_small_amounts_keep_their_decimals() -> None:
    assert [shortest_text(tick) for tick in ticks([Decimal("0.02")], Decimal(1))] == [
        "0", "0.005", "0.01", "0.015", "0.02",
    ]  # fmt: skip


@given(values)
def test_ticks_embrace_zero_and_every_value_and_are_few(figures: list[Decimal]) -> None:
    marks = ticks(figures, Decimal("1.1"))
    assert marks[0] <= min(*figures, 0) and max(*figures, 0) <= marks[-1]
    assert len({after - before for before, after in pairwise(marks)}) == 1
    assert 2 <= len(marks) <= 9
    assert not any("E" in shortest_text(mark) for mark in marks)
