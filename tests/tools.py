"""What tests need beyond Python: the Open XML validator, LibreOffice, and a measured look at PDF pages.

A test that needs an outside program is skipped where the program is missing, and fails there when ``CI=true``.
With ``REPORTGEN_TESTS=quick`` all tests of outside programs are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

_MM_PER_POINT = 25.4 / 72
_SAME_LINE_MM, _SAME_LINE = 2.0, 0.45
"""How far baselines of one line may be apart: so much, and so much of the size of text."""
_PDF_UA = 'pdf:writer_pdf_Export:{"PDFUACompliance": {"type": "boolean", "value": "true"}}'


def require_program(name: str) -> str:
    """The path of an outside program."""
    if os.environ.get("REPORTGEN_TESTS") == "quick":
        pytest.skip(f"{name} is left out of quick tests")
    return shutil.which(name) or missing(name)


def missing(name: str) -> NoReturn:
    """End a test for want of something that a person may do without; CI has it all."""
    end = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    end(f"{name} is not installed")


def validate(document: bytes, ending: str = "docx") -> list[Any]:
    """The errors that the Open XML SDK finds in a .docx (or .xlsx, as `ending` says); none for a sound one."""
    program = require_program("ooxml-validator")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"document.{ending}"
        path.write_bytes(document)
        done = subprocess.run([program, str(path)], capture_output=True, text=True, check=False, timeout=120)
    result = json.loads(done.stdout)
    return [] if result["ok"] else result["errors"]


def to_pdfs(documents: Sequence[bytes]) -> list[bytes]:
    """The documents as LibreOffice prints them; one start of the program for all."""
    return _converted(documents, "pdf")


def to_accessible_pdf(document: bytes) -> bytes:
    """The document as LibreOffice exports it for screen readers, as PDF/UA."""
    return converted_to(document, "docx", _PDF_UA)


def resaved(documents: Sequence[bytes], ending: str = "docx") -> list[bytes]:
    """The documents as LibreOffice writes them when somebody opens and saves them."""
    return _converted(documents, ending, ending)


def converted_to(document: bytes, ending: str, kind: str) -> bytes:
    """A document of one kind as LibreOffice writes it in another one."""
    return _converted([document], kind, ending)[0]


def _converted(documents: Sequence[bytes], kind: str, ending: str = "docx") -> list[bytes]:
    assert documents, "without a document LibreOffice waits for ever"
    program = require_program("soffice")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"document{number}.{ending}" for number in range(len(documents))]
        for path, document in zip(paths, documents, strict=True):
            path.write_bytes(document)
        results = Path(folder) / "results"
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(results)]
        faces = {"FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}
        subprocess.run(
            [*command, *map(str, paths)], capture_output=True, check=True, timeout=300, env=os.environ | faces
        )
        return [
            (results / path.name).with_suffix(f".{kind.partition(':')[0]}").read_bytes() for path in paths
        ]


_XLC = """<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"/>
</library:libraries>"""
_XLB = """<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false">
<library:element library:name="Module1"/></library:library>"""
_MACRO = """<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Refresh
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot;
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(&quot;{source}&quot;, &quot;_blank&quot;, 0, hidden())
  indexes = document.getDocumentIndexes()
  For at = 0 To indexes.getCount() - 1
    indexes.getByIndex(at).update()
  Next
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = &quot;FilterName&quot;
  kind(0).Value = &quot;MS Word 2007 XML&quot;
  document.storeToURL(&quot;{target}&quot;, kind())
  document.close(True)
