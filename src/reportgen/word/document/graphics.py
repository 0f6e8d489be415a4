"""Pictures, charts and shapes in a paragraph: name, alternative text, size, part, and the figures of a chart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.word.document.model import ChartSeries, Drawing
from reportgen.word.package.parts import Parts
from reportgen.word.package.references import Relationship
from reportgen.word.package.xmlns import WP, R, whole_number

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_REFERENCES = (f"{{{R}}}embed", f"{{{R}}}id")


class DrawingReader:
    """Reads the drawings of one part."""

    def __init__(self, parts: Parts, references: Mapping[str, Relationship]) -> None:
        """`references` are the relationships of the part by id."""
        self._parts = parts
        self._references = references

    def read(self, element: etree._Element) -> Drawing:
        """The record of a ``w:drawing``, ``w:pict`` or ``w:object``.

        Raises:
            TemplateError: when the part of a chart cannot be read.
        """
        data = next(element.iter("{*}graphicData"), None)
        extent, properties = (next(element.iter(f"{{{WP}}}{name}"), None) for name in ("extent", "docPr"))
        kind = "" if data is None else (data.get("uri") or "").rpartition("/")[2]
        part = self._part_of(element)
        return Drawing(
            kind=kind,
            name="" if properties is None else properties.get("name", ""),
            alt="" if properties is None else properties.get("descr") or properties.get("title") or "",
            size=None if extent is None else (whole_number(extent.get("cx")), whole_number(extent.get("cy"))),
            part=part,
            series=tuple(_series(self._parts.xml(part))) if kind == "chart" and part else (),
        )

    def _part_of(self, element: etree._Element) -> str:
        for inner in element.iter("{*}blip", f"{_CHART}chart", "{*}imagedata"):
            for name in _REFERENCES:
                reference = self._references.get(inner.get(name, ""))
                if reference is not None and reference.target in self._parts.entries:
                    return reference.target
        return ""


def _series(chart: etree._Element) -> Iterator[ChartSeries]:
    for series in chart.iter(f"{_CHART}ser"):
        names, categories, values = (_cached(series.find(f"{_CHART}{name}")) for name in ("tx", "cat", "val"))
        yield ChartSeries("".join(names), categories, values)


def _cached(source: etree._Element | None) -> tuple[str, ...]:
    """The values that the chart part keeps of its workbook, in order; an empty text where a point is missing."""
    if source is None:
        return ()
    points = {
        whole_number(point.get("idx")): point.findtext(f"{_CHART}v", "")
        for point in source.iter(f"{_CHART}pt")
    }
    return tuple(points.get(index, "") for index in range(min(max(points, default=-1) + 1, _MOST_POINTS)))


_MOST_POINTS = 100_000
