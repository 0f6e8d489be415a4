"""What can be wrong with a template: one exception, and the two ways to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from reportgen.errors import Problem, ReportgenError, Severity, Spot


class TemplateError(ReportgenError):
    """A template that cannot be used, or data that does not fit it; every problem says where it stands."""


class RefusalError(Exception):
    """Raised where the place is not known; whoever knows it makes a `TemplateError` of it.

    Attributes:
        code: the code of the later problem.
        message: what is wrong, in Chinese.
        hint: what to do about it, in Chinese.
    """

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a template, as its designer sees it.

    Attributes:
        where: e.g. ``正文第12段``, ``表3第2行第4格``, ``页脚1第1段``.
        excerpt: the paragraph's text around the spot, tags included; empty when there is none.
    """

    where: str
    excerpt: str = ""

    def problem(
        self, code: str, message: str, hint: str | None = None, severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem at this place, quoting the text around it."""
        quoted = f"{message}。原文：{self.excerpt}" if self.excerpt else message
        return Problem(severity, code, Spot(self.where), quoted, hint)

    def refused(self, refusal: RefusalError) -> Problem:
        """The problem that a refusal amounts to when it happens here."""
        return self.problem(refusal.code, refusal.message, refusal.hint)


PACKAGE = Place("模板文件")


def package_error(message: str, hint: str | None = None) -> TemplateError:
    """An error that concerns the file as a whole."""
    return TemplateError([PACKAGE.problem("word.package", message, hint)])


def _chinese_first(name: str) -> tuple[bool, str]:
    return name.isascii(), name


def nearest(name: str, known: Iterable[object]) -> str | None:
    """A hint naming the valid names that look most like `name`; None when there are no valid names."""
    names = sorted(
        (str(candidate) for candidate in known if not str(candidate).startswith("_")), key=_chinese_first
    )
    close = get_close_matches(name, names, n=3, cutoff=0.4)
    if close:
        return "最接近的是：" + "、".join(close)
    if not names:
        return None
    return "可用的有：" + "、".join(names[:12]) + ("……" if len(names) > 12 else "")
