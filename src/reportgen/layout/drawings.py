"""A report's charts, drawn and ready to be placed in Word or written to files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from reportgen import charts  # by attribute: a drawing library loads only when something is drawn with it
from reportgen.charts import ChartSpec
from reportgen.charts.alt_text import alt_text
from reportgen.errors import ReportgenError
from reportgen.layout.chart_data import chart_specs
from reportgen.layout.chart_mode import ChartMode
from reportgen.layout.manifest import Manifest
from reportgen.model.report import Report
from reportgen.word import NativeChart, Picture


class PlacedCharts(Mapping[str, object]):
    """The charts as a template sees them, drawn when they are placed; an empty one is its explanatory sentence.

    A chart that these data do not allow is refused only where a template places it after all.
    """

    def __init__(self, manifest: Manifest, report: Report, mode: ChartMode | Literal["rehearsed"]) -> None:
        self._captions = {name: chart.caption for name, chart in manifest.charts.items()}
        self._specs = chart_specs(manifest, report)
        self._mode = mode

    def __getitem__(self, name: str) -> object:
        spec = self._specs[name]
        if isinstance(spec, ReportgenError):
            raise spec
        return "" if self._mode == "rehearsed" else drawn(name, spec, self._mode)

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
    draw: Callable[[ChartSpec], bytes] = charts.png if form == "png" else charts.svg
    return {
        name: draw(spec)
        for name, spec in specs.items()
        if isinstance(spec, ChartSpec) and not spec.empty_note
    }


def _native(name: str, spec: ChartSpec) -> NativeChart:
    parts = charts.native(spec)
    width, height = spec.extent
    return NativeChart(parts.chart_xml, parts.workbook, width, height, alt=alt_text(spec), name=name)


def _picture(name: str, spec: ChartSpec) -> Picture:
    width, height = spec.extent
    return Picture(charts.png(spec), width, height, alt=alt_text(spec))


def _both(name: str, spec: ChartSpec) -> NativeChart:
    return replace(_native(name, spec), picture=charts.png(spec))


_DRAW: dict[ChartMode, Callable[[str, ChartSpec], object]] = {
    "native": _native,
    "image": _picture,
    "both": _both,
}


def drawn(name: str, spec: ChartSpec, mode: ChartMode) -> object:
    """The chart as a value for the template, or the sentence that stands in its place when there is nothing to show."""
    return spec.empty_note or _DRAW[mode](name, spec)
