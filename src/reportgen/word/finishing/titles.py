"""The title in the document properties, taken from the opening paragraphs in the style Title; creator and dates beside it.

Word shows it in the properties; PDF viewers show it in the title bar of a PDF made from the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.package.xmlns import w
from reportgen.word.values import Authorship
from reportgen.xml_text import escaped, unescaped

if TYPE_CHECKING:
    from reportgen.word.package.parts import Parts
    from reportgen.word.package.styles import Styles

_DC = "http://purl.org/dc/elements/1.1/"
_TITLE = f"{{{_DC}}}title"
_OPEN = "\ufdd0"
"""Stands for the title while the properties are taken apart; no document may hold it."""
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


class TitleProperty(NamedTuple):
    """A title property that a template leaves empty.

    Attributes:
        part: name of the part with the properties.
        style: id of the paragraph style Title.
        before: the XML of the properties up to the title.
        after: the XML of the properties from there on.
    """

    part: str
    style: str
    before: str
    after: str

    def filled_in(self, title: str, authorship: Authorship) -> bytes:
        """The properties with that title and of these authors, for a part that holds no tags."""
        stated = self.before + self.after
        added = "".join(xml for name, xml in _of_authors(authorship) if f":{name}" not in stated)
        inside, end, tail = self.after.rpartition("</")
        return f"{self.before}{escaped(title)}{inside}{added}{end}{tail}".encode()


def _of_authors(authorship: Authorship) -> Iterator[tuple[str, str]]:
    """The elements of the properties by their names."""
    if authorship.creator:
        yield "creator", f'<dc:creator xmlns:dc="{_DC}">{escaped(authorship.creator)}</dc:creator>'
    if authorship.day:
        for name in ("created", "modified"):
            yield (
                name,
                f'<dcterms:{name} xmlns:dcterms="http://purl.org/dc/terms/" xsi:type="dcterms:W3CDTF"'
                f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{authorship.day:%Y-%m-%d}T00:00:00Z</dcterms:{name}>',
            )


def title_property(parts: Parts, styles: Styles) -> TitleProperty | None:
    """The title property to be filled in; None where the template states a title, or has no text in that style."""
    style = styles.ids().get(("paragraph", "title"))
    if style is None or not any(
        used.get(w("val")) == style for used in parts.xml(parts.document).iter(w("pStyle"))
    ):
        return None
    for name in parts.related("core-properties", ""):
        if not parts.xml(name).findtext(_TITLE, "").strip():
            before, _, after = with_title(parts.entries[name].unpack(), _OPEN).decode().partition(_OPEN)
            return TitleProperty(name, style, before, after)
    return None


def title_of(document: bytes, style: str) -> str:
    """The text of the first paragraphs of that style that follow each other in a rendered document."""
    opening = rf'<w:p(?: [^>]*)?><w:pPr><w:pStyle w:val="{re.escape(style)}"/>'
    paragraphs = re.search(f"(?:{opening}.*?</w:p>)+".encode(), document, re.DOTALL)
    return unescaped("".join(_TEXT.findall(paragraphs[0].decode()))).strip() if paragraphs else ""


def with_title(properties: bytes, title: str) -> bytes:
    """The properties with that title, whatever else they hold."""
    from lxml import etree  # only properties that hold tags are parsed again for every report

    from reportgen.word.package.xml import parse, to_bytes

    root = parse(properties)
    element = root.find(_TITLE)
    if element is None:
        element = etree.SubElement(root, _TITLE, nsmap={"dc": _TITLE[1:].partition("}")[0]})
    element.text = title
    return to_bytes(root)
