"""The templates that come with reportgen: their outlines are fresh, and nothing in them is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.word.outline import outline

TEMPLATES = sorted((Path(__file__).parents[2] / "templates").rglob("*.docx"))

each_template = pytest.mark.parametrize(
    "template", TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.stem}"
)


@each_template
def test_its_outline_is_fresh(template: Path) -> None:
    assert outline(template) == template.with_suffix(".outline.txt").read_text(encoding="utf-8")
