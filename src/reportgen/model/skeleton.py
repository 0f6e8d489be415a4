"""A data file to fill in: the keys that are needed, empty, with their meaning beside them; the others commented out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.model.accounts import LineItem
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.steps import EntryStep, FieldStep, KeyStep, Step

_HEADER = (
    "# 请在冒号后填写；冒号后留一个空格，“#”之后是说明。",
    "# 整行以“#”开头的键是可选的：需要时删去“# ”再填写，不需要时不必理会。",
    "# 没有的内容请整项删去（连同下级），不要留空；合计可以不填，由各分项算出，填了就核对。",
)
_TEXTS_NOTE = "# 每段文字写在“|”的下一行，比键多缩进两格，一行一段"
_EXAMPLE_NOTE = "# 每项照此填写，有几项就写几份"
_ENTRY_NOTE = "# 版式用到的一项"
_PLAIN = re.compile(r"[\w（）“”《》、]([\w（）“”《》、。./-]*[\w（）“”《》、。])?")
_INDENT = "  "


@dataclass
class _Needed:
    """The needed places below one place: fields and keys; of a list also entries, by their code or name."""

    inner: dict[str, _Needed] = field(default_factory=dict)
    entries: dict[str, _Needed] = field(default_factory=dict)
    value: object = None
    hint: str = ""

    def add(self, steps: Iterable[Step], value: object = None, hint: str = "") -> None:
        place = self
        for step in steps:
            if isinstance(step, EntryStep):
                place = place.entries.setdefault(step.name, _Needed())
            elif isinstance(step, FieldStep | KeyStep):
                place = place.inner.setdefault(step.name, _Needed())
        place.value = place.value if value is None else value
        place.hint = hint or place.hint


def skeleton(
    places: Iterable[str],
    narrative: Mapping[str, str] | None = None,
    preset: Mapping[str, object] | None = None,
    project_narrative: Mapping[str, str] | None = None,
    choices: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """The text of a commented YAML file for a report that needs certain places.

    Args:
        places: addresses of values, e.g. ``支出.按功能``, ``项目?.得分`` or ``支出.按功能.208``.
        narrative: the texts to write, key → hint.
        preset: values that are known beforehand, address → value.
        project_narrative: the texts to write about each project, key → hint.
        choices: the values that a field may have with their meanings, by its address.

    Raises:
        Refusal: for an address that leads nowhere.
    """
    needed = _Needed()
    for place in places:
        needed.add(parse(place, Report, marks=True).steps)
    for place, value in (preset or {}).items():
        needed.add(parse(place, Report).steps, value)
    for key, hint in (narrative or {}).items():
        needed.add((FieldStep("narrative"), KeyStep(key)), hint=hint)
    for key, hint in (project_narrative or {}).items():
        needed.add((FieldStep("projects"), FieldStep("narrative"), KeyStep(key)), hint=hint)
    for place, meanings in (choices or {}).items():
        said = "；".join(f"{value}（{meaning}）" for value, meaning in meanings.items())
        needed.add(parse(place, Report).steps, hint=f"写其中之一：{said}")
    return "\n".join((*_HEADER, *_Writer().record(Report, needed, ""))) + "\n"


class _Writer:
    """Writes records; an optional field is explained once, where it first occurs, and only mentioned after that."""

    def __init__(self) -> None:
        self._explained: set[FieldShape] = set()

    def record(self, record: type[Record], needed: _Needed, indent: str) -> Iterator[str]:
        inner = dict(needed.inner) or {name: _Needed() for name in _essentials(record)}
        known = []
        for shape in shape_of(record).values():
            if shape.name in inner or shape.required:
                yield from self._field(shape, inner.get(shape.name, _Needed()), indent)
            elif shape in self._explained:
                known.append(shape.chinese)
            else:
                yield f"{indent}# {shape.chinese}:{_remark(shape.meaning)}"
            self._explained.add(shape)
        if known:
            yield f"{indent}# 还可填写：{'、'.join(known)}"

    def _field(self, shape: FieldShape, needed: _Needed, indent: str) -> Iterator[str]:
        if shape.name == "narrative":
            yield from self._texts(shape, needed, indent)
            return
        below = indent + _INDENT
        if shape.record is None and not shape.keyed and not shape.many:
            yield f"{indent}{shape.chinese}:{_written(needed.value)}{_remark(needed.hint or shape.meaning)}"
            return
        yield f"{indent}{shape.chinese}:{_remark(needed.hint or shape.meaning)}"
        if shape.keyed:
            for key, place in needed.inner.items():
                yield f"{below}{_scalar(key)}:{_written(place.value)}"
        elif shape.record is None:
            yield f"{below}-{_written(needed.value)}"
        elif shape.many:
            for name, entry in needed.entries.items():
                yield f"{below}- {_ENTRY_NOTE}"
                yield from self.record(shape.record, _entry(shape.record, name, entry), below + _INDENT)
            if needed.inner or not needed.entries:
                yield f"{below}- {_EXAMPLE_NOTE}"
                yield from self.record(shape.record, _example(shape.record, needed), below + _INDENT)
        else:
            yield from self.record(shape.record, needed, below)

    def _texts(self, shape: FieldShape, needed: _Needed, indent: str) -> Iterator[str]:
        yield f"{indent}{shape.chinese}:"
        yield f"{indent}{_INDENT}{_TEXTS_NOTE}"
        for key, place in needed.inner.items():
            hint = _remark(place.hint)
            if place.value is not None:
                yield f"{indent}{_INDENT}{_scalar(key)}:{_written(place.value)}{hint}"
            else:
                yield f"{indent}{_INDENT}{_scalar(key)}: |{hint}"


def _essentials(record: type[Record]) -> tuple[str, ...]:
    """What is asked for where only the record as a whole is needed."""
    return ("actual",) if issubclass(record, LineItem) else record.summands


def _example(record: type[Record], needed: _Needed) -> _Needed:
    """The needed places of one element: a line of a list must have a name."""
    names = needed.inner or dict.fromkeys(_essentials(record), _Needed())
    return _Needed({"name": _Needed(), **names} if "name" in shape_of(record) else dict(names))


def _entry(record: type[Record], called: str, needed: _Needed) -> _Needed:
    """The needed places of one entry that a layout names: digits are its code, anything else its name."""
    example = _example(record, needed)
    key = "code" if called.isdecimal() and "code" in shape_of(record) else "name"
    return _Needed({**example.inner, key: _Needed(value=called)})


def _remark(text: str) -> str:
    return f"  # {' '.join(text.split())}" if text.strip() else ""


def _written(value: object) -> str:
    return "" if value is None else f" {_scalar(value)}"


def _scalar(value: object) -> str:
    """A value as YAML text; what is not plainly a word or number is quoted."""
    text = {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)
    is_plain = _PLAIN.fullmatch(text) and text not in ("null", "Null", "NULL")
    return text if is_plain else json.dumps(text, ensure_ascii=False)
