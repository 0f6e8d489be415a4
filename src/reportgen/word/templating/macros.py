"""Checking that macros and recursive loops, which may hold text, runs or paragraphs, are used where that fits.

A paragraph written into a line of text would make the document invalid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import nodes
from lxml import etree

from reportgen.errors import Problem
from reportgen.word.tagging.purpose import Purpose
from reportgen.word.tagging.tags import Tag
from reportgen.word.templating.blocks import PlacedTag
from reportgen.word.templating.checks import tag_at

_RUN_HOLDERS = frozenset({"p", "hyperlink", "smartTag", "ins"})
_ROW_HOLDERS = frozenset({"tbl", "tr"})
_BLOCK_HOLDERS = frozenset({"body", "tc", "hdr", "ftr", "txbxContent", "footnote", "endnote"})
_WRITTEN_AS = {Purpose.TEXT: "{{ … }}", Purpose.RUNS: "{{r … }}", Purpose.PARAGRAPHS: "{{p … }}"}


def macro_names(tags: Sequence[Tag]) -> frozenset[str]:
    """The names of the macros that these tags begin."""
    return frozenset(tag.argument.partition("(")[0].strip() for tag in tags if tag.keyword == "macro")


def check_macros(
    tree: nodes.Template, tags: Sequence[Tag], placed_tags: Sequence[PlacedTag]
) -> list[Problem]:
    """Problems with macros and recursive loops in places that do not fit; `tags` and `placed_tags` as in `Source`."""
    if not any(tag.keyword == "macro" or tag.opens_set or "recursive" in tag.body for tag in tags):
        return []
    holds = {id(placed.tag): _content(placed.around) for placed in placed_tags}
    contents: dict[str, set[Purpose | None]] = {}
    for macro in tree.find_all(nodes.Macro):
        contents.setdefault(macro.name, set()).add(holds[id(tag_at(tags, macro))])
    return list(_MacroCheck(tags, holds, contents).problems(tree, frozenset(), None))


def _content(around: tuple[str, ...]) -> Purpose | None:
    """What an element with these ancestors holds: text, runs, paragraphs, or (None) rows and cells."""
    names = [etree.QName(name).localname for name in around]
    holder = next(name for name in reversed(names) if name not in ("sdtContent", "sdt"))
    if holder in _ROW_HOLDERS:
        return None
    if holder in _BLOCK_HOLDERS:
        return Purpose.PARAGRAPHS
    return Purpose.RUNS if holder in _RUN_HOLDERS else Purpose.TEXT


@dataclass(frozen=True, slots=True)
class _MacroCheck:
    tags: Sequence[Tag]
    holds: dict[int, Purpose | None]
    contents: dict[str, set[Purpose | None]]

    def problems(
        self, node: nodes.Node, loop: frozenset[Purpose | None], parent: nodes.Node | None
    ) -> Iterator[Problem]:
        """Problems with `node` and all below it; `loop` is what the innermost recursive loop writes."""
        if isinstance(node, nodes.For) and node.recursive:
            loop = frozenset({self.holds[id(tag_at(self.tags, node))]})
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            written = loop if node.node.name == "loop" else self.contents.get(node.node.name, frozenset())
            yield from self._call(node, frozenset(written), isinstance(parent, nodes.Output))
        elif self._is_bare_macro(node, parent):
            spot = tag_at(self.tags, node).spot
            yield spot.problem("word.forbidden", "宏只能直接调用", "在名称后面写上括号")
        for child in node.iter_child_nodes():
            yield from self.problems(child, loop, node)

    def _call(
        self, node: nodes.Call, written: frozenset[Purpose | None], is_whole_tag: bool
    ) -> Iterator[Problem]:
        tag = tag_at(self.tags, node)
        if tag.opens_set:
            if written != {Purpose.TEXT}:
                hint = "整段、整行的内容写成 {%p macro 名() %}…{%p endmacro %}，再用 {{p 名() }} 放"
                yield tag.spot.problem("word.syntax", f"“{tag}”到 endset 之间只能是一段里的文字", hint)
            return
        given = tag.purpose if is_whole_tag and tag.purpose in _WRITTEN_AS else Purpose.TEXT
        if not written <= {given}:
            needed = next(iter(written - {given}))
            hint = (
                f"单独写成 {_WRITTEN_AS[needed]}" if needed is not None else "宏和递归循环里不能放整行、整格"
            )
            yield tag.spot.problem("word.syntax", "宏或递归循环写出的内容不适合放在这里", hint)

    def _is_bare_macro(self, node: nodes.Node, parent: nodes.Node | None) -> bool:
        is_callee = isinstance(parent, nodes.Call) and parent.node is node
        return isinstance(node, nodes.Name) and node.name in self.contents and not is_callee
