"""Rendering the compiled parts of a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from types import TracebackType

from jinja2 import Template
from jinja2.exceptions import TemplateRuntimeError
from jinja2.utils import missing

from reportgen.errors import Refusal, ReportgenError, suggestion
from reportgen.word.errors import TemplateError
from reportgen.word.finishing.mending import count_columns, fill_gaps, without_repeated_bookmarks
from reportgen.word.finishing.template_package import TemplatePackage
from reportgen.word.limits import MAX_OUTPUT
from reportgen.word.package.parts import told_of_part
from reportgen.word.tagging.tags import Tag
from reportgen.word.templating.compile import spot_of_line
from reportgen.word.templating.sandbox import MissingError, known_names
from reportgen.word.writing.state import STATE, RenderState

_CHUNK = 4096


def new_state(package: TemplatePackage) -> RenderState:
    """The state that a render of this template starts with."""
    return RenderState(package.styles, package.numbers)


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part with tags, compiled.

    Attributes:
        name: its name in the package.
        template: the compiled Jinja template.
        tags: in the order of the Jinja text.
        looks: as in `Structure`.
        levels: as in `Structure`.
        ragged: it holds tables whose columns are counted after rendering.
        repeats_bookmarks: as in `Structure`.
    """

    name: str
    template: Template
    tags: tuple[Tag, ...]
    looks: tuple[tuple[str, str], ...]
    levels: frozenset[str]
    ragged: bool
    repeats_bookmarks: bool

    def render(self, context: Mapping[str, object], state: RenderState) -> bytes:
        """The part's XML.

        Raises:
            TemplateError: at the first value that does not fit.
        """
        state.part, state.looks = self.name, self.looks
        try:
            text = self._run(context, state)
        except Exception as error:
            spot = spot_of_line(self.tags, self._line_of(error.__traceback__))
            raise TemplateError([spot.refused(_refusal(error, context))]) from error
        if self.ragged:
            with told_of_part(self.name):
                text = count_columns(text)
        if self.repeats_bookmarks:
            text = without_repeated_bookmarks(text)
        return fill_gaps(text, self.levels).encode()

    def _run(self, context: Mapping[str, object], state: RenderState) -> str:
        jinja_context = self.template.new_context({**context, STATE: state})
        return "".join(_bounded(self.template.root_render_func(jinja_context)))

    def _line_of(self, traceback: TracebackType | None) -> int:
        """Line of the Jinja text at which the error arose."""
        namespace, line = self.template.root_render_func.__globals__, 1
        while traceback is not None:
            if traceback.tb_frame.f_globals is namespace:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        return self.template.get_corresponding_lineno(line)


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
