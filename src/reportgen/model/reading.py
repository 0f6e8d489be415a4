"""From a document to a `Report`: validation, with every complaint in Chinese at its place."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from reportgen.errors import Problem, ReportgenError, Severity
from reportgen.model.base import Record, shape_of
from reportgen.model.places import Path, Place, find
from reportgen.model.report import Report
from reportgen.source import Document

R = TypeVar("R", bound=Record)

_MESSAGES = {
    "model_type": "应为一组“键: 值”，实为{found}",
    "tuple_type": "应为列表（每项一行，以“- ”开头），实为{found}",
    "dict_type": "应为一组“键: 值”，实为{found}",
    "literal_error": "应为“万元”或“元”，实为{found}",
    "string_type": "不能为空，应为文字",
    "decimal_type": "不能为空，应为数字",
    "int_type": "不能为空，应为整数",
    "recursion_loop": "数据引用了自身",
}


def report_from(document: Document) -> Report:
    """Validate a data file, as `record_from` does."""
    report = record_from(Report, document)
    report._document = document
    return report


def record_from(kind: type[R], document: Document) -> R:
    """Validate a document as one record.

    Raises:
        ReportgenError: with one problem for every wrong key, type or missing field.
    """
    unit = document.tree.get("金额单位", document.tree.get("unit"))
    try:
        return kind.model_validate(document.tree, context={"unit": unit})
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        raise ReportgenError(_problem(kind, document, detail) for detail in details) from None


def problem_at(
    document: Document | None,
    path: Path,
    severity: Severity,
    code: str,
    message: str,
    *,
    root: type[Record] = Report,
    **more: Any,
) -> Problem:
    """A problem placed at `path` of a record; the nearest stated ancestor gives the line where the value is derived."""
    document = document or Document({}, None)
    place = find(root, document, path)
    position = document.position(place.raw)
    return Problem(
        severity,
        code,
        place.words,
        message,
        file=document.name,
        line=position.line if position else None,
        column=position.column if position else None,
        **more,
    )


def _problem(root: type[Record], document: Document, detail: ErrorDetails) -> Problem:
    path = tuple(detail["loc"])
    place = find(root, document, path)
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(document, path, place)
    if kind == "missing":
        *parent, field = path
        message, path = f"缺少必填项“{_chinese(place, str(field))}”", tuple(parent)
    elif kind in ("value", "float"):
        message = detail["msg"]
    else:
        message = _MESSAGES.get(kind, "值不正确：{found}").format(found=_described(detail["input"]))
    return problem_at(
        document, path, Severity.ERROR, f"data.{kind}", message, root=root, actual=_shown(detail["input"])
    )


def _unknown_key(document: Document, path: Path, place: Place) -> Problem:
    key = str(path[-1])
    owner = place.owner or Record
    shapes = shape_of(owner)
    if key in shapes:
        message = f"“{shapes[key].chinese}”写了两次：中文键与英文键“{key}”只能用一个"
        hint = None
    else:
        message = f"无法识别的键“{key}”"
        hint = _suggestion(key, owner)
    position = document.key_position((*place.raw[: len(path) - 1], key))
    return Problem(
        Severity.ERROR,
        "data.unknown_key",
        place.words,
        message,
        hint=hint,
        file=document.name,
        line=position.line if position else None,
        column=position.column if position else None,
        actual=key,
    )


def _suggestion(key: str, owner: type[Record]) -> str:
    names = [name for shape in shape_of(owner).values() for name in (shape.chinese, shape.name)]
    near = get_close_matches(key, names, n=1, cutoff=0.5)
    if near:
        return f"是否应为“{near[0]}”？"
    return "此处可用的键：" + "、".join(shape.chinese for shape in shape_of(owner).values())


def _chinese(place: Place, field: str) -> str:
    shape = shape_of(place.owner).get(field) if place.owner else None
    return shape.chinese if shape else field


def _described(value: object) -> str:
    if isinstance(value, dict):
        return "一组键值"
    if isinstance(value, list | tuple):
        return "一个列表"
    return "空" if value is None else f"“{_shown(value)}”"


def _shown(value: object) -> str | None:
    if value is None or isinstance(value, dict | list | tuple):
        return None
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
