"""``{% set x %}…{% endset %}``: what stands between becomes the value of x.

The syntax tree has a macro for the content and an assignment of what it writes, so that the rules of macros apply.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from reportgen.word.tagging.purpose import INTERNAL
from reportgen.word.writing.output import WRITTEN_FILTER

SET_MACRO = f"{INTERNAL}set"
"""How the names of these macros begin; templates cannot use them."""


class _SetBlocks(NodeTransformer):
    def __init__(self) -> None:
        self._count = 0

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> list[nodes.Node]:  # noqa: N802
        self.generic_visit(node)
        self._count += 1
        name, line = f"{SET_MACRO}{self._count}", node.lineno
        macro = nodes.Macro(name, [], [], node.body, lineno=line)
        call = nodes.Call(nodes.Name(name, "load", lineno=line), [], [], None, None, lineno=line)
        written = nodes.Filter(call, WRITTEN_FILTER, [], [], None, None, lineno=line)
        return [macro, nodes.Assign(node.target, _filtered(written, node.filter), lineno=line)]


def _filtered(value: nodes.Expr, filters: Any) -> nodes.Expr:
    """The value with the filters of ``{% set x | upper %}``, the innermost of which has nothing to apply to."""
    if filters is None:
        return value
    innermost = filters
    while innermost.node is not None:
        innermost = innermost.node
    innermost.node = value
    result: nodes.Expr = filters
    return result


def with_set_blocks(tree: nodes.Template) -> nodes.Template:
    """The tree without such blocks."""
    changed: nodes.Template = _SetBlocks().visit(tree)
    return changed
