"""A manifest's charts, filled with a report's figures."""

from __future__ import annotations

from decimal import Decimal

from reportgen.charts import ChartSpec, Series
from reportgen.charts.spec import kind_called
from reportgen.errors import Problem, ReportgenError, Severity, Spot
from reportgen.figures.comparison import amounts_by_year
from reportgen.figures.evaluation import score_of, weight_of
from reportgen.figures.totals import items_in
from reportgen.layout.manifest import ChartDeclaration, Manifest
from reportgen.model.accounts import LineItem
from reportgen.model.evaluation import Indicator, Project
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.resolving import resolve
from reportgen.model.tracing import absence

Row = LineItem | Indicator | Project
Rows = tuple[Row, ...]
Figures = tuple[tuple[str, ...], tuple[Series, ...]]
"""Categories and series."""


def chart_specs(manifest: Manifest, report: Report) -> dict[str, ChartSpec | ReportgenError]:
    """Every declared chart with the report's figures, or why it cannot be drawn from these data."""
    return {name: _spec_or_error(chart, manifest, report) for name, chart in manifest.charts.items()}


def _spec_or_error(
    declaration: ChartDeclaration, manifest: Manifest, report: Report
) -> ChartSpec | ReportgenError:
    try:
        return _spec(_dated(declaration, report.year), manifest, report)
    except ReportgenError as error:
        return error


def _spec(declaration: ChartDeclaration, manifest: Manifest, report: Report) -> ChartSpec:
    title = declaration.title
    rows = tuple(row for place in declaration.items for row in _rows_at(title, place, report))
    whole = None if declaration.whole is None else _whole(title, declaration.whole, report)
    table = _over_years(rows, report.year) if declaration.by_year else _by_row(rows, declaration)
    return _drawable(declaration, table, whole, manifest)


def spec_of(declaration: ChartDeclaration, rows: Rows, whole: Row | None, manifest: Manifest) -> ChartSpec:
    """The chart of these rows, as declared, in the ways of writing that the layout has.

    Raises:
        ReportgenError: when it cannot be drawn.
    """
    return _drawable(declaration, _by_row(rows, declaration), whole, manifest)


def _drawable(
    declaration: ChartDeclaration, table: Figures, whole: Row | None, manifest: Manifest
) -> ChartSpec:
    categories, series = table
    style, said = manifest.numbers.style(), manifest.punctuation.text
    return ChartSpec(
        kind=kind_called(declaration.kind, declaration.title),
        title=said(declaration.title),
        categories=tuple(map(said, categories)),
        series=tuple(Series(said(one.name), one.values) for one in series),
        unit=said(declaration.unit),
        subject=declaration.subject,
        number_format=style.amounts,
        share_format=style.percentages,
        whole=None if whole is None else _figure(declaration.title, whole, declaration.columns[0]),
        small_share=declaration.small_share,
        show_zeros=manifest.numbers.print_zero_items,
        show_title=declaration.show_title,
        width_mm=float(declaration.width),
        height_mm=None if declaration.height is None else float(declaration.height),
    )


def _dated(declaration: ChartDeclaration, year: int) -> ChartDeclaration:
    """The declaration with years in place of {年度} and {上年度}."""

    def filled(text: str) -> str:
        return text.replace("{年度}", str(year)).replace("{上年度}", str(year - 1))

    series = tuple(filled(label) for label in declaration.series)
    return declaration.model_copy(update={"title": filled(declaration.title), "series": series})


def _by_row(rows: Rows, declaration: ChartDeclaration) -> Figures:
    labels = declaration.series or declaration.columns
    if len(labels) != len(declaration.columns):
        raise _refused(declaration.title, f"系列有 {len(labels)} 个名称，列有 {len(declaration.columns)} 个")
    series = tuple(
        Series(label, tuple(_figure(declaration.title, row, column) for row in rows))
        for label, column in zip(labels, declaration.columns, strict=True)
    )
    return tuple(declaration.names) or tuple(row.name for row in rows), series


def _over_years(rows: Rows, year: int) -> Figures:
    known = {row.name: amounts_by_year(row, year) for row in rows if isinstance(row, LineItem)}
    years = sorted({year for amounts in known.values() for year in amounts})
    series = tuple(Series(row, tuple(amounts.get(year) for year in years)) for row, amounts in known.items())
    return tuple(f"{year}年" for year in years), series


def rows_in(value: object) -> Rows:
    """The rows that a value stands for: itself, its list, the items below an indicator, the parts of a record."""
    if isinstance(value, Indicator):
        return value.items or (value,)
    if isinstance(value, tuple):
        return tuple(row for row in value if isinstance(row, Row))
    return items_in(value)


def _figure(title: str, row: Row, column: str) -> Decimal | None:
    attribute = row.template_names.get(column)
    if isinstance(row, Indicator) and attribute in ("weight", "score"):
        return weight_of(row) if attribute == "weight" else score_of(row)
    value = getattr(row, attribute) if attribute else None
    if attribute is None or not isinstance(value, Decimal | None):
        raise _refused(title, f"“{row.name}”没有“{column}”这一列")
    return value


def _rows_at(title: str, place: str, report: Report) -> Rows:
    resolved = resolve(parse(place, Report), report)
    if resolved.gaps:
        missing = absence(report.document, resolved.gaps[0])
        raise _refused(title, missing.message, missing.hint or "请在数据文件中补上，或从版式中去掉这张图")
    return tuple(row for found in resolved.found for row in rows_in(found.value))


def _whole(title: str, place: str, report: Report) -> Row:
    rows = _rows_at(title, place, report)
    if not rows:
        raise _refused(title, f"总计“{place}”不是一个项目", "指到有决算数等列的一项，如 支出.合计")
    return rows[0]


def _refused(title: str, message: str, hint: str | None = None) -> ReportgenError:
    """A complaint about the chart with this title, which is what every complaint calls it."""
    return ReportgenError([Problem(Severity.ERROR, "layout.chart", Spot(f"图表“{title}”"), message, hint)])
