"""Pictures and embedded files of a finished document exchanged for others, in the same places and sizes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.errors import Refusal, suggestion
from reportgen.word.errors import DocumentSpot, TemplateError
from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import Parts, read_parts
from reportgen.word.package.references import CONTENT_TYPES_NAME, extend_xml, typed
from reportgen.word.package.spots import areas_of
from reportgen.word.package.xmlns import R
from reportgen.word.writing.state import media_kind
from reportgen.zip_archive import Entry, pack, store, write_archive

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_MEDIA = "word/media/"
_SPOT = DocumentSpot("模板里的图片")


def with_pictures(document: bytes, pictures: Mapping[str | bytes, bytes], *, may_lack: bool = False) -> bytes:
    """The document with other pictures.

    Args:
        document: a .docx.
        pictures: the files of the new pictures, by the old one's name, title or alternative text, or by its very bytes.
        may_lack: whether pictures that the document does not hold are passed over.

    Raises:
        TemplateError: for pictures that it does not hold, and for files that are no pictures.
    """
    parts = read_parts(read_package(document))
    known = dict(_named_pictures(parts))
    names = [name for name in known if isinstance(name, str)]
    changed: dict[str, bytes] = {}
    problems = []
    for old, new in pictures.items():
        held = [known[old]] if old in known else files_equal(parts.entries, _MEDIA, old)
        changed |= dict.fromkeys(held, new)
        if not held and not may_lack:
            hint = suggestion(old, names) if isinstance(old, str) else None
            shown = f"没有名为“{old}”的图片" if isinstance(old, str) else "没有内容相同的图片"
            problems.append(_SPOT.problem("word.picture", shown, hint))
    if problems:
        raise TemplateError(problems)
    try:
        return with_files(document, changed)
    except Refusal as refusal:
        raise TemplateError([_SPOT.refused(refusal)]) from None


def files_equal(entries: Mapping[str, Entry], folder: str, content: str | bytes) -> list[str]:
    """Names of the files below a folder of the package with that content; none for a text."""
    if isinstance(content, str):
        return []
    identity = (zlib.crc32(content), len(content))
    return [name for name, file in entries.items() if name.startswith(folder) and file[2:4] == identity]


def with_files(document: bytes, files: Mapping[str, bytes]) -> bytes:
    """The document with other content in files that it holds, by their names in the package; others are passed over.

    Raises:
        Refusal: when a file is put in place of a picture and is none.
    """
    entries = read_package(document)
    types = read_parts(entries).types
    changed, overrides = dict(entries), ""
    for name, content in files.items():
        if name in entries:
            changed[name] = store(name, content)
            if name.startswith(_MEDIA):
                content_type = media_kind(content)[1]
                overrides += typed(name, content_type) if content_type != types[name] else ""
    if overrides:
        content = extend_xml(entries[CONTENT_TYPES_NAME].unpack(), overrides)
        changed[CONTENT_TYPES_NAME] = pack(CONTENT_TYPES_NAME, content)
    return write_archive(changed.values())


def _named_pictures(parts: Parts) -> Iterator[tuple[str | bytes, str]]:
    """Names, titles and alternative texts of the pictures in body, headers and footers, with their files."""
    for part in areas_of(parts):
        targets = {link.id: link.target for link in parts.relationships.get(part, ()) if not link.external}
        for picture in parts.xml(part).iter(f"{_PICTURE}pic"):
            file = targets.get(_embedded(picture), "")
            for described in picture.iter(f"{_PICTURE}cNvPr"):
                for attribute in ("name", "title", "descr"):
                    if file in parts.entries and (shown := described.get(attribute)):
                        yield shown, file


def _embedded(picture: etree._Element) -> str:
    blip = next(picture.iter(_BLIP), None)
    return "" if blip is None else blip.get(f"{{{R}}}embed", "")
