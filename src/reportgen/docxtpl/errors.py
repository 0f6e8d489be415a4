"""The exception of templates and data that do not fit, which programs written for docxtpl catch as Jinja's."""

from __future__ import annotations

from jinja2.exceptions import TemplateError as JinjaError

from reportgen.word import TemplateError


class DocxTemplateError(TemplateError, JinjaError):
    """A template that cannot be used, or data that do not fit it; ``problems`` lists all, each with its place."""

    @property
    def docx_context(self) -> list[str]:
        """The problems a line each, where docxtpl has lines of the template."""
        return [str(problem) for problem in self.problems]
