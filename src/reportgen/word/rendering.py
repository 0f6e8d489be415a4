"""Rendering the compiled parts of a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from types import TracebackType

from jinja2.exceptions import TemplateRuntimeError
from jinja2.utils import missing

from reportgen.errors import Refusal, ReportgenError, suggestion
from reportgen.word.compiled import CompiledPart
from reportgen.word.errors import DocumentSpot, TemplateError, told_of_part
from reportgen.word.finishing.mending import count_columns, fill_gaps, without_repeated_bookmarks
from reportgen.word.finishing.template_package import TemplatePackage
from reportgen.word.limits import MAX_OUTPUT
from reportgen.word.templating.jinja_text import FIRST_LINE
from reportgen.word.templating.sandbox import MissingError, WordEnvironment, known_names
from reportgen.word.writing.state import STATE, RenderState

_CHUNK = 4096


def new_state(package: TemplatePackage) -> RenderState:
    """The state that a render of this template starts with."""
    return RenderState(package.styles, package.numbers)


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
        compiled = self._compiled
        state.part, state.looks = compiled.name, compiled.looks
        try:
            text = self._run(context, state)
        except Exception as error:
            spot = self._spot_of_line(self._line_of(error.__traceback__))
            raise TemplateError([spot.refused(_refusal(error, context))]) from error
        if compiled.ragged:
            with told_of_part(self.name):
                text = count_columns(text)
        if compiled.repeats_bookmarks:
            text = without_repeated_bookmarks(text)
        return fill_gaps(text, compiled.levels).encode()

    def _run(self, context: Mapping[str, object], state: RenderState) -> str:
        jinja_context = self._template.new_context({**context, STATE: state})
        return "".join(_bounded(self._template.root_render_func(jinja_context)))

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
        spots = self._compiled.spots
        words, excerpt = spots[min(max(0, line - FIRST_LINE), len(spots) - 1)]
        return DocumentSpot(words, excerpt=excerpt)


def _bounded(pieces: Iterable[str]) -> list[str]:
    """The pieces as a list, at most `MAX_OUTPUT` characters; lengths are added up in large steps, which is fast."""
    iterator, kept, size = iter(pieces), [], 0
    while chunk := list(islice(iterator, _CHUNK)):
        size += sum(map(len, chunk))
        if size > MAX_OUTPUT:
            raise Refusal(
                f"输出超过 {MAX_OUTPUT // 1024 // 1024} 百万字符", "减少循环或缩短内容", "word.limit"
            )
        kept += chunk
    return kept


def _refusal(error: Exception, context: Mapping[str, object]) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, MissingError):
        known = context if error.owner is missing else known_names(error.owner)
        hint = None if error.name is None else suggestion(str(error.name), known)
        return Refusal(str(error), hint, "word.undefined")
    if isinstance(error, ReportgenError):
        return Refusal("；".join(str(problem) for problem in error.problems), code="word.filter")
    if isinstance(error, (TemplateRuntimeError, RecursionError)):
        return Refusal(f"运行出错：{error}", code="word.value")
    return Refusal(
        f"这里的值不合用（{type(error).__name__}：{error}）", "检查数据的类型和过滤器的参数", "word.filter"
    )
