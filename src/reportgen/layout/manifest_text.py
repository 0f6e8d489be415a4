"""Changing the lists of a layout.yaml as a person would: what stands there, comments included, stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import yaml

from reportgen.layout.manifest import Manifest
from reportgen.model.base import shape_of


class _Edit(NamedTuple):
    """A piece of a text, from one character to another, and what comes in its place."""

    start: int
    end: int
    text: str


def with_places(text: str, needs: Sequence[str], offers: Sequence[str], moved: Iterable[str] = ()) -> str:
    """A layout.yaml with more places in its lists.

    Args:
        text: the file.
        needs: to add to 需要.
        offers: to add to 可选.
        moved: to take out of 可选.
    """
    root = yaml.compose(text)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    edits: list[_Edit] = []
    for field, added, gone in (("needs", needs, ()), ("offers", offers, tuple(moved))):
        names = (field, shape_of(Manifest)[field].chinese)
        value = next((value for key, value in pairs if key.value in names), None)
        if value is not None:
            edits += _edits(text, value, added, gone)
        elif added:
            before = "" if not text or text.endswith("\n") else "\n"
            edits.append(_Edit(len(text), len(text), f"{before}{names[1]}:\n{_items(added, '  ')}"))
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _edits(text: str, value: yaml.Node, added: Sequence[str], gone: Sequence[str]) -> list[_Edit]:
    if not isinstance(value, yaml.SequenceNode) or value.flow_style:
        return _rewritten(text, value, added, gone)
    lines = [_line(text, entry.start_mark.index) for entry in value.value if entry.value in gone]
    edits = [_Edit(start, end, "") for start, end in lines]
    if added:
        _, end = _line(text, value.value[-1].start_mark.index)
        before = "" if text[:end].endswith("\n") else "\n"
        edits.append(_Edit(end, end, before + _items(added, " " * value.start_mark.column)))
    return edits


def _rewritten(text: str, value: yaml.Node, added: Sequence[str], gone: Sequence[str]) -> list[_Edit]:
    """An empty list, or one in brackets, written line by line instead."""
    entries = value.value if isinstance(value, yaml.SequenceNode) else []
    kept = [entry.value for entry in entries if entry.value not in gone]
    if not added and len(kept) == len(entries):
        return []
    start, end = value.start_mark.index, value.end_mark.index
    _, after = _line(text, end)
    if not kept and not added:
        return [_Edit(start, end, "[]")]
    before = "" if text[:after].endswith("\n") else "\n"
    return [_Edit(start, end, ""), _Edit(after, after, before + _items([*kept, *added], "  "))]


def _line(text: str, at: int) -> tuple[int, int]:
    """Where the line of a character begins, and where the next one does."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return start, len(text) if end < 0 else end + 1


def _items(places: Iterable[str], indent: str) -> str:
    return "".join(f"{indent}- {place}\n" for place in places)
