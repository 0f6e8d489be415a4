"""Where charts stand in the text: one that does not fit on a page comes after the text that fills it.

Which lines and pages a text takes is estimated for the typefaces of official documents and for others, and a chart moves
only as far as is right for both. Nothing depends on the estimate but how much of a page is left empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from reportgen.word.finishing.breaking import FACES, Face, lines_of
from reportgen.word.finishing.figures.styles import FigureStyles
from reportgen.word.finishing.pages import NEW_PAGE, blocks_of, text_area

_NOT_WITH_NEXT = '<w:keepNext w:val="0"/>'
_STYLE = re.compile(r'<w:p(?: [^>]*)?><w:pPr><w:pStyle w:val="([^"]*)"/>')
_PROPERTIES = re.compile(r"<w:p(?: [^>]*)?><w:pPr>.*?</w:pPr>", re.DOTALL)
_OWN_SIZES = re.compile(r"<w:(?:spacing|ind|framePr|sz|snapToGrid) ")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:br/>)")
_REFERENCE = re.compile(r"&\w+;")
_EXTENT = re.compile(r'<wp:extent cx="\d+" cy="(\d+)"/>')
_EMU_PER_TWIP = 635
_SECTION_END = "</w:sectPr>"
_ENDS = re.compile(r"<w:(?:sectPr|fldChar|bookmarkStart|bookmarkEnd|br w:type)\b")
"""What a chart does not pass: ends of sections and pages, and what may span several paragraphs."""
_TOLERATED = 290
"""What may stay empty on a page before a chart: half a line, which may turn out to be one or two."""


@dataclass(frozen=True)
class _Block:
    """A paragraph or table, where it stands in the document, and what stands between it and the one before."""

    start: int
    end: int
    xml: str
    before: str

    @cached_property
    def style(self) -> str:
        """The id of the style that a paragraph names."""
        found = _STYLE.match(self.xml)
        return found[1] if found else ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its text as broken by hand."""
        text = "".join("\n" if found[2] else found[1] for found in _TEXT.finditer(self.xml))
        return tuple(_REFERENCE.sub("&", text).split("\n"))

    @property
    def is_table(self) -> bool:
        return self.xml.startswith("<w:tbl>")

    @property
    def leads_on(self) -> bool:
        """Whether it states that it stays with the next one."""
        return "<w:keepNext/>" in self.xml

    @property
    def is_text_in_its_style(self) -> bool:
        """Whether it is a paragraph of mere text, as large as its style says."""
        is_mere_text = "<w:drawing>" not in self.xml and "<w:br w:type" not in self.xml
        return is_mere_text and not self.is_table and not self.has_own_sizes

    @property
    def has_own_sizes(self) -> bool:
        """Whether it is set otherwise than its style says."""
        found = _PROPERTIES.match(self.xml)
        return bool(found and _OWN_SIZES.search(found[0]))


@dataclass(frozen=True)
class _Flow:
    """How far a text set in one typeface has come on its page; None for `used` where that is not known."""

    face: Face
    styles: FigureStyles
    width: int = 0
    height: int = 0
    used: int | None = None

    def behind(self, block: _Block, xml: str) -> _Flow:
        """The flow after a paragraph or table."""
        flow = self if NEW_PAGE not in block.xml else replace(self, used=0)
        flow = replace(flow, used=flow._used_behind(block))
        if "<w:sectPr" in block.xml:
            return self.begun(xml, block.end)
        return flow

    def begun(self, xml: str, position: int) -> _Flow:
        """The flow at the beginning of the section that holds the position."""
        area = text_area(xml, position)
        if area is None or '<w:type w:val="continuous"/>' in xml[position : xml.find(_SECTION_END, position)]:
            return replace(self, used=None)
        return replace(self, width=area[0], height=area[1], used=0)

    def _used_behind(self, block: _Block) -> int | None:
        text = self.styles.texts.get(block.style or self.styles.default)
        if self.used is None or text is None or not text.line or not block.is_text_in_its_style:
            return None
        room = self.width - text.indent
        count = sum(
            lines_of(line, self.face, room, 0 if number else text.first_line, text.size, text.apart)
            for number, line in enumerate(block.lines)
        )
        left = (self.height - self.used - text.around) // text.line
        needed = count + 1 if text.leads_on else count
        if left <= 0 or (text.leads_on and needed > left):
            return count * text.line + text.around
        if count <= left:
            return self.used + count * text.line + text.around
        lines_of_page = self.height // text.line
        return ((count - left - 1) % lines_of_page + 1) * text.line

    def with_figure(self, unit: Sequence[_Block]) -> _Flow:
        """The flow after a chart and its caption."""
        height = self.height_of(unit)
        if self.used is None or height is None:
            return replace(self, used=None)
        return replace(self, used=self.used + height if self.gap(unit) == 0 else height)

    def gap(self, unit: Sequence[_Block]) -> int:
        """What stays empty on the page because a chart does not fit there; 0 where it fits, or nothing is known."""
        height = self.height_of(unit)
        if self.used is None or height is None or self.used + height <= self.height or not self.used:
            return 0
        return self.height - self.used

    def height_of(self, unit: Sequence[_Block]) -> int | None:
        """How high a chart with its caption is."""
        total = 0.0
        for block in unit:
            text = self.styles.texts.get(block.style)
            extents = _EXTENT.findall(block.xml)
            if text is None or block.has_own_sizes:
                return None
            if extents:
                total += int(extents[0]) / _EMU_PER_TWIP + self.face.below * text.size + text.around
            else:
                total += len(block.lines) * self.face.line * text.size + text.around
        return round(total)


