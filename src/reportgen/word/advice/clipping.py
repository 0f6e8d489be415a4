"""Drawings in paragraphs of exact line height and rows of exact height: Word shows no more of them than fits."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from lxml import etree

from reportgen.word.errors import DocumentSpot
from reportgen.word.package.parts import Parts
from reportgen.word.package.spots import areas_of, paragraphs_with_places
from reportgen.word.package.styles import Styles, style_of, styles_of
from reportgen.word.package.xmlns import WP, w, whole_number
from reportgen.word.tagging.markers import clip, text_of
from reportgen.word.tagging.tags import find_tags

_EMU_PER_TWIP = 635
_INLINE, _EXTENT = f"{{{WP}}}inline", f"{{{WP}}}extent"


class Clipped(NamedTuple):
    """A drawing that Word will cut off.

    Attributes:
        spot: where it stands.
        drawing: its tag, or 图片 for one that stands in the template itself.
        by_row: the height of its row is exact, not that of its line.
    """

    spot: DocumentSpot
    drawing: str
    by_row: bool


def clipped_drawings(parts: Parts, spellings: Collection[str]) -> Iterator[Clipped]:
    """The drawings that will be clipped.

    Args:
        parts: the template.
        spellings: the drawings as written in tags, e.g. ``图.支出结构``; how high they are is known only later.
    """
    rules = _LineRules(styles_of(parts))
    for name, area in areas_of(parts).items():
        for paragraph, where in paragraphs_with_places(parts.xml(name), area):
            text = text_of(paragraph)
            for drawing, height in _drawings(paragraph, text, spellings):
                line, row = rules.exact_line(paragraph), _exact_row(paragraph)
                limits = [limit for limit in (line, row) if limit is not None]
                if limits and (height is None or height > min(limits) * _EMU_PER_TWIP):
                    yield Clipped(DocumentSpot(where, excerpt=clip(text)), drawing, line is None)


def _drawings(
    paragraph: etree._Element, text: str, spellings: Collection[str]
) -> Iterator[tuple[str, int | None]]:
    """The drawings in lines of the paragraph, with their heights in EMU where these are known."""
    for span in find_tags(text):
        tag = text[span.start : span.end]
        if tag[2:-2].strip() in spellings:
            yield tag, None
    for inline in paragraph.iter(_INLINE):
        if next(inline.iterancestors(w("p"))) is paragraph and (extent := inline.find(_EXTENT)) is not None:
            yield "图片", whole_number(extent.get("cy"))


def _exact_row(paragraph: etree._Element) -> int | None:
    """The height in twips of the row around the paragraph; None where there is none, or where it grows."""
    row = next(paragraph.iterancestors(w("tr")), None)
    height = None if row is None else row.find(f"{w('trPr')}/{w('trHeight')}")
    if height is None or height.get(w("hRule")) != "exact":
        return None
    return whole_number(height.get(w("val")))


class _LineRules:
    """The line heights of paragraphs, stated or inherited from their styles."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        paragraph_styles = (style for style in styles if style.kind == "paragraph")
        self._default = next((style.id for style in paragraph_styles if style.is_default), "")

    def exact_line(self, paragraph: etree._Element) -> int | None:
        """The exact line height in twips, by the paragraph's own settings or those of its style; None where it grows."""
        style = style_of(paragraph) or self._default
        holders = (paragraph, *(style.element for style in self._styles.lineage(style)))
        spacings = (holder.find(f"{w('pPr')}/{w('spacing')}") for holder in holders)
        stated = [spacing for spacing in spacings if spacing is not None]
        rule = next((rule for spacing in stated if (rule := spacing.get(w("lineRule")))), "auto")
        line = next((line for spacing in stated if (line := spacing.get(w("line")))), "0")
        return whole_number(line) if rule == "exact" else None
