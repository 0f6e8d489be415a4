"""A new data file asks for all that its report needs: filled with an example's figures, nothing is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import reportgen
from reportgen.errors import Severity
from reportgen.layout import open_layout
from reportgen.source import read

EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))
_BY_CHOICE = ("涉密", "忽略规则")
"""What a person adds for a reason of their own; no new file asks for it."""
_PLACEHOLDER = re.compile("{[^}]*}")


def filled(blank: Any, example: Any) -> Any:
    """The example's values under the keys that the new file asks for; keys without a value are deleted."""
    if isinstance(blank, dict):
        return {key: filled(inner, example[key]) for key, inner in blank.items() if key in example}
    if isinstance(blank, list):
        return [filled(blank[0], element) for element in example]
    return _PLACEHOLDER.sub("某数", example)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_filled_in_new_file_is_sound(example: Path) -> None:
    stated: dict[str, Any] = read(example).tree
    data = filled(read(open_layout(example.stem).new_data_file()).tree, stated)
    data |= {key: stated[key] for key in _BY_CHOICE if key in stated}
    assert [problem for problem in reportgen.check(data) if problem.severity is not Severity.NOTE] == []
