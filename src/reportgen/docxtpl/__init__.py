"""For programs written for docxtpl: the same names and calls, rendered by `reportgen.word`.

``from reportgen.docxtpl import DocxTemplate, RichText`` in place of ``from docxtpl import …`` is all that changes. docxtpl
has to be installed (``pip install reportgen[docxtpl]``): its values are taken as they are.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.shared import Cm as Cm
    from docx.shared import Emu as Emu
    from docx.shared import Inches as Inches
    from docx.shared import Mm as Mm
    from docx.shared import Pt as Pt
    from docxtpl import RP as RP
    from docxtpl import InlineImage as InlineImage
    from docxtpl import Listing as Listing
    from docxtpl import R as R
    from docxtpl import RichText as RichText
    from docxtpl import RichTextParagraph as RichTextParagraph
    from docxtpl.subdoc import Subdoc as Subdoc

    from reportgen.docxtpl.errors import DocxTemplateError as DocxTemplateError
    from reportgen.docxtpl.template import DocxTemplate as DocxTemplate

_HOMES = {
    "DocxTemplate": "reportgen.docxtpl.template",
    "DocxTemplateError": "reportgen.docxtpl.errors",
    **dict.fromkeys(("InlineImage", "Listing", "R", "RP", "RichText", "RichTextParagraph"), "docxtpl"),
    "Subdoc": "docxtpl.subdoc",
    **dict.fromkeys(("Cm", "Emu", "Inches", "Mm", "Pt"), "docx.shared"),
}

__all__ = sorted(_HOMES)  # mypy reads the names from the imports above


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