End Sub
</script:module>"""


def with_contents_refreshed(document: bytes) -> bytes:
    """The document as LibreOffice writes it when somebody has its tables of contents updated."""
    program = require_program("soffice")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "document.docx", Path(folder) / "refreshed.docx"
        source.write_bytes(document)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        start = [program, profile, "--headless", "--norestore"]
        subprocess.run([*start, "--terminate_after_init"], capture_output=True, check=True, timeout=120)
        library = Path(folder) / "profile" / "user" / "basic" / "Standard"
        library.mkdir(parents=True, exist_ok=True)
        (library.parent / "script.xlc").write_text(_XLC)
        (library / "script.xlb").write_text(_XLB)
        (library / "Module1.xba").write_text(_MACRO.format(source=source.as_uri(), target=target.as_uri()))
        subprocess.run(
            [*start, "macro:///Standard.Module1.Refresh"], capture_output=True, check=True, timeout=120
        )
        return target.read_bytes()


def to_pdf(document: bytes) -> bytes:
    """One document as LibreOffice prints it."""
    return to_pdfs([document])[0]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or one character of it; lengths in millimetres from the upper left corner of the page.

    Attributes:
        text: its characters, without blanks at the ends.
        left: left edge of the first character's cell.
        right: right edge of the last character's cell.
        top: upper edge of the highest glyph.
        bottom: lower edge of the lowest glyph.
        baseline: where its characters stand.
        size: of its largest characters, in points.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Box:
    """The edges of something printed, in millimetres from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page, in millimetres, its lines from top to bottom.

    Attributes:
        drawn: what is neither text nor white: rules, areas, pictures.
        turned: the text that is read from the right edge of the page; None for none.
    """

    width: float
    height: float
    lines: tuple[Line, ...]
    drawn: tuple[Box, ...]
    turned: Line | None = None

    @property
    def text(self) -> str:
        """All lines, one per row."""
        return "\n".join(line.text for line in self.lines)


def read_pages(pdf: bytes) -> list[Page]:
    """The pages of a PDF with the places of their lines."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_read_page(page) for page in document]
    finally:
        document.close()


def _read_page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    angles = {index: pdfium.FPDFText_GetCharAngle(text, index) for index in range(text.count_chars())}
    upright = list(_characters(text, height, [index for index, angle in angles.items() if angle == 0]))
    others = list(_characters(text, height, [index for index, angle in angles.items() if angle != 0]))
    text.close()
    lines = tuple(_line(group) for group in _by_baseline(upright))
    drawn = tuple(_drawn(page, height))
    turned = _turned(others) if others else None
    return Page(width * _MM_PER_POINT, height * _MM_PER_POINT, lines, drawn, turned)


def _turned(characters: Sequence[Line]) -> Line:
    """Characters that are turned to the right, as one line."""
    ordered = sorted(characters, key=lambda c: c.top)
    return Line(
        "".join(c.text for c in ordered),
        min(c.left for c in ordered),
        max(c.right for c in ordered),
        ordered[0].top,
        ordered[-1].bottom,
        0,
        max(c.size for c in ordered),
    )


def _drawn(page: pypdfium2.PdfPage, height: float) -> Iterator[Box]:
    for drawing in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = drawing.get_bounds()
        yield Box(*(v * _MM_PER_POINT for v in (left, height - top, right, height - bottom)))


def _characters(text: pypdfium2.PdfTextPage, height: float, indices: Sequence[int]) -> Iterator[Line]:
    for index in indices:
        shown = text.get_text_range(index, 1)
        if not shown.strip():
            continue
        left, _, right, _ = (v * _MM_PER_POINT for v in text.get_charbox(index, loose=True))
        _, bottom, _, top = ((height - v) * _MM_PER_POINT for v in text.get_charbox(index))
        baseline = (height - _origin(text, index)) * _MM_PER_POINT
        size = pdfium.FPDFText_GetFontSize(text, index)
        yield Line(shown, left, right, top, bottom, baseline, size)


def _origin(text: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = pdfium.c_double(), pdfium.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return float(y.value)


def _by_baseline(characters: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for character in sorted(characters, key=lambda c: c.baseline):
        apart = min(_SAME_LINE_MM, _SAME_LINE * character.size * _MM_PER_POINT)
        if group and character.baseline - group[-1].baseline > apart:
            yield group
            group = []
        group.append(character)
    if group:
        yield group


def _line(characters: Sequence[Line]) -> Line:
    ordered = sorted(characters, key=lambda c: c.left)
    return Line(
        "".join(c.text for c in ordered),
        ordered[0].left,
        ordered[-1].right,
        min(c.top for c in ordered),
        max(c.bottom for c in ordered),
        ordered[0].baseline,
        max(c.size for c in ordered),
    )


def page_images(pdf: bytes, dots_per_inch: int = 60) -> list[Any]:
    """The pages as Pillow images, for tests that look at ink."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dots_per_inch / 72).to_pil() for page in document]
    finally:
        document.close()
