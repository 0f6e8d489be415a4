"""A layout's Word template: compiled, filled in, looked over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from reportgen.errors import Problem
from reportgen.layout import narrative
from reportgen.layout.chart_mode import ChartMode
from reportgen.layout.context import context_for, names_for, template_filters
from reportgen.layout.drawings import PlacedCharts
from reportgen.layout.manifest import Manifest
from reportgen.model.glossary import GlossaryEntry
from reportgen.model.report import Report
from reportgen.word import TemplateError, WordTemplate
from reportgen.word.tagging.inclusion import included_parts, with_parts


class ReportTemplate:
    """The Word template of a layout and the parts that it includes; any number of threads may render it at once.

    It stands apart from `Layout` because it needs Word, Jinja and charts, and a check needs none of them.
    """

    def __init__(self, manifest: Manifest, template: bytes, parts: Mapping[str, Callable[[], bytes]]) -> None:
        self._manifest = manifest
        self._template = template
        self._parts = parts
        self._compiled: dict[ChartMode, WordTemplate] = {}

    @cached_property
    def _whole(self) -> bytes:
        """The template with the parts that it includes.

        Raises:
            TemplateError: for an unknown part, or one that does not fit.
        """
        return with_parts(self._template, self._parts)

    def included_parts(self) -> dict[str, bytes]:
        """The .docx of every part that the template includes, by name."""
        return included_parts(self._template, self._parts)

    def render(self, report: Report, charts: ChartMode, terms: Iterable[GlossaryEntry]) -> bytes:
        """The report as a .docx.

        Raises:
            TemplateError: with everything that is wrong with the template, or the first thing that the data lack.
        """
        placed = PlacedCharts(self._manifest, report, charts)
        return self._compiled_for(charts).render(context_for(self._manifest, report, placed, tuple(terms)))

    def _compiled_for(self, charts: ChartMode) -> WordTemplate:
        if charts not in self._compiled:
            self._compiled[charts] = WordTemplate.open(
                self._whole, filters=template_filters(self._manifest, charts), names=names_for(self._manifest)
            )
        return self._compiled[charts]

    def lint(self) -> list[Problem]:
        """Everything that is wrong or doubtful about the template; empty when there is nothing."""
        from reportgen.word.advice.lint import lint  # for designers; rendering does without

        try:
            whole = self._whole
        except TemplateError as error:
            return list(error.problems)
        drawings = {f"图.{name}": f"图.{name}" for name in self._manifest.charts}
        filters, names = template_filters(self._manifest, "native"), names_for(self._manifest)
        styles = narrative.STYLES if self._manifest.narrative else ()
        return lint(whole, filters=filters, names=names, drawings=drawings, styles=styles)
