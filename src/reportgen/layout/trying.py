"""What a designer tries before there is a page: the names that a template can print, and one line of a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.layout.layout import Layout
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.report import Report
from reportgen.word.document.model import Block, Drawing, ParagraphBlock, TableBlock, TextRun
from reportgen.word.document.reading import read_document
from reportgen.word.gbt9704 import of_one_paragraph
from reportgen.word.writing.printing import printed

_ITEMS = ("项", "子项", "孙项")
"""Names for the items of a list, of the lists in its items, and so on."""


class Insertable(NamedTuple):
    """A name that a template can print.

    Attributes:
        name: as it stands between the braces of a tag.
        value: what it prints; of a list, how its items are printed.
        meaning: what it is.
        depth: within how many lists it stands; there the name is that of the first item.
    """

    name: str
    value: str
    meaning: str
    depth: int = 0

    def as_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        return self._asdict()


def insertable(layout: Layout, report: Report) -> Iterator[Insertable]:
    """Every name that a template of this layout can print for this report, in the order of the data file.

    What the data do not state has no line. Totals that follow from their parts are among them.

    Raises:
        ReportgenError: when a placeholder in a text of the author leads nowhere.
    """
    stated = layout.printed(report)
    yield from _fields("", stated, 0)
    yield Insertable("上年度", str(stated.year - 1), "报告年度的上一年")
    for name, chart in layout.manifest.charts.items():
        yield Insertable(f"图.{name}", f"（{chart.kind}）", "图表；它的题注是图题." + name)


def said(layout: Layout, report: Report, line: str) -> list[str]:
    """What a line of a template comes to in this layout: a paragraph each, or a row of a table.

    Args:
        line: text with tags; what has none is taken for what stands between the braces of one, e.g. ``支出.合计|较上年``.

    Raises:
        TemplateError: when a tag is faulty, or asks for what the data do not state.
    """
    text = line if "{{" in line or "{%" in line else f"{{{{ {line} }}}}"
    template = of_one_paragraph(" ".join(text.splitlines()))
    document = read_document(layout.with_template(template).render(report))
    return [text for block in document.blocks for text in _texts(block)]


def _texts(block: Block) -> Iterator[str]:
    """The paragraphs of a block, and the rows of a table; of a chart or picture its alternative text."""
    if isinstance(block, ParagraphBlock):
        yield "".join(
            piece.text if isinstance(piece, TextRun) else f"（{piece.alt}）"
            for piece in block.content
            if isinstance(piece, TextRun | Drawing)
        )
    elif isinstance(block, TableBlock):
        yield from ("\t".join(cell.text for cell in row.cells) for row in block.rows)


def _fields(before: str, record: Record, depth: int) -> Iterator[Insertable]:
    for shape in shape_of(type(record)).values():
        value = getattr(record, shape.name)
        if value not in (None, (), {}):
            yield from _field(f"{before}{shape.chinese}", value, shape, depth)


def _field(name: str, value: object, shape: FieldShape, depth: int) -> Iterator[Insertable]:
    if isinstance(value, tuple):
        yield from _list(name, value, shape, depth)
    elif isinstance(value, Record):
        yield from _fields(f"{name}.", value, depth)
    elif isinstance(value, Mapping):
        for key, content in value.items():
            yield from _field(f"{name}.{key}", content, shape, depth)
    elif not isinstance(value, bool):
        yield Insertable(name, printed(value), shape.meaning, depth)


def _list(name: str, items: tuple[object, ...], shape: FieldShape, depth: int) -> Iterator[Insertable]:
    if depth == len(_ITEMS):
        return
    item = _ITEMS[depth]
    loop = f"{{% for {item} in {name} %}}…{{% endfor %}}"
    yield Insertable(name, f"（{len(items)} 项，用 {loop} 逐项写）", shape.meaning, depth)
    if isinstance(items[0], Record):
        yield from _fields(f"{item}.", items[0], depth + 1)
    else:
        yield Insertable(item, printed(items[0]), shape.meaning, depth + 1)
