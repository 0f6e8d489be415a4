"""The straight lines that are drawn on a page: borders of cells, whether drawn as lines or as thin areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from reportgen.finished.pdf.geometry import Turn

NEAR = 3.0
"""Points: lines no further apart are one; so are the two edges of a line drawn as a thin area."""
_STRAIGHT = 1.0
_SHORTEST = 4.0
_MOST_SEGMENTS = 4_000
"""A path of more pieces is a drawing, not the borders of a table."""


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A horizontal or vertical line: where it lies across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float

    def reaches(self, position: float) -> bool:
        """Whether it passes, or ends, at a position along its direction."""
        return self.start - NEAR <= position <= self.end + NEAR


def rules_of(page: pypdfium2.PdfPage, turn: Turn) -> tuple[list[RuledLine], list[RuledLine]]:
    """The horizontal and the vertical lines of a page, pieces of one line joined."""
    horizontal: list[RuledLine] = []
    vertical: list[RuledLine] = []
    for drawing in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        if not _is_visible(drawing.raw):
            continue
        for (x1, y1), (x2, y2) in _edges(drawing.raw, turn):
            if abs(y1 - y2) <= _STRAIGHT and abs(x1 - x2) >= _SHORTEST:
                horizontal.append(RuledLine((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
            elif abs(x1 - x2) <= _STRAIGHT and abs(y1 - y2) >= _SHORTEST:
                vertical.append(RuledLine((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
    return _in_one(horizontal), _in_one(vertical)


def _is_visible(path: pdfium.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = pdfium.c_int(), pdfium.FPDF_BOOL()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke):
        return False
    if stroke.value:
        return True
    if not fill.value:
        return False  # cuts off what others draw
    channels = [pdfium.c_uint() for _ in range(4)]
    is_known = pdfium.FPDFPageObj_GetFillColor(path, *channels)
    return (
        not is_known or min(channel.value for channel in channels[:3]) < 250
    )  # white covers, it draws nothing


_Point = tuple[float, float]


def _edges(path: pdfium.FPDF_PAGEOBJECT, turn: Turn) -> Iterator[tuple[_Point, _Point]]:
    count = pdfium.FPDFPath_CountSegments(path)
    if count > _MOST_SEGMENTS:
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    start = last = (0.0, 0.0)
    x, y = pdfium.c_float(), pdfium.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield point, start
        last = point


def clusters(values: Iterable[float]) -> list[float]:
    """The values in order, those that lie near one another as their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= NEAR and value - groups[-1][0] <= 2 * NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def nearest_index(values: list[float], value: float) -> int:
    """Which of the values lies nearest."""
    return min(range(len(values)), key=lambda index: abs(values[index] - value))


def _in_one(rules: list[RuledLine]) -> list[RuledLine]:
    """Pieces that lie in one line and touch, as one rule each."""
    positions = clusters(rule.at for rule in rules)
    pieces: dict[int, list[RuledLine]] = {}
    for rule in rules:
        pieces.setdefault(nearest_index(positions, rule.at), []).append(rule)
    return [
        RuledLine(positions[index], start, end)
        for index, found in pieces.items()
        for start, end in _spans(found)
    ]


def _spans(rules: Iterable[RuledLine]) -> Iterator[tuple[float, float]]:
    start: float | None = None
    end = 0.0
    for rule in sorted(rules, key=lambda one: one.start):
        if start is None:
            start, end = rule.start, rule.end
        elif rule.start <= end + NEAR:
            end = max(end, rule.end)
        else:
            yield start, end
            start, end = rule.start, rule.end
    if start is not None:
        yield start, end
