"""Known vulnerabilities in the locked versions, as pip-audit tells them: ``python -m tools.vulnerabilities PIP_AUDIT``.

Ends with 1 where a locked version has one. Where no data can be reached, it says so and ends with 0: a build machine without
a network is no reason to stop.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_LOCK = Path(__file__).parents[1] / "requirements-test.txt"


def told(answer: str) -> tuple[list[str], int, int]:
    """What an answer of pip-audit in JSON says: the vulnerabilities, of how many packages it knows anything, and of how many not."""
    dependencies: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    known = [dependency for dependency in dependencies if "skip_reason" not in dependency]
    return (
        [line for dependency in known for line in _lines(dependency)],
        len(known),
        len(dependencies) - len(known),
    )


def _lines(dependency: dict[str, Any]) -> Iterator[str]:
    for found in dependency["vulns"]:
        mended = ", ".join(found.get("fix_versions", ())) or "no version yet"
        yield f"{dependency['name']} {dependency['version']}: {found['id']} (mended in {mended})"


def main(program: str) -> int:
    """Ask and tell."""
    command = [program, "--requirement", str(_LOCK), "--require-hashes", "--disable-pip", "--format", "json"]
    asked = subprocess.run(
        [*command, "--progress-spinner", "off"], capture_output=True, text=True, check=False
    )
    try:
        lines, known, unknown = told(asked.stdout)
    except (ValueError, KeyError):
        lines, known, unknown = [], 0, 0
    if not known:
        print("no data on vulnerabilities could be reached; the lock was not checked")
        return 0
    print(
        *lines,
        f"{known} packages checked, {len(lines)} vulnerabilities; nothing known of {unknown} more",
        sep="\n",
    )
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
