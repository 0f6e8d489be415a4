"""A release, built and tried as a stranger gets it: ``python -m tools.release FOLDER``.

Leaves in the folder the source archive and the wheel made from it, both sound by their own metadata; the wheel and all that it
needs installed without a network into an empty environment; and the example reports rendered there, byte for byte those of
the checkout.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import reportgen

_ROOT = Path(__file__).parents[1]
_EXAMPLES = sorted((_ROOT / "data_examples").glob("*.yaml"))


def main(folder: Path) -> None:
    """Build, check, install, render."""
    heading = f"## {reportgen.__version__}\n"
    assert heading in (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), "CHANGELOG.md has no such version"
    folder.mkdir(parents=True, exist_ok=True)
    builder = _environment(folder / "builder")
    _run(builder, "pip", "install", "--quiet", "build", "twine")
    packages = folder / "packages"
    _run(builder, "build", "--outdir", str(packages), str(_ROOT))
    built = sorted(packages.iterdir())
    assert [file.suffix for file in built] == [".whl", ".gz"], built
    _run(builder, "twine", "check", "--strict", *map(str, built))
    wheels = folder / "wheels"
    _run(builder, "pip", "wheel", "--quiet", "--wheel-dir", str(wheels), str(built[0]))
    stranger = _environment(folder / "stranger")
    _run(stranger, "pip", "install", "--quiet", "--no-index", "--find-links", str(wheels), reportgen.__name__)
    _run(stranger, "pip", "check")
    for example in _EXAMPLES:
        report = folder / f"{example.stem}.docx"
        _run(stranger, reportgen.__name__, "render", str(example), "-o", str(report))
        assert report.read_bytes() == reportgen.render(example), f"{report} is not that of the checkout"
    print(f"{', '.join(file.name for file in built)}: installed offline, {len(_EXAMPLES)} reports rendered")


def _environment(folder: Path) -> Path:
    """The Python of a new environment with nothing but pip."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def _run(python: Path, module: str, *arguments: str) -> None:
    """Run a module as a program away from the checkout, so that nothing is imported from there."""
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [str(python), "-m", module, *arguments]
    done = subprocess.run(
        command,
        cwd=python.parents[2],
        env=outside,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
