"""What screen readers are told of the figures in a PDF that LibreOffice exports as PDF/UA."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.charts.examples import EVERY_KIND
from tests.charts.minimal_docx import docx_of
from tests.tools import converted_to, require_program, to_accessible_pdf

from reportgen import charts
from reportgen.charts.alt_text import alt_text
from reportgen.word import Picture, WordTemplate
from reportgen.word.gbt9704 import from_outline

SPEC = EVERY_KIND[0]


def test_every_figure_of_a_report_made_with_pictures_has_its_alternative_text() -> None:
    require_program("soffice")
    picture = Picture(charts.png(SPEC), *SPEC.extent, alt=alt_text(SPEC))
    report = WordTemplate.open(from_outline("[图] {{ 图 }}\n[图] {{ 图 }}\n")).render({"图": picture})
    assert list(alternative_texts(to_accessible_pdf(report))) == [alt_text(SPEC)] * 2


def test_libreoffice_drops_that_of_a_native_chart_when_it_reads_the_document() -> None:
    """In a document of one chart and nothing else; in its own format there is neither name nor description any more."""
    require_program("soffice")
    content = converted_to(docx_of([SPEC]), "docx", "fodt").decode()
    assert "<draw:object" in content and "svg:desc" not in content


def alternative_texts(pdf: bytes) -> Iterator[str]:
    """That of every figure in the structure of a tagged PDF of LibreOffice, which writes it as plain objects."""
    for figure in re.findall(rb"/S/Figure\b(.*?)endobj", pdf, re.DOTALL):
        text = re.search(rb"/Alt<FEFF([0-9A-F]*)>", figure)
        yield bytes.fromhex(text[1].decode()).decode("utf-16-be") if text else ""
