"""What was found in a package and may not pass into a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from reportgen.errors import Problem, Severity
from reportgen.word.errors import DocumentSpot, spot_of_part
from reportgen.word.package.fields import Field
from reportgen.word.package.references import Relationship

DISGUISED = "的内容与它的类型不符，可能是伪装的文件"
_TIDY = "用 reportgen layout tidy 去掉它，或在 Word 里删除"


class ForeignPart(NamedTuple):
    """A file of the package whose kind or content is not allowed.

    Attributes:
        name: in the package.
        what: it is, for messages.
        hint: what to do about it.
        code: of the problem.
    """

    name: str
    what: str
    hint: str | None = _TIDY
    code: str = "word.forbidden"


class ForeignLink(NamedTuple):
    """A reference that is not allowed, from the part `owner`."""

    owner: str
    link: Relationship
    what: str
    hint: str | None = _TIDY


class ForeignElement(NamedTuple):
    """An element that is not allowed, or one attribute of it."""

    part: str
    element: etree._Element
    what: str
    attribute: str | None = None


class ForeignField(NamedTuple):
    """A field that is not allowed."""

    part: str
    field: Field
    what: str


class ForeignType(NamedTuple):
    """The main part is not that of an ordinary document: it may bring macros, or is a document template."""

    name: str


Finding = ForeignPart | ForeignLink | ForeignElement | ForeignField | ForeignType


SpotOf = Callable[[str, etree._Element], DocumentSpot]
"""The place of an element in a part."""


def problem_of(finding: Finding, spot_of: SpotOf, severity: Severity = Severity.ERROR) -> Problem:
    """The complaint about it, at its place.

    Args:
        finding: what was found.
        spot_of: tells where it stands.
        severity: an error for a template; a note where a document is only read.
    """
    match finding:
        case ForeignPart(name, what, hint, code):
            return spot_of_part(name).problem(code, what, hint, severity)
        case ForeignLink(owner, _, what, hint):
            return spot_of_part(owner).problem("word.forbidden", what, hint, severity)
        case ForeignElement(part, element, what):
            return spot_of(part, element).problem("word.forbidden", what, _TIDY, severity)
        case ForeignField(part, field, what):
            hint = "删除该域，把内容放进模板；reportgen layout tidy 会把它换成它的结果"
            return spot_of(part, field.begin).problem("word.forbidden", what, hint, severity)
        case ForeignType(name):
            what = "不是普通的 Word 文档（带宏、是模板文件 .dotx 或其他类型）"
            hint = "另存为 .docx，或用 reportgen layout tidy 改成普通文档"
            return spot_of_part(name).problem("word.package", what, hint, severity)


def there_is(what: str) -> str:
    """The complaint that something is there; Latin letters stand apart from Chinese ones."""
    return f"有 {what}" if what[0].isascii() else f"有{what}"
