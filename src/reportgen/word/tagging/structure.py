"""The tags of a part, and what rendering needs to know of them besides the text.

`markers` replaces every tag by a marker; tags that replace an element become processing instructions. The compiler
turns both into template text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from reportgen.errors import Problem
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.tags import Tag

INSTRUCTION = "tag"
"""Target of the processing instructions; their content is the tag's number."""

FENCE = "ragged"
"""Target of the processing instructions around tables whose columns are known only after rendering."""


@dataclass(slots=True)
class Structure:
    """The tags of a part and what follows from them.

    Attributes:
        tags: every tag of the part; tags put in by the compiler are appended.
        tables: the part's tables as the designer made them, in order.
        forgiving: as for `prepare`.
        looks: paragraph and run properties, as XML, of the replaced elements, by number.
        ragged: tables whose columns are known only after rendering.
        levels: the levels of tags used; a container may lose all its elements of such a level.
        rewritten: the part differs from the template's even where it holds no tags: it has comments, escaped
            braces, included parts, or fields whose results are filled in.
        repeats_bookmarks: a bookmark may stand in a loop.
        references: place of the first cross reference to each bookmark whose text is filled in after rendering.
        problems: what is wrong.
    """

    tags: list[Tag]
    tables: list[etree._Element]
    forgiving: bool = False
    looks: list[tuple[str, str]] = field(default_factory=list)
    ragged: list[etree._Element] = field(default_factory=list)
    levels: set[str] = field(default_factory=set)
    rewritten: bool = False
    repeats_bookmarks: bool = False
    references: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, tag: Tag) -> int:
        """Add a tag and return its number."""
        self.tags.append(tag)
        return len(self.tags) - 1

    def instruction(self, tag: Tag) -> etree._ProcessingInstruction:
        """Add a tag and return the node that stands for it between elements."""
        return instruction(self.add(tag))

    def mark_ragged(self, element: etree._Element) -> None:
        """Note that the columns of the table around `element` are known only after rendering."""
        table = nearest_around(element, w("tbl"))
        if table is not None and table not in self.ragged:
            self.ragged.append(table)


def instruction(number: int) -> etree._ProcessingInstruction:
    """The node that stands for tag `number` between elements."""
    return etree.ProcessingInstruction(INSTRUCTION, str(number))


def nearest_around(element: etree._Element, tag: str) -> etree._Element | None:
    """The innermost element called `tag` that holds `element`."""
    return next(element.iterancestors(tag), None)
