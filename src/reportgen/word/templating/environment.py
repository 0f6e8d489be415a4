"""The Jinja environment in which templates are compiled and run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import Undefined

from reportgen.word.templating.filters import BUILTIN_FILTERS, BUILTIN_TESTS, COMPARING_TESTS
from reportgen.word.templating.jinja_text import (
    BLOCK_CLOSE,
    BLOCK_OPEN,
    COMMENT_CLOSE,
    COMMENT_OPEN,
    VALUE_CLOSE,
    VALUE_OPEN,
)
from reportgen.word.templating.methods import METHOD_FILTERS
from reportgen.word.templating.programs import telling
from reportgen.word.templating.sandbox import Missing, WordEnvironment, namespace_of, range_of
from reportgen.word.writing.costs import comparing, costing
from reportgen.word.writing.excuses import excusable
from reportgen.word.writing.output import INTERNAL_FILTERS, finish


def make_environment(
    filters: Mapping[str, Callable[..., object]],
    kind: type[WordEnvironment] = WordEnvironment,
    *,
    undefined: type[Undefined] = Missing,
    finalize: Callable[..., str] = finish,
) -> WordEnvironment:
    """A new environment with the language's own filters and those given.

    Args:
        filters: by name.
        kind: its class.
        undefined: what stands for a name that the data do not have.
        finalize: makes XML of a value inside a ``w:t``, as `finish` does.
    """
    environment = kind(
        variable_start_string=VALUE_OPEN,
        variable_end_string=VALUE_CLOSE,
        block_start_string=BLOCK_OPEN,
        block_end_string=BLOCK_CLOSE,
        comment_start_string=COMMENT_OPEN,
        comment_end_string=COMMENT_CLOSE,
        undefined=undefined,
        finalize=finalize,
        autoescape=False,  # `finalize` escapes everything
        optimized=False,
        keep_trailing_newline=True,
        cache_size=0,
    )
    environment.globals = {"range": range_of, "namespace": namespace_of}
    given = {name: telling(f"过滤器“{name}”", function) for name, function in filters.items()}
    refusing = {name: excusable(costing(function)) for name, function in {**BUILTIN_FILTERS, **given}.items()}
    methods = {name: excusable(costing(function)) for name, function in METHOD_FILTERS.items()}
    environment.filters = {**refusing, **methods, **INTERNAL_FILTERS}
    environment.tests = {
        name: comparing(test) if name in COMPARING_TESTS else test for name, test in BUILTIN_TESTS.items()
    }
    return environment
