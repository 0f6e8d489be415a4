"""Word documents for tests, made the way other programs make them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import docx


def made_by_python_docx(fill: Callable[[docx.document.Document], object]) -> bytes:
    """A document in python-docx's own template, filled by `fill`."""
    document = docx.Document()
    fill(document)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def made_of_paragraphs(*texts: str) -> bytes:
    """A document of plain paragraphs."""
    return made_by_python_docx(lambda document: [document.add_paragraph(text) for text in texts])


def read_part(document: bytes, name: str) -> str:
    """The text of one part."""
    with ZipFile(BytesIO(document)) as archive:
        return archive.read(name).decode()


def with_parts(document: bytes, /, **changed: Callable[[str], str]) -> bytes:
    """`document` with parts of ``word/`` (or ``docProps/core.xml`` as ``core``) passed through a function each."""
    names = {
        ("docProps/core.xml" if name == "core" else f"word/{name}.xml"): edit
        for name, edit in changed.items()
    }
    saved = BytesIO()
    with ZipFile(BytesIO(document)) as source, ZipFile(saved, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, names[name](content.decode()) if name in names else content)
    return saved.getvalue()


def with_body(document: bytes, xml: str) -> bytes:
    """`document` with `xml` in front of what its body holds."""
    return with_parts(document, document=lambda text: text.replace("<w:body>", f"<w:body>{xml}"))
