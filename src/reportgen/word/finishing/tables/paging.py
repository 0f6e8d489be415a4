"""Tables over pages: kept on one page where their rows can stand closer, else continued under their title and heads.

It is decided while the report is finished, from the heights that the styles state, so that every program that shows the
document shows the same pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.word.finishing.pages import NEW_PAGE, blocks_of, text_area
from reportgen.word.finishing.tables.columns import fitted, in_size, set_smaller, stated_size
from reportgen.word.finishing.tables.heights import (
    AS_DESIGNED,
    CLOSER,
    SMALLER,
    SMALLER_SAVES,
    Density,
    brought_to,
    height_of_paragraphs,
    height_of_row,
)
from reportgen.word.finishing.tables.styles import TableStyles
from reportgen.word.finishing.tables.table_xml import TableXml

CONTINUED = "（续表）"
_FEWEST_ROWS = 5
"""Rows that a page must hold on which a table goes on, where the page before can spare them."""
_SAFETY = 200
"""What is left free of a page, since no two programs set lines and rules quite alike."""
_STYLE = re.compile(r'<w:p(?: [^>]*)?><w:pPr><w:pStyle w:val="([^"]*)"/>')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_END_OF_SECTION = 20
"""The height of an empty paragraph that only ends a section."""
_BETWEEN_TABLES = 579
_HALF_POINT = 10


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or table of the document, and where it stands there; `table` is what a ruled table holds.

    `is_changed` tells that the table is no longer what stands there.
    """

    start: int
    end: int
    xml: str
    style: str
    table: TableXml | None = None
    is_changed: bool = False

    @property
    def ends_section(self) -> bool:
        return self.table is None and "<w:sectPr" in self.xml

    @property
    def text(self) -> str:
        return "".join(_TEXT.findall(self.xml))


@dataclass(frozen=True, slots=True)
class _Group:
    """A title, what stands between it and its tables, the tables, and their notes.

    Attributes:
        blocks: in reading order; the first is the title.
        width: of the lines, in twips.
        page: how high the text of a page is.
        above: what stands above the title on its page; None where that is not known.
    """

    blocks: tuple[_Block, ...]
    width: int
    page: int
    above: int | None

    @property
    def lead(self) -> tuple[_Block, ...]:
        """The blocks before the first ruled table."""
        return self.blocks[: next(i for i, block in enumerate(self.blocks) if block.table)]


def laid_out(xml: str, styles: TableStyles) -> str:
    """The rendered document with its tables laid out."""
    if not any(f'<w:tblStyle w:val="{id}"' in xml for id in styles.ruled):
        return xml
    blocks = [_read(xml, *span, styles) for span in blocks_of(xml)]
    changes: dict[tuple[int, int], str] = {}
    for run in _runs(_groups(blocks, xml, styles)):
        for group, pieces in _on_pages(run, styles):
            changes[group.blocks[0].start, group.blocks[-1].end] = "".join(pieces)
    grouped = sorted(changes)
    for block in blocks:
        if block.table and block.is_changed and not any(start <= block.start < end for start, end in grouped):
            changes[block.start, block.end] = block.table.to_xml()
    return _changed(xml, changes)


def _changed(xml: str, changes: dict[tuple[int, int], str]) -> str:
    pieces, done = [], 0
    for (start, end), new in sorted(changes.items()):
        pieces += [xml[done:start], new]
        done = end
    return "".join([*pieces, xml[done:]])


def _read(xml: str, start: int, end: int, styles: TableStyles) -> _Block:
    block = xml[start:end]
    if not block.startswith("<w:tbl>"):
        style = _STYLE.match(block)
        return _Block(start, end, block, style[1] if style else "")
    table = TableXml.read(block)
    if table is None or table.style not in styles.ruled:
        return _Block(start, end, block, table.style if table else "")
    made = fitted(table, styles)
    return _Block(start, end, block, table.style, made, made is not table)


def _groups(blocks: Sequence[_Block], xml: str, styles: TableStyles) -> Iterator[_Group]:
    for number, block in enumerate(blocks):
        if block.style != styles.title or not styles.title:
            continue
        end = number + 1
        while end < len(blocks) and _belongs(blocks[end - 1], blocks[end], styles):
            end += 1
        members = tuple(blocks[number:end])
        area = text_area(xml, block.start)
        if area and any(member.table for member in members):
            above = _above(blocks[:number][-1:], block, styles)
            yield _Group(members, *area, above)


def _belongs(before: _Block, block: _Block, styles: TableStyles) -> bool:
    """Whether a block goes on with what was begun before it."""
    if before.end != block.start or before.ends_section or block.style == styles.title:
        return False
    if block.xml.startswith("<w:tbl>"):
        return block.table is not None or block.style in styles.unruled
    return block.style in styles.beside or (block.ends_section and not block.text)


