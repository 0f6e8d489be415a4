"""What may pass into a document: kinds of parts and of references, fields, drawings in VML and SVG, functions in workbooks.

Whatever is not listed here is refused. The names are those of ECMA-376 and of Microsoft's published extensions.
"""

from __future__ import annotations

from reportgen.word.package.parts import MAIN_TYPE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = f"{_OFFICE}wordprocessingml."
_DRAWING = f"{_OFFICE}drawingml."
_SHEET = f"{_OFFICE}spreadsheetml."
_STYLES_WITH_EFFECTS = "styleswitheffects+xml"
_MS = "application/vnd.ms-"

RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
WORKBOOK_TYPE = f"{_SHEET}sheet"
FONT_TYPE = f"{_OFFICE}obfuscatedfont"
SVG_TYPE = "image/svg+xml"

XML_TYPES = frozenset(
    (
        "application/xml", "text/xml", RELATIONSHIPS_TYPE, MAIN_TYPE,
        "application/vnd.openxmlformats-package.core-properties+xml",
        *(f"{_OFFICE}{name}+xml" for name in (
            "extended-properties", "custom-properties", "customxmlproperties", "theme", "themeoverride",
        )),
        *(f"{_WORD}{name}+xml" for name in (
            "styles", "settings", "websettings", "fonttable", "numbering", "header", "footer", "footnotes", "endnotes",
            "comments", "commentsextended", "commentsids", "commentsextensible", "people", "document.glossary",
        )),
        *(f"{_DRAWING}{name}+xml" for name in (
            "chart", "chartshapes", "diagramdata", "diagramlayout", "diagramstyle", "diagramcolors",
        )),
        f"{_MS}word.{_STYLES_WITH_EFFECTS}",
        *(f"{_MS}office.{name}+xml" for name in (
            "chartstyle", "chartcolorstyle", "chartex", "drawingml.diagramdrawing", "classificationlabels",
        )),
    )
)  # fmt: skip
"""Content types of parts that hold XML, in lower case."""

PICTURE_TYPES = frozenset(
    f"image/{name}"
    for name in (
        "png", "jpeg", "jpg", "pjpeg", "gif", "bmp", "x-ms-bmp", "tiff", "x-tiff", "emf", "x-emf", "wmf", "x-wmf",
        "vnd.ms-photo",
    )
)  # fmt: skip
"""Content types of pictures that are not XML."""

PICTURE_BEGINNINGS = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*", b"II\xbc\x01",
    b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00", b"\x01\x00\x00\x00",
)  # fmt: skip
"""How pictures of these types begin: PNG, JPEG, GIF, BMP, TIFF, JPEG XR, WMF, EMF."""

FONT_BEGINNINGS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf", b"typ1")

PARTS_REFERRED_TO = frozenset(
    (
        "officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail",
        "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "numbering", "theme", "themeOverride",
        "header", "footer", "footnotes", "endnotes", "comments", "commentsExtended", "commentsIds", "commentsExtensible",
        "people", "glossaryDocument", "customXml", "customXmlProps", "image", "hdphoto", "font", "chart", "chartEx",
        "chartUserShapes", "chartStyle", "chartColorStyle", "diagramData", "diagramLayout", "diagramQuickStyle",
        "diagramColors", "diagramDrawing", "classificationlabels",
    )
)  # fmt: skip
"""Kinds of references to other parts of the document."""

WEB_SCHEMES = frozenset(("http", "https", "mailto"))

FIELDS = _words(
    """
    = ADVANCE AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BARCODE BIBLIOGRAPHY BIDIOUTLINE CITATION COMMENTS COMPARE CREATEDATE
    DATE DISPLAYBARCODE DOCPROPERTY DOCVARIABLE EDITTIME EQ FILENAME FILESIZE FORMCHECKBOX FORMDROPDOWN FORMTEXT FTNREF
    GOTOBUTTON HYPERLINK IF INDEX INFO KEYWORDS LASTSAVEDBY LISTNUM MERGEBARCODE MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF
    NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET SHAPE
    SKIPIF STYLEREF SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE TOA TOC USERADDRESS USERINITIALS USERNAME XE
    """
)
"""Fields that compute with the document alone. Left out are those that fetch files, start programs, ask or print."""

VML = _words(
    """
    arc background curve f fill formulas group h handles image imagedata line oval path polyline rect roundrect shadow shape
    shapetype stroke textbox textpath
    bottom callout clippath colormenu colormru column complex diagram entry extrusion idmap ink left lock proxy r regrouptable
    rel relationtable right rules shapedefaults shapelayout signatureline skew top
    anchorlock borderbottom borderleft borderright bordertop wrap
    """
)
"""Elements of VML drawings and of their extensions for Word, in lower case."""

SVG = _words(
    """
    a circle clippath defs desc ellipse feblend fecolormatrix fecomponenttransfer fecomposite feflood fefunca fefuncb fefuncg
    fefuncr fegaussianblur femerge femergenode feoffset filter g image line lineargradient marker mask metadata path pattern
    polygon polyline radialgradient rect stop style svg switch symbol text textpath title tspan use view
    """
)
"""Elements of SVG pictures, in lower case: neither scripts, animations nor foreign content."""

WORKBOOK_PARTS = frozenset(
    (
        "application/xml", RELATIONSHIPS_TYPE, "application/vnd.openxmlformats-package.core-properties+xml",
        f"{_OFFICE}extended-properties+xml", f"{_OFFICE}custom-properties+xml", f"{_OFFICE}theme+xml",
        *(f"{_SHEET}{name}+xml" for name in (
            "sheet.main", "worksheet", "styles", "sharedstrings", "table", "calcchain", "sheetmetadata",
        )),
    )
)  # fmt: skip
"""Content types in the workbook behind a chart, in lower case: no macros, links, connections, objects or pictures."""

FUNCTIONS = _words(
    """
    ABS AND AVERAGE AVERAGEIF COUNT COUNTA COUNTIF IF IFERROR INDEX INT ISBLANK ISERROR ISNUMBER LARGE LEFT LEN MATCH MAX
    MEDIAN MID MIN MOD NA NOT OR RANK RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SMALL SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT TEXT
    TRIM VALUE VLOOKUP
    """
)
"""Functions that formulas of such a workbook may use."""
