"""The only functions that parse, change and write XML."""

from __future__ import annotations

import re

from lxml import etree

from reportgen.errors import Refusal
from reportgen.word.limits import MAX_ATTRIBUTES, MAX_XML_DEPTH
from reportgen.xml_text import XML_DECLARATION

_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']""")
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (MAX_XML_DEPTH + 1)})")
"""Whether there is an element so far down; much faster than a loop over all elements."""
_BEYOND_LIMITS = re.compile("huge|too long|resource limit", re.I)
_TOO_MANY_ATTRIBUTES = etree.XPath(f"boolean(//@*[{MAX_ATTRIBUTES + 1}])")


def parse(data: bytes) -> etree._Element:
    """Parse a part without entities, document types or network.

    Raises:
        Refusal: when it is not well-formed UTF-8 XML, or declares a document type.
    """
    body = data.removeprefix(b"\xef\xbb\xbf")
    declared = _ENCODING.match(body)
    if b"\x00" in body[:64] or (declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii")):
        raise Refusal("XML 不是 UTF-8 编码", "用 Word 打开并重新保存", "word.package")
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise Refusal("XML 里有文档类型或实体声明，可能是攻击文件", code="word.package")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(error) from None
    if _TOO_DEEP(root):
        raise Refusal(f"XML 嵌套超过 {MAX_XML_DEPTH} 层", code="word.limit")
    if _TOO_MANY_ATTRIBUTES(root):
        raise Refusal(f"XML 里有一个元素的属性超过 {MAX_ATTRIBUTES} 个", code="word.limit")
    return root


def _broken(error: etree.XMLSyntaxError) -> Refusal:
    """What a parser that speaks English stopped at."""
    if _BEYOND_LIMITS.search(str(error)):
        return Refusal("XML 里有一段文字长得超出限度（10 MB）", code="word.limit")
    line, column = error.position
    return Refusal(f"XML 已损坏（第 {line} 行第 {column} 列）", "用 Word 打开并重新保存", "word.package")


def remove(element: etree._Element) -> None:
    """Take an element out of its tree; one without a parent is left alone."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def to_text(root: etree._Element) -> str:
    """The element and all below it as text, without declaration and without what follows it."""
    return etree.tostring(root, encoding="unicode", with_tail=False)


def to_bytes(root: etree._Element) -> bytes:
    """The element and all below it as the content of a file."""
    return f"{XML_DECLARATION}{to_text(root)}".encode()
