"""Comments of cells as the parts of an .xlsx: what they say, and the shapes that show it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from reportgen.data_workbook.marking.parts_xml import MAIN, parsed, written
from reportgen.data_workbook.marking.remarks import AUTHOR, COMMENT_HEIGHT, COMMENT_WIDTH, Remark
from reportgen.intake.cells import Place

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHOWN = re.compile(r"<x:Row>\s*([0-9]+)\s*</x:Row>\s*<x:Column>\s*([0-9]+)\s*</x:Column>")
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
    start = f'<comments xmlns="{MAIN}"><authors><author>{AUTHOR}</author></authors><commentList/></comments>'
    return added_comments(start.encode(), said)


def added_comments(part: bytes, said: Mapping[str, Remark]) -> bytes:
    """A part with comments to which others are added; a cell that has one keeps what it says."""
    comments = parsed(part)
    authors, listed = comments.find(f"{{{MAIN}}}authors"), comments.find(f"{{{MAIN}}}commentList")
    assert authors is not None and listed is not None
    author = etree.SubElement(authors, f"{{{MAIN}}}author")
    author.text = AUTHOR
    known = {comment.get("ref"): comment for comment in listed}
    for cell, remark in said.items():
        comment = known.get(cell)
        text = None if comment is None else comment.find(f"{{{MAIN}}}text")
        if comment is None:
            comment = etree.SubElement(listed, f"{{{MAIN}}}comment", ref=cell, authorId=str(len(authors) - 1))
        if text is None:
            text = etree.SubElement(comment, f"{{{MAIN}}}text")
        run = etree.SubElement(etree.SubElement(text, f"{{{MAIN}}}r"), f"{{{MAIN}}}t")
        run.text = remark.text if len(text) == 1 else f"\n{remark.text}"
        run.set(_SPACE, "preserve")
    return written(comments)


def new_shapes(said: Mapping[str, Remark]) -> bytes:
    """A part with the shapes of comments."""
    return added_shapes(_SHAPES.encode(), said)


def added_shapes(part: bytes, said: Mapping[str, Remark]) -> bytes:
    """A part with shapes to which those of other comments are added; cells that have one are left out."""
    text = part.decode("utf-8", errors="surrogateescape")
    shown = {Place(int(row), int(column)) for row, column in _SHOWN.findall(text)}
    shapes = [
        _shape(number, Place.named(cell))
        for number, cell in enumerate(said, start=_FIRST_SHAPE)
        if Place.named(cell) not in shown
    ]
    at = text.rfind(_PLACE_FOR_SHAPES)
    return (text[:at] + "".join(shapes) + text[at:]).encode("utf-8", errors="surrogateescape")


def _shape(number: int, place: Place) -> str:
    row, column = place
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 5}, 15, {row + 6}, 4"
    return _SHAPE.format(
        number=number,
        width=COMMENT_WIDTH,
        height=COMMENT_HEIGHT,
        anchor=anchor,
        row=row,
        column=column,
    )
