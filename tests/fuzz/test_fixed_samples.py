"""A fixed sample of what `tests.fuzz.of_data` and `tests.fuzz.of_packages` try in full."""

from __future__ import annotations

import os

import pytest
from tests.fuzz.of_data import data_trial
from tests.fuzz.of_packages import package_trial
from tests.fuzz.trials import run

_FIRST = 1_000_000
"""Beyond the numbers of the full runs, so that the sample tries something else."""
_SHARES = 4


def _sample(count: int, share: int) -> range:
    if os.environ.get("REPORTGEN_TESTS") == "quick":
        count //= 4
    return range(_FIRST + share, _FIRST + share + count * _SHARES, _SHARES)


@pytest.mark.parametrize("share", range(_SHARES))
def test_damaged_data_are_refused_or_right_and_soon(share: int) -> None:
    assert run(data_trial, _sample(120, share)).lapses == []


@pytest.mark.parametrize("share", range(_SHARES))
def test_damaged_packages_are_refused_or_right_at_every_door_and_soon(share: int) -> None:
    assert run(package_trial, _sample(60, share)).lapses == []
