"""The styles of a template by which text flows around charts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.finishing.text_sizes import TextSize, text_sizes
from reportgen.word.package.styles import FIGURE

if TYPE_CHECKING:
    from reportgen.word.package.styles import Styles


class FigureStyles(NamedTuple):
    """What a template's styles say, by style id.

    Attributes:
        texts: how paragraph styles set text.
        figure: the style of charts and pictures that stand by themselves.
        captions: the styles of what is written below them; LibreOffice adds one of its own.
        default: the style of paragraphs that name none; empty where the template has none.
        flowing: styles of text and headings, which may come to stand before a chart.
    """

    texts: Mapping[str, TextSize]
    figure: str
    captions: tuple[str, ...]
    default: str
    flowing: tuple[str, ...]


def figure_styles(styles: Styles) -> FigureStyles | None:
    """The styles by which text flows around charts; None where the template has no style for charts."""
    ids = styles.ids()
    figure = ids.get(("paragraph", FIGURE))
    if figure is None:
        return None
    headings = (ids.get(("paragraph", f"heading {level}")) for level in range(1, 10))
    flowing = tuple(id for id in (styles.default_paragraph, *headings) if id)
    captions = (
        style.id for style in styles if style.kind == "paragraph" and style.name.casefold() == "caption"
    )
    return FigureStyles(text_sizes(styles), figure, tuple(captions), styles.default_paragraph, flowing)
