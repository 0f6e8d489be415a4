"""A layout: a manifest and a Word template, ready to check a report and to render it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property

from reportgen.errors import Problem, ReportgenError, Severity
from reportgen.layout.context import context_for, names_for, template_filters
from reportgen.layout.drawings import ChartMode, PlacedCharts
from reportgen.layout.glossary import chosen_entries, unexplained
from reportgen.layout.manifest import Manifest
from reportgen.layout.paths import missing_places, without_marks
from reportgen.layout.placeholders import with_figures
from reportgen.model.glossary import Glossary
from reportgen.model.reading import problem_at
from reportgen.model.report import Report
from reportgen.model.skeleton import skeleton
from reportgen.word import TemplateError, WordTemplate
from reportgen.word.inclusion import with_parts
from reportgen.word.lint import lint
from reportgen.wording import Style

MANIFEST = "layout.yaml"
TEMPLATE = "report.docx"
OUTLINE = "report.outline.txt"
_NO_TERMS = Glossary(entries=())


class Layout:
    """One kind of report: immutable, so that any number of threads may render it at once.

    Attributes:
        id: the name of its folder.
        manifest: what it needs and holds.
        manifest_text: its layout.yaml as written; empty where it has none.
        template: the content of its .docx, as the designer saved it.
    """

    def __init__(
        self,
        id: str,
        manifest: Manifest,
        manifest_text: bytes,
        template: bytes,
        parts: Mapping[str, Callable[[], bytes]],
        glossary: Glossary = _NO_TERMS,
    ) -> None:
        self.id = id
        self.manifest = manifest
        self.manifest_text = manifest_text
        self.template = template
        self._parts = parts
        self._glossary = glossary

    @cached_property
    def whole(self) -> bytes:
        """The template with the parts that it includes.

        Raises:
            TemplateError: for an unknown part, or one that does not fit.
        """
        return with_parts(self.template, self._parts)

    @cached_property
    def compiled(self) -> WordTemplate:
        """The template, compiled.

        Raises:
            TemplateError: with everything that is wrong with the template.
        """
        return WordTemplate.open(
            self.whole, filters=template_filters(self.manifest), names=names_for(self.manifest)
        )

    @cached_property
    def style(self) -> Style:
        """How it writes numbers."""
        return self.manifest.numbers.style()

    def check(self, report: Report) -> list[Problem]:
        """What this layout needs and the report does not say, and texts that it has no place for."""
        return [
            *self._missing_data(report),
            *self._missing_texts(report),
            *self._unknown_texts(report),
            *self._unknown_secrets(report),
            *self._unexplained_lines(report),
        ]

    def render(self, report: Report, charts: ChartMode = "native") -> bytes:
        """The report as a .docx.

        Raises:
            ReportgenError: when the template, or a placeholder in a text, asks for something that the data do not hold.
        """
        spoken, problems = with_figures(report, self.style)
        if problems:
            raise ReportgenError(problems)
        placed = PlacedCharts(self.manifest, spoken, charts)
        terms = chosen_entries(self._glossary, spoken)
        return self.compiled.render(context_for(self.manifest, spoken, placed, terms))

    def lint(self) -> list[Problem]:
        """Everything that is wrong or doubtful about the template; empty when there is nothing."""
        try:
            whole = self.whole
        except TemplateError as error:
            return list(error.problems)
        drawings = {f"图.{name}": f"图.{name}" for name in self.manifest.charts}
        filters, names = template_filters(self.manifest), names_for(self.manifest)
        return lint(whole, filters=filters, names=names, drawings=drawings)

    def new_data_file(self) -> str:
        """A commented data file to fill in, with every field and text that the layout needs."""
        hints = {name: part.hint for name, part in self.manifest.narrative.items()}
        places = (*map(without_marks, self.manifest.needs), *self.manifest.offers)
        return skeleton(places, hints, {"版式": self.id, **self.manifest.preset})

    def _missing_data(self, report: Report) -> Iterator[Problem]:
        for need in self.manifest.needs:
            for path in missing_places(report, need):
                yield _problem(report, path, "layout.needs", "没有填写，本版式需要它", "请在数据文件中补上")

    def _missing_texts(self, report: Report) -> Iterator[Problem]:
        for name, part in self.manifest.narrative.items():
            if part.needed and not report.narrative.get(name) and name not in report.secret:
                message = f"没有填写“{name}”，本版式需要这段文字"
                yield _problem(report, ("narrative",), "layout.needs", message, part.hint or None)

    def _unknown_texts(self, report: Report) -> Iterator[Problem]:
        for name in report.narrative:
            if hint := self._hint_unless_known(name):
                yield _problem(report, ("narrative", name), "layout.text", "本版式不印这段文字", hint)

    def _unknown_secrets(self, report: Report) -> Iterator[Problem]:
        for index, title in enumerate(report.secret):
            if hint := self._hint_unless_known(title):
                message = f"本版式没有“{title}”这一部分，涉密说明无处可印"
                yield _problem(report, ("secret", index), "layout.text", message, hint)

    def _hint_unless_known(self, text: str) -> str | None:
        known = self.manifest.narrative
        if not known or text in known:
            return None
        near = get_close_matches(text, known, n=1, cutoff=0.4)
        return f"是否应为“{near[0]}”？" if near else f"本版式的文字：{'、'.join(known)}"

    def _unexplained_lines(self, report: Report) -> Iterator[Problem]:
        lines = unexplained(self._glossary, report) if self.manifest.glossary else []
        if lines:
            named = "、".join(f"{line.item.code} {line.item.name}" for line in lines)
            message = f"版式的名词解释里没有这些科目，不印：{named}"
            hint = "需要解释的，请在“名词解释”中写上编码和释义"
            yield problem_at(
                report.document, ("glossary",), Severity.NOTE, "layout.glossary", message, hint=hint
            )


def _problem(
    report: Report, path: tuple[str | int, ...], code: str, message: str, hint: str | None
) -> Problem:
    return problem_at(report.document, path, Severity.ERROR, code, message, hint=hint)
