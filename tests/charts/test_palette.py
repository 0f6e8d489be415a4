import itertools

import pytest

from reportgen.charts.palette import (
    MOST_COLOURS,
    MOST_STROKES,
    distinct,
    lightness,
    shades,
    strokes,
    text_on,
)


def test_neighbours_stay_apart_in_black_and_white_print() -> None:
    steps = [abs(lightness(a) - lightness(b)) for a, b in itertools.pairwise(distinct(MOST_COLOURS))]
    assert min(steps) >= 25


@pytest.mark.parametrize("count", [2, 3])
def test_compared_columns_run_from_light_to_dark(count: int) -> None:
    tones = [lightness(colour) for colour in shades(count)]
    assert tones == sorted(tones, reverse=True)
    assert min(a - b for a, b in itertools.pairwise(tones)) >= 20


def test_every_part_of_the_largest_pie_has_its_own_colour() -> None:
    assert len(set(distinct(MOST_COLOURS))) == MOST_COLOURS == 15


def test_lines_can_be_seen_on_paper() -> None:
    assert max(map(lightness, strokes(MOST_STROKES))) < 60


@pytest.mark.parametrize("colour", distinct(MOST_COLOURS))
def test_labels_inside_a_colour_can_be_read(colour: str) -> None:
    assert abs(lightness(colour) - lightness(text_on(colour))) >= 45
