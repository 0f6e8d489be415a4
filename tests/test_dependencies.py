"""What pyproject.toml declares is what the code imports, can be tried at its lowest version, and is locked."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tools.lowest import at_run_time, for_tests, lowest, optional

from reportgen.charts.pictures import fonts

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements-test.txt").read_text(encoding="utf-8")
ENTRY = re.compile(
    r"^(?P<requirement>[\w.-]+==[^\\;]+?)(?P<marker> ;[^\\]*)?(?P<hashes>( \\\n    --hash=\S+)*)$", re.M
)

BROUGHT_ALONG = {"python-docx"}
"""docxtpl depends on it: whoever uses what comes from there has it."""


def imported_by(*folders: str) -> set[str]:
    """The packages that the modules below these folders import, at their head or inside a function."""
    homes = packages_distributions()
    modules = {
        module for folder in folders for file in (ROOT / folder).rglob("*.py") for module in _imports(file)
    }
    found = {canonicalize_name(homes[module][0]) for module in modules if module in homes}
    return found - {"reportgen"}


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name.partition(".")[0] for name in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]


def names(requirements: list[Requirement]) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in requirements}


def test_what_is_declared_is_used_at_run_time_and_what_is_used_is_declared() -> None:
    used = imported_by("src") - BROUGHT_ALONG
    assert names(at_run_time()) | names(optional()) == used | {canonicalize_name(fonts.PACKAGE)}


def test_what_tests_tools_and_benchmarks_use_is_declared() -> None:
    assert imported_by("tests", "tools", "benchmarks") <= names(at_run_time()) | names(for_tests())


def test_every_requirement_has_a_lowest_version() -> None:
    assert lowest(Requirement("a>=1.2,<2")) == "a==1.2"
    assert lowest(Requirement("a==1.2")) == "a==1.2"
    with pytest.raises(ValueError, match="a<2"):
        lowest(Requirement("a<2"))
    for requirement in (*at_run_time(), *for_tests()):
        lowest(requirement)


def test_the_lock_holds_every_requirement_at_a_version_that_is_allowed() -> None:
    locked = [Requirement(entry["requirement"]) for entry in ENTRY.finditer(LOCK)]
    versions = {canonicalize_name(entry.name): str(entry.specifier).removeprefix("==") for entry in locked}
    for requirement in (*at_run_time(), *for_tests()):
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def test_the_lock_names_versions_and_hashes_and_no_address() -> None:
    entries = list(ENTRY.finditer(LOCK))
    assert all(entry["hashes"] for entry in entries)
    comments_and_entries = "".join(f"{entry.group()}\n" for entry in entries)
    others = [line for line in LOCK.splitlines() if line not in comments_and_entries.splitlines()]
    assert all(line.startswith("#") for line in others)
    assert "://" not in LOCK
