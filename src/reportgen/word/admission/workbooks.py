"""The workbook behind a chart, which Word opens when somebody edits its figures: cells and tables only."""

from __future__ import annotations

import re

from lxml import etree

from reportgen.errors import Refusal
from reportgen.word.admission.allowed import FUNCTIONS, RELATIONSHIPS_TYPE, WORKBOOK_PARTS
from reportgen.word.admission.finding import DISGUISED
from reportgen.word.errors import TemplateError
from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import read_types
from reportgen.word.package.references import CONTENT_TYPES_NAME
from reportgen.word.package.xml import parse

_FUNCTION = re.compile(r"([\w.]+)\s*\(")
_QUOTED = re.compile(r'"[^"]*"')
_COLUMNS = re.compile(r"\w+\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
"""Columns of a table: ``Table1[[#Totals],[Amount]]``. Other brackets stand around the number of another workbook."""
_REACHING_OUT = frozenset(
    ("externalreference", "ddelink", "olelink", "oleobject", "control", "webpublishitem", "connection")
)


def complaint_of_workbook(content: bytes) -> str | None:
    """Why a workbook may not pass; None where it holds nothing but cells and tables."""
    try:
        entries = read_package(content)
    except TemplateError as error:
        return f"打不开：{error.problems[0].message}"
    if CONTENT_TYPES_NAME not in entries:
        return DISGUISED
    for name, entry in entries.items():
        try:
            root = parse(entry.unpack())
        except Refusal as refusal:
            return f"里的 {name} 读不了：{refusal.message}"
        if name == CONTENT_TYPES_NAME:
            types = read_types(root, entries)
            wrong = next((each for each in entries if _is_wrong(each, types[each])), None)
            if wrong:
                return f"里不许有 {wrong}"
        if complaint := _complaint(root):
            return complaint
    return None


def _is_wrong(name: str, content_type: str) -> bool:
    if name.lower().endswith(".rels"):
        return content_type != RELATIONSHIPS_TYPE
    return name != CONTENT_TYPES_NAME and content_type not in WORKBOOK_PARTS


def _complaint(root: etree._Element) -> str | None:
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname.lower()
        if name in _REACHING_OUT or element.get("TargetMode", "").strip().lower() not in ("", "internal"):
            return "引用了外部文件"
        if name in (
            "f",
            "formula1",
            "formula2",
            "definedname",
            "calculatedcolumnformula",
            "totalsrowformula",
        ):
            formula = _COLUMNS.sub("", _QUOTED.sub("", element.text or ""))
            if "[" in formula or "|" in formula:  # another workbook, or another program (DDE)
                return "里有引用外部的公式"
            unknown = [found for found in _FUNCTION.findall(formula) if found.upper() not in FUNCTIONS]
            if unknown:
                return f"里的公式用了 {unknown[0][:20]}"
    return None