def _above(before: Sequence[_Block], title: _Block, styles: TableStyles) -> int | None:
    """What stands above a title on its page; None where it does not begin one."""
    if NEW_PAGE in title.xml or not before or before[0].ends_section:
        return 0
    [block] = before
    if block.style == styles.label and NEW_PAGE in block.xml and block.end == title.start:
        return styles.texts[block.style].line if block.style in styles.texts else _BETWEEN_TABLES
    return None


def _runs(groups: Iterator[_Group]) -> Iterator[list[_Group]]:
    """Forms of one kind that follow each other, and every other table by itself."""
    run: list[_Group] = []
    for group in groups:
        last = run[-1] if run else None
        title = group.blocks[0]
        follows = last is not None and last.blocks[-1].end == title.start
        if last is not None and not (follows and last.blocks[0].text == title.text and NEW_PAGE in title.xml):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _on_pages(run: list[_Group], styles: TableStyles) -> Iterator[tuple[_Group, list[str]]]:
    """The groups of a run with their XML: as many on a page as fit, else each over as many pages as it takes."""
    left = [replace(group, blocks=_with_notes_in_size(group.blocks, styles)) for group in run]
    while left:
        count, density = _fitting(left, styles)
        for number, group in enumerate(left[:count]):
            shown = _below_another(group) if number else group
            yield group, _pieces(shown.blocks, density, styles)
        if not count:
            alone = left[0]
            pieces = _smaller(alone, styles) or _continued(alone, styles)
            yield alone, pieces or _pieces(alone.blocks, AS_DESIGNED, styles)
        left = left[max(count, 1) :]


def _fitting(
    groups: Sequence[_Group], styles: TableStyles, densities: Sequence[Density] = (AS_DESIGNED, *CLOSER)
) -> tuple[int, Density]:
    """How many of the groups fit on the page that the first begins, at most as close as needed for that."""
    best = 0, AS_DESIGNED
    first = groups[0]
    if first.above is None:
        return 1, AS_DESIGNED
    for density in densities:
        used, count = first.above - _BETWEEN_TABLES, 0
        for group in groups:
            height = _height(group, density, styles)
            if height is None:
                return 1, AS_DESIGNED
            used += height + _BETWEEN_TABLES
            if used > first.page - _SAFETY:
                break
            count += 1
        if count > best[0]:
            best = count, density
    return best


def _smaller(group: _Group, styles: TableStyles) -> list[str] | None:
    """The group on one page with smaller text; None where it takes more pages at any size that can be read."""
    closest = _height(group, CLOSER[-1], styles)
    if closest is None or closest * (1 - SMALLER_SAVES) > group.page - (group.above or 0):
        return None
    for share, densities in SMALLER:
        blocks = [_set_smaller(block, share, styles) for block in group.blocks]
        readable = [block for block in blocks if block is not None]
        if len(readable) < len(blocks):
            return None
        smaller = replace(group, blocks=_with_notes_in_size(readable, styles))
        fits, density = _fitting([smaller], styles, densities)
        if fits:
            return _pieces(smaller.blocks, density, styles)
    return None


def _with_notes_in_size(blocks: Sequence[_Block], styles: TableStyles) -> tuple[_Block, ...]:
    """The blocks with notes that are no larger than the table above them."""
    shown, size = list[_Block](), 0
    for block in blocks:
        text = styles.texts.get(block.style)
        if block.table:
            size = stated_size(block.table)
        elif size and text and text.size > size * _HALF_POINT and block.style in styles.beside:
            block = replace(block, xml=in_size(block.xml, size))
        shown.append(block)
    return tuple(shown)


def _set_smaller(block: _Block, share: float, styles: TableStyles) -> _Block | None:
    if block.table is None:
        return block
    table = set_smaller(block.table, styles, share)
    return None if table is None else replace(block, table=table, is_changed=True)


def _below_another(group: _Group) -> _Group:
    """The group in the middle of a page."""
    title = group.blocks[0]
    xml = title.xml.replace(NEW_PAGE, f'<w:spacing w:before="{_BETWEEN_TABLES}"/>')
    return replace(group, blocks=(replace(title, xml=xml), *group.blocks[1:]))


def _pieces(blocks: Sequence[_Block], density: Density, styles: TableStyles) -> list[str]:
    return [_shown(block, density, styles) for block in blocks]


def _shown(block: _Block, density: Density, styles: TableStyles) -> str:
    if block.table is None or (density == AS_DESIGNED and not block.is_changed):
        return block.xml
    return brought_to(block.table, density, styles).to_xml()


