"""Reports on paper, by GB/T 9704-2012, measured on what LibreOffice prints; lengths in millimetres.

Measured are the examples, the other departments, and the tables of every form with small, usual and very large amounts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import dropwhile, pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from tests.tools import Box, Line, Page, read_pages, require_program

import reportgen
from reportgen import pipeline
from reportgen.layout import open_layout
from reportgen.model.accounts import LineItem
from reportgen.model.base import Record, shape_of
from reportgen.model.report import Report
from reportgen.publish.contents_pages import with_contents_pages
from reportgen.publish.libreoffice import pdfs

HERE = Path(__file__).parent
TABLES, FUNDS = HERE / "layouts" / "tables", HERE / "layouts" / "special-funds"
REPORTS: dict[str, tuple[Path, Path | None]] = {
    **{path.stem: (path, None) for path in sorted((HERE.parents[1] / "data_examples").glob("*.yaml"))},
    **{path.stem: (path, None) for path in sorted((HERE / "variants").glob("*.yaml"))},
    **{path.stem: (path, TABLES) for path in sorted((HERE / "data").glob("tables*.yaml"))},
    "thirteen": (HERE / "data" / "tables.yaml", HERE / "layouts" / "thirteen"),
    "code-columns": (HERE / "data" / "tables.yaml", HERE / "layouts" / "code-columns"),
    "shanghai": (HERE / "data" / "shanghai.yaml", HERE / "layouts" / "shanghai"),
    "special-funds": (HERE / "data" / "special-funds.yaml", FUNDS),
}
"""Data file and layout (None: the one that the data name) by what the tests call the report."""
EXAMPLES = [path.stem for path in sorted((HERE.parents[1] / "data_examples").glob("*.yaml"))]
BIG = {
    "tables-large": "tables",
    "sichuan-large": "sichuan-panzhihua",
    "sichuan-long-name": "sichuan-panzhihua",
    "tables-64": "tables",
}
"""Reports with amounts of eight digits, a name of eighty characters and 64 functional items, by what they are made of."""
TOLERANCE = 1.0
UPRIGHT = Box(28, 37, 210 - 26, 297 - 35)
TURNED = Box(35, 28, 297 - 37, 210 - 26)
LINES, CHARACTERS = 22, 28
LINE_PITCH = 225 / 22
BODY_POINTS, NUMBER_POINTS, CAPTION_POINTS = 16, 14, 12
MM_PER_POINT = 25.4 / 72
EMU_PER_MM = 36_000
FEWEST_ROWS = 5
NUMBER = re.compile(r"-?\d[\d,.]+%?")
_FACTOR = 14_321
_AMOUNTS = ("budget", "adjusted_budget", "actual", "prior_actual")
ENDS = tuple("，。；：、！？）》”")
"""Marks with which a line may end that is not full."""

each_example = pytest.mark.parametrize("name", [*REPORTS, *BIG])


@dataclass(frozen=True)
class Printed:
    """A report as a Word file and as the pages it prints on."""

    document: bytes
    pages: list[Page]

    @property
    def word(self) -> Document:
        return docx.Document(BytesIO(self.document))

    @property
    def paragraphs(self) -> list[Paragraph]:
        return list(self.word.paragraphs)


@cache
def all_printed() -> dict[str, Printed]:
    require_program("soffice")
    documents = {name: reportgen.render(data, layout) for name, (data, layout) in REPORTS.items()}
    documents |= {name: changed(*REPORTS[of], CHANGES[name]) for name, of in BIG.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(HERE.parent / "fonts.conf"))
        numbered = with_contents_pages(list(documents.values()))
        printed = pdfs(numbered)
    return {
        name: Printed(document, read_pages(pdf))
        for name, document, pdf in zip(documents, numbered, printed, strict=True)
    }


def changed(data: Path, layout: Path | None, change: Callable[[Any], Any]) -> bytes:
    """The report with other data, whatever its rules and texts say of them."""
    report = pipeline.read_report(data, layout=open_layout(layout) if layout else None)
    chosen = pipeline.layout_of(report, layout)
    return chosen.render(chosen.prepared(change(report)), "native")


def _enlarged(value: Any) -> Any:
    if isinstance(value, Record):
        changed = {name: _enlarged(getattr(value, name)) for name in shape_of(type(value))}
        if isinstance(value, LineItem):
            stated = {name: changed[name] for name in _AMOUNTS if changed[name] is not None}
            changed |= {name: amount * _FACTOR for name, amount in stated.items()}
            changed["columns"] = {name: amount * _FACTOR for name, amount in value.columns.items()}
        return value.model_copy(update=changed)
    return tuple(map(_enlarged, value)) if isinstance(value, tuple) else value


def _long_named(report: Report) -> Report:
    name = "云澜自治州第二综合行政执法与城乡环境卫生一体化监督管理服务指导中心（云澜自治州数字化城市运行管理指挥调度中心、云澜自治州市容环境卫生质量评价与公共厕所管理服务中心）"
    assert len(name) >= 75
    return report.model_copy(update={"department": report.department.model_copy(update={"name": name})})


def _with_64_items(report: Report) -> Report:
    """Every table by function lists four 类 of four 款 with four 项 each."""

    def item(code: str, *parts: LineItem) -> LineItem:
        words = {
            3: "公共服务与管理支出",
            5: "行政运行与综合管理事务",
            7: "其他专项业务工作管理与服务保障支出",
        }
        amount = None if parts else Decimal("1234.56")
        named = f"{words[len(code)]}{code[-2:]}"
        return LineItem(
            code=code, name=named, actual=amount, columns={"基本支出": amount} if amount else {}, items=parts
        )

    tree = tuple(
        item(
            f"20{a}",
            *(item(f"20{a}0{b}", *(item(f"20{a}0{b}0{c}") for c in range(1, 5))) for b in range(1, 5)),
        )
        for a in range(1, 5)
    )

    def account(holder: Any, *path: str) -> Any:
        if not path:
            return holder.model_copy(update={"by_function": tree, "total": None})
        return holder.model_copy(update={path[0]: account(getattr(holder, path[0]), *path[1:])})

    for path in (("income",), ("expenditure",), ("general_budget", "expenditure")):
        report = account(report, *path)
    return report


CHANGES: dict[str, Callable[[Any], Any]] = {
    "tables-large": _enlarged,
    "sichuan-large": _enlarged,
    "sichuan-long-name": _long_named,
    "tables-64": _with_64_items,
}


def pages(name: str) -> list[Page]:
    return all_printed()[name].pages


def type_area(page: Page) -> Box:
    return UPRIGHT if page.width < page.height else TURNED


def within(page: Page) -> list[Line]:
    """The lines above the lower margin."""
    return [line for line in page.lines if line.baseline < type_area(page).bottom]


def body(page: Page) -> list[Line]:
    """The lines of text proper: no tables, captions and labels of charts."""
    return [line for line in within(page) if round(line.size) == BODY_POINTS]


def number_of(page: Page) -> Line | None:
    return page.turned or next((line for line in page.lines if line.baseline > type_area(page).bottom), None)


def bare(text: str) -> str:
    return "".join(text.split())


@each_example
def test_paper_is_a4(name: str) -> None:
    for page in pages(name):
        assert sorted((page.width, page.height)) == pytest.approx([210, 297], abs=0.1)


@each_example
def test_upright_pages_hold_at_most_22_lines_of_28_characters(name: str) -> None:
    for page in pages(name):
        if page.width > page.height:
            continue
        lines = body(page)
        assert len(lines) <= LINES
        for line in lines:
            wide = [character for character in line.text if not character.isascii()]
            assert len(wide) <= CHARACTERS, line.text
        apart = [lower.baseline - upper.baseline for upper, lower in pairwise(lines)]
        assert min(apart, default=LINE_PITCH) > LINE_PITCH - TOLERANCE


@each_example
def test_text_keeps_inside_the_type_area(name: str) -> None:
    for number, page in enumerate(pages(name), start=1):
        area = type_area(page)
        for line in within(page):
            assert line.left >= area.left - TOLERANCE, (number, line.text)
            assert line.right <= area.right + TOLERANCE, (number, line.text)
            assert line.top >= area.top - TOLERANCE, (number, line.text)
            assert line.bottom <= area.bottom + TOLERANCE, (number, line.text)


@each_example
def test_full_pages_of_text_fill_the_type_area(name: str) -> None:
    if len(pages(name)) < 3:
        pytest.skip("too short a report to have a page full of text")
    full = [page for page in pages(name) if len(body(page)) == LINES]
    assert full or name not in EXAMPLES
    for page in full:
        first, last = body(page)[0], body(page)[-1]
        ends_as_full = [
            line.right for line in body(page) if len(line.text) == CHARACTERS and not line.text.endswith(ENDS)
        ]
        assert min(line.left for line in body(page)) == pytest.approx(UPRIGHT.left, abs=TOLERANCE)
        assert ends_as_full == pytest.approx([UPRIGHT.right] * len(ends_as_full), abs=TOLERANCE)
        assert _middle(first) - LINE_PITCH / 2 == pytest.approx(UPRIGHT.top, abs=TOLERANCE)
        assert _middle(last) + LINE_PITCH / 2 == pytest.approx(UPRIGHT.bottom, abs=TOLERANCE)


def _middle(line: Line) -> float:
    """Halfway up a Chinese character, which stands a little below the baseline's 88 percent."""
    return line.baseline - (0.88 - 0.5) * line.size * MM_PER_POINT


