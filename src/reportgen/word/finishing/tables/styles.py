"""What the styles of a template say of tables, as far as these are laid out by it; in twips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.finishing.text_sizes import TextSize, first_stated, number_of, text_sizes
from reportgen.word.package.styles import ATTACHMENT_LABEL, CONTINUED_TITLE, TABLE_TITLE
from reportgen.word.package.xmlns import w

if TYPE_CHECKING:
    from reportgen.word.package.styles import Styles

_RULED = ("公文表格", "公文小字表格")
_UNRULED = ("公文无框表格",)
_BESIDE = ("表格文字", "表格小字", "数字小字", "表单位", "表后", "表注")
"""Paragraphs between the title of a table and its notes."""


class CellMargins(NamedTuple):
    """What a table style leaves free in a cell: above and below together, left and right together."""

    vertical: int
    horizontal: int


@dataclass(frozen=True, eq=False)
class TableStyles:
    """What a template's styles say, by style id; each is its own, so that what is measured by it can be kept.

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
    return TableStyles(
        text_sizes(styles),
        ruled,
        {tables[name]: _margins(styles, tables[name]) for name in _UNRULED if name in tables},
        paragraphs.get(TABLE_TITLE, ""),
        paragraphs.get(CONTINUED_TITLE, ""),
        paragraphs.get(ATTACHMENT_LABEL, ""),
        tuple(paragraphs[name] for name in _BESIDE if name in paragraphs),
    )


def _margins(styles: Styles, id: str) -> CellMargins:
    cell = first_stated(styles, id, "tblPr/tblCellMar")
    sizes = {
        side: 0 if cell is None else number_of(cell.find(w(side)), "w")
        for side in ("top", "bottom", "left", "right")
    }
    return CellMargins(sizes["top"] + sizes["bottom"], sizes["left"] + sizes["right"])
