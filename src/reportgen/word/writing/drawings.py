"""Inline pictures and charts: their XML, and the parts that they need."""

from __future__ import annotations

from reportgen.errors import Refusal
from reportgen.word.package.references import Relationship
from reportgen.word.package.xmlns import WP, R
from reportgen.word.values import NativeChart, Picture
from reportgen.word.writing.state import RenderState
from reportgen.word.writing.text import plain
from reportgen.xml_text import quoted

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
"""What a program must know to be given the chart: all that draw charts know it, as do no simple readers."""
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAX_EMU = 27_273_042_316_900


def picture_xml(picture: Picture, state: RenderState) -> str:
    """The ``w:drawing`` of a picture; its file and references are added to `state`."""
    number, size = state.next_drawing(), _size(picture)
    file_id = state.relate("image", state.add_media(picture.data))
    name = f"图片 {number}"
    graphic = (
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{file_id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    link = f'<a:hlinkClick r:id="{link_id(picture.link, state)}"/>' if picture.link else ""
    return _inline(number, name, picture.alt, size, link, _PIC, graphic)


def chart_xml(chart: NativeChart, state: RenderState) -> str:
    """The ``w:drawing`` of a chart; its part, workbook and references are added to `state`."""
    number, size = state.next_drawing(), _size(chart)
    index = state.add_chart()
    part, workbook = f"word/charts/chart{index}.xml", f"word/embeddings/chart{index}.xlsx"
    reference = Relationship("rId1", "package", workbook, external=False)
    state.add_file(part, chart.chart_xml, _CHART_TYPE)
    state.add_relationships(part, [reference])
    state.add_file(workbook, chart.workbook, _WORKBOOK_TYPE)
    chart_id = state.relate("chart", part)
    graphic = f'<c:chart xmlns:c="{_C}" r:id="{chart_id}"/>'
    drawn = _inline(number, chart.name or f"图表 {number}", chart.alt, size, "", _C, graphic)
    if chart.picture is None:
        return drawn
    instead = picture_xml(Picture(chart.picture, chart.width, chart.height, alt=chart.alt), state)
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}" xmlns:wps="{_WPS}"><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{instead}</mc:Fallback></mc:AlternateContent>"
    )


def _size(drawing: Picture | NativeChart) -> str:
    for length in (drawing.width, drawing.height):
        if type(length) is not int or not 0 < length < _MAX_EMU:
            raise Refusal(
                f"图的尺寸 {length!r} 不对", "宽和高是正整数，单位 EMU（1 毫米 = 36000）", "word.value"
            )
    return f'cx="{drawing.width}" cy="{drawing.height}"'


def _inline(number: int, name: str, alt: str, size: str, link: str, kind: str, graphic: str) -> str:
    described = f'<wp:docPr id="{number}" name={_attribute(name)} descr={_attribute(alt)}'
    properties = f"{described}>{link}</wp:docPr>" if link else f"{described}/>"
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" xmlns:a="{_A}" xmlns:r="{R}" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/>{properties}"
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{kind}">{graphic}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def _attribute(text: str) -> str:
    plain(text)  # raises for characters that XML cannot hold
    return quoted(text)


def is_web_address(address: str) -> bool:
    """Whether a link may lead there."""
    return address.lower().startswith(("http://", "https://", "mailto:"))


def link_id(address: str, state: RenderState) -> str:
    """Refer to a web address from the current part.

    Raises:
        Refusal: when it is not http, https or mailto.
    """
    if not is_web_address(address):
        raise Refusal(f"链接“{address}”不是网址", "链接只用 http、https、mailto", "word.value")
    plain(address)
    return state.relate("hyperlink", address, external=True)
