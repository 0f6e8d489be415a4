"""How close the lines of a table of contents stand, so that a few entries take no page of their own.

Lines are counted as for charts (`breaking`), in the typeface that needs more of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportgen.word.finishing.breaking import FACES, lines_of
from reportgen.word.finishing.pages import NEW_PAGE, blocks_of, text_area
from reportgen.word.finishing.text_sizes import TextSize

_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"/>')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_CLOSEST = 0.85
"""The closest that lines may stand, as a share of the height that their style gives them."""
_STEP = 10
_PAGE_NUMBER = "……000"


def closer_lines(
    xml: str,
    span: tuple[int, int],
    entries: Sequence[tuple[str, str]],
    texts: Mapping[str, TextSize],
    default: str,
) -> int | None:
    """The height of lines with which the entries take a page less, in twips; None where their style's is right.

    Args:
        xml: the rendered document.
        span: where in it the paragraph stands that the entries replace.
        entries: style id and text of each.
        texts: how the paragraph styles set text.
        default: id of the style of paragraphs that name none.
    """
    area = text_area(xml, span[0])
    sizes = [texts.get(style) for style, _ in entries]
    heights = {size.line for size in sizes if size} if all(sizes) else set()
    if area is None or len(heights) != 1 or not all(heights):
        return None
    width, page = area
    above = 0 if NEW_PAGE in xml[slice(*span)] else _above(xml, span[0], width, texts, default)
    if above is None:
        return None
    count = sum(
        _lines(text + _PAGE_NUMBER, size, width)
        for (_, text), size in zip(entries, sizes, strict=True)
        if size
    )
    [usual] = heights

    def pages_more(height: int) -> int:
        beyond = count - (page - above) // height
        return max(0, -(-beyond // max(1, page // height)))

    closer = range(usual, round(usual * _CLOSEST) - 1, -_STEP)
    return next((height for height in closer if pages_more(height) < pages_more(usual)), None)


def _above(xml: str, position: int, width: int, texts: Mapping[str, TextSize], default: str) -> int | None:
    """What stands above the position on its page; None where that cannot be told."""
    used = 0
    for start, end in reversed(list(blocks_of(xml, 0, position))):
        block = xml[start:end]
        if "<w:sectPr" in block:
            return used
        named = _STYLE.search(block)
        size = texts.get(named[1] if named else default)
        if size is None or not size.line or block.startswith("<w:tbl>"):
            return None
        used += _lines("".join(_TEXT.findall(block)), size, width) * size.line + size.around
        if NEW_PAGE in block:
            return used
    return used


def _lines(text: str, size: TextSize, width: int) -> int:
    """How many lines a paragraph takes at most."""
    room = width - size.indent
    return max(lines_of(text, face, room, size.first_line, size.size, size.apart) for face in FACES)