@each_example
def test_page_numbers_count_from_one_after_the_cover(name: str) -> None:
    numbers = [number_of(page) for page in pages(name)]
    while numbers and numbers[0] is None:
        numbers.pop(0)
    assert [number and number.text for number in numbers] == [f"—{n}—" for n in range(1, len(numbers) + 1)]
    assert {round(number.size) for number in numbers if number} == {NUMBER_POINTS}


@each_example
def test_numbers_that_begin_anew_force_no_blank_page(name: str) -> None:
    """Word leaves a page empty where page 1 would follow an odd page."""
    begun = [
        int(first)
        for section in all_printed()[name].word.sections
        for first in section._sectPr.xpath("w:pgNumType/@w:start")
    ]
    is_cover_alone = sum(number_of(page) is None for page in pages(name)) == 1
    assert (begun == [0, 1]) == is_cover_alone
    assert begun in ([], [1], [0, 1])


@each_example
def test_odd_numbers_stand_right_and_even_ones_left_when_the_sheets_lie_upright(name: str) -> None:
    one_character = NUMBER_POINTS * MM_PER_POINT
    for page in pages(name):
        number, area = number_of(page), type_area(page)
        if number is None:
            continue
        is_odd = int(number.text.strip("—")) % 2
        assert (number == page.turned) == (page.width > page.height)
        if number == page.turned:
            shown, edge = (number.bottom, area.bottom) if is_odd else (number.top, area.top)
            beside = area.left - (number.left + number.right) / 2
        else:
            shown, edge = (number.right, area.right) if is_odd else (number.left, area.left)
            beside = (number.top + number.bottom) / 2 - area.bottom
        assert shown == pytest.approx(edge - one_character if is_odd else edge + one_character, abs=TOLERANCE)
        assert beside == pytest.approx(7, abs=TOLERANCE)


