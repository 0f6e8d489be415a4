"""Drawings in paragraphs of exact line height: Word shows only as much of them as one line of text is high."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from reportgen.word.errors import DocumentSpot
from reportgen.word.package.parts import Parts
from reportgen.word.package.spots import areas_of, paragraphs_with_places
from reportgen.word.package.styles import Styles, styles_of
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.markers import text_of
from reportgen.word.tagging.tags import find_tags


def clipped_drawings(parts: Parts, spellings: Collection[str]) -> Iterator[tuple[DocumentSpot, str]]:
    """The places of drawings that will be clipped, with their tags.

    Args:
        parts: the template.
        spellings: the drawings as written in tags, e.g. ``图.支出结构``.
    """
    rules = _LineRules(styles_of(parts))
    for name, area in areas_of(parts).items():
        for paragraph, where in paragraphs_with_places(parts.xml(name), area):
            text = text_of(paragraph)
            for span in find_tags(text):
                tag = text[span.start : span.end]
                if tag[2:-2].strip() in spellings and rules.is_exact(paragraph):
                    yield DocumentSpot(where, excerpt=text), tag


class _LineRules:
    """The line heights of paragraphs, stated or inherited from their styles."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        paragraph_styles = (style for style in styles if style.kind == "paragraph")
        self._default = next((style.id for style in paragraph_styles if style.is_default), "")

    def is_exact(self, paragraph: etree._Element) -> bool:
        """Whether the line height of the paragraph is exact, by its own settings or those of its style."""
        reference = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        style = self._default if reference is None else reference.get(w("val"), "")
        holders = (paragraph, *(style.element for style in self._styles.lineage(style)))
        rules = map(_line_rule, holders)
        return next((rule for rule in rules if rule is not None), "auto") == "exact"


def _line_rule(holder: etree._Element) -> str | None:
    spacing = holder.find(f"{w('pPr')}/{w('spacing')}")
    return None if spacing is None else spacing.get(w("lineRule"))
