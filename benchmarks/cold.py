"""What one command costs from a cold start, as ratios to the smallest docxtpl script: ``python -m benchmarks.cold``.

Measured is the processor time (user and system) of whole processes, by turns, in a new environment that holds the wheel
as users install it, and docxtpl. Every run has a data file of its own, so that nothing kept by content can help.
``python -m benchmarks.cold path/to/venv`` measures what an environment holds already; docxtpl must be among it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import docx
from benchmarks.table import Row, print_table

ROOT = Path(__file__).parents[1]
ROUNDS = 15
EXAMPLES = {"钦州": "guangxi-qinzhou", "攀枝花": "sichuan-panzhihua"}
_DOCXTPL_SCRIPT = """
import sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
template.render({"name": sys.argv[2]})
template.save(sys.argv[3])
"""


class Bench:
    """The commands to compare, in the environment and the folder that they run in."""

    def __init__(self, environment: Path, folder: Path) -> None:
        self._python, self._reportgen = (
            str(_programs(environment) / name) for name in ("python", "reportgen")
        )
        self._folder = folder
        self._script = folder / "smallest.py"
        self._script.write_text(_DOCXTPL_SCRIPT, encoding="utf-8")
        document = docx.Document()
        document.add_paragraph("{{ name }}")
        document.save(str(folder / "template.docx"))

    def docxtpl(self, run: int) -> float:
        """Render one value into a document of one paragraph."""
        template, target = self._folder / "template.docx", self._folder / f"{run}.docx"
        return seconds_of([self._python, str(self._script), str(template), f"{run}", str(target)])

    def help(self, _run: int) -> float:
        """Show the help page."""
        return seconds_of([self._reportgen, "--help"])

    def render(self, example: str, run: int) -> float:
        """Render a report."""
        data = self._data_file(example, run)
        return seconds_of([self._reportgen, "render", str(data), "-o", str(data.with_suffix(".docx"))])

    def check(self, example: str, run: int) -> float:
        """Check a data file."""
        return seconds_of([self._reportgen, "check", str(self._data_file(example, run))])

    def _data_file(self, example: str, run: int) -> Path:
        """The example as another unit would have it."""
        text = (ROOT / "data_examples" / f"{example}.yaml").read_text(encoding="utf-8")
        name = re.findall(r"^单位:\n  名称: (.+)$", text, re.MULTILINE)[0]
        file = self._folder / f"{example}-{run}.yaml"
        file.write_text(text.replace(name, f"{name}{run}"), encoding="utf-8")
        return file


def seconds_of(command: list[str]) -> float:
    """The processor time of a process, user and system."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime


def installed(folder: Path) -> Path:
    """A new environment in `folder` with the wheel of this checkout and docxtpl, byte-compiled as pip does it."""
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip = [str(_programs(environment) / "python"), "-m", "pip", "install", "--quiet", str(ROOT), "docxtpl"]
    subprocess.run(pip, check=True)
    return environment


def _programs(environment: Path) -> Path:
    return environment / ("Scripts" if sys.platform == "win32" else "bin")


def measurements(environment: Path | None = None) -> Iterator[Row]:
    """Every command against the smallest docxtpl script: the least that each took in all rounds."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        bench = Bench(environment or installed(work), work)
        jobs = {
            "render 钦州": (lambda run: bench.render(EXAMPLES["钦州"], run), "≤ 1.6"),
            "render 攀枝花": (lambda run: bench.render(EXAMPLES["攀枝花"], run), "≤ 1.9"),
            "check 钦州": (lambda run: bench.check(EXAMPLES["钦州"], run), "≤ 1.5"),
            "check 攀枝花": (lambda run: bench.check(EXAMPLES["攀枝花"], run), "≤ 1.5"),
            "--help": (bench.help, "≤ 0.4"),
        }
        rounds = [[bench.docxtpl(run), *(job(run) for job, _ in jobs.values())] for run in range(ROUNDS + 1)]
        script, *least = map(min, zip(*rounds[1:], strict=True))  # the first round fills the system's caches
        for (name, (_, goal)), seconds in zip(jobs.items(), least, strict=True):
            yield f"reportgen {name} / smallest docxtpl script, cold", f"{seconds / script:.2f}", goal


if __name__ == "__main__":
    print_table(measurements(Path(sys.argv[1]) if sys.argv[1:] else None))
