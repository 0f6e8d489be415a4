"""Reading one line of an outline: a paragraph, row, table or section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from reportgen.errors import Refusal, suggestion
from reportgen.lengths import millimetres, twips_of
from reportgen.word.document.model import (
    Cell,
    Geometry,
    Mark,
    ParagraphBlock,
    Row,
    Section,
    TableBlock,
    TextRun,
)
from reportgen.word.document.settings import (
    BODY_CELL_STYLE,
    BREAKABLE_ROW,
    BREAKS,
    CELL_OPTIONS,
    EVEN_AND_ODD,
    HEADER_CELL_STYLE,
    PAGE_NUMBERS_FROM,
    PARAGRAPH_OPTIONS,
    REBUILDABLE_FIELDS,
    REPEATED_ROW,
    ROW_HEIGHTS,
    RUN_IN,
    SECTION_OPTIONS,
    TABLE_OPTIONS,
)
from reportgen.word.outline.geometry import read_geometry
from reportgen.word.outline.inline import DIRECT_FORMAT, read_inline, split_outside_tags
from reportgen.word.package.styles import display_name, stored_name

_PARAGRAPH_WORDS = {**PARAGRAPH_OPTIONS, **RUN_IN}
_LARGEST_PAPER = 31680
_MOST_COLUMNS = 63
_COMMAS = re.compile(r"[，,]")
_BRACKET = re.compile(r"\[([^\[\]]*)\] ?")
_CELL_BRACKET = re.compile(r"<([^<>]*)> ?")
_LENGTH = r"\d{1,3}(?:\.\d{1,2})?"
_ROW_OPTION = re.compile(rf"{BREAKABLE_ROW}|{REPEATED_ROW}|(?:{'|'.join(ROW_HEIGHTS)}){_LENGTH}")
_SPAN = re.compile(r"跨(\d{1,2})列")
_FIRST_PAGE = re.compile(rf"{PAGE_NUMBERS_FROM}[0-9]{{1,4}}")
_HEADER_ROWS = re.compile(r"表头(\d{1,2})行")


@dataclass(frozen=True, slots=True)
class KnownStyles:
    """The shown names of the styles that a document has, and other names they go by."""

    paragraph: frozenset[str]
    character: frozenset[str]
    table: frozenset[str]
    aliases: Mapping[str, str] = field(default_factory=dict)

    def shown(self, name: str) -> str:
        """`name`, given as Word shows or stores it or as an alias, as the shown name."""
        shown = display_name(stored_name(name))
        return self.aliases.get(shown, shown)

    def require(self, name: str, kind: frozenset[str], what: str) -> str:
        """The shown name of a style of this kind.

        Raises:
            Refusal: there is none; the hint names the most similar one.
        """
        shown = self.shown(name)
        if shown in kind:
            return shown
        raise Refusal(f"没有名为“{name}”的{what}样式", suggestion(shown, sorted(kind)))


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads lines for a document that has these styles; every method raises Refusal."""

    styles: KnownStyles

    def paragraph(self, text: str, default_style: str | None = None) -> ParagraphBlock:
        """``[样式，选项] 文字``; the bracket may be left out where there is a default style."""
        bracket = _BRACKET.match(text)
        if bracket is None and default_style is None:
            raise Refusal("这一行看不懂", "每段写成“[样式] 文字”；节、表、页脚写成“节：”“表：”“页脚：”")
        words = _words(bracket[1]) if bracket else []
        style, options = self._style_and_options(words, default_style)
        content = self._content(text[bracket.end() :] if bracket else text)
        return ParagraphBlock(style, options, content)

    def _style_and_options(self, words: list[str], default: str | None) -> tuple[str, tuple[str, ...]]:
        if words and words[0] not in _PARAGRAPH_WORDS:
            name, spaced_options = self._apart(words[0])
            return name, _known(spaced_options + words[1:], _PARAGRAPH_WORDS, "段落")
        if default is None:
            raise Refusal("方括号里缺少样式名")
        return default, _known(words, _PARAGRAPH_WORDS, "段落")

    def _apart(self, words: str) -> tuple[str, list[str]]:
        """Style and options of ``附件标签 段前分页``: spaces separate like commas, but ``标题 1`` is one name."""
        name, options = words, list[str]()
        while self.styles.shown(name) not in self.styles.paragraph and " " in name:
            head, _, last = name.rpartition(" ")
            if last not in _PARAGRAPH_WORDS:
                break
            name, options = head.strip(), [last, *options]
        return self.styles.require(name, self.styles.paragraph, "段落"), options

    def _content(self, text: str) -> tuple[TextRun | Mark, ...]:
        return tuple(
            self._styled(p) if isinstance(p, TextRun) else _rebuildable(p) for p in read_inline(text)
        )

    def _styled(self, run: TextRun) -> TextRun:
        if not run.style:
            return run
        _, has_formats, formats = run.style.rpartition(f"{DIRECT_FORMAT} ")
        if has_formats:
            raise Refusal(f"直接格式“{formats}”不能由大纲重建", "改用字符样式，或生成之后在 Word 里设置")
        return TextRun(run.text, self.styles.require(run.style, self.styles.character, "字符"))

    def row(self, text: str, table: TableBlock) -> Row:
        """``| 格 | 格 |``, with ``行 选项`` in front where the row has options; a lone cell spans the table."""
        head, _, body = text.partition("|")
        options = tuple(_COMMAS.sub(" ", head).split()[1:])
        for word in options:
            if not _ROW_OPTION.fullmatch(word):
                raise Refusal(
                    f"不认识的行选项“{word}”",
                    f"可用的有：{BREAKABLE_ROW}、{REPEATED_ROW}、行高10、固定行高10",
                )
        parts = split_outside_tags(body.rstrip(), "bar")
        if len(parts) < 2 or parts[-1].strip():
            raise Refusal("表格的行要以“|”结尾", "格里的竖线写成“\\|”")
        default = HEADER_CELL_STYLE if len(table.rows) < table.header_rows else BODY_CELL_STYLE
        cells = tuple(self._cell(part.strip(" "), default) for part in parts[:-1])
        if len(cells) == 1:
            cells = (Cell(cells[0].paragraphs, len(table.widths), cells[0].options),)
        _check_columns(cells, table)
        return Row(cells, options)

    def _cell(self, text: str, default_style: str) -> Cell:
        span, options = 1, list[str]()
        if bracket := _CELL_BRACKET.match(text):
            for word in _words(bracket[1]):
                if found := _SPAN.fullmatch(word):
                    span = int(found[1])
                else:
                    options.append(word)
            text = text[bracket.end() :]
        _refuse_late_options(text)
        pieces = split_outside_tags(text, "pilcrow")
        paragraphs = tuple(self.paragraph(piece.strip(" "), default_style) for piece in pieces)
        return Cell(paragraphs, span, _known(options, CELL_OPTIONS, "单元格", "跨2列"))

    def table(self, text: str, line: int) -> TableBlock:
        """``公文表格，居中，列宽 20 100 36，表头1行``; widths in millimetres."""
        style, *words = _words(text) or [""]
        widths: tuple[int, ...] = ()
        header_rows = 0
        options: list[str] = []
        for word in words:
            if word.startswith("列宽"):
                widths = _widths(word.removeprefix("列宽").split())
            elif found := _HEADER_ROWS.fullmatch(word):
                header_rows = int(found[1])
            else:
                options.append(word)
        if not widths:
            raise Refusal("表缺少列宽", "写成“表：公文表格，列宽 20 100 36，表头1行”，单位毫米")
        shown = self.styles.require(style, self.styles.table, "表格")
        return TableBlock(shown, widths, _known(options, TABLE_OPTIONS, "表格"), header_rows, line=line)

    def section(self, text: str) -> Section:
        """``纵向 210×297，上37 …，首页不同``; what is left out is as in GB/T 9704."""
        geometry, others = read_geometry(_COMMAS.sub(" ", text).split())
        _check_paper(geometry)
        special = dict.fromkeys(w for w in others if w == EVEN_AND_ODD or _FIRST_PAGE.fullmatch(w))
        listed = ("纵向", "横向", "210×297", "上37", EVEN_AND_ODD, f"{PAGE_NUMBERS_FROM}1")
        options = _known((w for w in others if w not in special), SECTION_OPTIONS, "版面", *listed)
        return Section(geometry, (*options, *special))


