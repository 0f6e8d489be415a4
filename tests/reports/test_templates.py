"""The templates that come with reportgen: their outlines are fresh, and nothing in them is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reports.expected import assert_outline_is_fresh

TEMPLATES = sorted((Path(__file__).parents[2] / "templates").rglob("*.docx"))

each_template = pytest.mark.parametrize(
    "template", TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.stem}"
)


@each_template
def test_its_outline_is_fresh(template: Path) -> None:
    assert_outline_is_fresh(template)
