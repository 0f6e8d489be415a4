"""Cell styles of an .xlsx with another fill."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from reportgen.data_workbook.marking.parts_xml import MAIN, written
from reportgen.data_workbook.marking.remarks import COLOURS
from reportgen.errors import Severity


class Fills:
    """The styles of a workbook, and those that are added to them."""

    def __init__(self, styles: etree._Element) -> None:
        self._styles = styles
        self._fills: dict[Severity, str] = {}
        self._made: dict[tuple[int, Severity], int] = {}

    def style(self, number: int, severity: Severity) -> int:
        """The number of the style that is like another one but for its fill."""
        key = (number, severity)
        if key not in self._made:
            formats = self._styles.find(f"{{{MAIN}}}cellXfs")
            if formats is None or number >= len(formats):
                return number
            changed = deepcopy(formats[number])
            changed.set("fillId", self._fill(severity))
            changed.set("applyFill", "1")
            formats.append(changed)
            formats.set("count", str(len(formats)))
            self._made[key] = len(formats) - 1
        return self._made[key]

    def content(self) -> bytes:
        """The part as it is written."""
        return written(self._styles)

    def _fill(self, severity: Severity) -> str:
        if severity not in self._fills:
            fills = self._styles.find(f"{{{MAIN}}}fills")
            if fills is None:
                return "0"
            fill = etree.SubElement(fills, f"{{{MAIN}}}fill")
            pattern = etree.SubElement(fill, f"{{{MAIN}}}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{{{MAIN}}}fgColor", rgb=f"FF{COLOURS[severity]}")
            fills.set("count", str(len(fills)))
            self._fills[severity] = str(len(fills) - 1)
        return self._fills[severity]
