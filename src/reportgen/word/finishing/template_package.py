"""The files that all reports made from one template share, and what is needed to add others to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportgen.word.finishing.contents import ContentsField
from reportgen.word.finishing.figures.styles import FigureStyles
from reportgen.word.finishing.headings import HeadingStyles
from reportgen.word.finishing.tables.styles import TableStyles
from reportgen.word.finishing.titles import TitleProperty
from reportgen.word.writing.state import Numbers
from reportgen.zip_archive import Entry


class TemplatePackage(NamedTuple):
    """The template's files, and what is needed to add others to them.

    Attributes:
        entries: packed files in the order of the result.
        document: name of the main part.
        styles: style ids by kind and name in lower case.
        numbers: first free numbers for drawings, pictures, charts and relationships.
        contents: its tables of contents that can be filled in.
        title: the title among its properties; None when it is not to be filled in.
        headings: the styles that make the tree of headings; None where levels need no counting.
        tables: the styles by which tables are laid out; None for none.
        signature: id of the style of signatures; empty for none.
        figures: the styles by which text flows around charts; None for none.
    """

    entries: Mapping[str, Entry]
    document: str
    styles: Mapping[tuple[str, str], str]
    numbers: Numbers
    contents: tuple[ContentsField, ...] = ()
    title: TitleProperty | None = None
    headings: HeadingStyles | None = None
    tables: TableStyles | None = None
    signature: str = ""
    figures: FigureStyles | None = None
