"""From a path in a report to the user's document: its words, the keys of the file, line and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from reportgen.errors import Problem, Refusal, Severity, Spot, shortened
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.paths import Path, spoken, unknown_step
from reportgen.model.report import Report
from reportgen.model.resolving import Gap
from reportgen.model.steps import EntryStep, KeyStep, names_of
from reportgen.source import Document


@dataclass(slots=True)
class Trace:
    """A path followed through a document up to one step.

    Attributes:
        before: the trace without that step; None at the start.
        step: the name of a field in either language, an index from 0, a key, or the code or name of an entry.
        key: the step as the document writes it; None where the document does not state it.
        owner: the record type that the last field on the way belongs to.
    """

    before: Trace | None
    step: str | int
    key: str | int | None
    owner: type[Record]
    _node: object
    _field: FieldShape | None = None
    _record: type[Record] | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the document itself says what stands there; else it was derived, or is missing."""
        return self.before is None or self.key is not None

    @property
    def keys(self) -> Path:
        """The path in the keys of the document, as far as that goes."""
        return tuple(way.key for way in self._way() if way.key is not None)

    def spot_in(self, document: Document) -> Spot:
        """Where the document states it, would state it, or states its nearest holder."""
        blank = None if self.is_stated else document.blank_spot(self.written)
        return blank or document.spot(self.keys)

    @property
    def written(self) -> Path:
        """The path in the keys of the document, what it does not state by the Chinese names."""
        return tuple(way._in_chinese() if way.key is None else way.key for way in self._way())

    @property
    def words(self) -> str:
        """The path as messages show it, e.g. ``支出 › 按功能 › 第2项“住房保障支出” › 决算数``."""
        return spoken(way._word() for way in self._way())

    @property
    def address(self) -> str:
        """The path as an author writes it, e.g. ``支出.按功能.第2项.决算数``."""
        return ".".join(way._written() for way in self._way())

    def below(self, step: str | int) -> Trace:
        """One step further."""
        held = self._field.record if self._field else None
        holder = self._record if self._field is None else None if self._field.keyed else held
        if not isinstance(step, str) or holder is None:
            return self._to(step, (step,), self.owner, None, held)
        field = shape_of(holder).get(holder.template_names.get(step, step))
        if field is not None:
            return self._to(step, (field.chinese, field.name), holder, field, None)
        is_entry = self._field is not None and self._field.many
        return self._to(step, (step,), holder, None, holder if is_entry else None)

    def _to(
        self,
        step: str | int,
        keys: Path,
        owner: type[Record],
        field: FieldShape | None,
        record: type[Record] | None,
    ) -> Trace:
        key = next((key for key in keys if _has(self._node, key)), None) if self.is_stated else None
        return Trace(self, step, key, owner, None if key is None else self._node[key], field, record)  # type: ignore[index]

    def at(self, spot: Spot) -> Spot:
        """A place in the document with the path that leads there, in words and in the document's own keys."""
        return replace(spot, words=self.words, path=self.keys)

    def _way(self) -> list[Trace]:
        """The traces of all steps from the start on."""
        way, trace = [], self
        while trace.before is not None:
            way.append(trace)
            trace = trace.before
        return way[::-1]

    def _word(self) -> str:
        named = f"“{name}”" if isinstance(self.step, int) and (name := _name_in(self._node)) else ""
        return shortened(self._written()) + named

    def _written(self) -> str:
        return f"第{self.step + 1}项" if isinstance(self.step, int) else str(self._in_chinese())

    def _in_chinese(self) -> str | int:
        return self._field.chinese if self._field else self.step


def trace(document: Document | None, path: Path, root: type[Record] = Report) -> Trace:
    """Follow a path from a record of type `root` through the document that it was read from."""
    tree = document.tree if document else {}
    return reduce(Trace.below, path, Trace(None, "", None, root, tree, None, root))


def _has(node: object, key: str | int) -> bool:
    if isinstance(key, int):
        return isinstance(node, list) and key < len(node)
    return isinstance(node, Mapping) and key in node


def _name_in(node: object) -> str | None:
    """What an entry of a list calls itself."""
    name = node.get("名称", node.get("name")) if isinstance(node, Mapping) else None
    return shortened(name) if isinstance(name, str) and name else None


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
    """A problem at a path of a record; where the document does not state the value, its nearest stated holder gives the line."""
    found = trace(document, path, root)
    spot = found.spot_in(document) if document else Spot()
    return Problem(severity, code, found.at(spot), message, **more)


def absence(document: Document | None, gap: Gap) -> Refusal:
    """The complaint about what an address asks for and the data do not have."""
    there = trace(document, gap.path)
    before = there.before.words if there.before else ""
    if isinstance(gap.step, EntryStep) and isinstance(gap.holder, tuple):
        known = dict.fromkeys(name for entry in gap.holder for name in reversed(names_of(entry)))
        return unknown_step(before, gap.step.name, [*known, *gap.step.record.template_names])
    if isinstance(gap.step, KeyStep) and isinstance(gap.holder, Mapping) and gap.step.name not in gap.holder:
        return unknown_step(before, gap.step.name, gap.holder)
    return Refusal(f"“{there.words}”在数据文件中没有填写")
