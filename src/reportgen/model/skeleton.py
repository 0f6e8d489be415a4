"""A data file to fill in: the keys that are needed, empty, with their meaning beside them; the others commented out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportgen.model.accounts import LineItem
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.needed import Needed, Stated, Wants, key_of_entry, needed_beside, needed_of
from reportgen.model.report import Report
from reportgen.model.steps import Step

_HEADER = (
    "# 请在冒号后填写；冒号后留一个空格，“#”之后是说明。",
    "# 整行以“#”开头的键是可选的：需要时删去“# ”再填写，不需要时不必理会。",
    "# 没有的内容请整项删去（连同下级），不要留空；合计可以不填，由各分项算出，填了就核对。",
)
_FILLED_HEADER = (
    "# 各数之后“#”注明取自哪张表的哪一格；冒号后面空着的，工作簿里没有，请填写。",
    "# 整行以“#”开头的键是可选的：需要时删去“# ”再填写，不需要时不必理会。",
    "# 没有的内容请整项删去（连同下级），不要留空；金额以万元为单位。",
)
_TEXTS_NOTE = "# 每段文字写在“|”的下一行，比键多缩进两格，一行一段"
_EXAMPLE_NOTE = "# 每项照此填写，有几项就写几份"
_ENTRY_NOTE = "# 版式用到的一项"
_PLAIN = re.compile(r"[\w（）“”《》、]([\w（）“”《》、。./-]*[\w（）“”《》、。])?")
_INDENT = "  "
_NOTHING = Wants()


def skeleton(wants: Wants) -> str:
    """The text of a commented YAML file to fill in.

    Raises:
        Refusal: for an address that leads nowhere.
    """
    return _written_out(needed_of(wants), _HEADER)


def filled_in(stated: Mapping[tuple[Step, ...], Stated], wants: Wants = _NOTHING) -> str:
    """The text of a YAML file with values that are known, and blanks for what else is needed.

    Args:
        stated: the values by the steps to them, each with its origin as a comment.
        wants: what the layout asks for.
    """
    return _written_out(needed_beside(stated, wants), _FILLED_HEADER)


def _written_out(needed: Needed, header: Iterable[str]) -> str:
    return "\n".join((*header, *_Writer().record(Report, needed, ""))) + "\n"


class _Writer:
    """Writes records; an optional field is explained once, where it first occurs, and only mentioned after that."""

    def __init__(self) -> None:
        self._explained: set[tuple[str, str]] = set()

    def record(self, record: type[Record], needed: Needed, indent: str) -> Iterator[str]:
        inner = dict(needed.inner)
        if not inner and not needed.is_stated:
            inner = {name: Needed() for name in _essentials(record)}
        known = []
        for shape in shape_of(record).values():
            place = inner.get(shape.name)
            if (place and (place.is_wanted or place.is_stated)) or shape.required:
                yield from self._field(shape, place or Needed(), indent)
            elif _what(shape) in self._explained:
                known.append(shape.chinese)
            else:
                yield f"{indent}# {shape.chinese}:{_remark(shape.meaning)}"
            self._explained.add(_what(shape))
        if known:
            yield f"{indent}# 还可填写：{'、'.join(known)}"

    def _field(self, shape: FieldShape, needed: Needed, indent: str) -> Iterator[str]:
        if shape.name == "narrative":
            yield from self._texts(shape, needed, indent)
            return
        below = indent + _INDENT
        is_known = _what(shape) in self._explained and needed.is_stated
        if shape.record is None and not shape.keyed and not shape.many:
            remark = needed.origin or needed.hint or ("" if is_known else shape.meaning)
            yield f"{indent}{shape.chinese}:{_written(needed.value)}{_remark(remark)}"
            return
        yield f"{indent}{shape.chinese}:{'' if is_known else _remark(needed.hint or shape.meaning)}"
        if shape.keyed:
            for key, place in needed.inner.items():
                if place.is_stated or not needed.is_stated:
                    yield f"{below}{_scalar(key)}:{_written(place.value)}{_remark(place.origin)}"
        elif shape.record is None:
            yield f"{below}-{_written(needed.value)}"
        elif shape.many:
            yield from self._list(shape.record, needed, below)
        else:
            yield from self.record(shape.record, needed, below)

    def _list(self, record: type[Record], needed: Needed, indent: str) -> Iterator[str]:
        """The entries that are known, else those that a layout names and one example."""
        below = indent + _INDENT
        if needed.is_stated:
            for entry in needed.entries.values():
                lines = self._stated_entry(record, _with_inner(entry, needed.inner), below)
                yield f"{indent}- {next(lines).strip()}"
                yield from lines
            return
        for name, entry in needed.entries.items():
            yield f"{indent}- {_ENTRY_NOTE}"
            yield from self.record(record, _entry(record, name, entry), below)
        if needed.inner or not needed.entries:
            yield f"{indent}- {_EXAMPLE_NOTE}"
            yield from self.record(record, _example(record, needed), below)

    def _stated_entry(self, record: type[Record], entry: Needed, indent: str) -> Iterator[str]:
        """What is stated and wanted of an entry, without the fields that it might have besides."""
        for shape in shape_of(record).values():
            place = entry.inner.get(shape.name)
            if place is None or not (place.is_stated or (place.is_wanted and not shape.many)):
                continue
            if shape.record is None or shape.many:
                yield from self._field(shape, place, indent)
            else:
                yield f"{indent}{shape.chinese}:"
                yield from self._stated_entry(shape.record, place, indent + _INDENT)
            self._explained.add(_what(shape))

    def _texts(self, shape: FieldShape, needed: Needed, indent: str) -> Iterator[str]:
        yield f"{indent}{shape.chinese}:"
        yield f"{indent}{_INDENT}{_TEXTS_NOTE}"
        for key, place in needed.inner.items():
            hint = _remark(place.hint)
            if place.value is not None:
                yield f"{indent}{_INDENT}{_scalar(key)}:{_written(place.value)}{hint}"
            else:
                yield f"{indent}{_INDENT}{_scalar(key)}: |{hint}"


def _what(shape: FieldShape) -> tuple[str, str]:
    """What a field is in all records that have it; quick to look up."""
    return shape.name, shape.meaning


def _essentials(record: type[Record]) -> tuple[str, ...]:
    """What is asked for where only the record as a whole is needed."""
    return ("actual",) if issubclass(record, LineItem) else record.summands


def _example(record: type[Record], needed: Needed) -> Needed:
    """The needed places of one element: a line of a list must have a name."""
    names = needed.inner or dict.fromkeys(_essentials(record), Needed())
    return Needed({"name": Needed(), **names} if "name" in shape_of(record) else dict(names))


def _entry(record: type[Record], called: str, needed: Needed) -> Needed:
    """The needed places of one entry that a layout names."""
    example = _example(record, needed)
    return Needed({**example.inner, key_of_entry(record, called): Needed(value=called)})


def _with_inner(entry: Needed, wanted: Mapping[str, Needed]) -> Needed:
    """An entry with what is wanted of all entries of its list."""
    if not wanted:
        return entry
    inner = dict(entry.inner)
    for name, place in wanted.items():
        known = inner.get(name)
        inner[name] = _with_inner(known, place.inner) if known else place
    return replace(entry, inner=inner)


def _remark(text: str) -> str:
    return f"  # {' '.join(text.split())}" if text.strip() else ""


def _written(value: object) -> str:
    return "" if value is None else f" {_scalar(value)}"


def _scalar(value: object) -> str:
    """A value as YAML text; what is not plainly a word or number is quoted."""
    text = {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)
    is_plain = _PLAIN.fullmatch(text) and text not in ("null", "Null", "NULL")
    return text if is_plain else json.dumps(text, ensure_ascii=False)