@each_example
def test_no_heading_is_left_behind_at_the_foot_of_a_page(name: str) -> None:
    headings = [bare(paragraph.text) for paragraph in all_printed()[name].paragraphs if _leads_on(paragraph)]
    for number, page in enumerate(pages(name), start=1):
        if number_of(page) is None:
            continue  # the table of contents ends with a heading's words
        last = bare(within(page)[-1].text)
        ends = [heading for heading in headings if heading.endswith(last) and len(last) > 2]
        assert not ends, (number, last)


def _leads_on(paragraph: Paragraph) -> bool:
    assert paragraph.style is not None and paragraph.style.name is not None
    return bool(bare(paragraph.text)) and paragraph.style.name.startswith(
        ("Heading", "heading", "部分标题", "表题")
    )


@each_example
def test_tables_and_charts_lie_inside_the_type_area(name: str) -> None:
    for number, page in enumerate(pages(name), start=1):
        area = type_area(page)
        for box in page.drawn:
            assert box.left >= area.left - TOLERANCE and box.right <= area.right + TOLERANCE, (number, box)
            assert box.top >= area.top - TOLERANCE and box.bottom <= area.bottom + TOLERANCE, (number, box)


@each_example
def test_charts_stand_in_their_full_height_above_their_captions(name: str) -> None:
    for height, caption in _charts(all_printed()[name]):
        page, below = _found(pages(name), caption)
        above = [line.bottom for line in body(page) if line.bottom < below.top]
        assert below.top - max(above, default=type_area(page).top) >= height, caption