def _refuse_late_options(text: str) -> None:
    """Complain of options of a cell that stand behind others or behind a style, where they would be text."""
    style = _BRACKET.match(text)
    late = _CELL_BRACKET.match(text, style.end() if style else 0)
    words = _words(late[1]) if late else []
    if late and words and all(word in CELL_OPTIONS or _SPAN.fullmatch(word) for word in words):
        hint = "写在最前面的一对尖括号里，用逗号隔开，如“<跨2列，合并起> [表头] 甲”"
        raise Refusal(f"单元格的选项“{late[0].strip()}”会原样印出", hint)


def _check_paper(paper: Geometry) -> None:
    if paper.left + paper.right >= paper.width or paper.top + paper.bottom >= paper.height:
        raise Refusal("页边距占满了纸面，没有版心")
    if max(paper.width, paper.height) > _LARGEST_PAPER:
        raise Refusal(f"纸张超过 Word 的上限 {millimetres(_LARGEST_PAPER)} 毫米")


def _words(text: str) -> list[str]:
    return [word.strip() for word in _COMMAS.split(text) if word.strip()]


def _known(words: Iterable[str], table: Mapping[str, str], what: str, *others: str) -> tuple[str, ...]:
    chosen = set(words)
    for word in sorted(chosen - table.keys()):
        raise Refusal(f"不认识的{what}选项“{word}”", "可用的有：" + "、".join((*others, *table)))
    kept = tuple(word for word in table if word in chosen)
    for one, other in combinations(kept, 2):
        if _element(table[one]) == _element(table[other]):
            raise Refusal(f"{what}选项“{one}”和“{other}”不能同用")
    return kept


