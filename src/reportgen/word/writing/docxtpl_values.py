"""Accepting docxtpl's value objects, so that programs written for docxtpl need not change them.

They are recognised by class name: importing docxtpl takes longer than rendering a report.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportgen.errors import Refusal
from reportgen.word.package.xmlns import R, W, w
from reportgen.word.values import Picture
from reportgen.word.writing.text import ParagraphsXml, RunsXml, with_breaks

_RUN_PROPERTIES = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
]
_ORDER = {w(name): index for index, name in enumerate(_RUN_PROPERTIES)}


def converted(value: object) -> object:
    """The engine's value for a docxtpl object; any other value unchanged.

    Raises:
        Refusal: for a docxtpl object that cannot be used here.
    """
    if not type(value).__module__.startswith("docxtpl"):
        return value
    name = type(value).__name__
    if name not in _CONVERSIONS:
        raise Refusal(
            f"不支持 docxtpl 的 {name}", "改用 Paragraphs、Run、Picture 或 NativeChart", "word.value"
        )
    return _CONVERSIONS[name](value)


def _listing(value: Any) -> str:
    from html import unescape

    text = unescape(value.xml)
    _refuse_page_makeup(text)
    return text


def _refuse_page_makeup(text: str) -> None:
    if "\a" in text or "\f" in text:
        raise Refusal("\\a（另起一段）和 \\f（另起一页）不受支持", "改用 Paragraphs 和 {{p }}", "word.value")


def _rich_text(value: Any) -> RunsXml:
    return RunsXml(_tidied(value))


def _rich_text_paragraph(value: Any) -> ParagraphsXml:
    return ParagraphsXml(_tidied(value))


def _tidied(value: Any) -> str:
    """The XML of a rich text, its properties in schema order."""
    from lxml import etree  # other values become XML without it

    from reportgen.word.package.xml import to_text

    _refuse_page_makeup(value.xml)
    declarations = f' xmlns:w="{W}" xmlns:r="{R}"'
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(f"<w:r{declarations}>{value.xml}</w:r>", parser)
    except etree.XMLSyntaxError as error:
        raise Refusal(f"RichText 的内容不是完好的 XML：{error}", code="word.value") from None
    if root.find(f".//{w('hyperlink')}") is not None:
        raise Refusal("RichText 里的 url_id 指向另一个文件", "改用 Run(text, link=…)", "word.value")
    for properties in root.iter(w("rPr")):
        properties[:] = sorted(properties, key=lambda child: _ORDER.get(child.tag, len(_ORDER)))
    for shading in root.iter(w("shd")):
        shading.set(w("val"), shading.get(w("val"), "clear"))
    _refuse_unknown_looks(root)
    xml = "".join(to_text(child) for child in root).replace(declarations, "")
    return with_breaks(xml)


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


def _inline_image(value: Any) -> Picture:
    from docx.image.image import Image

    source = value.image_descriptor
    data = Path(source).read_bytes() if isinstance(source, (str, Path)) else _read_again(source)
    width, height = Image.from_blob(data).scaled_dimensions(value.width, value.height)
    return Picture(data, int(width), int(height), link=value.anchor or None)


def _read_again(stream: io.BufferedIOBase) -> bytes:
    """All bytes of a stream that may have been read before: one image may be placed several times."""
    stream.seek(0)
    return stream.read()


_CONVERSIONS: dict[str, Callable[[Any], object]] = {
    "Listing": _listing,
    "RichText": _rich_text,
    "RichTextParagraph": _rich_text_paragraph,
    "InlineImage": _inline_image,
}
