"""What the tests of several rooms share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test asserts a duration. CI tries the same examples each time, so that it fails for what a commit changed.
settings.register_profile("everywhere", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "everywhere")

ROOT = Path(__file__).parents[1]


@pytest.fixture
def example() -> Path:
    """The shipped example that the tests of the doors use."""
    return ROOT / "data_examples" / "guangxi-qinzhou.yaml"
