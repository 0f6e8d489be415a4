"""What the paragraph styles of a template say of the size of text and lines; in twips."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.package.xmlns import w, whole_number

if TYPE_CHECKING:
    from lxml import etree

    from reportgen.word.package.styles import Styles


class TextSize(NamedTuple):
    """How a paragraph style sets text.

    Attributes:
        size: of the characters.
        line: height of a line; 0 where it depends on the typeface.
        around: what is left free above and below the paragraph.
        indent: of all lines, left and right together.
        first_line: further indent of the first line.
        apart: what is added to the width of every character; negative where they are set closer.
        leads_on: whether the paragraph stays on a page with the next one.
    """

    size: int
    line: int
    around: int
    indent: int
    first_line: int
    apart: int
    leads_on: bool


def text_sizes(styles: Styles) -> Mapping[str, TextSize]:
    """How each paragraph style sets text, by its id; those that do not say how large it is are missing."""
    ids = [style.id for style in styles if style.kind == "paragraph"]
    return {id: text for id in ids if (text := _text_size(styles, id)) is not None}


def _text_size(styles: Styles, id: str) -> TextSize | None:
    half_points = number_of(first_stated(styles, id, "rPr/sz"), "val")
    if not half_points:
        return None
    spacing = first_stated(styles, id, "pPr/spacing")
    is_exact = spacing is not None and spacing.get(w("lineRule")) == "exact"
    indent = first_stated(styles, id, "pPr/ind")
    return TextSize(
        half_points * 10,
        number_of(spacing, "line") if is_exact else 0,
        number_of(spacing, "before") + number_of(spacing, "after"),
        number_of(indent, "left") + number_of(indent, "right"),
        number_of(indent, "firstLine") - number_of(indent, "hanging"),
        number_of(first_stated(styles, id, "rPr/spacing"), "val"),
        first_stated(styles, id, "pPr/keepNext") is not None,
    )


def first_stated(styles: Styles, id: str, path: str) -> etree._Element | None:
    """What the style, or else one that it is based on, states."""
    steps = "/".join(map(w, path.split("/")))
    found = (style.element.find(steps) for style in styles.lineage(id))
    return next((element for element in found if element is not None), None)


def number_of(element: etree._Element | None, name: str) -> int:
    """An attribute of it; 0 where nothing states it."""
    return 0 if element is None else whole_number(element.get(w(name)))
