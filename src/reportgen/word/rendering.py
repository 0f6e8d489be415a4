"""Rendering the compiled parts of a template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import TracebackType
from typing import NamedTuple, TypeVar

from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from jinja2.utils import missing

from reportgen.errors import Problem, Refusal, ReportgenError, suggestion
from reportgen.word.compiled import CompiledPart
from reportgen.word.errors import DocumentSpot, TemplateError, told_of_part
from reportgen.word.finishing.mending import count_columns, fill_gaps, without_repeated_bookmarks
from reportgen.word.finishing.template_package import TemplatePackage
from reportgen.word.limits import MAX_OUTPUT
from reportgen.word.templating.jinja_text import FIRST_LINE
from reportgen.word.templating.sandbox import MissingError, WordEnvironment, declared_names, known_names
from reportgen.word.writing.costs import RUNNING
from reportgen.word.writing.excuses import Fault, rehearsing
from reportgen.word.writing.state import STATE, RenderState

T = TypeVar("T")

_CHUNK = 4096
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_VARIABLE = re.compile(r"l_\d+_")
"""What Jinja puts before a template's variable in the code that it makes."""


def new_state(package: TemplatePackage) -> RenderState:
    """The state that a render of this template starts with."""
    return RenderState(package.styles, package.numbers)


class Lack(NamedTuple):
    """Something that a template asks for and the data do not give.

    Attributes:
        problem: as a render would report it.
        owner: the value in which it is missing; None for the data as a whole, or where that is not known.
        name: what of the owner is missing, as the template calls it; empty where that is not known.
    """

    problem: Problem
    owner: object = None
    name: str = ""


class Rehearsed(NamedTuple):
    """What a rehearsal of a template found.

    Attributes:
        lacks: everything that would stop the render.
        text: all text that the template prints, as XML has it; None where it cannot be run to its end.
    """

    lacks: tuple[Lack, ...]
    text: str | None


class TriedPart(NamedTuple):
    """What came of a run of one part in which nothing stops at the first fault.

    Attributes:
        lacks: everything that would stop the render.
        xml: what the part printed; None where it cannot be run to its end.
        divides_paragraphs: it holds marks for new paragraphs or pages.
    """

    lacks: tuple[Lack, ...]
    xml: str | None
    divides_paragraphs: bool

    @property
    def text(self) -> str | None:
        """All text in it, as XML has it."""
        return None if self.xml is None else "".join(_TEXT.findall(self.xml))


class RunnablePart:
    """One part of a template, ready to run."""

    def __init__(self, compiled: CompiledPart, environment: WordEnvironment) -> None:
        self._compiled = compiled
        self._template = environment.template_class.from_code(
            environment, compiled.code, environment.make_globals(None)
        )

    @property
    def name(self) -> str:
        """Its name in the package."""
        return self._compiled.name

    def render(self, context: Mapping[str, object], state: RenderState) -> bytes:
        """The part's XML.

        Raises:
            TemplateError: at the first value that does not fit.
        """
        self._begin(state)
        try:
            xml = self._run(context, state)
        except Exception as error:
            raise TemplateError([self._refused(error, context)]) from error
        return self.finished(xml, divides_paragraphs=state.divides_paragraphs)

    def _begin(self, state: RenderState) -> None:
        state.part, state.looks, state.divides_paragraphs = self._compiled.name, self._compiled.looks, False

    def try_out(self, context: Mapping[str, object], state: RenderState) -> TriedPart:
        """Run it as `render` does, noting everything that would stop that."""
        self._begin(state)
        xml, last = None, []
        with rehearsing() as rehearsal:
            rehearsal.namespace = self._template.root_render_func.__globals__
            try:
                xml = self._run(context, state)
            except Exception as error:
                last = [Lack(self._refused(error, context))]
        lacks = (*(self._lack(fault, context) for fault in rehearsal.faults), *last)
        return TriedPart(lacks, xml, state.divides_paragraphs)

    def finished(self, xml: str, *, divides_paragraphs: bool) -> bytes:
        """What a run has printed as the content of the part.

        Args:
            xml: as printed.
            divides_paragraphs: it holds marks for new paragraphs or pages.

        Raises:
            TemplateError: when what has to be read again cannot be read.
        """
        if self._compiled.ragged:
            with told_of_part(self.name):
                xml = count_columns(xml)
        if self._compiled.repeats_bookmarks:
            xml = without_repeated_bookmarks(xml)
        xml = fill_gaps(xml, self._compiled.levels)
        if not divides_paragraphs:
            return xml.encode()
        # no report of ours has such values
        from reportgen.word.finishing.paragraph_breaks import with_paragraph_breaks

        with told_of_part(self.name):
            return with_paragraph_breaks(xml)

    def _refused(self, error: Exception, context: Mapping[str, object]) -> Problem:
        spot = self._spot_of_line(self._line_of(error.__traceback__))
        return spot.refused(_refusal(error, context))

    def _lack(self, fault: Fault, context: Mapping[str, object]) -> Lack:
        line = self._template.get_corresponding_lineno(fault.line)
        problem = self._spot_of_line(line).refused(_refusal(fault.error, context))
        if declared_names(fault.value):
            return Lack(problem, fault.value)
        return Lack(problem, *_first_gap(_of_line(self._compiled.named, line), fault.variables))

    def _run(self, context: Mapping[str, object], state: RenderState) -> str:
        jinja_context = self._template.new_context({**context, STATE: state})
        token = RUNNING.set(state)
        try:
            return "".join(_bounded(self._template.root_render_func(jinja_context), state))
        finally:
            RUNNING.reset(token)

    def _line_of(self, traceback: TracebackType | None) -> int:
        """Line of the Jinja text at which the error arose."""
        namespace, line = self._template.root_render_func.__globals__, 1
        while traceback is not None:
            if traceback.tb_frame.f_globals is namespace:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        return self._template.get_corresponding_lineno(line)

    def _spot_of_line(self, line: int) -> DocumentSpot:
        """The place of the tag on that line of the Jinja text."""
        words, excerpt = _of_line(self._compiled.spots, line)
        return DocumentSpot(words, excerpt=excerpt)


