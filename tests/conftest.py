"""Fixtures that several rooms share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def example() -> Path:
    """The shipped example that the tests of the doors use."""
    return ROOT / "data_examples" / "guangxi-qinzhou.yaml"
