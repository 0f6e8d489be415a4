"""Pieces of DrawingML chart markup (ECMA-376 part 1, 21.2) that every kind of chart is made of.

Elements stand in the order that the schema wants them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import NamedTuple

from reportgen.charts.drawingml import workbook as sheet
from reportgen.charts.lettering import LABEL_PT, TITLE_PT
from reportgen.charts.palette import TEXT
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec
from reportgen.number_format import NumberFormat
from reportgen.xml_text import XML_DECLARATION, escaped

EAST_ASIAN_FONT = "宋体"
LATIN_FONT = "Times New Roman"

UPRIGHT = 'rot="0" vert="horz"'
UNWRAPPED = f'{UPRIGHT} wrap="none"'
ON_END = 'rot="-5400000" vert="horz"'
LETTERS_STACKED = 'rot="0" vert="wordArtVertRtl"'
"""Attributes of ``a:bodyPr``: upright, upright in one line, turned to read upwards, letters below one another."""

NO_LINE = "<a:ln><a:noFill/></a:ln>"
HIDDEN = f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>"

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


class PlotAndLegend(NamedTuple):
    """Markup that differs between kinds: the plots with their axes, the legend, and where the plots stand."""

    plots: str
    legend: str
    layout: str = "<c:layout/>"


def chart_space(spec: ChartSpec, drawn: PlotAndLegend) -> str:
    """The whole chart part."""
    title = f'<c:title>{rich_text(spec.title, TITLE_PT, bold=True)}<c:overlay val="0"/></c:title>'
    return (
        f'{XML_DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f"<c:chart>{title if spec.show_title else ''}"
        f'<c:autoTitleDeleted val="{not spec.show_title:d}"/>'
        f"<c:plotArea>{drawn.layout}{drawn.plots}{HIDDEN}</c:plotArea>{drawn.legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{HIDDEN}{text_look()}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def legend(position: str, layout: str = "") -> str:
    """A legend, at ``r`` (right) or ``b`` (bottom)."""
    return f'<c:legend><c:legendPos val="{position}"/>{layout}<c:overlay val="0"/>{text_look()}</c:legend>'


def series(shown: Plotted, index: int, look: str, style: NumberFormat, end: str = "") -> str:
    """One series: its name, its `look` with labels, its categories and values, and what ends it."""
    row = shown.series[index]
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx>{_strings(sheet.name_cell(index), [row.name])}</c:tx>{look}"
        f"<c:cat>{_strings(sheet.categories_range(shown), shown.categories)}</c:cat>"
        f"<c:val>{_numbers(sheet.values_range(shown, index), row.values, style)}</c:val>{end}</c:ser>"
    )


def shows(*, name: bool = False, value: bool = False, share: bool = False) -> str:
    """What a data label shows."""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value:d}"/><c:showCatName val="{name:d}"/>'
        f'<c:showSerName val="0"/><c:showPercent val="{share:d}"/><c:showBubbleSize val="0"/>'
    )


def fill(colour: str) -> str:
    """A plain colour."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def line(colour: str, width: int = 9525) -> str:
    """A plain line, `width` in EMU (12,700 to the point)."""
    return f'<a:ln w="{width}">{fill(colour)}</a:ln>'


def text_look(colour: str = TEXT, body: str = UPRIGHT) -> str:
    """How text looks that Word itself writes."""
    return (
        f"<c:txPr><a:bodyPr {body}/><a:lstStyle/><a:p><a:pPr>{_run('defRPr', LABEL_PT, colour)}</a:pPr>"
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def rich_text(text: str, size_pt: float = LABEL_PT, *, bold: bool = False, body: str = UPRIGHT) -> str:
    """Text of our own, one paragraph a line."""
    return f"<c:tx><c:rich><a:bodyPr {body}/><a:lstStyle/>{_paragraphs(text, size_pt, bold)}</c:rich></c:tx>"


def _paragraphs(text: str, size_pt: float, bold: bool) -> str:
    return "".join(
        f"<a:p><a:pPr>{_run('defRPr', size_pt, TEXT, bold)}</a:pPr>"
        f"<a:r>{_run('rPr', size_pt, TEXT, bold)}<a:t>{escaped(part)}</a:t></a:r></a:p>"
        for part in text.split("\n")
    )


def _run(tag: str, size_pt: float, colour: str, bold: bool = False) -> str:
    return (
        f'<a:{tag} lang="zh-CN" sz="{size_pt * 100:.0f}" b="{bold:d}">{fill(colour)}'
        f'<a:latin typeface="{LATIN_FONT}"/><a:ea typeface="{EAST_ASIAN_FONT}"/></a:{tag}>'
    )


def own_formats(values: Collection[Decimal | None], style: NumberFormat) -> dict[int, str]:
    """The number formats of values that need another than most, by their position."""
    formats = {at: style.in_workbooks_of(value) for at, value in enumerate(values) if value is not None}
    return {at: code for at, code in formats.items() if code != style.in_workbooks}


def _format_code(own: Mapping[int, str], at: int) -> str:
    return f' formatCode="{own[at]}"' if at in own else ""


def _strings(cells: str, texts: Collection[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escaped(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:strRef><c:f>{cells}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _numbers(cells: str, values: Collection[Decimal | None], style: NumberFormat) -> str:
    own = own_formats(values, style)
    points = "".join(
        f'<c:pt idx="{at}"{_format_code(own, at)}><c:v>{value:f}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>{style.in_workbooks}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )
