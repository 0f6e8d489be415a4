"""Compiling a part to Python code, by way of Jinja text in which each line belongs to one tag."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from types import CodeType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import TemplateSyntaxError
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.visitor import NodeTransformer
from lxml import etree

from reportgen.errors import Problem, Refusal
from reportgen.word.package.xml import to_text
from reportgen.word.tagging.markers import CLOSE, GLUE, MARKER, OPEN
from reportgen.word.tagging.purpose import Purpose
from reportgen.word.tagging.structure import FENCE, INSTRUCTION
from reportgen.word.tagging.tags import Tag, TagKind, with_literal_braces
from reportgen.word.templating.blocks import PlacedTag, check_blocks
from reportgen.word.templating.checks import LEAVES, check_constructs, tag_at, walk
from reportgen.word.templating.jinja_text import (
    BLOCK_CLOSE,
    BLOCK_OPEN,
    RAGGED_BEGIN,
    RAGGED_END,
    VALUE_CLOSE,
    VALUE_OPEN,
)
from reportgen.word.templating.macros import check_macros, macro_names
from reportgen.word.templating.methods import calls_methods, with_methods
from reportgen.word.templating.sandbox import WordEnvironment
from reportgen.word.templating.set_blocks import with_set_blocks
from reportgen.word.writing.output import CONCAT_FILTER, LOOP_FILTER, PURPOSE_FILTERS, SIZE_FILTER
from reportgen.xml_text import XML_DECLARATION

_FENCES = {f"<?{FENCE} begin?>": RAGGED_BEGIN, f"<?{FENCE} end?>": RAGGED_END}
_SPOT = re.compile(rf"<\?{INSTRUCTION} (\d+)\?>|{OPEN}(\d+){CLOSE}")
_DELIMITERS = {TagKind.VALUE: (VALUE_OPEN, VALUE_CLOSE), TagKind.BLOCK: (BLOCK_OPEN, BLOCK_CLOSE)}
_BREAKS = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A part as Jinja text.

    Attributes:
        text: the Jinja text; tag k stands on line ``k + FIRST_LINE``.
        tags: the tags in the order of the text.
        placed_tags: the same tags with the elements around them.
    """

    text: str
    tags: tuple[Tag, ...]
    placed_tags: tuple[PlacedTag, ...]


def to_source(root: etree._Element, tags: Sequence[Tag]) -> Source:
    """Write the part as Jinja text; markers and instructions in the tree refer to `tags`."""
    pieces: list[str] = []
    ordered: list[Tag] = []
    position = 0
    xml = XML_DECLARATION.strip() + to_text(root)
    for fence, character in _FENCES.items():
        xml = xml.replace(fence, character)
    for spot in _SPOT.finditer(xml):
        tag = tags[int(spot[1] or spot[2])]
        pieces.append(_static(xml[position : spot.start()]))
        position = spot.end()
        if tag.kind is not TagKind.COMMENT:  # a comment is left only where it was refused
            opening, closing = _DELIMITERS[tag.kind]
            pieces.append(f"{opening}\n{tag.body} {closing}")
            ordered.append(tag)
    pieces.append(_static(xml[position:]))
    return Source("".join(pieces), tuple(ordered), tuple(_placed_tags(root, tags)))


def _static(xml: str) -> str:
    xml = _BREAKS.sub(" ", xml)
    xml = xml.replace(GLUE, "") if GLUE in xml else xml
    return with_literal_braces(xml) if "_" in xml else xml


def _placed_tags(root: etree._Element, tags: Sequence[Tag]) -> list[PlacedTag]:
    placed_tags = []
    for node in root.iter():
        if isinstance(node, etree._ProcessingInstruction):
            if node.target == INSTRUCTION:
                placed_tags.append(PlacedTag(tags[int(node.text or "")], _around(node.getparent())))
        elif node.text and OPEN in node.text:
            around = _around(node)
            placed_tags += [PlacedTag(tags[int(number)], around) for number in MARKER.findall(node.text)]
    return placed_tags


def _around(element: etree._Element | None) -> tuple[str, ...]:
    if element is None:
        return ()
    return (*(str(outer.tag) for outer in reversed(list(element.iterancestors()))), str(element.tag))


