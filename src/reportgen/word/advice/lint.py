"""Advice on a template: the errors that `WordTemplate.open` raises, and warnings about what it accepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from pathlib import Path

from jinja2 import nodes

from reportgen.errors import Problem, Severity
from reportgen.word.advice.clipping import clipped_drawings
from reportgen.word.advice.habits import habits
from reportgen.word.compiling import package_of
from reportgen.word.errors import PACKAGE, DocumentSpot, TemplateError
from reportgen.word.finishing.template_package import TemplatePackage
from reportgen.word.package.parts import Parts
from reportgen.word.package.styles import stored_name
from reportgen.word.shapes import Shape
from reportgen.word.tagging.purpose import Purpose
from reportgen.word.tagging.tags import Tag
from reportgen.word.template import read_source
from reportgen.word.templating.analysis import Analysis, analyse
from reportgen.word.templating.checks import tag_at, walk
from reportgen.word.templating.environment import make_environment

_ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod)


def lint(
    source: Path | str | bytes,
    *,
    filters: Mapping[str, Callable[..., object]] | None = None,
    names: Shape | None = None,
    drawings: Mapping[str, str] | None = None,
    styles: Iterable[tuple[str, str]] = (),
) -> list[Problem]:
    """The errors of a template, or the warnings when it has no errors; empty when there is nothing to mend.

    Args:
        source: path of a .docx, or its bytes.
        filters: as in `WordTemplate.open`.
        names: as in `WordTemplate.open`.
        drawings: what has to be placed exactly once: each way to write it in a template (``图.支出结构``) with the
            name for messages.
        styles: kind (``paragraph`` or ``character``) and shown name of each style that values will use.

    Raises:
        UnreadableError: when there is no such file.
    """
    data = read_source(source)
    try:
        analysis = analyse(data, make_environment(filters or {}), names)
    except TemplateError as error:
        return list(error.problems)
    return advice_on(analysis, drawings or {}, styles)


def advice_on(
    analysis: Analysis, drawings: Mapping[str, str], styles: Iterable[tuple[str, str]]
) -> list[Problem]:
    """What `lint` says of a template that has been analysed."""
    if analysis.problems:
        return analysis.problems
    try:
        package = package_of(analysis)
    except TemplateError as error:
        return list(error.problems)
    parts = analysis.parts
    return [
        *habits(parts),
        *_curly_quotes(analysis),
        *_arithmetic(analysis),
        *_missing_styles(package, styles),
        *_placements(analysis, drawings),
        *_clipped(parts, drawings),
    ]


def _curly_quotes(analysis: Analysis) -> Iterator[Problem]:
    for source in analysis.sources.values():
        for tag in source.tags:
            if tag.curly and tag.purpose is not Purpose.INTERNAL:
                yield tag.spot.problem(
                    "word.quotes", "标签里用了弯引号", '能用，但直引号 " 更稳妥', Severity.WARNING
                )


def _arithmetic(analysis: Analysis) -> Iterator[Problem]:
    for tag, node in _nodes(analysis):
        if isinstance(node, _ARITHMETIC) and tag.purpose is not Purpose.SPAN and _concerns_data(node):
            yield tag.spot.problem(
                "word.arithmetic",
                f"标签里有算式“{node.operator}”",
                "数字在数据里算好，模板只负责写出",
                Severity.WARNING,
            )


def _concerns_data(node: nodes.BinExpr) -> bool:
    """Whether the arithmetic uses more than the counters of a loop."""
    return any(name.name != "loop" for name in node.find_all(nodes.Name))


def _nodes(analysis: Analysis) -> Iterator[tuple[Tag, nodes.Node]]:
    for name, tree in analysis.trees.items():
        tags = analysis.sources[name].tags
        yield from (
            (tag_at(tags, node), node) for node in walk(tree) if isinstance(node, nodes.Expr) and tags
        )


def _missing_styles(package: TemplatePackage, styles: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for kind, name in styles:
        if (kind, stored_name(name).casefold()) not in package.styles:
            hint = "新建这个样式，或从空白模板里复制过来"
            yield PACKAGE.problem(
                "word.style", f"写出的内容要用样式“{name}”，模板里没有", hint, Severity.WARNING
            )


def _clipped(parts: Parts, drawings: Mapping[str, str]) -> Iterator[Problem]:
    for spot, drawing, by_row in clipped_drawings(parts, drawings.keys()):
        exact, hint = (
            ("表格行是固定行高", "把行高改为“最小值”")
            if by_row
            else ("段落是固定行距", "把这一段的行距改为单倍行距")
        )
        yield spot.problem("word.clipped", f"“{drawing}”所在的{exact}，图会被裁掉", hint, Severity.WARNING)


def _placements(analysis: Analysis, drawings: Mapping[str, str]) -> Iterator[Problem]:
    counts: Counter[str] = Counter()
    places: dict[str, list[DocumentSpot]] = {}
    for part, tree in analysis.trees.items():
        counts += _placed(tree.body, drawings)
        for node in walk(tree):
            if name := drawings.get(_dotted(node)):
                places.setdefault(name, []).append(tag_at(analysis.sources[part].tags, node).spot)
    for name in dict.fromkeys(drawings.values()):
        if counts[name] > 1:
            spot = places[name][1]
            yield spot.problem(
                "word.drawing", f"“{name}”放了 {counts[name]} 次", "只留一处", Severity.WARNING
            )
        elif not counts[name]:
            spelling = next(spelling for spelling, drawing in drawings.items() if drawing == name)
            hint = f"在要放的地方写 {{{{ {spelling} }}}}"
            yield PACKAGE.problem("word.drawing", f"“{name}”没有放进模板", hint, Severity.WARNING)


def _placed(body: Sequence[nodes.Node], drawings: Mapping[str, str]) -> Counter[str]:
    """How often each drawing is placed by these statements; of a condition's branches, the fullest counts."""
    counts: Counter[str] = Counter()
    for node in body:
        if isinstance(node, nodes.If):
            branches = (node.body, node.elif_, node.else_)
            counts += reduce(or_, (_placed(branch, drawings) for branch in branches))
        elif isinstance(node, nodes.CondExpr):
            counts += _placed([node.expr1], drawings) | _placed([node.expr2] if node.expr2 else [], drawings)
        elif name := drawings.get(_dotted(node)):
            counts[name] += 1
        else:
            counts += _placed(list(node.iter_child_nodes()), drawings)
    return counts


def _dotted(node: nodes.Node) -> str:
    """``a.b`` for an attribute of a name; empty for anything else."""
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return f"{node.node.name}.{node.attr}"
    return ""
