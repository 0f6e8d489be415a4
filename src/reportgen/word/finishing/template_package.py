"""The files that all reports made from one template share, and what is needed to add others to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.word.finishing.contents import ContentsField, contents_field
from reportgen.word.finishing.titles import TitleProperty, title_property
from reportgen.word.package.fields import refresh_fields
from reportgen.word.package.parts import CONTENT_TYPES_NAME, Parts
from reportgen.word.package.quotes import with_wide_quotes
from reportgen.word.templating.analysis import Analysis
from reportgen.word.writing.state import Numbers
from reportgen.zip_archive import Entry


@dataclass(frozen=True, slots=True)
class TemplatePackage:
    """The template's files, and what is needed to add others to them.

    Attributes:
        entries: packed files in the order of the result.
        document: name of the main part.
        styles: style ids by kind and name in lower case.
        numbers: first free numbers for drawings, pictures, charts and relationships.
        contents: its table of contents; None when it has none that can be filled in.
        title: the title among its properties; None when it is not to be filled in.
    """

    entries: Mapping[str, Entry]
    document: str
    styles: Mapping[tuple[str, str], str]
    numbers: Numbers
    contents: ContentsField | None = None
    title: TitleProperty | None = None


def package_of(analysis: Analysis) -> TemplatePackage:
    """The files of a template that has been analysed.

    Raises:
        TemplateError: when its settings or styles cannot be read.
    """
    parts, styles = analysis.parts, analysis.styles
    return TemplatePackage(
        _ordered(parts),
        parts.document,
        styles.ids(),
        analysis.numbers,
        contents_field(parts, styles),
        title_property(parts, styles),
    )


def _ordered(parts: Parts) -> dict[str, Entry]:
    first = {CONTENT_TYPES_NAME: parts.entries[CONTENT_TYPES_NAME]}
    return {**first, **refresh_fields(parts), **with_wide_quotes(parts)}
