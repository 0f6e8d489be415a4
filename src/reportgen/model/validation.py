"""From a document to a `Report`: validation, with every complaint in Chinese at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NoReturn, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from reportgen.errors import Problem, ReportgenError, Severity, in_file_order, quoted, shortened, suggestion
from reportgen.model.base import Record, shape_of
from reportgen.model.paths import Path
from reportgen.model.report import Report
from reportgen.model.tracing import problem_at, trace
from reportgen.model.values import described, is_blank
from reportgen.source import Document
from reportgen.source.limits import MAX_PROBLEMS
from reportgen.source.yaml_colons import WRITE_COLON
from reportgen.source.yaml_mistakes import QUOTE_BRACES

R = TypeVar("R", bound=Record)

_UNKNOWN_KEY = "data.unknown_key"
_REST_OF_NUMBER = re.compile(r"\d{3}(\.\d+)?")
_KEY_MARK = "[key]"  # pydantic's last step to a mapping's own key

_GROUPS = ("model_type", "dict_type")
_EXPECTED = {
    **dict.fromkeys(_GROUPS, "一组“键: 值”"),
    "tuple_type": "列表（每项一行，以“- ”开头；只有一项可写成 [甲]）",
}


def report_from(document: Document) -> Report:
    """Validate a data file, as `record_from` does."""
    report = record_from(Report, document)
    report._document = document
    return report


def record_from(kind: type[R], document: Document) -> R:
    """Validate a document as one record.

    A key without a value is a fault in a file, where somebody still has to fill it in; in a dict and in JSON, None is
    how programs say that a value is not stated.

    Raises:
        ReportgenError: with one problem for every wrong key, type or missing field, in the order of the file.
    """
    places = list(islice(_blank_places(document), MAX_PROBLEMS)) if document.is_file else []
    problems = [_unfilled(kind, document, path) for path in places]
    try:
        record = kind.model_validate(document.tree, context={"unit": stated_unit(document)})
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        problems += [
            _problem(kind, document, detail)
            for detail in details[:MAX_PROBLEMS]
            if not (document.is_file and _is_unfilled(document, detail["input"]))
            or detail["type"] == "extra_forbidden"
        ]
    if problems:
        raise ReportgenError(in_file_order(_once(problems)))
    return record


def complain_of_fields(kind: type[Record], fields: dict[str, Any], error: ValidationError) -> NoReturn:
    """Tell what is wrong with the fields of a record that a program builds.

    Raises:
        ReportgenError: with one problem for every wrong field, at its name as the program wrote it.
    """
    document = Document(fields, None, null_leaves_out=True)
    details = error.errors(include_url=False, include_context=False)[:MAX_PROBLEMS]
    raise ReportgenError(_problem(kind, document, detail) for detail in details) from None


def _once(problems: list[Problem]) -> Iterator[Problem]:
    """The problems, without asking for a value of a key that is none."""
    unknown = {problem.where for problem in problems if problem.code == _UNKNOWN_KEY}
    return (problem for problem in problems if problem.code != "data.empty" or problem.where not in unknown)


def stated_unit(document: Document) -> object:
    """The unit that a file states for its amounts, as written; a model's are always in 万元."""
    return document.tree.get("金额单位", document.tree.get("unit"))


def _blank_places(document: Document) -> Iterator[Path]:
    """The paths, in the file's own keys, at which nothing was filled in."""
    return (path for path, value in _values(document.tree, ()) if _is_unfilled(document, value))


def _values(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Every single value with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _values(inner, (*path, index))
    else:
        yield path, value


def _is_unfilled(document: Document, value: object) -> bool:
    return is_blank(value) and not (value is None and document.null_leaves_out)


def _unfilled(root: type[Record], document: Document, path: Path) -> Problem:
    owner = trace(document, path, root).owner
    shape = shape_of(owner).get(owner.template_names.get(str(path[-1]), ""))
    hint = "请填写" if shape and shape.required else "请填写；没有这项内容就删去"
    return _error(root, document, path, "data.empty", "还没有填写", hint=hint)


def _problem(root: type[Record], document: Document, detail: ErrorDetails) -> Problem:
    path, kind = tuple(step for step in detail["loc"] if step != _KEY_MARK), detail["type"]
    if kind == "extra_forbidden":
        return _unneeded_key(root, document, path)
    if kind == "missing":
        *parent, field = path
        shape = shape_of(trace(document, path, root).owner)[str(field)]
        message = f"缺少必填项“{shape.chinese}”"
        problem = _error(root, document, tuple(parent), "data.missing", message, hint=shape.meaning or None)
        blank = document.blank_spot((*trace(document, tuple(parent), root).keys, shape.chinese))
        return problem.moved(sheet=blank.sheet, cell=blank.cell) if blank else problem
    found = detail["input"]
    message, code = detail["msg"], "data.value"
    if kind in _EXPECTED:
        message, code = f"应为{_EXPECTED[kind]}，实为{described(found)}", "data.type"
    shown = None if isinstance(found, dict | list) else shortened(str(found))
    return _error(root, document, path, code, message, hint=_hint(kind, found), actual=shown)


def _hint(kind: str, found: object) -> str | None:
    if isinstance(found, dict) and list(found.values()) == [None]:
        return QUOTE_BRACES
    return WRITE_COLON if kind in _GROUPS and isinstance(found, str) and "：" in found else None


def _error(
    root: type[Record], document: Document, path: Path, code: str, message: str, **more: Any
) -> Problem:
    return problem_at(document, path, Severity.ERROR, code, message, root=root, **more)


def _unneeded_key(root: type[Record], document: Document, path: Path) -> Problem:
    """A key that is none, or that says again in English what stands there in Chinese."""
    key, found = str(path[-1]), trace(document, path, root)
    shape = shape_of(found.owner).get(key)
    spot = document.key_spot((*found.keys[: len(path) - 1], key))
    return Problem(
        Severity.ERROR,
        "data.duplicate_key" if shape else _UNKNOWN_KEY,
        found.at(spot),
        f"“{shape.chinese}”与“{key}”是同一项，只能写一次" if shape else f"无法识别的键{quoted(key)}",
        hint="中文键与英文键任选其一" if shape else _suggestion(key, found.owner),
        actual=shortened(key),
    )


def _suggestion(key: str, owner: type[Record]) -> str:
    if _REST_OF_NUMBER.fullmatch(key):
        return "花括号里的逗号把数字断开了：请去掉千分位的逗号，或给数字加引号"
    shapes = shape_of(owner).values()
    below = [shape.chinese for shape in shapes if shape.record and key in shape.record.template_names]
    if below:
        homes = "".join(f"“{home}”" for home in below[:2]) + ("等项" if len(below) > 2 else "")
        return f"“{key}”应写在{homes}之下，请检查缩进"
    names = [name for shape in shapes for name in (shape.chinese, shape.name)]
    all_keys = "此处可用的键：" + "、".join(shape.chinese for shape in shapes)
    return suggestion(key, names, otherwise=all_keys) or all_keys
