"""Reading one paragraph of a .docx: runs, fields, breaks, drawings, links, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from lxml import etree

from reportgen.word.document.graphics import DrawingReader
from reportgen.word.document.model import Block, Drawing, Inline, Mark, Nested, TextRun
from reportgen.word.document.settings import REBUILDABLE_FIELDS
from reportgen.word.document.vocabulary import describe, is_on, number, value
from reportgen.word.package.styles import Styles, display_name
from reportgen.word.package.xmlns import XML, local_name, w

_BLANKS = str.maketrans("\t\r\n", "   ")
_BREAK_KINDS = {None: "换行", "textWrapping": "换行", "page": "分页", "column": "分栏"}
_SIMPLE_MARKS = {
    "tab": "制表",
    "cr": "换行",
    "ptab": "对齐制表",
    "noBreakHyphen": "不断行连字符",
    "softHyphen": "可选连字符",
    "ruby": "拼音",
}
_DETAILED_MARKS = {
    "footnoteReference": ("脚注", "id"),
    "endnoteReference": ("尾注", "id"),
    "commentReference": ("批注", "id"),
    "sym": ("符号", "char"),
}
_CONTAINERS = {"smartTag": "", "customXml": "", "ins": "修订插入", "moveTo": "修订插入", "del": "修订删除"}
_CONTAINERS |= {"moveFrom": "修订删除", "dir": "", "bdo": ""}
_FLAGS = {
    "b": "加粗",
    "i": "倾斜",
    "strike": "删除线",
    "dstrike": "双删除线",
    "vanish": "隐藏",
    "caps": "大写",
}
_VALUES = {"color": "颜色", "highlight": "突出", "u": "下划线", "vertAlign": "升降", "spacing": "字距"}
_SILENT_FORMATS = ("rStyle", "lang", "noProof", "szCs", "bCs", "iCs", "webHidden", "kern", "rPrChange")
_SILENT = (
    "pPr", "rPr", "proofErr", "bookmarkEnd", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd",
    "permStart", "permEnd", "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator",
    "smartTagPr", "customXmlPr",
)  # fmt: skip

BlocksOf = Callable[[etree._Element, "ParagraphReader"], Iterator[Block]]


def written_text(element: etree._Element) -> str:
    """The text of a ``w:t``; spaces at its ends count only where ``xml:space`` preserves them."""
    text = element.text or ""
    return text if element.get(f"{{{XML}}}space") == "preserve" else text.strip(" \t\r\n")


class StyleNames:
    """The style names that a Chinese Word shows, by the ids that a document refers to."""

    def __init__(self, styles: Styles) -> None:
        self._shown = {style.id: display_name(style.name) for style in styles}
        stated = {style.kind: self._shown[style.id] for style in styles if style.is_default}
        paragraphs = (style.id for style in styles if style.is_default and style.kind == "paragraph")
        self._default_id = next(paragraphs, "")
        self._defaults = {"paragraph": "正文", "table": "普通表格"} | stated

    def id_of_paragraph(self, properties: etree._Element | None) -> str:
        """The id of the style of a paragraph with these ``w:pPr``."""
        reference = None if properties is None else properties.find(w("pStyle"))
        return self._default_id if reference is None else value(reference, "val") or ""

    def of_paragraph(self, properties: etree._Element | None) -> str:
        """The style of a paragraph with these ``w:pPr``."""
        return self._of(properties, "pStyle") or self._defaults["paragraph"]

    def of_table(self, properties: etree._Element | None) -> str:
        """The style of a table with these ``w:tblPr``."""
        return self._of(properties, "tblStyle") or self._defaults["table"]

    def of_run(self, properties: etree._Element | None) -> str:
        """The character style of a run with these ``w:rPr``; empty for none."""
        return self._of(properties, "rStyle")

    def _of(self, properties: etree._Element | None, element: str) -> str:
        reference = None if properties is None else properties.find(w(element))
        name = "" if reference is None else value(reference, "val") or ""
        return self._shown.get(name, name)


class ParagraphReader:
    """Reads the paragraphs of one part in order; a field may begin in one paragraph and end in a later one."""

    def __init__(
        self, styles: StyleNames, links: Mapping[str, str], drawings: DrawingReader, blocks: BlocksOf
    ) -> None:
        """`links` are the addresses of the part's links by relationship id; `blocks` reads what text boxes hold."""
        self._styles = styles
        self._links = links
        self._drawings = drawings
        self._blocks = blocks
        self._fields: list[_Field] = []
        self._content: list[Inline] = []
        self._nested: list[Nested] = []

    @property
    def inside_field_result(self) -> bool:
        """Whether the next element belongs to the computed result of a field, which is left out."""
        return any(field.is_computed and field.in_result for field in self._fields)

    def read(self, paragraph: etree._Element) -> tuple[tuple[Inline, ...], tuple[Nested, ...]]:
        """Content and text boxes of a ``w:p``; neighbouring runs with the same formatting become one run."""
        outer = self._content, self._nested  # a text box holds paragraphs inside a paragraph
        self._content, self._nested = [], []
        self._children(paragraph, None)
        read = tuple(self._content), tuple(self._nested)
        self._content, self._nested = outer
        return read

    def _children(self, parent: etree._Element, properties: etree._Element | None) -> None:
        for element in parent:
            self._element(element, properties)

    def _element(self, element: etree._Element, properties: etree._Element | None) -> None:
        name = local_name(str(element.tag))
        if name == "r":
            self._children(element, element.find(w("rPr")))
        elif name in ("t", "delText"):
            self._text(written_text(element).translate(_BLANKS), properties)
        elif name in ("fldChar", "instrText", "fldSimple"):
            self._field(element, name)
        elif name in ("drawing", "pict", "object"):
            self._graphic(element)
        elif name == "AlternateContent":
            if len(element):
                self._children(element[0], properties)
        elif name in _CONTAINERS or name in ("hyperlink", "sdt"):
            self._container(element, name)
        elif name not in _SILENT:
            self._mark(_mark(element, name))

    def _text(self, text: str, properties: etree._Element | None) -> None:
        if self.inside_field_result or not text:
            return
        run = TextRun(text, self._styles.of_run(properties), _formats(properties))
        last = self._content[-1] if self._content else None
        if isinstance(last, TextRun) and (last.style, last.formats) == (run.style, run.formats):
            self._content[-1] = TextRun(last.text + text, run.style, run.formats)
        else:
            self._content.append(run)

    def _mark(self, mark: Mark | Drawing | None) -> None:
        if mark is not None and not self.inside_field_result:
            self._content.append(mark)

    def _container(self, element: etree._Element, name: str) -> None:
        if name == "hyperlink":
            target = next((self._links[v] for v in map(str, element.attrib.values()) if v in self._links), "")
            self._mark(Mark("链接", target or f"#{value(element, 'anchor') or ''}"))
        elif name == "sdt":
            self._mark(Mark("内容控件"))
            element = next(element.iterchildren(w("sdtContent")), element)
        elif _CONTAINERS[name]:
            self._mark(Mark(_CONTAINERS[name]))
        self._children(element, None)

    def _field(self, element: etree._Element, name: str) -> None:
        if name == "fldSimple":
            self._fields.append(_Field(value(element, "instr") or ""))
            self._enter_result()
            self._children(element, None)
            self._fields.pop()
        elif name == "instrText" and self._fields:
            self._fields[-1].instruction += element.text or ""
        elif value(element, "fldCharType") == "begin":
            self._fields.append(_Field())
        elif value(element, "fldCharType") == "separate":
            self._enter_result()
        elif self._fields:
            self._enter_result()
            self._fields.pop()

    def _enter_result(self) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._mark(Mark("域", " ".join(self._fields[-1].instruction.split())))
            self._fields[-1].in_result = True

    def _graphic(self, element: etree._Element) -> None:
        self._mark(self._drawings.read(element))
        for box in element.iter(w("txbxContent")):
            if next(box.iterancestors("{*}Fallback"), None) is None:
                self._nested.append(Nested("文本框", tuple(self._blocks(box, self))))