def _of_line(each: Sequence[T], line: int) -> T:
    """What belongs to the tag on that line of the Jinja text."""
    return each[min(max(0, line - FIRST_LINE), len(each) - 1)]


def _first_gap(named: str, variables: Mapping[str, object]) -> tuple[object, str]:
    """The first value on the way to some data that is not there: the value that should hold it, and its name in that."""
    head, *names = named.split(".")
    held = [value for key, value in sorted(variables.items()) if _VARIABLE.sub("", key, count=1) == head]
    owner: object = None
    value, name = held[-1] if held else None, head
    for attribute in names:
        if value is None or attribute not in declared_names(value):
            break
        owner, name = value, attribute
        value = getattr(value, declared_names(value)[attribute])
    return (owner, name) if value is None else (None, "")


def _bounded(pieces: Iterable[str], state: RenderState) -> list[str]:
    """The pieces in longer ones, at most `MAX_OUTPUT` characters together."""
    iterator, kept, size = iter(pieces), [], 0
    while chunk := list(islice(iterator, _CHUNK)):
        kept.append("".join(chunk))
        size += len(kept[-1])
        state.check_time()
        if size > MAX_OUTPUT:
            raise Refusal(
                f"输出超过 {MAX_OUTPUT // 1024 // 1024} 百万字符", "减少循环或缩短内容", "word.limit"
            )
    return kept


_OF_PYTHON: dict[type[Exception], tuple[str, str]] = {
    ZeroDivisionError: ("除数是零", "先判断除数：{% if 除数 %}"),
    OverflowError: ("数字太大", "在数据里改正"),
    ArithmeticError: ("数不能这样计算", "在数据里改正，或先判断"),
    TypeError: ("两个值的种类不合，不能这样比较或计算", "检查数据的类型和过滤器的参数"),
    Exception: ("这里的值不合用", "检查数据的类型和过滤器的参数"),
}
"""What to say of the exceptions that Python raises for the operations of a template; its own words are English."""


def _refusal(error: Exception, context: Mapping[str, object]) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, MissingError):
        known = context if error.owner is missing else known_names(error.owner)
        hint = None if error.name is None else suggestion(str(error.name), known)
        return Refusal(str(error), hint, "word.undefined")
    if isinstance(error, UndefinedError):
        return Refusal(f"没有这项数据（{error}）", code="word.undefined")
    if isinstance(error, ReportgenError):
        codes = {problem.code for problem in error.problems}
        code = codes.pop() if len(codes) == 1 else "word.filter"
        return Refusal("；".join(str(problem) for problem in error.problems), code=code)
    if isinstance(error, (TemplateRuntimeError, RecursionError)):
        return Refusal(f"运行出错：{error}", code="word.value")
    message, hint = next(told for kind, told in _OF_PYTHON.items() if isinstance(error, kind))
    return Refusal(message, hint, "word.filter")
