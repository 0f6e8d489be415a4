"""Lengths between people and Word, and the page they are measured on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.lengths import TEXT_WIDTH_MM, TITLE_POINTS, TWIPS_PER_MM, characters_in, millimetres, twips_of


@given(st.integers(0, 31680))
def test_millimetres_of_a_length_give_the_length_again(twips: int) -> None:
    assert twips_of(millimetres(twips)) == twips


def test_millimetres_are_written_as_short_as_they_can_be() -> None:
    assert [millimetres(twips) for twips in (2098, 1588, 11906)] == ["37", "28.01", "210"]


def test_a_line_of_the_type_area_holds_what_the_standard_says() -> None:
    assert characters_in(TEXT_WIDTH_MM, TITLE_POINTS) == 20
    assert round(TEXT_WIDTH_MM * TWIPS_PER_MM) == 11906 - 1588 - 1474  # A4 less both margins
