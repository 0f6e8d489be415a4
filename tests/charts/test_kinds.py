"""What holds of every kind of chart, whichever there are: a new row in `Kind` is tested here as it stands."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.charts.examples import GALLERY

from reportgen.charts import ChartError, ChartSpec, Kind, Series, native, png
from reportgen.charts.alt_text import alt_text
from reportgen.charts.kinds import BY_NAME

every_kind = pytest.mark.parametrize("kind", Kind)


def spec_of(kind: Kind, categories: int = 2, series: int = 1, value: str = "1.5") -> ChartSpec:
    names = tuple(f"项目{at}" for at in range(1, categories + 1))
    rows = tuple(Series(f"{at}年", (Decimal(value),) * categories) for at in range(2021, 2021 + series))
    return ChartSpec(kind, "图", names, rows)


def complaint_about(kind: Kind, categories: int = 2, series: int = 1, value: str = "1.5") -> str:
    with pytest.raises(ChartError) as caught:
        spec_of(kind, categories, series, value)
    return str(caught.value)


def test_no_name_means_two_kinds() -> None:
    names = [name for kind in Kind for name in kind.traits.names]
    assert len(names) == len(set(names)) == len(BY_NAME)


@every_kind
def test_a_kind_is_known_by_its_value_and_by_each_of_its_names(kind: Kind) -> None:
    for name in (kind.value, *kind.traits.names):
        assert ChartSpec(name, "图", ("甲",), (Series("支出", (Decimal(1),)),)).kind is kind  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["圆图", "donut", "", "traits"])
def test_an_unknown_kind_is_one_complaint_that_lists_those_there_are(name: str) -> None:
    with pytest.raises(ChartError) as caught:
        ChartSpec(name, "结构", (), ())  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"图表“结构”：没有“{name}”这种图（可用的种类：饼图（饼状图）、")
    assert problem.hint and all(known in problem.hint for known in BY_NAME)


@every_kind
def test_the_gallery_shows_every_kind(kind: Kind) -> None:
    assert any(spec.kind is kind for spec in GALLERY.values())


@every_kind
def test_both_renderers_draw_it_and_the_alternative_text_says_what_it_is(kind: Kind) -> None:
    spec = spec_of(kind)
    assert native(spec).chart_xml.startswith(b"<?xml")
    assert png(spec, 72).startswith(b"\x89PNG")
    assert alt_text(spec).startswith(f"{kind.chinese}：图：")


@every_kind
def test_every_figure_stands_in_the_alternative_text(kind: Kind) -> None:
    spec = spec_of(kind, categories=3, series=kind.traits.most_series, value="7.25")
    assert alt_text(spec).count("7.25万元") == 3 * kind.traits.most_series


@every_kind
def test_as_many_series_as_a_kind_allows_are_drawn_in_different_colours(kind: Kind) -> None:
    spec = spec_of(kind, series=kind.traits.most_series)
    assert native(spec) and png(spec, 72)
    assert len(set(kind.traits.colours(kind.traits.most_series))) == kind.traits.most_series


@every_kind
def test_more_series_than_can_be_told_apart_are_refused(kind: Kind) -> None:
    most = kind.traits.most_series
    assert f"数据系列有{most + 1}个，该图种最多{most}个" in complaint_about(kind, series=most + 1)


@every_kind
def test_more_categories_than_can_be_told_apart_are_refused(kind: Kind) -> None:
    most = kind.traits.most_categories
    assert f"类别有{most + 1}个，最多{most}个（请只列主要类别）" in complaint_about(kind, categories=most + 1)


@every_kind
def test_a_negative_figure_is_drawn_or_refused(kind: Kind) -> None:
    if kind.traits.negatives:
        assert native(spec_of(kind, value="-3")) and png(spec_of(kind, value="-3"), 72)
    else:
        assert complaint_about(kind, value="-3") == "\n".join(
            f"图表“图”：“项目{at}”的“2021年”为负数-3，{kind.chinese}不能表示负数（请改用柱形图或条形图）"
            for at in (1, 2)
        )


@pytest.mark.parametrize("name", GALLERY)
def test_the_pictures_of_the_gallery_are_there(name: str) -> None:
    folder = Path(__file__).parents[2] / "docs" / "charts"
    missing = [kind for kind in ("native", "image") if not (folder / f"{name}-{kind}.png").is_file()]
    assert not missing, "run: python -m docs.charts.gallery"
