"""A Word file that holds nothing but native charts, to show them to validators and office programs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from reportgen.charts import ChartSpec, native
from reportgen.charts.alt_text import alt_text

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def docx_of(specs: Sequence[ChartSpec]) -> bytes:
    """One paragraph per chart."""
    target = io.BytesIO()
    with ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", _content_types(len(specs)))
        package.writestr("_rels/.rels", _relationships(("officeDocument", "word/document.xml")))
        package.writestr(
            "word/_rels/document.xml.rels",
            _relationships(*(("chart", f"charts/chart{at}.xml") for at in range(1, len(specs) + 1))),
        )
        package.writestr("word/document.xml", _document(specs))
        for at, spec in enumerate(specs, 1):
            parts = native(spec)
            package.writestr(f"word/charts/chart{at}.xml", parts.chart_xml)
            package.writestr(f"word/embeddings/chart{at}.xlsx", parts.workbook)
            package.writestr(
                f"word/charts/_rels/chart{at}.xml.rels",
                _relationships(("package", f"../embeddings/chart{at}.xlsx")),
            )
    return target.getvalue()


def _content_types(charts: int) -> str:
    wordprocessing = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    overrides = [("/word/document.xml", wordprocessing)]
    overrides += [
        (f"/word/charts/chart{at}.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
        for at in range(1, charts + 1)
    ]
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xlsx" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
        + "</Types>"
    )


def _relationships(*targets: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _document(specs: Sequence[ChartSpec]) -> str:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    body = "".join(_paragraph(at, spec, drawing) for at, spec in enumerate(specs, 1))
    return (
        f'{_HEAD}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        f'xmlns:wp="{drawing}/wordprocessingDrawing" xmlns:a="{drawing}/main" xmlns:c="{drawing}/chart" '
        f'xmlns:r="{_OFFICE}"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1474" w:bottom="1134" w:left="1588" w:header="851" w:footer="992" '
        'w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _paragraph(at: int, spec: ChartSpec, drawing: str) -> str:
    width, height = spec.extent
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{at}" name="图表{at}" descr={quoteattr(alt_text(spec))}/>'
        f'<a:graphic><a:graphicData uri="{drawing}/chart"><c:chart r:id="rId{at}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
