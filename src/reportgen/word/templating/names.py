"""Checking the names that a template uses against the shape of the data, without data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from jinja2 import nodes

from reportgen.errors import Problem, nearest, suggestion
from reportgen.word.shapes import ANYTHING, LEAF, Shape
from reportgen.word.tagging.purpose import INTERNAL
from reportgen.word.tagging.tags import Tag
from reportgen.word.templating.checks import tag_at
from reportgen.word.templating.sandbox import LOOP_NAMES

_LOOP = Shape(dict.fromkeys(LOOP_NAMES, ANYTHING))
_NOTHING_BELOW = "它下面没有可用的名称"
_OF_A_LIST = "这是列表：用 {% for 项 in … %} 逐项写出，或用 […] 取其中一项，如 [0]"
_KEEP_SHAPE = frozenset(
    ["list", "reverse", "unique", "selectattr", "rejectattr", "select", "reject", "default", "d"]
)
_TAKE_ELEMENT = frozenset({"first", "last"})
_GLOBALS = {"range": Shape(None, LEAF), "namespace": ANYTHING}


@dataclass(slots=True)
class _Scope:
    """Names bound by the template itself, which hide those of the data."""

    data: Shape
    bound: dict[str, Shape] = field(default_factory=dict)

    def inner(self, **bound: Shape) -> _Scope:
        return _Scope(self.data, {**self.bound, **bound})

    def names(self) -> set[str]:
        return {*self.bound, *(self.data.fields or ())}

    def find(self, name: str) -> Shape | None:
        if name in self.bound:
            return self.bound[name]
        return ANYTHING if self.data.fields is None else self.data.fields.get(name)


class _Unknown(NamedTuple):
    """A name that neither the data nor the template has.

    Attributes:
        name: as the template has it.
        tag: where.
        position: of its problem in the list of problems.
        near: the hint that names a known name much like it; empty where there is none.
    """

    name: str
    tag: Tag
    position: int
    near: str


@dataclass(slots=True)
class _NameCheck:
    tags: Sequence[Tag]
    problems: list[Problem] = field(default_factory=list)
    unknown: list[_Unknown] = field(default_factory=list)

    def statements(self, body: Sequence[nodes.Node], scope: _Scope) -> None:
        for node in body:
            step = _STATEMENTS.get(type(node))
            if step:
                step(self, node, scope)
            else:
                for child in node.iter_child_nodes():
                    self.shape(child, scope)

    def for_(self, node: nodes.For, scope: _Scope) -> None:
        element = self.shape(node.iter, scope).element or ANYTHING
        inside = scope.inner(loop=_LOOP, **_bindings(node.target, element))
        if node.test:
            self.shape(node.test, inside)
        self.statements(node.body, inside)
        self.statements(node.else_, scope.inner())

    def if_(self, node: nodes.If, scope: _Scope) -> None:
        self.shape(node.test, scope)
        for body in (node.body, node.elif_, node.else_):
            self.statements(body, scope)

    def assign(self, node: nodes.Assign, scope: _Scope) -> None:
        scope.bound.update(_bindings(node.target, self.shape(node.node, scope)))

    def macro(self, node: nodes.Macro, scope: _Scope) -> None:
        scope.bound[node.name] = ANYTHING
        for value in node.defaults:
            self.shape(value, scope)
        parameters = {argument.name: ANYTHING for argument in node.args}
        self.statements(node.body, scope.inner(**parameters, varargs=ANYTHING, kwargs=ANYTHING))

    def with_(self, node: nodes.With, scope: _Scope) -> None:
        inside = scope.inner()
        for target, value in zip(node.targets, node.values, strict=True):
            inside.bound.update(_bindings(target, self.shape(value, scope)))
        self.statements(node.body, inside)

    def shape(self, node: nodes.Node, scope: _Scope) -> Shape:
        """The shape of an expression; adds a problem for every unknown name in it."""
        step = _EXPRESSIONS.get(type(node))
        if step:
            return step(self, node, scope)
        for child in node.iter_child_nodes():
            self.shape(child, scope)
        return ANYTHING

    def name(self, node: nodes.Name, scope: _Scope) -> Shape:
        found = scope.find(node.name)
        if found is None:
            near = suggestion(node.name, scope.names()) if nearest(node.name, scope.names()) else None
            self.unknown.append(_Unknown(node.name, tag_at(self.tags, node), len(self.problems), near or ""))
        advice = f'部件的名称加引号："{node.name}"' if tag_at(self.tags, node).includes else ""
        return self._known(node, node.name, found, scope.names(), advice)

    def attribute(self, node: nodes.Getattr, scope: _Scope) -> Shape:
        return self._below(node, self.shape(node.node, scope), node.attr)

    def constant(self, node: nodes.Const, scope: _Scope) -> Shape:
        return LEAF

    def filter(self, node: nodes.Filter, scope: _Scope) -> Shape:
        applied_to, *arguments = node.iter_child_nodes()
        value = self.shape(applied_to, scope)
        for argument in arguments:
            self._argument(argument, scope)
        if node.name in _KEEP_SHAPE:
            return value
        return value.element or ANYTHING if node.name in _TAKE_ELEMENT else ANYTHING

    def _argument(self, node: nodes.Node, scope: _Scope) -> None:
        node = node.value if isinstance(node, nodes.Keyword) else node
        if isinstance(node, nodes.Name):
            advice = f'是文字就加引号："{node.name}"'
            self._known(node, node.name, scope.find(node.name), scope.names(), advice)
        else:
            self.shape(node, scope)

    def item(self, node: nodes.Getitem, scope: _Scope) -> Shape:
        owner = self.shape(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._below(node, owner, node.arg.value)
        self.shape(node.arg, scope)
        return owner if isinstance(node.arg, nodes.Slice) else owner.element or ANYTHING

    def _below(self, node: nodes.Node, owner: Shape, name: str) -> Shape:
        if owner.fields is None:
            return ANYTHING
        advice = _OF_A_LIST if owner.element is not None else owner.advice
        return self._known(node, name, owner.fields.get(name), owner.fields, advice)

    def _known(
        self, node: nodes.Node, name: str, found: Shape | None, known: Iterable[str], advice: str = ""
    ) -> Shape:
        if found is not None:
            return found
        if not name.startswith(("_", INTERNAL)):
            spot = tag_at(self.tags, node).spot
            hint = _hint(name, known, advice)
            self.problems.append(spot.problem("word.undefined", f"没有名为“{name}”的数据", hint))
        return ANYTHING


def _hint(name: str, known: Iterable[str], advice: str) -> str:
    near = suggestion(name, sorted(known)) or ""
    between = "；" if near and advice and not near.endswith("？") else ""
    return f"{near}{between}{advice}" or _NOTHING_BELOW


_STATEMENTS: dict[type[nodes.Node], Callable[..., None]] = {
    nodes.For: _NameCheck.for_,
    nodes.If: _NameCheck.if_,
    nodes.Assign: _NameCheck.assign,
    nodes.Macro: _NameCheck.macro,
    nodes.With: _NameCheck.with_,
}


_EXPRESSIONS: dict[type[nodes.Node], Callable[..., Shape]] = {
    nodes.Name: _NameCheck.name,
    nodes.Getattr: _NameCheck.attribute,
    nodes.Getitem: _NameCheck.item,
    nodes.Const: _NameCheck.constant,
    nodes.Filter: _NameCheck.filter,
}


def _bindings(target: nodes.Node, shape: Shape) -> dict[str, Shape]:
    if isinstance(target, nodes.Name):
        return {target.name: shape}
    return {name.name: ANYTHING for name in _names(target)}


def _names(target: nodes.Node) -> Iterator[nodes.Name]:
    return (node for node in target.find_all(nodes.Name))


def check_names(tree: nodes.Template, tags: Sequence[Tag], data: Shape) -> list[Problem]:
    """Problems with names in the tree that data of this shape does not have; `tags` as in `Source`."""
    return _unknown_names(tree, tags, _Scope(data, dict(_GLOBALS)))


def check_names_alone(trees: Sequence[tuple[nodes.Template, Sequence[Tag]]], data: Shape) -> list[Problem]:
    """The same for tags that make no tree together: a name bound by any of them is accepted, with any shape, in all."""
    bound = {name: ANYTHING for tree, _ in trees for name in _bound_in(tree)}
    scope = _Scope(data, {**_GLOBALS, "loop": _LOOP, **bound})
    return [problem for tree, tags in trees for problem in _unknown_names(tree, tags, scope)]


def _bound_in(tree: nodes.Template) -> Iterator[str]:
    yield from (name.name for name in tree.find_all(nodes.Name) if name.ctx != "load")
    yield from (macro.name for macro in tree.find_all(nodes.Macro))


def _unknown_names(tree: nodes.Template, tags: Sequence[Tag], scope: _Scope) -> list[Problem]:
    check = _NameCheck(tags)
    check.statements(tree.body, scope)
    _tell_lost_loops(check)
    return check.problems


_TABLE = re.compile(r".*?表\d+")


def _tell_lost_loops(check: _NameCheck) -> None:
    """Say of a name that several cells of a table use and nothing gives that its loop may have been deleted."""
    cells: dict[tuple[str, str], list[_Unknown]] = {}
    for found in check.unknown:
        if found.position < len(check.problems) and (table := _TABLE.match(found.tag.spot.words)):
            cells.setdefault((found.name, table[0]), []).append(found)
    for (name, _), uses in cells.items():
        if len({use.tag.spot.words for use in uses}) > 1:
            advice = f"{{%tr for {name} in … %}} 可能随所在的行或列一起删掉了：在这一行的前后各补一行，写上它和 {{%tr endfor %}}"
            for use in uses:
                near = f"{use.near}或者，" if use.near else ""
                check.problems[use.position] = replace(check.problems[use.position], hint=near + advice)
