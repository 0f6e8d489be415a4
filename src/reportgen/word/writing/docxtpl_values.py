"""Accepting docxtpl's value objects, so that programs written for docxtpl need not change them.

They are recognised by class name: importing docxtpl takes longer than rendering a report.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Any

from reportgen.errors import Refusal
from reportgen.word.package.properties import SCHEMA_ORDER
from reportgen.word.package.xmlns import R, W, w
from reportgen.word.values import Picture
from reportgen.word.writing.drawings import is_web_address, link_id
from reportgen.word.writing.state import RenderState
from reportgen.word.writing.text import (
    PAGE_MAKEUP,
    ParagraphsXml,
    RunsXml,
    TextXml,
    has_page_makeup,
    in_run_with_page_makeup,
    plain_xml,
    with_breaks,
)

_KNOWN = frozenset(
    map(w, ("p", "pPr", "pStyle", "r", "rPr", "t", "br", "tab", "hyperlink", *SCHEMA_ORDER["rPr"]))
)
"""The elements that rich texts consist of; texts of a program's users must not bring others in."""
_ID = f"{{{R}}}id"
_ORDER = {w(name): index for index, name in enumerate(SCHEMA_ORDER["rPr"])}


def converted(value: object, state: RenderState) -> object:
    """The engine's value for a docxtpl object, or one of a class derived from docxtpl's; any other value unchanged.

    Raises:
        Refusal: for a docxtpl object that cannot be used here.
    """
    if type(value).__module__ == "builtins":
        return value
    theirs = (kind for kind in type(value).__mro__ if kind.__module__.startswith("docxtpl"))
    name = next((kind.__name__ for kind in theirs), None)
    if name is None:
        return value
    if name not in _CONVERSIONS:
        raise Refusal(
            f"不支持 docxtpl 的 {name}", "改用 Paragraphs、Run、Picture 或 NativeChart", "word.value"
        )
    return _CONVERSIONS[name](value, state)


def _listing(value: Any, state: RenderState) -> str:
    from html import unescape

    text = unescape(value.xml)
    return paged(text, state) if has_page_makeup(text) else text


def paged(text: str, state: RenderState) -> TextXml:
    """The XML of a text in which ``\\a`` begins a new paragraph and ``\\f`` a new page."""
    state.divides_paragraphs = True
    return TextXml(in_run_with_page_makeup(text))


def _rich_text(value: Any, state: RenderState) -> RunsXml:
    return RunsXml(_tidied(value, state))


def _rich_text_paragraph(value: Any, state: RenderState) -> ParagraphsXml:
    return ParagraphsXml(_tidied(value, state))


def _tidied(value: Any, state: RenderState) -> str:
    """The XML of a rich text, its properties in schema order."""
    from lxml import etree  # other values become XML without it

    from reportgen.word.package.xml import to_text

    if has_page_makeup(value.xml):
        state.divides_paragraphs = True
    declarations = f' xmlns:w="{W}" xmlns:r="{R}"'
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        content = plain_xml(value.xml).translate(PAGE_MAKEUP)
        root = etree.fromstring(f"<w:r{declarations}>{content}</w:r>", parser)
    except etree.XMLSyntaxError:
        raise Refusal("RichText 的内容不是完好的 XML", "只用 add 写进文字和格式", "word.value") from None
    for element in root.iter(etree.Element):
        if element.tag not in _KNOWN:
            shown = etree.QName(element).localname
            raise Refusal(f"RichText 里不能有“{shown}”", "只用 add 写进文字和格式", "word.value")
    for link in root.iter(w("hyperlink")):
        link.set(_ID, _link_id(link.get(_ID, ""), state))
    for properties in root.iter(w("rPr")):
        properties[:] = sorted(properties, key=lambda child: _ORDER.get(child.tag, len(_ORDER)))
    for shading in root.iter(w("shd")):
        shading.set(w("val"), shading.get(w("val"), "clear"))
    _refuse_unknown_looks(root)
    xml = "".join(to_text(child) for child in root).replace(declarations, "")
    return with_breaks(xml)


