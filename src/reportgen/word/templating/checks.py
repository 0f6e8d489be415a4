"""Checking the constructs, filters, tests and names that a template may use, on Jinja's syntax tree."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import nodes

from reportgen.errors import Problem, Refusal, suggestion
from reportgen.word.limits import MAX_EXPRESSION_DEPTH
from reportgen.word.tagging.purpose import INTERNAL
from reportgen.word.tagging.tags import Tag
from reportgen.word.templating.filters import JINJA_FILTERS
from reportgen.word.templating.jinja_text import FIRST_LINE
from reportgen.word.templating.methods import METHODS
from reportgen.word.templating.sandbox import WordEnvironment

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Tuple,
    nodes.List,
    nodes.Dict,
    nodes.Pair,
    nodes.For,
    nodes.If,
    nodes.With,
    nodes.Assign,
    nodes.Macro,
    nodes.Call,
    nodes.Keyword,
    nodes.Filter,
    nodes.Test,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.CondExpr,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Neg,
    nodes.Pos,
    nodes.Concat,
    nodes.NSRef,
)
_INSTEAD_OF = {
    "+": "连接文字用 ~",
    "%": '代入文字用过滤器：{{ "%.2f"|format(值) }}',
    "safe": "值总是按文字写出；带格式的内容由程序给 Run、Paragraphs",
    "float": "数字在数据里就是数字；要两位小数写 |round(2)",
    "truncate": "在数据里缩短",
    "nl2br": "值里的换行就是 Word 的换行，直接写出",
    "dictsort": "写 值.items()|sort",
    "tojson": "写出它下面的某一项",
    "wordcount": "字数用 |length",
}
"""What to write instead of what is refused."""
_NAMED = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
_NAME_AT = {"map": 0, "select": 0, "reject": 0, "selectattr": 1, "rejectattr": 1}
"""Which argument of these filters names another filter, or a test."""
_TEXT_LIKE = (nodes.List, nodes.Tuple, nodes.Dict, nodes.Concat)


@lru_cache(maxsize=512)
def _options_of(filter: Callable[..., object]) -> tuple[inspect.Signature, list[str], bool] | None:
    """A filter's signature, the names of its options, and whether it takes any others; None for those written in C."""
    try:
        signature = inspect.signature(filter)
    except (TypeError, ValueError):
        return None
    parameters = signature.parameters.values()
    named = [parameter.name for parameter in parameters if parameter.kind in _NAMED]
    return signature, named, any(one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters)


@dataclass(frozen=True, slots=True)
class _Check:
    environment: WordEnvironment
    macros: frozenset[str]

    def problems_of(self, node: nodes.Node) -> Iterator[Refusal]:
        if not isinstance(node, _ALLOWED):
            yield Refusal(
                "不支持乘方 **" if isinstance(node, nodes.Pow) else f"不支持 {type(node).__name__}",
                code="word.forbidden",
            )
        elif rule := _RULES.get(type(node)):
            yield from rule(self, node)

    def filter(self, node: nodes.Filter) -> Iterator[Refusal]:
        yield from self._known_filter(node.name)
        yield from self._known_options(node)
        position = _NAME_AT.get(node.name, len(node.args))
        for argument in node.args[position : position + 1]:
            if isinstance(argument, nodes.Const):
                is_filter = node.name == "map"
                yield from (self._known_filter if is_filter else self._known_test)(argument.value)

    def _known_options(self, node: nodes.Filter) -> Iterator[Refusal]:
        """Options that the filter does not have, and too many or too few of them."""
        function = self.environment.filters.get(node.name)
        if function is None or node.dyn_args or node.dyn_kwargs or not (known := _options_of(function)):
            return
        signature, named, is_open = known
        options: list[Any] = list(node.kwargs)  # Jinja declares them as pairs, and makes keywords of them
        keys = [str(option.key) for option in options]
        unknown = [key for key in keys if key not in named and not is_open]
        for key in unknown:
            yield Refusal(f"“{_shown(node)}”没有名为“{key}”的选项", suggestion(key, named[1:]), "word.filter")
        given = [None] * (len(node.args) + 1 + hasattr(function, "jinja_pass_arg"))
        try:
            signature.bind(*given, **dict.fromkeys(key for key in keys if key not in unknown))
        except TypeError:
            yield Refusal(f"“{_shown(node)}”后面括号里的选项多了、少了或重复", code="word.filter")

    def test(self, node: nodes.Test) -> Iterator[Refusal]:
        yield from self._known_test(node.name)

    def _known_filter(self, name: str) -> Iterator[Refusal]:
        if name not in self.environment.filters and name in JINJA_FILTERS:
            hint = _INSTEAD_OF.get(str(name), "在数据里算好，或由程序提供这个过滤器")
            yield Refusal(f"不支持 Jinja 的过滤器“{name}”", hint, "word.filter")
        elif name not in self.environment.filters:
            near = suggestion(str(name), self.environment.filters)
            yield Refusal(f"没有名为“{name}”的过滤器", near, "word.filter")

    def _known_test(self, name: str) -> Iterator[Refusal]:
        if name not in self.environment.tests:
            hint = suggestion(str(name), self.environment.tests)
            yield Refusal(f"没有名为“{name}”的判断", hint, "word.filter")

    def attribute(self, node: nodes.Getattr) -> Iterator[Refusal]:
        yield from _private(node.attr)

    def namespace(self, node: nodes.NSRef) -> Iterator[Refusal]:
        yield from _private(node.attr)

    def item(self, node: nodes.Getitem) -> Iterator[Refusal]:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            yield from _private(node.arg.value)

    def call(self, node: nodes.Call) -> Iterator[Refusal]:
        callee = node.node
        if self.environment.trusts_program:
            return
        if not _is_loop_helper(callee) and not (
            isinstance(callee, nodes.Name)
            and (callee.name in self.macros or callee.name.startswith(INTERNAL))
        ):
            hint = f"只能调用本模板里的宏、range、namespace、loop.cycle，以及 {'、'.join(METHODS)} 这些方法"
            named = f"“{callee.attr}()”" if isinstance(callee, nodes.Getattr) else ""
            yield Refusal(f"模板里不能调用函数或方法{named}", hint, "word.forbidden")

    def arithmetic(self, node: nodes.BinExpr) -> Iterator[Refusal]:
        for side in () if self.environment.trusts_program else (node.left, node.right):
            text = isinstance(side, nodes.Const) and isinstance(side.value, str)
            if text or isinstance(side, _TEXT_LIKE):
                instead = _INSTEAD_OF.get(node.operator)
                yield Refusal(f"“{node.operator}”只能用于数字，不能用于文字或列表", instead, "word.forbidden")
                return


