"""The JSON Schema of a data file: from it an editor completes the keys, shows what they mean and marks what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.needed import Wants
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.steps import FieldStep

_ANY_LAYOUT = Wants()
_UNKNOWN_KEY = "这里没有这个键：可能写错了字，或缩进错了一层"
_NO_MAPPING = "应为一组“键: 值”：从下一行写起，多缩进两格"
_NO_LIST = "应为列表：每项一行，以“- ”开头"
_NO_SUCH_TEXT = "应为一组“名称: 文字”，名称是版式里有的：输入时会列出"
_DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema(wants: Wants = _ANY_LAYOUT, layouts: Iterable[str] = ()) -> dict[str, Any]:
    """The schema of a whole data file (draft 7, which yaml-language-server reads).

    Either language is accepted; only the Chinese keys are suggested while typing. A value that is still blank is no fault
    to an editor: `check` asks for it.

    Args:
        wants: what a layout asks of its data files: its texts are the only ones, with their hints, and its choices; what it
            needs is said beside the keys of the outermost level.
        layouts: ids to offer for the layout.
    """
    schema = {
        "$schema": _DRAFT,
        "type": "object",
        **_record_schema(Report),
        "definitions": {record.__name__: _record_schema(record) for record in records_below(Report)},
    }
    if layouts:
        for key in ("版式", "layout"):
            schema["properties"][key]["examples"] = list(layouts)
    for key, needed in _needed_below(wants.needs).items():
        schema["properties"][key]["description"] += f"\n\n本版式需要{needed}"
    for address, meanings in wants.choices.items():
        _close(schema, _field_at(address), meanings)
    if wants.narrative:
        _name_texts(schema, wants.narrative)
    if wants.project_narrative:
        _name_texts(schema["definitions"]["Project"], wants.project_narrative)
    return schema


def _needed_below(needs: Iterable[str]) -> dict[str, str]:
    """By key of the outermost level, what of it is needed, as it goes on after “需要”."""
    below: dict[str, list[str]] = {}
    for address in needs:
        first, _, rest = address.replace("?", "").partition(".")
        below.setdefault(first, []).append(rest)
    return {
        key: f"：{'、'.join(filter(None, rests))}" if any(rests) else "它" for key, rests in below.items()
    }


def _name_texts(record: dict[str, Any], hints: Mapping[str, str]) -> None:
    """Let a record hold the texts of a layout alone, and say what to write in each."""
    for key in ("文字", "narrative"):
        texts = record["properties"][key]
        content = texts["additionalProperties"]
        texts["properties"] = {
            name: {"title": name, "description": hint, **content} for name, hint in hints.items()
        }
        texts |= {"additionalProperties": False, "errorMessage": _NO_SUCH_TEXT}


def _field_at(address: str) -> tuple[type[Record], FieldShape]:
    """The record type and the field that an address ends in."""
    holder: type[Record] = Report
    shape = None
    for step in parse(address, Report).steps:
        if isinstance(step, FieldStep):
            holder = shape.record or holder if shape else holder
            shape = shape_of(holder)[step.name]
    assert shape is not None
    return holder, shape


def _close(
    schema: dict[str, Any], field: tuple[type[Record], FieldShape], meanings: Mapping[str, str]
) -> None:
    """Let a field hold nothing but these values, and say what they mean."""
    holder, shape = field
    record = schema if holder is Report else schema["definitions"][holder.__name__]
    said = "；".join(f"{value}：{meaning}" for value, meaning in meanings.items())
    for name in (shape.chinese, shape.name):
        entry = record["properties"][name]
        entry["description"] += f"\n\n{said}"
        content = entry["items"] if shape.many else entry
        content.clear() if shape.many else content.pop("type", None)
        content["enum"] = [*meanings, None]


def records_below(root: type[Record]) -> tuple[type[Record], ...]:
    """The record types that a record is made of, in the order in which they are met."""
    met: dict[type[Record], None] = {}
    waiting = list(_records_in(root))
    while waiting:
        record = waiting.pop(0)
        if record not in met:
            met[record] = None
            waiting.extend(_records_in(record))
    return tuple(met)


def _records_in(record: type[Record]) -> Iterator[type[Record]]:
    return (shape.record for shape in shape_of(record).values() if shape.record)


def _record_schema(record: type[Record]) -> dict[str, Any]:
    shapes = shape_of(record).values()
    schema: dict[str, Any] = {
        "title": record.model_config["title"],
        "properties": {shape.chinese: _field_schema(shape) for shape in shapes}
        | {shape.name: {**_field_schema(shape), "doNotSuggest": True} for shape in shapes},
        "additionalProperties": False,
        "errorMessage": _UNKNOWN_KEY,
    }
    schema["dependencies"] = {shape.chinese: _given_twice(shape) for shape in shapes}
    if needed := [shape for shape in shapes if shape.required]:
        schema["allOf"] = [_missing(shape) for shape in needed]
    return schema


def _missing(shape: FieldShape) -> dict[str, Any]:
    """A field that must be given, under its Chinese or its English key; what an editor says where it is not so."""
    message = f"缺少必填项“{shape.chinese}”"  # in each: an editor says what the branch says that fits best
    return {"anyOf": [{"required": [name], "errorMessage": message} for name in (shape.chinese, shape.name)]}


def _given_twice(shape: FieldShape) -> dict[str, Any]:
    """What holds beside the Chinese key of a field: its English key is not given as well."""
    return {
        "properties": {shape.name: False},
        "errorMessage": f"“{shape.chinese}”与“{shape.name}”是同一项，只能写一次",
    }


def _field_schema(shape: FieldShape) -> dict[str, Any]:
    schema: dict[str, Any] = {"title": shape.chinese, "description": shape.meaning}
    if shape.kind:
        schema["description"] += f"\n\n{shape.kind.chinese}：{shape.kind.writing}"
    if shape.examples:
        schema["examples"] = list(shape.examples)
    if shape.many:
        return {
            **schema,
            "type": ["array", "null"],
            "items": _content_schema(shape),
            "errorMessage": _NO_LIST,
        }
    if shape.keyed:
        return {
            **schema,
            "type": ["object", "null"],
            "additionalProperties": _content_schema(shape),
            "errorMessage": _NO_MAPPING,
        }
    return {**schema, **_content_schema(shape)}


def _content_schema(shape: FieldShape) -> dict[str, Any]:
    if shape.kind:
        message = f"应为{shape.kind.chinese}：{shape.kind.writing}"
        return {**_or_blank(shape.kind.schema), "errorMessage": message, "patternErrorMessage": message}
    if shape.record is None:
        return {}
    # Beside a bare $ref, draft 7 ignores title and description; from the type an editor knows that a colon and a level follow.
    return {
        "type": ["object", "null"],
        "allOf": [{"$ref": f"#/definitions/{shape.record.__name__}"}],
        "errorMessage": _NO_MAPPING,
    }


def _or_blank(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a value that may not be filled in yet."""
    allowed = dict(schema)
    if "enum" in allowed:
        allowed["enum"] = [*allowed["enum"], None]
    if "type" in allowed:
        kinds = allowed["type"]
        allowed["type"] = [*([kinds] if isinstance(kinds, str) else kinds), "null"]
    return allowed
