"""What the styles of a template say of the size of text, lines and cells, as far as tables are laid out by it; in twips."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.package.styles import ATTACHMENT_LABEL, CONTINUED_TITLE, TABLE_TITLE
from reportgen.word.package.xmlns import w, whole_number

if TYPE_CHECKING:
    from lxml import etree

    from reportgen.word.package.styles import Styles

_RULED = ("公文表格", "公文小字表格")
_UNRULED = ("公文无框表格",)
_BESIDE = ("表格文字", "表格小字", "数字小字", "表单位", "表后", "表注")
"""Paragraphs between the title of a table and its notes."""


class TextSize(NamedTuple):
    """How a paragraph style sets text.

    Attributes:
        size: of the characters.
        line: height of a line; 0 where it depends on the typeface.
        around: what is left free above and below the paragraph.
        indent: of all lines, left and right together.
    """

    size: int
    line: int
    around: int
    indent: int


class CellMargins(NamedTuple):
    """What a table style leaves free in a cell: above and below together, left and right together."""

    vertical: int
    horizontal: int


class TableStyles(NamedTuple):
    """What a template's styles say, by style id.

    Attributes:
        texts: how paragraph styles set text.
        ruled: styles of tables whose columns follow what they hold.
        unruled: styles of tables that hold what stands over another one.
        title: the style of titles of tables.
        continued: the style of the title of a table that goes on; empty where the template has none.
        label: the style of what stands over an attachment; empty where the template has none.
        beside: styles of paragraphs that belong to the table before or after them.
    """

    texts: Mapping[str, TextSize]
    ruled: Mapping[str, CellMargins]
    unruled: Mapping[str, CellMargins]
    title: str
    continued: str
    label: str
    beside: tuple[str, ...]


def table_styles(styles: Styles) -> TableStyles | None:
    """The styles by which tables are laid out; None where the template has none of the starter document's."""
    tables = {style.name: style.id for style in styles if style.kind == "table"}
    ruled = {tables[name]: _margins(styles, tables[name]) for name in _RULED if name in tables}
    if not ruled:
        return None
    paragraphs = {style.name: style.id for style in styles if style.kind == "paragraph"}
    texts = {id: text for id in paragraphs.values() if (text := _text_size(styles, id)) is not None}
    return TableStyles(
        texts,
        ruled,
        {tables[name]: _margins(styles, tables[name]) for name in _UNRULED if name in tables},
        paragraphs.get(TABLE_TITLE, ""),
        paragraphs.get(CONTINUED_TITLE, ""),
        paragraphs.get(ATTACHMENT_LABEL, ""),
        tuple(paragraphs[name] for name in _BESIDE if name in paragraphs),
    )


def _margins(styles: Styles, id: str) -> CellMargins:
    cell = _first(styles, id, "tblPr/tblCellMar")
    sizes = {
        side: 0 if cell is None else _number(cell.find(w(side)), "w")
        for side in ("top", "bottom", "left", "right")
    }
    return CellMargins(sizes["top"] + sizes["bottom"], sizes["left"] + sizes["right"])


def _text_size(styles: Styles, id: str) -> TextSize | None:
    half_points = _number(_first(styles, id, "rPr/sz"), "val")
    spacing = _first(styles, id, "pPr/spacing")
    if not half_points:
        return None
    is_exact = spacing is not None and spacing.get(w("lineRule")) == "exact"
    indent = _first(styles, id, "pPr/ind")
    return TextSize(
        half_points * 10,
        _number(spacing, "line") if is_exact else 0,
        _number(spacing, "before") + _number(spacing, "after"),
        _number(indent, "left") + _number(indent, "right"),
    )


def _first(styles: Styles, id: str, path: str) -> etree._Element | None:
    """What the style, or else one that it is based on, states."""
    steps = "/".join(map(w, path.split("/")))
    found = (style.element.find(steps) for style in styles.lineage(id))
    return next((element for element in found if element is not None), None)


def _number(element: etree._Element | None, name: str) -> int:
    return 0 if element is None else whole_number(element.get(w(name)))