def read_tree(environment: WordEnvironment, source: Source) -> tuple[nodes.Template | None, list[Problem]]:
    """Parse and check the Jinja text.

    Returns:
        The syntax tree, None when there is none; and everything that is wrong.
    """
    problems, macros = check_blocks(source.placed_tags), macro_names(source.tags)
    if not problems:
        try:
            tree = environment.parse(source.text)
            if any(calls_methods(tag.body) for tag in source.tags):
                tree = with_methods(tree)
            if any(tag.opens_set for tag in source.tags):
                tree = with_set_blocks(tree)
        except (TemplateSyntaxError, RecursionError, ValueError):
            pass  # the tags are checked one by one below, to find the place
        else:
            _complete_lines(tree)
            problems = check_constructs(tree, source.tags, environment, macros)
            return tree, problems or check_macros(tree, source.tags, source.placed_tags)
    alone = [problem for tag in source.tags for problem in _check_alone(environment, tag, macros)]
    return None, problems + alone


def _complete_lines(tree: nodes.Template) -> None:
    """Give nodes without a line (Jinja leaves out those of operands) the line of the node around them."""
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop()
        for child in node.iter_child_nodes():
            child.lineno = child.lineno or node.lineno
            if type(child) not in LEAVES:
                waiting.append(child)


_AROUND = {
    "if": ("", "endif"),
    "elif": ("if 1", "endif"),
    "for": ("", "endfor"),
    "macro": ("", "endmacro"),
    "with": ("", "endwith"),
    "set": ("", ""),
}
"""The statements before and after that make a block tag complete."""


def _check_alone(environment: WordEnvironment, tag: Tag, macros: frozenset[str]) -> list[Problem]:
    """Problems inside one tag, without regard to the others."""
    try:
        tree, tags = _parsed_alone(environment, tag)
    except TemplateSyntaxError as error:
        return [tag.spot.refused(_syntax_refusal(tag, error.message or ""))]
    except (RecursionError, ValueError) as error:
        return [tag.spot.problem("word.limit", f"“{tag}”太复杂（{error}）")]
    return check_constructs(tree, tags, environment, macros)


def _parsed_alone(environment: WordEnvironment, tag: Tag) -> tuple[nodes.Template, list[Tag]]:
    text = _alone(tag)
    tree = with_set_blocks(with_methods(environment.parse(text)))
    _complete_lines(tree)
    return tree, [tag] * (text.count("\n") + 1)


def trees_alone(environment: WordEnvironment, source: Source) -> list[tuple[nodes.Template, list[Tag]]]:
    """The syntax trees of single tags, with the tag of every line, for parts whose tags make no tree together."""
    trees = []
    for tag in source.tags:
        with suppress(TemplateSyntaxError, RecursionError, ValueError):
            trees.append(_parsed_alone(environment, tag))
    return trees


def _alone(tag: Tag) -> str:
    opening, closing = _DELIMITERS[tag.kind]
    own = f"{opening}\n{tag.body} {closing}"
    if tag.kind is TagKind.VALUE:
        return own
    if tag.keyword not in _AROUND:
        return ""
    around = ("", "endset") if tag.opens_set else _AROUND[tag.keyword]
    before, after = (f"{BLOCK_OPEN}{body}{BLOCK_CLOSE}" if body else "" for body in around)
    return f"{before}{own}{after}"


_UNEXPECTED = re.compile(r"unexpected char ('.*?')")
_PLAIN_SIGNS = {"≥": "写成 >=", "≤": "写成 <=", "≠": "写成 !="}
_GOT = re.compile(r"got '?(.*?)'?$")


def _syntax_refusal(tag: Tag, message: str) -> Refusal:
    if character := _UNEXPECTED.search(message):
        if character[1] == repr(VALUE_CLOSE):
            return Refusal(f"“{tag}”里的花括号不成对", "花括号写成两个：{{ }}", "word.syntax")
        hint = _PLAIN_SIGNS.get(character[1].strip("'"), "标签里的标点用半角（英文）的")
        return Refusal(f"“{tag}”里有不认识的字符 {character[1]}", hint, "word.syntax")
    if got := _GOT.search(message):
        return Refusal(f"“{tag}”在“{got[1]}”处写法不对", code="word.syntax")
    return Refusal(f"“{tag}”写法不对（{message}）", code="word.syntax")


