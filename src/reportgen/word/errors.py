"""The exception for templates and documents that cannot be used, and the places that its problems name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportgen.errors import Problem, Refusal, ReportgenError, Severity, Spot


class TemplateError(ReportgenError):
    """A template or document that cannot be used, or data that does not fit it; every problem names its place."""


@dataclass(frozen=True, slots=True)
class DocumentSpot(Spot):
    """A place in a Word document as its author sees it: ``正文第12段``, ``表3第2行第4格``, ``页脚1第1段``.

    Attributes:
        excerpt: the paragraph's text around the place, tags included; empty when there is none.
    """

    excerpt: str = ""

    def problem(
        self, code: str, message: str, hint: str | None = None, severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem at this place, quoting the text around it."""
        quoted = f"{message}。原文：{self.excerpt}" if self.excerpt else message
        return Problem(severity, code, self, quoted, hint)

    def refused(self, refusal: Refusal) -> Problem:
        """The problem for a refusal at this place; one without a code comes from a filter."""
        return self.problem(refusal.code or "word.filter", refusal.message, refusal.hint)


PACKAGE = DocumentSpot("模板文件")


def package_error(message: str, hint: str | None = None) -> TemplateError:
    """An error about the file as a whole."""
    return TemplateError([PACKAGE.problem("word.package", message, hint)])


@contextmanager
def told_of_part(name: str) -> Iterator[None]:
    """Turn a refusal raised while the part `name` is read or written into a `TemplateError` that names it."""
    try:
        yield
    except Refusal as refusal:
        raise TemplateError([spot_of_part(name).refused(refusal)]) from None


def spot_of_part(name: str) -> DocumentSpot:
    """The place of a problem that concerns the part `name`."""
    return DocumentSpot(f"{PACKAGE.words}里的 {name}")
