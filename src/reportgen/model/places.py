"""Where a value stands: from a path in the model to the words, the file, the line and the column of the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.errors import shortened
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.source import Document

Path = tuple[str | int, ...]
"""Steps from a record to a value: field names in either language, list indices from 0, and authors' own keys."""


@dataclass(frozen=True, slots=True)
class Place:
    """A path as a person reads it.

    Attributes:
        words: Chinese steps, e.g. ``支出 › 按功能 › 第2项“住房保障支出” › 决算数``.
        raw: the same path in the keys that the file uses, as far as the file goes.
        complete: False where the file does not state the value (it was derived or is missing).
        owner: the record type that the last step belongs to.
    """

    words: str
    raw: Path
    complete: bool
    owner: type[Record] | None


def fields_of(root: type[Record], dotted: str) -> tuple[str, ...]:
    """The English names of a place written as ``收入.合计.决算数`` or ``income.total.actual``.

    A list is stepped into without an index (``项目.得分``); below a mapping stand its authors' own keys.

    Raises:
        KeyError: with the first step that is no field.
    """
    path: list[str] = []
    record: type[Record] | None = root
    awaits_key = False
    for step in dotted.split("."):
        if awaits_key:
            path.append(step)
            awaits_key = False
        elif record is None:
            raise KeyError(step)
        else:
            shape = shape_of(record)[record.template_names[step]]
            path.append(shape.name)
            record, awaits_key = shape.record, shape.keyed
    return tuple(path)


def find(root: type[Record], document: Document, path: Sequence[str | int]) -> Place:
    """Follow `path` from a record of type `root` through the document's tree."""
    words: list[str] = []
    raw: list[str | int] = []
    node: object = document.tree
    complete = True
    record: type[Record] | None = root
    shape: FieldShape | None = None
    owner = root if path else None
    for step in path:
        if isinstance(step, str) and shape is not None and shape.many:
            record = shape.record  # a field of every element
        if isinstance(step, str) and record is not None:
            owner, shape = record, shape_of(record).get(record.template_names.get(step, step))
            candidates: Path = (shape.chinese, shape.name) if shape else (step,)
            words.append(shape.chinese if shape else shortened(step))
            record = None if shape is None or shape.many or shape.keyed else shape.record
        else:
            candidates = (step,)
            record = shape.record if shape else None
            words.append(f"第{step + 1}项" if isinstance(step, int) else shortened(step))
        key = next((key for key in candidates if _has(node, key)), None)
        if key is None or not complete:
            complete = False
            continue
        node = node[key]  # type: ignore[index]
        raw.append(key)
        if isinstance(step, int) and (name := _name_of(node)):
            words[-1] += f"“{name}”"
    return Place(" › ".join(words), tuple(raw), complete, owner)


def _has(node: object, key: str | int) -> bool:
    if isinstance(key, int):
        return isinstance(node, list) and key < len(node)
    return isinstance(node, Mapping) and key in node


def _name_of(node: object) -> str | None:
    name = node.get("名称", node.get("name")) if isinstance(node, Mapping) else None
    return shortened(name) if isinstance(name, str) and name else None