def _height(group: _Group, density: Density, styles: TableStyles) -> int | None:
    return _sum(_height_of(block, group, density, styles) for block in group.blocks)


def _height_of(block: _Block, group: _Group, density: Density, styles: TableStyles) -> int | None:
    if block.table:
        return _sum(height_of_row(row, block.table, styles, density) for row in block.table.rows)
    if block.ends_section:
        return _END_OF_SECTION
    if not block.xml.startswith("<w:tbl>"):
        return height_of_paragraphs(block.xml, group.width, styles)
    table = TableXml.read(block.xml)
    return _sum(height_of_row(row, table, styles, AS_DESIGNED) for row in table.rows) if table else None


def _sum(heights: Iterator[int | None]) -> int | None:
    total = 0
    for height in heights:
        if height is None:
            return None
        total += height
    return total


def _continued(group: _Group, styles: TableStyles) -> list[str] | None:
    """The group over several pages, under its title again on each: as few pages as closer rows give.

    None where the template has no style for that title.
    """
    if not styles.continued or group.above is None:
        return None
    ways = [(density, _parted(group, density, styles)) for density in (AS_DESIGNED, *CLOSER)]
    density, parts = min(ways, key=lambda way: sum(map(len, way[1])))
    pieces: list[str] = []
    for first, *others in parts:
        pieces += _pieces([first], density, styles)
        for part in others:
            pieces += [*_lead_again(group.lead, styles), *_pieces([part], density, styles)]
    return pieces


def _parted(group: _Group, density: Density, styles: TableStyles) -> list[list[_Block]]:
    """The blocks, each alone or as the parts of a table that is cut, of which all but the first begin a page."""
    lead_height = _sum(_height_of(block, group, density, styles) for block in group.lead) or 0
    room = group.page - _SAFETY
    parts: list[list[_Block]] = []
    used = group.above or 0
    for number, block in enumerate(group.blocks):
        height = _height_of(block, group, density, styles) or 0
        after = _notes_after(number, group, styles)
        if block.table is None or used + height + after <= room:
            parts.append([block])
            used += height
            continue
        cut = _cut(block.table, density, styles, room - used, room - lead_height, after)
        parts.append([replace(block, table=part, is_changed=True) for part in cut])
        last = _height_of(parts[-1][-1], group, density, styles) or 0
        used = lead_height + last if len(cut) > 1 else used + last
    return parts


def _notes_after(number: int, group: _Group, styles: TableStyles) -> int:
    """How high the notes are below the last table; 0 below others."""
    after = group.blocks[number + 1 :]
    if any(block.table for block in after):
        return 0
    return _sum(_height_of(block, group, AS_DESIGNED, styles) for block in after) or 0


def _lead_again(lead: Sequence[_Block], styles: TableStyles) -> list[str]:
    """The title, marked as going on, and what stands between it and the table; it is no heading again."""
    title = lead[0].xml.replace(
        f'<w:pStyle w:val="{styles.title}"/>', f'<w:pStyle w:val="{styles.continued}"/>'
    )
    if NEW_PAGE not in title:
        title = _STYLE.sub(lambda style: style[0] + NEW_PAGE, title, count=1)
    head, end, tail = title.rpartition("</w:t>")
    return [f"{head}{CONTINUED}{end}{tail}", *(block.xml for block in lead[1:])]


def _cut(
    table: TableXml, density: Density, styles: TableStyles, first: int, others: int, after: int
) -> list[TableXml]:
    """The table in parts, of which the first has less room than the others, and the last leaves room for notes."""
    heads = len(table.head)
    head = _sum(height_of_row(row, table, styles, density) for row in table.head) or 0
    heights = [height_of_row(row, table, styles, density) or 0 for row in table.rows[heads:]]
    counts = _counts(heights, first - head, others - head, after)
    parts: list[TableXml] = []
    for count in counts[:-1]:
        part, table = table.cut(heads + count)
        parts.append(part)
    return [*parts, table]


def _counts(heights: Sequence[int], first: int, others: int, after: int) -> list[int]:
    """How many rows stand on each page."""
    counts, room, begun = [0], first, 0
    for height in heights:
        if begun + height > room and (counts[-1] or len(counts) == 1):
            counts.append(0)
            room, begun = others, 0
        counts[-1] += 1
        begun += height
    if begun + after > room and counts[-1] > 1:
        moved = min(_FEWEST_ROWS, counts[-1] // 2)
        counts[-1:] = [counts[-1] - moved, moved]
    if len(counts) > 1:
        lacking = max(0, _FEWEST_ROWS - counts[-1])
        spared = min(lacking, max(0, counts[-2] - _FEWEST_ROWS))
        counts[-2:] = [counts[-2] - spared, counts[-1] + spared]
    return counts
