"""The environment of expressions: declared data only, calls of macros and loop helpers only, limited arithmetic."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import UndefinedError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace

from reportgen.errors import Refusal, ReportgenError
from reportgen.word.limits import MAX_CALL, MAX_INTEGER_BITS, MAX_RANGE, STEPS_OF_A_CALL
from reportgen.word.writing.excuses import Blank, excused
from reportgen.word.writing.numbers import plain_scalar
from reportgen.word.writing.printing import described
from reportgen.word.writing.state import state_of
from reportgen.word.writing.text import TextXml

LOOP_NAMES = frozenset(
    [
        "index",
        "index0",
        "revindex",
        "revindex0",
        "first",
        "last",
        "length",
        "depth",
        "depth0",
        "previtem",
        "nextitem",
        "cycle",
        "changed",
    ]
)
_LOOP_HELPERS = frozenset({"cycle", "changed"})
_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}


class MissingError(UndefinedError):
    """A name that the data does not have."""

    def __init__(self, message: str, owner: object, name: object) -> None:
        super().__init__(message)
        self.owner = owner
        self.name = name


_HINTS = {
    "there is no previous": "第一项没有上一项",
    "there is no next": "最后一项没有下一项",
    "parameter": "调用宏时少了参数",
}


class Missing(StrictUndefined):
    """The value of a name that the data does not have; every use but ``default`` raises `MissingError`."""

    __slots__ = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._undefined_exception = self._missing  # type: ignore[assignment]

    def _missing(self, message: str | None) -> MissingError:
        return MissingError(message or "", self._undefined_obj, self._undefined_name)

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return next(
                (text for start, text in _HINTS.items() if self._undefined_hint.startswith(start)),
                self._undefined_hint,
            )
        return f"没有名为“{self._undefined_name}”的数据"


def range_of(*bounds: int) -> range:
    """Jinja's ``range``, bounded.

    Raises:
        Refusal: when it is longer than a report needs.
    """
    bounds = tuple(map(plain_scalar, bounds))
    if not all(type(bound) is int for bound in bounds):
        raise Refusal("range 的参数要是整数", code="word.value")
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise Refusal(f"range 超过 {MAX_RANGE} 项", code="word.limit")
    return numbers


def namespace_of(**values: object) -> Namespace:
    """Jinja's ``namespace``: values that a loop may change, ``{% set 数.合计 = 数.合计 + 项.数 %}``."""
    return Namespace(values)


_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def declared_names(value: object) -> Mapping[str, str]:
    """The names that an object declares for templates, with the Python attributes they stand for."""
    return getattr(type(value), "template_names", _NO_NAMES)


def held_by(namespace: Namespace) -> dict[str, Any]:
    """The values of a ``namespace``; Jinja keeps them under a private name."""
    values: dict[str, Any] = object.__getattribute__(namespace, "_Namespace__attrs")
    return values


def known_names(value: object) -> list[str]:
    """The names that templates may use on `value`."""
    if isinstance(value, Mapping):
        return [key for key in value if isinstance(key, str)]
    return sorted(LOOP_NAMES) if isinstance(value, LoopContext) else list(declared_names(value))


