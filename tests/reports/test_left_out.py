"""Whatever an author leaves out, the report does without it, or the author is told, in the terms of the data file."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import reportgen
from reportgen.errors import ReportgenError, Severity
from reportgen.layout import open_layout
from reportgen.source import read

EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)

Steps = tuple[str | int, ...]
_RARE = {"名称", "简称", "涉密", "说明", "完成率", "偏差率", "考核内容"}
"""What few authors state; a new file only mentions it among what may also be filled in."""


def _places(node: Any, at: Steps = ()) -> Iterator[Steps]:
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in entries:
        yield (*at, key)
        yield from _places(value, (*at, key))


def _kind(place: Steps) -> str:
    return ".".join(step for step in place if isinstance(step, str))


def _one_of_each_kind(tree: Any) -> dict[str, Steps]:
    """A place of every kind, told apart by its last three keys; texts are no figures and hold up nothing."""
    kinds: dict[tuple[str, ...], Steps] = {}
    for place in _places(tree):
        keys = tuple(step for step in place if isinstance(step, str))
        if isinstance(place[-1], str) and "文字" not in place:
            kinds.setdefault(keys[-3:], place)
    return {_kind(place): place for place in kinds.values()}


def _without(tree: Any, place: Steps) -> Any:
    altered = deepcopy(tree)
    node = altered
    for step in place[:-1]:
        node = node[step]
    del node[place[-1]]
    return altered


def _left_out(example: Path) -> dict[str, bytes | list[str]]:
    """By kind of place: the report without it, or the codes of what is said instead."""
    tree = read(example).tree
    outcome: dict[str, bytes | list[str]] = {}
    for kind, place in _one_of_each_kind(tree).items():
        try:
            outcome[kind] = reportgen.render(_without(tree, place))
        except ReportgenError as error:
            outcome[kind] = [entry.code for entry in error.problems if entry.severity is Severity.ERROR]
    return outcome


@each_example
def test_what_is_left_out_is_no_fault_of_the_template_and_a_new_data_file_lists_it_if_it_matters(
    example: Path,
) -> None:
    outcome = _left_out(example)  # takes long: both questions are put to one run
    codes = {kind: said for kind, said in outcome.items() if isinstance(said, list)}
    assert {kind: said for kind, said in codes.items() if any(c.startswith("word.") for c in said)} == {}
    listed = {_kind(place) for place in _places(read(open_layout(example.stem).new_data_file()).tree)}
    whole = reportgen.render(example)
    matters = {
        kind
        for kind, said in outcome.items()
        if ("layout.needs" in said if isinstance(said, list) else said != whole)
    }
    assert {kind for kind in matters - listed if kind.split(".")[-1] not in _RARE} == set()
