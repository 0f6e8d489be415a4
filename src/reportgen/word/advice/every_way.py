"""A template gone through every way: each branch of its conditions and the body of each loop, to see what it asks of its data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

from jinja2 import nodes
from jinja2.runtime import Context

from reportgen.word.errors import TemplateError
from reportgen.word.templating.analysis import Analysis
from reportgen.word.templating.sandbox import WordEnvironment


class Taken(NamedTuple):
    """A value, and where in the data it was taken.

    Attributes:
        value: the value itself; None where it could not be had.
        owner: what it was taken from; None for the data as a whole.
        name: under which name; empty where it was made by the template or by a filter.
        is_certain: False where the template takes another value in its place, or only some of its entries.
    """

    value: object
    owner: object = None
    name: str = ""
    is_certain: bool = True


NOTHING = Taken(None)

_CHOICES = frozenset({"select", "selectattr", "reject", "rejectattr"})
"""The language's own filters that leave some entries of a list out."""


class Watcher(Protocol):
    """Who is told what the template does with its data."""

    def taking(self, owner: object, name: str, take: Callable[[], object]) -> object:
        """A value is taken out of another; `take` does it."""

    def printed(self, what: Taken) -> None:
        """A value is printed."""

    def filtered(
        self, node: nodes.Filter, arguments: Sequence[Taken], run: Callable[[Sequence[object]], object]
    ) -> object:
        """A filter is applied to the first of these arguments; `run` does it, with whatever values."""

    def compared(self, what: Taken, constants: Sequence[str]) -> None:
        """A value is compared with texts that stand in the template."""

    def within(self, stated: Sequence[Taken] | None) -> AbstractContextManager[object]:
        """What follows happens only where all of these values are stated; None for any other condition."""


def go_every_way(analysis: Analysis, context: Mapping[str, object], watcher: Watcher) -> None:
    """Go through all parts of a template.

    Args:
        analysis: of the template.
        context: data in which everything is stated that a template might ask for, each list with an entry.
        watcher: is told what happens, in the order of the template.

    Raises:
        TemplateError: with everything that is wrong with the template.
    """
    if analysis.problems:
        raise TemplateError(analysis.problems)
    for tree in analysis.trees.values():
        Journey(analysis.environment, context, watcher).statements(tree.body, {})


Scope = dict[str, Any]
"""What the template itself has bound: values as taken, and macros."""


