"""The Word template engine: knows Word files and templates, nothing of budgets.

The names below are imported when they are first used, so that importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.word.errors import TemplateError as TemplateError
    from reportgen.word.numbering import SectionNumbers as SectionNumbers
    from reportgen.word.shapes import Shape as Shape
    from reportgen.word.template import WordTemplate as WordTemplate
    from reportgen.word.values import Authorship as Authorship
    from reportgen.word.values import Counting as Counting
    from reportgen.word.values import NativeChart as NativeChart
    from reportgen.word.values import Paragraph as Paragraph
    from reportgen.word.values import Paragraphs as Paragraphs
    from reportgen.word.values import Picture as Picture
    from reportgen.word.values import Run as Run
    from reportgen.word.values import SubDocument as SubDocument

_HOMES = {
    "Counting": "values",
    "NativeChart": "values",
    "Paragraph": "values",
    "Authorship": "values",
    "Paragraphs": "values",
    "Picture": "values",
    "Run": "values",
    "SectionNumbers": "numbering",
    "Shape": "shapes",
    "SubDocument": "values",
    "TemplateError": "errors",
    "WordTemplate": "template",
}

__all__ = sorted(_HOMES)  # mypy reads the names from the imports above


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
