"""Imports run one way: the contracts of pyproject.toml hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from importlinter.cli import lint_imports

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_every_import_contract_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_imports(config_filename=str(PROJECT), no_cache=True) == 0, capsys.readouterr().out