class _Instrument(NodeTransformer):
    """Adds the filters for the purposes of tags, and those that limit loops and joined texts."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self._tags = tags

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        return node if type(node) in LEAVES else super().visit(node, *args, **kwargs)

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        self.generic_visit(node)
        node.nodes = [self._for_its_purpose(child) for child in node.nodes]
        return node

    def _for_its_purpose(self, child: nodes.Expr) -> nodes.Expr:
        if isinstance(child, nodes.TemplateData):
            return child
        tag = tag_at(self._tags, child)
        name = PURPOSE_FILTERS.get(tag.purpose)
        if isinstance(child, nodes.Call) and tag.purpose in (Purpose.RUNS, Purpose.PARAGRAPHS):
            return child  # `check_macros` has made sure that this macro writes runs or paragraphs
        return child if name is None else _filtered(child, name, tag.arguments)

    def visit_Assign(self, node: nodes.Assign) -> nodes.Assign:  # noqa: N802
        self.generic_visit(node)
        tag = tag_at(self._tags, node)
        if tag.purpose is Purpose.MERGE:
            node.node = _filtered(node.node, PURPOSE_FILTERS[Purpose.MERGE], tag.arguments)
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        cost = [inner for statement in node.body for inner in walk(statement)]
        size = sum(len(inner.data) for inner in cost if isinstance(inner, nodes.TemplateData))
        weight = 1 + sum(isinstance(inner, nodes.Expr) for inner in cost)
        self.generic_visit(node)
        node.iter = _filtered(node.iter, LOOP_FILTER, (weight, size))
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802
        """Charge for going through both sides, unless one is so short that nothing is gone through."""
        self.generic_visit(node)
        for operand in node.ops:
            held = operand.op in ("in", "notin")
            if not _is_short(operand.expr) and (held or not _is_short(node.expr)):
                operand.expr = _filtered(operand.expr, SIZE_FILTER, ())
        return node

    def visit_List(self, node: nodes.List) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return node if _is_short(node) else _filtered(node, SIZE_FILTER, ())

    visit_Dict = visit_List  # noqa: N815

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return node if node.ctx != "load" or _is_short(node) else _filtered(node, SIZE_FILTER, ())

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        first, *others = node.nodes
        return nodes.Filter(first, CONCAT_FILTER, others, [], None, None, lineno=node.lineno)


def _is_short(node: nodes.Node) -> bool:
    """Whether an expression is a constant, a difference of numbers, or a list of such: as short as it is written."""
    if isinstance(node, (nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair)):
        return all(map(_is_short, node.iter_child_nodes()))
    return isinstance(node, (nodes.Const, nodes.Sub, nodes.Div, nodes.FloorDiv, nodes.UnaryExpr))


def _filtered(value: Any, name: str, arguments: Sequence[int]) -> nodes.Filter:
    constants = [nodes.Const(argument, lineno=value.lineno) for argument in arguments]
    return nodes.Filter(value, name, constants, [], None, None, lineno=value.lineno)


class _Generator(CodeGenerator):
    """Jinja's own, which also notes the names that a template takes from its data, and writes one call for each value."""

    data_names: set[str]

    def _output_child_pre(self, _node: nodes.Expr, _frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)  # gives a string always; Jinja would have `str` called around it

    def _output_child_post(self, _node: nodes.Expr, _frame: Frame, _finalize: Any) -> None:
        self.write(")")

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        for action, name in frame.symbols.loads.values():
            if action == VAR_LOAD_RESOLVE and name not in self.environment.globals:
                self.data_names.add(name)


def compile_tree(
    environment: WordEnvironment, tree: nodes.Template, tags: Sequence[Tag]
) -> tuple[CodeType, frozenset[str]]:
    """Compile a tree that has passed all checks, and say which names it takes from the data.

    Raises:
        Refusal: when it is too deeply nested for Python.
    """
    try:
        instrumented = _Instrument(tags).visit(tree)
        written = StringIO()
        generator = _Generator(environment, None, None, written, optimized=environment.optimized)
        generator.data_names = set()
        generator.visit(instrumented)
        code = compile(written.getvalue(), "<template>", "exec")
    except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
        raise Refusal(f"模板的语句嵌套太深（{error}）", code="word.limit") from None
    return code, frozenset(generator.data_names)
