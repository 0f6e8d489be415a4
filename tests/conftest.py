"""What the tests of several rooms share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test asserts a duration. CI tries the same examples each time, so that it fails for what a commit changed.
settings.register_profile(
    "chosen",
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    max_examples=10 if os.environ.get("REPORTGEN_TESTS") == "quick" else 100,
)
settings.load_profile("chosen")

ROOT = Path(__file__).parents[1]


@pytest.fixture
def example() -> Path:
    """The shipped example that the tests of the doors use."""
    return ROOT / "data_examples" / "guangxi-qinzhou.yaml"
