"""A manifest's charts, filled with a report's figures and made ready to be placed in Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Literal

from reportgen.charts import ChartSpec, NumberStyle, Series, alt_text, native, png, svg
from reportgen.errors import Problem, ReportgenError, Severity
from reportgen.figures.structure import amount_in
from reportgen.figures.totals import items_in
from reportgen.layout.manifest import CHART_KINDS, ChartDeclaration, Manifest
from reportgen.layout.paths import MISSING, value_at
from reportgen.model.accounts import LineItem
from reportgen.model.places import fields_of
from reportgen.model.report import Report
from reportgen.word import NativeChart, Picture

ChartMode = Literal["native", "image"]


def chart_specs(manifest: Manifest, report: Report) -> dict[str, ChartSpec | ReportgenError]:
    """Every declared chart with the report's figures, or why it cannot be drawn from these data."""
    return {name: _spec_or_error(name, manifest, report) for name in manifest.charts}


def _spec_or_error(name: str, manifest: Manifest, report: Report) -> ChartSpec | ReportgenError:
    try:
        return _spec(name, manifest.charts[name], manifest, report)
    except ReportgenError as error:
        return error


def _spec(name: str, declaration: ChartDeclaration, manifest: Manifest, report: Report) -> ChartSpec:
    items = _items(name, declaration, report)
    years = {"年度": str(report.year), "上年度": str(report.year - 1)}
    columns = [LineItem.template_names[column] for column in declaration.columns]
    labels = declaration.series or declaration.columns
    whole = _whole(name, declaration, report, columns[0])
    return ChartSpec(
        kind=CHART_KINDS[declaration.kind],
        title=_filled(declaration.title, years),
        categories=tuple(declaration.names) or tuple(item.name for item in items),
        series=tuple(
            Series(_filled(label, years), tuple(amount_in(item, column) for item in items))
            for label, column in zip(labels, columns, strict=True)
        ),
        subject=declaration.subject,
        number_style=NumberStyle.STRIPPED if manifest.numbers.strip_zeros else NumberStyle.FIXED,
        whole=whole,
        small_share=declaration.small_share,
        show_zeros=manifest.numbers.print_zero_items,
        show_title=declaration.show_title,
        width_mm=float(declaration.width),
        height_mm=None if declaration.height is None else float(declaration.height),
    )


def _filled(text: str, years: Mapping[str, str]) -> str:
    for key, year in years.items():
        text = text.replace(f"{{{key}}}", year)
    return text


def _items(name: str, declaration: ChartDeclaration, report: Report) -> tuple[LineItem, ...]:
    return tuple(item for dotted in declaration.items for item in items_in(_value(name, dotted, report)))


def _whole(name: str, declaration: ChartDeclaration, report: Report, column: str) -> Decimal | None:
    if declaration.whole is None:
        return None
    (item,) = items_in(_value(name, declaration.whole, report))
    return amount_in(item, column)


def _value(name: str, dotted: str, report: Report) -> object:
    value = value_at(report, fields_of(Report, dotted))
    if value is MISSING:
        raise _refused(name, f"数据文件中没有“{dotted}”", "请在数据文件中补上，或从版式中去掉这张图")
    return value


def _refused(name: str, message: str, hint: str | None = None) -> ReportgenError:
    return ReportgenError([Problem(Severity.ERROR, "layout.chart", f"图表“{name}”", message, hint)])


class PlacedCharts(Mapping[str, object]):
    """The charts as a template sees them, drawn when they are placed; an empty one is its explanatory sentence.

    A chart that these data do not allow is refused only where a template places it after all.
    """

    def __init__(self, manifest: Manifest, report: Report, mode: ChartMode) -> None:
        self._captions = {name: chart.caption for name, chart in manifest.charts.items()}
        self._specs = chart_specs(manifest, report)
        self._draw = _DRAW[mode]

    def __getitem__(self, name: str) -> object:
        spec = self._specs[name]
        if isinstance(spec, ReportgenError):
            raise spec
        return spec.empty_note or self._draw(name, spec)

    def caption(self, name: str) -> str:
        """The caption of a chart; empty where there is none to draw."""
        spec = self._specs[name]
        if isinstance(spec, ReportgenError) or spec.empty_note:
            return ""
        return self._captions[name] or spec.title

    def __iter__(self) -> Iterator[str]:
        return iter(self._specs)

    def __len__(self) -> int:
        return len(self._specs)


def chart_files(manifest: Manifest, report: Report, form: Literal["png", "svg"]) -> dict[str, bytes]:
    """Every declared chart that has something to show, as a picture by its name.

    Raises:
        ReportgenError: with every chart that these data do not allow.
    """
    specs = chart_specs(manifest, report)
    problems = [
        problem for spec in specs.values() if isinstance(spec, ReportgenError) for problem in spec.problems
    ]
    if problems:
        raise ReportgenError(problems)
    draw: Callable[[ChartSpec], bytes] = png if form == "png" else svg
    return {
        name: draw(spec)
        for name, spec in specs.items()
        if isinstance(spec, ChartSpec) and not spec.empty_note
    }


def _native(name: str, spec: ChartSpec) -> NativeChart:
    parts = native(spec)
    width, height = spec.extent
    return NativeChart(parts.chart_xml, parts.workbook, width, height, alt=alt_text(spec), name=name)


def _picture(name: str, spec: ChartSpec) -> Picture:
    width, height = spec.extent
    return Picture(png(spec), width, height, alt=alt_text(spec))


_DRAW: dict[ChartMode, Callable[[str, ChartSpec], object]] = {"native": _native, "image": _picture}
