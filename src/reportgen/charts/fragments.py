"""Pieces of DrawingML chart markup (ECMA-376 part 1, 21.2), in the order that its schema wants them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from xml.sax.saxutils import escape

from reportgen.charts import workbook as sheet
from reportgen.charts.arrangement import LABEL_PT, TITLE_PT
from reportgen.charts.palette import AXIS, GRID, LEADER, PAPER, TEXT
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import NumberStyle

EAST_ASIAN_FONT = "宋体"
LATIN_FONT = "Times New Roman"

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_HIDDEN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_MARKERS = ("circle", "square", "triangle", "diamond", "x", "plus")
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash")
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222


def chart_space(title: str, plots: str, legend: str) -> str:
    """The whole part, around a title, the plots with their axes, and a legend."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f'<c:chart>{title}<c:autoTitleDeleted val="{0 if title else 1}"/>'
        f"<c:plotArea><c:layout/>{plots}{_HIDDEN}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_HIDDEN}{_text(LABEL_PT)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def title(text: str) -> str:
    """A title above the plot."""
    return f'<c:title>{_rich(text, TITLE_PT, bold=True)}<c:overlay val="0"/></c:title>'


def legend(position: str) -> str:
    """A legend, at ``r`` (right) or ``b`` (bottom)."""
    return f'<c:legend><c:legendPos val="{position}"/><c:overlay val="0"/>{_text(LABEL_PT)}</c:legend>'


def number_format(style: NumberStyle) -> str:
    """The number format of value labels and of the workbook's cells."""
    return "0.00" if style is NumberStyle.FIXED else "General"


def series(shown: Plotted, index: int, look: str, labels: str, style: NumberStyle, end: str = "") -> str:
    """One series: where it stands in the workbook, its values, and between them its look and labels."""
    row = shown.series[index]
    name = f"<c:tx><c:strRef><c:f>{sheet.name_cell(index)}</c:f>{_text_cache([row.name])}</c:strRef></c:tx>"
    categories = (
        f"<c:cat><c:strRef><c:f>{sheet.categories_range(shown)}</c:f>"
        f"{_text_cache(shown.categories)}</c:strRef></c:cat>"
    )
    values = (
        f"<c:val><c:numRef><c:f>{sheet.values_range(shown, index)}</c:f>"
        f"{_number_cache(row.values, number_format(style))}</c:numRef></c:val>"
    )
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"{name}{look}{labels}{categories}{values}{end}</c:ser>"
    )


def part_fill(index: int, colour: str, *, outlined: bool) -> str:
    """The look of one part of a pie; a white outline parts it from its neighbours."""
    line = f'<a:ln w="12700">{_fill(PAPER)}</a:ln>' if outlined else _NO_LINE
    return f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/><c:spPr>{_fill(colour)}{line}</c:spPr></c:dPt>'


def pie_labels(*, named: bool) -> str:
    """Shares, after the part's name where `named`, with lines to labels that had to move away."""
    return (
        f'<c:dLbls><c:numFmt formatCode="0.00%" sourceLinked="0"/>{_HIDDEN}{_text(LABEL_PT)}'
        f'<c:dLblPos val="{"outEnd" if named else "bestFit"}"/>{_shows(name=named, share=True)}'
        "<c:separator>\n</c:separator>"
        f'<c:showLeaderLines val="1"/><c:leaderLines><c:spPr>{_line(LEADER)}</c:spPr></c:leaderLines>'
        "</c:dLbls>"
    )


def pie_chart(rows: str) -> str:
    """A pie around its one series."""
    return f'<c:pieChart><c:varyColors val="1"/>{rows}<c:firstSliceAng val="0"/></c:pieChart>'


def bar_fill(colour: str) -> str:
    """The look of columns and bars."""
    return f'<c:spPr>{_fill(colour)}{_NO_LINE}</c:spPr><c:invertIfNegative val="0"/>'


def bar_chart(direction: str, grouping: str, rows: str, gap: float) -> str:
    """Columns (``col``) or bars (``bar``) around their series; `gap` in widths of a bar."""
    overlap = 100 if grouping == "stacked" else 0
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f"{rows}"
        f'<c:gapWidth val="{gap * 100:.0f}"/><c:overlap val="{overlap}"/>{_axis_ids()}</c:barChart>'
    )