_RULES: dict[type[nodes.Node], Callable[..., Iterator[Refusal]]] = {
    nodes.Filter: _Check.filter,
    nodes.Test: _Check.test,
    nodes.Getattr: _Check.attribute,
    nodes.Getitem: _Check.item,
    nodes.NSRef: _Check.namespace,
    nodes.Call: _Check.call,
    **dict.fromkeys(
        (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod), _Check.arithmetic
    ),
}


def _is_loop_helper(callee: nodes.Expr) -> bool:
    if not isinstance(callee, nodes.Getattr) or callee.attr not in ("cycle", "changed"):
        return False
    return isinstance(callee.node, nodes.Name) and callee.node.name == "loop"


def _shown(node: nodes.Filter) -> str:
    """A filter, or the method that it stands for, as its author wrote it."""
    return node.name.removeprefix(INTERNAL)


def _private(name: str) -> Iterator[Refusal]:
    if name.startswith("_"):
        yield Refusal(f"不能取以下划线开头的“{name}”", code="word.forbidden")


def check_constructs(
    tree: nodes.Template, tags: Sequence[Tag], environment: WordEnvironment, macros: frozenset[str]
) -> list[Problem]:
    """Problems with everything in the tree that templates may not use.

    Args:
        tree: of the whole part, or of one tag.
        tags: as in `Source`.
        environment: knows the filters and tests.
        macros: names of the part's macros.
    """
    may_be_deep = any(
        len(tag.body) > MAX_EXPRESSION_DEPTH for tag in tags
    )  # a level takes a character at least
    if may_be_deep and (too_deep := _too_deep(tree)):
        return [
            tag_at(tags, too_deep).spot.problem(
                "word.limit", f"标签里的运算和过滤器超过 {MAX_EXPRESSION_DEPTH} 层"
            )
        ]
    check = _Check(environment, macros | {"range", "loop", "namespace"})
    return [
        tag_at(tags, node).spot.refused(refusal) for node in walk(tree) for refusal in check.problems_of(node)
    ]


def _too_deep(tree: nodes.Node) -> nodes.Node | None:
    """A node below `MAX_EXPRESSION_DEPTH` nested expressions; None when there is none."""
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > MAX_EXPRESSION_DEPTH:
            return node
        deeper = depth + 1 if isinstance(node, nodes.Expr) else depth
        waiting += [(child, deeper) for child in node.iter_child_nodes()]
    return None


LEAVES = frozenset({nodes.Name, nodes.Const, nodes.TemplateData})
"""Nodes without others below; most are such, and asking each for those below takes long."""


def walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Every node of the tree, outer ones first."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if type(node) not in LEAVES:
            waiting += reversed(list(node.iter_child_nodes()))


def tag_at(tags: Sequence[Tag], node: nodes.Node) -> Tag:
    """The tag that `node` stands in."""
    return tags[max(0, node.lineno - FIRST_LINE)]
