from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from math import cos, hypot, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.examples import LONG_NAMES, MANY_PARTS, SEVEN, SPENDING, chart

from reportgen.charts import ChartError, ChartSpec, Kind, Series
from reportgen.charts.lettering import text_height
from reportgen.charts.plotted import plot
from reportgen.charts.sector_arrangement import SectorArrangement, SectorLabel, arrange

names = st.text("支出项目经费服务", min_size=1, max_size=16)
values = st.one_of(
    st.decimals("0.01", "1", places=2), st.decimals("1", 10**6, places=2), st.just(Decimal(10**9))
)


def arranged(spec: ChartSpec) -> SectorArrangement:
    return arrange(spec, plot(spec))


def overlap(a: SectorLabel, b: SectorLabel) -> bool:
    apart = abs(a.x - b.x) >= (a.width + b.width) / 2 - 0.01
    return not apart and abs(a.y - b.y) < (text_height(a.text) + text_height(b.text)) / 2 - 0.01


@given(st.lists(st.tuples(names, values), min_size=1, max_size=15))
def test_labels_never_overlap_and_stay_on_the_sheet(parts: list[tuple[str, Decimal]]) -> None:
    categories, figures = zip(*parts, strict=True)
    spec = ChartSpec(Kind.PIE, "结构图", categories, (Series("支出", figures),))
    labels = arranged(spec).labels
    width, height = spec.size_mm
    assert not any(overlap(a, b) for a, b in combinations(labels, 2))
    for label in labels:
        assert label.x - label.width / 2 >= 0 and label.x + label.width / 2 <= width
        assert label.y - text_height(label.text) / 2 >= 0 and label.y + text_height(label.text) / 2 <= height


@given(st.lists(values, min_size=2, max_size=15))
def test_labels_keep_off_the_pie(figures: list[Decimal]) -> None:
    categories = tuple(f"第{number}类支出" for number in range(len(figures)))
    arrangement = arranged(ChartSpec(Kind.PIE, "结构图", categories, (Series("支出", tuple(figures)),)))
    for label in arrangement.labels:
        inner = max(abs(label.x - arrangement.x) - label.width / 2, 0)
        lower = max(abs(label.y - arrangement.y) - text_height(label.text) / 2, 0)
        assert hypot(inner, lower) >= arrangement.radius


@given(st.lists(values, min_size=2, max_size=15))
def test_leader_lines_do_not_cross_the_pie(figures: list[Decimal]) -> None:
    categories = tuple(f"第{number}类支出" for number in range(len(figures)))
    arrangement = arranged(ChartSpec(Kind.PIE, "结构图", categories, (Series("支出", tuple(figures)),)))
    for label in arrangement.labels:
        if label.moved and abs(sin(radians(label.angle))) > 0.5:
            side = 1 if label.x > arrangement.x else -1
            end = (label.x - side * label.width / 2 - arrangement.x, label.y - arrangement.y)
            outward = end[0] * sin(radians(label.angle)) - end[1] * cos(radians(label.angle))
            assert outward > 0


def test_a_few_parts_start_at_the_top_of_the_clock() -> None:
    assert arranged(SPENDING).start == 0


def test_small_neighbours_are_turned_to_the_side_where_labels_have_room() -> None:
    arrangement = arranged(SEVEN[5])
    assert arrangement.start != 0
    assert not any(label.moved for label in arrangement.labels)


def test_fifteen_parts_carry_their_names_and_shares_on_one_line() -> None:
    arrangement = arranged(MANY_PARTS)
    assert arrangement.legend_x is None
    assert [label.text for label in arrangement.labels][:2] == ["一般公共服务支出 37.43%", "国防支出 0.11%"]


def test_long_names_move_into_a_legend() -> None:
    arrangement = arranged(LONG_NAMES)
    assert arrangement.legend_x is not None
    assert [label.text for label in arrangement.labels] == ["66.68%", "22.95%", "9.56%", "0.46%", "0.35%"]


def test_a_pie_too_low_for_its_labels_is_refused() -> None:
    spec = chart(Kind.PIE, "结构", " ".join(f"项目{n}" for n in range(15)), 支出="1 " * 15)
    low = replace(spec, height_mm=40.0)
    with pytest.raises(
        ChartError, match="150×40毫米放不下15个部分的饼图和标签（请加大尺寸，或设置归并阈值）"
    ):
        arranged(low)
