"""The styles part: the styles of the standard, and the built-in ones that Word requires."""

from __future__ import annotations

from reportgen.word.gbt9704.styles import (
    CHARACTER_STYLES,
    FANGSONG,
    PARAGRAPH_STYLES,
    TABLE_STYLES,
    StandardStyle,
    TableStyle,
)
from reportgen.word.package.styles import display_name
from reportgen.word.package.xmlns import W
from reportgen.xml_text import quoted


def styles_xml() -> str:
    """The styles part."""
    return (
        f'<w:styles xmlns:w="{W}">{_DOCUMENT_DEFAULTS}{_BUILT_IN}'
        + "".join(_paragraph_style(style) for style in PARAGRAPH_STYLES)
        + "".join(_character_style(style) for style in CHARACTER_STYLES)
        + "".join(_table_style(style) for style in TABLE_STYLES)
        + "</w:styles>"
    )


def _paragraph_style(style: StandardStyle) -> str:
    default = "" if style.based_on else ' w:default="1"'
    custom = ' w:customStyle="1"' if display_name(style.name) == style.name else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style.id}"><w:name w:val={quoted(style.name)}/>'
        f"{_based_on(style)}{following}{_gallery(style)}{paragraph}{_run_properties(style)}</w:style>"
    )


def _character_style(style: StandardStyle) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style.id}"><w:name w:val={quoted(style.name)}/>'
        f"{_based_on(style)}{_gallery(style)}{_run_properties(style)}</w:style>"
    )


def _table_style(style: TableStyle) -> str:
    rules = f"<w:tblBorders>{_RULES}</w:tblBorders>" if style.ruled else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f'<w:tblPr><w:jc w:val="center"/>{rules}<w:tblCellMar>'
        f'<w:top w:w="{style.above_and_below}" w:type="dxa"/><w:left w:w="{style.beside}" w:type="dxa"/>'
        f'<w:bottom w:w="{style.above_and_below}" w:type="dxa"/><w:right w:w="{style.beside}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )


def _based_on(style: StandardStyle) -> str:
    return f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""


def _gallery(style: StandardStyle) -> str:
    return '<w:uiPriority w:val="1"/><w:qFormat/>' if style.shown_in_gallery else '<w:uiPriority w:val="39"/>'


def _run_properties(style: StandardStyle) -> str:
    face = _fonts(style.face) if style.face else ""
    size = f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>' if style.size else ""
    properties = f"{face}{style.run}{size}{style.language}"
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def _fonts(face: str) -> str:
    """One typeface for all scripts; characters used in both, such as “”, are treated as Chinese."""
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
    )


_DOCUMENT_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANGSONG)}"
    '<w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
_BUILT_IN = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_RULES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
