"""A layout's Word template: compiled, filled in, looked over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportgen.errors import Problem, Severity
from reportgen.layout import narrative
from reportgen.layout.chart_mode import REHEARSED, ChartMode
from reportgen.layout.context import context_for, final_accounts_in, names_for, template_filters
from reportgen.layout.drawings import PlacedCharts
from reportgen.layout.manifest import Manifest
from reportgen.layout.precompiled import name_of, precompiled
from reportgen.layout.rehearsal import problems_in
from reportgen.layout.table_cells import table_problems
from reportgen.model.glossary import GlossaryEntry
from reportgen.model.report import Report
from reportgen.word import Authorship, TemplateError, WordTemplate
from reportgen.word.templating.environment import make_environment

if TYPE_CHECKING:
    from reportgen.layout.asked import AskedOfData
    from reportgen.word.templating.analysis import Analysis


class Tried(NamedTuple):
    """What came of a run of a layout's template on a report.

    Attributes:
        problems: what the template asks for and the report lacks, and what it leaves unprinted.
        document: makes the .docx of that run; None where there can be none.
    """

    problems: list[Problem]
    document: Callable[[], bytes] | None


def _authorship(report: Report) -> Authorship:
    return Authorship(report.department.name, report.department.reported_on)


class ReportTemplate:
    """The Word template of a layout and the parts that it includes; any number of threads may render it at once.

    It stands apart from `Layout` because it needs Word, Jinja and charts, and listing layouts needs none of them.
    """

    def __init__(
        self,
        manifest: Manifest,
        manifest_text: bytes,
        template: bytes,
        parts: Mapping[str, Callable[[], bytes]],
    ) -> None:
        self._manifest = manifest
        self._sources = (template, manifest_text, parts)
        self._opened: dict[ChartMode, WordTemplate] = {}

    @cached_property
    def _whole(self) -> tuple[bytes, list[Problem]]:
        """The template with the parts that it includes, and what is wrong with these.

        Raises:
            TemplateError: when the template cannot be read.
        """
        # what the build has compiled has its parts in it already
        from reportgen.word.tagging.inclusion import with_known_parts

        template, _, parts = self._sources
        return with_known_parts(template, parts)

    @cached_property
    def _analysis(self) -> Analysis:
        """What is known of the whole template without data, for designers; rendering does without.

        Raises:
            TemplateError: when it cannot be read.
        """
        from reportgen.word.templating.analysis import analyse

        environment = make_environment(template_filters(self._manifest, "native"))
        return analyse(self._whole[0], environment, names_for(self._manifest))

    def _complete(self) -> bytes:
        """The template with all parts in it.

        Raises:
            TemplateError: when it cannot be read, or some part is missing or does not fit.
        """
        whole, problems = self._whole
        if problems:
            raise TemplateError(problems)
        return whole

    def _compiled(self, filters: Mapping[str, Callable[..., object]]) -> WordTemplate:
        """The template made ready.

        Raises:
            TemplateError: with everything that is wrong with it and its parts.
        """
        whole, problems = self._whole
        try:
            template = WordTemplate.open(whole, filters=filters, names=names_for(self._manifest))
        except TemplateError as error:
            raise TemplateError([*problems, *error.problems]) from None
        if problems:
            raise TemplateError(problems)
        return template

    def included_parts(self) -> dict[str, bytes]:
        """The .docx of every part that the template includes, by name."""
        from reportgen.word.tagging.inclusion import included_parts

        template, _, parts = self._sources
        return included_parts(template, parts)

    def render(self, report: Report, charts: ChartMode, terms: Iterable[GlossaryEntry]) -> bytes:
        """The report as a .docx.

        Raises:
            TemplateError: with everything that is wrong with the template, or the first thing that the data lack.
        """
        placed = PlacedCharts(self._manifest, report, charts)
        context = context_for(self._manifest, report, placed, tuple(terms))
        return self.opened_for(charts).render(
            context, authorship=_authorship(report), punctuation=self._manifest.punctuation
        )

    def tried(
        self, report: Report, charts: ChartMode | Literal["rehearsed"], terms: Iterable[GlossaryEntry]
    ) -> Tried:
        """What comes of a run of the template on a report; nothing where the template is faulty."""
        try:
            template = self.opened_for("native" if charts == REHEARSED else charts)
        except TemplateError:
            return Tried([], None)
        placed = PlacedCharts(self._manifest, report, charts)
        context = context_for(self._manifest, report, placed, tuple(terms))
        trial = template.try_out(context, _authorship(report), self._manifest.punctuation)
        found = problems_in(trial.rehearsed, self._manifest, report)
        return Tried([*found, *table_problems(final_accounts_in(context), report)], trial.document)

    def opened_for(self, charts: ChartMode) -> WordTemplate:
        """The template made ready, once for each way of drawing charts.

        Raises:
            TemplateError: with everything that is wrong with it and its parts.
        """
        if charts not in self._opened:
            filters, compiled = template_filters(self._manifest, charts), precompiled(*self._sources)
            self._opened[charts] = (
                WordTemplate(compiled, make_environment(filters)) if compiled else self._compiled(filters)
            )
        return self._opened[charts]

    def for_the_build(self) -> tuple[str, bytes]:
        """Name and content of the file from which `precompiled` later takes this template.

        Raises:
            TemplateError: listing everything that is wrong with the template.
        """
        from reportgen.word.compiling import compiled
        from reportgen.word.storing import stored

        environment = make_environment(template_filters(self._manifest, "native"))
        whole = compiled(self._complete(), environment, names_for(self._manifest))
        return name_of(*self._sources), stored(whole)

    def asked(self) -> AskedOfData:
        """Everything that the template reads of the data.

        Raises:
            TemplateError: when it is faulty.
        """
        from reportgen.layout.asked import asked_by  # for designers; rendering does without

        self._complete()  # raises where a part is missing
        return asked_by(self._analysis, self._manifest)

    def lint(self) -> list[Problem]:
        """Everything that is wrong or doubtful about the template; empty when there is nothing."""
        from reportgen.word.advice.lint import advice_on  # for designers; rendering does without

        try:
            (_, problems), analysis = self._whole, self._analysis
        except TemplateError as error:
            return list(error.problems)
        drawings = {f"图.{name}": f"图.{name}" for name in self._manifest.charts}
        styles = narrative.STYLES if self._manifest.narrative else ()
        found = advice_on(analysis, drawings, styles)
        if not problems and not any(problem.severity is Severity.ERROR for problem in found):
            from reportgen.layout.asked import misused_options_in

            return [*misused_options_in(analysis, self._manifest), *found]
        return [*problems, *(problem for problem in found if problem.severity is Severity.ERROR)]