@each_example
def test_at_most_two_lines_stay_empty_before_a_chart_that_needs_the_next_page(name: str) -> None:
    for height, caption in _charts(all_printed()[name]):
        page, below = _found(pages(name), caption)
        number = pages(name).index(page)
        stands_first = below.top - height < UPRIGHT.top + LINE_PITCH
        if stands_first and number and number_of(pages(name)[number - 1]):
            before = within(pages(name)[number - 1])
            assert UPRIGHT.bottom - before[-1].baseline < 3 * LINE_PITCH, caption


def _charts(report: Printed) -> Iterator[tuple[float, str]]:
    """The height of every chart and the caption in the paragraph after it."""
    for chart, caption in pairwise(report.paragraphs):
        for extent in chart._p.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
        ):
            yield int(extent.attrib["cy"]) / EMU_PER_MM, bare(caption.text)


def _found(among: list[Page], caption: str) -> tuple[Page, Line]:
    captions = ((page, line) for page in among for line in page.lines if round(line.size) == CAPTION_POINTS)
    return next((page, line) for page, line in captions if caption.startswith(bare(line.text)))


@each_example
def test_no_number_is_broken_in_its_cell(name: str) -> None:
    numbers = [cell.text for cell in _cells(all_printed()[name].word) if NUMBER.fullmatch(cell.text)]
    shown = "\n".join(line.text.replace(" ", "") for page in pages(name) for line in page.lines)
    for number in sorted(set(numbers)):
        assert shown.count(number) >= "\n".join(numbers).count(number), number


def _cells(document: Document) -> Iterator[_Cell]:
    for table in document.tables:
        for row in table._tbl.tr_lst:
            yield from (_Cell(cell, table) for cell in row.tc_lst)


@each_example
def test_no_page_is_empty(name: str) -> None:
    for number, page in enumerate(pages(name), start=1):
        assert within(page) or page.drawn, number


@each_example
def test_a_table_goes_on_with_five_rows_or_more_under_its_title(name: str) -> None:
    continued = [page for page in pages(name) if "（续表）" in page.text]
    titles = [p.text for p in all_printed()[name].paragraphs if p.text.endswith("（续表）")]
    assert len(continued) == len(titles)
    for table in _tables_after(all_printed()[name].word, "（续表）"):
        heads = len(list(table.iter(qn("w:tblHeader"))))
        assert len(table.tr_lst) - heads >= FEWEST_ROWS
    with_heads = [page for page in pages(name) if re.search(r"^栏次|行次.*栏次", page.text, re.MULTILINE)]
    assert not [page for page in with_heads if not re.search("公开 *\\d\\d *表", page.text)]


def _tables_after(document: Document, ending: str) -> Iterator[Any]:
    """The first ruled table after each paragraph that ends so."""
    is_waiting = False
    for block in document.element.body:
        if block.tag == qn("w:p"):
            is_waiting = is_waiting or "".join(block.itertext()).endswith(ending)
        elif block.tag == qn("w:tbl") and is_waiting and block.tblPr.style != "UnruledTable":
            yield block
            is_waiting = False


@each_example
def test_contents_give_the_pages_of_the_headings(name: str) -> None:
    labels = {number_of(page).text.strip("—"): bare(page.text) for page in pages(name) if number_of(page)}
    for heading, number in _entries(all_printed()[name].word):
        assert heading in labels[number], (heading, number)


def _entries(document: Document) -> Iterator[tuple[str, str]]:
    for link in document.element.body.iter(qn("w:hyperlink")):
        heading, *number = [bare(text.text) for text in link.iter(qn("w:t"))]
        assert len(number) == 1, heading
        yield heading, number[0]


def test_contents_of_thirty_entries_keep_to_one_page() -> None:
    following = dropwhile(lambda page: "目录" not in bare(page.text), pages("sichuan-panzhihua"))
    assert "第五部分附表" in bare(next(following).text)
    assert bare(next(following).text).startswith("第一部分部门概况一、部门职责（一）")
