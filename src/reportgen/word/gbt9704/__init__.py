"""The starter document: an empty .docx after GB/T 9704-2012 (党政机关公文格式), or one made from an outline."""

from __future__ import annotations

from reportgen.word.advice.tidy import tidy
from reportgen.word.document.model import ParagraphBlock, Section, TextRun
from reportgen.word.gbt9704.building import build_document
from reportgen.word.gbt9704.sample import SAMPLE_OUTLINE
from reportgen.word.gbt9704.styles import KNOWN_STYLES
from reportgen.word.outline.from_text import parse_outline

__all__ = ["from_outline", "of_one_paragraph", "starter"]


def starter() -> bytes:
    """A .docx with every style of the standard, each shown by one sample line, to be overwritten."""
    return from_outline(SAMPLE_OUTLINE)


def from_outline(text: str) -> bytes:
    """The .docx that an outline describes; the same text always gives the same bytes.

    Text without a ``节：`` line in front of its first paragraph gets an upright A4 section with page numbers.

    Raises:
        ReportgenError: lines that are no outline, or constructs that an outline shows but cannot rebuild (text boxes,
            pictures, notes, direct formatting …); one problem for each, with its line.
    """
    return tidy(build_document(parse_outline(text, KNOWN_STYLES)))


def of_one_paragraph(text: str) -> bytes:
    """A .docx with this text, whatever it holds, as its only paragraph."""
    return tidy(build_document((Section(), ParagraphBlock("正文", content=(TextRun(text),)))))