class WordEnvironment(SandboxedEnvironment):
    """Jinja's sandbox, restricted to what reports need."""

    trusts_program = False
    """Whether templates may call what a program hands over and put texts together with operators, and what docxtpl passes
    over in them is passed over."""

    intercepted_binops = frozenset((*_OPERATORS, "**"))
    intercepted_unops = frozenset("+-")

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value under a declared name; anything else is missing or refused."""
        if type(obj) is dict:  # called for every value of a long table: much faster than `isinstance`
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        names = declared_names(obj)
        if attribute in names:
            return getattr(obj, names[attribute])
        if isinstance(obj, Namespace):
            obj = held_by(obj)
        if isinstance(obj, Mapping):
            return self._looked_up(obj, attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_NAMES:
            return getattr(obj, attribute)
        if names or isinstance(obj, LoopContext):
            return self.undefined(obj=obj, name=attribute)
        return self._nameless(obj, attribute)

    def _nameless(self, obj: object, attribute: str) -> Any:
        """Nothing in a rehearsal; else a complaint about a value that has no names."""
        if isinstance(obj, Blank):
            return obj
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
        if obj is None:
            hint = f"先判断上一级有没有：{{% if 上一级 and 上一级.{attribute} %}}"
            return excused(Refusal(f"不能取“{attribute}”：它的上一级没有数据", hint, "word.value"))
        raise Refusal(f"不能取“{attribute}”：{described(obj)}没有可用的名称", code="word.forbidden")

    def _looked_up(self, obj: Mapping[Any, Any], key: Any) -> Any:
        try:
            return obj[key]  # once only: a mapping may compute its values on access
        except KeyError:
            return self.undefined(obj=obj, name=str(key))
        except ReportgenError as error:
            return excused(error)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An element by position, or a value by name."""
        if isinstance(obj, (list, tuple, str)) and type(argument) is int:
            if -len(obj) <= argument < len(obj):
                return obj[argument]
            return self.undefined(hint=f"没有第 {argument} 项，一共 {len(obj)} 项（从 0 数起）")
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, Mapping):
            return self._looked_up(obj, argument)
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
        raise Refusal(f"不能用 [{argument!r}] 取{described(obj)}里的内容", code="word.forbidden")

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call a macro, a recursive loop, a loop helper or ``range``; what they write counts as written XML."""
        # Jinja adds these for functions that want to see the context
        kwargs = {name: value for name, value in kwargs.items() if name not in ("_loop_vars", "_block_vars")}
        if isinstance(__obj, (Macro, LoopContext)):
            return _call_bounded(__context, __obj, args, kwargs)
        owner = getattr(__obj, "__self__", None)
        if __obj in (range_of, namespace_of) or (
            isinstance(owner, LoopContext) and __obj.__name__ in _LOOP_HELPERS
        ):
            return __obj(*args, **kwargs)
        raise Refusal(
            f"模板里不能调用{described(__obj)}", "只能调用宏、range、namespace、loop.cycle", "word.forbidden"
        )

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic between numbers, with a limit on the size of the result."""
        left, right = plain_scalar(left), plain_scalar(right)
        for operand in (left, right):
            if not isinstance(operand, (int, float, Decimal)):
                hint = "连接文字用 ~" if operator == "+" else None
                raise Refusal(
                    f"“{operator}”只能用于数字，不能用于{described(operand)}", hint, "word.forbidden"
                )
        if operator not in _OPERATORS:
            raise Refusal(f"不支持运算“{operator}”", code="word.forbidden")
        result = _OPERATORS[operator](left, right)
        if isinstance(result, int) and result.bit_length() > MAX_INTEGER_BITS:
            raise Refusal("计算结果太大", code="word.limit")
        return result

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:
        """The sign of a number."""
        arg = plain_scalar(arg)
        if not isinstance(arg, (int, float, Decimal)):
            raise Refusal(f"“{operator}”只能用于数字，不能用于{described(arg)}", code="word.forbidden")
        return -arg if operator == "-" else +arg


def _call_bounded(
    context: Context, callee: Macro | LoopContext, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> TextXml:
    state = state_of(context)
    if isinstance(callee, LoopContext):
        args = (list(args[0]),) if args else ()
        state.charge(len(args[0]) if args else 0)
    state.charge(STEPS_OF_A_CALL)
    state.enter()
    try:
        written = callee(*args, **kwargs)
    finally:
        state.depth -= 1
    if len(written) > MAX_CALL:
        raise Refusal(f"一次调用写出的内容超过 {MAX_CALL // 1024 // 1024} 百万字符", code="word.limit")
    return TextXml(written)
