"""A manifest's charts, filled with a report's figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportgen.charts import ChartSpec, NumberStyle, Series
from reportgen.errors import Problem, ReportgenError, Severity
from reportgen.figures.comparison import amounts_by_year
from reportgen.figures.evaluation import score_of, weight_of
from reportgen.figures.totals import items_in
from reportgen.layout.manifest import CHART_KINDS, ChartDeclaration, Manifest
from reportgen.layout.paths import MISSING, value_at
from reportgen.model.accounts import LineItem
from reportgen.model.evaluation import Indicator, Project
from reportgen.model.places import fields_of
from reportgen.model.report import Report

Row = LineItem | Indicator | Project
Table = tuple[tuple[str, ...], tuple[Series, ...]]
"""Categories and series."""


def chart_specs(manifest: Manifest, report: Report) -> dict[str, ChartSpec | ReportgenError]:
    """Every declared chart with the report's figures, or why it cannot be drawn from these data."""
    return {name: _spec_or_error(name, manifest, report) for name in manifest.charts}


def _spec_or_error(name: str, manifest: Manifest, report: Report) -> ChartSpec | ReportgenError:
    try:
        return _spec(name, manifest.charts[name], manifest, report)
    except ReportgenError as error:
        return error


def _spec(name: str, declaration: ChartDeclaration, manifest: Manifest, report: Report) -> ChartSpec:
    years = {"年度": str(report.year), "上年度": str(report.year - 1)}
    rows = _rows(name, declaration, report)
    categories, series = (
        _over_years(rows, report.year) if declaration.by_year else _by_row(name, rows, declaration, years)
    )
    return ChartSpec(
        kind=CHART_KINDS[declaration.kind],
        title=_filled(declaration.title, years),
        categories=categories,
        series=series,
        unit=declaration.unit,
        subject=declaration.subject,
        number_style=NumberStyle.STRIPPED if manifest.numbers.strip_zeros else NumberStyle.FIXED,
        whole=_whole(name, declaration, report),
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


def _by_row(
    name: str, rows: tuple[Row, ...], declaration: ChartDeclaration, years: Mapping[str, str]
) -> Table:
    labels = declaration.series or declaration.columns
    series = tuple(
        Series(_filled(label, years), tuple(_figure(name, row, column) for row in rows))
        for label, column in zip(labels, declaration.columns, strict=True)
    )
    return tuple(declaration.names) or tuple(row.name for row in rows), series


def _over_years(rows: tuple[Row, ...], year: int) -> Table:
    known = {row.name: amounts_by_year(row, year) for row in rows if isinstance(row, LineItem)}
    years = sorted({year for amounts in known.values() for year in amounts})
    series = tuple(Series(row, tuple(amounts.get(year) for year in years)) for row, amounts in known.items())
    return tuple(f"{year}年" for year in years), series


def _rows(name: str, declaration: ChartDeclaration, report: Report) -> tuple[Row, ...]:
    return tuple(row for dotted in declaration.items for row in _rows_in(_value(name, dotted, report)))


def _rows_in(value: object) -> tuple[Row, ...]:
    if isinstance(value, Indicator):
        return value.items or (value,)
    if isinstance(value, tuple):
        return tuple(row for row in value if isinstance(row, Row))
    return items_in(value)


def _figure(name: str, row: Row, column: str) -> Decimal | None:
    attribute = row.template_names.get(column)
    if isinstance(row, Indicator) and attribute in ("weight", "score"):
        return weight_of(row) if attribute == "weight" else score_of(row)
    value = getattr(row, attribute) if attribute else None
    if attribute is None or not isinstance(value, Decimal | None):
        raise _refused(name, f"“{row.name}”没有“{column}”这一列")
    return value


def _whole(name: str, declaration: ChartDeclaration, report: Report) -> Decimal | None:
    if declaration.whole is None:
        return None
    (row,) = items_in(_value(name, declaration.whole, report))
    return _figure(name, row, declaration.columns[0])


def _value(name: str, dotted: str, report: Report) -> object:
    value = value_at(report, fields_of(Report, dotted))
    if value is MISSING:
        raise _refused(name, f"数据文件中没有“{dotted}”", "请在数据文件中补上，或从版式中去掉这张图")
    return value


def _refused(name: str, message: str, hint: str | None = None) -> ReportgenError:
    return ReportgenError([Problem(Severity.ERROR, "layout.chart", f"图表“{name}”", message, hint)])
