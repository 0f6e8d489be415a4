"""Comments of cells as the parts of an .xlsx: what they say, and the shapes that show it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from reportgen.data_workbook.remarks import AUTHOR, COMMENT_HEIGHT, COMMENT_WIDTH, Remark
from reportgen.xml_text import escaped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_CELL = re.compile(r"([A-Z]+)([0-9]+)")
_FIRST_SHAPE = 70_001
"""The number of the first shape that is added, beyond those that a workbook has."""

_SHAPES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:{width}pt;height:{height}pt;'
    'z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_PLACE_FOR_SHAPES = "</xml>"


class CommentParts(NamedTuple):
    """The names of the parts with the comments of a sheet and their shapes, where it has any."""

    comments: str | None
    shapes: str | None


def new_comments(said: Mapping[str, Remark]) -> bytes:
    """A part with comments."""
    start = f'<comments xmlns="{_MAIN}"><authors><author>{AUTHOR}</author></authors><commentList/></comments>'
    return added_comments(start.encode(), said)


def added_comments(part: bytes, said: Mapping[str, Remark]) -> bytes:
    """A part with comments to which others are added; a cell that has one keeps what it says."""
    comments = etree.fromstring(part, _PARSER)
    authors, listed = comments.find(f"{{{_MAIN}}}authors"), comments.find(f"{{{_MAIN}}}commentList")
    assert authors is not None and listed is not None
    author = etree.SubElement(authors, f"{{{_MAIN}}}author")
    author.text = AUTHOR
    known = {comment.get("ref"): comment for comment in listed}
    for cell, remark in said.items():
        comment = known.get(cell)
        text = None if comment is None else comment.find(f"{{{_MAIN}}}text")
        if comment is None:
            comment = etree.SubElement(
                listed, f"{{{_MAIN}}}comment", ref=cell, authorId=str(len(authors) - 1)
            )
        if text is None:
            text = etree.SubElement(comment, f"{{{_MAIN}}}text")
        run = etree.SubElement(etree.SubElement(text, f"{{{_MAIN}}}r"), f"{{{_MAIN}}}t")
        run.text = remark.text if len(text) == 1 else f"\n{remark.text}"
        run.set(_SPACE, "preserve")
    return etree.tostring(comments, xml_declaration=True, encoding="UTF-8", standalone=True)


def new_shapes(said: Mapping[str, Remark]) -> bytes:
    """A part with the shapes of comments."""
    return added_shapes(_SHAPES.encode(), said)


def added_shapes(part: bytes, said: Mapping[str, Remark]) -> bytes:
    """A part with shapes to which those of other comments are added; cells that have one are left out."""
    text = part.decode("utf-8", errors="surrogateescape")
    shapes = [
        _shape(number, cell)
        for number, cell in enumerate(said, start=_FIRST_SHAPE)
        if not _has_shape(text, cell)
    ]
    at = text.rfind(_PLACE_FOR_SHAPES)
    return (text[:at] + "".join(shapes) + text[at:]).encode("utf-8", errors="surrogateescape")


def _has_shape(text: str, cell: str) -> bool:
    row, column = _place(cell)
    return bool(re.search(rf"<x:Row>\s*{row}\s*</x:Row>\s*<x:Column>\s*{column}\s*</x:Column>", text))


def _shape(number: int, cell: str) -> str:
    row, column = _place(cell)
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 5}, 15, {row + 6}, 4"
    return _SHAPE.format(
        number=number,
        width=COMMENT_WIDTH,
        height=COMMENT_HEIGHT,
        anchor=escaped(anchor),
        row=row,
        column=column,
    )


def _place(cell: str) -> tuple[int, int]:
    found = _CELL.fullmatch(cell)
    assert found is not None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
