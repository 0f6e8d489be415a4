"""Page numbers for tables of contents, taken from the pages that LibreOffice lays out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.publish.libreoffice import pdfs
from reportgen.word.page_numbers import asking_for_pages, asks_for_pages, with_pages

_ANSWER = re.compile(r"\[(\d+):([^\]]*)\]")


def with_contents_pages(documents: Sequence[bytes]) -> list[bytes]:
    """The .docx with the page numbers of their tables of contents; those without such tables as they are.

    Word then asks nothing when it opens them. The numbers are those of LibreOffice's pages, in the numbering of the document.

    Raises:
        ReportgenError: when LibreOffice is not installed, or does not print them.
    """
    asking = [number for number, document in enumerate(documents) if asks_for_pages(document)]
    finished = list(documents)
    if asking:
        printed = pdfs([asking_for_pages(documents[number]) for number in asking])
        for number, pdf in zip(asking, printed, strict=True):
            finished[number] = with_pages(documents[number], _answers(pdf))
    return finished


def _answers(pdf: bytes) -> list[str]:
    """The page numbers that the document was asked for, in their order."""
    import pypdfium2  # reads PDF; reports without page numbers need none of it

    document = pypdfium2.PdfDocument(pdf)
    try:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    found = {int(answer[1]): answer[2].strip() for answer in _ANSWER.finditer(text)}
    return [found.get(number, "") for number in range(max(found, default=-1) + 1)]
