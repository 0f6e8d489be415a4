"""Importing late: drawing libraries load only when something is drawn with them."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def loaded(reference: str) -> Any:
    """What `reference` names, as ``room.module.name`` below `reportgen.charts`; imported if it is not yet."""
    module, _, name = reference.rpartition(".")
    return getattr(import_module(f"reportgen.charts.{module}"), name)
