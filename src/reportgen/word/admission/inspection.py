"""Going through a whole package once: every part is parsed, and whatever is not allowed is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from reportgen.errors import Problem, Severity
from reportgen.word.admission.allowed import (
    FONT_TYPE,
    PICTURE_BEGINNINGS,
    PICTURE_TYPES,
    SVG_TYPE,
    WORKBOOK_TYPE,
    XML_TYPES,
)
from reportgen.word.admission.elements import foreign_elements
from reportgen.word.admission.field_codes import complaint_of_field
from reportgen.word.admission.finding import (
    DISGUISED,
    Finding,
    ForeignField,
    ForeignPart,
    ForeignType,
    problem_of,
    there_is,
)
from reportgen.word.admission.fonts import is_font, keys_of_fonts
from reportgen.word.admission.links import foreign_links, foreign_owner
from reportgen.word.admission.svg import complaint_of_svg
from reportgen.word.admission.workbooks import complaint_of_workbook
from reportgen.word.errors import DocumentSpot, TemplateError, spot_of_part
from reportgen.word.package.fields import fields_of
from reportgen.word.package.parts import MAIN_TYPE, Parts
from reportgen.word.package.references import CONTENT_TYPES_NAME
from reportgen.word.package.spots import areas_of, paragraphs_with_places, place_around


@dataclass(slots=True)
class Inspection:
    """What a package holds.

    Attributes:
        parts: the package.
        roots: the trees of its XML parts, by name; those that could not be read are missing.
        findings: everything that may not pass into a document.
    """

    parts: Parts
    roots: dict[str, etree._Element] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _places: dict[str, dict[etree._Element, str]] = field(default_factory=dict)
    _font_keys: list[bytes] | None = None

    def problems(self, severity: Severity = Severity.ERROR) -> list[Problem]:
        """A complaint about each finding."""
        return [problem_of(finding, self._spot_of, severity) for finding in self.findings]

    def _spot_of(self, part: str, element: etree._Element) -> DocumentSpot:
        area = areas_of(self.parts).get(part)
        if area is None or part not in self.roots:
            return spot_of_part(part)
        if part not in self._places:
            self._places[part] = dict(paragraphs_with_places(self.roots[part], area))
        return DocumentSpot(place_around(element, self._places[part]) or area)

    def holds_font(self, content: bytes) -> bool:
        """Whether content is a font, scrambled with one of the keys that the font tables name."""
        if self._font_keys is None:
            self._font_keys = keys_of_fonts(self.parts)
        return is_font(content, self._font_keys)

    def notes(self) -> list[Problem]:
        """A note about each kind of finding, where a document is only read: nothing of it is opened or run."""
        told = {problem.message: problem for problem in self.problems(Severity.NOTE)}
        return [
            replace(problem, code="word.foreign", message=f"{problem.message}；读的时候跳过了", hint=None)
            for problem in told.values()
        ]


def inspected(parts: Parts) -> Inspection:
    """Parse every part, and find what may not pass into a document.

    Raises:
        TemplateError: when the main part cannot be read.
    """
    inspection = Inspection(parts)
    inspection.roots[parts.document] = parts.xml(parts.document)
    if parts.types[parts.document] != MAIN_TYPE:
        inspection.findings.append(ForeignType(parts.document))
    for name in parts.entries:
        if name != CONTENT_TYPES_NAME and not name.endswith(".rels"):
            inspection.findings += _in_part(name, inspection)
    for owner, links in parts.relationships.items():
        inspection.findings += foreign_owner(owner, parts)
        inspection.findings += foreign_links(owner, links, parts)
    return inspection


def foreign_in(root: etree._Element) -> Iterator[str]:
    """What of a tree that is to be put into a document may not pass, in words; references are judged where they are declared."""
    yield from (found.what for found in foreign_elements("", root))
    yield from (complaint for found in fields_of(root) if (complaint := complaint_of_field(found)))


def _in_part(name: str, inspection: Inspection) -> Iterator[Finding]:
    parts = inspection.parts
    content_type = parts.types[name]
    if content_type in XML_TYPES or name == parts.document:
        yield from _in_xml(name, inspection)
    elif content_type in _BINARY:
        if not _BINARY[content_type](parts.entries[name].unpack(), inspection):
            yield ForeignPart(name, f"“{name}”{DISGUISED}")
    elif content_type == SVG_TYPE:
        if complaint := complaint_of_svg(parts.entries[name].unpack()):
            yield ForeignPart(name, f"图片“{name}”{complaint}")
    elif content_type == WORKBOOK_TYPE:
        if complaint := complaint_of_workbook(parts.entries[name].unpack()):
            yield ForeignPart(name, f"嵌入的工作簿“{name}”{complaint}")
    else:
        unknown = f"不认识的文件，类型为“{content_type[:80]}”" if content_type else "没有说明类型的文件"
        yield ForeignPart(name, f"{there_is(_CALLED.get(content_type, unknown))}（{name}）")


def _in_xml(name: str, inspection: Inspection) -> Iterator[Finding]:
    if name not in inspection.roots:
        try:
            inspection.roots[name] = inspection.parts.xml(name)
        except TemplateError as error:
            for problem in error.problems:
                yield ForeignPart(name, problem.message, problem.hint, problem.code)
            return
    root = inspection.roots[name]
    yield from foreign_elements(name, root)
    for found in fields_of(root):
        if complaint := complaint_of_field(found):
            yield ForeignField(name, found, complaint)


def _is_picture(content: bytes, _inspection: Inspection) -> bool:
    return content.startswith(PICTURE_BEGINNINGS)


_BINARY: dict[str, Callable[[bytes, Inspection], bool]] = {
    FONT_TYPE: lambda content, inspection: inspection.holds_font(content),
    **dict.fromkeys(PICTURE_TYPES, _is_picture),
}

_CALLED = {
    "application/vnd.openxmlformats-officedocument.oleobject": "OLE 对象",
    "application/vnd.ms-office.activex": "ActiveX 控件",
    "application/vnd.ms-office.activex+xml": "ActiveX 控件",
    "application/vnd.ms-office.vbaproject": "宏",
    "application/vnd.ms-word.vbadata+xml": "宏",
    "application/vnd.ms-word.keymapcustomizations+xml": "自定义的快捷键和工具栏",
    "application/vnd.ms-word.attachedtoolbars": "自定义的快捷键和工具栏",
    "application/vnd.ms-office.webextension+xml": "Web 加载项",
    "application/vnd.ms-office.webextensiontaskpanes+xml": "Web 加载项",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.mailmergerecipientdata+xml": "邮件合并的数据",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.printersettings": "打印机设置",
    "application/vnd.ms-excel.sheet.macroenabled.12": "带宏的工作簿",
    "application/vnd.openxmlformats-package.digital-signature-origin": "数字签名（成文以后不再有效）",
    "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml": "数字签名（成文以后不再有效）",
}
"""What messages call kinds of parts that office programs write and a report must not have."""
