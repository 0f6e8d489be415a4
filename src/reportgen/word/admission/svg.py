"""SVG pictures: drawings only."""

from __future__ import annotations

import re

from lxml import etree

from reportgen.errors import Refusal
from reportgen.word.admission.allowed import SVG
from reportgen.word.admission.finding import DISGUISED
from reportgen.word.package.xml import parse

_NAMESPACE = "http://www.w3.org/2000/svg"
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpeg|gif);base64,)", re.IGNORECASE)
_OUTWARD = re.compile(r"url\s*\(\s*+[\"']?+\s*+(?!#)|@import|expression\s*\(|script\s*:|\\", re.IGNORECASE)


def complaint_of_svg(content: bytes) -> str | None:
    """Why an SVG may not pass; None where it is a drawing without scripts that refers to nothing outside itself."""
    try:
        root = parse(content)
    except Refusal as refusal:
        return f"读不了：{refusal.message}"
    if root.tag != f"{{{_NAMESPACE}}}svg":
        return DISGUISED
    return next((found for element in root.iter(etree.Element) if (found := _complaint(element))), None)


def _complaint(element: etree._Element) -> str | None:
    name = etree.QName(element)
    if name.namespace == _NAMESPACE and name.localname.lower() not in SVG:
        return f"里不许有“{name.localname[:40]}”"
    if name.localname.lower() == "style" and _OUTWARD.search(element.text or ""):
        return "的样式引用了外部文件"
    for attribute, value in element.attrib.items():
        key, text = etree.QName(attribute).localname.lower(), str(value)
        if key.startswith("on"):
            return f"里不许有脚本（{key}）"
        if key in ("href", "src") and not _INSIDE.match(text):
            return f"引用了外部文件“{text[:60]}”"
        if key not in ("href", "src") and _OUTWARD.search(text):
            return f"的“{key}”引用了外部文件"
    return None