def line_stroke(index: int, colour: str) -> str:
    """The look of one line; marker and dashes tell it from others where colour cannot."""
    marker = (
        f'<c:marker><c:symbol val="{_MARKERS[index]}"/><c:size val="6"/>'
        f"<c:spPr>{_fill(colour)}{_line(colour)}</c:spPr></c:marker>"
    )
    dash = f'<a:prstDash val="{_DASHES[index]}"/>'
    return f'<c:spPr><a:ln w="25400" cap="rnd">{_fill(colour)}{dash}<a:round/></a:ln></c:spPr>{marker}'


STRAIGHT = '<c:smooth val="0"/>'
"""The end of a line series: Word curves the line when this is left out."""


def line_chart(rows: str) -> str:
    """Lines around their series."""
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{rows}<c:marker val="1"/>'
        f"{_axis_ids()}</c:lineChart>"
    )


def value_labels(
    position: str,
    *,
    upright: bool = False,
    silent: Iterable[int] = (),
    below: Iterable[int] = (),
    colour: str = TEXT,
) -> str:
    """A value at every point of a series, none at the `silent` ones, those of `below` under their point."""
    text = _text(LABEL_PT, colour, upright=upright)
    own = {at: '<c:delete val="1"/>' for at in silent}
    own |= {at: f'{_HIDDEN}{text}<c:dLblPos val="b"/>{_shows(value=True)}' for at in below}
    points = "".join(f'<c:dLbl><c:idx val="{at}"/>{content}</c:dLbl>' for at, content in sorted(own.items()))
    return f'<c:dLbls>{points}{_HIDDEN}{text}<c:dLblPos val="{position}"/>{_shows(value=True)}</c:dLbls>'


def axes(shown: Plotted, unit: str, direction: str) -> str:
    """A category axis and a value axis; bars lie, with the first category on top."""
    lying = direction == "bar"
    values = [value for row in shown.series for value in row.values if value is not None]
    floor = '<c:min val="0"/>' if min(values) >= 0 else ""
    largest = max(abs(value) for value in values)
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_line(AXIS)}</c:spPr>{_text(LABEL_PT)}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{floor}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if lying else "l"}"/>'
        f"<c:majorGridlines><c:spPr>{_line(GRID)}</c:spPr></c:majorGridlines>{_axis_title(unit, lying)}"
        f'<c:numFmt formatCode="{"0" if largest >= 10 else "General"}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{_NO_LINE}</c:spPr>{_text(LABEL_PT)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _axis_title(unit: str, lying: bool) -> str:
    if not unit:
        return ""
    return f'<c:title>{_rich(f"单位：{unit}", LABEL_PT, upright=not lying)}<c:overlay val="0"/></c:title>'


def _axis_ids() -> str:
    return f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def _shows(*, name: bool = False, value: bool = False, share: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value:d}"/><c:showCatName val="{name:d}"/>'
        f'<c:showSerName val="0"/><c:showPercent val="{share:d}"/><c:showBubbleSize val="0"/>'
    )


def _text_cache(texts: Collection[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _number_cache(values: Collection[Decimal | None], code: str) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value:f}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(values)}"/>'
    return f"<c:numCache><c:formatCode>{code}</c:formatCode>{count}{points}</c:numCache>"


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _line(colour: str) -> str:
    return f'<a:ln w="9525">{_fill(colour)}</a:ln>'


def _text(size_pt: float, colour: str = TEXT, *, upright: bool = False) -> str:
    return (
        f"<c:txPr>{_body(upright)}<a:lstStyle/><a:p><a:pPr>"
        f"{_run_properties('defRPr', size_pt, colour)}</a:pPr>"
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _rich(text: str, size_pt: float, *, bold: bool = False, upright: bool = False) -> str:
    return (
        f"<c:tx><c:rich>{_body(upright)}<a:lstStyle/><a:p><a:pPr>"
        f"{_run_properties('defRPr', size_pt, TEXT, bold)}</a:pPr><a:r>"
        f"{_run_properties('rPr', size_pt, TEXT, bold)}<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>"
    )


def _body(upright: bool) -> str:
    return f'<a:bodyPr rot="{-5400000 if upright else 0}" vert="horz" anchor="ctr"/>'


def _run_properties(tag: str, size_pt: float, colour: str, bold: bool = False) -> str:
    language = ' lang="zh-CN"' if tag == "rPr" else ""
    return (
        f'<a:{tag}{language} sz="{size_pt * 100:.0f}" b="{bold:d}">{_fill(colour)}'
        f'<a:latin typeface="{LATIN_FONT}"/><a:ea typeface="{EAST_ASIAN_FONT}"/></a:{tag}>'
    )
