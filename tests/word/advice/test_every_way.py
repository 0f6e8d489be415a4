"""A template is gone through every way: both sides of a condition, the body of a loop, the macros that it calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from jinja2 import nodes

from reportgen.word import TemplateError
from reportgen.word.advice.every_way import Taken, go_every_way
from reportgen.word.gbt9704 import from_outline
from reportgen.word.shapes import LEAF, Shape
from reportgen.word.templating.analysis import analyse
from reportgen.word.templating.environment import make_environment

DATA = {"a": "A", "b": "B", "list": ({"name": "N", "kind": "K"},)}


class Listing:
    """Writes down what is printed, with the conditions around it; `?` for one that asks for more than a value."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.printed_values: list[str] = []

    def taking(self, owner: object, name: str, take: Callable[[], object]) -> object:
        return take()

    def printed(self, what: Taken) -> None:
        self.printed_values.append(" ".join((*self.conditions, str(what.value))))

    def filtered(
        self, node: nodes.Filter, arguments: Sequence[Taken], run: Callable[[Sequence[object]], object]
    ) -> object:
        return run([argument.value for argument in arguments])

    def compared(self, what: Taken, constants: Sequence[str]) -> None:
        self.printed_values.append(f"{what.name}: {'、'.join(constants)}")

    @contextmanager
    def within(self, stated: Sequence[Taken] | None) -> Iterator[None]:
        self.conditions.append("?" if stated is None else f"[{','.join(taken.name for taken in stated)}]")
        yield
        self.conditions.pop()


def printed(line: str) -> list[str]:
    listing = Listing()
    go_every_way(analyse(from_outline(f"[正文] {line}"), make_environment({})), DATA, listing)
    return listing.printed_values


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{{ a }}", ["A"]),
        ("{%if a %}{{ b }}{%elif b %}x{{ b }}{%else%}{{ a }}{%endif%}", ["[a] B", "? B", "? A"]),
        ("{%if a and b %}{{ a }}{%endif%}", ["[a,b] A"]),
        ("{%if not a %}{{ b }}{%endif%}", ["? B"]),
        ("{%for x in list %}{{ x.name }}{%endfor%}", ["[list] N"]),
        ("{%for x in list if x.kind %}{{ x.name }}{%endfor%}", ["? N"]),
        (
            '{%for x in list|selectattr("kind", "eq", "none")|list %}{{ x.name }}{%endfor%}',
            ["kind: none", "? N"],
        ),
        ("{{ list[0].name }}{{ list|length }}", ["N", "1"]),
        ("{%set x = a %}{{ x }}", ["A"]),
        ("{%macro m(x, y=b) %}{{ x }}{{ y }}{%endmacro%}{{ m(a) }}", ["A", "B", ""]),
        ('{%if a == "A" %}{{ b }}{%endif%}', ["a: A", "? B"]),
        ('{%if a not in ["A", "C"] %}{{ b }}{%endif%}', ["a: A、C", "? B"]),
        ("{{ a if b else b }}", ["[b] A", "? B", "A"]),
        ("{{ (a or b)|default('') }}", ["A"]),
    ],
)
def test_everything_printed_is_told_with_its_conditions(line: str, expected: list[str]) -> None:
    assert printed(line) == expected


def test_a_faulty_template_is_refused_with_all_its_problems() -> None:
    template = from_outline("[正文] {{ c }}{{ a|unknown }}")
    with pytest.raises(TemplateError) as refused:
        go_every_way(analyse(template, make_environment({}), Shape({"a": LEAF})), DATA, Listing())
    assert [problem.code for problem in refused.value.problems] == ["word.filter", "word.undefined"]
