"""Reading an outline text, with a problem for every line that cannot be understood or rebuilt."""

from __future__ import annotations

import re
from dataclasses import replace

from reportgen.errors import Problem, Refusal, ReportgenError, Severity, Spot
from reportgen.word.document.model import Block, Section, TableBlock
from reportgen.word.document.settings import EVEN_AND_ODD, MARGIN_KINDS
from reportgen.word.outline.lines import KnownStyles, LineReader
from reportgen.word.outline.turned_pages import with_numbers_turned

_STANDARD_MARGINS = {"页脚": "[奇数页页码] — {域 PAGE} —", "偶数页页脚": "[偶数页页码] — {域 PAGE} —"}
_ROW = re.compile(r"行 [^|\[]*\||\|")
_LABEL = re.compile(r" +([^ |\[][^|\[]*)：$")
_UNWRITABLE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_outline(text: str, styles: KnownStyles) -> tuple[Block, ...]:
    """The blocks that `text` describes for a document with these styles; the first is always a section.

    Raises:
        ReportgenError: one problem per faulty line.
    """
    parser = _Parser(LineReader(styles))
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if stripped := line.rstrip(" \t\r"):
            parser.take(stripped, number)
    parser.check_header_rows()
    if parser.problems:
        raise ReportgenError(parser.problems)
    return tuple(with_numbers_turned(parser.blocks or [parser.standard_section()]))


class _Parser:
    def __init__(self, reader: LineReader) -> None:
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self._reader = reader
        self._in_nested = False
        self._in_refused_table = False
        self._with_refused_rows: set[int] = set()
        """Lines of tables some of whose rows cannot be read: how many they have is not known."""

    def standard_section(self) -> Section:
        footers = {kind: self._reader.paragraph(text) for kind, text in _STANDARD_MARGINS.items()}
        return Section(options=(EVEN_AND_ODD,), margins={kind: (line,) for kind, line in footers.items()})

    def take(self, text: str, number: int) -> None:
        try:
            self._take(text, number)
        except Refusal as refusal:
            self._complain(refusal, number)

    def check_header_rows(self) -> None:
        """Report tables with fewer rows than their header should have."""
        for table in self.blocks:
            if not isinstance(table, TableBlock) or table.line in self._with_refused_rows:
                continue
            if table.header_rows > len(table.rows):
                message = f"表头有{table.header_rows}行，表只有{len(table.rows)}行"
                self._complain(Refusal(message), table.line)

    def _complain(self, refusal: Refusal, number: int) -> None:
        spot = Spot(f"大纲第{number}行", line=number)
        self.problems.append(Problem(Severity.ERROR, "outline", spot, refusal.message, refusal.hint))

    def _take(self, text: str, number: int) -> None:
        keyword, colon, rest = text.partition("：")
        if stray := _UNWRITABLE.search(text):
            raise Refusal(
                f"第 {stray.start() + 1} 个字符是 Word 里不能有的控制字符", "制表符写成“{制表}”，其余请删去"
            )
        if text[0] == " ":
            self._refuse_nested(text)
        elif colon and keyword == "节":
            self.blocks.append(Section())  # so that the footers of a faulty section are not reported as well
            self.blocks[-1] = self._reader.section(rest)
        elif colon and keyword in MARGIN_KINDS:
            self._take_margin(keyword, rest)
        else:
            self._in_nested = False
            self._take_body(text, rest if colon and keyword == "表" else None, number)

    def _take_body(self, text: str, table: str | None, number: int) -> None:
        if not self.blocks:
            self.blocks.append(self.standard_section())
        is_row = _ROW.match(text) is not None
        if is_row and self._in_refused_table:
            return  # its columns are unknown
        self._in_refused_table = table is not None
        if table is not None:
            self.blocks.append(self._reader.table(table, number))
            self._in_refused_table = False
        elif is_row:
            self._take_row(text)
        else:
            self.blocks.append(self._reader.paragraph(text))

    def _take_row(self, text: str) -> None:
        table = self.blocks[-1]
        if not isinstance(table, TableBlock):
            raise Refusal("表格的行前面没有“表：”行", "写成“表：公文表格，列宽 20 100 36，表头1行”")
        try:
            row = self._reader.row(text, table)
        except Refusal:
            self._with_refused_rows.add(table.line)
            raise
        self.blocks[-1] = replace(table, rows=(*table.rows, row))

    def _take_margin(self, kind: str, text: str) -> None:
        if _LABEL.match(f" {text}"):
            self._refuse_nested(f" {text}")
        section = self.blocks[-1] if self.blocks else None
        if not isinstance(section, Section):
            raise Refusal(f"“{kind}：”要紧跟在“节：”之后")
        paragraphs = (*section.margins.get(kind, ()), self._reader.paragraph(text.strip()))
        self.blocks[-1] = replace(section, margins={**section.margins, kind: paragraphs})

    def _refuse_nested(self, text: str) -> None:
        label = _LABEL.match(text)
        if label is None and self._in_nested:
            return  # part of the box that has just been refused
        self._in_nested = label is not None
        if label is None:
            raise Refusal("行首有空格", "每行从行首写起；段首空两字由样式给出")
        raise Refusal(f"“{label[1]}”不能由大纲重建", "请删去，生成之后在 Word 里插入")
