"""Data files of any content that the model allows, for properties that hold for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.paths import Path
from reportgen.model.report import Report

SAMPLES = {
    "金额": "12.50",
    "数字": "90",
    "百分数": "98.5%",
    "整数": "3",
    "年份": "2022",
    "日期": "2023-05-21",
    "是否": "是",
    "文字": "甲",
    "数字或文字": "显著",
    "单位": "万元",
}
"""One sound value for every kind of plain value."""

NAMES = st.text('甲乙208.?？“”"第1项得分', min_size=1, max_size=6)
"""Words that have a meaning in addresses, where an author may use them as names and keys."""

_NEEDS_SENSE = ("places",)
"""Fields whose texts are not free."""


def trees(record: type[Record] = Report, depth: int = 4) -> st.SearchStrategy[dict[str, Any]]:
    """Data of one record: what it requires, and up to three other fields."""
    shapes = {name: shape for name, shape in shape_of(record).items() if name not in _NEEDS_SENSE}
    needed = {name for name, shape in shapes.items() if shape.required or name == "name"}
    free = [name for name, shape in shapes.items() if name not in needed and (depth or shape.record is None)]
    chosen = st.lists(st.sampled_from(free), max_size=3, unique=True) if free else st.just([])
    return chosen.flatmap(
        lambda names: st.fixed_dictionaries(
            {name: _values(shapes[name], depth) for name in (*needed, *names)}
        )
    )


def _values(shape: FieldShape, depth: int) -> st.SearchStrategy[Any]:
    if shape.record is not None:
        content: st.SearchStrategy[Any] = trees(shape.record, depth - 1)
    elif shape.name == "name":
        content = NAMES
    else:
        content = st.just(SAMPLES[shape.kind.chinese if shape.kind else "文字"])
    if shape.many:
        return st.lists(content, min_size=1, max_size=3)
    keys = st.just("2019") if shape.name == "history" else NAMES
    return st.dictionaries(keys, content, min_size=1, max_size=3) if shape.keyed else content


def everything(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value that a record states below itself, with its path."""
    if path:
        yield path, value
    below: Any = ()
    if isinstance(value, Record):
        below = ((name, inner) for name, inner in value if inner not in (None, "", (), {}))
    elif isinstance(value, dict):
        below = value.items()
    elif isinstance(value, tuple):
        below = enumerate(value)
    for step, inner in below:
        yield from everything(inner, (*path, step))