def with_figures_moved(xml: str, styles: FigureStyles) -> str:
    """The rendered document with its charts where the text before them fills its page."""
    mark = f'<w:pStyle w:val="{styles.figure}"/>'
    if mark not in xml:
        return xml
    start, end = _concerned(xml, mark)
    spans = list(blocks_of(xml, start, end))
    ends = [start, *(end for _, end in spans)]
    blocks = [
        _Block(*span, xml[slice(*span)], xml[before : span[0]])
        for span, before in zip(spans, ends, strict=False)
    ]
    moved = _parted(_moved(blocks, xml, styles, start), styles)
    shown = "".join(piece for block in moved for piece in (block.before, block.xml))
    return f"{xml[:start]}{shown}{xml[ends[-1] :]}"


def _concerned(xml: str, mark: str) -> tuple[int, int]:
    """From the page on which the first chart's text begins to the next that begins anew after the last one."""
    first, last = xml.index(mark), xml.rindex(mark)
    pages = [xml.rfind(NEW_PAGE, 0, first), xml.rfind(_SECTION_END, 0, first)]
    start = (
        max(xml.rfind("<w:p>", 0, max(pages)), xml.rfind("<w:p ", 0, max(pages)), 0) if max(pages) > 0 else 0
    )
    if pages[1] > pages[0]:
        start = xml.index("</w:p>", pages[1]) + len("</w:p>")
    ends = [at for at in (xml.find(NEW_PAGE, last), xml.find(_SECTION_END, last)) if at >= 0]
    end = xml.find("</w:p>", min(ends)) if ends else -1
    return start, end + len("</w:p>") if end >= 0 else len(xml)


def _parted(blocks: list[_Block], styles: FigureStyles) -> list[_Block]:
    """The blocks, where a chart without a caption does not have to stay on the page of the next chart."""
    parted = list(blocks)
    for at, (block, following) in enumerate(pairwise(blocks)):
        if block.style == following.style == styles.figure and not block.leads_on:
            parted[at] = replace(block, xml=_STYLE.sub(rf"\g<0>{_NOT_WITH_NEXT}", block.xml, count=1))
    return parted


class _Move(NamedTuple):
    """The paragraphs behind a chart that come before it, and the charts among them, which come after it."""

    passed: list[_Block]
    waiting: list[_Block]


def _moved(blocks: list[_Block], xml: str, styles: FigureStyles, start: int) -> list[_Block]:
    """The blocks in the order in which they are printed."""
    flows = [_Flow(face, styles).begun(xml, start) for face in FACES]
    order, at = list(blocks), 0
    while at < len(order):
        unit = _unit(order, at, styles)
        if not unit:
            flows = [flow.behind(order[at], xml) for flow in flows]
            at += 1
            continue
        move = _move(flows, unit, _following(order, at + len(unit), styles), xml)
        new = [*move.passed, *unit, *move.waiting]
        order[at : at + len(new)] = new
        for block in move.passed:
            flows = [flow.behind(block, xml) for flow in flows]
        flows = [flow.with_figure(unit) for flow in flows]
        at += len(move.passed) + len(unit)
    return order


def _unit(blocks: Sequence[_Block], at: int, styles: FigureStyles) -> Sequence[_Block]:
    """The chart that stands there with its caption; nothing where none does."""
    if (
        blocks[at].style != styles.figure
        or not _EXTENT.search(blocks[at].xml)
        or _ENDS.search(blocks[at].xml)
    ):
        return ()
    end = at + 1
    while end < len(blocks) and blocks[end].style in styles.captions and not _ENDS.search(blocks[end].xml):
        end += 1
    return blocks[at:end]


def _following(blocks: Sequence[_Block], at: int, styles: FigureStyles) -> Iterator[Sequence[_Block]]:
    """The paragraphs from there on that a chart may come after, each by itself, and the charts among them."""
    while at < len(blocks) and not blocks[at].before:
        found = _unit(blocks, at, styles) or blocks[at : at + 1]
        if len(found) == 1 and not _may_be_passed(found[0], styles):
            return
        yield found
        at += len(found)


def _may_be_passed(block: _Block, styles: FigureStyles) -> bool:
    is_text = not block.is_table and (block.style or styles.default) in styles.flowing
    return is_text and any(block.lines) and NEW_PAGE not in block.xml and not _ENDS.search(block.xml)


def _move(
    flows: Sequence[_Flow], unit: Sequence[_Block], following: Iterator[Sequence[_Block]], xml: str
) -> _Move:
    """As much of the following text as has to come before a chart, so that little stays empty before it.

    A chart that comes in between waits as well: charts keep their order.
    """
    styles = flows[0].styles
    least = 0 if unit[0].before else max(flow.gap(unit) for flow in flows)
    best = _Move([], [])
    passed, waiting = list[_Block](), list[_Block]()
    for found in following:
        if least <= _TOLERATED or any(flow.used is None for flow in flows):
            break
        if found[0].style == styles.figure:
            waiting += found
            continue
        passed += found
        flows = [flow.behind(found[0], xml) for flow in flows]
        gap = max(flow.gap(unit) for flow in flows)
        leads_on = found[0].leads_on or styles.texts[found[0].style or styles.default].leads_on
        if gap < least and not leads_on:
            best, least = _Move(list(passed), list(waiting)), gap
    return best
