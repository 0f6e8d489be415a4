"""What an expression means in docxtpl: Jinja's own rules, within its sandbox, as far as a document can take them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from threading import Lock
from types import ModuleType
from typing import Any

import jinja2
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Joiner, pass_context

from reportgen.docxtpl.printing import finisher
from reportgen.errors import Refusal
from reportgen.word.limits import MAX_TEXT
from reportgen.word.tagging.purpose import INTERNAL
from reportgen.word.templating.environment import make_environment
from reportgen.word.templating.methods import METHOD_FILTERS
from reportgen.word.templating.number_filters import percent_formatted
from reportgen.word.templating.programs import telling
from reportgen.word.templating.sandbox import WordEnvironment
from reportgen.word.writing.printing import described

_JINJAS: tuple[str, ...] = (
    "center", "dictsort", "e", "escape", "filesizeformat", "first", "float", "forceescape", "indent", "int", "last", "safe",
    "slice", "string", "striptags", "trim", "truncate", "wordcount", "wordwrap",
)  # fmt: skip
"""Filters that do in these templates what Jinja does."""
_COPYING = frozenset({"center", "indent", "slice"})
"""Those of them that make as much as a number says."""
_BUILT_IN = frozenset({str, bytes, int, float, bool, list, tuple, dict, set, frozenset, range})
_CLASSES = (dict, Joiner, Cycler)
_MOST_COPIES = 10_000
_KEPT = 16


class DocxtplEnvironment(WordEnvironment):
    """Jinja's sandbox as it is: what the program put among the data may be read and called, but nothing private."""

    trusts_program = True

    def _nameless(self, obj: object, attribute: str) -> Any:
        if attribute.startswith("_"):
            raise Refusal(f"不能取以下划线开头的“{attribute}”", code="word.forbidden")
        if isinstance(obj, ModuleType):
            hint = "把要用的函数一个个放进数据"
            raise Refusal(f"不能取模块“{obj.__name__}”里的“{attribute}”", hint, "word.forbidden")
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            return self._item_named(obj, attribute)
        if type(obj) in _BUILT_IN and callable(value):
            hint = "先在程序里算好，再放进数据"
            raise Refusal(f"不能对{described(obj)}调用“{attribute}()”", hint, "word.forbidden")
        if not self.is_safe_attribute(obj, attribute, value):
            raise Refusal(f"不能取{described(obj)}的“{attribute}”", code="word.forbidden")
        return value

    def _item_named(self, obj: Any, attribute: str) -> Any:
        try:
            return obj[attribute]
        except (TypeError, LookupError, AttributeError):
            return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An element or attribute; what cannot be had is undefined, as in Jinja."""
        if (
            isinstance(argument, str)
            or type(obj) in _BUILT_IN
            or isinstance(obj, (Mapping, jinja2.Undefined))
        ):
            return super().getitem(obj, argument)
        try:
            return obj[argument]
        except (TypeError, LookupError, AttributeError):
            return self.undefined(obj=obj, name=argument)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call what the program gave, or what every template may call."""
        owner = getattr(__obj, "__self__", None)
        if isinstance(__obj, (Macro, LoopContext)) or isinstance(owner, LoopContext):
            return super().call(__context, __obj, *args, **kwargs)
        is_class = isinstance(__obj, type) and __obj not in _CLASSES
        if is_class or not callable(__obj) or not __self.is_safe_callable(__obj):
            raise Refusal(f"模板里不能调用{described(__obj)}", "先在程序里算好，再放进数据", "word.forbidden")
        called = f"“{getattr(__obj, '__name__', type(__obj).__name__)}()”"
        return telling(called, SandboxedEnvironment.call)(__self, __context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic, and texts and lists put together, within limits."""
        if operator == "%" and isinstance(left, str):
            return percent_formatted(left, *(right if isinstance(right, tuple) else (right,)))
        if operator == "+" and isinstance(left, (str, list, tuple)) and isinstance(right, type(left)):
            return _bounded(left + right)  # type: ignore[operator]  # both are of the same kind
        if operator == "*" and isinstance(left, str) and type(right) is int:
            return _bounded(left * min(right, MAX_TEXT // max(len(left), 1) + 1))
        return super().call_binop(context, operator, left, right)


def _bounded(joined: Any) -> Any:
    if len(joined) > MAX_TEXT:
        raise Refusal(f"一处文字超过 {MAX_TEXT} 个字符", code="word.limit")
    return joined


def _modest(name: str) -> Callable[..., Any]:
    """Jinja's filter of that name; widths and counts beyond all need are refused."""
    function: Callable[..., Any] = FILTERS[name]

    first = 1 + hasattr(function, "jinja_pass_arg")

    @wraps(function)
    def call(*values: Any, **options: Any) -> Any:
        if any(type(value) is int and value > _MOST_COPIES for value in (*values[first:], *options.values())):
            raise Refusal(f"“{name}”的数超过 {_MOST_COPIES}", code="word.limit")
        return function(*values, **options)

    return call


def _methods(environment: WordEnvironment) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The filters that stand for methods; a value of a program's own class has its own method called."""
    for name, known in METHOD_FILTERS.items():

        @pass_context
        def call(
            context: Context, value: Any, *args: Any, _name: str = name, _known: Any = known, **options: Any
        ) -> Any:
            own = None if _is_common(value) else getattr(value, _name.removeprefix(INTERNAL), None)
            return (
                _known(value, *args, **options)
                if own is None
                else environment.call(context, own, *args, **options)
            )

        yield name, call


def _is_common(value: object) -> bool:
    return isinstance(value, (Mapping, jinja2.Undefined)) or type(value).__module__ in (
        "builtins",
        "datetime",
        "decimal",
    )


def _made_for(given: jinja2.Environment, autoescape: bool) -> WordEnvironment:
    environment = make_environment(
        dict(_changed(given.filters, FILTERS)),
        DocxtplEnvironment,
        undefined=given.undefined,
        finalize=finisher(autoescape, given.finalize),
    )
    kept = [name for name in _JINJAS if given.filters.get(name) is FILTERS[name]]
    jinjas = {name: _modest(name) if name in _COPYING else FILTERS[name] for name in kept}
    environment.filters |= jinjas | dict(_methods(environment))
    environment.tests |= dict(_changed(given.tests, TESTS))
    classes = {"dict": dict, "joiner": Joiner, "cycler": Cycler}
    environment.globals |= classes | dict(_changed(given.globals, DEFAULT_NAMESPACE))
    return environment


def _changed(given: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a program has put into one of Jinja's tables, over what stands there anyway."""
    return ((name, value) for name, value in given.items() if defaults.get(name) is not value)


_PLAIN = jinja2.Environment()
_MADE: OrderedDict[object, WordEnvironment] = OrderedDict()
_LOCK = Lock()


def environment_for(given: jinja2.Environment | None, autoescape: bool) -> WordEnvironment:
    """The environment that does what a program asks for with one of Jinja's.

    Raises:
        Refusal: when it asks for what documents cannot take.
    """
    if given is None:
        given = _PLAIN
    _refuse_foreign(given)
    autoescape = autoescape or bool(given.autoescape)
    tables = [*given.filters.items(), *given.tests.items(), *given.globals.items()]
    key = (autoescape, given.undefined, given.finalize, tuple((name, id(value)) for name, value in tables))
    with _LOCK:
        if key not in _MADE:
            _MADE[key] = _made_for(given, autoescape)
            while len(_MADE) > _KEPT:
                _MADE.popitem(last=False)
        return _MADE[key]


def _refuse_foreign(given: jinja2.Environment) -> None:
    delimiters = (
        "block_start_string",
        "variable_start_string",
        "comment_start_string",
        "line_statement_prefix",
    )
    for name in delimiters:
        if getattr(given, name) != getattr(_PLAIN, name):
            raise Refusal(
                f"jinja_env 改了标签的写法（{name}）", "模板里写 {{ }}、{% %}、{# #}", "word.syntax"
            )