class Journey:
    """One way through one part."""

    def __init__(self, environment: WordEnvironment, context: Mapping[str, object], watcher: Watcher) -> None:
        self._environment = environment
        self._data = context
        self._watcher = watcher
        self._context = Context(environment, dict(context), "", {})
        self._in_progress: set[str] = set()

    def statements(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                self._output(node, scope)
            elif isinstance(node, nodes.If):
                self._if(node, scope)
            elif isinstance(node, nodes.For):
                self._for(node, scope)
            elif isinstance(node, nodes.Assign):
                self._bind(node.target, self._value(node.node, scope), scope)
            elif isinstance(node, nodes.Macro):
                scope[node.name] = node
            elif isinstance(node, nodes.With):
                inside = dict(scope)
                for target, value in zip(node.targets, node.values, strict=True):
                    self._bind(target, self._value(value, scope), inside)
                self.statements(node.body, inside)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                self._watcher.printed(self._value(child, scope))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        for branch in (node, *node.elif_):
            stated = self._asked_by(branch.test, scope)
            with self._watcher.within(stated if branch is node else None):
                self.statements(branch.body, scope)
        with self._watcher.within(None):
            self.statements(node.else_, scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        entries = self._value(node.iter, scope)
        inside = {**scope, "loop": NOTHING}
        self._bind(node.target, _entry_of(entries), inside)
        if node.test:
            self._value(node.test, inside)
        with self._watcher.within((entries,) if entries.is_certain and not node.test else None):
            self.statements(node.body, inside)
        with self._watcher.within(None):
            self.statements(node.else_, dict(scope))

    def _bind(self, target: nodes.Node, taken: Taken, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = taken
            return
        parts = taken.value if isinstance(taken.value, tuple | list) else ()
        for index, name in enumerate(target.find_all(nodes.Name)):
            scope[name.name] = Taken(parts[index]) if index < len(parts) else NOTHING

    def _asked_by(self, test: nodes.Node, scope: Scope) -> tuple[Taken, ...] | None:
        """The values that a condition asks to be stated; where it asks for something else, None, and that is gone through."""
        stated = self._stated_by(test, scope)
        if stated is None:
            self._value(test, scope)
        return stated

    def _stated_by(self, test: nodes.Node, scope: Scope) -> tuple[Taken, ...] | None:
        """The values that a condition asks to be stated; None where it asks for something else."""
        if isinstance(test, nodes.And):
            left, right = self._stated_by(test.left, scope), self._stated_by(test.right, scope)
            return None if left is None or right is None else (*left, *right)
        return (self._value(test, scope),) if isinstance(test, nodes.Name | nodes.Getattr) else None

    def _value(self, node: nodes.Node, scope: Scope) -> Taken:
        step = _EXPRESSIONS.get(type(node))
        if step:
            return step(self, node, scope)
        for child in node.iter_child_nodes():
            self._value(child, scope)
        return NOTHING

    def _name(self, node: nodes.Name, scope: Scope) -> Taken:
        if node.name in scope:
            bound = scope[node.name]
            return bound if isinstance(bound, Taken) else NOTHING
        value = self._watcher.taking(None, node.name, lambda: self._data.get(node.name))
        return Taken(value, None, node.name)

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> Taken:
        return self._below(self._value(node.node, scope).value, node.attr)

    def _below(self, owner: object, name: str) -> Taken:
        if owner is None:
            return NOTHING
        value = self._watcher.taking(owner, name, lambda: self._environment.getattr(owner, name))
        return Taken(value, owner, name)

    def _item(self, node: nodes.Getitem, scope: Scope) -> Taken:
        owner = self._value(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._below(owner.value, node.arg.value)
        self._value(node.arg, scope)
        return owner if isinstance(node.arg, nodes.Slice) else _entry_of(owner)

    def _constant(self, node: nodes.Const, scope: Scope) -> Taken:
        return Taken(node.value)

    def _list(self, node: nodes.List | nodes.Tuple, scope: Scope) -> Taken:
        return Taken(tuple(self._value(item, scope).value for item in node.items))

    def _compare(self, node: nodes.Compare, scope: Scope) -> Taken:
        left = self._value(node.expr, scope)
        for operand in node.ops:
            right = self._value(operand.expr, scope)
            for side, other in ((left, operand.expr), (right, node.expr)):
                if constants := _texts_in(other):
                    self._watcher.compared(side, constants)
        return NOTHING

    def _or(self, node: nodes.Or, scope: Scope) -> Taken:
        first = self._value(node.left, scope)
        with self._watcher.within(None):
            second = self._value(node.right, scope)
        return first._replace(is_certain=False) if first.value else second

    def _either(self, node: nodes.CondExpr, scope: Scope) -> Taken:
        stated = self._asked_by(node.test, scope)
        with self._watcher.within(stated):
            first = self._printed_within(node.expr1, scope)
        with self._watcher.within(None):
            second = self._printed_within(node.expr2, scope) if node.expr2 else NOTHING
        return Taken(second.value if first.value is None else first.value, is_certain=False)

    def _printed_within(self, node: nodes.Expr, scope: Scope) -> Taken:
        """One side of an inline condition, whose own conditions are gone where the outcome is printed."""
        taken = self._value(node, scope)
        self._watcher.printed(taken)
        return taken

    def _filter(self, node: nodes.Filter, scope: Scope) -> Taken:
        applied_to: Any = node.node
        first, *others = [self._value(argument, scope) for argument in (applied_to, *node.args)]
        named = self._named(node.kwargs, scope)
        if node.name in _CHOICES and len(node.args) > 1:
            self._choice(first, node.args)

        def run(values: Sequence[object]) -> object:
            count = 1 + len(others)
            options = dict(zip(named, values[count:], strict=True))
            made = self._environment.call_filter(
                node.name,
                values[0],
                values[1:count],
                options,
                self._context,
                nodes.EvalContext(self._environment),
            )
            return list(made) if isinstance(made, Iterator) else made

        arguments = (first, *others, *named.values())
        is_certain = all(argument.is_certain for argument in arguments)
        with self._watcher.within(() if is_certain else None):
            result = self._watcher.filtered(node, arguments, run)
        if isinstance(first.value, tuple | list) and isinstance(result, tuple | list):
            # a choice that finds none of the entries is looked at as if it had found them
            is_choice = node.name in _CHOICES or len(result) < len(first.value)
            return first._replace(value=result or first.value, is_certain=first.is_certain and not is_choice)
        return Taken(result)

    def _choice(self, entries: Taken, arguments: Sequence[nodes.Expr]) -> None:
        """A choice among entries by one of their values: ``selectattr("kind", "eq", "…")``."""
        attribute = _texts_in(arguments[0])
        constants = [text for argument in arguments[2:] for text in _texts_in(argument)]
        if attribute and constants:
            self._watcher.compared(self._below(_entry_of(entries).value, attribute[0]), constants)

    def _named(self, keywords: Sequence[Any], scope: Scope) -> dict[str, Taken]:
        return {keyword.key: self._value(keyword.value, scope) for keyword in keywords}

    def _call(self, node: nodes.Call, scope: Scope) -> Taken:
        macro = scope.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        values = [self._value(argument, scope) for argument in node.args]
        named = self._named(node.kwargs, scope)
        if isinstance(macro, nodes.Macro) and macro.name not in self._in_progress:
            self._run_macro(macro, values, named, scope)
        return Taken("")

    def _run_macro(
        self, macro: nodes.Macro, values: Sequence[Taken], named: Mapping[str, Taken], scope: Scope
    ) -> None:
        names = [argument.name for argument in macro.args]
        defaults = zip(reversed(names), reversed(macro.defaults), strict=False)
        inside = {**scope, **{name: self._value(default, scope) for name, default in defaults}}
        inside |= dict.fromkeys(set(names) - inside.keys(), NOTHING)
        self._in_progress.add(macro.name)
        self.statements(macro.body, {**inside, **dict(zip(names, values, strict=False)), **named})
        self._in_progress.remove(macro.name)


def _texts_in(node: nodes.Node) -> list[str]:
    """The texts that an expression writes out: one, or those of a list."""
    if isinstance(node, nodes.Const):
        return [node.value] if isinstance(node.value, str) and node.value else []
    if isinstance(node, nodes.List | nodes.Tuple):
        return [text for item in node.items for text in _texts_in(item)]
    return []


def _entry_of(entries: Taken) -> Taken:
    """The first entry of a list."""
    value = entries.value
    return Taken(value[0]) if isinstance(value, tuple | list) and value else NOTHING


_EXPRESSIONS: dict[type[nodes.Node], Callable[..., Taken]] = {
    nodes.Name: Journey._name,
    nodes.Getattr: Journey._attribute,
    nodes.Getitem: Journey._item,
    nodes.Const: Journey._constant,
    nodes.List: Journey._list,
    nodes.Tuple: Journey._list,
    nodes.Compare: Journey._compare,
    nodes.Or: Journey._or,
    nodes.CondExpr: Journey._either,
    nodes.Filter: Journey._filter,
    nodes.Call: Journey._call,
}