def _element(xml: str) -> str:
    return re.split(r"[ /]", xml, maxsplit=1)[0]


def _rebuildable(mark: Mark) -> Mark:
    if mark.kind in BREAKS and not mark.detail:
        return mark
    if mark.kind == "域" and mark.detail.split(" ")[0].upper() in REBUILDABLE_FIELDS:
        return mark
    shown = f"{mark.kind} {mark.detail}".strip()
    able = "、".join((*BREAKS, *(f"域 {field}" for field in REBUILDABLE_FIELDS)))
    raise Refusal(f"“{{{shown}}}”不能由大纲重建", f"能重建的有：{able}；其余请生成之后在 Word 里插入")


def _widths(words: list[str]) -> tuple[int, ...]:
    for word in words:
        if not re.fullmatch(_LENGTH, word) or twips_of(word) == 0:
            raise Refusal(f"列宽“{word}”不是毫米数")
    if len(words) > _MOST_COLUMNS:
        raise Refusal(f"表有 {len(words)} 列，超过 Word 的上限 {_MOST_COLUMNS} 列")
    return tuple(twips_of(word) for word in words)


def _check_columns(cells: tuple[Cell, ...], table: TableBlock) -> None:
    taken = sum(cell.span for cell in cells)
    if taken != len(table.widths):
        raise Refusal(f"这一行占 {taken} 列，表有 {len(table.widths)} 列", "合并的格写“<跨2列>”")
    above = _columns(table.rows[-1].cells) if table.rows else {}
    for start, cell in _columns(cells).items():
        if "合并续" in cell.options and not _continues(above.get(start), cell):
            raise Refusal(f"第 {start + 1} 列的“合并续”上面没有同宽的“合并起”或“合并续”")


def _columns(cells: tuple[Cell, ...]) -> dict[int, Cell]:
    starts: dict[int, Cell] = {}
    start = 0
    for cell in cells:
        starts[start] = cell
        start += cell.span
    return starts


def _continues(upper: Cell | None, cell: Cell) -> bool:
    return upper is not None and upper.span == cell.span and bool({"合并起", "合并续"} & set(upper.options))
