"""The tests' own tools: nothing is skipped in CI, where everything is installed."""

from __future__ import annotations

import json

import pytest
from tests.tools import require_program
from tools.vulnerabilities import told


def test_what_is_missing_ends_a_test_as_skipped_and_in_ci_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTGEN_TESTS", raising=False)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception):
        require_program("no-such-program")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception):
        require_program("no-such-program")


def test_vulnerabilities_are_told_and_what_is_not_known_is_no_clean_bill() -> None:
    answer = {
        "dependencies": [
            {
                "name": "甲",
                "version": "1.0",
                "vulns": [{"id": "CVE-2020-1", "fix_versions": ["1.1"]}, {"id": "X-2"}],
            },
            {"name": "乙", "version": "2.0", "vulns": []},
            {"name": "丙", "skip_reason": "not found"},
        ]
    }
    lines, known, unknown = told(json.dumps(answer))
    assert lines == ["甲 1.0: CVE-2020-1 (mended in 1.1)", "甲 1.0: X-2 (mended in no version yet)"]
    assert (known, unknown) == (2, 1)
