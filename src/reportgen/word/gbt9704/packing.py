"""The package around a document: content types, relationships, settings, fonts, and the zip that holds them."""

from __future__ import annotations

from reportgen.word.gbt9704.styles import SUBSTITUTES
from reportgen.word.gbt9704.stylesheet import styles_xml
from reportgen.word.package.xmlns import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, R, W
from reportgen.xml_text import XML_DECLARATION
from reportgen.zip_archive import pack, write_archive

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIXED_PARTS = {"styles": "styles", "settings": "settings", "fontTable": "fontTable"}


class MarginParts:
    """The header and footer parts of a document, in the order in which they are added."""

    def __init__(self) -> None:
        self._elements: list[tuple[str, str]] = []

    def add(self, element: str, content: str) -> str:
        """Keep `content` as a part of this kind (``header`` or ``footer``) and return its relationship id."""
        tag = {"header": "w:hdr", "footer": "w:ftr"}[element]
        self._elements.append((element, f'<{tag} xmlns:w="{W}">{content}</{tag}>'))
        return f"rIdMargin{len(self._elements)}"

    def named(self) -> list[tuple[str, str, str]]:
        """Relationship id, part name without folder and suffix, XML."""
        return [
            (f"rIdMargin{number}", f"{element}{number}", xml)
            for number, (element, xml) in enumerate(self._elements, start=1)
        ]


def pack_document(document: str, margins: MarginParts, even_and_odd: bool) -> bytes:
    """The .docx; the same parts always give the same bytes."""
    parts = {
        "[Content_Types].xml": _content_types(margins),
        "_rels/.rels": _relationships(
            [
                ("rId1", f"{R}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
            ]
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "docProps/app.xml": f'<Properties xmlns="{_EXTENDED}"><Application>reportgen</Application></Properties>',
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _document_relationships(margins),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _settings(even_and_odd),
        "word/fontTable.xml": _font_table(),
        **{f"word/{name}.xml": xml for _, name, xml in margins.named()},
    }
    return write_archive(pack(name, f"{XML_DECLARATION}{xml}".encode()) for name, xml in parts.items())


def _content_types(margins: MarginParts) -> str:
    kinds = {"document": "document.main", **_FIXED_PARTS}
    kinds |= {name: name.rstrip("0123456789") for _, name, _ in margins.named()}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _document_relationships(margins: MarginParts) -> str:
    fixed = [(f"rId{n}", f"{R}/{kind}", f"{kind}.xml") for n, kind in enumerate(_FIXED_PARTS, start=1)]
    added = [(rid, f"{R}/{name.rstrip('0123456789')}", f"{name}.xml") for rid, name, _ in margins.named()]
    return _relationships(fixed + added)


def _relationships(entries: list[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in entries
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{listed}</Relationships>'


# The settings of a new document in Chinese Word, and no justification of lines that end in a manual break.
_COMPATIBILITY = (
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
    "<w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat>'
)


def _settings(even_and_odd: bool) -> str:
    margins = "<w:evenAndOddHeaders/>" if even_and_odd else ""
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>{margins}'
        '<w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'{_COMPATIBILITY}<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for face, other in SUBSTITUTES.items()
    )
    return f'<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'
