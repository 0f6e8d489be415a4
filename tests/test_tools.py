"""The tests' own tools: nothing is skipped in CI, where everything is installed."""

from __future__ import annotations

import pytest
from tests.tools import require_program


def test_what_is_missing_ends_a_test_as_skipped_and_in_ci_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTGEN_TESTS", raising=False)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception):
        require_program("no-such-program")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception):
        require_program("no-such-program")
