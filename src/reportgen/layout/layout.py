"""A layout: a manifest and a Word template, ready to check a report and to render it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Literal

from reportgen.amounts import exact_arithmetic
from reportgen.errors import Problem, ReportgenError, Severity
from reportgen.layout.chart_mode import REHEARSED, ChartMode
from reportgen.layout.glossary import chosen_entries
from reportgen.layout.manifest import Manifest, NarrativePart
from reportgen.layout.places import place_at, place_of
from reportgen.layout.prepared import Prepared, prepared
from reportgen.layout.shortcomings import shortcomings
from reportgen.layout.unread import AskedPlaces
from reportgen.model.glossary import Glossary
from reportgen.model.paths import Path, parse
from reportgen.model.report import Report
from reportgen.wording import Style

if TYPE_CHECKING:
    from reportgen.layout.needs import Unsaid
    from reportgen.layout.template import ReportTemplate, Tried
    from reportgen.model.needed import Wants
    from reportgen.model.steps import Step

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
        files: the files that it was read from, parts that it may include among them.
    """

    def __init__(
        self,
        id: str,
        manifest: Manifest,
        manifest_text: bytes,
        template: bytes,
        parts: Mapping[str, Callable[[], bytes]],
        glossary: Glossary = _NO_TERMS,
        files: Iterable[FilePath] = (),
    ) -> None:
        self.id = id
        self.manifest = manifest
        self.manifest_text = manifest_text
        self.template = template
        self._parts = parts
        self._glossary = glossary
        self.files = frozenset(files)

    @cached_property
    def report_template(self) -> ReportTemplate:
        """Its Word template at work."""
        from reportgen.layout.template import ReportTemplate  # needs Word and Jinja

        return ReportTemplate(self.manifest, self.manifest_text, self.template, self._parts)

    def with_template(self, template: bytes) -> Layout:
        """The same layout with another Word template."""
        return Layout(
            self.id, self.manifest, self.manifest_text, template, self._parts, self._glossary, self.files
        )

    @cached_property
    def fingerprint(self) -> str:
        """Differs from that of every layout whose files say anything else."""
        digest = hashlib.sha256(self.template + self.manifest_text)
        for file in sorted(self.files):
            with suppress(OSError):
                digest.update(f"\n{file.name}\n".encode(errors="surrogatepass") + file.read_bytes())
        return digest.hexdigest()

    def included_parts(self) -> dict[str, bytes]:
        """The .docx of every part that the template includes, by name."""
        return self.report_template.included_parts()

    @cached_property
    def _defaults(self) -> dict[str, str]:
        """What is printed in place of texts that the data leave out, by the name of the text."""
        return {name: part.default for name, part in self.manifest.narrative.items() if part.default}

    @cached_property
    def single_needs(self) -> frozenset[tuple[Step, ...]]:
        """The steps to every single value that it needs."""
        addresses = [parse(need, Report, marks=True) for need in self.manifest.needs]
        return frozenset(address.steps for address in addresses if not address.is_plural)

    @cached_property
    def style(self) -> Style:
        """How it writes numbers."""
        return self.manifest.numbers.style()

    @exact_arithmetic()
    def prepared(self, report: Report) -> Prepared:
        """The report as this layout prints it, and what is wrong with the placeholders in its texts.

        `check`, `render` and `pictures` take the outcome in place of the report, and save doing it again.
        """
        return prepared(report, self.style, self._defaults)

    def check(self, report: Report | Prepared) -> list[Problem]:
        """What this layout needs and the report does not say, and texts that it has no place for."""
        return self.tried(report, REHEARSED).problems

    @exact_arithmetic()
    def tried(self, report: Report | Prepared, charts: ChartMode | Literal["rehearsed"]) -> Tried:
        """Check and render in one run of the template.

        Args:
            report: as read, or prepared.
            charts: how they are drawn; nothing is drawn where the report is known to lack something.
        """
        from reportgen.layout.template import Tried  # needs Word and Jinja

        ready = self._prepared(report)
        lacking = shortcomings(self.manifest, self._glossary, ready.report, ready.defaults)
        if self._asked_for:
            lacking += self._asked_for.problems(ready.given, ready.quoted)
        if ready.problems:
            return Tried(lacking, None)
        terms = chosen_entries(self._glossary, ready.report)
        mode = REHEARSED if any(problem.severity is Severity.ERROR for problem in lacking) else charts
        found, document = self.report_template.tried(ready.report, mode, terms)
        return Tried([*lacking, *found], None if mode == REHEARSED else document)

    @exact_arithmetic()
    def render(self, report: Report | Prepared, charts: ChartMode = "native") -> bytes:
        """The report as a .docx.

        Raises:
            TemplateError: with everything that is wrong with the template.
            ReportgenError: when the template, or a placeholder in a text, asks for something that the data do not hold.
        """
        printed = self.printed(report)
        return self.report_template.render(printed, charts, chosen_entries(self._glossary, printed))

    @exact_arithmetic()
    def pictures(self, report: Report | Prepared, form: Literal["png", "svg"]) -> dict[str, bytes]:
        """Every chart that has something to show, as a picture by its name.

        Raises:
            ReportgenError: with every chart that these data do not allow, or every faulty placeholder.
        """
        from reportgen.layout.drawings import chart_files

        return chart_files(self.manifest, self.printed(report), form)

    def _prepared(self, report: Report | Prepared) -> Prepared:
        return report if isinstance(report, Prepared) else self.prepared(report)

    def printed(self, report: Report | Prepared) -> Report:
        """The report with its figures filled in, as the template meets it.

        Raises:
            ReportgenError: when a placeholder in a text of the author leads nowhere.
        """
        ready = self._prepared(report)
        if ready.problems:
            raise ReportgenError(ready.problems)
        return ready.report

    def asks_for(self, path: Path) -> bool:
        """Whether it asks for what stands at a path of a report; a layout whose template is faulty asks for nothing."""
        return self._asked_for is not None and place_at(path) in self._asked_for.places

    @cached_property
    def _asked_for(self) -> AskedPlaces | None:
        """What its lists name; of a layout without lists, what its template reads, which takes a moment to find out.

        None where the template is faulty.
        """
        if listed := (*self.manifest.needs, *self.manifest.offers):
            return AskedPlaces([place_of(address) for address in listed])
        try:
            return AskedPlaces([found.place for found in self.report_template.asked().places])
        except ReportgenError:
            return None

    def lint(self) -> list[Problem]:
        """Everything that is wrong or doubtful about the template and the lists of what it needs; empty when there is nothing."""
        from reportgen.layout.needs import unsaid_problems  # for designers

        problems = self.report_template.lint()
        if not self.manifest_text or any(problem.severity is Severity.ERROR for problem in problems):
            return problems
        return [*problems, *unsaid_problems(self.unsaid)]

    @cached_property
    def meanings(self) -> dict[str, Mapping[str, str]]:
        """The values that may be written at places with a choice, with what they mean."""
        return {place: choices.meanings for place, choices in self.manifest.choices.items()}

    @cached_property
    def unsaid(self) -> Unsaid:
        """What its 需要 and 可选 leave out of what its template asks for, and what they hold without need.

        Raises:
            TemplateError: when the template is faulty.
        """
        from reportgen.layout.needs import unsaid  # for designers

        return unsaid(self.manifest, self.report_template.asked())

    def new_data_file(self, reference: str = "") -> str:
        """A commented data file to fill in, with every field and text that the layout needs.

        Args:
            reference: what the file calls the layout, where its id does not lead to it: the path of its folder.
        """
        from reportgen.model.skeleton import skeleton

        return skeleton(self.wants(reference))

    def wants(self, reference: str = "") -> Wants:
        """What it asks of a data file.

        Args:
            reference: what the file calls the layout, as for `new_data_file`.
        """
        from reportgen.model.needed import Wants  # for new data files

        manifest, of_projects = self.manifest, self.manifest.project_narrative.parts
        known = {"版式": reference or self.id, **manifest.preset}
        known |= _written_beforehand("文字", manifest.narrative)
        return Wants(
            manifest.needs,
            manifest.offers,
            _hints(manifest.narrative),
            _hints(of_projects),
            known | _written_beforehand("项目.文字", of_projects),
            self.meanings,
            manifest.project_narrative.stage is None,
        )


def _hints(parts: Mapping[str, NarrativePart]) -> dict[str, str]:
    return {name: part.full_hint for name, part in parts.items()}


def _written_beforehand(place: str, parts: Mapping[str, NarrativePart]) -> dict[str, str]:
    return {
        f"{place}.{name}": part.written_beforehand for name, part in parts.items() if part.written_beforehand
    }
