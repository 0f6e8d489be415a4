"""The smallest Word templates that can be written, for tests that are about tags and not about Word."""

from __future__ import annotations

import io
from collections.abc import Mapping
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document

from reportgen.errors import Problem
from reportgen.word import TemplateError, WordTemplate

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

STYLES = (
    f"<w:styles {W}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="公文正文"/></w:style>'
    '<w:style w:type="character" w:styleId="a6"><w:name w:val="Emphasis"/></w:style>'
    "</w:styles>"
)


def paragraphs(*texts: str) -> str:
    """One paragraph of one run for each text."""
    return "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in texts)


def table(*rows: tuple[str, ...]) -> str:
    """A table of plain cells."""
    grid = '<w:gridCol w:w="1000"/>' * max(map(len, rows))
    lines = ("".join(f"<w:tc>{paragraphs(cell)}</w:tc>" for cell in row) for row in rows)
    body = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def package(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of the files."""
    saved = io.BytesIO()
    with ZipFile(saved, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return saved.getvalue()


def files_of(body: str, links: str = "") -> dict[str, str | bytes]:
    """The files of a document with that body XML; `links` are further relationships of its main part."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"))
    )
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships {_RELS}><Relationship Id="rId1" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships {_RELS}><Relationship Id="rId1" Type="{R}/styles" '
        f'Target="styles.xml"/>{links}</Relationships>',
        "word/styles.xml": STYLES,
        "word/document.xml": f'<w:document {W} xmlns:r="{R}"><w:body>{body}<w:sectPr/></w:body></w:document>',
    }


def template(*texts: str) -> bytes:
    """A document of plain paragraphs."""
    return package(files_of(paragraphs(*texts)))


def rendered(body: str, **context: object) -> Document:
    """What python-docx reads in the rendered document with that body XML."""
    return docx.Document(io.BytesIO(WordTemplate.open(package(files_of(body))).render(context)))


def text_of(*texts: str, **context: object) -> list[str]:
    """The texts of the paragraphs that plain paragraphs render to."""
    return [paragraph.text for paragraph in rendered(paragraphs(*texts), **context).paragraphs]


def problems_of(source: bytes, **context: object) -> tuple[Problem, ...]:
    """What opening the template complains about, or else rendering it with `context`."""
    try:
        WordTemplate.open(source).render(context)
    except TemplateError as error:
        return error.problems
    return ()