class _Field:
    def __init__(self, instruction: str = "") -> None:
        self.instruction = instruction
        self.in_result = False

    @property
    def is_computed(self) -> bool:
        return self.instruction.split(maxsplit=1)[:1] in [[kind] for kind in REBUILDABLE_FIELDS]


def _mark(element: etree._Element, name: str) -> Mark | None:
    if name == "bookmarkStart":
        shown = value(element, "name") or ""
        return None if shown.startswith("_") else Mark("书签", shown)  # Word's own, such as _Toc and _GoBack
    if name in _SIMPLE_MARKS:
        return Mark(_SIMPLE_MARKS[name])
    if name in _DETAILED_MARKS:
        kind, attribute = _DETAILED_MARKS[name]
        return Mark(kind, value(element, attribute) or "")
    if name == "br":
        return Mark(_BREAK_KINDS.get(value(element, "type"), "换行"))
    if name in ("oMath", "oMathPara"):
        return Mark("公式", "".join(str(text) for text in element.itertext()))
    return Mark("未支持", name)


def _formats(properties: etree._Element | None) -> tuple[str, ...]:
    if properties is None:
        return ()
    return _formats_of(etree.tostring(properties, with_tail=False))


@lru_cache(maxsize=4096)
def _formats_of(written: bytes) -> tuple[str, ...]:
    """The formats that run properties state, as XML: a long document has the same ones thousands of times."""
    return tuple(word for child in etree.fromstring(written) if (word := _format(child)))


def _format(element: etree._Element) -> str:
    name = local_name(str(element.tag))
    if name in _SILENT_FORMATS:
        return ""
    if name == "rFonts":
        return _face(element)
    if name == "sz":
        return f"字号{number(element, 'val') / 2:g}"
    if name in _FLAGS:
        return _FLAGS[name] if is_on(element) else f"不{_FLAGS[name]}"
    if name in _VALUES:
        return f"{_VALUES[name]}{value(element, 'val') or ''}"
    return describe(element)


def _face(element: etree._Element) -> str:
    faces = dict.fromkeys(
        face
        for kind in ("eastAsia", "ascii", "hAnsi", "eastAsiaTheme", "asciiTheme")
        if (face := value(element, kind))
    )
    return f"字体{'/'.join(faces)}".replace(" ", "_") if faces else ""