def _link_id(address: str, state: RenderState) -> str:
    """What a rich text gives as the ``url_id`` of a link: an address of the web, as `build_url_id` of our own template has it."""
    if not is_web_address(address):
        hint = "用 reportgen.docxtpl 里 DocxTemplate 的 build_url_id，或把网址直接写成 url_id"
        raise Refusal(f"RichText 里的 url_id“{address}”不是网址，可能属于另一个文件", hint, "word.value")
    return link_id(address, state)


_CHECKED = (
    ("color", "val", re.compile(r"[0-9A-Fa-f]{6}|auto"), "颜色", "写六位十六进制，如 FF0000"),
    ("shd", "fill", re.compile(r"[0-9A-Fa-f]{6}|auto"), "底色", "写六位十六进制，如 FFFF00"),
    ("sz", "val", re.compile(r"[0-9]{1,4}"), "字号", "写半磅数，如 24（小四）"),
)
"""Property, attribute, what it may be, name and advice: what RichText takes over unseen."""


def _refuse_unknown_looks(root: Any) -> None:
    for name, attribute, valid, shown, advice in _CHECKED:
        for element in root.iter(w(name)):
            value = element.get(w(attribute), "auto")
            if not valid.fullmatch(value):
                raise Refusal(f"RichText 的{shown}“{value}”不对", advice, "word.value")


def _subdocument(value: Any, state: RenderState) -> ParagraphsXml:
    """The paragraphs and tables of a sub-document; what they refer to has been put into the template when it was made."""
    if not hasattr(value.tpl, "takes_subdocuments"):
        hint = "用 reportgen.docxtpl 里 DocxTemplate 的 new_subdoc"
        raise Refusal("这个子文档属于 docxtpl 打开的另一个模板", hint, "word.value")
    from reportgen.word.admission.inspection import foreign_in
    from reportgen.word.package.xml import to_text

    for what in foreign_in(value.subdocx.element.body):
        raise Refusal(f"子文档：{what}", "在原来的文件里删去", "word.forbidden")
    blocks = [block for block in value.subdocx.element.body if block.tag != w("sectPr")]
    return ParagraphsXml("".join(map(to_text, blocks)))


def _inline_image(value: Any, state: RenderState) -> Picture:
    from docx.image.image import Image

    data = _content_of_picture(value.image_descriptor)
    try:
        width, height = Image.from_blob(data).scaled_dimensions(value.width, value.height)
    except Exception:  # python-docx raises whatever the damaged bytes lead to
        message = "图片不是完好的 PNG、JPEG、GIF、BMP 或 TIFF 文件"
        raise Refusal(message, "用看图软件打开核对，或转换格式后再用", "word.value") from None
    return Picture(data, int(width), int(height), link=value.anchor or None)


def _content_of_picture(source: object) -> bytes:
    """All bytes of a file, or of a stream that may have been read before: one picture may be placed several times."""
    try:
        if isinstance(source, (str, PathLike)):
            return Path(source).read_bytes()
        if isinstance(source, io.IOBase) or hasattr(source, "read"):
            stream: Any = source
            stream.seek(0)
            content: bytes = stream.read()
            return content
    except OSError as error:
        raise Refusal(f"读不到图片“{source}”（{error.strerror}）", "核对路径和文件名", "word.value") from None
    hint = "给出路径，或打开的文件、io.BytesIO"
    raise Refusal(f"图片不能由“{type(source).__name__}”读出", hint, "word.value")


_CONVERSIONS: dict[str, Callable[[Any, RenderState], object]] = {
    "Listing": _listing,
    "RichText": _rich_text,
    "RichTextParagraph": _rich_text_paragraph,
    "InlineImage": _inline_image,
    "Subdoc": _subdocument,
}
