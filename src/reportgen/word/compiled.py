"""A template once it is compiled: all that rendering needs, without the means of finding it out again."""

from __future__ import annotations

from types import CodeType
from typing import NamedTuple

from reportgen.word.finishing.template_package import TemplatePackage


class CompiledPart(NamedTuple):
    """One part with tags.

    Attributes:
        name: its name in the package.
        code: the Python code that Jinja has made of it.
        spots: words and excerpt of the `DocumentSpot` of each tag, in the order of the Jinja text.
        named: the data that each tag names first, as ``支出.合计``; empty where it names none.
        looks: as in `Structure`.
        levels: as in `Structure`.
        ragged: it holds tables whose columns are counted after rendering.
        repeats_bookmarks: as in `Structure`.
        references: as in `Structure`.
        data_names: the names that it takes from the data.
    """

    name: str
    code: CodeType
    spots: tuple[tuple[str, str], ...]
    named: tuple[str, ...]
    looks: tuple[tuple[str, str], ...]
    levels: frozenset[str]
    ragged: bool
    repeats_bookmarks: bool
    references: dict[str, str]
    data_names: frozenset[str]


class CompiledTemplate(NamedTuple):
    """A template: the files that all its reports share, and the parts that differ."""

    package: TemplatePackage
    parts: tuple[CompiledPart, ...]
