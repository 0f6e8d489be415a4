"""``reportgen batch -j 2`` killed again and again, parent or worker: ``python -m tests.cli.kills_of_batch 50``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.cli.kills import is_whole

from reportgen.batching.journal import NAME
from reportgen.output_files import _BEGINNING

_DATA = Path(__file__).parents[2] / "data_examples" / "xinjiang-karamay.yaml"
_ORPHANS_END_WITHIN = 5.0
"""Seconds."""


class Killed(NamedTuple):
    """What was seen: kills, those that met it at work, and what must not be.

    Attributes:
        runs: how many were begun.
        met_at_work: of them, how many were at work when they were killed.
        partial: reports that were not whole after a kill.
        lost: reports that were there before a kill and not after it.
        orphans: workers that outlived their parent.
        left_over: files that the last run left besides reports and journal.
        other: reports of the last run whose bytes are not those of a run that nobody killed.
    """

    runs: int
    met_at_work: int
    partial: int
    lost: int
    orphans: int
    left_over: int
    other: int


def killed(folder: Path, times: int, seed: int, files: int = 60) -> Killed:
    """Kill so many runs, by turns the parent and one of its workers, each going on where the one before ended."""
    random, data = Random(seed), folder / "data"
    data.mkdir()
    text = _DATA.read_text(encoding="utf-8")
    for number in range(files):
        (data / f"{number:03}.yaml").write_text(f"# {number}\n{text}", encoding="utf-8")
    subprocess.run(_command("whole"), cwd=folder, check=True, capture_output=True)
    out = folder / "out"
    met = partial = lost = orphans = 0
    for number in range(times):
        before = set(_reports(out))
        at_work, left = _one_kill(folder, out, random, of_worker=number % 2 == 1)
        met, orphans = met + at_work, orphans + left
        lost += len(before - set(_reports(out)))
        partial += sum(not is_whole(out / name) for name in _reports(out))
        if len(_reports(out)) == files:  # begin anew
            for name in _reports(out):
                (out / name).unlink()
    subprocess.run(_command("out"), cwd=folder, check=True, capture_output=True)
    other = sum((out / name).read_bytes() != (folder / "whole" / name).read_bytes() for name in _reports(out))
    other += files - len(_reports(out))
    rest = {path.name for path in out.iterdir()} - set(_reports(out)) - {NAME}
    return Killed(times, met, partial, lost, orphans, len(rest), other)


def _command(output: str) -> list[str]:
    return [sys.executable, "-m", "reportgen", "batch", "data", "-o", output, "-j", "2"]


def _one_kill(folder: Path, out: Path, random: Random, *, of_worker: bool) -> tuple[bool, int]:
    """Whether it met the run at work, and how many workers outlived it."""
    done = len(_reports(out))
    run = subprocess.Popen(_command("out"), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None and len(_reports(out)) <= done:
        time.sleep(0.01)
    time.sleep(random.random() * 0.3)
    workers = _children(run.pid)
    at_work = run.poll() is None
    if at_work and workers:
        os.kill(random.choice(workers) if of_worker else run.pid, signal.SIGKILL)
    run.wait()
    end = time.monotonic() + _ORPHANS_END_WITHIN
    while (left := [pid for pid in workers if _is_alive(pid)]) and time.monotonic() < end:
        time.sleep(0.05)
    return at_work, len(left)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _reports(out: Path) -> list[str]:
    if not out.is_dir():
        return []
    return [path.name for path in out.iterdir() if path.name != NAME and not path.name.startswith(_BEGINNING)]


def main() -> int:
    """Kill and tell."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as folder:
        found = killed(Path(folder), times, seed=1)
    print(found)
    return found.partial + found.lost + found.orphans + found.left_over + found.other


if __name__ == "__main__":
    sys.exit(main())
