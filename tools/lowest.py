"""The lowest version that pyproject.toml allows of every package it names, as constraints for pip.

``python -m tools.lowest > constraints.txt``, then ``pip install --constraint constraints.txt --editable '.[test]'``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

_PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def at_run_time() -> list[Requirement]:
    """What whoever installs the project gets with it."""
    return [Requirement(needed) for needed in _declared()["dependencies"]]


def optional() -> list[Requirement]:
    """What some of it needs besides: `reportgen.docxtpl`, and batches on a cluster."""
    return [*_extra("docxtpl"), *_extra("cluster")]


def for_tests() -> list[Requirement]:
    """What only tests, tools and benchmarks need."""
    return _extra("test")


def _extra(name: str) -> list[Requirement]:
    return [Requirement(needed) for needed in _declared()["optional-dependencies"][name]]


def _declared() -> dict[str, Any]:
    declared: dict[str, Any] = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
    return declared


def lowest(requirement: Requirement) -> str:
    """The requirement with its lower bound as the only version.

    Raises:
        ValueError: when it has no lower bound.
    """
    for specifier in requirement.specifier:
        if specifier.operator in (">=", "=="):
            return f"{requirement.name}=={specifier.version}"
    raise ValueError(f"{requirement} has no lower bound in pyproject.toml")


if __name__ == "__main__":
    for requirement in (*at_run_time(), *for_tests()):
        print(lowest(requirement))
