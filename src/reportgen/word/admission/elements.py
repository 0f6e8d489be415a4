"""Elements and attributes in the parts of a document that reach out of it, run something, or hide something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from reportgen.word.admission.allowed import VML
from reportgen.word.admission.field_codes import is_harmless_address
from reportgen.word.admission.finding import ForeignElement, there_is

_REFUSED = {
    "OLEObject": "OLE 对象",
    "objectLink": "OLE 对象",
    "objectEmbed": "OLE 对象",
    "oleObj": "OLE 对象",
    "control": "ActiveX 控件",
    "ocx": "ActiveX 控件",
    "movie": "视频",
    "quickTimeFile": "视频",
    "videoFile": "视频",
    "audioFile": "音频",
    "wavAudioFile": "音频",
    "audioCd": "音频",
    "snd": "音频",
    "webVideoPr": "网页视频",
    "altChunk": "嵌入的外来文档（altChunk）",
    "subDoc": "子文档",
    "mailMerge": "邮件合并的数据源",
    "recipients": "邮件合并的数据",
    "frameset": "网页框架",
    "sourceFileName": "网页框架",
    "saveThroughXslt": "另存时的转换（XSLT）",
    "entryMacro": "窗体域的宏",
    "exitMacro": "窗体域的宏",
    "contentPart": "外来内容（contentPart）",
    "webExtensionLinked": "Web 加载项",
    "webExtensionCreated": "Web 加载项",
    "webextensionref": "Web 加载项",
    "webextension": "Web 加载项",
    "taskpanes": "Web 加载项",
    "customUI": "自定义功能区",
    "keymaps": "自定义的快捷键和工具栏",
    "toolbars": "自定义的快捷键和工具栏",
    "tcg": "自定义的快捷键和工具栏",
    "script": "脚本",
    "model3d": "三维模型",
}
"""Elements of any namespace, by local name, with what messages call them."""

_VML_NAMESPACES = frozenset(
    (
        "urn:schemas-microsoft-com:vml",
        "urn:schemas-microsoft-com:office:office",
        "urn:schemas-microsoft-com:office:word",
        "urn:schemas-microsoft-com:office:excel",
        "urn:schemas-microsoft-com:office:powerpoint",
    )
)
_CLICKED = frozenset(("hlinkClick", "hlinkHover", "hlinkMouseOver"))
_ACTIVE_STYLE = re.compile(r"url\s*\(|expression\s*\(|behavior|@import|script\s*:", re.IGNORECASE)
_SCHEMA_LIBRARY = "http://schemas.openxmlformats.org/schemaLibrary/2006/main"
_LOCATIONS = frozenset(("schemaLocation", "manifestLocation"))
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


_LOOKED_AT = (
    *(f"{{*}}{name}" for name in (*_REFUSED, *_CLICKED, "HyperlinkBase")),
    *(f"{{{namespace}}}*" for namespace in _VML_NAMESPACES),
    f"{{{_CHART}}}f",
    f"{{{_SCHEMA_LIBRARY}}}schema",
)
"""What is to be judged; the parser's library finds it much faster than a loop over all elements."""


def foreign_elements(part: str, root: etree._Element) -> Iterator[ForeignElement]:
    """What one part holds that is not allowed; references by id are judged where they are declared."""
    for element in root.iter(*_LOOKED_AT):
        namespace, _, name = str(element.tag).rpartition("}")
        if name in _REFUSED:
            yield ForeignElement(part, element, there_is(_REFUSED[name]))
        elif namespace[1:] in _VML_NAMESPACES:
            yield from _in_vml(part, element, name)
        elif name in _CLICKED and element.get("action"):
            yield ForeignElement(part, element, "图形上的动作（action）不许用", "action")
        elif name == "HyperlinkBase" and (element.text or "").strip():
            if not is_harmless_address(element.text or ""):
                yield ForeignElement(part, element, f"超链接基础“{element.text}”不是网址")
        elif name == "f" and namespace[1:] == _CHART and "|" in (element.text or ""):
            yield ForeignElement(part, element, "图表的数据不能来自其他程序（DDE）")
        elif name == "schema" and namespace[1:] == _SCHEMA_LIBRARY:
            yield from (
                ForeignElement(part, element, "XML 架构的位置不许写", str(attribute))
                for attribute in element.attrib
                if etree.QName(attribute).localname in _LOCATIONS
            )


def _in_vml(part: str, element: etree._Element, name: str) -> Iterator[ForeignElement]:
    if name.lower() not in VML:
        yield ForeignElement(part, element, f"VML 图形里不许有“{name[:40]}”")
        return
    for attribute, value in element.attrib.items():
        key, text = etree.QName(attribute).localname.lower(), str(value)
        if key in ("src", "althref", "movie") or key.startswith("on"):
            if not (key.startswith("on") and text in ("t", "f", "true", "false", "0", "1", "")):
                yield ForeignElement(part, element, f"VML 图形引用了“{text[:60]}”（{key}）", str(attribute))
        elif key == "href" and _is_plain(attribute) and not is_harmless_address(text):
            yield ForeignElement(part, element, f"VML 图形的链接“{text[:60]}”不是网址", str(attribute))
        elif key == "style" and _ACTIVE_STYLE.search(text):
            yield ForeignElement(part, element, f"VML 图形的“{key}”里有会引用外部的写法", str(attribute))


def _is_plain(attribute: str | bytes) -> bool:
    """Whether it holds an address; one in the namespace of references holds the id of one."""
    namespace = etree.QName(attribute).namespace or ""
    return not namespace.endswith("/relationships")
