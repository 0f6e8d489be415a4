"""``reportgen render`` killed again and again while it writes onto an existing report; ``python -m tests.cli.kills 50``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from random import Random
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

_DATA = Path(__file__).parents[2] / "data_examples" / "xinjiang-karamay.yaml"
_COMMAND = [sys.executable, "-m", "reportgen", "render", str(_DATA), "-o", "报告.docx"]
_SLOWLY = """\
import os, sys, time
from reportgen import output_files as files
once, write = files._write_all, os.write
def slowly(handle, content):
    for start in range(0, len(content), 2000):
        once(handle, content[start:start + 2000])
        time.sleep(0.01)
files._write_all = slowly
print("begun", flush=True)
from reportgen.cli.running import run
run(sys.argv[1:])
"""
"""The command, whose writing takes so long that most kills meet it."""


class Killed(NamedTuple):
    """What was seen after the kills."""

    runs: int
    met_while_writing: int
    partial: int
    lost: int
    left_over: int


def killed(folder: Path, times: int, random: Random) -> Killed:
    """Kill so many runs at random moments, and look at the report each time; then let one run end."""
    report = folder / "报告.docx"
    subprocess.run(_COMMAND, cwd=folder, check=True, capture_output=True)
    met = partial = lost = 0
    for _ in range(times):
        run = subprocess.Popen(
            [sys.executable, "-c", _SLOWLY, *_COMMAND[3:]],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        _wait_until_it_writes(folder, run)
        time.sleep(random.random() * 0.3)
        run.kill()
        run.wait()
        assert run.stdout is not None
        run.stdout.close()
        met += bool(_left_over(folder))
        lost += not report.exists()
        partial += report.exists() and not is_whole(report)
    subprocess.run(_COMMAND, cwd=folder, check=True, capture_output=True)
    return Killed(times, met, partial, lost, len(_left_over(folder)))


def _wait_until_it_writes(folder: Path, run: subprocess.Popen[bytes]) -> None:
    before = set(_left_over(folder))
    while run.poll() is None and set(_left_over(folder)) <= before:
        time.sleep(0.005)


def _left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name != "报告.docx"]


def is_whole(report: Path) -> bool:
    """Whether a report can be read to its end."""
    try:
        with ZipFile(BytesIO(report.read_bytes())) as archive:
            return archive.testzip() is None
    except BadZipFile:
        return False


def main() -> int:
    """Kill and tell."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as folder:
        found = killed(Path(folder), times, Random(1))
    print(found)
    return found.partial + found.lost + found.left_over


if __name__ == "__main__":
    sys.exit(main())
