"""The styles that a document defines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from reportgen.word.parts import Parts
from reportgen.word.xmlns import w


@dataclass(frozen=True, slots=True)
class DefinedStyle:
    """One style.

    Attributes:
        id: what paragraphs, runs and tables refer to it by.
        name: as stored, empty where it has none: see `stylenames`.
        kind: paragraph, character, table or numbering.
        is_default: it goes for whatever refers to no style of its kind.
        parent: id of the style that it goes on from; empty for none.
        element: its definition.
    """

    id: str
    name: str
    kind: str
    is_default: bool
    parent: str
    element: etree._Element


class Styles:
    """The styles of one document, by id."""

    def __init__(self, styles: Iterable[DefinedStyle]) -> None:
        self.by_id = {style.id: style for style in styles}

    def __iter__(self) -> Iterator[DefinedStyle]:
        return iter(self.by_id.values())

    def ids(self) -> dict[tuple[str, str], str]:
        """Ids by kind and name in lower case; of two that share a name, the first."""
        named = [style for style in self if style.name]
        return {(style.kind, style.name.casefold()): style.id for style in reversed(named)}

    def lineage(self, id: str) -> Iterator[DefinedStyle]:
        """The style with this id, then those that it goes on from, nearest first."""
        seen: set[str] = set()
        while id in self.by_id and id not in seen:
            seen.add(id)
            style = self.by_id[id]
            yield style
            id = style.parent


def styles_of(parts: Parts) -> Styles:
    """The styles of the main document."""
    roots = (parts.xml(name) for name in parts.related("styles"))
    return Styles(_defined(element) for root in roots for element in root.iter(w("style")))


def _defined(element: etree._Element) -> DefinedStyle:
    return DefinedStyle(
        id=element.get(w("styleId"), ""),
        name=_stated(element, "name"),
        kind=element.get(w("type"), ""),
        is_default=element.get(w("default")) in ("1", "true", "on"),
        parent=_stated(element, "basedOn"),
        element=element,
    )


def _stated(style: etree._Element, name: str) -> str:
    child = style.find(w(name))
    return "" if child is None else child.get(w("val"), "")
